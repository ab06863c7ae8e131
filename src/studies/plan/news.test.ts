import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../../baseline/index.ts'
import { loadMenu, loadWorld, readNews } from '../../files/index.ts'
import { quantity } from '../../quantity/index.ts'
import { loadSolver } from '../../solver/index.ts'
import { InputError } from '../../world/index.ts'
import { cutAt } from './bound-shifts.ts'
import { solveByBenders } from './benders.ts'
import type { MasterProblem } from './master-problem.ts'
import { solveWithNews } from './news-answer.ts'
import type { PlanNews } from './news.ts'
import { newsWorlds } from './news-worlds.ts'
import { parseNews } from './parse-news.ts'
import type { PlanOptions, PlanProblem } from './problem.ts'
import type { PlanResult } from './result.ts'
import type { Exact, SecondStage } from './second-stage.ts'
import { solvePlan } from './solve.ts'
import { plan } from './study.ts'

const solver = await loadSolver()

/** An attack takes 16 million less what stands of the one thing that there is. */
function stageByHand(): SecondStage {
  let standing = 0
  const cut: SecondStage['cut'] = (attack) => ({
    attack,
    constant: quantity(16_000),
    slope: Float64Array.of(-16_000) as never,
    loss: quantity(16_000 * (1 - standing)),
  })
  const exact = (): Exact => ({ attack: [0], loss: cut([0]).loss, bound: cut([0]).loss })
  return {
    reference: quantity(16_000),
    trifle: quantity(0),
    contingencyCount: 1,
    isSearched: true,
    columns: 1,
    setPlan: (levels) => void (standing = levels[0] ?? 0),
    cut,
    exactLosses: () => [exact()],
    lossLowerBounds: () => [cutAt(cut([0]), Float64Array.of(1))],
    subproblem: () => {
      throw new Error('by cuts alone')
    },
    dispose: () => {},
  }
}

interface ByHand {
  /** Months until what is ordered stands. */
  readonly lead: number
  readonly embargo: number
  readonly budget?: number
}

/**
 * A plant for 10 million. After a year it is known whether an embargo is certain, or no attack comes. What is lost is what is lost in the year
 * after that.
 */
function byHand({ lead, embargo, budget = Number.POSITIVE_INFINITY }: ByHand): ReturnType<typeof solveWithNews> {
  const news: PlanNews = {
    nodes: [
      { parent: -1, from: 0, reach: 1 },
      { parent: 0, from: 1, reach: embargo },
      { parent: 0, from: 1, reach: 1 - embargo },
    ],
    periods: [
      { node: 1, before: -1, attackProbability: 1, world: 0 },
      { node: 2, before: -1, attackProbability: 0, world: 0 },
    ],
    worlds: 1,
    slip: () => quantity(0),
    waits: true,
  }
  const decision = { id: 'plant', kind: 'plant', fixed: 10, sized: 0, annualCost: 0, minShare: 1, lead, delay: 0 }
  const master = {
    decisions: [decision],
    periods: [
      { from: 2, years: 1 },
      { from: 2, years: 1 },
    ],
    discount: 1,
    attackProbability: 0,
    budget,
    availability: () => 'optional',
    forced: new Map(),
    risk: { kind: 'worst' },
    rows: [],
    news,
  } as unknown as MasterProblem
  const stage = stageByHand()
  const exactly = { gap: 1e-9, seconds: Number.POSITIVE_INFINITY, clock: () => 0 }
  const solve: PlanProblem['solve'] = (changes = {}) =>
    solvePlan(solver, stage, { ...master, ...changes }, exactly, { method: solveByBenders })
  return solveWithNews({ master, solve } as PlanProblem)
}

