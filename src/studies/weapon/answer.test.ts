import { describe, expect, it } from 'vitest'
import type { Baseline } from '../../clearing/index.ts'
import { loadSolver, type Solver } from '../../solver/index.ts'
import type { Measure, Scenario, World } from '../../world/index.ts'
import type { WeaponResult } from './result.ts'
import { weapon, type WeaponOptions } from './study.ts'

const solver = await loadSolver()
const START = 12 * 2024
const figure = (value: number) => ({ date: '', value, low: value, high: value, unit: 't/yr', source: '' })
const uses = (place: string, sector: string, material: string, year: number, valueAdded: number) => ({
  place,
  sector,
  material,
  use: figure(year),
  grossOutput: figure(0),
  valueAdded: figure(valueAdded),
})
const route = (material: string, to: string, year: number) => ({
  material,
  from: 'C',
  to,
  shipped: figure(year),
  tariff: 0,
  limit: undefined,
})
const operation = (id: string, material: string, year: number) => ({
  site: id,
  process: id,
  activity: figure(year),
  recipe: { inputs: [], outputs: [{ material, perTonne: 1 }] },
})
const PRICES: Readonly<Record<string, number>> = { 'ore C': 4, 'salt C': 1, 'ore J': 6, 'ore K': 6, 'salt J': 2 }
const PARAMETERS: Readonly<Record<string, number>> = { 'holding-cost': 1, foresight: 1, 'disposal-cost': 0.001 }
/**
 * C sells ore to J and K, and salt to J. For lack of a kilogram cars in J lose 100 and phones in K 25, of ore that costs 4
 * there and 6 here, and glass in J loses 10, of salt that costs 1 and 2. Nothing pays to be kept.
 */
const world = {
  title: 'three trades',
  hash: '0',
  keptEnsembles: [],
  controls: [],
  prices: [],
  places: new Map(
    [
      { id: 'C', bloc: 'coercer' },
      { id: 'J', bloc: 'alliance' },
      { id: 'K', bloc: 'alliance' },
    ].map((place) => [place.id, { name: place.id, nameJa: place.id, gdp: figure(0), ...place }]),
  ),
  stages: new Map([['ore', { id: 'ore', name: 'Ore', nameJa: '', kind: 'mined' }]]),
  materials: new Map(
    ['ore', 'salt'].map((id) => [id, { id, stage: 'ore', unit: 't', tradable: true, contents: new Map() }]),
  ),
  sites: new Map(['mine', 'pans'].map((id) => [id, { id, place: 'C', control: 'C', status: 'operating' }])),
  processes: new Map(['mine', 'pans'].map((id) => [id, { leadMonths: 0, stage: 'ore', product: '' }])),
  operations: [operation('mine', 'ore', 36), operation('pans', 'salt', 120)],
  routes: [route('ore', 'J', 12), route('ore', 'K', 24), route('salt', 'J', 120)],
  demand: [
    uses('J', 'cars', 'ore', 12, 1.2),
    uses('J', 'glass', 'salt', 120, 1.2),
    uses('K', 'phones', 'ore', 24, 0.6),
  ],
  inOrder: { sites: ['mine', 'pans'] },
  sectors: new Map(['cars', 'glass', 'phones'].map((id) => [id, { profile: 'all' }])),
  steps: () => [{ kind: 'stop', share: { value: 1 }, willingnessToPay: { value: 1 }, readyMonths: { value: 0 } }],
  quotas: [],
  contracts: [],
  buyers: [],
  stocks: [],
  switching: new Map(),
  parameter: (id: string) => PARAMETERS[id] ?? 0,
  economies: new Map(),
  multiplier: () => undefined,
  industriesOf: () => [],
  lane: () => ({ transitMonths: 0, freight: { value: 0 } }),
} as unknown as World
const baseline = {
  run: Float64Array.of(3, 10),
  ship: Float64Array.of(1, 2, 10),
  use: Float64Array.of(1, 10, 2),
  runCost: new Float64Array(2),
  freight: new Float64Array(3),
  price: (material: string, place: string) => PRICES[`${material} ${place}`],
  calibrated: false,
} as unknown as Baseline

const ban = (id: string, material: string, to: string, share = 0): Measure => ({
  id,
  instrument: 'ban',
  by: 'C',
  materials: new Set([material]),
  to: new Set([to]),
  users: undefined,
  leakage: 0,
  origin: false,
  tariff: 0,
  waits: false,
  byWeight: false,
  announced: START,
  from: START,
  until: undefined,
  allowedShare: [{ from: START, share }],
})
const menu = {
  id: 'bans',
  title: 'three bans, and what bans nothing',
  start: START,
  months: 2,
  measures: [
    ban('ore-K', 'ore', 'K'),
    ban('ore-J', 'ore', 'J'),
    ban('salt-J', 'salt', 'J'),
    ban('nothing', 'ore', 'J', 1),
  ],
  focus: ['J'],
  outages: [],
  demand: [],
  contingencies: [],
  stockReleases: [],
  conduct: [],
  opening: 'baseline',
  projects: 'dated',
  published: [],
} as unknown as Scenario
const asked = (options: WeaponOptions = {}, measures: readonly Measure[] = menu.measures, by = solver): WeaponResult =>
  weapon(world, baseline, { ...menu, measures }, by, { maxMeasures: 1, simulate: 0, curve: false, ...options })
