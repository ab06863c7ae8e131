import { describe, expect, it } from 'vitest'
import type { Measure } from '../world/index.ts'
import { CheckFailed } from './check.ts'
import { checkedRun, checkRun } from './check-run.ts'
import type { Run } from './run.ts'

const f = (...numbers: number[]): Float64Array => Float64Array.from(numbers)
const NONE = Number.POSITIVE_INFINITY

/**
 * Two months of a mine in C that ships oxide to J, a month under way. There a mill makes two tonnes of its own of one and a
 * half of C's, a month later, and a sector takes either: three parts in four for one buyer, one for another.
 *
 * Rows: oxide at C, oxide at J that is free of C's, oxide at J of C's, the two buyers.
 */
const months = () => [
  {
    run: f(10, 2),
    ship: [f(8, 0), f(1, 0), f(0, 0), f(0, 0)],
    waiting: f(0, 0),
    downgrade: f(1),
    deliver: f(0, 4),
    elastic: f(0, 0.5),
    serve: f(5, 1, 1, 0),
    inventory: f(5, 1, 0.5, 3, 2),
    disposed: f(1, 0, 0),
  },
  {
    run: f(9, 0),
    ship: [f(7, 0), f(0, 0), f(0, 0), f(0, 0)],
    waiting: f(0, 0),
    downgrade: f(0),
    deliver: f(4, 0),
    elastic: f(0, 0),
    serve: f(5, 1, 1, 1),
    inventory: f(7, 1, 10.5, 0, 1),
    disposed: f(0, 0, 0),
  },
]
type Months = ReturnType<typeof months>

const runOf = (
  change: (flows: Months) => void = () => {},
  measures: readonly Partial<Measure>[] = [],
  ship: object = {},
  markets: readonly number[] = [],
): Run => {
  const flows = months()
  change(flows)
  const node = (place: string, origin: string, n: number) => ({
    material: 'oxide',
    place,
    origin,
    exogenous: markets.includes(n),
  })
  const steps = (...sizes: number[]) => sizes.map((size) => ({ size }))
  return {
    network: {
      world: {
        sites: new Map([
          ['mine', { place: 'C' }],
          ['mill', { place: 'J' }],
        ]),
        parameter: (id: string) =>
          ({ 'export-contracts': 0, leakage: 0.1, 'elastic-demand-share': 0.05, 'waiting-share': 0.5 })[id],
      },
      nodes: [node('C', 'coercer', 0), node('J', 'free', 1), node('J', 'coercer', 2)],
      sites: [
        { id: 'mine', capacity: 10, activities: [0] },
        { id: 'mill', capacity: 4, activities: [1] },
      ],
      activities: [
        { site: 0, origin: 'coercer', inputs: [], outputs: [{ node: 0, perTonne: 1 }], lead: 0, base: 10 },
        {
          site: 1,
          origin: 'coercer',
          inputs: [{ node: 2, perTonne: 1.5 }],
          outputs: [{ node: 1, perTonne: 2 }],
          lead: 1,
          base: 2,
        },
      ],
      arcs: [
        {
          material: 'oxide',
          fromPlace: 'C',
          toPlace: 'J',
          origin: 'coercer',
          from: 0,
          to: 2,
          transit: 1,
          base: 8,
          limit: 10,
          ...ship,
        },
        // The same route, for what is free of C's: none of it is.
        {
          material: 'oxide',
          fromPlace: 'C',
          toPlace: 'J',
          origin: 'free',
          from: 0,
          to: 1,
          transit: 1,
          base: 0,
          limit: 10,
          ...ship,
        },
      ],
      downgrades: [[1, 2]],
      demands: [
        {
          fact: { sector: 'users', material: 'oxide', place: 'J' },
          base: 10,
          sources: [
            { node: 1, base: 0 },
            { node: 2, base: 4 },
          ],
          buyers: [0, 1],
        },
      ],
      buyers: [
        { demand: 0, share: 0.75, steps: steps(5, 1) },
        { demand: 0, share: 0.25, steps: steps(1, 1) },
      ],
    },
    limits: {
      ship: (s: number) => ({ base: s === 0 ? 8 : 0, growth: 2, leak: s === 0 ? 1 : 0, tariff: 0 }),
      route: () => 2,
      deliver: (_: number, source: number) => (source === 0 ? NONE : 5),
      site: (site: number) => (site === 0 ? 10 : 4),
      plant: () => NONE,
      adoption: (run: number) => (run === 0 ? NONE : 2),
      demand: () => 1,
    },
    scenario: { start: 100, measures: measures.map((one) => ({ ...ban, ...one })) },
    stepOffsets: Int32Array.of(0, 2, 4),
    layout: { queues: [] },
    initial: {
      inventory: f(5, 2, 3, 6, 2),
      arriving: [f(0, 0, 4, 0, 0), f(0, 0, 1, 0, 0)],
      waiting: f(),
      lastPrice: undefined,
    },
    months: flows,
  } as unknown as Run
}

