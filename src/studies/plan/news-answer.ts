import { at } from '../../lists/index.ts'
import { less, larger, quantity, smaller, sum, times, type MillionUsd } from '../../quantity/index.ts'
import { formatMonth } from '../../world/index.ts'
import { decisionsIn } from './decided.ts'
import { levelIn, type Levels, type MasterProblem, newsOf } from './master-problem.ts'
import { chanceOf, endsOf, periodsUpTo } from './news.ts'
import type { NewsTree } from './news-schema.ts'
import { attackProbabilities } from './news-timeline.ts'
import { nodeWorlds } from './news-worlds.ts'
import { ordersOf } from './orders.ts'
import { attackedIn } from './period-options.ts'
import type { PlanProblem, ProblemChanges, SolveFrom } from './problem.ts'
import type { PlanNewsResult } from './news-result.ts'
import type { ObjectiveBounds } from './solve-control.ts'
import type { SolvedPlan } from './solve.ts'
import { HAD } from './tolerances.ts'
import { toldPeriod, type RecheckedPlan } from './told-plan.ts'

/** Parts of the time for the plan that is decided at once, for the one that waits for news, and for those that know each path. */
const TIME = { atOnce: 1 / 4, waiting: 1 / 2, knowing: 1 / 4 }

/** A plan that waits for news, and what it is compared with. */
export interface SolvedNews {
  readonly best: SolvedPlan
  /** The best that decides all of it before any news: the same at all nodes. */
  readonly atOnce: SolvedPlan
  /** The mean over paths of what the best plan of each costs where it is known from the start. */
  readonly knowing: ObjectiveBounds
}

/**
 * Solves a plan over a tree of news three times. With z the least objective,
 *
 *   z(known from the start)  <=  z(waits for news)  <=  z(decided at once)
 *
 * since what may be decided at once may be decided by one that waits, and by one that knows. The bounds of each tighten those of the next.
 */
export function solveWithNews(question: PlanProblem, onBest?: SolveFrom['onBest']): SolvedNews {
  const { master } = question
  const news = newsOf(master)
  const early = question.solve({ news: { ...news, waits: false } }, { timeShare: TIME.atOnce })
  const found = question.solve(
    {},
    { from: early.levels, timeShare: TIME.waiting, ...(onBest === undefined ? {} : { onBest }) },
  )
  const ends = endsOf(news)
  const paths = ends.map((end) => {
    const path = periodsUpTo(news, end)
    const from = { v: path.map((b) => at(found.levels.v, b)) }
    const solved = question.solve(pathOf(master, path), { from, timeShare: TIME.knowing / ends.length })
    return { reach: chanceOf(news, end), solved }
  })
  const mean = (of: (solved: SolvedPlan) => MillionUsd): MillionUsd =>
    paths.reduce((all, { reach, solved }) => sum(all, times(of(solved), reach)), quantity<'MUSD'>(0))
  const best = {
    ...found,
    lowerBound: larger(
      found.lowerBound,
      mean(({ lowerBound }) => lowerBound),
    ),
  }
  return {
    best,
    atOnce: { ...early, lowerBound: larger(early.lowerBound, best.lowerBound) },
    knowing: {
      lowerBound: mean(({ lowerBound }) => lowerBound),
      upperBound: smaller(
        mean(({ upperBound }) => upperBound),
        best.upperBound,
      ),
    },
  }
}

/** The question of one path that is known from the start. */
export function pathOf(
  master: MasterProblem,
  path: readonly number[],
): Required<Pick<ProblemChanges, 'periods' | 'availability' | 'news'>> {
  const news = newsOf(master)
  return {
    periods: path.map((b) => at(master.periods, b)),
    availability: (i, k) => master.availability(i, at(path, k)),
    news: {
      nodes: [{ parent: -1, from: 0, reach: 1 }],
      periods: path.map((b, k) => ({ ...at(news.periods, b), node: 0, before: k - 1 })),
      worlds: news.worlds,
      slip: (i, k) => news.slip(i, at(path, k)),
      waits: true,
    },
  }
}

/** The periods of the path that is likeliest; of several, the first. */
export function likeliestPath(master: MasterProblem): number[] {
  const news = newsOf(master)
  const end = endsOf(news).reduce((one, other) => (chanceOf(news, other) > chanceOf(news, one) ? other : one))
  return periodsUpTo(news, end)
}

