import { InputError } from '../../../../world/index.ts'
import {
  validateBook,
  type Order,
  bookOrder,
  goodsOffered,
  namesOf,
  type OrderContent,
  contractUnder,
  plantWork,
  type KindFault,
} from '../../../round/index.ts'
import { microUsdOf } from '../../../amounts.ts'
import { collarFaults, type CollarFault } from './collar.ts'
import type { Collar } from '../../events/collar.ts'
import { conversionFaults, type ConversionFault, type Plants } from './conversion.ts'
import { minExceedsMax, unknownNames, type Offered, type Unknown } from './order.ts'
import { depositFor, type Values } from '../money/deposits.ts'
import { deficiencyOf, type Deficiency } from '../goods/conformity.ts'
import type { Contract } from '../../state/round.ts'
import type { ScreenedFor } from '../../events/screening.ts'
import { kindFaults, repeats } from '../../../round/index.ts'

/**
 * Why an order does not take part in a round, once it is opened. Anyone who writes one is warned by the same rules beforehand, so far as
 * they can be known then.
 */
export type OrderFault =
  | ConversionFault
  | KindFault
  | CollarFault
  | { readonly kind: 'suspended'; readonly why: string }
  | { readonly kind: 'screening'; readonly lacking: readonly ScreenedFor[] }
  | { readonly kind: 'unknown'; readonly names: readonly Unknown[] }
  | { readonly kind: 'least' }
  | { readonly kind: 'contract'; readonly contract: string; readonly material: string }
  | { readonly kind: 'contract-taken'; readonly contract: string }
  | { readonly kind: 'floor-over-strike'; readonly contract: string }
  | { readonly kind: 'twice' }
  | { readonly kind: 'unclear'; readonly why: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'deposit'; readonly needed: bigint }
  | { readonly kind: 'lot-unknown'; readonly lot: string }
  | { readonly kind: 'lot-material'; readonly lot: string; readonly material: string }
  | { readonly kind: 'lot-owner'; readonly lot: string }
  | { readonly kind: 'lot-place'; readonly lot: string; readonly place: string }
  | {
      readonly kind: 'lot-grade'
      readonly lot: string
      readonly grade: string | undefined
      readonly lacking: Deficiency
    }
  | { readonly kind: 'lots-short'; readonly material: string; readonly wanted: bigint; readonly found: bigint }

/** What has to be known of a lot that an order names. */
export interface LotFacts {
  readonly material: string
  /** Whether it belongs to the member that places the order. */
  readonly own: boolean
  readonly place: string | undefined
  /** Its grade by origin on a day. */
  readonly gradeOn: (day: string) => string | undefined
  /** Standards of the plants where it was last worked. */
  readonly qualifications: ReadonlySet<string>
  /** Grams. */
  readonly left: bigint
}

interface Sealed {
  readonly content: OrderContent
  /** Deposited with it, in nano-dollars. */
  readonly cover: bigint
}

interface Facts {
  readonly suspended: string | undefined
  /** What its sender has no record of in force, and needs. */
  readonly unscreened: readonly ScreenedFor[]
  readonly terms: Offered
  readonly margin: number
  readonly collar?: Collar | undefined
  /** What goods are worth that a conversion takes in. */
  readonly values: Values
  readonly plants: Plants
  /** The price contract that it names, if its sender has that. */
  readonly contract: Pick<Contract, 'material' | 'strike' | 'budget' | 'amount'> | undefined
  /** What part of what it would buy it may have. */
  readonly share: number
  /** Grades by origin, the strictest first. */
  readonly grades: readonly string[]
  readonly lotOf: (id: string) => LotFacts | undefined
  /** Grams of each lot that orders before have taken. */
  readonly taken: ReadonlyMap<string, bigint>
  /** Price contracts that orders before are under: a budget pays for each once. */
  readonly contracts: ReadonlySet<string>
}

