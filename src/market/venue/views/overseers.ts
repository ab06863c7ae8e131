import type { Book, CancelledTrade, Certificate, Registered, UltimateOwners } from '../../round/index.ts'
import { roundNamed } from '../commands/command.ts'
import { openParcels } from '../rules/goods/delivery.ts'
import { undisputedFrom } from '../rules/goods/dispute.ts'
import { shortfallsIn } from '../rules/money/owed.ts'
import { goodsAt, kilogramText, moneyText } from '../forms/plain.ts'
import { isCleared } from '../state/round.ts'
import { mayRead, noticeOf, OVERSEERS } from './reading.ts'
import { refuse } from '../forms/refusal.ts'
import type { Actor } from '../events/roles.ts'
import type { LedgerShown, SettlementShown, UsersShown } from './shown.ts'
import { quantity } from '../../../quantity/index.ts'
import { cancelledIn } from '../rules/goods/trade-review.ts'
import type { MarketState } from '../state/market-state.ts'

/** What the operator and auditors may see besides what everybody does. An order's content is not there before it is opened. */

export function usersView({ users, apiKeys }: MarketState, actor: Actor): UsersShown {
  mayRead(actor, OVERSEERS)
  return {
    users: [...users.values()].map((user) => ({
      ...user,
      keys: [...apiKeys.values()]
        .filter((key) => key.user === user.id)
        .map(({ id, scopes, until }) => ({ id, scopes, until })),
    })),
  }
}

export function ledgerView(venue: MarketState, actor: Actor): LedgerShown {
  const { ledger, currency, bookings } = venue
  mayRead(actor, OVERSEERS)
  return {
    currency,
    accounts: [...ledger.accounts(currency)].map(([account, balance]) => ({ account, balance: moneyText(balance) })),
    imbalance: moneyText(ledger.imbalance().get(currency) ?? 0n),
    notices: [...venue.notices.keys()].flatMap((account) => {
      const notice = noticeOf(venue, account)
      return notice === null ? [] : [{ account, ...notice }]
    }),
    bookings: bookings.map(({ id, at, what, postings }) => ({
      entry: Number(id),
      at,
      what,
      postings: postings.map(({ account, amount }) => ({ account, amount: moneyText(amount) })),
    })),
  }
}

/** What stands between a cleared round and its settlement. */
export function settlementView(venue: MarketState, actor: Actor, id: string): SettlementShown {
  mayRead(actor, OVERSEERS)
  const round = roundNamed(venue, id, 'cleared', 'settled')
  const byId = new Map(round.parcels.map((parcel) => [parcel.id, parcel]))
  const organisationOf = (order = ''): string => round.orders.get(order)?.organisation ?? ''
  const disputable = undisputedFrom(venue, round)
  return {
    round: id,
    ...(disputable === undefined ? {} : { disputable }),
    parcels: openParcels(venue, round).map(({ parcel, grams }) => {
      const { from, to, sink = '' } = byId.get(parcel) ?? {}
      return { parcel, from: organisationOf(from), to: organisationOf(to), ...goodsAt(sink), kg: kilogramText(grams) }
    }),
    shortfalls: [...shortfallsIn(venue, round)].map(([organisation, amount]) => ({
      organisation,
      amount: moneyText(amount),
    })),
  }
}

/** What alarms are raised from. */
export interface Watched {
  readonly book: Book
  readonly certificate: Certificate
  readonly owners: UltimateOwners
  /** What owners could have offered. */
  readonly register: readonly Registered[]
  /** Trades that were cancelled afterwards. */
  readonly cancelled: readonly CancelledTrade[]
}

export function watchedRound(venue: MarketState, actor: Actor, id: string): Watched {
  mayRead(actor, OVERSEERS)
  const round = roundNamed(venue, id)
  if (!isCleared(round))
    return refuse('ALARMS_UNKNOWN', `There are alarms of "${id}" once it is cleared.`, 'Look at its state.')
  const cancelled = cancelledIn(round).map(({ parcel: { from, to, sink }, grams, by }) => ({
    asked: round.orders.get(from)?.organisation === by ? from : to,
    sell: from,
    buy: to,
    node: sink,
    grams: quantity<'g'>(grams),
  }))
  return {
    book: round.book,
    certificate: round.certificate,
    owners: round.beneficialOwners,
    register: round.uncommittedSupply,
    cancelled,
  }
}

/** @throws CommandRefused for anyone who may not read the log */
export function mayReadLog(actor: Actor): void {
  mayRead(actor, OVERSEERS)
}
