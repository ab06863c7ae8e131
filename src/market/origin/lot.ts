import type { Grams } from '../../quantity/index.ts'
import type { Mix } from './mass-balance.ts'

/** A traceable parcel of one material, as the events leave it. */
export interface Lot {
  /** URI. */
  readonly id: string
  readonly material: string
  /** When it came into being, and the event that says so. */
  readonly made: Grams
  readonly event: string
  /** Lots that it was made of; none for what was commissioned. */
  readonly from: readonly string[]
  /** What it is made of, by where that has been. */
  readonly mix: Mix
  /** What is neither used nor lost nor withdrawn. */
  readonly left: Grams
  readonly owner: string
  /** Site where it lies; undefined on the way. */
  readonly site: string | undefined
  readonly way: { readonly from: string; readonly to: string } | undefined
  readonly container: string | undefined
  /** Last event that made or moved it, milliseconds since 1970. */
  readonly since: number
  /** Events that speak of it, in their order. */
  readonly events: readonly string[]
}
