import { describe, expect, it } from 'vitest'
import type { HindcastEpisode, HindcastError, HindcastResult, HindcastRow } from '../../../src/studies/index.ts'
import {
  chosen,
  furthest,
  materialSet,
  monthsOf,
  mostNeeded,
  partOf,
  pricesOff,
  ratioTo,
  standing,
  stopMonth,
  thingsOf,
} from './state.ts'

const row = (id: string, more: Partial<HindcastRow> = {}): HindcastRow => ({
  variant: 'ban',
  id,
  quantity: 'export',
  place: 'JPN',
  partner: 'CHN',
  sectors: [],
  materials: ['dy-oxide'],
  from: '2025-04',
  to: '2025-04',
  kind: 'official',
  basis: null,
  scored: true,
  reason: null,
  source: 's',
  unit: 't',
  usual: 10,
  note: '',
  observed: 1,
  low: 1,
  high: 1,
  noChange: 1,
  asWritten: 1,
  central: 1,
  chances: null,
  fittedChances: null,
  fitted: 1,
  shadowPrice: null,
  ...more,
})
const error = (rows: number, central: number, verdict: HindcastError['verdict']): HindcastError => ({
  metric: 'trade',
  rows,
  noChange: 0.5,
  asWritten: 0.4,
  central,
  centralBias: 0,
  fitted: 0.1,
  verdict,
  fittedVerdict: 'better',
})
const episode = (
  id: string,
  use: 'fit' | 'test',
  series: readonly { rows: readonly HindcastRow[]; errors?: HindcastError }[],
): HindcastEpisode => ({
  id,
  title: id,
  titleJa: id,
  note: '',
  noteJa: '',
  use,
  world: { title: '', hash: '', facts: { flows: 1, outside: 0, overCapacity: 0, worst: null } },
  variants: [
    { id: 'ban', title: '', titleJa: '' },
    { id: 'quota', title: '', titleJa: '' },
  ],
  materials: [],
  sectors: [],
  errors: [],
  rows: series.flatMap(({ rows }) => rows),
  series: series.map(({ rows, errors = null }) => ({
    variant: rows[0]?.variant ?? '',
    rows: rows.map((one) => one.id),
    errors,
    months: [{ month: '2025-05', asWritten: 1, central: 1, fitted: 1 }],
  })),
})
const result = (...episodes: HindcastEpisode[]): HindcastResult => ({
  study: 'hindcast',
  version: '',
  fitted: null,
  stale: false,
  fit: null,
  overall: [],
  scores: { samples: 0, stale: false, numbers: [], bands: [], chances: [], stops: [] },
  observedFile: null,
  unanswered: [],
  frozen: null,
  sources: [],
  episodes,
})

describe('what is shown together', () => {
  it('is all of one kind: prices paid, quoted and asked stand apart', () => {
    const price = (id: string, kind: HindcastRow['kind']): { rows: HindcastRow[] } => ({
      rows: [row(id, { quantity: 'price', kind })],
    })
    const things = thingsOf(
      episode('e', 'test', [
        { rows: [row('a'), row('b', { from: '2025-08', to: '2025-09' })] },
        price('c', 'volume-weighted'),
        price('d', 'quoted'),
        price('e', 'offer'),
        { rows: [row('f', { quantity: 'use' })] },
        { rows: [row('g', { variant: 'quota' })] },
      ]),
      'ban',
    )
    expect(things.map(({ group, rows }) => [group, rows.map(({ id }) => id).join()])).toEqual([
      ['trade', 'a,b'],
      ['paid', 'c'],
      ['quoted', 'd'],
      ['offer', 'e'],
      ['use', 'f'],
    ])
    expect(monthsOf(things)).toEqual(['2025-04', '2025-05', '2025-06', '2025-07', '2025-08', '2025-09'])
    expect(monthsOf([])).toEqual([])
  })

  it('is the episode and scenario of the address, else the first of the test', () => {
    const all = result(episode('old', 'fit', []), episode('new', 'test', []))
    const pick = (id: string, variant: string): string => {
      const found = chosen(all, { episode: id, variant })
      return `${found?.episode.id} ${found?.variant}`
    }
    expect(pick('', '')).toBe('new ban')
    expect(pick('old', 'quota')).toBe('old quota')
    expect(pick('gone', 'gone')).toBe('new ban')
    expect(chosen(result(), { episode: '', variant: '' })).toBeUndefined()
  })

  it('tells whole stages by their name, and few materials one by one', () => {
    const known = ['a', 'b', 'c', 'd', 'e'].map((id, i) => ({
      id,
      name: id,
      nameJa: id,
      stage: i < 3 ? 'magnet' : 'metal',
    }))
    expect(materialSet(['a', 'b', 'c', 'd'], known)).toEqual({ stages: ['magnet'], materials: ['d'] })
    expect(materialSet(['a', 'b'], known)).toEqual({ stages: [], materials: ['a', 'b'] })
    expect(materialSet(['d', 'e'], known)).toEqual({ stages: [], materials: ['d', 'e'] })
  })
})

