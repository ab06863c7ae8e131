import type { PlanResult } from '../../../src/studies/index.ts'
import type { PlanRequest } from '../../url/questions.ts'
import type { Shown } from './state.ts'

export interface Props {
  readonly request: PlanRequest
  readonly result: PlanResult
  readonly state: 'working' | 'done' | 'failed' | 'cancelled'
}

/** One plan of an answer, and all that there are. */
export interface PlanProps extends Props {
  readonly plans: readonly Shown[]
  readonly shown: Shown
}
