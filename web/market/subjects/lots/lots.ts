import type { LotsShown } from '../../../../src/market/index.ts'
import { gramsIn, kgText } from '../../parts/exact.ts'

type Lot = LotsShown['lots'][number]

/** `2027-03-01`: a date field may hold a year that is still being typed. */
export const isDay = (text: string): boolean => /^2\d{3}-\d{2}-\d{2}$/.test(text)

/** A lot as it is called in a list: its id without the part that all have. */
export const shortLot = (id: string): string => id.replace(/^urn:(?:[a-z0-9-]+:)??lot:/, '')

/** The id of a lot in an address, which may come as it was escaped, or not. */
export function plain(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** What is left of each material, to the gram, the most first. */
export function totals(lots: readonly Lot[]): readonly { readonly material: string; readonly kg: string }[] {
  const sums = new Map<string, bigint>()
  for (const { material, left } of lots) sums.set(material, (sums.get(material) ?? 0n) + gramsIn(left))
  return [...sums]
    .filter(([, mass]) => mass > 0n)
    .sort(([, one], [, other]) => (one < other ? 1 : one > other ? -1 : 0))
    .map(([material, mass]) => ({ material, kg: kgText(mass) }))
}