describe('stops', () => {
  const stop = row('s', { quantity: 'stop', from: '2025-11', to: '2026-02', observed: 2, central: 4, fitted: 0 })

  it('have a month, or none in the months that were looked at', () => {
    expect(stopMonth(stop, 0)).toBe('2025-11')
    expect(stopMonth(stop, 2)).toBe('2026-01')
    expect(stopMonth(stop, 4)).toBeUndefined()
  })
})

describe('where the model is right and where wrong', () => {
  it('is of the test alone, what most figures say first', () => {
    const one = (id: string, rows: number, central: number, verdict: HindcastError['verdict']) => ({
      rows: [row(id)],
      errors: error(rows, central, verdict),
    })
    const all = result(
      episode('old', 'fit', [one('x', 9, 0.1, 'better')]),
      episode('new', 'test', [
        one('few', 1, 0.01, 'better'),
        one('many', 6, 0.3, 'better'),
        one('wrong', 2, 0.9, 'worse'),
        one('worse', 2, 4, 'worse'),
        one('similar', 3, 0.4, 'similar'),
      ]),
    )
    const ids = (verdict: 'better' | 'worse'): string[] => standing(all, verdict).map(({ thing }) => thing.about.id)
    expect(ids('better')).toEqual(['many', 'few'])
    expect(ids('worse')).toEqual(['worse', 'wrong'])
  })

  it('finds prices that nobody should quote: of each material the worst', () => {
    const price = (id: string, material: string, central: number, more: Partial<HindcastRow> = {}): HindcastRow =>
      row(id, { quantity: 'price', materials: [material], central, observed: 2, ...more })
    const all = result(
      episode('e', 'fit', [
        {
          rows: [
            price('dy', 'dy', 90),
            price('dy-less', 'dy', 20),
            price('nd', 'nd', 3),
            price('la', 'la', 0.1),
            price('offer', 'y', 99, { scored: false }),
            price('other', 'tb', 99, { variant: 'quota' }),
          ],
        },
      ]),
    )
    expect(pricesOff(all).high.map(({ id }) => id)).toEqual(['dy'])
    expect(pricesOff(all).low.map(({ id }) => id)).toEqual(['la'])
  })

  it('takes prices by ratio and all else by difference, and leaves out what does not count', () => {
    const things = thingsOf(
      episode('e', 'test', [
        {
          rows: [row('near', { central: 1.2 }), row('far', { central: 2 }), row('fed', { central: 9, scored: false })],
        },
      ]),
      'ban',
    )
    expect(furthest(things)?.row.id).toBe('far')
    expect(furthest([])).toBeUndefined()
  })

  it('stands beside the better rule as a ratio, where that is off at all', () => {
    expect(ratioTo(0.2, error(1, 0.2, 'better'))).toBe(0.5)
    expect(ratioTo(0.2, { ...error(1, 0.2, 'worse'), asWritten: 0 })).toBeUndefined()
  })
})

it('a level is a part of its range, and what is needed most shows in the error without it', () => {
  const parameter = (id: string, without: number): NonNullable<HindcastResult['fit']>['freeParameters'][number] => ({
    id,
    name: id,
    nameJa: id,
    central: 6,
    fitted: 24,
    lowest: 3,
    highest: 24,
    atBound: 'high',
    notIdentified: false,
    without,
    figure: null,
  })
  expect(partOf(parameter('a', 0.5), 24)).toBe(1)
  expect(partOf(parameter('a', 0.5), 3)).toBe(0)
  expect(mostNeeded([parameter('a', 0.5), parameter('b', 0.7)])?.id).toBe('b')
  expect(mostNeeded([])).toBeUndefined()
})
