import { at, entry, memoized } from '../../lists/index.ts'
import { larger, quantity, smaller, times, type MillionUsd } from '../../quantity/index.ts'
import { yearOf } from '../../world/index.ts'
import { mean, quantileIn } from '../sample.ts'
import { costOf, spentOn } from './costs.ts'
import type { PlanDumping } from './dumping-result.ts'
import {
  expectedSupport,
  grantTo,
  inYearOfPath,
  isFunded,
  supportAlone,
  type DumpingOnPlan,
} from './dumping-support.ts'
import { levelIn, type Levels } from './master-problem.ts'
import type { PlanProblem } from './problem.ts'
import type { SolvedPlan } from './solve.ts'

/** Sets of plants that are searched, those that stand still in most draws; the others lie between those within them and those around them. */
const SETS = 6
/** Of what a spell costs, so much of the draws lies below. */
const HIGH = 0.95

type Solved = Pick<SolvedPlan, 'levels' | 'worst'>

/** What dumping does to a plan: what keeping its plants costs, what becomes of them else, and what is lost by that. */
export function dumpingOnPlan(question: PlanProblem, dumping: DumpingOnPlan, solved: Solved): PlanDumping {
  const { master } = question
  const { path, probability } = dumping
  const alone = { ...master, decisions: supportAlone(dumping, master.decisions) }
  const plants = plantsIn(question, dumping, solved.levels)
  return {
    path: { id: path.id, title: path.title, titleJa: path.titleJa, months: path.months },
    probability,
    draws: Math.max(0, ...[...dumping.plants.values()].map(({ needs }) => needs.length)),
    support: { discounted: costOf(alone, solved.levels), undiscounted: spentOn(alone, solved.levels) },
    spell: spellOf(question, dumping, solved.levels),
    plants: [...plants.filter(({ share }) => share > 0), ...plants.filter(({ share }) => share === 0)],
    notKept: notKept(question, dumping, solved),
  }
}

/** How much stands of each decision at the end, and so at most: what is built stays. */
const atEnd = ({ master: { decisions, periods } }: Pick<PlanProblem, 'master'>, levels: Levels): number[] =>
  decisions.map((_, i) => levelIn(levels, periods.length - 1, i))

function plantsIn(question: PlanProblem, dumping: DumpingOnPlan, levels: Levels): PlanDumping['plants'] {
  const shares = atEnd(question, levels)
  const { periods, decisions, availability } = question.master
  return decisions.flatMap((decision, i): PlanDumping['plants'] => {
    if (!isFunded(decision) || !periods.some((_, b) => availability(i, b) === 'optional')) return []
    const share = at(shares, i)
    const about = { id: decision.id, share, expectedSupport: times(expectedSupport(dumping, decision), share || 1) }
    const lacks = dumping.withoutBooks.get(decision.site)
    if (lacks !== undefined) return [{ ...about, ...NO_BOOKS, lacks }]
    const plant = entry(dumping.plants, decision.site)
    const { product, central, severe } = plant
    return [
      {
        ...about,
        lacks: null,
        material: product?.material ?? null,
        baselinePrice: product?.baselinePrice ?? null,
        lowestPrice: product?.lowestPrice ?? null,
        floorPrice: central.floorPrice ?? null,
        floorPriceSevere: severe.floorPrice ?? null,
        support: grantTo(dumping, plant),
        supportCentral: inYearOfPath(dumping, central.years),
        supportSevere: inYearOfPath(dumping, severe.years),
        shortBefore: grantTo(dumping, { needs: plant.needsBefore }),
        idle: [...plant.idle],
        closed: [...plant.closed],
        idleBefore: mean(plant.idleBefore.map(Number)),
      },
    ]
  })
}

const NO_BOOKS = {
  material: null,
  baselinePrice: null,
  lowestPrice: null,
  floorPrice: null,
  floorPriceSevere: null,
  support: null,
  supportCentral: null,
  supportSevere: null,
  shortBefore: null,
  idle: [],
  closed: [],
  idleBefore: null,
}

