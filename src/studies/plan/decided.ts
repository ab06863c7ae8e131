import { at, entry } from '../../lists/index.ts'
import { sum, times, type MillionUsd } from '../../quantity/index.ts'
import { formatMonth, type World } from '../../world/index.ts'
import { attackedIn } from './period-options.ts'
import type { CandidateDecision } from './decisions.ts'
import { levelIn, type Levels } from './master-problem.ts'
import type { PlanProblem } from './problem.ts'
import type { PlanItem } from './result.ts'

/** What a plan decides, the dearest first. */
export interface DecidedItem {
  readonly item: PlanItem
  readonly decision: CandidateDecision
  /** Its place in the list of decisions. */
  readonly index: number
  /** First period in which it stands. */
  readonly first: number
  /** Paid in all. */
  readonly paid: MillionUsd
}

export function decisionsIn({ world, master: problem, start }: PlanProblem, plan: Levels): DecidedItem[] {
  const { decisions, periods, availability } = problem
  return decisions
    .flatMap((decision, i) => {
      const levels = periods.map((_, b) => (availability(i, b) === 'optional' ? levelIn(plan, b, i) : 0))
      const first = levels.findIndex((level) => level > 0)
      if (first < 0) return []
      const share = Math.max(...levels)
      const once = sum(decision.fixed, times(decision.sized, share))
      const years = levels.reduce((all, level, b) => all + level * at(periods, b).years, 0)
      // It is decided on so late that it stands just in time.
      const stood = attackedIn(start, at(periods, first))
      const item: PlanItem = {
        id: decision.id,
        kind: decision.kind,
        ...whatAndWhere(world, decision),
        amounts: levels.map((level) => level * decision.most),
        share,
        decideBy: formatMonth(stood - decision.lead - decision.delay),
        availableFrom: formatMonth(stood),
        upfrontCost: once,
        annualCost: times(decision.annualCost, share),
        value: null,
      }
      return [{ item, decision, index: i, first, paid: sum(once, times(decision.annualCost, years)) }]
    })
    .sort((one, other) => other.paid - one.paid)
}

function whatAndWhere(
  world: World,
  decision: CandidateDecision,
): Pick<PlanItem, 'material' | 'place' | 'from' | 'unit'> {
  switch (decision.kind) {
    case 'plant': {
      const { place, capacity } = entry(world.sites, decision.site)
      return { material: null, place, from: null, unit: capacity?.unit ?? '' }
    }
    case 'thrifting':
      return { material: null, place: decision.place, from: null, unit: 'share' }
    case 'stockpile':
    case 'offtake': {
      const { material, kind } = decision
      const { unit } = entry(world.materials, material)
      return kind === 'stockpile'
        ? { material, place: decision.place, from: null, unit }
        : { material, place: decision.to, from: decision.from, unit: `${unit}/yr` }
    }
    default:
      return decision satisfies never
  }
}
