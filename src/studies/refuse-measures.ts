import { InputError, type Scenario } from '../world/index.ts'
import { studyFault } from './study-fault.ts'

/** Bounds on sets of measures rest on measures that lower limits of single flows: orders that waited raise them, and a weight is of many. */
export function refuseMeasures({ measures }: Scenario): void {
  const faults = measures.flatMap(({ id, waits, byWeight }) => [
    ...(waits ? [studyFault('MENU_WAITS', { id })] : []),
    ...(byWeight ? [studyFault('MENU_BY_WEIGHT', { id })] : []),
  ])
  if (faults.length > 0) throw new InputError(faults)
}
