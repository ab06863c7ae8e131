import type { RoundShown, SettlementShown } from '../../../../src/market/index.ts'
import { billionthsIn, decimalOf } from '../../../../src/market/light.ts'
import { stageOf } from '../../parts/Status.tsx'

/** What comes next in a round, or what it waits for. */
export type Step =
  | { readonly kind: 'opens' | 'closes'; readonly at: string }
  | { readonly kind: 'close' }
  | { readonly kind: 'shares' | 'open'; readonly have: number; readonly needed: number }
  | { readonly kind: 'clear'; readonly accepted: number; readonly refused: number }
  /** What is missing is looked up. */
  | { readonly kind: 'looking' }
  | { readonly kind: 'missing'; readonly parcels: number; readonly shortfalls: number }
  /** All has come, and may be disputed until then. */
  | { readonly kind: 'disputable'; readonly at: string }
  | { readonly kind: 'settle' }
  | { readonly kind: 'settled' | 'void' }

type Standing = Pick<RoundShown, 'status' | 'opens' | 'closes' | 'orders' | 'sharesFrom' | 'accepted' | 'refused'> & {
  readonly terms: Pick<RoundShown['terms'], 'threshold'>
}

/** @param settlement what stands before the settlement of a cleared round; undefined until that is known */
export function nextStep(
  round: Standing,
  now: number,
  settlement: Pick<SettlementShown, 'parcels' | 'shortfalls' | 'disputable'> | undefined,
): Step {
  const stage = stageOf(round, now)
  switch (stage) {
    case 'waiting':
      return { kind: 'opens', at: round.opens }
    case 'taking':
    case 'announced':
      return { kind: 'closes', at: round.closes }
    case 'over':
      return { kind: 'close' }
    case 'closed': {
      const [have, needed] = [round.sharesFrom.length, round.terms.threshold]
      // Where nobody has placed an order there is nothing to open with a key.
      return { kind: have >= needed || round.orders === 0 ? 'open' : 'shares', have, needed }
    }
    case 'opened':
      return { kind: 'clear', accepted: round.accepted, refused: round.refused }
    case 'cleared': {
      if (settlement === undefined) return { kind: 'looking' }
      const [parcels, shortfalls] = [settlement.parcels.length, settlement.shortfalls.length]
      if (parcels + shortfalls > 0) return { kind: 'missing', parcels, shortfalls }
      const { disputable } = settlement
      return disputable !== undefined && disputable > now
        ? { kind: 'disputable', at: new Date(disputable).toISOString() }
        : { kind: 'settle' }
    }
    case 'settled':
    case 'void':
      break
  }
  return { kind: stage }
}

export const isVoidable = ({ status }: Pick<RoundShown, 'status'>): boolean =>
  status === 'announced' || status === 'closed' || status === 'opened'

type Parcel = SettlementShown['parcels'][number]

/**
 * What a seller pays back for a parcel that will not come, in exact digits; undefined where there is no price.
 *
 *     price . kg . (1 + damages)
 */
export function payBackOf(
  { result, terms }: Pick<RoundShown, 'result'> & { readonly terms: Pick<RoundShown['terms'], 'damages'> },
  { material, grade, place, month, kg }: Parcel,
): { readonly price: string; readonly damages: string; readonly sum: string } | undefined {
  const found = result?.prices.find(
    (one) => one.material === material && one.grade === grade && one.place === place && one.month === month,
  )
  // Whole micro-dollars for a kg times whole grams are whole billionths of a dollar.
  const micro = (billionthsIn(found?.price ?? '') ?? -1n) / 1000n
  const grams = (billionthsIn(kg) ?? 0n) / 1_000_000n
  if (found === undefined || micro < 0n) return undefined
  const price = micro * grams
  const damages = (price * BigInt(Math.round(terms.damages * 1e6))) / 1_000_000n
  return { price: decimalOf(price), damages: decimalOf(damages), sum: decimalOf(price + damages) }
}
