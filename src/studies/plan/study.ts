import type { Baseline } from '../../clearing/index.ts'
import { at } from '../../lists/index.ts'
import { larger, quantity, smaller, type MillionUsd } from '../../quantity/index.ts'
import type { Solver } from '../../solver/index.ts'
import { formatMonth, yearOf, type Scenario, type World } from '../../world/index.ts'
import { VERSION } from '../version.ts'
import { assumptionsOf, breakEvenChance } from './assumptions.ts'
import { verifyPlan } from './recheck.ts'
import type { PlanConstraints } from './constraints.ts'
import { costOf, spentOn } from './costs.ts'
import { decisionsIn } from './decided.ts'
import { delaysOf } from './delays.ts'
import { dumpingOnPlan } from './dumping-answer.ts'
import { alternativePlans } from './alternatives.ts'
import { levelIn, newsOf } from './master-problem.ts'
import { centralFirst } from './central-first.ts'
import { outOfSample, samplingGap } from './out-of-sample.ts'
import { remainingOf } from './remaining.ts'
import { screeningOf } from './screening.ts'
import { lossesByWorld } from './losses-by-world.ts'
import { chancesOf, openPlanProblem, type PlanOptions, type PlanProblem } from './problem.ts'
import type { PlanResult } from './result.ts'
import { likeliestPath, onPath, solveWithNews, toldNews } from './news-answer.ts'
import { endsOf, periodsUpTo } from './news.ts'
import type { NewsTree } from './news-schema.ts'
import {
  decided,
  feasibilityOf,
  partsIn,
  proofOf,
  unchecked,
  type RecheckedPlan,
  type Decided,
  type FoundPlan,
} from './told-plan.ts'
import type { EvaluatedPlan } from './solve-control.ts'
import type { SolvedPlan } from './solve.ts'
import { costSharing } from './cost-sharing.ts'
import { pricedTerms } from './term-prices.ts'
import { verdictsOf } from './verdicts.ts'
import { askedWorld } from '../asked-world.ts'
import { HAD } from './tolerances.ts'

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
    if (options.news !== undefined) return withNews(question, options.news.tree)
    const prices = pricedTerms(question, options.termPrices ?? [])
    const { central, best: solved } = centralFirst(
      question,
      onPartialResult === undefined
        ? undefined
        : (best, lower) => {
            const found = soFar(question, best, lower)
            onPartialResult(answerOf(question, found, decided(question, found, unchecked(found))))
          },
    )
    const main = decided(question, solved, verifyPlan(question, solved), options.values === true)
    let result = answerOf(question, solved, main)
    const add = (part: Partial<PlanResult>): void => {
      result = { ...result, ...part }
      onPartialResult?.(result)
    }
    add(central === undefined ? {} : besideCentral(question, central, solved))
    add({ screening: screeningOf(question, solved) })
    // Years without an attack count by the chance that none comes: what is saved is no straight line in it then.
    if (options.quietYears !== true) add({ breakEvenChance: breakEvenChance(question, solved) })
    const remaining = remainingOf(question, solved)
    if (remaining !== null) add({ remaining })
    if (options.assumptions === true) add({ assumptions: assumptionsOf(question, solved) })
    if (question.dumping !== undefined) add({ dumping: dumpingOnPlan(question, question.dumping, solved) })
    for (const sample of outOfSample(question, options.fresh ?? [], { central, best: solved }))
      add({ outOfSample: sample })
    if (options.samples !== undefined) add({ samplingGap: samplingGap(question, options.samples, solved.levels) })
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
    for (const verdict of verdictsOf(question, solved, options.verdicts ?? []))
      add({ verdicts: [...result.verdicts, verdict] })
    for (const price of prices) add({ termPrices: [...(result.termPrices ?? []), price(solved)] })
    if ((options.delaySamples ?? 0) > 0)
      add({ delays: delaysOf(question, solved.levels, options.delaySamples ?? 0, options.seed ?? 1) })
    if (options.costSharing === true) add({ costSharing: costSharing(question, solved) })
    return result
  } finally {
    question.dispose()
  }
}

/** A plan before anything that is asked besides. */
function answerOf(question: PlanProblem, solved: FoundPlan, told: Decided): PlanResult {
  return {
    study: 'plan',
    version: VERSION,
    world: askedWorld(question.world, question.baseline),
    ...askedFor(question),
    objective: {
      ...proofOf(solved),
      claimed: solved.claimed,
      doNothing: question.doNothing().objective,
      termination: solved.termination,
    },
    ...partsIn(question, solved),
    search: solved.rounds,
    ...told.told,
    worlds: [],
    centralPlan: null,
    outOfSample: null,
    samplingGap: null,
    screening: [],
    verdicts: [],
    budgetCurve: [],
    alternatives: [],
    noRegret: [],
    belowThreshold: belowThresholdIn(question, told.beyond),
    delays: null,
    costSharing: null,
    constraints: reached(question, solved),
    check: { difference: told.difference, ...feasibilityOf(question, told.items) },
  }
}

