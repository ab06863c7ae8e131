import { quantity } from '../../../../src/quantity/index.ts'
import type {
  AccountShown,
  LotsShown,
  MarketShown,
  NamesShown,
  Order,
  OrderContent,
  OwnShown,
  RoundShown,
} from '../../../../src/market/index.ts'
import {
  atLeastFloor,
  type BookingTerms,
  bookOrder,
  contractUnder,
  deficiencyOf,
  depositFor,
  isCutByShortage,
  type LotFacts,
  marginFor,
  mostMade,
  namesOf,
  type Offered,
  type OrderFault,
  orderFaults,
  plantOf,
  plantsShown,
  plantWork,
  roundUpDeposit,
  type ScreenedFor,
  takenBy,
  valuesIn,
} from '../../../../src/market/light.ts'
import { exact, gramsIn, sumOf } from '../../parts/exact.ts'
import { balancesOf } from '../accounts/accounts.ts'

/** What an order would mean, worked out as the market does it, before anything is sealed. */

/** What is known when an order is written. */
export interface Known {
  readonly round: Pick<RoundShown, 'grades'> & {
    readonly terms: Pick<
      RoundShown['terms'],
      'places' | 'months' | 'margin' | 'margins' | 'materials' | 'limits' | 'collar'
    >
  }
  readonly market: Pick<MarketShown, 'shortages' | 'grades'>
  readonly account: Pick<AccountShown, 'balances'>
  readonly suspended: boolean
  /** What of the round’s terms the member has no record of that is in force at the close. */
  readonly unscreened: readonly ScreenedFor[]
  readonly contracts: OwnShown['contracts']
  readonly sites: OwnShown['sites']
  readonly recipes: NamesShown['recipes']
  /** The member's lots, with their grades on the first day of the delivery month. */
  readonly lots: LotsShown['lots']
  /** Other orders of the member in this round, so far as this browser knows them. */
  readonly others: readonly OrderContent[]
  /** Deposit of the order that this one is to replace: free again once it does. */
  readonly before: string
  /** By which the member deposits. */
  readonly depositClass: OwnShown['depositClass']
}

export interface OrderPreview {
  /** Cut by a declared shortage and by what the budget of its contract covers. */
  readonly order: Order | undefined
  /** Nano-dollars, as are all that follow. */
  /** What the round asks for, and what is deposited: rounded up, since it is seen by others. */
  readonly needed: bigint
  readonly deposit: bigint
  readonly free: bigint
  readonly after: bigint
  /** At its limit, if filled whole, shortage or not: what it brings at least, or, below nothing, costs at most. */
  readonly limit: bigint
  readonly share: number
  readonly why: string
  readonly faults: readonly (OrderFault | { readonly kind: 'cash' })[]
}
export type PreviewFault = OrderPreview['faults'][number]

export const offeredIn = ({ terms, grades }: Known['round']): Offered => ({
  materials: grades.map(({ material, grades: own }) => ({ name: material, grades: own })),
  places: terms.places,
  months: terms.months,
})

/** A price contract as the clearing takes it. */
function contractFor(
  content: OrderContent,
  contracts: OwnShown['contracts'],
): (NonNullable<BookingTerms['contract']> & Pick<OwnShown['contracts'][number], 'material'>) | undefined {
  const under = contractUnder(content)
  const named = under === undefined ? undefined : contracts.find(({ id }) => id === under.id)
  if (named === undefined) return undefined
  return {
    ...named,
    strike: quantity<'µUSD/kg'>(Number(exact(named.strike) / 1000n)),
    amount: quantity<'µUSD'>(Number(exact(named.amount) / 1000n)),
  }
}

/** Of what is bought, the material that is shortest. */
function shortageOf(
  content: OrderContent,
  { shortages }: Pick<Known['market'], 'shortages'>,
): { readonly share: number; readonly why: string } {
  const none = { share: 1, why: '' }
  if (!isCutByShortage(content)) return none
  const bought = new Set(namesOf(content).materials.map(([material]) => material))
  return shortages
    .filter(({ material }) => bought.has(material))
    .reduce((worst, one) => (one.share < worst.share ? one : worst), none)
}

/** Grams of each basket that may be bought, where a limit of money or a shortage leaves less than all of one. */
export function basketsCut(content: OrderContent, share: number): readonly bigint[] | undefined {
  if (content.kind !== 'basket') return undefined
  const cut = content.baskets.map((one) => {
    const { most, alternatives } = bookOrder('', { ...content, baskets: [one] }, { contract: undefined, share })
    const [grain] = alternatives
    return BigInt(most) * (grain?.moves ?? []).reduce((sum, [, grams]) => sum - BigInt(grams), 0n)
  })
  const isCut = content.baskets.some(({ parts }, i) => cut[i] !== gramsIn(sumOf(parts.map(({ kg }) => kg))))
  return isCut ? cut : undefined
}

