import { describe, expect, it } from 'vitest'
import { quantity, type MillionUsd } from '../../quantity/index.ts'
import type { Scenario, World } from '../../world/index.ts'
import { tablesOf } from '../columns.ts'
import type { WeaponMember, WeaponResult } from './result.ts'
import { weaponTables } from './tables.ts'

const named = (...ids: string[]) => new Map(ids.map((id) => [id, { id, name: `the ${id}`, nameJa: '' }]))
const world = {
  places: new Map(
    [...named('C', 'J', 'K')].map(([id, place]) => [id, { ...place, bloc: id === 'C' ? 'coercer' : '' }]),
  ),
  sectors: named('cars', 'glass'),
  materials: named('ore', 'salt'),
  sites: named('mill'),
  projects: new Map(),
  owners: new Map(),
  parameter: () => 0.005,
} as unknown as World
const menu = { titleJa: '' } as Scenario

const musd = (value: number): MillionUsd => quantity<'MUSD'>(value)
const alone = (id: string, optimistic: number, pessimistic: number, loss: number) => ({
  measures: [id],
  loss: musd(loss),
  optimistic: musd(optimistic),
  pessimistic: musd(pessimistic),
})
const simulated = (valueAddedLost: number, firstStop: string | null = '2026-02') => ({
  foresight: 3,
  valueAddedLost: musd(valueAddedLost),
  places: [{ place: 'J', valueAddedLost: musd(valueAddedLost) }],
  firstStop,
})
const setOf = (id: string, loss: number, gives: number): WeaponResult['worst'] => ({
  measures: [id],
  loss: musd(loss),
  exportsForgone: musd(gives),
  leverage: gives > 0 ? loss / gives : null,
  valueAddedLost: musd(loss / 2),
  places: [{ place: 'J', valueAddedLost: musd(loss / 2) }],
  uses: [
    { place: 'J', sector: 'cars', material: 'ore', valueAddedLost: musd(loss / 2), firstStop: '2026-03' },
    { place: 'K', sector: 'glass', material: 'salt', valueAddedLost: musd(1), firstStop: null },
  ],
})
const all: WeaponResult = {
  study: 'weapon',
  version: '1.2.3',
  world: {
    title: 'a small world',
    hash: 'abcdefabcdefabcdef',
    facts: { flows: 0, outside: 0, overCapacity: 0, worst: null },
  },
  coercer: 'C',
  focus: ['J', 'K'],
  focusGdp: musd(1000),
  menu: {
    id: 'bans',
    title: 'all bans',
    start: '2026-01',
    months: 12,
    measures: ['a', 'b', 'c', 'd'],
    measuresWithoutEffect: ['d'],
  },
  options: { maxMeasures: 1, threshold: 4, existingPlan: 'stocks' },
  referenceSurplus: musd(1000),
  worst: { ...setOf('a', 100, 10), simulated: simulated(60) },
  proof: {
    bound: musd(100),
    gap: 2e-7,
    optimal: true,
    sets: 1234,
    solves: 7,
    simplexIterations: 9,
    coldStartDifference: 3e-9,
  },
  runnersUp: [
    { ...setOf('b', 90, 0), simulated: simulated(70) },
    { ...setOf('c', 20, 5), simulated: simulated(80) },
  ],
  ties: 2,
  curve: [
    { kappa: 0, measures: ['a'], loss: musd(100), exportsForgone: musd(10) },
    { kappa: 10, measures: [], loss: musd(0), exportsForgone: musd(0) },
  ],
  belowThreshold: false,
  protection: {
    targetGroups: 3,
    solves: 4,
    coldStartDifference: 0,
    levels: [
      {
        protect: [['a', 'd']],
        worst: setOf('b', 90, 0),
        alternatives: [{ protect: [['b']], loss: musd(90.5), measures: ['a'] }],
      },
      {
        protect: [['a', 'd'], ['b']],
        worst: setOf('c', 20, 5),
        alternatives: [{ protect: [['b'], ['c']], loss: musd(20.1), measures: ['a'] }],
      },
    ],
  },
  member: {
    places: ['J', 'K'],
    referenceSurplus: musd(50),
    worst: { ...setOf('b', 90, 0), optimistic: musd(10), pessimistic: musd(30) },
    worstGuaranteed: alone('c', 20, 25, 20),
    worstOverall: alone('a', 5, 5, 100),
    runnersUp: [alone('c', 20, 25, 20)],
    mitigatingMeasure: { without: alone('b', 10, 30, 90), with: alone('a', 5, 5, 100) },
    sets: 1234,
    solved: 55,
  },
}

