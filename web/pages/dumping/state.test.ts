import { describe, expect, it } from 'vitest'
import { quantity } from '../../../src/quantity/index.ts'
import type { DumpingResult } from '../../../src/studies/index.ts'
import {
  atRisk,
  avertedIn,
  averts,
  CASES,
  caseNamed,
  yearlyCostOf,
  fateOf,
  firstStop,
  inOrder,
  supportBy,
  shortfallsOf,
  monthsOf,
  needRows,
  spellsOf,
  strikeRows,
  yearEnds,
  type Case,
  type Support,
  type Site,
} from './state.ts'

const musd = (value: number) => quantity<'MUSD'>(value)
const NOTHING = musd(0)
const perYear = (value: number) => quantity<'MUSD/yr'>(value)
const usdPerKg = (value: number) => quantity<'USD/kg'>(value)

const share = (value: number) => quantity<'share'>(value)

/** A site that stands still at the end of two years with these chances. */
const site = (
  id: string,
  core: boolean,
  [mothballed, closed]: readonly [string | null, string | null],
  idle: readonly [number, number],
): Site => ({
  site: id,
  place: 'JPN',
  stage: 'magnet',
  project: false,
  core,
  availableFrom: null,
  revenue: perYear(1),
  baselineCash: perYear(0),
  owner: id,
  thresholds: null,
  chances: idle.map((chance, y) => ({
    from: `${2026 + y}-11`,
    idle: share(chance),
    closed: share(0),
    idleWithoutContracts: share(chance),
  })),
  cases: CASES.map((which) => ({
    case: which,
    worst: musd(-1),
    totalCash: musd(-1),
    mothballed: which === 'mild' ? null : mothballed,
    closed: which === 'mild' ? null : closed,
    restarted: null,
    idleMonths: 0,
    finalState: 'running' as const,
    cash: [],
    states: [],
  })),
})
type Year = Support['years'][number]
const year = (
  raises: readonly [string, number, number][],
  producers: readonly [string, number, number, number][],
  lacking: readonly [string, number][] = [],
): Year => ({
  from: '2027-01',
  months: 12,
  topUps: raises.map(([material, price, raise]) => ({ material, price: usdPerKg(price), topUp: usdPerKg(raise) })),
  fiscalCost: NOTHING,
  consumerCost: NOTHING,
  producerTransfer: NOTHING,
  otherTransfer: NOTHING,
  overcompensation: NOTHING,
  leastCost: NOTHING,
  needMet: NOTHING,
  inputLoss: NOTHING,
  stillShort: NOTHING,
  evaded: NOTHING,
  deadweight: NOTHING,
  producers: producers.map(([id, needs, gets, part]) => ({
    producer: id,
    requiredSupport: musd(needs),
    receivedSupport: musd(gets),
    allocatedCost: musd(part),
  })),
  shortfalls: lacking.map(([id, short]) => ({ producer: id, shortfall: musd(short) })),
  bound: NOTHING,
  gap: 0,
  optimal: true,
})
const support = (instrument: Support['instrument'], years: Year[], which: Case = 'central'): Support => ({
  instrument,
  case: which,
  years,
  yearly: {
    fiscalCost: perYear(7),
    consumerCost: perYear(9),
    producerTransfer: perYear(5),
    otherTransfer: perYear(0),
    overcompensation: perYear(1),
    leastCost: perYear(7),
    needMet: perYear(4),
    inputLoss: perYear(0),
    stillShort: perYear(0),
    evaded: perYear(0),
    deadweight: perYear(0),
  },
  fixedStrike: null,
  forms: [],
  minAnnualCash: NOTHING,
})
const result: DumpingResult = {
  study: 'dumping',
  version: '',
  world: { title: '', hash: '', facts: { flows: 1, outside: 0, overCapacity: 0, worst: null } },
  path: { id: 'own-cost', title: '', note: '', start: '2026-11', months: 24 },
  options: {
    members: ['JPN'],
    core: ['a', 'c'],
    instruments: ['cfd'],
    clawbackShare: 0,
    capital: false,
    maxMeasures: 2,
  },
  prices: [
    { material: 'magnet', place: 'JPN', baselinePrice: usdPerKg(40), lowest: usdPerKg(30), multiples: [] },
    { material: 'oxide', place: 'JPN', baselinePrice: usdPerKg(50), lowest: usdPerKg(40), multiples: [] },
  ],
  sites: [
    site('b', false, ['2026-12', null], [0.9, 0.9]),
    site('a', true, ['2027-03', '2028-01'], [0.6, 0.1]),
    site('c', true, [null, '2027-01'], [0.2, 0.5]),
    site('d', true, [null, null], [0, 0]),
  ],
  risk: { idle: 0, idleLow: 0, idleHigh: 0, closed: 0 },
  drivers: null,
  producers: [],
  reply: null,
  supplier: { years: [], yearly: perYear(0) },
  support: [
    support('cfd', [
      year(
        [['oxide', 40, 8]],
        [
          ['a', 10, 12, 6],
          ['c', 2, 2, 2],
        ],
      ),
      year(
        [
          ['oxide', 41, 20],
          ['magnet', 30, 1],
        ],
        [
          ['a', 0, 0, 0],
          ['c', 6, 6, 0],
        ],
      ),
    ]),
    support('tariff', [
      year(
        [['oxide', 40, 90]],
        [
          ['a', 10, 10, 0],
          ['c', 2, 1, 0],
        ],
        [['c', 1]],
      ),
      year(
        [],
        [
          ['a', 0, 0, 0],
          ['c', 6, 1, 0],
        ],
        [
          ['c', 5],
          ['a', 7],
        ],
      ),
    ]),
    support('cfd', [year([], [])], 'mild'),
  ],
  contracts: [],
  averted: {
    menu: { id: 'bans', months: 12, measures: 3 },
    attackProbability: 0.1,
    cases: (['central', 'severe'] as const).map((which) => ({
      case: which,
      closed: [],
      withCore: { measures: [], loss: musd(1) },
      withoutCore: { measures: [], loss: musd(3) },
      costWithoutAttack: NOTHING,
      avertedLoss: musd(2),
      expected: musd(0.2),
    })),
  },
  check: { gap: 0, optimal: true, minAnnualCash: NOTHING },
}

