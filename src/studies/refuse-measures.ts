import { inForce, leakageOf, reaches, type Network } from '../clearing/index.ts'
import { at } from '../lists/index.ts'
import { InputError, limitsWhat, type Fault, type Measure, type Scenario } from '../world/index.ts'
import { studyFault } from './study-fault.ts'

/**
 * Bounds on sets of measures rest on measures that lower limits, and on places that may keep what they have: orders that
 * waited raise limits, so does what leaks on routes of a quota by weight, and contracts ask for exports.
 */
export function refuseMeasures(network: Network, menu: Scenario): void {
  const faults = inForce(network.world, menu).flatMap(({ id, waits }) =>
    waits ? [studyFault('MENU_WAITS', { id })] : [],
  )
  faults.push(...leaksByWeight(network, menu))
  if (network.contracts.length > 0) faults.push(studyFault('MENU_CONTRACTS', {}))
  if (faults.length > 0) throw new InputError(faults)
}

/** A quota by weight counts nothing of what leaks: a measure beside it past which goods leak would make room that there is not without it. */
const leaksByWeight = ({ world, arcs, quotas }: Network, { measures }: Scenario): Fault[] =>
  quotas.flatMap((quota) => {
    const leaky = measures.find(
      (measure) =>
        leakageOf(world, measure) > 0 &&
        measure.allowedShare.some(({ share }) => share < 1) &&
        quota.arcs.some((s) => reaches(measure, at(arcs, s))),
    )
    return leaky === undefined ? [] : [studyFault('MENU_WEIGHT_LEAKS', { id: quota.measure, leaky: leaky.id })]
  })

/** A plan moves capacities and what routes may grow by: limits that it moves, no measure may lower as well. */
export function refuseForPlan({ measures }: Scenario): void {
  const faults = measures.flatMap((measure) => {
    const entry = entryNotForPlan(measure)
    return entry === undefined ? [] : [studyFault('MENU_NOT_FOR_PLAN', { id: measure.id, entry })]
  })
  if (faults.length > 0) throw new InputError(faults)
}

/** Whether a plan may be made against a menu. */
export const isForPlan = ({ measures }: Pick<Scenario, 'measures'>): boolean =>
  measures.every((measure) => entryNotForPlan(measure) === undefined)

/** The entry of a measure for which no plan can be made against it. */
function entryNotForPlan(measure: Measure): 'by_weight' | 'plants' | 'equipment' | 'through' | undefined {
  if (measure.byWeight) return 'by_weight'
  const what = limitsWhat(measure)
  if (what === 'plants') return 'plants'
  if (what === 'capacity') return 'equipment'
  return measure.through === undefined ? undefined : 'through'
}
