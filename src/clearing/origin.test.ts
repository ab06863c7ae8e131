import { describe, expect, it } from 'vitest'
import type { Scenario, World } from '../world/index.ts'
import type { Baseline } from './baseline.ts'
import { candidateRoutes, siteStarts, placeUse } from './candidates.ts'
import { originShares } from './origin.ts'
import { nodeCover, userCover } from './stocks.ts'

const legs = (list: Readonly<Record<string, number>>) =>
  Object.entries(list).map(([material, perTonne]) => ({ material, perTonne }))
const operation = (
  site: string,
  inputs: Readonly<Record<string, number>>,
  outputs: Readonly<Record<string, number>>,
) => ({
  site,
  recipe: { inputs: legs(inputs), outputs: legs(outputs) },
})
const route = (material: string, from: string, to: string) => ({ material, from, to })
const worldOf = (more: object): World =>
  ({
    sites: new Map(['C', 'J', 'K'].map((place) => [`at ${place}`, { id: `at ${place}`, place, status: 'operating' }])),
    stages: new Map([
      ['ore', { kind: 'mined' }],
      ['metal', { kind: 'refined' }],
      ['magnet', { kind: 'component' }],
      ['product', { kind: 'final' }],
    ]),
    materials: new Map(),
    operations: [],
    routes: [],
    demand: [],
    stocks: [],
    switching: new Map(),
    ...more,
  }) as unknown as World
const flows = (run: number[], ship: number[] = [], use: number[] = []): Baseline =>
  ({ run: Float64Array.from(run), ship: Float64Array.from(ship), use: Float64Array.from(use) }) as unknown as Baseline
const all = new Set(['ore', 'oxide', 'metal', 'swarf'])

describe('how much holds material of the coercer’s', () => {
  it('is a blend of what comes, goes through plants, and is all of it in the coercer’s own place', () => {
    const world = worldOf({
      operations: [
        operation('at C', {}, { ore: 1 }),
        operation('at J', {}, { ore: 0.5 }),
        operation('at J', { ore: 2, acid: 9 }, { oxide: 1 }),
        operation('at J', { acid: 1 }, { metal: 1 }),
      ],
      routes: [route('ore', 'C', 'J'), route('oxide', 'J', 'K'), route('oxide', 'C', 'K'), route('acid', 'C', 'J')],
    })
    const { node, operation: share } = originShares(world, flows([100, 80, 50, 5], [60, 30, 10, 99]), 'C', all)
    // 60 of the coercer's and 40 of its own ore; oxide as the ore it is made of, and at K 30 of it beside 10 of the coercer's.
    expect([...share]).toEqual([1, 0, 0.6, 0])
    expect([node('ore', 'J'), node('oxide', 'J'), node('oxide', 'K')]).toEqual([0.6, 0.6, expect.closeTo(0.7, 12)])
    expect([node('ore', 'C'), node('metal', 'C'), node('metal', 'J')]).toEqual([1, 1, 0])
    expect([node('acid', 'J'), node('acid', 'C'), node('ore', 'K')]).toEqual([0, 0, 0])
  })
  it('is that of the input which holds most of it', () => {
    const world = worldOf({
      operations: [operation('at J', {}, { ore: 1 }), operation('at J', { ore: 1, oxide: 1, metal: 1 }, { swarf: 1 })],
      routes: [route('ore', 'C', 'J'), route('oxide', 'C', 'J'), route('metal', 'K', 'J')],
    })
    expect(originShares(world, flows([30, 1], [10, 5, 5]), 'C', all).operation[1]).toBe(1)
    expect(originShares(world, flows([30, 1], [10, 0, 5]), 'C', all).operation[1]).toBe(0.25)
  })
  it('goes round where swarf comes back', () => {
    // Metal of 10 oxide, all the coercer's, and as much swarf of its own: a half, were swarf not of metal itself.
    const world = worldOf({
      operations: [
        operation('at J', { oxide: 1 }, { metal: 1 }),
        operation('at J', { swarf: 1 }, { metal: 1 }),
        operation('at K', { metal: 1 }, { swarf: 1 }),
      ],
      routes: [route('oxide', 'C', 'J'), route('metal', 'J', 'K'), route('swarf', 'K', 'J')],
    })
    const { node } = originShares(world, flows([10, 10, 10], [10, 10, 10]), 'C', all)
    expect(node('metal', 'J')).toBeCloseTo(1, 9)
  })
  it('is none in a world without a coercer', () => {
    const world = worldOf({ operations: [operation('at C', {}, { ore: 1 })], routes: [route('ore', 'C', 'J')] })
    const { node, operation: share } = originShares(world, flows([10], [10]), undefined, all)
    expect([share[0], node('ore', 'C'), node('ore', 'J')]).toEqual([0, 0, 0])
  })
})

