import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import {
  buildNetwork,
  checkRun,
  CheckFailed,
  checkedRun,
  drawnFrom,
  rollHorizon,
  type Run,
} from '../src/clearing/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { STUDIES, type StudyResult } from '../src/studies/index.ts'
import { poolOf, ruleFor, towards } from '../src/studies/allocation/pools.ts'
import { parseWorld, referenceScenario, type Measure, type Scenario, type World } from '../src/world/index.ts'
import { randomTables, recipes, ONE_MAKER } from './random-world.ts'
import { runHere, temporaryFolder, writeFolder } from './run-cli.ts'
import { twoUsers, usersWho } from './two-users.ts'

const solver = await loadSolver()
type Result = StudyResult<'allocation'>
/** Half of what usually comes does, for two months. */
const HALF = `
title: Half
start: 2026-01
months: 2
focus: [J]
measures:
  - { id: half, instrument: quota, materials: [good], to: [J], from: 2026-01, allowed_share: 0.5, leakage: 0 }
`

interface Hand {
  readonly demand?: string
  readonly scenario?: string
}

/** Writes the world and the scenario into a folder: where the world is. */
function handWorld(folder: string, { demand, scenario = HALF }: Hand = {}): string {
  const world = twoUsers(folder, demand)
  writeFolder(folder, { 'mine.yaml': scenario })
  return world.folder
}

async function asked(
  args: readonly string[] = [],
  more: Hand = {},
): Promise<{ code: number; stdout: string; stderr: string }> {
  const folder = await temporaryFolder()
  return runHere('allocation', `${folder}/mine.yaml`, '--world', handWorld(folder, more), ...args)
}
async function resultOf(args: readonly string[] = [], more: Hand = {}): Promise<Result> {
  const { code, stdout, stderr } = await asked([...args, '--json'], more)
  expect(code, stderr).toBe(0)
  return STUDIES.allocation.schema.parse(JSON.parse(stdout))
}
const rule = ({ rules }: Result, id: string): Result['rules'][number] => rules.find((one) => one.rule === id)!
const lost = (result: Result): Record<string, number> =>
  Object.fromEntries(result.rules.map((one) => [one.rule, Math.round(1e6 * one.valueAddedLost) / 1e6]))
const drawn = (result: Result, id: string): Record<string, number> =>
  Object.fromEntries(rule(result, id).users.map(({ user, drawn: t }) => [user, Math.round(1e6 * t) / 1e6]))
const PRIORITY = ['--priority', 'second']

describe('two users of 6 and 4 t a month, of which 5 t come', () => {
  let result: Result
  // Folders are made within a test.
  let known: Result | undefined
  beforeEach(async () => {
    result = known ??= await resultOf(PRIORITY)
  })

  it('by market: the one that pays most takes all, and each month misses one tonne, the other four', () => {
    expect(drawn(result, 'market')).toEqual({ first: 10, second: 0 })
    // Two months of 1 t at 20 and 4 t at 1.
    expect(lost(result)['market']).toBe(48)
  })
  it('pro rata: both get half of what they usually use', () => {
    expect(drawn(result, 'pro-rata')).toEqual({ first: 6, second: 4 })
    // Two months of 3 t at 20 and 2 t at 1.
    expect(lost(result)['pro-rata']).toBe(124)
    expect(rule(result, 'pro-rata').moreThanMarket).toBeCloseTo(76, 6)
  })
  it('by priority: the one that comes first gets all it uses, the other what is left', () => {
    expect(drawn(result, 'priority')).toEqual({ first: 2, second: 8 })
    expect(lost(result)['priority']).toBe(200)
    expect(rule(result, 'priority').priorityLost).toBeCloseTo(0, 9)
  })
  it('by a mix: half of what comes first is kept, the rest goes to where it is worth most', () => {
    expect(drawn(result, 'mix')).toEqual({ first: 6, second: 4 })
    expect(lost(result)['mix']).toBe(124)
  })
  it('by market: what `stress` says', async () => {
    const folder = await temporaryFolder()
    const world = handWorld(folder)
    const { stdout } = await runHere('stress', `${folder}/mine.yaml`, '--world', world, '--no-range', '--json')
    const { central } = STUDIES.stress.schema.parse(JSON.parse(stdout))
    expect(central.places.find(({ place }) => place === 'J')?.valueAddedLost).toBeCloseTo(48, 9)
  })
  it('by auction: as by market', () => {
    expect(drawn(result, 'auction')).toEqual(drawn(result, 'market'))
    expect(lost(result)['auction']).toBe(48)
  })
  it('names the first stop: by pro rata both stop at once, and the one that loses more is named', () => {
    expect(rule(result, 'market').firstStop).toMatchObject({ month: '2026-01' })
    expect(rule(result, 'pro-rata').firstStop).toMatchObject({ month: '2026-01', sector: 'first' })
  })
  it('counts what it takes: two credits a month, two figures that no source reports, none for the market', () => {
    const counts = { goods: 1, users: 2, lots: 0, traced: 0, newcomers: 0 }
    expect(rule(result, 'market').toRun).toEqual({ ...counts, decisions: 0, figures: 0, judged: 0 })
    expect(rule(result, 'pro-rata').toRun).toEqual({ ...counts, decisions: 2, figures: 2, judged: 2 })
    expect(rule(result, 'mix').toRun).toEqual({ ...counts, decisions: 1, figures: 1, judged: 1 })
    expect(result.goods).toEqual([
      { place: 'J', material: 'good', unit: 't metal', usual: 10, leastShare: 0.5, users: 2, isShared: true },
    ])
  })
})