const near = (value: number) => expect.closeTo(value, 9)
const idsOf = (list: readonly { readonly measures: readonly string[] }[]) =>
  list.map(({ measures }) => measures.join(' '))

/** What each ban costs, of two months: the importing countries, in all and in value added, and the coercer, in million USD. */
const SALT = {
  measures: ['salt-J'],
  loss: near(0.22),
  valueAddedLost: near(0.2),
  exportsForgone: near(0.02),
  leverage: near(11),
}
const ORE = {
  measures: ['ore-J'],
  loss: near(0.204),
  valueAddedLost: near(0.2),
  exportsForgone: near(0.008),
  leverage: near(25.5),
}
const OTHERS = {
  measures: ['ore-K'],
  loss: near(0.108),
  valueAddedLost: near(0.1),
  exportsForgone: near(0.016),
  leverage: near(6.75),
}

describe('the answer of a weapon', () => {
  it('is the worst that there is, with what it costs and whom, and the surplus without it', () => {
    const { referenceSurplus, worst, proof, menu: told, options } = asked()
    // Cars are worth 106 less 4, phones 31 less 4, glass 12 less 1, of 1, 2 and 10 t a month.
    expect(referenceSurplus).toBeCloseTo(0.532, 9)
    expect(worst).toEqual({
      ...SALT,
      places: [{ place: 'J', valueAddedLost: near(0.2) }],
      uses: [{ place: 'J', sector: 'glass', material: 'salt', valueAddedLost: near(0.2), firstStop: '2024-01' }],
    })
    expect(proof).toMatchObject({ bound: near(0.22), optimal: true, sets: 5, coldStartDifference: near(0) })
    expect([told.measures, told.measuresWithoutEffect]).toEqual([['ore-K', 'ore-J', 'salt-J', 'nothing'], ['nothing']])
    expect(options).toEqual({ maxMeasures: 1, threshold: null, existingPlan: null })
  })
  it('names the sets that come next, as many as are asked for, and how many of them cost as much', () => {
    expect(asked({ runnersUp: 5 }).runnersUp.slice(0, 2)).toMatchObject([ORE, OTHERS])
    expect(idsOf(asked({ runnersUp: 5 }).runnersUp)).toEqual(['ore-J', 'ore-K', 'nothing'])
    expect(idsOf(asked({ runnersUp: 1 }).runnersUp)).toEqual(['ore-J'])
    expect(idsOf(asked({ runnersUp: 0 }).runnersUp)).toEqual([])
    expect([asked().ties, asked({}, [...menu.measures, ban('too', 'salt', 'J')]).ties]).toEqual([0, 1])
  })
  it('is nothing where nothing costs anything, and then no set comes next', () => {
    const parts: WeaponResult[] = []
    const found = asked({ simulate: 1, onPartialResult: (part) => parts.push(part) }, [
      ban('nothing', 'ore', 'J', 1),
      ban('no more', 'ore', 'K', 1),
    ])
    expect(found).toMatchObject({
      worst: { measures: [], loss: 0, valueAddedLost: 0, exportsForgone: 0, leverage: null, places: [], uses: [] },
      proof: { bound: near(0), optimal: true },
      runnersUp: [],
      ties: 0,
    })
    expect(found.worst).not.toHaveProperty('simulated')
    expect(parts.map(({ runnersUp, curve }) => [runnersUp, curve])).toEqual([
      [[], []],
      [[], []],
    ])
  })
  it('follows the worst as a dollar forgone weighs more, and says from what weight on the weapon is blunt', () => {
    const { curve } = asked({ curve: true })
    expect(
      curve.map(({ kappa, measures, loss, exportsForgone }) => [kappa, measures.join(' '), loss, exportsForgone]),
    ).toEqual([
      [0, 'salt-J', near(0.22), near(0.02)],
      // 220 - 20 k and 204 - 8 k meet at 4 / 3, 204 - 8 k and nothing at 25.5.
      [near(4 / 3), 'ore-J', near(0.204), near(0.008)],
      [near(25.5), '', 0, 0],
    ])
    const blunt = (threshold?: number) => {
      const { belowThreshold, options } = asked(threshold === undefined ? {} : { threshold })
      return [belowThreshold, options.threshold]
    }
    expect([blunt(), blunt(25.4), blunt(25.6)]).toEqual([
      [null, null],
      [false, 25.4],
      [true, 25.6],
    ])
  })
  it('says what the worst do month by month, those that were asked for, at the places asked about', () => {
    const { worst, runnersUp } = asked({ simulate: 3, runnersUp: 4 })
    const month = { foresight: 1, firstStop: '2024-01' }
    expect([worst, ...runnersUp].map(({ simulated }) => simulated)).toEqual([
      { ...month, valueAddedLost: near(0.2), places: [{ place: 'J', valueAddedLost: near(0.2) }] },
      { ...month, valueAddedLost: near(0.2), places: [{ place: 'J', valueAddedLost: near(0.2) }] },
      // The menu asks about J, and here K loses.
      { ...month, valueAddedLost: 0, places: [{ place: 'K', valueAddedLost: near(0.1) }] },
      undefined,
    ])
  })
  it('does that of the worst four, and follows the worst, unless it is asked not to; no month knows of a plan', () => {
    const unasked = (more: WeaponOptions = {}) => weapon(world, baseline, menu, solver, { maxMeasures: 1, ...more })
    const { worst, runnersUp, curve } = unasked()
    expect([worst, ...runnersUp].map(({ simulated }) => simulated !== undefined)).toEqual([true, true, true, true])
    expect(curve).toHaveLength(3)
    const provision = { sites: new Map(), stockpiles: [], contractedVolumes: new Map(), extraInitialShare: new Map() }
    const stands = unasked({ existingPlan: { name: 'stocks', provision } })
    expect([stands.options.existingPlan, stands.worst.simulated]).toEqual(['stocks', undefined])
  })
  it('says what to protect, and what remains: measures on the same goods at the same place are one thing', () => {
    const { protection } = asked({ protect: 2 })
    expect(protection).toMatchObject({ targetGroups: 3, coldStartDifference: near(0) })
    expect(protection?.levels).toMatchObject([
      { protect: [['salt-J']], worst: ORE, alternatives: [] },
      { protect: [['ore-J', 'nothing'], ['salt-J']], worst: OTHERS, alternatives: [] },
    ])
    // Of the salt, 7 % comes: what it costs is 0.2046, hardly more than the ore.
    const two = [ban('ore-J', 'ore', 'J'), ban('salt-J', 'salt', 'J', 0.07)]
    expect(asked({ protect: 1, maxMeasures: 2 }, two).protection?.levels).toMatchObject([
      {
        protect: [['salt-J']],
        worst: ORE,
        alternatives: [{ protect: [['ore-J']], loss: near(0.2046), measures: ['salt-J'] }],
      },
    ])
  })
  it('tells what one member loses beside what all do', () => {
    const steps: unknown[] = []
    const { member } = asked({ member: ['K'], onProgress: ({ member: done }) => done && steps.push(done) })
    // Phones of K are worth 31, 2 t a month.
    expect(member).toMatchObject({
      places: ['K'],
      referenceSurplus: near(0.124),
      worst: { ...OTHERS, optimistic: near(0.124), pessimistic: near(0.124) },
      worstGuaranteed: { measures: ['ore-K'], loss: near(0.108), optimistic: near(0.124), pessimistic: near(0.124) },
      worstOverall: { measures: ['salt-J'], loss: near(0.22), optimistic: near(0), pessimistic: near(0) },
      runnersUp: [],
      mitigatingMeasure: null,
      sets: 5,
    })
    expect(steps.at(-1)).toMatchObject({ total: 5 })
    expect(asked().member).toBeNull()
    const two = asked({ member: ['alliance'], maxMeasures: 2, runnersUp: 2 }).member
    expect(idsOf([two!.worst, ...two!.runnersUp])).toEqual(['ore-J salt-J', 'ore-K salt-J', 'ore-K ore-J'])
  })
  it('says how far the worst is from what a solve from nothing finds, as a share of the reference surplus', () => {
    const errs: Solver = {
      ...solver,
      create: (model) => {
        const live = solver.create(model)
        const [solve, forget] = [live.solve.bind(live), live.clearSolver.bind(live)]
        let isCold = false
        live.clearSolver = () => ((isCold = true), forget())
        live.solve = () => {
          const found = solve()
          return isCold ? { ...found, objective: found.objective * (1 + 1e-7) } : found
        }
        return live
      },
    }
    expect(asked({}, menu.measures, errs).proof.coldStartDifference).toBeCloseTo((1e-7 * (532 - 220)) / 532, 12)
  })
  it('frees the linear programs that it opened, also where it is refused', () => {
    let open = 0
    const counts: Solver = {
      ...solver,
      create: (model) => {
        const live = solver.create(model)
        const dispose = live.dispose.bind(live)
        open += 1
        live.dispose = () => ((open -= 1), dispose())
        return live
      },
    }
    asked({ simulate: 1, member: ['K'] }, menu.measures, counts)
    expect(open).toBe(0)
    const stop = () => {
      throw new Error('enough')
    }
    expect(() => asked({ onPartialResult: stop }, menu.measures, counts)).toThrow('enough')
    expect(open).toBe(0)
  })
})