/** What a spell costs year by year if all plants of the plan are kept: over draws, in which prices fall for all of them alike. */
function spellOf(question: PlanProblem, dumping: DumpingOnPlan, levels: Levels): PlanDumping['spell'] {
  const kept = fundedIn(question, dumping, levels)
  const [first] = kept
  if (first === undefined) return []
  const shares = atEnd(question, levels)
  return at(first.plant.needs, 0).map((_, y) => {
    const byDraw = first.plant.needs.map((_, draw) =>
      kept.reduce((sum, { i, plant }) => sum + at(shares, i) * at(at(plant.needs, draw), y), 0),
    )
    return {
      year: y + 1,
      mean: quantity<'MUSD'>(mean(byDraw)),
      p95: quantity<'MUSD'>(quantileIn(Float64Array.from(byDraw).sort(), HIGH)),
    }
  })
}

/** Plants with books that a plan has, by their place among the decisions. */
const fundedIn = (question: PlanProblem, dumping: DumpingOnPlan, levels: Levels) =>
  question.master.decisions.flatMap((decision, i) => {
    const plant = isFunded(decision) ? dumping.plants.get(decision.site) : undefined
    const stands = question.master.periods.some((_, b) => levelIn(levels, b, i) > 0)
    return plant !== undefined && stands ? [{ i, plant }] : []
  })

/** What is lost in each period without some plants. */
interface LossWithout {
  readonly losses: readonly MillionUsd[]
  readonly bounds: readonly MillionUsd[]
}

/**
 * What the worst attack takes after a spell if the plants get no help: the mean over draws of what it takes without those that stand still then.
 * The most frequent sets of them are searched exactly. No other set costs less than one within it, nor more than one around it, since what stands
 * moves bounds of the followers' linear program outwards alone: so the mean stands between two bounds.
 */
function notKept(question: PlanProblem, dumping: DumpingOnPlan, solved: Solved): PlanDumping['notKept'] {
  const funded = fundedIn(question, dumping, solved.levels)
  if (funded.length === 0) return []
  const { master, evaluator, start } = question
  const without = memoized((key: string): LossWithout => {
    const gone = new Set(placesIn(key))
    const worst =
      gone.size === 0
        ? solved.worst
        : evaluator.evaluate(
            { v: solved.levels.v.map((levels) => levels.map((level, i) => (gone.has(i) ? 0 : level))) },
            true,
          ).worst
    return { losses: worst.map(({ loss }) => loss), bounds: worst.map(({ bound }) => bound) }
  })
  const sets = (idle: (one: (typeof funded)[number]) => readonly boolean[]): string[] =>
    at(funded, 0).plant.idleInDraw.map((_, draw) =>
      keyOf(funded.filter((one) => at(idle(one), draw)).map(({ i }) => i)),
    )
  const dumped = sets(({ plant }) => plant.idleInDraw)
  const before = sets(({ plant }) => plant.idleBefore)
  const all = keyOf([...new Set([...dumped, ...before].flatMap(placesIn))])
  return master.periods.map(({ from }, b) => ({
    from: yearOf(start) + from,
    kept: at(solved.worst, b).loss,
    before: meanLoss(before, all, b, without),
    dumped: meanLoss(dumped, all, b, without),
    allGone: at(without(all).bounds, b),
  }))
}

const keyOf = (places: readonly number[]): string => [...places].sort((one, other) => one - other).join(' ')
const placesIn = (key: string): number[] => (key === '' ? [] : key.split(' ').map(Number))
const isWithin = (one: string, other: string): boolean => {
  const around = new Set(placesIn(other))
  return placesIn(one).every((place) => around.has(place))
}

/** The mean loss of a period over the sets of all draws, at least and at most. */
export function meanLoss(
  byDraw: readonly string[],
  all: string,
  b: number,
  without: (key: string) => LossWithout,
): { atLeast: number; atMost: number } {
  const counts = new Map<string, number>()
  for (const key of byDraw) counts.set(key, (counts.get(key) ?? 0) + 1)
  const often = [...counts].sort(([one, m], [other, n]) => n - m || (one < other ? -1 : 1)).map(([key]) => key)
  const searched = [...new Set(['', ...often.slice(0, SETS), all])]
  const least = (key: string): MillionUsd =>
    searched
      .filter((one) => isWithin(one, key))
      .map((one) => at(without(one).losses, b))
      .reduce(larger)
  const most = (key: string): MillionUsd =>
    searched
      .filter((one) => isWithin(key, one))
      .map((one) => at(without(one).bounds, b))
      .reduce(smaller)
  const over = (of: (key: string) => MillionUsd): number =>
    [...counts].reduce((sum, [key, count]) => sum + (count / byDraw.length) * of(key), 0)
  return { atLeast: over(least), atMost: over(most) }
}