describe('an order, by hand', () => {
  it('waits where it stands in time after the news: 5 million is paid on average, in place of 8 lost or 10 paid', () => {
    const { best, atOnce, knowing } = byHand({ lead: 12, embargo: 0.5 })
    // Only after the embargo: 0.5 . 10. At once: the lesser of 10 and of 0.5 . 16 lost without it. Known from the start: as after the news.
    expect(best.upperBound).toBeCloseTo(5, 6)
    expect(best.lowerBound).toBeCloseTo(5, 6)
    expect(atOnce.upperBound).toBeCloseTo(8, 6)
    expect(atOnce.lowerBound).toBeCloseTo(8, 6)
    expect(knowing.upperBound).toBeCloseTo(5, 6)
    expect(best.levels.v.map(([level]) => level)).toEqual([1, 0])
  })
  it('does not wait where it would stand too late then: to know would be worth 3 million, and waiting is worth nothing', () => {
    const { best, atOnce, knowing } = byHand({ lead: 24, embargo: 0.5 })
    expect(best.upperBound).toBeCloseTo(8, 6)
    expect(best.lowerBound).toBeCloseTo(8, 6)
    expect(atOnce.upperBound).toBeCloseTo(8, 6)
    expect(knowing.upperBound).toBeCloseTo(5, 6)
    expect(best.levels.v.map(([level]) => level)).toEqual([0, 0])
  })
  it('is taken at once where the embargo is likely enough, and stands on both paths', () => {
    const { best } = byHand({ lead: 24, embargo: 0.75 })
    expect(best.upperBound).toBeCloseTo(10, 6)
    expect(best.levels.v.map(([level]) => level)).toEqual([1, 1])
  })
  it('has to be within the budget on the path on which it is paid, and not on average', () => {
    expect(byHand({ lead: 12, embargo: 0.5, budget: 9 }).best.upperBound).toBeCloseTo(8, 6)
    expect(byHand({ lead: 12, embargo: 0.5, budget: 10 }).best.undiscountedCost).toBeCloseTo(10, 6)
  })
})

const world = await loadWorld('test/worlds/two-members')
const bans = await loadMenu('test/scenarios/two-bans.yaml', world)
const { baseline } = makeBaseline(world, solver)
const PERIODS = [
  { from: 1, years: 1 },
  { from: 2, years: 2 },
]
const asked = (more: Partial<PlanOptions> = {}): PlanResult =>
  plan(world, baseline, bans, solver, {
    members: ['J', 'K'],
    start: 12 * 2027,
    maxMeasures: 1,
    gap: 1e-7,
    periods: PERIODS,
    ...more,
  })
const given = (nodes: readonly string[]): string =>
  `title: News\nnodes:\n${nodes.map((node) => `  - ${node}\n`).join('')}`
const treeOf = (nodes: readonly string[]) => parseNews('news.yaml', given(nodes), world)
const withNews = (nodes: readonly string[], more: Partial<PlanOptions> = {}): PlanResult => {
  const tree = treeOf(nodes)
  return asked({ news: { tree, worlds: newsWorlds(world, baseline, solver, tree, 1) }, ...more })
}

const NOW = '{ id: now, year: 2027 }'
const TWO = [
  NOW,
  '{ id: embargo, parent: now, year: 2028, chance: 0.25, attack_probability: 1 }',
  '{ id: calm, parent: now, year: 2028, chance: 0.75, attack_probability: 0 }',
]