/** All that is wrong with an order, so far as it can be found with the rest wrong. */
export function* orderFaults({ content, cover }: Sealed, facts: Facts): Generator<OrderFault> {
  const { suspended, terms, contract, share } = facts
  if (suspended !== undefined) yield { kind: 'suspended', why: suspended }
  if (facts.unscreened.length > 0) yield { kind: 'screening', lacking: facts.unscreened }
  const names = unknownNames(content, terms)
  if (names.length > 0) yield { kind: 'unknown', names }
  const isMore = minExceedsMax(content)
  if (isMore) yield { kind: 'least' }
  const under = contractUnder(content)
  if (under !== undefined) {
    const { id, material, floor } = under
    if (contract?.material !== material) yield { kind: 'contract', contract: id, material }
    if (contract === undefined) return
    if (facts.contracts.has(id)) yield { kind: 'contract-taken', contract: id }
    if (microUsdOf(floor) > contract.strike) yield { kind: 'floor-over-strike', contract: id }
  }
  const booked = bookOrder('order', content, { contract, share })
  if (booked.most === 0) yield { kind: 'nothing' }
  else if (!isMore) yield* bookFaults(content, booked, contract)
  const work = plantWork(content)
  if (work !== undefined) yield* conversionFaults(work, booked, facts)
  yield* kindFaults(content, booked, facts)
  yield* collarFaults(booked, facts.collar)
  const needed = depositFor(booked, facts)
  if (cover < needed) yield { kind: 'deposit', needed }
  yield* lotFaults(content, facts)
}

/** An order that the clearing could not take would stop it for everybody. */
function* bookFaults(content: OrderContent, booked: Order, contract: Facts['contract']): Generator<OrderFault> {
  if (booked.least > booked.most) {
    yield { kind: 'least' }
    return
  }
  const { materials, place, months } = namesOf(content)
  if (
    booked.alternatives.some(({ moves }) => new Set(moves.map(([node]) => node)).size < moves.length) ||
    repeats(content)
  ) {
    yield { kind: 'twice' }
    return
  }
  try {
    validateBook({
      round: '',
      materials: [...new Set(materials.map(([name]) => name))].map((name) => ({
        name,
        grades: [...new Set(materials.flatMap(([other, grade]) => (other === name ? [grade] : [])))],
        wasteCost: 0,
      })),
      places: [place],
      months: [...new Set(months)],
      routes: [],
      priceRule: 'middle',
      budgets: contract === undefined ? {} : { [contract.budget]: contract.amount },
      orders: [booked],
    })
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    yield { kind: 'unclear', why: error.faults[0]?.message ?? '' }
  }
}

type LotsOf = Pick<Facts, 'grades' | 'lotOf' | 'taken'>

/** Whether what an order brings lies in its lots: its sender's own, at the place, of the grade, and not promised already. */
function* lotFaults(content: OrderContent, facts: LotsOf): Generator<OrderFault> {
  const needs = goodsOffered(content)
  if (needs.size === 0 || !('lots' in content)) return
  const { place, month, lots } = content
  for (const lot of new Set(lots)) {
    const known = facts.lotOf(lot)
    if (known === undefined) {
      yield { kind: 'lot-unknown', lot }
      continue
    }
    const need = needs.get(known.material)
    if (need === undefined) {
      yield { kind: 'lot-material', lot, material: known.material }
      continue
    }
    if (!known.own) yield { kind: 'lot-owner', lot }
    if (known.place !== place) yield { kind: 'lot-place', lot, place }
    const grade = known.gradeOn(`${month}-01`)
    const lacking = deficiencyOf(need.grade, { grade, qualifications: known.qualifications }, facts.grades)
    if (lacking.origin !== undefined || lacking.qualifications.length > 0)
      yield { kind: 'lot-grade', lot, grade, lacking }
  }
  const { found } = takenBy(content, facts)
  for (const [material, { grams }] of needs)
    if ((found.get(material) ?? 0n) < BigInt(grams))
      yield { kind: 'lots-short', material, wanted: BigInt(grams), found: found.get(material) ?? 0n }
}

/** What an order takes of its lots, in the order in which it names them, and how much that is of each material. Grams. */
export function takenBy(
  content: OrderContent,
  { lotOf, taken }: Pick<LotsOf, 'lotOf' | 'taken'>,
): { readonly takes: ReadonlyMap<string, bigint>; readonly found: ReadonlyMap<string, bigint> } {
  const found = new Map<string, bigint>()
  const takes = new Map<string, bigint>()
  const needs = goodsOffered(content)
  for (const id of new Set('lots' in content ? content.lots : [])) {
    const lot = lotOf(id)
    const need = lot === undefined ? undefined : needs.get(lot.material)
    if (lot === undefined || need === undefined) continue
    const free = lot.left - (taken.get(id) ?? 0n)
    const wanted = BigInt(need.grams) - (found.get(lot.material) ?? 0n)
    const take = free < wanted ? free : wanted
    if (take <= 0n) continue
    found.set(lot.material, (found.get(lot.material) ?? 0n) + take)
    takes.set(id, take)
  }
  return { takes, found }
}