/** In the second month only: C lets three quarters of its oxide go to J, a tenth leaks besides. */
const ban: Partial<Measure> = {
  by: 'C',
  materials: new Set(['oxide']),
  to: new Set(['J']),
  users: undefined,
  origin: false,
  leakage: undefined,
  from: 101,
  until: undefined,
  allowedShare: [{ from: 101, share: 0.75 }],
}

describe('the check of a run', () => {
  it('finds nothing in one that adds up', () =>
    expect(checkRun(runOf())).toEqual({ maxBalanceResidual: 0, maxBoundViolation: 0 }))

  it.each<[string, (flows: Months) => void, number, number]>([
    ['less mined than shipped and kept', ([, b]) => (b!.run[0] = 8), 1 / 13, 0],
    ['more mined than is there after', ([, b]) => (b!.run[0] = 10), 1 / 15, 0],
    ['a trifle where next to nothing passes', ([a]) => (a!.downgrade[0] = 0.5), 0.5 / 2, 0],
    ['what is shipped, which arrives a month later', ([a]) => (a!.ship[0]![0] = 7), 1 / 9.5, 0],
    ['what is milled, of which two arrive a month later', ([a]) => (a!.run[1] = 1), 2 / 3, 0],
    ['what is wasted', ([a]) => (a!.disposed[0] = 0), 1 / 15, 0],
    ['what buys only when it is cheap', ([a]) => (a!.elastic[1] = 0.25), 0.25 / 8, 0],
    ['what a buyer takes', ([a]) => (a!.serve[1] = 0.1), 0.9 / 9, 0],
    ['what a buyer gets of a delivery', ([, b]) => (b!.deliver[0] = 3), 1 / 5, 0],
    ['what is kept, and there a month later', ([, b]) => (b!.inventory[2] = 10), 0.5 / 10.5, 0],

    ['a mine above its capacity', ([a]) => ((a!.run[0] = 11), (a!.disposed[0] = 2)), 0, 0.1],
    ['a variant above what may be taken up', ([, b]) => ((b!.run[1] = 3), (b!.inventory[2] = 6)), 0, 0.5],
    ['a route above its baseline', ([, b]) => ((b!.ship[0]![0] = 9), (b!.inventory[0] = 5)), 0, 1 / 8],
    ['a route above its growth', ([, b]) => ((b!.ship[1]![0] = 3), (b!.inventory[0] = 4)), 0, 0.5],
    ['a route above its leakage', ([, b]) => ((b!.ship[2]![0] = 1.5), (b!.inventory[0] = 5.5)), 0, 0.5],
    [
      'a delivery above what measures leave',
      ([, b]) => ((b!.deliver[1] = 6), (b!.inventory[2] = 4.5)),
      4.5 / 10.5,
      0.2,
    ],
    [
      'the origins of a route above their growth together',
      ([, b]) => ((b!.ship[1]![0] = 1.5), (b!.ship[1]![1] = 1.5), (b!.inventory[0] = 4)),
      0,
      0.5,
    ],
    [
      'the origins of a route above what it carries',
      ([, b]) => ([b!.ship[0]![0], b!.ship[1]![0], b!.ship[1]![1], b!.ship[2]![0], b!.inventory[0]] = [8, 1, 1, 1, 3]),
      0,
      0.1,
    ],
    [
      'more bought because it is cheap than its share, of both origins together',
      ([a, b]) => ([a!.elastic[0], a!.inventory[1], b!.inventory[1]] = [0.3, 0.7, 0.7]),
      0,
      0.3,
    ],
    [
      'a buyer above what it uses',
      ([a, b]) => ((a!.serve[0] = 5.5), (a!.inventory[3] = 2.5), (b!.serve[0] = 4.5)),
      0,
      0.1,
    ],
  ])('finds %s', (_, change, residual, violation) => {
    const found = checkRun(runOf(change))
    expect(found.maxBalanceResidual).toBeCloseTo(residual, 12)
    expect(found.maxBoundViolation).toBeCloseTo(violation, 12)
  })

  it('lets a route carry what it carried before there was a limit, and no more', () => {
    expect(checkRun(runOf(([a]) => (a!.ship[1]![0] = 0), [], { limit: 5 })).maxBoundViolation).toBe(0)
    expect(checkRun(runOf(() => {}, [], { limit: 5 })).maxBoundViolation).toBe(0.125)
  })

  it.each<[string, (flows: Months[number]) => Float64Array]>([
    ['run', ({ run }) => run],
    ['shipped within the baseline', ({ ship }) => ship[0]!],
    ['shipped above it', ({ ship }) => ship[1]!],
    ['leaked', ({ ship }) => ship[2]!],
    ['released', ({ ship }) => ship[3]!],
    ['waiting', ({ waiting }) => waiting],
    ['delivered', ({ deliver }) => deliver],
    ['bought because it is cheap', ({ elastic }) => elastic],
    ['served', ({ serve }) => serve],
    ['kept', ({ inventory }) => inventory],
    ['wasted', ({ disposed }) => disposed],
    ['passed off', ({ downgrade }) => downgrade],
  ])('finds less than nothing %s', (_, list) =>
    expect(checkRun(runOf(([, flows]) => (list(flows!)[0] = -3))).maxBoundViolation).toBe(3),
  )

  it('minds no balance of a market, which buys and sells as it likes', () =>
    expect(checkRun(runOf(([, b]) => (b!.run[0] = 8), [], {}, [0])).maxBalanceResidual).toBe(0))

  const shipped = (base: number, growth: number, leak: number): ((flows: Months) => void) => {
    return ([, b]) => {
      ;[b!.ship[0]![0], b!.ship[1]![0], b!.ship[2]![0], b!.inventory[0]] = [
        base,
        growth,
        leak,
        14 - base - growth - leak,
      ]
    }
  }
  it.each<[string, readonly [number, number, number], readonly Partial<Measure>[], number]>([
    ['what it lets through', [6, 0, 0.8], [{}], 0],
    ['more than it lets through', [6, 0.6, 0], [{}], 0.1],
    ['more than it lets through and leaks', [6, 0, 0.99], [{ leakage: 0.01 }], (6.99 - 6.08) / 6.08],
    ['more than that, a part of it above the baseline', [5, 1, 0.9], [{}], 0.1 / 6.8],
    ['no more than all, though it lets through and leaks more', [6, 0, 1], [{ leakage: 0.5 }], 0],
    ['more than a second one that is stricter', [6, 0, 0], [{}, { allowedShare: [{ from: 101, share: 0.5 }] }], 0.5],
    ['all, in a month after it', [8, 0, 0], [{ from: 98, until: 99 }], 0],
    ['all, in a month before it', [8, 0, 0], [{ from: 102 }], 0],
    ['too much in its last month', [8, 0, 0], [{ until: 101 }], 1 / 3],
    [
      'too much, by the step that holds in the month',
      [7, 0, 0],
      [
        {
          allowedShare: [
            { from: 100, share: 1 },
            { from: 101, share: 0.5 },
            { from: 102, share: 1 },
          ],
        },
      ],
      0.75,
    ],
    [
      'too much, by the first step, though it is to come',
      [7, 0, 0],
      [{ allowedShare: [{ from: 102, share: 0.5 }] }],
      0.75,
    ],
    ['all, of a measure that lets all through', [8, 0, 0], [{ allowedShare: [{ from: 101, share: 1 }] }], 0],
    ['all, of a measure on another material', [8, 0, 0], [{ materials: new Set(['metal']) }], 0],
    ['all, of a measure against others', [8, 0, 0], [{ to: new Set(['K']) }], 0],
    ['all, of a measure of another supplier on its own goods', [8, 0, 0], [{ by: 'B' }], 0],
    ['too much, of a measure that follows the coercer’s goods', [8, 0, 0], [{ by: 'B', origin: true }], 1 / 3],
  ])('finds under a measure %s', (_, flows, measures, violation) => {
    const found = checkRun(runOf(shipped(...flows), measures))
    expect(found.maxBalanceResidual).toBeCloseTo(0, 12)
    expect(found.maxBoundViolation).toBeCloseTo(violation, 12)
  })
  it('finds nothing in what others made, of a measure that follows the coercer’s goods', () => {
    const free = ([, b]: Months) => ([b!.ship[0]![0], b!.ship[1]![1]] = [6, 1])
    expect(checkRun(runOf(free, [{ by: 'B', origin: true }]))).toEqual({ maxBalanceResidual: 0, maxBoundViolation: 0 })
  })
  it('finds of every use that more is bought because it is cheap than its share', () => {
    const run = runOf((flows) => {
      for (const month of flows) [month.deliver, month.elastic] = [f(...month.deliver, 0, 0), f(...month.elastic, 0, 0)]
      const [, b] = flows
      ;[b!.elastic[3], b!.inventory[2]] = [1, 9.5]
    })
    const { demands } = run.network
    const other = (base: number) => ({ ...demands[0], base, buyers: [] })
    const found = (base: number) =>
      checkRun({ ...run, network: { ...run.network, demands: [...demands, other(base)] } } as unknown as Run)
    expect(found(20)).toEqual({ maxBalanceResidual: 0, maxBoundViolation: 0 })
    expect(found(16)).toEqual({ maxBalanceResidual: 0, maxBoundViolation: expect.closeTo(0.2, 12) })
  })
  it.each<[string, readonly [number, number, number], readonly Partial<Measure>[], number]>([
    ['all that its share weighs, be it more of one', [5, 1, 0], [{}], 0],
    ['more than its share weighs', [6, 0.6, 0], [{}], 0.1],
    ['what leaks past it', [6, 0, 0.8], [{}], 0],
    ['more than leaks past it', [6, 0, 1], [{}], 0.2],
    ['more, in a month after it', [8, 0, 0.1], [{ from: 98, until: 99 }], 0],
    [
      'more than a measure leaves of a flow',
      [6, 0, 0],
      [{}, { allowedShare: [{ from: 101, share: 0.5 }], byWeight: false }],
      0.5,
    ],
  ])('finds under a quota by weight %s', (_, flows, measures, violation) => {
    const found = checkRun(
      runOf(
        shipped(...flows),
        measures.map((one) => ({ byWeight: true, ...one })),
      ),
    )
    expect(found.maxBoundViolation).toBeCloseTo(violation, 12)
  })
  /** In the first month three quarters of oxide pass and a tenth leaks; half of the rest of 8 t waits. */
  const customs = { from: 100, until: 100, waits: true, allowedShare: [{ from: 100, share: 0.75 }] }
  const kept =
    (first: number, released: number, second: number) =>
    ([a, b]: Months) => {
      ;[a!.ship[0]![0], a!.ship[1]![0], a!.ship[2]![0], a!.inventory[0]] = [6, 0, 0, 8]
      ;[b!.ship[3]![0], b!.inventory[0], b!.inventory[2]] = [released, 10 - released, 7.5]
      ;[a!.waiting[0], b!.waiting[0]] = [first, second]
    }
  it.each<[string, (flows: Months) => void, readonly Partial<Measure>[], number, number]>([
    ['nothing where what waits is let go', kept(0.6, 0.25, 0.35), [customs], 0, 0],
    ['nothing where it waits on', kept(0.6, 0, 0.6), [customs], 0, 0],
    ['that more goes than waited', kept(0.6, 0.7, 0), [customs], 0.1, 0.1],
    ['that more waits than was held back', kept(0.7, 0, 0.7), [customs], 0.1, 0],
    ['that what waits is forgotten', kept(0.6, 0, 0.5), [customs], 0.1, 0],
    ['that what waits goes under the measure', kept(0.6, 0.25, 0.95), [{ ...customs, until: 101 }], 0, 0.25],
    [
      'that more goes than plants have room for',
      (months) => (kept(0.6, 0.25, 0.35)(months), ([months[1]!.ship[1]![0], months[1]!.inventory[0]] = [2, 7.75])),
      [{ ...customs, instrument: 'licence' }],
      0,
      0.125,
    ],
    ['that what waits goes under a ban', kept(0.6, 0.25, 0.35), [customs, { allowedShare: [], leakage: 1 }], 0, 7],
    ['nothing of what another measure keeps too', kept(0, 0, 0), [customs, { ...customs, waits: false }], 0, 0],
    ['that anything waits where no measure makes it', kept(0.6, 0.25, 0.35), [{ ...customs, waits: false }], 0.6, 0],
  ])('finds of orders that wait %s', (_, change, measures, residual, violation) => {
    const found = checkRun(runOf(change, measures))
    expect(found.maxBalanceResidual).toBeCloseTo(residual, 12)
    expect(found.maxBoundViolation).toBeCloseTo(violation, 12)
  })
  it('finds anything at all under a measure without steps, but for what leaks', () => {
    const found = checkRun(runOf(shipped(0, 0, 1), [{ allowedShare: [] }]))
    expect(found.maxBoundViolation).toBeCloseTo(0.2 / 1, 12)
  })
  it.each<[string, Partial<Measure>, number]>([
    ['that some users get more than it leaves them', {}, 1],
    ['nothing where it leaves them all', { leakage: 0.8 }, 0],
    ['nothing of other users', { users: new Set(['others']) }, 0],
    ['nothing of other places', { to: new Set(['K']) }, 0],
    ['nothing of other materials', { materials: new Set(['metal']) }, 0],
    ['nothing of what is free of the coercer’s', { from: 102 }, 0],
  ])('finds of a measure on users %s', (_, measure, violation) => {
    const users = new Set(['users'])
    const one = { users, allowedShare: [{ from: 100, share: 0.4 }], leakage: 0.1, from: 100, ...measure }
    expect(checkRun(runOf(() => {}, [one])).maxBoundViolation).toBeCloseTo(violation, 12)
  })

  /** The mill takes 2 t of C's in the first month, of the 2 t that are usual, and can take 4. */
  it.each<[string, Partial<Measure>, number]>([
    ['that a plant takes more than it leaves it', { plants: new Set(['mill']) }, 1],
    ['nothing of what leaks to it', { plants: new Set(['mill']), leakage: 0.6 }, 0],
    ['nothing of a plant that it does not name', { plants: new Set(['mine']) }, 0],
    ['nothing at other places', { plants: new Set(['mill']), to: new Set(['K']) }, 0],
    ['nothing of other materials', { plants: new Set(['mill']), materials: new Set(['metal']) }, 0],
    ['that plants without parts run more than four tenths of what they can', { equipment: true }, 0.25],
    ['nothing of plants that it does not name', { equipment: true, plants: new Set(['mine']) }, 0],
    ['nothing of what plants make elsewhere', { equipment: true, to: new Set(['C']), by: 'C' }, 0],
  ])('finds of a measure on plants %s', (_, measure, violation) => {
    const one = { allowedShare: [{ from: 100, share: 0.4 }], leakage: 0.1, from: 100, until: 100, ...measure }
    expect(checkRun(runOf(() => {}, [one])).maxBoundViolation).toBeCloseTo(violation, 12)
  })
  it.each<[string, Partial<Measure>, number]>([
    ['that more comes than it lets', { through: new Set(['C']) }, 0.5],
    ['nothing of other ways', { through: new Set(['K']) }, 0],
  ])('finds of a way that another closes %s', (_, measure, violation) => {
    const one = { by: 'B', allowedShare: [{ from: 100, share: 0.75 }], from: 100, until: 100, ...measure }
    expect(checkRun(runOf(() => {}, [one])).maxBoundViolation).toBeCloseTo(violation, 12)
  })

  it('withholds what does not hold, be it a balance, a limit or no number', () => {
    expect(checkedRun(runOf())).toEqual({ maxBalanceResidual: 0, maxBoundViolation: 0 })
    const refuses = (change: (flows: Months) => void) => expect(() => checkedRun(runOf(change))).toThrow(CheckFailed)
    refuses(([, b]) => (b!.run[0] = 8.999))
    refuses(([a]) => ((a!.run[0] = 10.001), (a!.disposed[0] = 1.001)))
    refuses(([, b]) => (b!.run[0] = Number.NaN))
    expect(() => checkedRun(runOf(([, b]) => (b!.run[0] = 8.99999)))).not.toThrow()
  })
})
