import { expect, it } from 'vitest'
import { loadSolver, type Solver } from '../solver/index.ts'
import type { Scenario } from '../world/index.ts'
import { checkRun } from './check-run.ts'
import type { Network } from './network.ts'
import { rollHorizon, type RollOptions } from './roll.ts'

const solver = await loadSolver()
const PARAMETERS: Readonly<Record<string, number>> = {
  'holding-cost': 2,
  'convenience-yield': 0.5,
  'disposal-cost': 1,
  'elastic-demand-share': 0.25,
  'elastic-demand-price': 2.2,
  'terminal-value-1': 2,
}
const use = (sector: string, base: number, buyer: number) => ({
  fact: { sector, material: 'ore', place: 'J', use: { value: 0 }, grossOutput: { value: 0 }, valueAdded: { value: 0 } },
  base,
  price: 3,
  sources: [{ node: 1, base }],
  quotas: [],
  contracts: [],
  buyers: [buyer],
})
const buyer = (demand: number, ...steps: [size: number, worth: number][]) => ({
  id: 'all',
  demand,
  share: 1,
  cover: 0,
  steps: steps.map(([size, worth]) => ({
    kind: 'cut',
    size,
    willingnessToPay: worth,
    valueBeforeReady: worth,
    readyMonths: 0,
  })),
})
/**
 * Ore of a market goes to J at 2 a kilogram, 6 tonnes a month, a month under way; 3 lie there. Cars pay 5 for 8 tonnes and
 * 9 for 2; phones pay 1, so that they go without. Both buy more because it is cheap, at 6.6: 2.5 tonnes and 1.
 */
const network = {
  world: {
    parameter: (id: string) => PARAMETERS[id] ?? 0,
    switching: new Map(),
    materials: new Map([['ore', { stage: 'ore' }]]),
  },
  baseline: { calibrated: true },
  nodes: ['C', 'J'].map((place) => ({
    material: 'ore',
    place,
    origin: 'any',
    price: 3,
    cover: place === 'J' ? 3 : 0,
    state: 0,
    pipeline: place === 'J' ? 6 : 0,
    storable: place === 'J',
    exogenous: place === 'C',
  })),
  sites: [],
  activities: [],
  downgrades: [],
  nodeOf: (material: string, place: string, origin: string) =>
    material === 'ore' && origin === 'any' ? ['C', 'J'].indexOf(place) : undefined,
  arcs: [
    {
      material: 'ore',
      fromPlace: 'C',
      toPlace: 'J',
      origin: 'any',
      from: 0,
      to: 1,
      transit: 1,
      base: 6,
      limit: 6,
      baseCost: 2,
      extraCost: 2,
      start: Number.NEGATIVE_INFINITY,
      used: 6,
      contracted: 0,
    },
  ],
  quotas: [],
  contracts: [],
  demands: [use('cars', 10, 0), use('phones', 4, 1)],
  buyers: [buyer(0, [8, 5], [2, 9]), buyer(1, [4, 1])],
} as unknown as Network

const rolled = (by: Solver, movements: NonNullable<RollOptions['movements']> = []) => {
  const scenario = {
    start: 0,
    months: 3,
    measures: [],
    outages: [],
    stockReleases: [],
    demand: [],
  } as unknown as Scenario
  return rollHorizon(by, network, scenario, { foresight: 1, movements })
}

it('a run finds in each month what was kept and sent in the months before', () => {
  const run = rolled(solver)
  const numbers = (list: Float64Array | undefined) => Array.from(list ?? [], (x) => Number(x.toFixed(9)) + 0)
  const month = {
    ship: [6],
    deliver: [2.5, 0, 0, 0],
    elastic: [2.5, 0, 1, 0],
    serve: [0.5, 2, 0],
    inventory: [0, 3, 0, 0],
  }
  expect(
    run.months.map(({ ship, deliver, elastic, serve, inventory }) => ({
      ship: numbers(ship[0]),
      deliver: numbers(deliver),
      elastic: numbers(elastic),
      serve: numbers(serve),
      inventory: numbers(inventory),
    })),
  ).toEqual([month, month, month])
  expect(checkRun(run).maxBalanceResidual).toBeLessThan(1e-9)
})

it('a stockpile outside the market lets out in a month, and takes in', () => {
  const moved = (t: number, mass: number) => [{ material: 'ore', place: 'J', month: t, tonnes: mass as never }]
  const served = (movements: NonNullable<RollOptions['movements']>) => {
    const run = rolled(solver, movements)
    expect(checkRun(run).maxBalanceResidual).toBeLessThan(1e-9)
    return run.months.map(({ serve, elastic, inventory }) => {
      const sum = (list: Float64Array) => list.reduce((all, one) => all + one, 0)
      return Number((sum(serve) + sum(elastic) + sum(inventory)).toFixed(9))
    })
  }
  const without = served([])
  // One tonne more in the second month, one less: it is used then, or lies there.
  expect(served(moved(1, 1))[1]! - without[1]!).toBeCloseTo(1, 9)
  expect(served(moved(1, -1))[1]! - without[1]!).toBeCloseTo(-1, 9)
  expect(served(moved(1, 1))[0]).toBe(without[0])
  // Before and after the run nothing moves.
  expect(served([...moved(-1, 5), ...moved(3, 5)])).toEqual(without)
})

it('a run frees its model, also where it fails', () => {
  let open = 0
  const counts = (isBroken: boolean): Solver => ({
    ...solver,
    create: (model) => {
      const live = solver.create(model)
      const dispose = live.dispose.bind(live)
      open += 1
      live.dispose = () => {
        open -= 1
        dispose()
      }
      if (isBroken)
        live.solve = () => {
          throw new Error('it broke')
        }
      return live
    },
  })
  rolled(counts(false))
  expect(open).toBe(0)
  expect(() => rolled(counts(true))).toThrow('it broke')
  expect(open).toBe(0)
})