describe('what becomes of a producer', () => {
  it('is given by spells', () =>
    expect(spellsOf(['running', 'running', 'mothballed', 'running'])).toEqual([
      { state: 'running', from: 0, to: 2 },
      { state: 'mothballed', from: 2, to: 3 },
      { state: 'running', from: 3, to: 4 },
    ]))

  it('is counted for the core alone, which stands first', () => {
    expect(fateOf(result, 'central')).toEqual({ stopped: 2, closed: 2 })
    expect(fateOf(result, 'mild')).toEqual({ stopped: 0, closed: 0 })
    expect(inOrder(result).map(({ site: id }) => id)).toEqual(['a', 'c', 'd', 'b'])
  })

  it('begins in the core with the first that is mothballed, or closed at once', () => {
    expect(firstStop(result, 'central')).toBe('2027-01')
    expect(firstStop(result, 'mild')).toBeNull()
  })
})

describe('the chance that a plant stands still', () => {
  it('is shown of plants to be kept, the likeliest at the end of the path first', () =>
    expect(atRisk(result).map(({ site: id }) => id)).toEqual(['c', 'a', 'd']))

  it('is that of the last month of each year, the last of which the path may cut short', () => {
    expect(yearEnds(result)).toEqual(['2027-10', '2028-10'])
    expect(yearEnds({ ...result, path: { ...result.path, months: 18 } })).toEqual(['2027-10', '2028-04'])
  })
})

it('months go on over the end of a year', () =>
  expect(monthsOf({ ...result.path, months: 3 })).toEqual(['2026-11', '2026-12', '2027-01']))

describe('what keeps the core', () => {
  it('is given by the year that asks most of each good, what is worth most first', () => {
    const rows = strikeRows(result, 'central')
    expect(rows.map(({ material, raised }) => [material, Object.fromEntries(raised)])).toEqual([
      ['magnet', { cfd: 31 }],
      ['oxide', { cfd: 61, tariff: 130 }],
    ])
    expect(strikeRows(result, 'severe')).toEqual([])
  })

  it('names whom it cannot keep, by their worst year', () => {
    const tariff = supportBy(result, 'tariff', 'central')
    expect(tariff && shortfallsOf(tariff)).toEqual([
      { producer: 'a', short: 7 },
      { producer: 'c', short: 5 },
    ])
    expect(supportBy(result, 'origin', 'central')).toBeUndefined()
  })

  it('says what each is short of a year and gets, and whose need sets the cost', () => {
    const [first, second] = needRows(result, 'central')
    expect([first?.producer, first?.needs, first?.gets.get('cfd'), first?.part.get('cfd'), first?.lost]).toEqual([
      'a',
      5,
      6,
      0.75,
      ['tariff'],
    ])
    expect([second?.producer, second?.needs, second?.gets.get('tariff'), second?.part.get('tariff')]).toEqual([
      'c',
      4,
      1,
      0,
    ])
  })

  it('costs the treasury with contracts, and users otherwise', () => {
    expect(yearlyCostOf(support('cfd', []))).toBe(7)
    expect(yearlyCostOf(support('origin', []))).toBe(9)
  })
})

it('the loss averted is known for the middle case and the severe one', () => {
  expect(CASES.map((which) => avertedIn(result, which)?.case)).toEqual(['central', 'central', 'severe'])
  expect(avertedIn({ ...result, drivers: null, averted: null }, 'central')).toBeUndefined()
  const found = avertedIn(result, 'central')
  expect(found && [averts(found), averts({ ...found, avertedLoss: musd(1e-6) })]).toEqual([true, false])
})

it('a case that is none, or no longer one, is the central one', () => {
  expect(caseNamed('severe')).toBe('severe')
  expect(caseNamed('no-support')).toBe('central')
  expect(caseNamed('worst')).toBe('central')
})
