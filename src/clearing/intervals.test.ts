import { describe, expect, it } from 'vitest'
import { loadSolver, SolverError, type Solver } from '../solver/index.ts'
import type { Scenario } from '../world/index.ts'
import { priceIntervals } from './intervals.ts'
import type { Network } from './network.ts'
import { clearHorizon, rollHorizon } from './roll.ts'
import type { Run } from './run.ts'

const solver = await loadSolver()
/** Nothing pays to be kept, and what is left over costs 1 to throw away. */
const PARAMETERS: Readonly<Record<string, number>> = { 'holding-cost': 2, 'disposal-cost': 1 }

const use = (sector: string, place: string) => {
  const [used, grossOutput, valueAdded] = [{ value: 120 }, { value: 0 }, { value: 0 }]
  return { sector, material: 'ore', place, use: used, grossOutput, valueAdded }
}

/** Ore of a market goes to J at 2 a kilogram; of 10 tonnes, 8 are worth 5 and 2 are worth 9. K would pay 7, and has none. */
const network = (base: number, more: object = {}): Network =>
  ({
    world: {
      parameter: (id: string) => PARAMETERS[id] ?? 0,
      switching: new Map(),
      materials: new Map(),
      operations: [{ recipe: { inputs: [{ material: 'ore' }], outputs: [{ material: 'metal' }] } }],
    },
    baseline: { calibrated: false },
    nodes: ['C', 'J', 'K'].map((place) => ({
      material: 'ore',
      place,
      origin: 'any',
      price: 3,
      cover: 0,
      state: 0,
      pipeline: 0,
      storable: false,
      exogenous: place === 'C',
    })),
    sites: [],
    activities: [],
    downgrades: [],
    arcs: [
      {
        material: 'ore',
        fromPlace: 'C',
        toPlace: 'J',
        origin: 'any',
        from: 0,
        to: 1,
        transit: 0,
        base,
        limit: base,
        baseCost: 2,
        extraCost: 2,
        start: Number.NEGATIVE_INFINITY,
        used: 10,
        contracted: 0,
      },
    ],
    quotas: [],
    contracts: [],
    demands: [
      {
        fact: use('cars', 'J'),
        base: 10,
        price: 3,
        sources: [{ node: 1 }],
        buyers: [0],
      },
      {
        fact: use('phones', 'K'),
        base: 4,
        price: 3,
        sources: [{ node: 2 }],
        buyers: [1],
      },
    ],
    buyers: [
      {
        id: 'all',
        demand: 0,
        share: 1,
        cover: 0,
        steps: [
          { kind: 'cut', size: 8, willingnessToPay: 5, valueBeforeReady: 5, readyMonths: 0 },
          { kind: 'stop', size: 2, willingnessToPay: 9, valueBeforeReady: 9, readyMonths: 0 },
        ],
      },
      {
        id: 'all',
        demand: 1,
        share: 1,
        cover: 0,
        steps: [{ kind: 'stop', size: 4, willingnessToPay: 7, valueBeforeReady: 7, readyMonths: 0 }],
      },
    ],
    ...more,
  }) as unknown as Network
const ran = (of: Network, months = 1, demand: object[] = []): Run =>
  rollHorizon(
    solver,
    of,
    { start: 0, months, measures: [], outages: [], stockReleases: [], demand } as unknown as Scenario,
    {
      foresight: 1,
    },
  )
const [C, J, K] = [0, 1, 2]
const intervals = (run: Run, ...asked: { node: number; t: number }[]) =>
  priceIntervals(solver, run, 1, asked).map(({ node, t, low, high, marginalUse }) => ({
    node,
    t,
    low: Number(low.toFixed(6)),
    high: high === undefined ? undefined : Number(high.toFixed(6)),
    marginalUse: marginalUse?.kind,
  }))

