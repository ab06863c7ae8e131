import { InputError, type Scenario } from '../world/index.ts'
import { studyFault } from './study-fault.ts'

/** Proofs rest on measures that only lower limits, and orders that waited raise them later. */
export function refuseWaiting({ measures }: Scenario): void {
  const waits = measures.find((measure) => measure.waits)
  if (waits !== undefined) throw new InputError([studyFault('MENU_WAITS', { id: waits.id })])
}
