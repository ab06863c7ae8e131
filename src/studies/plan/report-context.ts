import type { SayOf } from '../../messages/index.ts'
import type { headersOf } from '../columns.ts'
import { round } from '../report.ts'
import type { WorldNames } from '../words.ts'
import type { planColumns } from './columns.ts'
import type { PlanResult } from './result.ts'
import type { planMessages } from './messages.gen.ts'

/** At most this many rows of a list are shown; the rest is in the tables. */
export const TOLD = 15

/** Less than this, million USD, is shown as nothing. */
const CENT = 1e-5

/** Items that stand for a plan in one line. */
export const DEAREST = 5

/** What the sections of a report are written from. */
export interface PlanReportContext {
  readonly result: PlanResult
  readonly say: SayOf<typeof planMessages>
  readonly names: WorldNames
  /** What an item of a plan is called. */
  readonly itemName: (id: string) => string
  /** What settings of conduct are called. */
  readonly conductNames: (ids: readonly string[]) => string
  readonly column: ReturnType<typeof headersOf<typeof planColumns>>
  /** The worst of a period in words. */
  readonly setName: (ids: readonly string[]) => string
}

/** What solves leave of nothing is nothing. */
export const cents = (amount: number): string => (Math.abs(amount) < CENT ? '0' : round(amount, 3))
