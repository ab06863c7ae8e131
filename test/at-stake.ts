import { expect } from 'vitest'
import { claimsView, shortfallsIn, type MarketState } from '../src/market/index.ts'
import { OPERATOR, type Desk } from './market-desk.ts'

/** What two who cancel a parcel must leave as it is: results and prices of others, what anybody is short of, what disputes bind. */
function atStake(venue: MarketState): {
  readonly accounts: ReadonlyMap<string, bigint>
  readonly prices: string
  readonly short: ReadonlyMap<string, bigint>
  readonly bound: ReadonlyMap<string, number>
} {
  const rounds = [...venue.rounds.values()].filter(({ status }) => status === 'cleared')
  const { disputes } = claimsView(venue, OPERATOR)
  return {
    accounts: new Map(venue.ledger.accounts('USD')),
    prices: JSON.stringify(rounds.map(({ id, prices, certificate }) => [id, [...prices], certificate])),
    short: new Map(rounds.flatMap((one) => [...shortfallsIn(venue, one)].map(([id, sum]) => [`${one.id} ${id}`, sum]))),
    bound: new Map(disputes.map(({ delivery, bound }) => [delivery, Number(bound)])),
  }
}

/** Cancels a parcel that both sides agree to cancel, and looks whether that is between these two alone. */
export async function cancel(desk: Desk, { round, parcel }: { round: string; parcel: string }): Promise<void> {
  const { orders, parcels } = desk.venue.round(round)
  const before = atStake(desk.venue)
  const one = parcels.find(({ id }) => id === parcel)!
  const sides = new Set([one.from, one.to].map((order) => `round ${round} ${orders.get(order)!.organisation}`))
  await desk.operate('decide-trade-review', { round, parcel, decision: 'cancelled', why: 'x' })
  const after = atStake(desk.venue)
  expect(after.prices).toBe(before.prices)
  for (const account of new Set([...before.accounts.keys(), ...after.accounts.keys()]))
    if (!sides.has(account)) expect(after.accounts.get(account), account).toBe(before.accounts.get(account))
  for (const [who, sum] of after.short) expect(sum <= (before.short.get(who) ?? 0n), who).toBe(true)
  for (const [delivery, bound] of before.bound)
    expect(after.bound.get(delivery), delivery).toBeGreaterThanOrEqual(bound)
}
