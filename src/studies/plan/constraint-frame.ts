import type { Baseline } from '../../clearing/index.ts'
import type { Fault, World } from '../../world/index.ts'
import type { ConstraintKind } from './constraint-kinds.ts'
import type { CandidateDecision } from './decisions.ts'
import type { ConstraintRow } from './master-problem.ts'
import type { InvestmentPeriod } from './periods.ts'

/**
 * What a plan must keep to besides its budget: budgets of members, payers and years, things that several items share, stocks and stores,
 * shares, capacity, output and jobs that a policy asks for. Each is a row over what stands:  low <= sum amount . v <= high.
 */
export interface PlanConstraint {
  readonly id: string
  readonly kind: ConstraintKind
  readonly unit: string
  readonly low: number
  readonly high: number
  /** What there is of it without the plan is taken off `low` and `high` already. */
  readonly there: number
  /** First year in which it holds; null: over the whole plan. */
  readonly year: number | null
  readonly amounts: ConstraintRow['amounts']
  /** What missing all of it counts beside other terms; 1 if left out. */
  readonly weight?: number
}

/** What the rows of terms are made from. */
export interface ConstraintFrame {
  readonly world: World
  readonly baseline: Baseline
  readonly decisions: readonly CandidateDecision[]
  readonly periods: readonly InvestmentPeriod[]
  /** Year in which it is decided. */
  readonly year: number
  readonly availability: (decision: number, period: number) => 'unavailable' | 'optional' | 'committed'
  /** Where in the file a term stands. */
  readonly where: (id: string) => Pick<Fault, 'file' | 'line'>
}