describe('the reserved share of a mix', () => {
  it.each([
    // Kept of 4 t a month: that much the other one does without.
    { reserved: '0.25', second: 2 },
    { reserved: '1', second: 8 },
  ])('of $reserved keeps $second t of two months', async ({ reserved, second }) => {
    const result = await resultOf([...PRIORITY, '--reserved', reserved])
    expect(drawn(result, 'mix')).toEqual({ first: 10 - second, second })
  })
})

describe('a market goes by what users bid', () => {
  it('so that it loses more than pro rata where the one that bids less loses more', async () => {
    // Market: 1 t at 1 and 4 t at 20 a month. Pro rata: 3 t at 1 and 2 t at 20.
    const result = await resultOf(PRIORITY, { demand: usersWho(1, 20) })
    expect(lost(result)).toMatchObject({ market: 162, 'pro-rata': 86 })
    expect(rule(result, 'pro-rata').moreThanMarket).toBeCloseTo(-76, 6)
  })
})

describe('state stock', () => {
  it('is shared out by the rule as all that comes is', async () => {
    // 30 t over 15 months: 2 t more a month.
    const result = await resultOf([...PRIORITY, '--release', '15'])
    expect(drawn(result, 'market')).toEqual({ first: 12, second: 2 })
    expect(drawn(result, 'pro-rata')).toEqual({ first: 8.4, second: 5.6 })
    expect(drawn(result, 'priority')).toEqual({ first: 6, second: 8 })
    // A lot a month; 2 t in each of two months, sold at what the last tonne is worth: 5 USD/kg, with what breaks ties.
    expect(rule(result, 'auction').toRun.lots).toBe(2)
    expect(result.money[0]!.stateAtClearing).toBeGreaterThanOrEqual(0.02)
    expect(result.money[0]!.stateAtClearing).toBeLessThan(0.0201)
  })
  it('that the scenario lets out is not let out again', async () => {
    const own = `${HALF}stock_releases:\n  - { place: J, stage: metal, from: 2026-01, over_months: 15 }\n`
    const once = await resultOf(PRIORITY, { scenario: own })
    const asWell = await resultOf([...PRIORITY, '--release', '3'], { scenario: own })
    expect(drawn(once, 'pro-rata')).toEqual({ first: 8.4, second: 5.6 })
    expect(drawn(asWell, 'pro-rata')).toEqual(drawn(once, 'pro-rata'))
  })
})

describe('bad input', () => {
  it('names a sector that is none, and what there is', async () => {
    const { code, stderr } = await asked(['--priority', 'frist'])
    expect([code, stderr]).toEqual([1, expect.stringContaining('"frist" is not in sectors.csv')])
    expect(stderr).toContain('first')
  })
  it.each([
    ['--reserved', '1.5'],
    ['--reserved', '0'],
    ['--release', '0'],
    ['--release', '61'],
  ])('refuses %s %s', async (...flag) => expect((await asked(flag)).code).toBe(2))
  it('answers where nothing is short', async () => {
    const { code, stdout } = await asked([], { scenario: 'title: None\nstart: 2026-01\nmonths: 2\nfocus: [J]\n' })
    expect([code, stdout]).toEqual([0, expect.stringContaining('no rule has anything to share out')])
  })
  it('without anybody first says so, and gives as the market does', async () => {
    const result = await resultOf()
    expect(result.priority).toEqual([])
    expect(lost(result)).toMatchObject({ market: 48, mix: 48 })
    expect((await asked()).stdout).toContain('No sector was named to come first')
  })
})

