import type { RegisterShown } from '../../../../src/market/index.ts'
import type { Organisation } from '../../subjects/register/register.ts'

/** What the parts of a sheet are given. */
export interface SheetProps {
  readonly register: RegisterShown
  readonly organisation: Organisation
  /** Whether whoever looks may change it. */
  readonly operates: boolean
}
