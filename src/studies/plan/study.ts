import type { Baseline } from '../../clearing/index.ts'
import { at } from '../../lists/index.ts'
import { larger, quantity, smaller, sumOf, type MillionUsd } from '../../quantity/index.ts'
import { optimalityOf, type Solver } from '../../solver/index.ts'
import { formatMonth, yearOf, type Scenario, type World } from '../../world/index.ts'
import { VERSION } from '../version.ts'
import { verifyPlan } from './recheck.ts'
import { attackedIn } from './period-options.ts'
import { costOf, spentOn } from './costs.ts'
import { decisionsIn, type DecidedItem } from './decided.ts'
import type { PeriodLoss } from './plan-evaluator.ts'
import { delaysOf } from './delays.ts'
import { alternativePlans } from './alternatives.ts'
import { levelIn } from './master.ts'
import { chancesOf, openPlanProblem, type PlanOptions, type PlanProblem } from './problem.ts'
import type { PlanResult } from './result.ts'
import type { ObjectiveBounds } from './solve-control.ts'
import type { SolvedPlan } from './solve.ts'
import { costSharing } from './cost-sharing.ts'
import { valuesOf, type DecisionValue } from './values.ts'
import { askedWorld } from '../asked-world.ts'
import { HAD, KEPT_WITHIN } from './tolerances.ts'

/** By what part the best may be exceeded by plans that are nearly as good. */
const SLACK = 0.05

/** The projects, stocks and contracts that leave least to be lost under attack, within a budget, and how near to the best that is. */
export function plan(
  world: World,
  baseline: Baseline,
  menu: Scenario,
  solver: Solver,
  options: PlanOptions,
): PlanResult {
  const question = openPlanProblem(world, baseline, menu, solver, options)
  const { onPartialResult } = options
  try {
    const asked = askedFor(question)
    const nothing = question.doNothing()
    const answer = (solved: Found, told: Decided): PlanResult => ({
      study: 'plan',
      version: VERSION,
      world: askedWorld(world, baseline),
      ...asked,
      objective: {
        ...proofOf(solved),
        claimed: solved.claimed,
        doNothing: nothing.objective,
        termination: solved.termination,
      },
      search: solved.rounds,
      ...told.told,
      budgetCurve: [],
      alternatives: [],
      noRegret: [],
      belowThreshold: belowThresholdIn(question, told.beyond),
      delays: null,
      costSharing: null,
      constraints: reached(question, solved),
      check: { difference: told.difference, ...feasibilityOf(question, told.items) },
    })
    const solved = question.solve(
      {},
      onPartialResult === undefined
        ? undefined
        : (best, lower) => {
            const { master: problem, evaluator } = question
            const discountedCost = costOf(problem, best.levels)
            const undiscountedCost = spentOn(problem, best.levels)
            const rounds = {
              lpRounds: 0,
              mipRounds: 0,
              exactSubproblems: evaluator.exactSubproblems(),
              cuts: evaluator.pool.length,
            }
            const found: Found = {
              ...best,
              lowerBound: lower,
              claimed: lower,
              discountedCost,
              undiscountedCost,
              termination: 'time-limit',
              rounds,
            }
            onPartialResult(answer(found, decided(question, found, unchecked(found))))
          },
    )
    const main = decided(question, solved, verifyPlan(question, solved), options.values === true)
    let result = answer(solved, main)
    const add = (part: Partial<PlanResult>): void => {
      result = { ...result, ...part }
      onPartialResult?.(result)
    }
    add({})
    // From the dearest down, each goes on from what the last has shown; a plan that keeps to a smaller budget too is best there.
    const known = [{ budget: question.master.budget, found: solved, checked: main }]
    for (const budget of [...(options.budgets ?? [])].sort((a, b) => b - a)) {
      const fits = known.find((one) => one.budget >= budget && one.found.undiscountedCost <= budget)
      const found = fits?.found ?? question.solve({ budget })
      const checked = fits?.checked ?? decided(question, found, verifyPlan(question, found))
      known.push({ budget, found, checked })
      const { told, difference } = checked
      add({
        budgetCurve: [{ budget, ...proofOf(found), difference: difference ?? 0, ...told }, ...result.budgetCurve],
      })
    }
    add({ budgetCurve: neverWorse(result) })
    for (const other of alternativePlans(question, solved, options.alternatives ?? 0, options.slack ?? SLACK)) {
      const { told, difference } = decided(question, other, verifyPlan(question, other))
      add({
        alternatives: [
          ...result.alternatives,
          { upperBound: other.upperBound, dissimilarity: other.dissimilarity, difference: difference ?? 0, ...told },
        ],
      })
    }
    add({ noRegret: noRegret(result.decisions, result.alternatives) })
    if ((options.delaySamples ?? 0) > 0)
      add({ delays: delaysOf(question, solved.levels, options.delaySamples ?? 0, options.seed ?? 1) })
    if (options.costSharing === true) add({ costSharing: costSharing(question, solved) })
    return result
  } finally {
    question.dispose()
  }
}

