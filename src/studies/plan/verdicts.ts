import { at, numberAt } from '../../lists/index.ts'
import { quantity, type MillionUsd } from '../../quantity/index.ts'
import { formatMonth } from '../../world/index.ts'
import { costOf } from './costs.ts'
import { levelIn, type Levels } from './master-problem.ts'
import { yearsOf } from './periods.ts'
import type { PlanProblem, ProblemChanges } from './problem.ts'
import type { PlanVerdict } from './result.ts'
import { between, notBelowZero, optional, shareOf, solved, type Between } from './solved-otherwise.ts'
import type { ObjectiveBounds } from './solve-control.ts'
import type { SolvedPlan } from './solve.ts'
import { chanceFrom, divisible, perKilogram, underConducts } from './switching.ts'

/**
 * Why an item is in the plan or not. With V the objective of the best plan, V_i(k) that of the best plan with item i at k times its cost, whose
 * money, and that of what it presupposes, comes from elsewhere (`offBudget`), so that the plans to choose from are the same at every k:
 *
 *   worth if free   V - V_i(0)          what it would save if it cost nothing
 *   extra cost      V_i(1) - V          what the nearest plan with it costs more
 *   chosen up to    k: V_i(k) = V
 *
 * V_i is the least of straight lines, one for each plan, and so concave. With L <= V <= U the bounds of a solve, and C what the item costs in the
 * plan that was found with it, it is surely chosen up to k = 1 - (U_1 - L) / C, since that very plan then beats all; and surely not from
 * k = (U - L_0) / (L_1 - L_0) on, since a concave function lies above the line between its ends.
 *
 * An item that is in the plan is set beside the best plan without it: it is worth V_without - V more than it costs, and stays at least up to
 * k = 1 + (L_without - U) / C.
 */
export function* verdictsOf(question: PlanProblem, best: SolvedPlan, ids: readonly string[]): Generator<PlanVerdict> {
  const conducts = ids.length === 0 ? [] : underConducts(question, ids)
  for (const id of ids) {
    const own = conducts.map(({ conduct, reasonFor }) => {
      const { reason, notChosenAbove } = reasonFor(id)
      return { conduct, reason, notChosenAbove }
    })
    yield { ...verdictOf(question, best, id), conducts: own }
  }
}

function verdictOf(question: PlanProblem, best: SolvedPlan, id: string): Omit<PlanVerdict, 'conducts'> {
  const { master, availableFrom } = question
  const i = master.decisions.findIndex((each) => each.id === id)
  const decision = at(master.decisions, i)
  const about = {
    id,
    kind: decision.kind,
    availableFrom: formatMonth(availableFrom(decision)),
    share: shareOf(question, i, best.levels),
    worthIfFree: null,
    extraCost: null,
    capitalCost: null,
    sideBenefit: null,
    priceRise: null,
    ifAtOnce: null,
    ifDivisible: null,
    attackChance: null,
  }
  if (decision.expected !== undefined) return { ...about, verdict: 'under-way' }
  return { ...about, ...(about.share > 0 ? whyIn(question, best, i) : whyNot(question, best, i)) }
}

type Reasons = Pick<PlanVerdict, 'verdict'> & Partial<PlanVerdict>

/** Why an item is in the plan. */
function whyIn(question: PlanProblem, best: SolvedPlan, i: number): Reasons {
  const without = solved(question, { forced: withForced(question, i, false) })
  if (without === 'none') return { verdict: 'required' }
  if (without === 'not in time') return { verdict: 'chosen' }
  const cost = costIn(question, i, best.levels)
  const atLeast = cost > 0 ? 1 + Math.max(0, without.lowerBound - best.upperBound) / cost : null
  return { verdict: 'chosen', extraCost: notBelowZero(between(best, without)), capitalCost: { atLeast, atMost: null } }
}

/** Why an item is not in the plan. */
function whyNot(question: PlanProblem, best: SolvedPlan, i: number): Reasons {
  const offBudget = presupposedBy(question.master.decisions, i)
  const now = ifAtOnce(question, best, i, offBudget)
  if (question.master.periods.every((_, b) => !optional(question, i, b))) return { verdict: 'too-late', ifAtOnce: now }
  const changes: ProblemChanges = { forced: withForced(question, i, true), offBudget }
  const withIt = solved(question, changes)
  if (withIt === 'none') return { verdict: 'ruled-out' }
  const free = solved(question, { ...changes, decisions: costing(question, i, { times: 0 }) })
  if (withIt === 'not in time' || typeof free === 'string') return { verdict: 'undecided', ifAtOnce: now }
  const [worth, extra] = [notBelowZero(between(free, best)), between(best, withIt)]
  const cost = costIn(question, i, withIt.levels)
  const surely = cost > 0 ? Math.max(0, 1 - (withIt.upperBound - best.lowerBound) / cost) : 0
  const rise = withIt.lowerBound - free.lowerBound
  const mostly = rise > 0 ? Math.min(1, (best.upperBound - free.lowerBound) / rise) : 1
  const sideBenefit = benefitBesides(question, i, { best, withIt, changes })
  return {
    share: shareOf(question, i, withIt.levels),
    verdict: verdictBy(worth, extra, best),
    worthIfFree: worth,
    extraCost: extra,
    capitalCost: { atLeast: surely, atMost: extra.atMost <= 0 ? null : Math.max(surely, mostly) },
    sideBenefit,
    priceRise: sideBenefit && perKilogram(at(question.master.decisions, i), sideBenefit),
    ifAtOnce: now,
    ifDivisible: divisible(question, best, i, offBudget),
    attackChance: extra.atLeast > 0 ? chanceFrom(question, i, changes) : null,
  }
}