// What runs once, when a module is read, is tried by no test: so the report is read within them.
const told = async (change: Partial<WeaponResult> = {}) => {
  const { weaponReport } = await import('./report.ts')
  const { title, lines, sections } = weaponReport(world, menu, { ...all, ...change }, 'en')
  const [brief] = sections
  return {
    title,
    lines,
    brief: brief?.lines ?? [],
    tables: sections.map(({ heading, table }) => [heading, table?.rows]),
    sections,
  }
}
const PROOF = 'Proved optimal: none of the 1,234 sets of at most 1 of these 4 measures costs more.'
const CHECKED =
  'Each of the 7 solves was checked without the solver. Solved again from a cold start, the worst set loses the same to 3e-9 of what is at stake.'
const MONTHLY = 'Month by month, with buyers who look 3 months ahead'

describe('the report of a weapon', () => {
  it('says what was asked of which world', async () => {
    const { title, lines } = await told()
    expect([title, ...lines]).toEqual([
      'The worst that the C can do with at most 1 of 4 measures',
      'ytterby 1.2.3 · world abcdefabcdef (a small world)',
      'Menu bans: all bans. 12 months from 2026-01, all known from the start.',
      'With a plan standing: stocks.',
    ])
    expect((await told({ options: { ...all.options, existingPlan: null } })).lines).toHaveLength(2)
  })
  it('says in short what the worst is, its proof, and the answer to all that was asked besides', async () =>
    expect((await told()).brief).toEqual([
      'The worst: a.',
      'In 12 months, all but the C lose 100 M USD (discounted), however well they share out what is left.',
      'Value added of 50 M USD is not made, most of it in the J: 50 M USD.',
      'The C forgoes exports of 10 M USD: each dollar forgone costs the others 10 dollars.',
      `${MONTHLY} and sellers who serve the highest bidder, the places asked about lose value added of 60 M USD. The first line stops in February 2026.`,
      'Month by month, a runner-up costs more: c, 80 M USD. The bound is for the best response alone.',
      'Some set reaches a leverage of 4.',
      'Protect first: a + d + b. The worst that remains then costs 20 M USD instead of 100 M USD: c.',
      'Worst for the J, the K alone: b. The uses there lose 10 M USD to 30 M USD, since the best response leaves it open who goes without.',
      'These measures reach no trade, or no month looked at: d.',
      PROOF,
      '2 other sets cost as much.',
      CHECKED,
    ]))
  it('says of one place that is asked about what it loses beside its GDP, and where no value added is lost', async () => {
    const said = async (change: Partial<WeaponResult>): Promise<string | undefined> => (await told(change)).brief[2]
    expect(await said({ focus: ['J'] })).toBe('The J loses value added of 50 M USD, 5 % of a year’s GDP.')
    expect(await said({ focus: ['K'] })).toBe('Value added of 50 M USD is not made, most of it in the J: 50 M USD.')
    expect(await said({ worst: { ...all.worst, places: [] } })).toBe('No value added is lost: supply costs more.')
  })
  it('says of a member that the worst for all is its worst too, or that nothing costs it anything', async () => {
    const said = async (worst: Partial<WeaponMember['worst']>): Promise<string | undefined> =>
      (await told({ member: { ...all.member!, worst: { ...all.member!.worst, ...worst } } })).brief[8]
    expect(await said({ measures: ['a'] })).toBe(
      'The same set is the worst for the J, the K alone: the uses there lose 10 M USD to 30 M USD, since the best response leaves it open who goes without.',
    )
    expect(await said({ measures: ['a'], optimistic: musd(30) })).toBe(
      'The same set is the worst for the J, the K alone: the uses there lose 30 M USD.',
    )
    expect(await said({ measures: [] })).toBe('Nothing on this menu costs the J, the K anything.')
  })
  it('names a set by what is withheld from whom, where the menu has titles', async () => {
    const measures = [
      { id: 'a', title: 'Ore', titleJa: '鉱石', to: new Set(['J']) },
      { id: 'c', title: 'Salt', titleJa: '塩', to: new Set(['J']) },
    ] as unknown as Scenario['measures']
    const { weaponReport } = await import('./report.ts')
    const worst = { ...all.worst, measures: ['a', 'c'] }
    const said = (language: 'en' | 'ja') => {
      const [brief, sets] = weaponReport(world, { ...menu, measures }, { ...all, worst }, language).sections
      return [brief?.lines?.[0], sets?.table?.rows[0]?.[0]]
    }
    expect(said('en')).toEqual(['The worst: Ore + Salt to the J.', 'Ore + Salt to the J'])
    expect(said('ja')).toEqual(['最悪の組合せ：the J向け鉱石＋塩。', 'the J向け鉱石＋塩'])
  })
  it('is silent of what was not asked or is not so', async () => {
    const bare: Partial<WeaponResult> = {
      worst: { ...setOf('a', 100, 0) },
      runnersUp: [],
      ties: 0,
      belowThreshold: null,
      protection: null,
      member: null,
      menu: { ...all.menu, measuresWithoutEffect: [] },
    }
    const { brief, sections } = await told(bare)
    expect([brief.length, brief[0], brief[3], brief[4]]).toEqual([5, 'The worst: a.', PROOF, CHECKED])
    expect(sections.map(({ heading }) => heading)).toEqual([
      'In short',
      'The worst set and the next',
      'Who loses under the worst set',
      'Leverage curve',
    ])
    expect(sections.at(-1)?.lines).toHaveLength(1)
    expect((await told({ ...bare, curve: [] })).sections.at(-1)).toMatchObject({ lines: [], table: { rows: [] } })
    // A runner-up that costs half a hundredth more month by month costs the same.
    const nearly = { runnersUp: [{ ...setOf('b', 90, 0), simulated: simulated(60.3) }] }
    expect((await told(nearly)).brief.join()).not.toContain('a runner-up')
    expect((await told({ worst: { ...all.worst, simulated: simulated(0, null) } })).brief[4]).toBe(
      `${MONTHLY}, no line stops at the places asked about.`,
    )
  })
  it('says what is not proved, what is blunt, what is all protected, what ties do not change, and that nothing costs anything', async () => {
    const { brief } = await told({
      proof: { ...all.proof, bound: musd(101.01), gap: 0.0101, optimal: false, coldStartDifference: 0 },
      belowThreshold: true,
      protection: {
        ...all.protection!,
        levels: [{ protect: [['a', 'd']], worst: { ...setOf('', 0, 0), measures: [] }, alternatives: [] }],
      },
      member: { ...all.member!, worst: { ...all.member!.worst, optimistic: musd(30) } },
    })
    expect([brief[10], brief[12]]).toEqual([
      'At most 1.1 % from the worst there can be: none of the 1,234 sets of at most 1 of these 4 measures costs more than 110 M USD.',
      'Each of the 7 solves was checked without the solver. Solved again from a cold start, the worst set loses the same.',
    ])
    expect([brief[6], brief[7], brief[8]]).toEqual([
      'No set reaches a leverage of 4.',
      'Protect first: a + d. Nothing that remains on the menu then costs anybody anything.',
      'Worst for the J, the K alone: b. The uses there lose 30 M USD.',
    ])
    const nothing = { worst: { ...setOf('', 0, 0), measures: [] }, proof: { ...all.proof, bound: musd(0) } }
    expect((await told(nothing)).brief).toEqual([
      'No measure on this menu costs anybody anything.',
      'None of the 1,234 sets of at most 1 of these 4 measures costs more than 0 M USD: nothing, as near as the solves can tell.',
    ])
  })
  it('has a table of each list', async () => {
    const { tables, sections } = await told()
    expect(tables).toEqual([
      ['In short', undefined],
      [
        'The worst set and the next',
        [
          ['a', '100', '50', '10', '10', '60'],
          ['b', '90', '45', '0', '–', '70'],
          ['c', '20', '10', '5', '4', '80'],
        ],
      ],
      [
        'Who loses under the worst set',
        [
          ['the J', 'the cars', 'the ore', '50', '2026-03'],
          ['the K', 'the glass', 'the salt', '1', '–'],
        ],
      ],
      [
        'Leverage curve',
        [
          ['0', 'a', '100', '10'],
          ['10', 'nothing', '0', '0'],
        ],
      ],
      [
        'What is worst for the J, the K alone',
        [
          ['b', '10', '30', '90'],
          ['c', '20', '25', '20'],
          ['a (worst for all)', '5', '5', '100'],
        ],
      ],
      [
        'What to protect first',
        [
          ['–', '100', 'a'],
          ['a + d', '90', 'b'],
          ['a + d + b', '20', 'c'],
        ],
      ],
      ['Others that leave at most 1 % more', [['b + c', '20.1', 'a']]],
    ])
    const columns = sections.map(({ table }) => table?.columns.map(({ name }) => name).join('; '))
    expect(columns).toEqual([
      undefined,
      'measures; loss of the others, M USD; value added lost, M USD; exports forgone, M USD; leverage; value added lost, month by month, M USD',
      'place; sector; short of; value added lost, M USD; line stops',
      'weight of a dollar forgone, from; measures; loss of the others, M USD; exports forgone, M USD',
      'measures; member’s loss, at least, M USD; member’s loss, at most, M USD; loss of the others, M USD',
      'protected; loss of the others, M USD; worst that remains',
      'protected; loss of the others, M USD; worst that remains',
    ])
    expect(sections[4]?.lines?.[0]).toContain('each of the 1,234 sets is known: 55 were solved')
    expect(sections[4]?.lines?.[1]).toBe(
      'One measure more may spare it: b costs it 10 M USD to 30 M USD, as ties in the best response fall, a only 5 M USD.',
    )
    expect(sections[5]?.lines?.[0]).toContain(
      'that number of 3 pairs of materials and destination, found with 4 more solves',
    )
  })
  it('tells a dozen of a long list, of which the tables hold the rest', async () => {
    const [use] = all.worst.uses
    const [level] = all.protection!.levels
    const long = <T>(one: T): T[] => Array.from({ length: 13 }, () => one)
    const { tables } = await told({
      worst: { ...all.worst, uses: long(use!) },
      protection: { ...all.protection!, levels: [{ ...level!, alternatives: long(level!.alternatives[0]!) }] },
    })
    expect([tables[2]?.[1], tables[6]?.[1]].map((rows) => rows?.length)).toEqual([12, 12])
  })
})

