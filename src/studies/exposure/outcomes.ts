import type { Outcome } from '../outcome.ts'
import type { ExposureResult } from './result.ts'

/** What an exposure came to, number by number. */
export function exposureOutcomes({ dependences }: ExposureResult): Outcome[] {
  return dependences.flatMap(({ place, material, element, coercerAnywhere, boughtFromCoercer, hidden, stages }) => [
    { what: 'coercer-anywhere', place, material, element, unit: 'share', value: coercerAnywhere },
    { what: 'bought-from-coercer', place, material, element, unit: 'share', value: boughtFromCoercer },
    { what: 'hidden', place, material, element, unit: 'share', value: hidden },
    ...stages.map(({ stage, concentration }) => ({
      what: `concentration-${stage}`,
      place,
      material,
      element,
      unit: 'HHI',
      value: concentration,
    })),
  ])
}