const START = 2026 * 12
const scenarioOf = (share: number, origin: boolean, months: number): Scenario => {
  const measure: Measure = {
    id: 'm',
    instrument: 'ban',
    by: 'P0',
    materials: new Set(['ore', 'oxide', 'metal', 'magnet']),
    to: new Set(['P1', 'P2']),
    users: undefined,
    from: START,
    until: undefined,
    announced: START,
    allowedShare: [{ from: START, share }],
    leakage: 0,
    origin,
    tariff: 0,
    waits: false,
    byWeight: false,
  }
  return {
    ...referenceScenario(START, months),
    measures: [measure],
    stockReleases: ['P1', 'P2'].flatMap((place) =>
      ['oxide', 'metal'].map((stage) => ({ place, stage, from: START + 1, overMonths: 2 })),
    ),
  }
}

/** A random world whose users are two sectors at each place, of unlike size. */
function twoSectors(recipe: Parameters<typeof randomTables>[0]): Promise<World> {
  const files = randomTables(recipe)
  files.set('sectors.csv', 'id,name,name_ja,profile\nusers,users,,usual\nothers,others,,usual')
  const [head = '', ...rows] = files.get('demand.csv')!.split('\n')
  const names = head.split(',')
  const part = (row: string, sector: string, share: number): string =>
    row
      .split(',')
      .map((cell, c) => {
        const name = names[c] ?? ''
        if (name === 'sector') return sector
        return /value|low|high|musd/.test(name) && name !== 'value_source' ? String(Number(cell) * share) : cell
      })
      .join(',')
  files.set(
    'demand.csv',
    [head, ...rows.flatMap((row) => [part(row, 'users', 0.7), part(row, 'others', 0.3)])].join('\n'),
  )
  return parseWorld([{ name: 'random', files }])
}

const attacks = fc.record({
  recipe: recipes,
  share: fc.constantFrom<number>(0, 0.3, 0.6),
  origin: fc.boolean(),
  first: fc.boolean(),
  foresight: fc.constantFrom<number>(1, 3),
})
type Attack = typeof attacks extends fc.Arbitrary<infer T> ? T : never

/** Runs a rule for every good at every place of a random world that has more than one user. */
async function attacked({ recipe, share, origin, first, foresight }: Attack): Promise<Run> {
  const world = await twoSectors(recipe)
  const scenario = scenarioOf(share, origin, 5)
  const network = buildNetwork(world, makeBaseline(world, solver).baseline, scenario)
  const goods = [...new Map(network.nodes.map((node) => [`${node.material} ${node.place}`, node])).values()]
    .filter(({ place }) => place !== 'P0')
    .map(({ material, place }) => ({ material, place, unit: '', usual: 0 as never, leastShare: 0 }))
  const isFirst = (d: number): boolean => first && network.demands[d]!.fact.sector === 'others'
  const { activity } = towards(network, isFirst)
  const allocation = ruleFor(network, scenario.start, goods, { isFirst, towards: (r) => activity[r]! })
  return rollHorizon(solver, { ...network, allocation }, scenario, { foresight })
}