describe('a plan over a file of news', () => {
  it('is the plan without news where the tree is one path that tells nothing', () => {
    const { news, ...alone } = withNews([NOW, '{ id: later, parent: now, year: 2028, chance: 1 }'])
    const { screening, breakEvenChance, remaining, ...plain } = asked()
    // Under the plan both bans cost the same: which is called the worst is chance.
    const unnamed = ({ periods }: Pick<PlanResult, 'periods'>): object =>
      periods.map((period) => ({ ...period, worstCase: period.worstCase.loss }))
    expect({
      ...alone,
      periods: unnamed(alone),
      objective: { ...alone.objective, lowerBound: 0 },
      search: 0,
    }).toEqual({
      ...plain,
      periods: unnamed(plain),
      screening: [],
      objective: { ...plain.objective, lowerBound: 0, gap: alone.objective.gap },
      search: 0,
    })
    expect(screening.length).toBeGreaterThan(0)
    // With news an attack has a chance at each node, and each path its own last period.
    expect([breakEvenChance, remaining]).not.toContain(undefined)
    expect(alone.objective.lowerBound).toBeCloseTo(plain.objective.lowerBound, 4)
    expect(news?.waiting).toEqual({ atLeast: 0, atMost: expect.closeTo(0, 4) })
    expect(news?.information).toEqual({ atLeast: 0, atMost: expect.closeTo(0, 4) })
  })
  it('decides for an embargo only where one has come, for all that may still stand in time', () => {
    const { news, objective, check } = withNews(TWO)
    const [now, calm, embargo] = news?.nodes ?? []
    expect([now?.id, calm?.id, embargo?.id]).toEqual(['now', 'calm', 'embargo'])
    // All takes a year: what is decided after the news of 2028 stands in 2029.
    expect(calm?.decisions).toEqual([])
    for (const { decideBy, availableFrom } of embargo?.decisions ?? []) {
      expect(decideBy >= '2028-01').toBe(true)
      expect(availableFrom >= '2029-01').toBe(true)
    }
    for (const { decideBy } of now?.decisions ?? []) expect(decideBy < '2028-01').toBe(true)
    expect(objective).toMatchObject({ optimal: true, termination: 'gap-reached' })
    expect(check).toMatchObject({ feasible: true, difference: expect.closeTo(0, 9) })
    for (const { periods } of news?.nodes ?? [])
      for (const { worstCase, lossUpperBound, recheckedLoss } of periods) {
        expect(lossUpperBound).toBeGreaterThanOrEqual(worstCase.loss - 1e-6)
        expect(recheckedLoss).toBeCloseTo(worstCase.loss, 4)
      }
  })
  it('costs no more than deciding all now, and no less than with all known', () => {
    const { news, objective } = withNews(TWO)
    expect(news?.atOnce.upperBound).toBeGreaterThanOrEqual(objective.upperBound - 1e-6)
    expect(news?.knowing.upperBound).toBeLessThanOrEqual(objective.upperBound + 1e-6)
    expect(news?.waiting.atLeast).toBeGreaterThanOrEqual(0)
    expect(news?.information.atLeast).toBeGreaterThanOrEqual(0)
  })
  it('is the same whatever the order of the nodes in the file', () => {
    const [now, embargo, calm] = TWO as [string, string, string]
    const one = withNews(TWO)
    expect(withNews([calm, embargo, now])).toEqual(one)
    expect(withNews([embargo, now, calm])).toEqual(one)
  })
  it('cuts a period in two where news comes within it, on all paths', () => {
    const { news } = withNews([
      NOW,
      '{ id: one, parent: now, year: 2028, chance: 0.5 }',
      '{ id: other, parent: now, year: 2028, chance: 0.5 }',
      '{ id: late, parent: one, year: 2030, chance: 1 }',
    ])
    const years = Object.fromEntries(
      (news?.nodes ?? []).map(({ id, periods }) => [id, periods.map(({ from, years: n }) => [from, n])]),
    )
    const first = [
      [2028, 1],
      [2029, 1],
    ]
    expect(years).toEqual({ now: [], one: first, other: [...first, [2030, 1]], late: [[2030, 1]] })
  })
  it('has a project late from the news on, and not where it stands by then', () => {
    const slips = 'slips: [{ project: new, months: 12 }]'
    const amounts = (year: number): number[] => {
      const { news } = withNews([NOW, `{ id: slip, parent: now, year: ${year}, chance: 1, ${slips} }`], {
        include: ['new'],
      })
      return (news?.nodes ?? []).flatMap(({ periods }) => periods.map(({ worstCase }) => worstCase.loss))
    }
    const inTime = asked({ include: ['new'] }).periods.map(({ worstCase }) => worstCase.loss)
    expect(amounts(2029)[0]).toBeCloseTo(inTime[0] ?? 0, 2)
    // In 2028 it would have stood; it comes in 2029.
    expect(amounts(2028)[0]).toBeGreaterThan((inTime[0] ?? 0) + 1)
    expect(amounts(2028)[1]).toBeLessThan(1)
  })
})

const codes = (nodes: readonly string[], ask: (nodes: readonly string[]) => unknown = treeOf): string[] => {
  try {
    ask(nodes)
    return []
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return error.faults.map(({ code, message }) => `${code} ${message}`)
  }
}

