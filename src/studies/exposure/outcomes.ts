import type { Outcome } from '../outcome.ts'
import type { ExposureResult } from './result.ts'

/** What an exposure came to, number by number. */
export function exposureOutcomes({ dependences }: ExposureResult): Outcome[] {
  return dependences.flatMap(({ place, material, coercerAnywhere, boughtFromCoercer, hidden, stages }) => [
    { what: 'coercer-anywhere', place, material, unit: 'share', value: coercerAnywhere },
    { what: 'bought-from-coercer', place, material, unit: 'share', value: boughtFromCoercer },
    { what: 'hidden', place, material, unit: 'share', value: hidden },
    ...stages.map(({ stage, concentration }) => ({
      what: `concentration-${stage}`,
      place,
      material,
      unit: 'HHI',
      value: concentration,
    })),
  ])
}