export function outlookOf(content: OrderContent, known: Known): OrderPreview {
  const { round, market, account, suspended, contracts, others, before } = known
  const { share, why } = shortageOf(content, market)
  const contract = contractFor(content, contracts)
  const isKnown = contractUnder(content) === undefined || contract !== undefined
  const order = isKnown ? bookOrder('', content, { contract, share }) : undefined
  // All of it: a shortage may be over before the round closes, and an order with too small a deposit is refused.
  const whole = isKnown ? bookOrder('', content, { contract, share: 1 }) : undefined
  const free = exact(balancesOf(account).free) + exact(before)
  const terms = { margin: marginFor(round.terms, known.depositClass), values: valuesIn(round.terms) }
  const needed = atLeastFloor(whole === undefined ? 0n : depositFor(whole, terms), round.terms)
  const rounded = roundUpDeposit(needed)
  // Whoever has not so much deposits what is asked for.
  const deposit = rounded <= free ? rounded : needed
  const lotOf = lotsKnown(known.lots)
  const faults: PreviewFault[] = [
    ...orderFaults(
      { content, cover: deposit },
      {
        suspended: suspended ? '' : undefined,
        unscreened: known.unscreened,
        ...terms,
        collar: round.terms.collar,
        terms: offeredIn(round),
        plants: plantsShown(known, known, madeByAll(others, known)),
        contract,
        share,
        grades: market.grades.map(({ id }) => id),
        lotOf,
        taken: takenByAll(others, lotOf),
        contracts: new Set(others.flatMap((other) => contractUnder(other)?.id ?? [])),
      },
    ),
  ]
  if (deposit > free) faults.push({ kind: 'cash' })
  return { order, needed, deposit, free, after: free - deposit, limit: limitOf(whole), share, why, faults }
}

function limitOf(order: Order | undefined): bigint {
  const limits = order?.alternatives.map(({ limit }) => BigInt(limit)) ?? []
  const [first = 0n] = limits
  return limits.reduce((least, one) => (one < least ? one : least), first) * BigInt(order?.most ?? 0)
}

function lotsKnown(lots: Known['lots']): (id: string) => LotFacts | undefined {
  const known = new Map(lots.map((lot) => [lot.id, lot]))
  return (id) => {
    const lot = known.get(id)
    if (lot === undefined) return undefined
    const { material, country, grade, qualifications, left, bound } = lot
    return {
      material,
      own: true,
      place: country ?? undefined,
      gradeOn: () => grade ?? undefined,
      qualifications: new Set(qualifications),
      left: gramsIn(left) - gramsIn(bound),
    }
  }
}

function takenByAll(orders: readonly OrderContent[], lotOf: (id: string) => LotFacts | undefined): Map<string, bigint> {
  const taken = new Map<string, bigint>()
  for (const content of orders)
    for (const [lot, take] of takenBy(content, { lotOf, taken }).takes) taken.set(lot, (taken.get(lot) ?? 0n) + take)
  return taken
}

/** What other orders of the round may make: those of other rounds this browser does not know. */
function madeByAll(orders: readonly OrderContent[], known: Known): Map<string, bigint> {
  const made = new Map<string, bigint>()
  for (const content of orders) {
    const work = plantWork(content)
    if (work === undefined) continue
    const booked = bookOrder('', content, { contract: undefined, share: 1 })
    for (const [process, mass] of mostMade(work, booked, plantsShown(known, known).recipes)) {
      const plant = plantOf(work.site ?? '', process, work.month)
      made.set(plant, (made.get(plant) ?? 0n) + mass)
    }
  }
  return made
}

type Lot = LotsShown['lots'][number]
export type LotFit = 'fits' | 'material' | 'place' | 'grade' | 'empty' | 'way'

/** Whether a lot will do for goods, and if not, why. */
export function fitOf(
  lot: Lot,
  {
    wanted,
    place,
    grades,
  }: { readonly wanted: ReadonlyMap<string, string>; readonly place: string; readonly grades: readonly string[] },
): LotFit {
  const promised = wanted.get(lot.material)
  if (promised === undefined) return 'material'
  if (lot.left === '0') return 'empty'
  if (lot.way !== null) return 'way'
  if (lot.country !== place) return 'place'
  const { origin, qualifications } = deficiencyOf(
    promised,
    { grade: lot.grade ?? undefined, qualifications: new Set(lot.qualifications) },
    grades,
  )
  return origin !== undefined || qualifications.length > 0 ? 'grade' : 'fits'
}

/** What is in some lots of a material, and the strictest grade that all of them have. */
export function heldIn(
  lots: readonly Lot[],
  material: string,
  grades: readonly string[],
): { readonly grams: bigint; readonly grade: string | undefined } {
  const own = lots.filter((lot) => lot.material === material)
  const worst = own.reduce((most, { grade }) => Math.max(most, grade === null ? Infinity : grades.indexOf(grade)), -1)
  return { grams: own.reduce((sum, { left }) => sum + gramsIn(left), 0n), grade: grades[worst] }
}