describe('a price', () => {
  it('is an interval where all is used: a little less would be missed more than a little more is welcome', () => {
    // More saves buying it for 2; less is taken from those who pay 5.
    expect(intervals(ran(network(10)), { node: J, t: 0 })).toEqual([
      { node: J, t: 0, low: 2, high: 5, marginalUse: undefined },
    ])
  })
  it('is one number where a use is served in part, and that use sets it', () => {
    expect(intervals(ran(network(6)), { node: J, t: 0 })).toEqual([
      { node: J, t: 0, low: 5, high: 5, marginalUse: 'cut' },
    ])
    expect(intervals(ran(network(1)), { node: J, t: 0 })).toEqual([
      { node: J, t: 0, low: 9, high: 9, marginalUse: 'stop' },
    ])
    expect(intervals(ran(network(2)), { node: J, t: 0 })).toEqual([
      { node: J, t: 0, low: 5, high: 9, marginalUse: undefined },
    ])
  })
  it('has no upper end where there is nothing that could be missed', () =>
    expect(intervals(ran(network(6)), { node: K, t: 0 })).toEqual([
      { node: K, t: 0, low: 7, high: undefined, marginalUse: undefined },
    ]))
  it('is asked for with so little moved that no flow is large beside it', () => {
    const at = (node: number, of: Network) => intervals(ran(of), { node, t: 0 }).map(({ low, high }) => [low, high])
    // A kilogram is missing: with so little more, the use that sets the price is full.
    expect(at(J, network(9.999))).toEqual([[5, 5]])
    // However much of it lies elsewhere.
    const lying = (tonnes: number, at: number, of = network(9.999)): Network => ({
      ...of,
      nodes: of.nodes.map((node, n) => (n === at ? { ...node, cover: tonnes } : node)) as Network['nodes'],
    })
    expect(at(J, lying(100_000, K))).toEqual([[5, 5]])
    // Where nothing flows it is little beside the mean of what lies elsewhere, not beside all of that, or what others use:
    // K misses 4 tonnes, and throws away what is more.
    expect(at(K, lying(1500, C))).toEqual([[7, undefined]])
    const used = network(6).demands.map((demand, d) => (d === 0 ? { ...demand, base: 1e7 } : demand))
    expect(at(K, { ...network(6), demands: used } as Network)).toEqual([[7, undefined]])
  })
  it('is that of its month, by what lay there then', () => {
    // From the second month on, all use twice as much.
    const run = ran(network(10), 2, [{ factor: 2, from: 1, until: undefined }])
    expect(intervals(run, { node: J, t: 1 }, { node: J, t: 0 }, { node: K, t: 1 })).toEqual([
      { node: J, t: 1, low: 5, high: 5, marginalUse: 'cut' },
      { node: K, t: 1, low: 7, high: undefined, marginalUse: undefined },
      { node: J, t: 0, low: 2, high: 5, marginalUse: undefined },
    ])
  })
  it('is set by the dearest use that is served in part, of the good or of what is made of it, at its place', () => {
    const run = ran(network(6))
    const uses = (material: string, place = 'J') => {
      const demands = [0, 1].map((d) => ({
        ...run.network.demands[d],
        fact: { sector: `${d}`, material, place },
      }))
      const of = { ...run, network: { ...run.network, demands } } as unknown as Run
      // Half of all is served, to all.
      const serve = Float64Array.of(4, 1, 2)
      return priceIntervals(solver, { ...of, months: [{ ...run.months[0], serve }] } as unknown as Run, 1, [
        { node: J, t: 0 },
      ]).map(({ marginalUse }) => [marginalUse?.sector, marginalUse?.kind])
    }
    expect(uses('ore')).toEqual([['0', 'stop']])
    expect(uses('metal')).toEqual([['0', 'stop']])
    expect(uses('magnet')).toEqual([[undefined, undefined]])
    expect(uses('ore', 'K')).toEqual([[undefined, undefined]])
  })
  it('is not told where the solver fails for another reason', () => {
    const failing: Solver = {
      ...solver,
      create: (model) => {
        const live = solver.create(model)
        const solve = live.solve.bind(live)
        let solves = 0
        live.solve = () => {
          if (solves++ > 0) throw new SolverError('failed', 'it broke')
          return solve()
        }
        return live
      },
    }
    expect(() => priceIntervals(failing, ran(network(6)), 1, [{ node: J, t: 0 }])).toThrow('it broke')
  })
})

describe('a run', () => {
  const list = (vector: Float64Array | undefined): number[] => Array.from(vector ?? [], (x) => Number(x.toFixed(9)) + 0)
  const told = ({ months }: Run, t: number) => {
    const { month, ship, deliver, serve, inventory, price } = months[t] ?? {}
    return {
      month,
      ship: ship?.map(list),
      deliver: list(deliver),
      serve: list(serve),
      inventory: list(inventory),
      price: list(price),
    }
  }
  it('does in each month what is worth most, and tells what a tonne more is worth, of nodes and of buyers', () => {
    // 6 come: 2 for those who pay 9, 4 for those who pay 5.
    const first = {
      month: 0,
      ship: [[6], [0], [0], [0]],
      deliver: [6, 0, 0, 0],
      serve: [4, 2, 0],
      inventory: [0, 0, 0, 0, 0],
      price: [0, 5, 7, 5, 7],
    }
    const run = ran(network(6), 2)
    expect([told(run, 0), told(run, 1)]).toEqual([first, { ...first, month: 1 }])
    expect([run.solves, run.stepOffsets]).toEqual([2, Int32Array.of(0, 2, 3)])
  })
  it('knows all of a horizon from its start, at prices of each month’s own', () => {
    const all = clearHorizon(
      solver,
      {
        ...network(6),
        world: { ...network(6).world, parameter: (id: string) => (id === 'discount' ? 1 : (PARAMETERS[id] ?? 0)) },
      },
      {
        start: 0,
        months: 2,
        measures: [],
        outages: [],
        stockReleases: [],
        demand: [],
      } as unknown as Scenario,
    )
    // 2 . 9 + 4 . 5 - 6 . 2 a month, of which the second counts half.
    expect(all.totalSurplus).toBeCloseTo(26 * 1.5, 9)
    expect([0, 1].map((t) => told(all, t).price[J])).toEqual([5, 5])
    expect([0, 1].map((t) => told(all, t).serve)).toEqual([
      [4, 2, 0],
      [4, 2, 0],
    ])
  })
})
