import { describe, expect, it } from 'vitest'
import { tonnesPerYear, quantity, type UsdPerKg } from '../../quantity/index.ts'
import type { World } from '../../world/index.ts'
import type { Books } from './books.ts'
import { FIGURES } from './figures.ts'
import type { Plant } from './plants.ts'
import { madeAt, ownersStatement } from './statement.ts'

const figure = (value: number) => ({ value, low: value, high: value })
const plant = (
  site: string,
  flows: { outputs: Record<string, number>; inputs: Record<string, number>; runs: number; cost: number },
): Plant => {
  const mapped = (of: Record<string, number>) =>
    new Map(Object.entries(of).map(([id, mass]) => [id, tonnesPerYear(mass)]))
  return {
    site,
    place: site,
    stage: 'oxide',
    project: false,
    availableFrom: Number.NEGATIVE_INFINITY,
    share: 1,
    outputs: mapped(flows.outputs),
    inputs: mapped(flows.inputs),
    work: [{ amount: tonnesPerYear(flows.runs), cost: figure(flows.cost), name: `cost ${site}` }],
    capital: quantity(0),
  }
}

/** Ore costs 2 at the mine and 3 at the plant, oxide 50, and acid 4. */
const PRICES: Readonly<Record<string, number>> = { 'ore mine': 2, 'ore plant': 3, 'oxide plant': 50, 'acid plant': 4 }
const books = (premium: number): Books => ({
  world: { shutdown: () => (premium === 0 ? undefined : figure(premium)) } as unknown as World,
  baseline: {} as Books['baseline'],
  prices: {
    baseline: () => quantity(0),
    at: (material, place, month): UsdPerKg => quantity((PRICES[`${material} ${place}`] ?? 0) * (month < 6 ? 0.5 : 1.5)),
    like: (month) => month,
  },
  figures: FIGURES.central,
  capital: false,
})
const plants = [
  plant('mine', { outputs: { ore: 100 }, inputs: {}, runs: 100, cost: 1 }),
  plant('plant', { outputs: { oxide: 10 }, inputs: { ore: 60, acid: 5 }, runs: 60, cost: 2 }),
]
const YEAR = { from: 0, months: 12 }

describe('a statement of an owner, worked out by hand', () => {
  it('sells what is left over, buys what is lacking, and carries the rest from plant to plant', () => {
    const { sales, revenue, cost } = ownersStatement(books(0), plants, YEAR)
    expect([...sales]).toEqual([
      ['ore', { mass: 40, worth: 0.08 }],
      ['oxide', { mass: 10, worth: 0.5 }],
    ])
    expect(revenue).toBeCloseTo(0.58, 12)
    // Running 100 x 1 + 60 x 2, acid 5 x 4, and 60 t of ore that are worth 1 more at the plant.
    expect(cost).toBeCloseTo(0.22 + 0.02 + 0.06, 12)
  })

  it('takes each plant at its own share of the full rate', () => {
    const statement = ownersStatement(books(0), plants, YEAR, (site) => (site === 'mine' ? 0.5 : 1))
    expect(madeAt(statement, 'mine', 'ore')).toBe(50)
    expect(madeAt(statement, 'mine', undefined)).toBe(50)
    expect([...statement.sales.keys()]).toEqual(['oxide'])
    // 50 t are made and 60 taken: 10 are bought at 3.
    expect(statement.cost).toBeCloseTo(0.05 + 0.12 + 0.02 + 0.05 + 0.03, 12)
  })

  it('counts what goods fetch above the price, and only the months asked about', () => {
    const whole = ownersStatement(books(0.1), plants, YEAR)
    expect(whole.revenue).toBeCloseTo(0.58 * 1.1, 12)
    expect(ownersStatement(books(0), plants, { from: 6, months: 6 }).revenue).toBeCloseTo((0.58 * 1.5) / 2, 12)
  })
})