/** A plan with its bound, before it is handed out. */
type Found = Omit<SolvedPlan, 'doNothing' | 'least'>

/** Both bounds, and how near they are. */
const proofOf = ({
  lowerBound,
  upperBound,
}: ObjectiveBounds): Pick<PlanResult['objective'], 'lowerBound' | 'upperBound' | 'gap' | 'optimal'> => ({
  lowerBound,
  upperBound,
  ...optimalityOf(upperBound, lowerBound),
})

/** What a smaller budget buys, a larger one buys too: within the gap, a plan may else seem better with less. */
function neverWorse({
  budgetCurve,
  options,
  objective,
  discountedCost,
  undiscountedCost,
  decisions,
  periods,
}: PlanResult): PlanResult['budgetCurve'] {
  const none = quantity<'MUSD'>(Number.POSITIVE_INFINITY)
  const main = {
    budget: options.budget ?? none,
    upperBound: objective.upperBound,
    discountedCost,
    undiscountedCost,
    decisions,
    periods,
  }
  return budgetCurve.map((point) => {
    const within = [...budgetCurve, main].filter(({ budget }) => budget <= point.budget)
    const best = within.reduce<Point>((one, other) => (other.upperBound < one.upperBound ? other : one), point)
    return {
      ...point,
      ...best,
      budget: point.budget,
      ...proofOf({ lowerBound: smaller(point.lowerBound, best.upperBound), upperBound: best.upperBound }),
      difference: point.difference,
    }
  })
}

type Point = Omit<PlanResult['budgetCurve'][number], 'lowerBound' | 'gap' | 'optimal' | 'difference'>

type ToldPlan = Pick<PlanResult, 'discountedCost' | 'undiscountedCost' | 'decisions' | 'periods'>

interface Decided {
  readonly told: ToldPlan
  readonly items: readonly DecidedItem[]
  readonly difference: number | null
  readonly beyond: readonly (MillionUsd | null)[]
}

interface Checked {
  readonly rechecked: readonly (MillionUsd | null)[]
  readonly beyond: readonly (MillionUsd | null)[]
  readonly difference: number | null
}

const unchecked = ({ worst }: Pick<SolvedPlan, 'worst'>): Checked => ({
  rechecked: worst.map(() => null),
  beyond: worst.map(() => null),
  difference: null,
})

/** A plan for a reader. */
function decided(
  question: PlanProblem,
  solved: Pick<SolvedPlan, 'levels' | 'worst' | 'discountedCost' | 'undiscountedCost'>,
  { rechecked, beyond, difference }: Checked,
  valued = false,
): Decided {
  const { master: problem, start, ids } = question
  const nothing = question.doNothing().worst
  const items = decisionsIn(question, solved.levels)
  const values = valued ? valuesOf(question, solved.levels, items) : new Map<string, DecisionValue>()
  const attack = ({ set, loss }: PeriodLoss): PlanResult['periods'][number]['worstCase'] => ({
    measures: ids(set),
    loss,
  })
  return {
    items,
    difference,
    beyond,
    told: {
      discountedCost: solved.discountedCost,
      undiscountedCost: solved.undiscountedCost,
      decisions: items.map(({ item }) => ({ ...item, value: values.get(item.id) ?? null })),
      periods: problem.periods.map(({ from, years }, b) => {
        const worst = at(solved.worst, b)
        return {
          from: yearOf(start) + from,
          years,
          doNothing: attack(at(nothing, b)),
          worstCase: attack(worst),
          losses: problem.risk.kind === 'worst' ? [] : [...worst.losses],
          lossUpperBound: worst.bound,
          recheckedLoss: at(rechecked, b),
        }
      }),
    },
  }
}

