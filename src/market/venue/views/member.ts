import { moneyOf, validateBook } from '../../round/index.ts'
import { cashOf, disputeOf, fundOf, payoutOf } from '../state/accounts.ts'
import { mayTakeBack } from '../rules/money/budgets.ts'
import { roundNamed } from '../commands/command.ts'
import { deliveredIn } from '../rules/goods/delivery.ts'
import { disputableUntil } from '../rules/goods/dispute.ts'
import { dueWith } from '../rules/goods/force-majeure.ts'
import { nextShares } from '../rules/rounds/hearing.ts'
import { goodsAt, kilogramText, moneyText } from '../forms/plain.ts'
import { declaredView, disputesOf, reviewView } from './claims.ts'
import { isCleared, type ClearedRound, type Round, type SealedOrder, type Parcel } from '../state/round.ts'
import { memberReading, mayRead, noticeOf } from './reading.ts'
import { refuse } from '../forms/refusal.ts'
import type { Actor } from '../events/roles.ts'
import { mostCompensation, reviewableUntil, whyNotReviewable } from '../rules/goods/trade-review.ts'
import type { AccountShown, ApiKeysShown, EnvelopesShown, OrdersShown, ParcelsShown } from './shown.ts'
import { bookingsOf } from './statement.ts'
import type { MarketState } from '../state/market-state.ts'

/** What somebody may see for their own member, and for no other. */

export function ordersView(venue: MarketState, actor: Actor): OrdersShown {
  const own = memberReading(venue, actor)
  return {
    orders: [...venue.rounds.values()].flatMap((round) => {
      const result = isCleared(round) ? resultsOf(round) : undefined
      return [...round.orders.values()]
        .filter(({ organisation }) => organisation === own)
        .map((order) => ({ ...orderView(round, order), ...result?.(order.id) }))
    }),
  }
}

type OrderShown = OrdersShown['orders'][number]

function orderView(round: Round, { id, version, deposit, envelope }: SealedOrder): OrderShown {
  const content = round.accepted.get(id)
  const why = round.refused.get(id)
  const unreadable = round.unreadable.get(id)
  return {
    round: round.id,
    order: id,
    version,
    deposit: moneyText(deposit),
    status: content !== undefined ? 'accepted' : why !== undefined ? 'refused' : 'sealed',
    envelope,
    ...(content === undefined ? {} : { content }),
    ...(why === undefined ? {} : { why }),
    ...(unreadable === undefined ? {} : { unreadableFor: unreadable, revealed: round.revealed.has(id) }),
  }
}

export function resultsOf({ book, certificate }: ClearedRound): (order: string) => Pick<OrderShown, 'result'> {
  const open = validateBook(book)
  const moves = new Map<
    string,
    { alternative: number; grains: number; of: readonly { node: number; grams: number }[] }[]
  >()
  for (const [o, alternative, grains] of certificate.fills) {
    const { order, alternatives } = open.orders[o] ?? { order: { id: '' }, alternatives: [] }
    const of = alternatives[alternative]?.moves ?? []
    moves.set(order.id, [...(moves.get(order.id) ?? []), { alternative, grains, of }])
  }
  const money = moneyOf(open, certificate).orders
  return (order) => ({
    result: {
      moves: (moves.get(order) ?? []).flatMap(({ alternative, grains, of }) =>
        of.map(({ node, grams }) => ({
          alternative,
          ...goodsAt(open.nodes[node] ?? ''),
          kg: kilogramText(grams * grains),
        })),
      ),
      amount: moneyText(money.get(order) ?? 0n),
    },
  })
}

export function parcelsView(venue: MarketState, actor: Actor): ParcelsShown {
  const own = memberReading(venue, actor)
  return {
    parcels: [...venue.rounds.values()].flatMap((round) => {
      const delivered = deliveredIn(round, venue)
      return round.parcels.flatMap((parcel) => {
        const { id, from, to, source, sink, grams } = parcel
        const [seller, buyer] = [from, to].map((order) => round.orders.get(order)?.organisation ?? null)
        if (seller === buyer || (seller !== own && buyer !== own)) return []
        const deliver = seller === own
        const declared = round.forceMajeure.get(id)
        const [came, lost] = [delivered.get(id) ?? 0, round.undelivered.get(id) ?? 0]
        const review = round.tradeReviews.get(id)
        const cancelled = review?.end?.grams ?? 0
        const left = Math.max(0, grams - came - lost)
        return [
          {
            round: round.id,
            parcel: id,
            side: deliver ? 'deliver' : 'receive',
            order: deliver ? from : to,
            // None where it is what rounding left over.
            with: (deliver ? buyer : seller) ?? null,
            ...goodsAt(sink),
            from: goodsAt(source),
            kg: kilogramText(grams),
            delivered: kilogramText(came),
            undelivered: kilogramText(lost - cancelled),
            left: kilogramText(left),
            due: dueWith({ sink }, declared),
            ...(round.spec.forceMajeureDays === undefined ? {} : { forceMajeureDays: round.spec.forceMajeureDays }),
            ...(declared === undefined ? {} : { forceMajeure: declaredView(declared) }),
            ...(cancelled === 0 ? {} : { cancelled: kilogramText(cancelled) }),
            ...(review === undefined
              ? reviewableView(round, parcel, left)
              : { tradeReview: reviewView(venue, round, review) }),
            ...(round.spec.disputeDays === undefined ? {} : { deliveries: deliveriesOf(venue, round, id) }),
          },
        ]
      })
    }),
  }
}

