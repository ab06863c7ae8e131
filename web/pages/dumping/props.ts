import type { ModelResults } from '../../../src/studies/index.ts'
import type { DumpingRequest } from '../../url/questions.ts'
import type { Case } from './state.ts'
import type { Owners } from './use-names.ts'

export interface Props {
  readonly request: DumpingRequest
  readonly result: ModelResults['dumping']
  readonly owners: Owners
  /** Whether all that was asked is in it, or more is still on its way. */
  readonly complete: boolean
  readonly coming: boolean
}

/** An answer in one of its cases. */
export interface InCase extends Props {
  readonly which: Case
}
