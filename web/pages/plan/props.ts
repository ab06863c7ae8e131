import type { ModelResults } from '../../../src/studies/index.ts'
import type { PlanRequest } from '../../url/questions.ts'
import type { Shown } from './state.ts'

/** A question, and how it is changed. */
export interface Asking {
  readonly request: PlanRequest
  readonly change: (request: PlanRequest) => void
}

export interface Props {
  readonly request: PlanRequest
  readonly result: ModelResults['plan']
  readonly state: 'working' | 'done' | 'failed' | 'cancelled'
}

/** One plan of an answer, and all that there are. */
export interface PlanProps extends Props {
  readonly plans: readonly Shown[]
  readonly shown: Shown
}