it('the tables of a weapon hold every number of its lists', () => {
  expect(tablesOf(weaponTables, all).map(({ numbers: _numbers, ...table }) => table)).toEqual([
    {
      name: 'sets',
      columns: [
        'rank',
        'measures',
        'loss_musd',
        'value_added_lost_musd',
        'exports_forgone_musd',
        'leverage',
        'simulated_value_added_lost_musd',
      ],
      rows: [
        [1, 'a', 100, 50, 10, 10, 60],
        [2, 'b', 90, 45, 0, null, 70],
        [3, 'c', 20, 10, 5, 4, 80],
      ],
    },
    {
      name: 'uses',
      columns: ['rank', 'place', 'sector', 'material', 'value_added_lost_musd', 'first_stop'],
      rows: [50, 45, 10].flatMap((lost, i) => [
        [i + 1, 'J', 'cars', 'ore', lost, '2026-03'],
        [i + 1, 'K', 'glass', 'salt', 1, null],
      ]),
    },
    {
      name: 'places',
      columns: ['rank', 'case', 'place', 'value_added_lost_musd'],
      rows: [
        [1, 'best response', 'J', 50],
        [1, 'month by month', 'J', 60],
        [2, 'best response', 'J', 45],
        [2, 'month by month', 'J', 70],
        [3, 'best response', 'J', 10],
        [3, 'month by month', 'J', 80],
      ],
    },
    {
      name: 'curve',
      columns: ['kappa', 'measures', 'loss_musd', 'exports_forgone_musd'],
      rows: [
        [0, 'a', 100, 10],
        [10, '', 0, 0],
      ],
    },
    {
      name: 'member',
      columns: ['case', 'measures', 'optimistic_musd', 'pessimistic_musd', 'loss_musd'],
      rows: [
        ['worst', 'b', 10, 30, 90],
        ['next', 'c', 20, 25, 20],
        ['most for certain', 'c', 20, 25, 20],
        ['worst for all', 'a', 5, 5, 100],
      ],
    },
    {
      name: 'protection',
      columns: ['target_groups', 'rank', 'protect', 'loss_musd', 'measures'],
      rows: [
        [1, 1, 'a / d', 90, 'b'],
        [1, 2, 'b', 90.5, 'a'],
        [2, 1, 'a / d + b', 20, 'c'],
        [2, 2, 'b + c', 20.1, 'a'],
      ],
    },
    {
      name: 'one-protected',
      columns: ['protect', 'saves_musd', 'saves_at_least_musd', 'saves_at_most_musd', 'loss_musd', 'measures'],
      rows: [],
    },
    { name: 'plan', columns: ['case', 'measures', 'loss_musd'], rows: [] },
  ])
  const bare = { ...all, runnersUp: [], curve: [], protection: null, member: null, worst: setOf('a', 100, 10) }
  expect(tablesOf(weaponTables, bare).map(({ rows }) => rows.length)).toEqual([1, 2, 1, 0, 0, 0, 0, 0])
})

