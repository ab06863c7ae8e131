import { billionthsIn } from '../../ledger/index.ts'
import { moneyOf, validateBook } from '../../round/index.ts'
import { coverOf, settlementBalanceOf } from '../state/accounts.ts'
import { roundNamed } from '../commands/command.ts'
import { paidByContracts } from '../rules/money/contract-pay.ts'
import { goodsAt, kilogramText, moneyText, priceText } from '../forms/plain.ts'
import { isCleared, type ClearedRound } from '../state/round.ts'
import { memberReading } from './reading.ts'
import { refuse } from '../forms/refusal.ts'
import type { Actor } from '../events/roles.ts'
import type { AccountShown, AccountStatement, StatementLine } from './shown.ts'
import type { MarketState } from '../state/market-state.ts'

export function statementView(venue: MarketState, actor: Actor, id: string): AccountStatement {
  const own = memberReading(venue, actor)
  const round = roundNamed(venue, id)
  if (!isCleared(round))
    return refuse('STATEMENT_UNKNOWN', `There are statements of "${id}" once it is cleared.`, 'Look at its state.')
  const { name = own, nameJa = name } = venue.register.organisations.get(own) ?? {}
  const { title, opens, closes } = round.spec
  const lines = linesOf(round, own)
  const [result, deposit] = [settlementBalanceOf(id, own), coverOf(id, own)]
  const balance = (account: string): string => moneyText(venue.ledger.balance(account, venue.currency))
  return {
    market: venue.founded?.name ?? '',
    round: id,
    title,
    opens,
    closes,
    status: round.status,
    organisation: own,
    name,
    name_ja: nameJa,
    currency: venue.currency,
    lines,
    net: moneyText(lines.reduce((sum, { amount = '0' }) => sum + (billionthsIn(amount) ?? 0n), 0n)),
    bookings: bookingsOf(venue, (account) => account === result || account === deposit),
    open: { result: balance(result), deposit: balance(deposit) },
  }
}

/** What was posted to accounts, in the order of the log. */
export function bookingsOf({ bookings }: MarketState, shown: (account: string) => boolean): AccountShown['bookings'] {
  return bookings.flatMap(({ id, at, what, postings }) =>
    postings
      .filter(({ account }) => shown(account))
      .map(({ account, amount }) => ({ entry: Number(id), at, what, account, amount: moneyText(amount) })),
  )
}

function linesOf(round: ClearedRound, own: string): StatementLine[] {
  const open = validateBook(round.book)
  const money = moneyOf(open, round.certificate)
  const isMine = (order: string): boolean => round.orders.get(order)?.organisation === own
  const goods = round.certificate.fills.flatMap(([o, a, grains]): StatementLine[] => {
    const { order, alternatives } = open.orders[o] ?? { order: { id: '' }, alternatives: [] }
    if (!isMine(order.id)) return []
    return (alternatives[a]?.moves ?? []).map(({ node, grams }) => ({
      of: order.id,
      what: grams > 0 ? 'sold' : 'bought',
      ...goodsAt(open.nodes[node] ?? ''),
      kg: kilogramText(Math.abs(grams) * grains),
      price: priceText(round.certificate.prices[node] ?? 0),
    }))
  })
  const orders = [...money.orders]
    .filter(([order]) => isMine(order))
    .map(([of, amount]): StatementLine => ({ of, what: 'order', amount: moneyText(amount) }))
  const contracts = paidByContracts(round, open, round.certificate, round.parcels)
    .filter(({ order }) => isMine(order))
    .map(({ order, amount }): StatementLine => ({ of: order, what: 'contract', amount: moneyText(amount) }))
  const carried = new Set(round.terms.routes.filter(({ owner }) => owner === own).map(({ id }) => id))
  const routes = [...money.routes]
    .filter(([route]) => carried.has(route))
    .map(([of, { freight, rent }]): StatementLine => ({ of, what: 'freight', amount: moneyText(freight + rent) }))
  return [...goods, ...orders, ...contracts, ...routes]
}