function reviewableView(
  round: Round,
  parcel: Parcel,
  left: number,
): Pick<ParcelsShown['parcels'][number], 'reviewable'> {
  const until = reviewableUntil(round)
  const isOpen = round.status === 'cleared' && round.orders.has(parcel.from) && round.orders.has(parcel.to) && left > 0
  return until === undefined || !isOpen || whyNotReviewable(round, parcel) !== undefined
    ? {}
    : { reviewable: { until, most: moneyText(mostCompensation(round, parcel, left)) } }
}

function deliveriesOf(
  { lots }: MarketState,
  round: Round,
  parcel: string,
): NonNullable<ParcelsShown['parcels'][number]['deliveries']> {
  return [...round.deliveries].flatMap(([delivery, { parcel: of, grams, at }]) =>
    of.id === parcel && lots.events.has(delivery)
      ? [{ delivery, kg: kilogramText(grams), at, until: disputableUntil(round, at) ?? 0 }]
      : [],
  )
}

/** Whether an account is a member's own. Budgets are not, whatever they are called. */
function isOwn(account: string, member: string): boolean {
  const [kind = '', ...rest] = account.split(' ')
  return (
    account === cashOf(member) ||
    account === fundOf(member) ||
    account === payoutOf(member) ||
    ((kind === 'cover' || kind === 'round') && rest.length === 2 && rest[1] === member)
  )
}

export function accountView(venue: MarketState, actor: Actor): AccountShown {
  const own = memberReading(venue, actor)
  // What is bound for a dispute may become either side's.
  const bound = new Set(disputesOf(venue, own).map(({ round, dispute }) => disputeOf(round.id, dispute.delivery)))
  const isTheirs = (account: string): boolean => isOwn(account, own) || bound.has(account)
  return {
    currency: venue.currency,
    balances: [...venue.ledger.accounts(venue.currency)]
      .filter(([account]) => isTheirs(account))
      .map(([account, balance]) => ({ account, balance: moneyText(balance) })),
    bookings: bookingsOf(venue, isTheirs),
    fundNotice: noticeOf(venue, fundOf(own)),
    budgets: [...venue.setAside].flatMap(([budget, members]) => {
      const setAside = members.get(own)
      const free = mayTakeBack(venue, budget, own)
      return setAside === undefined ? [] : [{ budget, setAside: moneyText(setAside), free: moneyText(free) }]
    }),
  }
}

/**
 * A trustee's own sealed shares of a closed round that it has not reported on, some at a time: what their key opens, with what tells it that they
 * are of this round and that this is over. Not whose the orders are, nor what they hold.
 */
export function envelopesView(venue: MarketState, actor: Actor, id: string): EnvelopesShown {
  mayRead(actor, ['trader'], 'shares')
  const { organisation } = actor
  const round = roundNamed(venue, id, 'closed', 'opened', 'cleared', 'settled', 'void')
  if (organisation === null || !round.spec.trustees.includes(organisation))
    refuse('NOT_ALLOWED', `You are no trustee of "${id}".`, 'Only trustees hold shares.')
  return {
    round: id,
    market: round.sealedFor.market,
    terms: round.spec,
    trustee: organisation,
    number: round.trustees.get(organisation)?.number ?? 0,
    jwk: round.trustees.get(organisation)?.jwk ?? null,
    ...nextShares(round, organisation),
  }
}

/** Somebody's own keys: never their hashes. */
export function apiKeysView({ apiKeys }: MarketState, actor: Actor): ApiKeysShown {
  return {
    keys: [...apiKeys.values()]
      .filter(({ user }) => user === actor.user)
      .map(({ id, scopes, until }) => ({ id, scopes, until })),
  }
}
