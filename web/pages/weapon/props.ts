import type { WeaponResult } from '../../../src/studies/index.ts'
import type { WeaponRequest } from '../../url/questions.ts'

export interface Props {
  readonly request: WeaponRequest
  readonly result: WeaponResult
  /** Whether all that was asked is in it, or more is still on its way. */
  readonly complete: boolean
  readonly coming: boolean
}
