import type { CallerGuard } from '../access/caller-guard.ts'
import type { Answers } from '../answers.ts'
import type { Jobs } from '../jobs.ts'
import type { ServerLimits } from '../limits.ts'
import type { Served } from '../served.ts'

/** What questions that become jobs are taken with. */
export interface JobDesk {
  readonly served: Served
  readonly jobs: Jobs
  readonly answers: Answers
  readonly access: CallerGuard
  readonly limits: ServerLimits
  /** Whether jobs are listed: not where strangers would see each other's. */
  readonly listed: boolean
}
