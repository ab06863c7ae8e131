import { describe, expect, it } from 'vitest'
import type { WeaponResult } from '../../../src/studies/index.ts'
import { commandOf, curveRows, setNames, placeRows, ranked, sectorRows, worseRolled, type WeaponSet } from './state.ts'

const set = (name: string, loss: number, rolled?: number): WeaponSet => ({
  measures: [name],
  loss,
  gives: 10,
  leverage: loss / 10,
  lostAdded: loss,
  places: [
    { place: 'JPN', lostAdded: loss },
    { place: 'EUR', lostAdded: 1 },
  ],
  uses: [
    { place: 'EUR', sector: 'wind', material: 'magnet-heavy', lostAdded: 2, firstStop: '2026-09' },
    { place: 'JPN', sector: 'ev', material: 'magnet-heavy', lostAdded: 3, firstStop: null },
    { place: 'JPN', sector: 'wind', material: 'magnet-standard', lostAdded: 4, firstStop: '2026-05' },
  ],
  ...(rolled === undefined
    ? {}
    : { rolled: { foresight: 6, lostAdded: rolled, places: [{ place: 'KOR', lostAdded: 5 }], firstStop: null } }),
})
const result = (worst: WeaponSet, runnersUp: WeaponSet[], ties = 0): WeaponResult => ({
  study: 'weapon',
  version: '',
  world: { title: '', hash: '' },
  menu: { id: 'bans', title: '', start: '2026-01', months: 12, measures: [], idle: [] },
  options: { maxMeasures: 1, threshold: null },
  undisturbed: 1,
  worst,
  proof: { bound: worst.loss, gap: 0, sets: 3, solves: 2, pivots: 1, cold: 0 },
  runnersUp,
  ties,
  curve: [
    { kappa: 0, measures: ['a', 'b'], loss: 100, gives: 10 },
    { kappa: 4, measures: ['b'], loss: 60, gives: 1 },
    { kappa: 60, measures: [], loss: 0, gives: 0 },
  ],
  blunt: null,
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

  it('says which runner-up costs more month by month, and is silent where none does or none was run', () => {
    expect(
      worseRolled(result(set('a', 9, 9), [set('b', 8, 9.01), set('c', 7, 12), set('d', 6, 11)]))?.measures,
    ).toEqual(['c'])
    expect(worseRolled(result(set('a', 9, 9), [set('b', 8, 9.01), set('c', 7)]))).toBeUndefined()
    expect(worseRolled(result(set('a', 9), [set('b', 8, 12)]))).toBeUndefined()
  })

  it('says from which price of a dollar given up to which each set of the curve is the best', () => {
    expect(curveRows(result(set('a', 9), [])).map(({ measures, from, to }) => [measures.join(), from, to])).toEqual([
      ['a,b', 0, 4],
      ['b', 4, 60],
    ])
  })
})

describe('who loses', () => {
  it('is told by place, in the best response and month by month', () => {
    expect(placeRows(set('a', 9))).toEqual([
      { place: 'JPN', lost: 9, rolled: undefined },
      { place: 'EUR', lost: 1, rolled: undefined },
    ])
    expect(placeRows(set('a', 9, 5)).map(({ place, lost, rolled }) => [place, lost, rolled])).toEqual([
      ['JPN', 9, 0],
      ['EUR', 1, 0],
      ['KOR', 0, 5],
    ])
  })

  it('is told by sector, with what is lacking and the first stop', () => {
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

it('a measure without a title is told by its id', () => {
  const measure = (id: string): { id: string; name: string; nameJa: string; to: string[] } => ({
    id,
    name: id,
    nameJa: id === 'a' ? '磁石' : id,
    to: ['JPN'],
  })
  const menu = { id: 'bans', name: '', nameJa: '', note: '', months: 12, measures: [measure('a'), measure('b')] }
  expect(setNames(menu, 'ja', () => '日本')(['a', 'b'])).toBe('日本向け磁石＋b')
  expect(setNames(undefined, 'en', (id) => id)(['a', 'b'])).toBe('a + b')
})

it('the command line is told what the page was told', () => {
  expect(commandOf({ menu: 'bans', target: [], most: 3 })).toBe('ytterby weapon bans --max-measures 3 --json')
  expect(commandOf({ menu: 'bans', target: ['JPN', 'EUR'], most: 2, months: 6, threshold: 100 })).toBe(
    'ytterby weapon bans --target JPN --target EUR --max-measures 2 --months 6 --threshold 100 --json',
  )
})
