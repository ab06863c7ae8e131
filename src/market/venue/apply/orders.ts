import type { Appliers, EventOf } from './handler.ts'
import { commitmentOf } from '../../sealed/index.ts'
import { bindingOf } from '../rules/rounds/round.ts'
import { billionthsOf } from '../../amounts.ts'
import type { Round, SealedOrder } from '../state/round.ts'
import { bytesOf } from '../rules/money/limits.ts'
import { orderNamed, untoldOf, openIn } from '../rules/rounds/hearing.ts'

/** Sealed orders, and the shares that open them. */
export const orderAppliers: Appliers<'order' | 'withdrawn' | 'shares' | 'revealed'> = {
  order: (venue, { order: id, organisation, version, cover, envelope, round: named }) => {
    const round = venue.round(named)
    const { salt } = envelope
    const commitment =
      salt === undefined ? undefined : commitmentOf(bindingOf(round, { id, version, organisation }), salt)
    const { depositClass } = venue.member(organisation)
    const order = { id, organisation, version, deposit: billionthsOf(cover), envelope, commitment, depositClass }
    notePlaced(round, order)
    round.orders.set(id, order)
  },
  withdrawn: (venue, { round: named, order }) => {
    const round = venue.round(named)
    const own = round.placed.get(round.orders.get(order)?.organisation ?? '')
    if (own !== undefined) own.standing -= 1
    round.withdrawn.add(order)
    round.orders.delete(order)
  },
  shares: (venue, event, { at }) => noteShares(venue.round(event.round), event, at),
  revealed: (venue, { round: named, order, key }, { at }) => {
    const round = venue.round(named)
    round.revealed.set(order, key)
    noteSure(round, at)
  },
}

/** Takes note of an order that is placed, before it is among the round's. */
function notePlaced(
  { placed, orders }: Pick<Round, 'placed' | 'orders'>,
  { id, organisation, envelope }: SealedOrder,
): void {
  const own = placed.get(organisation) ?? { standing: 0, placings: 0, bytes: 0, of: new Map<string, number>() }
  placed.set(organisation, own)
  if (!orders.has(id)) own.standing += 1
  own.placings += 1
  own.bytes += bytesOf(envelope)
  own.of.set(id, (own.of.get(id) ?? 0) + 1)
}

/**
 * What trustees tell of the orders of a closed round: their share of each, or that they cannot read it. They may do so in parts, and have
 * been heard once they have reported on all.
 */
function noteShares(round: Round, { trustee, shares, unreadable = [] }: EventOf<'shares'>, at: string): void {
  const own = round.shares.get(trustee) ?? new Map<string, string>()
  round.shares.set(trustee, own)
  const idOf = orderNamed(round.orders)
  for (const [name, share] of Object.entries(shares)) own.set(idOf(name), share)
  for (const order of unreadable.map(idOf))
    round.unreadable.set(order, [...(round.unreadable.get(order) ?? []), trustee])
  if (untoldOf(round, trustee).length > 0) return
  round.heard.add(trustee)
  if (round.heard.size >= round.spec.threshold) round.heardAt ??= at
  noteSure(round, at)
}

/** Takes note of when no order depends any more on trustees that have not reported on it. Nothing that is reported later makes one depend on them again. */
function noteSure(round: Round, at: string): void {
  if (round.heardAt === undefined || openIn(round).length > 0) return
  round.sureAt ??= at
}
