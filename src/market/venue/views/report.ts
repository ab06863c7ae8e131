import type { Entry } from '../../log/index.ts'
import { deliveredIn } from '../rules/goods/delivery.ts'
import type { MarketEvent } from '../events/event.ts'
import { goodsAt, kilogramText, moneyText, priceText } from '../forms/plain.ts'
import { type Round, isCleared } from '../state/round.ts'
import { billionthsOf } from '../../amounts.ts'
import type { Actor } from '../events/roles.ts'
import type { MarketState } from '../state/market-state.ts'
import { resultsOf } from './member.ts'
import { mayRead, OVERSEERS } from './reading.ts'
import { cancelledIn } from '../rules/goods/trade-review.ts'
import { limitOf } from '../../round/index.ts'

/** What a supervisor asks for: each order with its life, each trade. Plain rows; amounts are decimal digits, money in and out apart. */

/** When an order came, was amended and withdrawn, and by whom: the market itself keeps only what stands. */
interface Life {
  readonly round: string
  readonly order: string
  readonly organisation: string
  version: number
  entered: string
  enteredBy: string
  amended: string | null
  withdrawn: string | null
}

type Cell = string | number | null
export interface ReportTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Follows the lives of orders through a log. */
export class OrderLives {
  private readonly lives = new Map<string, Life>()
  private readonly opened = new Map<string, string>()

  note({ at, by, event }: Pick<Entry<MarketEvent>, 'at' | 'by' | 'event'>): void {
    if (event.kind === 'opened') this.opened.set(event.round, at)
    if (event.kind === 'withdrawn') {
      const life = this.lives.get(`${event.round} ${event.order}`)
      if (life !== undefined) life.withdrawn = at
    }
    if (event.kind !== 'order') return
    const { round, order, organisation, version } = event
    const life = this.lives.get(`${round} ${order}`)
    if (life === undefined)
      this.lives.set(`${round} ${order}`, {
        round,
        order,
        organisation,
        version,
        entered: at,
        enteredBy: by,
        amended: null,
        withdrawn: null,
      })
    else Object.assign(life, { version, amended: at })
  }

  of(round: string | undefined): Life[] {
    return [...this.lives.values()].filter((life) => round === undefined || life.round === round)
  }

  openedAt(round: string): string | null {
    return this.opened.get(round) ?? null
  }
}

/** @throws CommandRefused for one who is no overseer */
export const mayReport = (actor: Actor): void => mayRead(actor, OVERSEERS)

/** A row for each order that was ever placed, withdrawn ones among them. */
export function ordersReport(venue: MarketState, lives: OrderLives, only?: string): ReportTable {
  const results = new Map<string, ReturnType<typeof resultsOf>>()
  for (const round of venue.rounds.values()) if (isCleared(round)) results.set(round.id, resultsOf(round))
  const rows = lives.of(only).map((life) => {
    const round = venue.round(life.round)
    const content = round.accepted.get(life.order)
    const result = content === undefined ? undefined : results.get(round.id)?.(life.order).result
    const [brought, taken] = sumsOf(result?.moves ?? [])
    const [received, paid] = apart(result?.amount)
    return [
      life.round,
      life.order,
      life.organisation,
      life.enteredBy,
      life.version,
      life.entered,
      life.amended,
      life.withdrawn,
      life.withdrawn === null ? lives.openedAt(life.round) : null,
      stateOf(round, life),
      round.refused.get(life.order) ?? null,
      content?.kind ?? null,
      content === undefined ? null : limitOf(content),
      ...(result === undefined ? [null, null, null, null] : [brought, taken, received, paid]),
    ]
  })
  return { name: 'orders', columns: ORDER_COLUMNS, rows }
}
const ORDER_COLUMNS = [
  'round',
  'order',
  'member',
  'entered_by',
  'version',
  'entered',
  'amended',
  'withdrawn',
  'opened',
  'state',
  'why_refused',
  'kind',
  'limit',
  'kg_brought',
  'kg_taken',
  'received',
  'paid',
] as const

/** A row for each parcel: who hands what over to whom, at which prices, and what came of it. */
export function tradesReport(venue: MarketState, only?: string): ReportTable {
  const rows = [...venue.rounds.values()]
    .filter(({ id }) => only === undefined || id === only)
    .flatMap((round) => {
      const delivered = deliveredIn(round, venue)
      const cancelled = new Map(cancelledIn(round).map((one) => [one.parcel.id, one]))
      return round.parcels.map(({ id, from, to, source, sink, grams }) => {
        const { material, grade, place, month } = goodsAt(sink)
        const price = (node: string): string => priceText(round.prices.get(node) ?? 0)
        return [
          round.id,
          id,
          from,
          round.orders.get(from)?.organisation ?? 'operator',
          to,
          round.orders.get(to)?.organisation ?? 'operator',
          material,
          grade,
          goodsAt(source).place,
          place,
          month,
          kilogramText(grams),
          price(source),
          price(sink),
          kilogramText(delivered.get(id) ?? 0),
          kilogramText((round.undelivered.get(id) ?? 0) - (cancelled.get(id)?.grams ?? 0)),
          kilogramText(cancelled.get(id)?.grams ?? 0),
          cancelled.get(id)?.by ?? null,
        ]
      })
    })
  return { name: 'trades', columns: TRADE_COLUMNS, rows }
}
const TRADE_COLUMNS = [
  'round',
  'parcel',
  'sell_order',
  'seller',
  'buy_order',
  'buyer',
  'material',
  'grade',
  'from_place',
  'to_place',
  'month',
  'kg',
  'usd_per_kg_sold',
  'usd_per_kg_bought',
  'kg_delivered',
  'kg_undelivered',
  'kg_cancelled',
  'cancelled_for',
] as const

function stateOf(round: Round, { order, withdrawn }: Life): string {
  if (withdrawn !== null) return 'withdrawn'
  if (round.refused.has(order)) return 'refused'
  if (round.accepted.has(order)) return 'accepted'
  return round.status === 'void' ? 'void' : 'sealed'
}

/** Kilograms brought and taken. */
function sumsOf(moves: readonly { readonly kg: string }[]): [string, string] {
  let [brought, taken] = [0n, 0n]
  for (const { kg } of moves) {
    if (kg.startsWith('-')) taken += billionthsOf(kg.slice(1))
    else brought += billionthsOf(kg)
  }
  return [moneyText(brought), moneyText(taken)]
}

/** Money received and paid: a minus in front would be taken for a formula. */
function apart(amount: string | undefined): [string | null, string | null] {
  if (amount === undefined) return [null, null]
  return amount.startsWith('-') ? [null, amount.slice(1)] : [amount, null]
}