describe('the books of a rule, on random worlds', () => {
  const RUNS = Number(process.env['LAW_RUNS'] ?? 40)

  it('balance, and no user takes more than its part of all that there was', () =>
    fc.assert(
      fc.asyncProperty(attacks, async (attack) => {
        const run = await attacked(attack)
        checkedRun(run)
        for (const pool of run.network.allocation!.pools) {
          const sums = pool.accounts.map(() => 0)
          run.months.forEach(({ inventory }, t) => {
            drawnFrom(run, t, pool).forEach((amount, a) => (sums[a]! += amount))
            const taken = sums.reduce((sum, amount) => sum + amount, 0)
            const there = taken + pool.nodes.reduce((sum, n) => sum + inventory[n]!, 0)
            const usual = pool.accounts.reduce((sum, one) => sum + one.usual, 0)
            const rest = pool.accounts.reduce((sum, one) => sum + one.usual - one.first, 0)
            pool.accounts.forEach((account, a) => {
              // What comes first may be all there is; of what others leave each has its part.
              const part = account.first > 0 ? 1 : Math.max(account.usual / usual, rest > 0 ? account.usual / rest : 0)
              expect(sums[a]!).toBeLessThanOrEqual(there * part + 1e-6 * Math.max(1, there))
            })
          })
        }
      }),
      { numRuns: RUNS },
    ))

  it('do not balance where a tonne is given to another user, or credited twice', async () => {
    const attack = { recipe: ONE_MAKER, share: 0.5, origin: false, first: false, foresight: 3 }
    const run = await attacked(attack)
    expect(checkRun(run).maxBalanceResidual).toBeLessThan(1e-9)
    const t = 1
    const deliver = Float64Array.from(run.months[t]!.deliver)
    // The two users of P1: one takes half a tonne of the other's.
    const [d, e] = run.network.demands.flatMap(({ fact }, i) => (fact.place === 'P1' ? [i] : []))
    deliver[2 * d!]! += 0.5
    deliver[2 * e!]! -= 0.5
    const serve = Float64Array.from(run.months[t]!.serve)
    const broken = (months: Partial<Run['months'][number]>): Run => ({
      ...run,
      months: run.months.map((month, k) => (k === t ? { ...month, ...months } : month)),
    })
    expect(() => checkedRun(broken({ deliver, serve } as never))).toThrow(CheckFailed)
    const held = run.months[t]!.allocation!.held.map((amount) => amount + 0.1)
    const { first } = run.months[t]!.allocation!
    expect(() => checkedRun(broken({ allocation: { first, held } as never }))).toThrow(CheckFailed)
  })

  it('are the market’s where the rule begins after the run', async () => {
    const world = await twoSectors(ONE_MAKER)
    const scenario = scenarioOf(0.5, false, 4)
    const network = buildNetwork(world, makeBaseline(world, solver).baseline, scenario)
    const goods = [{ material: 'magnet', place: 'P1', unit: '', usual: 0 as never, leastShare: 0 }]
    const nobody = { isFirst: () => false, towards: () => 0 }
    // Ties may be parted otherwise: what is served in all is not.
    const served = (run: Run): number[] =>
      run.months.map(({ serve }) => Math.round(1e6 * serve.reduce((sum, amount) => sum + amount, 0)) / 1e6)
    const run = (from: number): number[] => {
      const allocation = ruleFor(network, from, goods, nobody)
      expect(allocation.pools).toHaveLength(1)
      return served(rollHorizon(solver, { ...network, allocation }, scenario, { foresight: 2 }))
    }
    const market = served(rollHorizon(solver, network, scenario, { foresight: 2 }))
    expect(run(START + 100)).toEqual(market)
  })
})

describe('the users of a good', () => {
  it('are its sectors, plants by what all they do takes, and customers abroad as one', () => {
    const network = {
      nodes: [
        { material: 'metal', place: 'J', origin: 'any', storable: true },
        { material: 'part', place: 'J', origin: 'any', storable: true },
      ],
      nodeOf: (material: string) => ['metal', 'part'].indexOf(material),
      demands: [{ sources: [{ node: 0 }], base: 5 }],
      activities: [
        { site: 2, inputs: [{ node: 0, perTonne: 1.5 }], base: 4 },
        { site: 2, inputs: [{ node: 0, perTonne: 2 }], base: 1 },
        { site: 3, inputs: [{ node: 1, perTonne: 1 }], base: 9 },
      ],
      arcs: [
        { from: 0, base: 2 },
        { from: 0, base: 1 },
        { from: 1, base: 8 },
      ],
    } as unknown as Parameters<typeof poolOf>[0]
    // A quarter of the first work of the plant is for those who come first.
    const first = { isFirst: () => true, towards: (r: number) => (r === 0 ? 0.25 : 0) }
    expect(poolOf(network, { material: 'metal', place: 'J' }, first)?.accounts).toEqual([
      { user: { kind: 'sector', index: 0 }, usual: 5, first: 5 },
      { user: { kind: 'plant', index: 2 }, usual: 8, first: 1.5 },
      { user: { kind: 'abroad' }, usual: 3, first: 0 },
    ])
  })
})

describe('what works towards those who come first', () => {
  it('is followed back by what usually flows: a share of a plant is the share of its goods that they use', async () => {
    const world = await twoSectors({
      ...ONE_MAKER,
      making: [[1], [1], [1], [1, 1, 0]].map((row) => [...row, 0, 0].slice(0, 3)),
    })
    const network = buildNetwork(world, makeBaseline(world, solver).baseline, referenceScenario(START, 2))
    // Of all magnets 30 % are for the second sector, wherever they are made.
    const { activity } = towards(network, (d) => network.demands[d]!.fact.sector === 'others')
    for (const share of activity) expect(share).toBeCloseTo(0.3, 9)
    // P1 alone uses 40 of 70 t.
    const { node } = towards(network, (d) => network.demands[d]!.fact.place === 'P1')
    const ore = network.nodes.findIndex(({ material }) => material === 'ore')
    expect(node[ore]).toBeCloseTo(4 / 7, 9)
  })
})
