import { describe, expect, it } from 'vitest'
import { completeNamed } from '../../../src/studies/options.ts'
import { weaponOptions } from '../../../src/studies/weapon/options.ts'
import { quantity } from '../../../src/quantity/index.ts'
import type { WeaponResult } from '../../../src/studies/index.ts'
import {
  aloneRows,
  curveRows,
  isTied,
  missing,
  placeRows,
  ranked,
  safeRows,
  safeSteps,
  sectorRows,
  tooManyAlone,
  type WeaponSet,
} from './state.ts'

const musd = (value: number) => quantity<'MUSD'>(value)

const set = (name: string, loss: number, simulated?: number): WeaponSet => ({
  measures: [name],
  loss: musd(loss),
  exportsForgone: musd(10),
  leverage: loss / 10,
  valueAddedLost: musd(loss),
  places: [
    { place: 'JPN', valueAddedLost: musd(loss) },
    { place: 'EUR', valueAddedLost: musd(1) },
  ],
  uses: [
    { place: 'EUR', sector: 'wind', material: 'magnet-heavy', valueAddedLost: musd(2), firstStop: '2026-09' },
    { place: 'JPN', sector: 'ev', material: 'magnet-heavy', valueAddedLost: musd(3), firstStop: null },
    { place: 'JPN', sector: 'wind', material: 'magnet-standard', valueAddedLost: musd(4), firstStop: '2026-05' },
  ],
  ...(simulated === undefined
    ? {}
    : {
        simulated: {
          foresight: 6,
          valueAddedLost: musd(simulated),
          places: [{ place: 'KOR', valueAddedLost: musd(5) }],
          firstStop: null,
        },
      }),
})
const result = (worst: WeaponSet, runnersUp: WeaponSet[], ties = 0): WeaponResult => ({
  study: 'weapon',
  version: '',
  world: { title: '', hash: '', facts: { flows: 1, outside: 0, overCapacity: 0, worst: null } },
  coercer: 'C',
  focus: ['J', 'K'],
  focusGdp: musd(1000),
  menu: { id: 'bans', title: '', start: '2026-01', months: 12, measures: [], measuresWithoutEffect: [] },
  options: { maxMeasures: 1, threshold: null, existingPlan: null },
  referenceSurplus: musd(1),
  worst,
  proof: { bound: worst.loss, gap: 0, optimal: true, sets: 3, solves: 2, simplexIterations: 1, coldStartDifference: 0 },
  runnersUp,
  ties,
  curve: [
    { kappa: 0, measures: ['a', 'b'], loss: musd(100), exportsForgone: musd(10) },
    { kappa: 4, measures: ['b'], loss: musd(60), exportsForgone: musd(1) },
    { kappa: 60, measures: [], loss: musd(0), exportsForgone: musd(0) },
  ],
  belowThreshold: null,
  protection: null,
  member: null,
})

describe('the worst set and the next', () => {
  it('shares its rank with those that cost as much', () => {
    const sets = ranked(result(set('a', 9), [set('b', 9), set('c', 8)], 1))
    expect(sets.map(({ rank, tied }) => [rank, tied])).toEqual([
      [1, true],
      [1, true],
      [3, false],
    ])
    expect(ranked(result(set('a', 9), [])).map(({ tied }) => tied)).toEqual([false])
  })

  it('says from which price of a dollar forgone to which each set of the curve is the best', () => {
    expect(curveRows(result(set('a', 9), [])).map(({ measures, from, to }) => [measures.join(), from, to])).toEqual([
      ['a,b', 0, 4],
      ['b', 4, 60],
    ])
  })
})

describe('what to make safe first', () => {
  const protection = {
    targetGroups: 5,
    solves: 9,
    coldStartDifference: 0,
    levels: [
      { protect: [['a']], worst: set('b', 5), alternatives: [] },
      {
        // A target group holds the mild measure and the strict one.
        protect: [['b', 'b-mild'], ['c']],
        worst: { ...set('d', 0), measures: [] },
        alternatives: [{ protect: [['a'], ['b']], loss: musd(0.01), measures: ['c'] }],
      },
    ],
  }
  it('begins with nothing made safe and goes on to the best choices', () => {
    const steps = safeSteps({ ...result(set('a', 9), []), protection })
    expect(steps.map(({ safe, loss, measures }) => [safe.join(), loss, measures.join()])).toEqual([
      ['', 9, 'a'],
      ['a', 5, 'b'],
      ['b,b-mild,c', 0, ''],
    ])
    expect(safeSteps(result(set('a', 9), []))).toHaveLength(1)
  })

  it('tells choices that are nearly as good behind the best', () => {
    const rows = safeRows({ ...result(set('a', 9), []), protection })
    expect(rows.map(({ count, rank, loss }) => [count, rank, loss])).toEqual([
      [0, 1, 9],
      [1, 1, 5],
      [2, 1, 0],
      [2, 2, 0.01],
    ])
  })
})

