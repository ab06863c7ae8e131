import type { Baseline } from '../../clearing/index.ts'
import { at } from '../../lists/index.ts'
import { larger, quantity, smaller, sumOf, type MillionUsd } from '../../quantity/index.ts'
import { optimalityOf, type Solver } from '../../solver/index.ts'
import { formatMonth, yearOf, type Scenario, type World } from '../../world/index.ts'
import { VERSION } from '../version.ts'
import { checkAnew } from './anew.ts'
import { attackedIn } from './blocks.ts'
import { costOf, spentOn } from './costs.ts'
import { itemsOf, type Itemised } from './items.ts'
import type { Told } from './inquiry.ts'
import { ifLate } from './late.ts'
import { otherPlans } from './others.ts'
import { levelIn } from './master.ts'
import { chancesOf, openQuestion, type PlanOptions, type Question } from './question.ts'
import type { PlanResult } from './result.ts'
import type { Bounds } from './search.ts'
import type { Solved } from './solve.ts'
import { together } from './together.ts'
import { valuesOf, type Value } from './values.ts'
import { askedWorld } from '../asked-world.ts'

/** By what part the best may be exceeded by plans that are nearly as good. */
const SLACK = 0.05

/** Less than this part of all that could be had is not in a plan. */
const HAD = 1e-3

/** The projects, stocks and contracts that leave least to be lost under attack, within a budget, and how near to the best that is. */
export function plan(
  world: World,
  baseline: Baseline,
  menu: Scenario,
  solver: Solver,
  options: PlanOptions,
): PlanResult {
  const question = openQuestion(world, baseline, menu, solver, options)
  const { onPart } = options
  try {
    const asked = askedFor(question)
    const nothing = question.nothing()
    const answer = (solved: Found, told: Decided): PlanResult => ({
      study: 'plan',
      version: VERSION,
      world: askedWorld(world, baseline),
      ...asked,
      objective: {
        ...proofOf(solved),
        claimed: solved.claimed,
        without: nothing.comesTo,
        stopped: solved.stopped,
      },
      search: solved.rounds,
      ...told.told,
      front: [],
      others: [],
      noRegret: [],
      blunt: bluntFrom(question, told.beyond),
      late: null,
      together: null,
      terms: reached(question, solved),
      check: { difference: told.difference, ...kept(question, told.items) },
    })
    const solved = question.solve(
      {},
      onPart === undefined
        ? undefined
        : (best, lower) => {
            const { terms, inquiry } = question
            const cost = costOf(terms, best.levels)
            const spent = spentOn(terms, best.levels)
            const rounds = { parts: 0, wholes: 0, searches: inquiry.searches(), cuts: inquiry.pool.length }
            const found: Found = { ...best, lower, claimed: lower, cost, spent, stopped: 'time', rounds }
            onPart(answer(found, decided(question, found, unchecked(found))))
          },
    )
    const main = decided(question, solved, checkAnew(question, solved), options.values === true)
    let result = answer(solved, main)
    const add = (part: Partial<PlanResult>): void => {
      result = { ...result, ...part }
      onPart?.(result)
    }
    add({})
    // From the dearest down, each goes on from what the last has shown; a plan that keeps to a smaller budget too is best there.
    const known = [{ budget: question.terms.budget, found: solved, checked: main }]
    for (const budget of [...(options.front ?? [])].sort((a, b) => b - a)) {
      const fits = known.find((one) => one.budget >= budget && one.found.spent <= budget)
      const found = fits?.found ?? question.solve({ budget })
      const checked = fits?.checked ?? decided(question, found, checkAnew(question, found))
      known.push({ budget, found, checked })
      const { told, difference } = checked
      add({
        front: [{ budget, ...proofOf(found), difference: difference ?? 0, ...told }, ...result.front],
      })
    }
    add({ front: neverWorse(result) })
    for (const other of otherPlans(question, solved, options.others ?? 0, options.slack ?? SLACK)) {
      const { told, difference } = decided(question, other, checkAnew(question, other))
      add({
        others: [...result.others, { upper: other.upper, unlike: other.unlike, difference: difference ?? 0, ...told }],
      })
    }
    add({ noRegret: noRegret(result.items, result.others) })
    if ((options.lateDraws ?? 0) > 0)
      add({ late: ifLate(question, solved.levels, options.lateDraws ?? 0, options.seed ?? 1) })
    if (options.together === true) add({ together: together(question, solved) })
    return result
  } finally {
    question.dispose()
  }
}

/** A plan with its bound, before it is told. */
type Found = Omit<Solved, 'without' | 'least'>

/** Both bounds, and how near they are. */
const proofOf = ({ lower, upper }: Bounds): Pick<PlanResult['objective'], 'lower' | 'upper' | 'gap' | 'optimal'> => ({
  lower,
  upper,
  ...optimalityOf(upper, lower),
})

/** What a smaller budget buys, a larger one buys too: within the gap, a plan may else seem better with less. */
function neverWorse({ front, options, objective, cost, spent, items, years }: PlanResult): PlanResult['front'] {
  const none = quantity<'MUSD'>(Number.POSITIVE_INFINITY)
  const main = { budget: options.budget ?? none, upper: objective.upper, cost, spent, items, years }
  return front.map((point) => {
    const within = [...front, main].filter(({ budget }) => budget <= point.budget)
    const best = within.reduce<Point>((one, other) => (other.upper < one.upper ? other : one), point)
    return {
      ...point,
      ...best,
      budget: point.budget,
      ...proofOf({ lower: smaller(point.lower, best.upper), upper: best.upper }),
      difference: point.difference,
    }
  })
}

