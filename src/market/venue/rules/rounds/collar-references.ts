import { bandOf, referenceFor, type Good } from '../orders/collar.ts'
import type { Reference } from '../../events/collar.ts'
import { isOwn } from '../money/contract-pay.ts'
import { OPERATOR } from '../../state/accounts.ts'
import { goodsAt, priceText } from '../../forms/plain.ts'
import { refuse } from '../../forms/refusal.ts'
import type { RoundSpec } from '../../events/round-spec.ts'
import { type RoundTerms, isCleared, type ClearedRound } from '../../state/round.ts'
import type { MarketState } from '../../state/market-state.ts'

/** A round with a reference for all that it trades: what the announcement says, else the price at which the market last cleared it. */
export function withReferences(venue: Pick<MarketState, 'rounds'>, spec: RoundSpec, terms: RoundTerms): RoundSpec {
  const { collar } = spec
  if (collar === undefined) return spec
  const goods = goodsIn(terms)
  const strange = collar.references.find(
    (one) => one.round !== undefined || !goods.some((good) => referenceFor({ ...collar, references: [one] }, good)),
  )
  if (strange !== undefined) {
    if (strange.round === undefined) refuse('COLLAR_REFERENCE:not-traded', { good: inWords(strange) })
    else refuse('COLLAR_REFERENCE:round', { round: strange.round })
  }
  const known = lastPrices(venue)
  const own = new Set(collar.references.map((one) => keyOf(one)))
  const filled = goods.flatMap((good): Reference[] => {
    const last = own.has(keyOf(good)) ? undefined : known.get(keyOf(good))
    return last === undefined ? [] : [{ ...good, price: priceText(last.price), round: last.round }]
  })
  const whole = { ...collar, references: [...collar.references, ...filled] }
  const without = goods.find((good) => (bandOf(whole, good)?.low ?? 0) === 0)
  if (without !== undefined) refuse('COLLAR_REFERENCE', { without: inWords(without) })
  return { ...spec, collar: whole }
}

/** Goods, or all grades or places of a material. */
interface Named {
  readonly material: string
  readonly grade?: string | undefined
  readonly place?: string | undefined
}

const keyOf = ({ material, grade = '', place = '' }: Named): string => `${material}/${grade}/${place}`
const inWords = ({ material, grade, place }: Named): string =>
  [material, grade, place].filter((one) => one !== undefined).join(', ')

const goodsIn = ({ materials, places }: Pick<RoundTerms, 'materials' | 'places'>): Good[] =>
  materials.flatMap(({ name: material, grades }) =>
    grades.flatMap((grade) => places.map((place) => ({ material, grade, place }))),
  )

/** At what price goods were last traded here, over all months by volume, and in which round. */
function lastPrices({
  rounds,
}: Pick<MarketState, 'rounds'>): ReadonlyMap<string, { readonly price: bigint; readonly round: string }> {
  const found = new Map<string, { price: bigint; round: string }>()
  const cleared = [...rounds.values()].filter(isCleared).sort((one, other) => other.opened - one.opened)
  for (const round of cleared)
    for (const [key, price] of tradedIn(round))
      if (price > 0n && !found.has(key)) found.set(key, { price, round: round.id })
  return found
}

/** What parties trade with themselves says nothing about a price, and neither does what was declared not to come, or cancelled. */
function tradedIn(round: ClearedRound): Map<string, bigint> {
  const { parcels, prices, undelivered } = round
  const sums = new Map<string, { grams: bigint; worth: bigint }>()
  for (const parcel of parcels) {
    const { id, from, to, source, sink, grams } = parcel
    if (from === OPERATOR || to === OPERATOR || isOwn(round, parcel)) continue
    const moved = BigInt(grams - (undelivered.get(id) ?? 0))
    for (const node of [source, sink]) {
      const key = keyOf(goodsAt(node))
      const sum = sums.get(key) ?? { grams: 0n, worth: 0n }
      sums.set(key, { grams: sum.grams + moved, worth: sum.worth + moved * BigInt(prices.get(node) ?? 0) })
    }
  }
  return new Map([...sums].map(([key, { grams, worth }]) => [key, grams === 0n ? 0n : worth / grams]))
}
