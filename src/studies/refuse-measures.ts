import { inForce, type Network } from '../clearing/index.ts'
import { InputError, type Scenario } from '../world/index.ts'
import { studyFault } from './study-fault.ts'

/**
 * Bounds on sets of measures rest on measures that lower limits of single flows, and on places that may keep what they have:
 * orders that waited raise limits, a weight is of many flows, and contracts ask for exports.
 */
export function refuseMeasures({ contracts, world }: Network, menu: Scenario): void {
  const faults = inForce(world, menu).flatMap(({ id, waits, byWeight }) => [
    ...(waits ? [studyFault('MENU_WAITS', { id })] : []),
    ...(byWeight ? [studyFault('MENU_BY_WEIGHT', { id })] : []),
  ])
  if (contracts.length > 0) faults.push(studyFault('MENU_CONTRACTS', {}))
  if (faults.length > 0) throw new InputError(faults)
}