/** A question and a plan on one path of the tree. */
export function onPath<T extends Pick<SolvedPlan, 'levels' | 'worst'>>(
  question: PlanProblem,
  solved: T,
  { rechecked, beyond, difference }: RecheckedPlan,
  path: readonly number[],
): { readonly question: PlanProblem; readonly solved: T; readonly checked: RecheckedPlan } {
  const of = <V>(list: readonly V[]): V[] => path.map((b) => at(list, b))
  const nothing = question.doNothing()
  return {
    question: {
      ...question,
      master: { ...question.master, ...pathOf(question.master, path) },
      doNothing: () => ({ ...nothing, worst: of(nothing.worst) }),
    },
    solved: { ...solved, levels: { v: of(solved.levels.v) }, worst: of(solved.worst) },
    checked: { rechecked: of(rechecked), beyond: of(beyond), difference },
  }
}

/** What is decided at each node and what is lost in its years, and what waiting and knowing are worth. */
export function toldNews(
  question: PlanProblem,
  tree: NewsTree,
  { best, atOnce, knowing }: SolvedNews,
  { rechecked }: Pick<RecheckedPlan, 'rechecked'>,
): PlanNewsResult {
  const { master } = question
  const news = newsOf(master)
  const worlds = nodeWorlds(tree)
  const chances = attackProbabilities(tree, master.attackProbability)
  const nothing = question.doNothing().worst
  return {
    title: tree.title,
    titleJa: tree.title_ja ?? tree.title,
    nodes: tree.nodes.map(({ id, parent, year, chance, chance_range: range, title, title_ja: titleJa, slips }, n) => ({
      id,
      parent: parent ?? null,
      title: title ?? id,
      titleJa: titleJa ?? title ?? id,
      year,
      chance,
      chanceRange: range ?? null,
      reach: at(news.nodes, n).reach,
      attackProbability: at(chances, n),
      conduct: [...at(worlds, n).conduct],
      draw: at(worlds, n).draw,
      slips: slips ?? [],
      decisions: decidedAt(question, best.levels, n),
      periods: master.periods.flatMap((_, b) =>
        at(news.periods, b).node === n
          ? [
              toldPeriod(question, b, {
                nothing: at(nothing, b),
                worst: at(best.worst, b),
                rechecked: at(rechecked, b),
              }),
            ]
          : [],
      ),
    })),
    atOnce: {
      lowerBound: atOnce.lowerBound,
      upperBound: atOnce.upperBound,
      decisions: decisionsIn(question, atOnce.levels).map(({ item: { id, share } }) => ({ id, share })),
    },
    knowing,
    waiting: difference(atOnce, best),
    information: difference(best, knowing),
  }
}

/** What is ordered at a node, by the month in which it is to stand. What is built before any of it is ordered there is not. */
function decidedAt(
  { master, start }: PlanProblem,
  levels: Levels,
  node: number,
): PlanNewsResult['nodes'][number]['decisions'] {
  return master.decisions.flatMap(({ id, kind, lead, delay, fixed, sized }, i) => {
    const { orders } = at(ordersOf(master), i)
    const levelOf = (o: number): number => {
      const b = at(at(orders, o).periods, 0)
      return master.availability(i, b) === 'optional' ? levelIn(levels, b, i) : 0
    }
    return orders.flatMap((order, o) => {
      if (order.node !== node) return []
      const share = levelOf(o)
      const added = share - (order.before < 0 ? 0 : levelOf(order.before))
      if (Math.abs(added) <= HAD) return []
      const begun = order.before < 0 || levelOf(order.before) <= 0
      return [
        {
          id,
          kind,
          share,
          added,
          decideBy: formatMonth(start + order.month - lead - delay),
          availableFrom: formatMonth(attackedIn(start, at(master.periods, at(order.periods, 0)))),
          upfrontCost: sum(times(sized, Math.max(0, added)), begun ? fixed : quantity<'MUSD'>(0)),
        },
      ]
    })
  })
}

/** How far one objective lies above another, between the bounds of both; below zero only by rounding. */
const difference = (one: ObjectiveBounds, other: ObjectiveBounds): { atLeast: number; atMost: number } => ({
  atLeast: Math.max(0, less(one.lowerBound, other.upperBound)),
  atMost: Math.max(0, less(one.upperBound, other.lowerBound)),
})
