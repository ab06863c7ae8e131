import type { Fault } from '../world/index.ts'
import { officialFault } from './official-fault.ts'

/** Files that were read, and said nothing that the world has a place for. */
export const officialNothing = (reasons: readonly string[]): Fault =>
  officialFault('OFFICIAL_NOTHING', { reasons: reasons.join('; ') })
