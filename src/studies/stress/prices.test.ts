import { describe, expect, test } from 'vitest'
import type { Run } from '../../clearing/index.ts'
import { typedPrices } from './prices.ts'

/** A good of 4 USD/kg in the supplier state and 5 abroad, held back from J in the second and third month. */
function run(parameters: Readonly<Record<string, number>> = {}, kind = 'separation', share = 0): Run {
  const given: Readonly<Record<string, number>> = {
    'rent-at-one': 30,
    'rent-exponent': 0.5,
    'rent-multiple': 1,
    'inside-price-drift': 0,
    'contract-lag': 6,
    ...parameters,
  }
  const world = {
    parameter: (id: string) => given[id] ?? Number.NaN,
    places: new Map([
      ['S', { id: 'S', bloc: 'coercer' }],
      ['J', { id: 'J', bloc: 'alliance' }],
    ]),
    materials: new Map([['m', { id: 'm', stage: 'oxide' }]]),
    stages: new Map([['oxide', { id: 'oxide', kind }]]),
  }
  const measure = {
    by: 'S',
    from: 1,
    announced: 1,
    until: 2,
    materials: new Set(['m']),
    to: new Set(['J']),
    users: undefined,
    allowedShare: [{ from: 1, share }],
  }
  return {
    network: {
      world,
      nodes: [
        { material: 'm', place: 'S', price: 4 },
        { material: 'm', place: 'J', price: 5 },
      ],
    },
    scenario: { start: 0, measures: [measure] },
    months: [0, 1, 2, 3].map((month) => ({ month })),
  } as unknown as Run
}

const spots = (given: Run, place = 'J'): number[] => [0, 1, 2, 3].map((t) => typedPrices(given)('m', place, t).spot)

describe('the spot price', () => {
  test('by hand: 30 USD/kg at 1, with the square root of 4 twice as much, while it is held back', () => {
    expect(spots(run())).toEqual([5, 5 + 60, 5 + 60, 5].map((price) => expect.closeTo(price, 9)))
  })

  test('has no rent in the supplier state, none on goods that lie with their users, and none where all is let through', () => {
    expect(spots(run(), 'S')).toEqual([4, 4, 4, 4])
    expect(spots(run({}, 'component'))).toEqual([5, 5, 5, 5])
    expect(spots(run({}, 'separation', 1))).toEqual([5, 5, 5, 5])
  })
})

describe('prices in the supplier state', () => {
  test('drift with the square root of the months, abroad alike, and contracts follow a part of the way', () => {
    const at = typedPrices(run({ 'inside-price-drift': 0.1, 'contract-lag': 2 }))
    expect(at('m', 'S', 3).inside).toBeCloseTo(4 * 1.1 ** 2, 9)
    expect(at('m', 'J', 3).inside).toBeCloseTo(5 * 1.1 ** 2, 9)
    const first = 1.05
    expect(at('m', 'J', 0).contract).toBeCloseTo(5 * first, 9)
    expect(at('m', 'J', 1).contract).toBeCloseTo(5 * (first + (1.1 ** Math.SQRT2 - first) / 2), 9)
  })

  test('stand still without drift, and contracts with them', () => {
    const at = typedPrices(run())
    expect([0, 1, 2, 3].map((t) => at('m', 'J', t).contract)).toEqual([5, 5, 5, 5])
  })
})