describe('an answer beside others of the same menu', () => {
  const saves = (value: number) => ({ value: musd(value), atLeast: musd(value - 1), atMost: musd(value + 1) })
  const without = (set: string, loss: number, sameSetNow: number): WeaponResult['withoutPlan'] => ({
    worst: setOf(set, loss, 0),
    bound: musd(loss + 1),
    sameSetNow: musd(sameSetNow),
    saves: saves(loss - 100),
  })
  const one = (protect: string, kind: 'route' | 'plant', left: number, set: string) => ({
    protect,
    kind,
    bound: musd(left + 1),
    saves: saves(100 - left),
    worst: { ...setOf(set, left, 0), measures: set === '' ? [] : [set] },
  })
  const onesProtected = [
    one('ore:C:J', 'route', 60, 'b'),
    one('mill', 'plant', 100, 'a'),
    one('ore:C:K', 'route', 0, ''),
  ]
  it('says what a plan saves of the worst, and what one route or plant does', async () => {
    const said = async (more: Partial<WeaponResult>): Promise<string[]> =>
      (await told(more)).brief.filter((line) => /plan|alone saves/.test(line))
    expect(await said({ withoutPlan: without('b', 150, 30), onesProtected })).toEqual([
      'Without the plan the worst is b, 150 M USD. With it the attack turns to what is left, and the plan saves 50 M USD of the worst.',
      'Protecting ore:C:J alone saves 40 M USD: the worst that remains is b.',
      'Protecting the mill alone saves nothing: the attack does as well without it.',
      'Protecting ore:C:K alone saves 100 M USD: nothing that remains on the menu costs anybody anything.',
    ])
    expect(await said({ withoutPlan: without('a', 150, 100) })).toEqual([
      'Without the plan the same set is the worst, 150 M USD: the plan saves 50 M USD of it.',
    ])
    expect(await said({ withoutPlan: without('a', 100, 100) })).toEqual([
      'The plan saves nothing of the worst: 100 M USD without it.',
    ])
  })
  it('stands in tables and sections of its own', async () => {
    const more = { ...all, withoutPlan: without('b', 150, 30), onesProtected }
    const tables = tablesOf(weaponTables, more)
    expect(tables.slice(-2).map(({ rows }) => rows)).toEqual([
      [
        ['ore:C:J', 40, 39, 41, 60, 'b'],
        ['mill', 0, -1, 1, 100, 'a'],
        ['ore:C:K', 100, 99, 101, 0, ''],
      ],
      [
        ['without the plan', 'b', 150],
        ['same set with it', 'b', 30],
        ['with the plan', 'a', 100],
      ],
    ])
    const { sections } = await told(more)
    expect(sections.slice(-2).map(({ heading, table }) => [heading, table?.rows.length])).toEqual([
      ['The attack that answers the plan', 3],
      ['What protecting one route or plant is worth', 3],
    ])
  })
})
