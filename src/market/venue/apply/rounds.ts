import type { Appliers } from './handler.ts'
import { announcedRound, type Round, type TrusteeKey } from '../state/round.ts'
import { termsOf } from '../rules/rounds/terms.ts'
import { digest } from '../../canonical.ts'
import { bookOf } from '../rules/orders/book.ts'
import { contractsIn, plantsIn, frozenFor } from '../rules/rounds/frozen.ts'
import { uncommittedSupplyIn } from '../rules/rounds/uncommitted-supply.ts'
import { beneficialOwnersOfOrders } from '../rules/rounds/beneficial-owners.ts'
import { validateBook } from '../../round/index.ts'
import { parcelsOf } from '../rules/goods/parcels.ts'
import { paidByContracts, broughtIn } from '../rules/money/contract-pay.ts'
import { drawOn } from './contracts.ts'
import type { MarketState } from '../state/market-state.ts'
import type { TrusteeJwk } from '../events/keys.ts'

type Kind = 'shortage' | 'round' | 'closed' | 'opened' | 'left-out' | 'cleared' | 'void' | 'settled'

/** Rounds, from their announcement to their settlement. */
export const roundAppliers: Appliers<Kind> = {
  shortage: (venue, { material, share, why }) => {
    if (share < 1) venue.shortages.set(material, { share, why })
    else venue.shortages.delete(material)
  },
  round: (venue, { round: id, spec }) => {
    const round = announcedRound({
      id,
      version: venue.version,
      spec,
      terms: termsOf(spec, venue.grades),
      sealedFor: { market: venue.founded?.signs.x ?? '', round: id, terms: digest(spec) },
      trustees: new Map(spec.trustees.map((trustee) => [trustee, takeKey(venue, trustee)])),
    })
    venue.rounds.set(id, round)
    venue.taking.add(round)
  },
  closed: (venue, { round: id }) => {
    const round = venue.round(id)
    if (venue.taking.has(round)) freeze(venue, round)
    round.status = 'closed'
  },
  opened: (venue, { round: id, accepted, refused, tieBreak }, { seq }) => {
    const round = venue.round(id)
    round.status = 'opened'
    round.opened = seq
    round.accepted = new Map(accepted.map(({ order, content }) => [order, content]))
    round.refused = new Map(refused.map(({ order, why }) => [order, why]))
    round.book = bookOf({ contracts: contractsIn(venue, round), tieBreak }, round)
    round.frozen = undefined
    round.uncommittedSupply = uncommittedSupplyIn(venue, round)
  },
  'left-out': (venue, { round: id, orders }) => {
    const round = venue.round(id)
    const out = new Map(orders.map(({ order, why }) => [order, why]))
    round.refused = new Map([...round.refused, ...out])
    round.accepted = new Map([...round.accepted].filter(([order]) => !out.has(order)))
    // Not made again: what budgets hold is as it was when the round was opened.
    if (round.book !== undefined)
      round.book = { ...round.book, orders: round.book.orders.filter((order) => !out.has(order.id)) }
  },
  cleared: (venue, { round: id, certificate, signature }, { at }) => {
    const round = venue.round(id)
    round.status = 'cleared'
    round.certificate = certificate
    round.signature = signature
    round.clearedAt = at
    if (round.version < 2) round.beneficialOwners = beneficialOwnersOfOrders(venue, round)
    if (round.book === undefined) return
    const open = validateBook(round.book)
    round.prices = new Map(open.nodes.map((node, n) => [node, certificate.prices[n] ?? 0]))
    round.parcels = parcelsOf(round.id, open, certificate)
    for (const { order, amount } of paidByContracts(round, open, certificate, round.parcels))
      if (round.version < 3 || amount > 0n) drawOn(venue, round, order, amount)
  },
  void: (venue, { round: id, why }) => {
    const round = venue.round(id)
    round.status = 'void'
    round.frozen = undefined
    venue.taking.delete(round)
    round.why = why
  },
  settled: (venue, { round: id }) => {
    const round = venue.round(id)
    round.status = 'settled'
    for (const { order, amount } of round.version < 3 ? [] : broughtIn(round)) drawOn(venue, round, order, amount)
  },
}

/** Takes note of what admits the orders of a round whose time is over. */
export function freeze(venue: MarketState, round: Round): void {
  venue.taking.delete(round)
  round.shortage = new Map([...venue.shortages].map(([material, { share }]) => [material, share]))
  if (round.version < 2) return
  if (round.version >= 3) round.plants = plantsIn(venue, round)
  round.frozen = frozenFor(venue, round)
  round.beneficialOwners = beneficialOwnersOfOrders(venue, round)
}

const NO_KEY: TrusteeJwk = { kty: 'OKP', crv: 'X25519', x: '' }

/** The key with which a trustee opens a round that is announced now: none is taken twice. */
function takeKey(venue: Pick<MarketState, 'member' | 'version'>, id: string): TrusteeKey {
  const member = venue.member(id)
  if (venue.version === 1) return { number: 0, jwk: member.trustee ?? NO_KEY }
  member.keysUsed += 1
  return { number: member.keysUsed, jwk: { ...NO_KEY, x: member.roundKeys[member.keysUsed - 1] ?? '' } }
}
