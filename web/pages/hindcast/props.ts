import type { HindcastResult } from '../../../src/studies/index.ts'

export interface Props {
  readonly result: HindcastResult
}
