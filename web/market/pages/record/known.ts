import type { NewLot, LotMass, OwnShown } from '../../../../src/market/index.ts'
import { lotUri } from '../../client/recording.ts'
import type { Lot, Recipe } from './state.ts'

/** What the forms choose from. */
export interface Known {
  readonly own: OwnShown
  readonly lots: readonly Lot[]
  readonly recipes: readonly Recipe[]
  /** Material -> elements that are in it: what has none is followed by no lot. */
  readonly elements: ReadonlyMap<string, readonly string[]>
}

export const newLot = (
  { own, elements }: Pick<Known, 'own' | 'elements'>,
  material: string,
  mass: LotMass['mass'],
): NewLot => ({
  lot: lotUri(own.organisation, material),
  material,
  elements: elements.get(material) ?? [],
  mass,
})