describe('the loss of one place', () => {
  const alone = (name: string, optimistic: number, pessimistic = optimistic) => ({
    measures: name === '' ? [] : [name],
    loss: musd(20),
    optimistic: musd(optimistic),
    pessimistic: musd(pessimistic),
  })
  const member = (first: ReturnType<typeof alone>, worstOverall: string) => ({
    places: ['JPN'],
    referenceSurplus: musd(100),
    worst: { ...set('a', 20), ...first },
    worstGuaranteed: first,
    worstOverall: alone(worstOverall, 0),
    runnersUp: [alone('b', 3)],
    mitigatingMeasure: null,
    sets: 3,
    solved: 2,
  })

  it('has two ends only where they differ by more than the solver does', () => {
    expect(isTied(alone('a', 4, 9))).toBe(true)
    expect(isTied(alone('a', 9 - 1e-9, 9))).toBe(false)
    expect(isTied(alone('a', 0))).toBe(false)
  })

  it('stands beside what the set costs that is worst for all, told once', () => {
    const told = (one: ReturnType<typeof member>) => aloneRows(one).map((row) => [row.one.measures.join(), row.forAll])
    expect(told(member(alone('a', 4, 9), 'c'))).toEqual([
      ['a', false],
      ['b', false],
      ['c', true],
    ])
    expect(told(member(alone('a', 9), 'b'))).toEqual([
      ['a', false],
      ['b', true],
    ])
    expect(aloneRows({ ...member(alone('', 0), 'c'), runnersUp: [] })).toEqual([])
  })

  it('is not sought among too many sets, and is shown how many measures at once would do', () => {
    const measure = (i: number) => ({ id: `m${i}`, name: '', nameJa: '', to: [i < 10 ? 'JPN' : 'EUR'] })
    const menus = [
      {
        id: 'bans',
        name: '',
        nameJa: '',
        note: '',
        months: 1,
        forPlan: true,
        start: '2026-01',
        listsContingencies: false,
        measures: Array.from({ length: 50 }, (_, i) => measure(i)),
      },
    ]
    const asked = completeNamed(weaponOptions, { maxMeasures: 3, member: ['JPN'] })
    expect(tooManyAlone(asked, menus)).toEqual({ all: 50, sets: 20_876, fewer: 2 })
    expect(tooManyAlone({ ...asked, maxMeasures: 2 }, menus)).toBeUndefined()
    expect(tooManyAlone({ ...asked, target: ['JPN'] }, menus)).toBeUndefined()
    expect(tooManyAlone(completeNamed(weaponOptions, { maxMeasures: 3 }), menus)).toBeUndefined()
  })
})

it('what was asked and is not there yet is reported', () => {
  const first = { ...result(set('a', 9), []), curve: [] }
  const request = completeNamed(weaponOptions, {})
  expect(missing(request, first)).toEqual(['partSets', 'partCurve'])
  expect(missing({ ...request, protect: 2, member: ['JPN'] }, first)).toEqual([
    'partSafe',
    'partSets',
    'partCurve',
    'partAlone',
  ])
  expect(missing(request, result(set('a', 9), [set('b', 8)]))).toEqual([])
})

describe('who loses', () => {
  it('is given by place, in the best response and month by month', () => {
    expect(placeRows(set('a', 9))).toEqual([
      { place: 'JPN', lost: 9, simulated: undefined },
      { place: 'EUR', lost: 1, simulated: undefined },
    ])
    expect(placeRows(set('a', 9, 5)).map(({ place, lost, simulated }) => [place, lost, simulated])).toEqual([
      ['JPN', 9, 0],
      ['EUR', 1, 0],
      ['KOR', 0, 5],
    ])
  })

  it('is given by sector, with what is lacking and the first stop', () => {
    expect(sectorRows(set('a', 9))).toEqual([
      {
        sector: 'wind',
        lost: 6,
        materials: ['magnet-standard', 'magnet-heavy'],
        firstStop: '2026-05',
      },
      { sector: 'ev', lost: 3, materials: ['magnet-heavy'], firstStop: null },
    ])
  })
})
