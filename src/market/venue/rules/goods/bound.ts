import type { LotLedger } from '../../../origin/index.ts'
import { openParcels } from './delivery.ts'
import { goodsOffered } from '../../../round/index.ts'
import type { Parcel, Round } from '../../state/round.ts'
import { goodsAt } from '../../forms/plain.ts'
import { nonconformityOf } from './conformity.ts'
import type { MarketState } from '../../state/market-state.ts'

/** What an order binds its lots for: what it offers in a round that was opened, and once that is cleared, what it still has to hand over. */
interface Claim {
  readonly round: string
  readonly organisation: string
  readonly lots: readonly string[]
  readonly material: string
  readonly grade: string
  readonly month: string
  readonly grams: bigint
}

interface Bound {
  /** Grams of each lot. */
  readonly taken: ReadonlyMap<string, bigint>
  /** What is missing in the lots of an order. */
  readonly short: readonly (Claim & { readonly missing: bigint })[]
}

interface Asked {
  /** Organisations whose lots are looked at; all, if left out. */
  readonly of?: ReadonlySet<string>
  /** What is about to be handed over for a parcel. */
  readonly coming?: { readonly parcel: Parcel; readonly grams: number } | undefined
}

type State = Pick<MarketState, 'rounds' | 'grades' | 'registry' | 'lots'>

/**
 * What lots are bound for. Orders take of their lots as they did when they were opened: round after round, in the order in which they
 * name them. What was split off a lot is as good, and is taken first: mostly it was split off to be handed over.
 */
export function boundIn(state: State, { of, coming }: Asked = {}): Bound {
  const claims = claimsIn(state, { ...(of === undefined ? {} : { of }), coming })
  const taken = new Map<string, bigint>()
  const short: (Claim & { missing: bigint })[] = []
  if (claims.length === 0) return { taken, short }
  const { lots, parts } = state.lots
  for (const claim of claims) {
    let missing = claim.grams
    for (const named of claim.lots)
      for (const id of withParts(named, parts).reverse()) {
        const lot = lots.get(id)
        if (missing === 0n) break
        if (lot?.owner !== claim.organisation || lot.material !== claim.material) continue
        const free = lot.left - (taken.get(id) ?? 0n)
        const take = free < missing ? free : missing
        if (take <= 0n || (id !== named && nonconformityOf(state, lot, claim) !== undefined)) continue
        taken.set(id, (taken.get(id) ?? 0n) + take)
        missing -= take
      }
    if (missing > 0n) short.push({ ...claim, missing })
  }
  return { taken, short }
}

/** Of rounds that were opened and are not settled, the first opened first. */
function claimsIn(state: State, { of, coming }: Asked): Claim[] {
  return [...state.rounds.values()]
    .filter(({ status }) => status === 'opened' || status === 'cleared')
    .sort((one, other) => one.opened - other.opened)
    .flatMap((round) => {
      const organisationOf = (order: string): string => round.orders.get(order)?.organisation ?? ''
      const orders = [...round.accepted].filter(([order]) => of?.has(organisationOf(order)) ?? true)
      const due = round.status === 'cleared' && orders.length > 0 ? dueIn(state, round, coming) : undefined
      return orders.flatMap(([order, content]): Claim[] => {
        if (!('lots' in content)) return []
        const { lots, month } = content
        return [...goodsOffered(content)].flatMap(([material, { grade, grams: offered }]) => {
          const grams = BigInt(due === undefined ? offered : (due.get(order)?.get(material) ?? 0))
          const organisation = organisationOf(order)
          return grams > 0n ? [{ round: round.id, organisation, lots, material, grade, month, grams }] : []
        })
      })
    })
}

/** Grams that are still to be handed over, by order and material. */
function dueIn(state: State, round: Round, coming: Asked['coming']): Map<string, Map<string, number>> {
  const due = new Map<string, Map<string, number>>()
  const open = new Map(openParcels(state, round).map(({ parcel, grams }) => [parcel, grams]))
  for (const { id, from, source } of round.parcels) {
    const grams = (open.get(id) ?? 0) - (coming?.parcel.id === id ? coming.grams : 0)
    if (grams <= 0) continue
    const own = due.get(from) ?? new Map<string, number>()
    const { material } = goodsAt(source)
    own.set(material, (own.get(material) ?? 0) + grams)
    due.set(from, own)
  }
  return due
}

/** A lot and all that came of it, the lot itself first. */
function withParts(lot: string, parts: LotLedger['parts']): string[] {
  // A set grows while it is gone through, which makes it the queue as well.
  const all = new Set([lot])
  for (const one of all) for (const part of parts.get(one) ?? []) all.add(part)
  return [...all]
}