type Point = Omit<PlanResult['front'][number], 'lower' | 'gap' | 'optimal' | 'difference'>

type ToldPlan = Pick<PlanResult, 'cost' | 'spent' | 'items' | 'years'>

interface Decided {
  readonly told: ToldPlan
  readonly items: readonly Itemised[]
  readonly difference: number | null
  readonly beyond: readonly (MillionUsd | null)[]
}

interface Checked {
  readonly again: readonly (MillionUsd | null)[]
  readonly beyond: readonly (MillionUsd | null)[]
  readonly difference: number | null
}

const unchecked = ({ worst }: Pick<Solved, 'worst'>): Checked => ({
  again: worst.map(() => null),
  beyond: worst.map(() => null),
  difference: null,
})

/** A plan for a reader. */
function decided(
  question: Question,
  solved: Pick<Solved, 'levels' | 'worst' | 'cost' | 'spent'>,
  { again, beyond, difference }: Checked,
  valued = false,
): Decided {
  const { terms, start, ids } = question
  const without = question.nothing().worst
  const items = itemsOf(question, solved.levels)
  const values = valued ? valuesOf(question, solved.levels, items) : new Map<string, Value>()
  const attack = ({ set, loss }: Told): PlanResult['years'][number]['worst'] => ({ measures: ids(set), loss })
  return {
    items,
    difference,
    beyond,
    told: {
      cost: solved.cost,
      spent: solved.spent,
      items: items.map(({ item }) => ({ ...item, value: values.get(item.id) ?? null })),
      years: terms.blocks.map(({ from, years }, b) => {
        const worst = at(solved.worst, b)
        return {
          from: yearOf(start) + from,
          years,
          without: attack(at(without, b)),
          worst: attack(worst),
          losses: terms.risk.kind === 'worst' ? [] : [...worst.losses],
          bound: worst.bound,
          again: at(again, b),
        }
      }),
    },
  }
}

function askedFor({
  menu,
  members,
  start,
  maxMeasures,
  terms,
  options,
}: Question): Pick<PlanResult, 'menu' | 'options' | 'choices'> {
  const { decisions, budget, chance, risk } = terms
  const chances = chancesOf(menu.futures)
  const count = (keep: (decision: (typeof decisions)[number]) => boolean): number => decisions.filter(keep).length
  return {
    menu: {
      id: menu.id,
      title: menu.title,
      months: menu.months,
      measures: menu.measures.map(({ id }) => id),
      futures: menu.futures.map(({ id }, f) => ({ id, chance: at(chances, f) })),
    },
    options: {
      members: [...members],
      start: formatMonth(start),
      budget: Number.isFinite(budget) ? budget : null,
      maxMeasures,
      chance,
      gap: options.gap ?? 0.01,
      slip: options.slip ?? 0,
      technologyBan: options.technologyBan ?? false,
      drawn: options.drawn !== undefined,
      risk: risk.kind === 'worst' ? 'worst' : risk.part,
      terms: options.terms?.title ?? null,
      include: [...(options.include ?? [])],
      exclude: [...(options.exclude ?? [])],
    },
    choices: {
      plants: count(({ kind, expected }) => kind === 'plant' && expected === undefined),
      thrift: count(({ kind }) => kind === 'thrift'),
      reserves: count(({ kind }) => kind === 'reserve'),
      offtakes: count(({ kind }) => kind === 'offtake'),
      underWay: count(({ expected }) => expected !== undefined),
    },
  }
}

function noRegret(items: PlanResult['items'], others: PlanResult['others']): PlanResult['noRegret'] {
  if (others.length === 0) return []
  return items.flatMap(({ id, share }) => {
    const least = Math.min(share, ...others.map((other) => other.items.find((item) => item.id === id)?.share ?? 0))
    return least > HAD ? [{ id, share: least }] : []
  })
}

function bluntFrom({ start, terms, options }: Question, beyond: readonly (MillionUsd | null)[]): PlanResult['blunt'] {
  const { threshold } = options
  const found = beyond.filter((each) => each !== null)
  if (threshold === undefined || found.length < beyond.length) return null
  const most = found.map((each) => larger(quantity<'MUSD'>(0), each))
  const sharp = most.findLastIndex((each) => each > 0)
  const first = terms.blocks[sharp + 1]
  return { threshold, from: first === undefined ? null : yearOf(start) + first.from, beyond: most }
}

/** What the terms ask and what a plan reaches of it. */
const reached = ({ asked }: Question, { levels }: Pick<Solved, 'levels'>): PlanResult['terms'] =>
  asked.map(({ id, kind, unit, year, low, high, there, amounts }) => ({
    id,
    kind,
    unit,
    year,
    asked: Number.isFinite(low) ? low + there : high,
    reached: amounts.reduce((sum, { decision, block, amount, had = 0 }) => {
      const level = levelIn(levels, block, decision)
      return sum + amount * level + (level > 0 ? had : 0)
    }, there),
  }))

/** What is paid, added up again from the items, and whether budget, lead times and sizes are kept. */
function kept({ terms, start, ready }: Question, items: readonly Itemised[]): { paid: MillionUsd; kept: boolean } {
  const paid = sumOf(items.map((item) => item.paid))
  return {
    paid,
    kept:
      paid <= terms.budget * (1 + 1e-6) + 1e-6 &&
      items.every(({ item, decision, first }) => {
        const attacked = attackedIn(start, at(terms.blocks, first))
        return ready(decision) <= attacked && item.share >= decision.least - 1e-6 && item.share <= 1 + 1e-6
      }),
  }
}