/** The best plan while the search goes on: what stays of it if somebody stops it now. */
function soFar({ master: problem, evaluator }: PlanProblem, best: EvaluatedPlan, lower: MillionUsd): FoundPlan {
  return {
    ...best,
    lowerBound: lower,
    claimed: lower,
    discountedCost: costOf(problem, best.levels),
    undiscountedCost: spentOn(problem, best.levels),
    termination: 'interrupted',
    rounds: { lpRounds: 0, mipRounds: 0, exactSubproblems: evaluator.exactSubproblems(), cuts: evaluator.pool.length },
  }
}

/**
 * A plan that waits for news. Decisions and periods are those of the likeliest path; bounds, costs and the check are of the whole tree,
 * whose nodes stand in `news`.
 */
function withNews(question: PlanProblem, tree: NewsTree): PlanResult {
  const { onPartialResult } = question.options
  const news = newsOf(question.master)
  const answer = (solved: FoundPlan, checked: RecheckedPlan): PlanResult => {
    const told = (path: readonly number[]): Decided => {
      const on = onPath(question, solved, checked, path)
      return decided(on.question, on.solved, on.checked)
    }
    const paths = endsOf(news).map((end) => periodsUpTo(news, end))
    const kept = paths.map((path) =>
      feasibilityOf({ ...question, master: onPath(question, solved, checked, path).question.master }, told(path).items),
    )
    const result = answerOf(question, solved, told(likeliestPath(question.master)))
    return {
      ...result,
      check: {
        ...result.check,
        paid: kept.map(({ paid }) => paid).reduce(larger),
        feasible: kept.every(({ feasible }) => feasible),
      },
    }
  }
  const solved = solveWithNews(
    question,
    onPartialResult === undefined
      ? undefined
      : (best, lower) => {
          const found = soFar(question, best, lower)
          onPartialResult(answer(found, unchecked(found)))
        },
  )
  const checked = verifyPlan(question, solved.best)
  const result = { ...answer(solved.best, checked), news: toldNews(question, tree, solved, checked) }
  onPartialResult?.(result)
  return result
}

/** What the plan and the one against the central case alone lose in each world. */
function besideCentral(
  question: PlanProblem,
  central: SolvedPlan,
  solved: SolvedPlan,
): Pick<PlanResult, 'worlds' | 'centralPlan'> {
  const { worlds, guarded } = lossesByWorld(question, central, solved)
  const { discountedCost, undiscountedCost } = central
  const decisions = decisionsIn(question, central.levels).map(({ item }) => ({ ...item, value: null }))
  return {
    worlds,
    centralPlan: { ...proofOf(central), discountedCost, undiscountedCost, decisions, guarded },
  }
}

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

const currencyOfBudget = ({ currency }: PlanProblem['options']): PlanResult['options']['currency'] =>
  currency === undefined ? null : { code: currency.id, nameJa: currency.nameJa, perUsd: currency.perUsd.value }

const titlesOf = (constraints: PlanConstraints | undefined): PlanResult['options']['constraints'] =>
  constraints === undefined ? null : { title: constraints.title, titleJa: constraints.title_ja ?? constraints.title }

function askedFor({
  menu,
  coercer,
  members,
  start,
  maxMeasures,
  worlds,
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
      currency: currencyOfBudget(options),
      maxMeasures,
      attackProbability,
      attackStart: formatMonth(menu.start),
      gap: options.gap ?? 0.01,
      delay: options.delay ?? 0,
      technologyBan: options.technologyBan ?? false,
      drawn: options.drawn !== undefined,
      risk: risk.kind === 'worst' ? 'worst' : risk.tailShare,
      quietYears: options.quietYears ?? false,
      worlds: worlds.length > 1 ? worlds.map(({ id }) => id) : [],
      constraints: titlesOf(options.constraints),
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
    asked: (Number.isFinite(low) ? low : high) + there,
    reached: amounts.reduce((sum, { decision, period, amount, had = 0 }) => {
      const level = levelIn(levels, period, decision)
      return sum + amount * level + (level > 0 ? had : 0)
    }, there),
  }))
