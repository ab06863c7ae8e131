import { DAYS_PER_MONTH, GRAMS_PER_KG } from '../../quantity/index.ts'
import { stockMonths, type Product, type World } from '../../world/index.ts'
import type { MappedPart } from './mapping.ts'

/** A product and how many of it are made in a year. */
interface ProductAsked {
  readonly product: Product
  readonly units: number
  readonly place: string
}

/** Parts of a shipped bill of materials: what is in it, times how many are made, with the stock that users of the place hold. */
export const partsOf = (world: World, { product, units, place }: ProductAsked): Omit<MappedPart, 'row' | 'notes'>[] =>
  product.bill.map(({ material, grams }) => ({
    part: product.name,
    material,
    place,
    supplier: '',
    kgPerYear: (grams.value * units) / GRAMS_PER_KG,
    stockDays: usualDays(world, material, place),
    line: product.name,
    sector: product.sector,
    sales: undefined,
  }))

/** Days of use that firms of a place hold of a material. */
const usualDays = (world: World, material: string, place: string): number =>
  Math.round(stockMonths(world, world.materials.get(material)?.stage ?? '', place, 'firm') * DAYS_PER_MONTH)
