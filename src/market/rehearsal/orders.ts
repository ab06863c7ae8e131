import { gradeOf, type Lot, type Registry } from '../origin/index.ts'
import type { OriginGrade } from '../origin/index.ts'
import type { OrderContent } from '../round/index.ts'
import { gramsIn, isOrder, kgText, usdText } from './amounts.ts'
import { siteUri } from './lineage.ts'
import { depotOf } from './party.ts'
import type { SectorBuyer, Converter, Seller, Stockholder } from './participants.ts'

/** An order before it is sealed, with what is known of its sender. */
export interface Intent {
  readonly party: string
  readonly content: OrderContent
  /** Grams of the lots that it names, where fewer are offered than there are. */
  readonly held?: number
  readonly seller?: Seller
  readonly converter?: Converter
  readonly stockholder?: Stockholder
  /** Where what it takes is brought to; where it lies, if left out. */
  readonly site?: string
  readonly buyer?: SectorBuyer
  /** Buys for the shelf, and not for the month's use. */
  readonly refill?: boolean
  /** Buys for the joint stockpile. */
  readonly reserve?: boolean
}

/** A converter's order counts in units of this many kilograms of activity, so that small inputs are whole grams of some size. */
export const CAPACITY_UNIT = 100
/** Grams by which an amount may miss a whole one. */
const EXACT = 1e-6

export interface Grades {
  /** Of the market, the strictest first. */
  readonly all: readonly OriginGrade[]
  /** Of the round. */
  readonly traded: readonly string[]
  readonly on: string
}

/** The strictest grade of a round that a lot may be sold as; undefined if it may be sold as none. */
function tradedGrade(lot: Lot, registry: Registry, { all, traded, on }: Grades): string | undefined {
  const { grade } = gradeOf(all, lot, registry, { on })
  const order = all.map(({ id }) => id)
  return grade === undefined ? undefined : traded.find((one) => order.indexOf(grade.id) <= order.indexOf(one))
}

/** A two-way price contract of a producer. */
export interface Floor {
  readonly contract: string
  /** USD/kg from which on the producer takes any price, since the contract makes up for the rest. */
  readonly from: number
}

/** Offers lots at an ask, or under a price contract; those of each grade in an order of their own. */
export function sellOrders(
  seller: Seller,
  lots: readonly Lot[],
  registry: Registry,
  grades: Grades,
  {
    month,
    t,
    share,
    floor,
  }: { readonly month: string; readonly t: number; readonly share: number; readonly floor?: Floor | undefined },
): Intent[] {
  const { party, material, place } = seller
  const byGrade = new Map<string, Lot[]>()
  for (const lot of lots) {
    const grade = tradedGrade(lot, registry, grades)
    if (grade !== undefined) byGrade.set(grade, [...(byGrade.get(grade) ?? []), lot])
  }
  return [...byGrade].flatMap(([grade, own]): Intent[] => {
    const held = own.reduce((sum, { left }) => sum + Number(left), 0)
    const offered = Math.floor(held * share)
    return [
      {
        party: party.id,
        seller,
        held,
        content: {
          ...(floor === undefined
            ? { kind: 'sell', ask: usdText(seller.ask(t)) }
            : { kind: 'floor', contract: floor.contract, floor: usdText(floor.from) }),
          material,
          grade,
          place,
          month,
          kg: kgText(isOrder(offered) ? offered : 0),
          lots: own.map(({ id }) => id),
        },
      },
    ]
  })
}

/** Offers a plant's capacity, for each grade that what it makes can have. */
export function convertOrder(
  converter: Converter,
  grades: readonly string[],
  { month, t }: { readonly month: string; readonly t: number },
): Intent | undefined {
  const { party, site, recipes } = converter
  // A plant without a known limit could work all that there is.
  const capacity = gramsIn(Math.min(1e6, converter.tonnes(t)) / CAPACITY_UNIT)
  if (!isOrder(capacity * CAPACITY_UNIT) || capacity === 0 || grades.length === 0) return undefined
  return {
    party: party.id,
    converter,
    site: siteUri(site.id),
    content: {
      kind: 'convert',
      site: siteUri(site.id),
      place: site.place,
      month,
      kg: kgText(capacity),
      recipes: recipes.flatMap(({ works, fee, inputs, outputs }) =>
        grades.map((grade) => ({
          process: works.process,
          fee: usdText(fee * CAPACITY_UNIT),
          // No more comes out, and no less goes in, than the recipe says.
          inputs: inputs.map(({ material, perTonne }) => ({
            material,
            grade,
            kg: kgText(Math.ceil(perTonne * CAPACITY_UNIT * 1000 - EXACT)),
          })),
          outputs: outputs.map(({ material, perTonne }) => ({
            material,
            grade,
            kg: kgText(Math.floor(perTonne * CAPACITY_UNIT * 1000 + EXACT)),
          })),
        })),
      ),
    },
  }
}

/**
 * Bids for the month's use: of what the shelf could serve, which is the dearest uses, what it is worth to keep it there; of the rest,
 * step by step, what the use is worth. At last the baseline price for what is missing on the shelf.
 */
export function buyOrders(
  buyer: SectorBuyer,
  grade: string,
  { month, t, shelf }: { readonly month: string; readonly t: number; readonly shelf: number },
): Intent[] {
  const { party, material, place, price, keep, cover } = buyer
  const bid = (tonnes: number, worth: number, refill: boolean): Intent[] => {
    const grams = gramsIn(tonnes)
    if (!isOrder(grams)) return []
    const at = [{ month, bid: usdText(worth) }]
    return [{ party: party.id, buyer, refill, content: { kind: 'buy', material, grade, place, kg: kgText(grams), at } }]
  }
  let held = shelf
  return [
    ...[...buyer.steps(t)]
      .sort((a, b) => b.worth - a.worth)
      .flatMap(({ tonnes, worth }) => {
        const served = Math.min(tonnes, held)
        held -= served
        return [...bid(served, Math.min(worth, keep), false), ...bid(tonnes - served, worth, false)]
      }),
    ...bid(cover - shelf, price, true),
  ]
}

/** Bids for what is missing of the usual stock. */
export function stockOrders(
  stockholder: Stockholder,
  grade: string,
  { month, held }: { readonly month: string; readonly held: number },
): Intent[] {
  const { party, material, place, cover, bid } = stockholder
  const grams = gramsIn(cover) - held
  if (!isOrder(grams)) return []
  const at = [{ month, bid: usdText(bid) }]
  return [
    {
      party: party.id,
      stockholder,
      site: depotOf(party),
      content: { kind: 'buy', material, grade, place, kg: kgText(grams), at },
    },
  ]
}
