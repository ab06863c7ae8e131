import type { StressResult } from '../../../src/studies/index.ts'

/** Multiples of the price of 2024, in the dearest month of each. */
export interface Dearness {
  readonly material: string
  readonly place: string
  readonly low: number
  /** Undefined: none is left to lose, so that it cannot be less. */
  readonly high: number | undefined
  readonly paid: number | undefined
}

/** What ran short where the answer is asked about, the dearest first. */
export function dearnessOf({ central }: StressResult): Dearness[] {
  return central.supply
    .flatMap(({ material, place, baselinePrice, peak, byMonth }) => {
      if (peak === undefined || baselinePrice <= 0) return []
      const paid = byMonth.flatMap((month) => (month.averagePrice === null ? [] : [month.averagePrice]))
      return [
        {
          material,
          place,
          low: peak.low / baselinePrice,
          high: peak.high === null ? undefined : peak.high / baselinePrice,
          paid: paid.length === 0 ? undefined : Math.max(...paid) / baselinePrice,
        },
      ]
    })
    .sort((a, b) => b.low - a.low)
}

/** The one whose shadow price lies furthest above what is paid. */
export const widestGap = (list: readonly Dearness[]): Dearness | undefined =>
  [...list].sort((a, b) => b.low / (b.paid ?? b.low) - a.low / (a.paid ?? a.low))[0]
