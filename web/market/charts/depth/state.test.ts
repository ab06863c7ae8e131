import { describe, expect, it } from 'vitest'
import { buy, clearRound, nodeName, sell, type Book } from '../../../../src/market/round/index.ts'
import { loadSolver } from '../../../../src/solver/index.ts'
import { randomBook } from '../../../../test/random-book.ts'
import { curveOf, depthOf, viewsOf } from './state.ts'
import { quantity } from '../../../../src/quantity/index.ts'

const solver = await loadSolver()
const LIMITS = { solves: 10_000 }
const MICRO = 1e6

const node = (place: string): string => nodeName('ndpr-oxide', 'any', place, '2027-03')
const BOOK: Book = {
  round: 'r',
  materials: [{ name: 'ndpr-oxide', grades: ['any'], wasteCost: 0 }],
  places: ['AUS', 'JPN'],
  months: ['2027-03'],
  routes: [{ id: 'AUS-JPN', owner: 'c', from: 'AUS', to: 'JPN', cost: 1 * MICRO }],
  priceRule: 'middle',
  budgets: {},
  orders: [
    sell({ id: 's1', owner: 's1', most: quantity(5000), node: node('AUS'), ask: quantity(60 * MICRO) }),
    sell({ id: 's2', owner: 's2', most: quantity(4000), node: node('AUS'), ask: quantity(70 * MICRO) }),
    sell({
      id: 'block',
      owner: 's3',
      most: quantity(9000),
      least: quantity(9000),
      node: node('AUS'),
      ask: quantity(61 * MICRO),
    }),
    buy({ id: 'b1', owner: 'b1', most: quantity(6000), at: [{ node: node('JPN'), bid: quantity(80 * MICRO) }] }),
    buy({ id: 'b2', owner: 'b2', most: quantity(4000), at: [{ node: node('JPN'), bid: quantity(65 * MICRO) }] }),
  ],
}

describe('what stood behind a price', () => {
  it('is seen from the place where most is taken: asks elsewhere are moved by the freight', () => {
    const { open, certificate } = clearRound(solver, BOOK, LIMITS)
    const [all, ...single] = viewsOf(open, certificate)
    expect(all).toMatchObject({ id: `all:${node('JPN')}`, brought: 6000 })
    expect(single.map(({ id }) => id).sort()).toEqual([node('AUS'), node('JPN')])
    if (all === undefined) throw new Error('nothing to see')
    const { supply, demand, cleared, passedOver } = depthOf(open, certificate, all)
    expect(cleared).toBe(6000)
    expect(supply.map(({ id, price, filled }) => [id, price / MICRO, filled])).toEqual([
      ['s1', 61, 5000],
      ['s2', 71, 1000],
    ])
    expect(demand.map(({ id, price, filled }) => [id, price / MICRO, filled])).toEqual([
      ['b1', 80, 6000],
      ['b2', 65, 0],
    ])
    expect(passedOver.map(({ id }) => id)).toEqual(['block'])
  })

  it('at one place counts what comes from others as a step of its own', () => {
    const { open, certificate } = clearRound(solver, BOOK, LIMITS)
    const japan = viewsOf(open, certificate).find(({ id }) => id === node('JPN'))
    if (japan === undefined) throw new Error('nothing to see')
    const { supply, price } = depthOf(open, certificate, japan)
    expect(supply).toEqual([
      { kind: 'route', side: 'supply', price, grams: 6000, filled: 6000, id: 'AUS-JPN', node: node('AUS') },
    ])
  })

  it('balances on random books, and puts what was filled on the right side of the price', () => {
    let seen = 0
    for (let seed = 1; seed <= 60; seed++) {
      const { open, certificate } = clearRound(solver, randomBook(seed), LIMITS)
      for (const view of viewsOf(open, certificate)) {
        const { supply, demand, cleared, price } = depthOf(open, certificate, view)
        seen += 1
        expect(
          demand.reduce((sum, { filled }) => sum + filled, 0),
          `seed ${seed}, ${view.id}`,
        ).toBe(cleared)
        for (const [sign, steps] of [
          [1, supply],
          [-1, demand],
        ] as const)
          for (const step of steps) {
            expect(step.filled).toBeLessThanOrEqual(step.grams)
            // A package may be short of a micro-dollar a kg; a few grams may be lost to rounding.
            if (step.filled > 0) expect(sign * (step.price - price), `seed ${seed}, ${step.id}`).toBeLessThan(2000)
            if (step.grams - step.filled > 1000)
              expect(sign * (step.price - price), `seed ${seed}, ${step.id}`).toBeGreaterThan(-2000)
          }
        const pieces = curveOf(supply)
        expect(pieces.at(-1)?.to ?? 0).toBe(supply.reduce((sum, { grams }) => sum + grams, 0))
        expect(pieces.findLast(({ isFilled }) => isFilled)?.to ?? 0).toBe(cleared)
      }
    }
    expect(seen).toBeGreaterThan(100)
  })
})
