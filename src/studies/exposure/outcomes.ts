import type { Outcome } from '../outcome.ts'
import type { ExposureResult } from './result.ts'

/** What an exposure came to, number by number. */
export function exposureOutcomes({ dependences }: ExposureResult): Outcome[] {
  return dependences.flatMap(
    ({ place, material, element, totalDependence, directDependence, indirectDependence, stages }) => [
      { what: 'total-dependence', place, material, element, unit: 'share', value: totalDependence },
      { what: 'direct-dependence', place, material, element, unit: 'share', value: directDependence },
      { what: 'indirect-dependence', place, material, element, unit: 'share', value: indirectDependence },
      ...stages.map(({ stage, concentration }) => ({
        what: `concentration-${stage}`,
        place,
        material,
        element,
        unit: 'HHI',
        value: concentration,
      })),
    ],
  )
}