describe('a file of news that cannot be meant', () => {
  const child = (more: string, id = 'a', parent = 'now'): string =>
    `{ id: ${id}, parent: ${parent}, year: 2028, ${more} }`
  it.each<[string, string[], string]>([
    ['chances that do not sum to one', [NOW, child('chance: 0.5'), child('chance: 0.4', 'b')], 'NEWS_CHANCES_SUM'],
    ['a negative chance', [NOW, child('chance: -0.5'), child('chance: 1.5', 'b')], 'NEWS_CHANCE'],
    ['a chance of nothing', [NOW, child('chance: 0'), child('chance: 1', 'b')], 'NEWS_CHANCE'],
    ['no chance', [NOW, '{ id: a, parent: now, year: 2028 }'], 'NEWS_CHANCE'],
    ['a root with a chance', ['{ id: now, year: 2027, chance: 0.5 }'], 'NEWS_CHANCE'],
    ['a chance outside its range', [NOW, child('chance: 1, chance_range: [0.1, 0.5]')], 'NEWS_CHANCE_RANGE'],
    ['a stage before its news', [NOW, '{ id: a, parent: now, year: 2026, chance: 1 }'], 'NEWS_YEAR_ORDER'],
    ['a stage in the year of its parent', [NOW, '{ id: a, parent: now, year: 2027, chance: 1 }'], 'NEWS_YEAR_ORDER'],
    [
      'siblings of two years',
      [NOW, child('chance: 0.5'), '{ id: b, parent: now, year: 2029, chance: 0.5 }'],
      'NEWS_YEAR_SIBLINGS',
    ],
    ['an unknown parent', [NOW, child('chance: 1', 'a', 'nowhere')], 'NEWS_PARENT'],
    ['a circle', [NOW, child('chance: 1', 'a', 'b'), child('chance: 1', 'b', 'a')], 'NEWS_PARENT'],
    ['two roots', [NOW, '{ id: then, year: 2027 }'], 'NEWS_ROOT'],
    ['no root', [child('chance: 1', 'a', 'b'), child('chance: 1', 'b', 'a')], 'NEWS_ROOT'],
    ['a node twice', [NOW, child('chance: 0.5'), child('chance: 0.5')], 'NEWS_TWICE'],
    ['an unknown project', [NOW, child('chance: 1, slips: [{ project: new-mine, months: 3 }]')], 'NEWS_PROJECT'],
    [
      'a project late twice',
      [NOW, child('chance: 1, slips: [{ project: new, months: 3 }, { project: new, months: 6 }]')],
      'NEWS_SAID_TWICE',
    ],
    ['an unknown conduct', [NOW, child('chance: 1, conduct: [nicely]')], 'NEWS_CONDUCT'],
    ['a key that is none', [NOW, child('chance: 1, color: red')], 'SCENARIO_'],
    ['a chance of an attack above one', [NOW, child('chance: 1, attack_probability: 1.5')], 'SCENARIO_'],
    ['a project that is early', [NOW, child('chance: 1, slips: [{ project: new, months: -3 }]')], 'SCENARIO_'],
    ['a text for a year', [NOW, '{ id: a, parent: now, year: soon, chance: 1 }'], 'SCENARIO_'],
  ])('%s is a fault', (_, nodes, code) => {
    expect(codes(nodes).filter((fault) => fault.startsWith(code)).length).toBeGreaterThan(0)
  })
  it.each<[string, string[], string]>([
    ['a root of another year than the decision', ['{ id: now, year: 2026 }'], 'NEWS_YEAR_START'],
    ['news after the plan ends', [NOW, '{ id: a, parent: now, year: 2031, chance: 1 }'], 'NEWS_YEAR_OUTSIDE'],
  ])('%s is a fault once the plan is known', (_, nodes, code) => {
    expect(codes(nodes, withNews)).toEqual([expect.stringContaining(code)])
  })
  it('says where it stands', () => {
    try {
      treeOf([NOW, child('chance: 0.5')])
    } catch (error) {
      expect((error as InputError).faults).toMatchObject([{ file: 'news.yaml', line: 3 }])
    }
    expect.assertions(1)
  })
})

it.each([
  ['jp-2027', 8],
  ['jp-suppliers', 3],
])('ships news that can be read, whose chances lie within their ranges: %s', async (id, count) => {
  const shipped = await readNews(id)
  const { nodes } = parseNews(shipped.file, shipped.text, await loadWorld())
  expect(nodes).toHaveLength(count)
  for (const { chance, parent, chance_range: range } of nodes)
    if (parent !== undefined && chance < 1) expect(range).toBeDefined()
})