function askedFor({
  menu,
  coercer,
  members,
  start,
  maxMeasures,
  master: problem,
  options,
}: PlanProblem): Pick<PlanResult, 'coercer' | 'menu' | 'options' | 'choices'> {
  const { decisions, budget, attackProbability, risk } = problem
  const chances = chancesOf(menu.contingencies)
  const count = (keep: (decision: (typeof decisions)[number]) => boolean): number => decisions.filter(keep).length
  return {
    coercer,
    menu: {
      id: menu.id,
      title: menu.title,
      months: menu.months,
      measures: menu.measures.map(({ id }) => id),
      contingencies: menu.contingencies.map(({ id }, f) => ({ id, probability: at(chances, f) })),
    },
    options: {
      members: [...members],
      start: formatMonth(start),
      budget: Number.isFinite(budget) ? budget : null,
      maxMeasures,
      attackProbability,
      gap: options.gap ?? 0.01,
      delay: options.delay ?? 0,
      technologyBan: options.technologyBan ?? false,
      drawn: options.drawn !== undefined,
      risk: risk.kind === 'worst' ? 'worst' : risk.tailShare,
      constraints: options.constraints?.title ?? null,
      include: [...(options.include ?? [])],
      exclude: [...(options.exclude ?? [])],
    },
    choices: {
      plants: count(({ kind, expected }) => kind === 'plant' && expected === undefined),
      thrifting: count(({ kind }) => kind === 'thrifting'),
      stockpiles: count(({ kind }) => kind === 'stockpile'),
      offtakes: count(({ kind }) => kind === 'offtake'),
      underWay: count(({ expected }) => expected !== undefined),
    },
  }
}

function noRegret(
  decisions: PlanResult['decisions'],
  alternatives: PlanResult['alternatives'],
): PlanResult['noRegret'] {
  if (alternatives.length === 0) return []
  return decisions.flatMap(({ id, share }) => {
    const least = Math.min(
      share,
      ...alternatives.map((other) => other.decisions.find((item) => item.id === id)?.share ?? 0),
    )
    return least > HAD ? [{ id, share: least }] : []
  })
}

function belowThresholdIn(
  { start, master: problem, options }: PlanProblem,
  beyond: readonly (MillionUsd | null)[],
): PlanResult['belowThreshold'] {
  const { threshold } = options
  const found = beyond.filter((each) => each !== null)
  if (threshold === undefined || found.length < beyond.length) return null
  const most = found.map((each) => larger(quantity<'MUSD'>(0), each))
  const sharp = most.findLastIndex((each) => each > 0)
  const first = problem.periods[sharp + 1]
  return { threshold, from: first === undefined ? null : yearOf(start) + first.from, beyond: most }
}

/** What the terms ask and what a plan reaches of it. */
const reached = ({ constraints }: PlanProblem, { levels }: Pick<SolvedPlan, 'levels'>): PlanResult['constraints'] =>
  constraints.map(({ id, kind, unit, year, low, high, there, amounts }) => ({
    id,
    kind,
    unit,
    year,
    asked: Number.isFinite(low) ? low + there : high,
    reached: amounts.reduce((sum, { decision, period, amount, had = 0 }) => {
      const level = levelIn(levels, period, decision)
      return sum + amount * level + (level > 0 ? had : 0)
    }, there),
  }))

/** What is paid, added up again from the items, and whether budget, lead times and sizes are kept. */
function feasibilityOf(
  { master: problem, start, availableFrom }: PlanProblem,
  items: readonly DecidedItem[],
): { paid: MillionUsd; feasible: boolean } {
  const paid = sumOf(items.map((item) => item.paid))
  return {
    paid,
    feasible:
      paid <= problem.budget * (1 + KEPT_WITHIN) + KEPT_WITHIN &&
      items.every(({ item, decision, first }) => {
        const attacked = attackedIn(start, at(problem.periods, first))
        return (
          availableFrom(decision) <= attacked &&
          item.share >= decision.minShare - KEPT_WITHIN &&
          item.share <= 1 + KEPT_WITHIN
        )
      }),
  }
}