function verdictBy(
  worth: Between,
  extra: Between,
  { lowerBound, upperBound }: ObjectiveBounds,
): PlanVerdict['verdict'] {
  if (extra.atMost <= 0) return 'beyond-budget'
  if (worth.atMost <= upperBound - lowerBound) return 'no-effect'
  return extra.atLeast > 0 ? 'too-dear' : 'undecided'
}

const withForced = ({ master }: PlanProblem, i: number, had: boolean): ReadonlyMap<number, boolean> =>
  new Map([...master.forced, [i, had]])

/** The decisions, with one at a multiple of its cost, or with a benefit in each year that it stands, million USD. */
const costing = (
  { master }: PlanProblem,
  i: number,
  { times = 1, benefit = 0 }: { readonly times?: number; readonly benefit?: number },
): PlanProblem['master']['decisions'] =>
  master.decisions.map((decision, d) =>
    d === i
      ? {
          ...decision,
          fixed: quantity<'MUSD'>(times * decision.fixed),
          sized: quantity<'MUSD'>(times * decision.sized),
          annualCost: quantity<'MUSD'>(times * decision.annualCost - benefit),
        }
      : decision,
  )

/** What an item costs in a plan, discounted. */
const costIn = ({ master }: PlanProblem, i: number, { v }: Levels): MillionUsd =>
  costOf(master, { v: v.map((levels) => levels.map((level, d) => (d === i ? level : 0))) })

interface WithIt {
  readonly best: SolvedPlan
  readonly withIt: SolvedPlan
  readonly changes: ProblemChanges
}

/**
 * What an item would have to bring besides in each year that it stands, b: V_i(b) = V. With c what a plan with it costs more and y the discounted years
 * in which it stands there, b is at most c / y. The nearest plan has it as late as it may; one that is found at that b has it when it pays most, and
 * gives a smaller one. V_i is concave in b, so that it is at least where the line between both reaches V.
 */
function benefitBesides(question: PlanProblem, i: number, { best, withIt, changes }: WithIt): Between | null {
  const { master } = question
  const yearsIn = ({ v }: Levels): number =>
    master.periods.reduce(
      (sum, period, b) =>
        sum + (optional(question, i, b) ? numberAt(at(v, b), i) * yearsOf(period, master.discount) : 0),
      0,
    )
  const years = yearsIn(withIt.levels)
  const most = (withIt.upperBound - best.lowerBound) / years
  if (!(years > 0) || !(most > 0)) return null
  const paid = solved(question, { ...changes, decisions: costing(question, i, { benefit: most }) })
  if (typeof paid === 'string') return { atLeast: 0, atMost: most }
  const apart = yearsIn(paid.levels)
  const fall = withIt.lowerBound - paid.lowerBound
  return {
    atLeast: fall > 0 ? Math.max(0, ((withIt.lowerBound - best.upperBound) / fall) * most) : 0,
    atMost: Math.min(most, apart > 0 ? (paid.upperBound + most * apart - best.lowerBound) / apart : most),
  }
}

/** A decision and all that it presupposes. */
function presupposedBy(
  decisions: PlanProblem['master']['decisions'],
  i: number,
  known: readonly number[] = [],
): ReadonlySet<number> {
  const chain = [...known, i]
  const first = decisions.findIndex(({ id }) => id === at(decisions, i).requires)
  return first < 0 || chain.includes(first) ? new Set(chain) : presupposedBy(decisions, first, chain)
}

/** What would be saved if it, and what it presupposes, stood from the first period on at its tabled cost; null where that can be, or is not known. */
function ifAtOnce(
  question: PlanProblem,
  best: SolvedPlan,
  i: number,
  chain: ReadonlySet<number>,
): PlanVerdict['ifAtOnce'] {
  const { master } = question
  if ([...chain].every((d) => optional(question, d, 0))) return null
  const now = solved(question, {
    offBudget: chain,
    availability: (d, b) =>
      chain.has(d) && master.availability(d, b) === 'unavailable' ? 'optional' : master.availability(d, b),
  })
  if (typeof now === 'string') return null
  return {
    saved: notBelowZero(between(now, best)),
    chosen: master.periods.some((_, b) => levelIn(now.levels, b, i) > 0),
  }
}
