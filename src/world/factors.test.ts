import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { factorsOf, moved, parameterOf, parseWorld, type Ranged } from './index.ts'

const FOLDER = new URL('../../data/world/', import.meta.url)
const world = await parseWorld([
  {
    name: 'data/world',
    files: new Map(
      readdirSync(FOLDER)
        .filter((file) => file.endsWith('.csv'))
        .map((file) => [file, readFileSync(new URL(file, FOLDER), 'utf8')]),
    ),
  },
])
const toHigh = ({ high }: Ranged): number => high

describe('factors of uncertainty', () => {
  it('leave a world as it is when none is moved', () => {
    const same = moved(world, () => undefined)
    expect(same.demand).toEqual(world.demand)
    expect(same.routes).toEqual(world.routes)
    expect(same.operations).toEqual(world.operations)
    expect([...same.switching]).toEqual([...world.switching])
    expect(same.steps('magnet')).toEqual(world.steps('magnet'))
    expect(same.prices).toEqual(world.prices)
  })

  it('move their own figures and no others', () => {
    const higher = moved(world, (factor) => (factor === 'stocks-magnets' ? toHigh : undefined))
    for (const [i, stock] of world.stocks.entries())
      expect(higher.stocks[i]?.cover.value).toBe(stock.stage === 'magnet' ? stock.cover.high : stock.cover.value)
    expect(higher.demand).toEqual(world.demand)
    expect(higher.parameter('leakage')).toBe(world.parameter('leakage'))
  })

  it('are one parameter, of another name maybe, or figures of several kinds', () => {
    expect(parameterOf('leakage')).toBe('leakage')
    expect(parameterOf('leakage-price')).toBe('leakage-price-multiple')
    for (const factor of ['latent', 'stocks-magnets', 'foresight']) expect(parameterOf(factor), factor).toBeUndefined()
    const higher = moved(world, (factor) => (factor === 'leakage-price' ? toHigh : undefined))
    expect(higher.parameter('leakage-price-multiple')).toBe(world.parameters.get('leakage-price-multiple')?.high)
  })

  it('each move something in the shipped world', () => {
    for (const { id, figures } of factorsOf(world)) expect(figures, id).toBeGreaterThan(0)
  })

  it('know which of their figures are judged: by the source of the row, and of the value at stake by its own', () => {
    const text = readFileSync(new URL('demand.csv', FOLDER), 'utf8')
    const [head = '', ...rows] = text.trim().split('\n')
    // The value's source is the last column, and holds no comma.
    expect(head.endsWith(',value_source')).toBe(true)
    const judged = rows.filter((row) => row.endsWith(',judgement')).length
    expect(judged).toBeGreaterThan(0)
    expect(judged).toBeLessThan(rows.length)
    const stake = factorsOf(world).find(({ id }) => id === 'value-at-stake')
    expect([stake?.figures, stake?.judged]).toEqual([2 * rows.length, 2 * judged])
    // Moving a figure changes neither that nor where it is from.
    const higher = moved(world, () => toHigh)
    expect(higher.demand.map(({ valueAdded }) => valueAdded.judged)).toEqual(
      world.demand.map(({ valueAdded }) => valueAdded.judged),
    )
  })

  it('keep the steps of demand a whole, and in order of worth', () => {
    for (const end of ['low', 'high'] as const)
      for (const { profile } of world.sectors.values()) {
        const steps = moved(world, () => (figure) => figure[end]).steps(profile)
        expect(steps.reduce((sum, { share }) => sum + share.value, 0)).toBeCloseTo(1, 5)
        const worths = steps.map(({ willingnessToPay }) => willingnessToPay.value)
        expect(worths).toEqual(worths.toSorted((a, b) => a - b))
      }
  })

  it('never open a flow that the facts put at nothing', () => {
    const wide = { ...world.routes[0]!, shipped: { ...world.routes[0]!.shipped, value: 0, low: 0, high: 5 } }
    expect(moved({ ...world, routes: [wide] }, () => toHigh).routes[0]?.shipped.value).toBe(0)
  })

  it('leave out what keeps the reference case still', () => {
    const still = moved(world, () => toHigh)
    for (const id of [
      'discount',
      'holding-cost',
      'convenience-yield',
      'terminal-value-1',
      'base-margin',
      'foresight',
    ] as const)
      expect(still.parameter(id), id).toBe(world.parameter(id))
  })
})
