import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { dumping, dumpingResultSchema, type DumpingOptions, type DumpingResult } from '../src/studies/index.ts'
import { yearsOf } from '../src/studies/dumping/books.ts'
import { chancesOf } from '../src/studies/dumping/chances.ts'
import { producersOf } from '../src/studies/dumping/owners.ts'
import { plantsOf } from '../src/studies/dumping/plants.ts'
import type { World } from '../src/world/index.ts'
import { F, flat, handWorld, oxideAt } from './hand-world.ts'

const solver = await loadSolver()

/** The mine of the hand world at a cost of 90 to 130 USD/kg with its peak at 110, and oxide before the fall at 90 to 110 with its peak at 100. */
const UNCERTAIN = {
  costs: `process,place,value,low,high,${F}\ndig,A,110,90,130,USD/kg,2024,case,high,\ndig,C,${flat(50, 'USD/kg')}\nreduce,A,${flat(20, 'USD/kg')}\nreduce,C,${flat(15, 'USD/kg')}`,
  prices: `material,place,kind,value,low,high,${F}\noxide,C,baseline,100,90,110,USD/kg,2024,case,high,\nmetal,C,baseline,${flat(150, 'USD/kg')}`,
}
function asked(world: World, options: Partial<DumpingOptions>): DumpingResult {
  const { baseline } = makeBaseline(world, solver)
  const result = dumping(world, baseline, oxideAt(world, 0.8), solver, {
    members: ['A'],
    core: ['mine'],
    instruments: ['cfd'],
    contracts: [],
    ...options,
  })
  expect(dumpingResultSchema.parse(result)).toEqual(result)
  return result
}
const shares = ({ drivers }: DumpingResult, headline: string) =>
  Object.fromEntries(
    (drivers?.headlines.find((each) => each.headline === headline)?.groups ?? []).map((each) => [each.group, each]),
  )

describe('which figures carry the headlines', () => {
  const result = asked(handWorld({ more: UNCERTAIN }), { drivers: 400 })

  it('are cost and price for what contracts cost, by their variances', () => {
    // 100 t at 110 - 0.8 . 100 cost 3 million, whatever the draw. The variance of a triangle of half-width w is w^2 / 6: cost 20^2, price (0.8 . 10)^2.
    const { cost, prices, ...others } = shares(result, 'contracts')
    const whole = 20 ** 2 + 8 ** 2
    expect(others).toEqual({})
    for (const [found, share] of [
      [cost, 20 ** 2 / whole],
      [prices, 8 ** 2 / whole],
    ] as const) {
      expect(found?.low).toBeLessThanOrEqual(share)
      expect(found?.high).toBeGreaterThanOrEqual(share)
      expect(Math.abs((found?.share ?? 0) - share)).toBeLessThan(0.1)
    }
    const contracts = result.drivers?.headlines.find(({ headline }) => headline === 'contracts')
    expect(contracts?.mean).toBeCloseTo(3, 1)
    expect(contracts?.standardDeviation).toBeCloseTo(Math.sqrt(whole / 6) / 10, 1)
  })

  it('count for what they do together: only a cheap mine at a high price runs on', () => {
    expect(result.risk.idle).toBeGreaterThan(0.9)
    const { cost, prices, ...others } = shares(result, 'idle')
    expect(others).toEqual({})
    expect((cost?.share ?? 0) + (prices?.share ?? 0)).toBeGreaterThan(1)
  })

  it('are nothing where nothing differs', () => {
    const calm = asked(handWorld(), { drivers: 50 })
    for (const { groups, low, high } of calm.drivers?.headlines ?? []) {
      expect(groups).toEqual([])
      expect(low).toBe(high)
    }
    expect(calm.drivers?.headlines).toHaveLength(3)
  })

  it('are not worked out unless it is asked', () => {
    expect(asked(handWorld(), {}).drivers).toBeNull()
  })
})

describe('chances over draws', () => {
  it('are within five points of those of many more, nineteen times in twenty', { timeout: 60_000 }, () => {
    const costs = UNCERTAIN.costs.replace('110,90,130', '100,70,130')
    const world = handWorld({ more: { ...UNCERTAIN, costs } })
    const { baseline } = makeBaseline(world, solver)
    const path = oxideAt(world, 0.9)
    const producers = producersOf(world, plantsOf(world, baseline, ['A'], []))
    const ask = (seed: number, draws: number): number => {
      const found = chancesOf(producers, {
        world,
        baseline,
        path,
        years: yearsOf(path.start, path.months),
        months: path.months,
        capital: false,
        contractsOf: () => [],
        heeds: 'quotes',
        draws,
        seed,
      })
      return (
        found
          .flatMap(({ plants }) => plants)
          .find(({ site }) => site === 'mine')
          ?.idle.at(-1) ?? Number.NaN
      )
    }
    const truth = ask(1000, 20_000)
    expect(truth).toBeGreaterThan(0.2)
    expect(truth).toBeLessThan(0.8)
    const near = Array.from({ length: 100 }, (_, seed) => ask(seed + 1, 400)).filter(
      (chance) => Math.abs(chance - truth) <= 0.05,
    )
    expect(near.length).toBeGreaterThanOrEqual(92)
  })
})
