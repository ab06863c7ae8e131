import { describe, expect, it } from 'vitest'
import { quantity, type MicroUsdPerKg, type PlainGrams } from '../../../quantity/index.ts'
import { moneyOf, settleContracts, sumOf } from '../money.ts'
import type { CanonicalBook } from '../validate-book.ts'
import { buy } from './buy.ts'
import { convert } from './convert.ts'
import { floorContract } from './floor.ts'
import { sell } from './sell.ts'
import { sellPackage } from './package.ts'

const g = (grams: number): PlainGrams => quantity(grams)
const usd = (price: number): MicroUsdPerKg => quantity(price)
const who = { id: 'o', owner: 'x' }

describe('an order', () => {
  it('to sell or to buy is by the gram; months are alternatives', () => {
    expect(sell({ ...who, most: g(7), node: 'n', ask: usd(5) })).toEqual({
      ...who,
      most: 7,
      least: 0,
      alternatives: [{ limit: 5, moves: [['n', 1]] }],
    })
    expect(sell({ ...who, most: g(7), least: g(3), node: 'n', ask: usd(5) }).least).toBe(3)
    const bought = buy({
      ...who,
      most: g(7),
      least: g(2),
      at: [
        { node: 'n', bid: usd(5) },
        { node: 'm', bid: usd(0) },
      ],
    })
    expect(bought).toEqual({
      ...who,
      most: 7,
      least: 2,
      alternatives: [
        { limit: -5, moves: [['n', -1]] },
        { limit: 0, moves: [['m', -1]] },
      ],
    })
    // -0 is no number of a book.
    expect(Object.is(bought.alternatives[1]?.limit, 0)).toBe(true)
    expect(buy({ ...who, most: g(7), at: [] }).least).toBe(0)
  })
  const ore = (most: number, least?: number) =>
    sellPackage({
      ...who,
      most: g(most),
      ask: usd(7),
      ...(least === undefined ? {} : { least: g(least) }),
      parts: [
        ['a', g(500)],
        ['b', g(300)],
      ],
    })
  it('for a package is in grains of its parts, as small as can be', () => {
    expect(ore(1000)).toEqual({
      ...who,
      most: 125,
      least: 0,
      alternatives: [
        {
          limit: 56,
          moves: [
            ['a', 5],
            ['b', 3],
          ],
        },
      ],
    })
  })
  it('is never for more than was said, nor its least part for less, unless that is all', () => {
    expect(ore(1007, 100)).toMatchObject({ most: 125, least: 13 })
    expect(ore(1007, 1007)).toMatchObject({ most: 125, least: 125 })
    // One that cannot be stays one, and is refused by its name.
    expect(ore(1007, 2000)).toMatchObject({ most: 125, least: 250 })
  })
  it('to convert has one capacity for its recipes, and a fee for each', () => {
    const recipe = (fee: number, input: number, output: number) => ({
      fee: usd(fee),
      inputs: [['ore', g(input)] as const],
      outputs: [['oxide', g(output)] as const],
    })
    expect(convert({ ...who, most: g(5005), recipes: [recipe(10, 1200, 900), recipe(20, 1000, 600)] })).toEqual({
      ...who,
      most: 500,
      least: 0,
      alternatives: [
        {
          limit: 100,
          moves: [
            ['ore', -12],
            ['oxide', 9],
          ],
        },
        {
          limit: 200,
          moves: [
            ['ore', -10],
            ['oxide', 6],
          ],
        },
      ],
    })
    expect(convert({ ...who, most: g(50), least: g(15), recipes: [recipe(10, 1200, 900)] }).least).toBe(2)
  })
  it('under a contract is for as much as its budget could pay for at worst', () => {
    const contract = (most: number, strike: number, floor: number) =>
      floorContract({
        ...who,
        node: 'n',
        most: g(most),
        strike: usd(strike),
        floor: usd(floor),
        budget: { name: 'floors', amount: quantity<'µUSD'>(1000) },
      })
    // 10 a kilogram from 1,000: a hundred kilograms.
    expect(contract(200_000, 60, 50)).toEqual({
      ...who,
      most: 100_000,
      least: 0,
      alternatives: [{ limit: 50, moves: [['n', 1]] }],
      contract: { strike: 60, budget: 'floors' },
    })
    expect(contract(50_000, 60, 50).most).toBe(50_000)
    expect(contract(200_000, 50, 50).most).toBe(200_000)
  })
})

describe('the money of a round', () => {
  const move = (node: number, grams: number) => ({ node, grams })
  const open = {
    legs: [
      { route: 'line', from: 0, to: 1, cost: 5 },
      { route: 'line', from: 1, to: 0, cost: 2 },
      { route: undefined, from: 0, to: 1, cost: 0 },
    ],
    orders: [
      {
        order: { id: 'mine', contract: { strike: 60, budget: 'floors' } },
        alternatives: [{ limit: 40, moves: [move(0, 1)] }],
      },
      { order: { id: 'mill' }, alternatives: [{ limit: -60, moves: [move(1, -1)] }] },
      // Asks 107 for a gram of each, which bring 106: less than a millionth a kilogram too little.
      {
        order: { id: 'ore' },
        alternatives: [
          { limit: 0, moves: [] },
          { limit: 107, moves: [move(0, 1), move(1, 1)] },
        ],
      },
      {
        order: { id: 'shop', contract: { strike: 40, budget: 'floors' } },
        alternatives: [{ limit: 30, moves: [move(1, 1)] }],
      },
    ],
  } as unknown as CanonicalBook
  const outcome = {
    prices: [50, 56],
    fills: [
      [0, 0, 10],
      [1, 0, 12],
      [2, 1, 3],
      [3, 0, 2],
    ],
    flows: [
      [0, 10],
      [1, 1],
      [2, 4],
    ],
    waste: [[0, 2]],
    dust: [[1, -1]],
  } as never
  it('is what each brought, took and carried, at the prices', () => {
    expect(moneyOf(open, outcome)).toEqual({
      orders: new Map([
        ['mine', 500n],
        ['mill', -672n],
        ['ore', 321n],
        ['shop', 112n],
      ]),
      // 10 at 5, and 1 at 2; 56 - 50 - 5 on ten of them, 50 - 56 - 2 on one.
      routes: new Map([['line', { freight: 52n, rent: 2n }]]),
      waste: -100n,
      dust: 56n,
      rounding: -3n,
    })
    expect(sumOf(moneyOf(open, outcome))).toBe(500n - 672n + 321n + 112n + 52n + 2n - 100n + 56n - 3n)
  })
  it('of contracts is the strike less the price, either way', () =>
    expect(settleContracts(open, outcome)).toEqual([
      { order: 'mine', budget: 'floors', amount: 100n },
      { order: 'shop', budget: 'floors', amount: -32n },
    ]))
})
