import { describe, expect, it } from 'vitest'
import { buy, sell, sellPackage } from '../../../../src/market/round/index.ts'
import type { Prices } from '../../subjects/order/prices.ts'
import { byRound, cameOf } from './state.ts'
import { quantity } from '../../../../src/quantity/index.ts'

const NODE = 'nd/any/JPN/2027-03'
const OTHER = 'dy/any/JPN/2027-03'
const at = (price: bigint) => ({ low: price, price, high: price })
const PRICES: Prices = new Map([
  [NODE, at(67_000_000n)],
  [OTHER, at(300_000_000n)],
])
const id = { id: 'o', owner: 'o' }
const filled = (grains: number, alternative = 0) => [{ order: 'o', alternative, grains }]

describe('what came of an order', () => {
  const sale = sell({ ...id, most: quantity(5_000_000), node: NODE, ask: quantity(67_000_000) })
  it('is all of it, with what moved and at which price', () => {
    const came = cameOf(sale, filled(5_000_000), PRICES)
    expect(came).toMatchObject({ why: 'whole', grains: 5_000_000n, most: 5_000_000n })
    expect(came.moved).toEqual([{ node: NODE, grams: 5_000_000n, price: 67_000_000n }])
  })
  it('is a part, where it stood at the price', () =>
    expect(cameOf(sale, filled(1_000_000), PRICES)).toMatchObject({ why: 'margin', grains: 1_000_000n }))
  it('is nothing, where its limit was not reached: by how much is told', () => {
    const bid = buy({ ...id, most: quantity(1_000_000), at: [{ node: NODE, bid: quantity(65_000_000) }] })
    expect(cameOf(bid, [], PRICES)).toMatchObject({ why: 'price', gapPerKg: 2_000_000n, moved: [] })
  })
  it('is nothing for a block that would have gained: it was passed over', () => {
    const block = sell({
      ...id,
      most: quantity(9_000_000),
      least: quantity(9_000_000),
      node: NODE,
      ask: quantity(60_000_000),
    })
    expect(cameOf(block, [], PRICES).why).toBe('passed-over')
  })
  it('cannot be compared where nothing was traded', () =>
    expect(
      cameOf(sell({ ...id, most: quantity(1), node: 'nd/any/EUR/2027-03', ask: quantity(1) }), [], PRICES).why,
    ).toBe('no-price'))
  it('is in grams of each material, whatever the grains of a package are', () => {
    const parts = [
      [NODE, quantity<'g'>(600_000)],
      [OTHER, quantity<'g'>(400_000)],
    ] as const
    const whole = sellPackage({ ...id, most: quantity(1_000_000), ask: quantity(100_000_000), parts })
    const came = cameOf(whole, filled(whole.most), PRICES)
    expect(came.moved.map(({ grams }) => grams)).toEqual([600_000n, 400_000n])
    expect(came.why).toBe('whole')
  })
})

describe('orders by round', () => {
  it('have the round that closes last first, and leave out rounds without any', () => {
    const order = { order: 'o', version: 1, deposit: '1', status: 'sealed' as const, envelope: {} as never }
    const rounds = ['2027-01-01T00:00:00Z', '2027-02-01T00:00:00Z', '2027-03-01T00:00:00Z'].map((closes, i) => ({
      id: `r${i}`,
      closes,
    }))
    const orders = ['r0', 'r1'].map((round) => ({ ...order, round }))
    expect(byRound(orders, rounds).map(({ round }) => round.id)).toEqual(['r1', 'r0'])
  })
})