describe('what lies where', () => {
  const world = worldOf({
    stages: new Map([
      ['ore', { kind: 'mined' }],
      ['metal', { kind: 'refined' }],
      ['magnet', { kind: 'component' }],
      ['product', { kind: 'final' }],
    ]),
    materials: new Map([
      ['metal', { stage: 'metal', tradable: true }],
      ['tailings', { stage: 'metal', tradable: false }],
      ['magnet', { stage: 'magnet', tradable: true }],
    ]),
    stocks: [
      { stage: 'metal', place: undefined, holder: 'firm', cover: { value: 1 } },
      { stage: 'metal', place: 'J', holder: 'firm', cover: { value: 2 } },
      { stage: 'metal', place: 'J', holder: 'state', cover: { value: 6 } },
      { stage: 'magnet', place: undefined, holder: 'firm', cover: { value: 3 } },
    ],
  })
  it('is with plants, but for magnets and products, and for what cannot be sold', () => {
    expect(['J', 'K'].map((place) => nodeCover(world, 'metal', place, 'firm'))).toEqual([2, 1])
    expect(['J', 'K'].map((place) => nodeCover(world, 'metal', place, 'state'))).toEqual([6, 0])
    expect(['tailings', 'magnet', 'gold'].map((material) => nodeCover(world, material, 'J', 'firm'))).toEqual([0, 0, 0])
  })
  it('is with users, of magnets and products alone', () =>
    expect(['metal', 'magnet', 'gold'].map((material) => userCover(world, material, 'J'))).toEqual([0, 3, 0]))
})

describe('plants that may run', () => {
  const site = (id: string, status: string, start?: string, partOf?: string) => [
    id,
    { id, status, start, partOf, place: 'J' },
  ]
  const world = worldOf({
    sites: new Map([
      site('runs', 'operating'),
      site('ran', 'paused'),
      site('paused', 'paused'),
      site('stopped', 'stopped'),
      site('part', 'operating', undefined, 'runs'),
      site('building', 'construction', '2027-03'),
      site('study', 'study', '2028'),
      site('undated', 'construction'),
    ] as never),
    operations: ['ran', 'stopped', 'paused'].map((id) => operation(id, {}, {})),
  })
  const open = (projects: unknown) => [...siteStarts(world, flows([1, 1, 0]), { projects } as Scenario)]
  const ALWAYS = Number.NEGATIVE_INFINITY
  it('are those that did or could, and the projects that a scenario lets in, from their dates', () => {
    const always = [
      ['runs', ALWAYS],
      ['ran', ALWAYS],
    ]
    expect(open(new Set())).toEqual(always)
    expect(open('dated')).toEqual([...always, ['building', 12 * 2027 + 2]])
    expect(open(new Set(['study', 'undated', 'stopped', 'part']))).toEqual([...always, ['study', 12 * 2028 + 6]])
  })
})

describe('ways that nobody used yet', () => {
  const makers = {
    stages: new Map([
      ['ore', { kind: 'mined' }],
      ['metal', { kind: 'refined' }],
      ['magnet', { kind: 'component' }],
      ['product', { kind: 'final' }],
    ]),
    materials: new Map([
      ['ore', { tradable: true }],
      ['slag', { tradable: false }],
    ]),
    sites: new Map([
      ['mine', { id: 'mine', place: 'C' }],
      ['later', { id: 'later', place: 'C' }],
      ['idle', { id: 'idle', place: 'K' }],
      ['spare', { id: 'spare', place: 'L', capacity: {} }],
      ['shut', { id: 'shut', place: 'M', capacity: {} }],
      ['mill', { id: 'mill', place: 'J' }],
    ]),
    operations: [
      operation('later', {}, { ore: 1 }),
      operation('mine', {}, { ore: 1, slag: 1 }),
      operation('idle', {}, { ore: 1 }),
      operation('spare', { slag: 1 }, { ore: 1 }),
      operation('shut', {}, { ore: 1 }),
      operation('mill', { ore: 2 }, {}),
    ],
    demand: [
      { material: 'ore', place: 'C' },
      { material: 'ore', place: 'K' },
    ],
    routes: [route('ore', 'C', 'K')],
    switching: new Map([['ore', {}]]),
  }
  const open = new Map([
    ['later', 30],
    ['mine', 20],
    ['idle', 0],
    ['spare', 25],
    ['mill', 0],
  ])
  const run = flows([5, 10, 0, 0, 5, 7], [3], [1, 2])
  const ways = (more: object = {}) =>
    candidateRoutes(worldOf({ ...makers, ...more }), run, open).map(({ from, to, start }) => `${from} ${to} ${start}`)
  it('lead from each maker of a thing, standing or planned, to each of its users, from the first month that anybody makes it', () =>
    expect(ways()).toEqual(['C J 20', 'L J 25', 'L C 25', 'L K 25']))
  it('are none where the world has no rules for switching', () => expect(ways({ switching: new Map() })).toEqual([]))
  it('are measured by what a place uses in all', () =>
    expect([
      ...placeUse(
        worldOf({
          ...makers,
          demand: [
            { material: 'ore', place: 'J' },
            { material: 'ore', place: 'K' },
          ],
        }),
        run,
      ),
    ]).toEqual([
      ['slag L', 0],
      ['ore J', 15],
      ['ore K', 2],
    ]))
})
