import { describe, expect, test } from 'vitest'
import { parseMonth } from '../../world/index.ts'
import { aboutOf } from './about.ts'
import type { Observed } from './observed.ts'
import type { HindcastDraws, HindcastRow } from './result.ts'
import { scoresOf, type ScoredVariant } from './scores.ts'
import { observedValue } from './score.ts'

const month = (text: string): number => parseMonth(text) ?? Number.NaN

const row = (id: string, given: Partial<Observed> & { at: string; seen?: number }): Observed => ({
  id,
  quantity: 'export',
  place: 'A',
  partner: 'B',
  sectors: [],
  materials: new Set(['m']),
  from: month(given.at),
  to: month(given.at),
  kind: 'official',
  basis: undefined,
  scored: true,
  reason: undefined,
  observed: given.seen === undefined ? undefined : { value: given.seen, low: given.seen, high: given.seen },
  usual: undefined,
  unit: 't',
  source: 's',
  note: '',
  ...given,
})

/** The model says 1 of everything, and so does the measure's word; the record of draws says what is given. */
function variant(
  episode: string,
  rows: readonly (readonly [Observed, readonly number[]])[],
  use: ScoredVariant['use'] = 'test',
): { scored: ScoredVariant; drawn: HindcastDraws['episodes'][number] } {
  return {
    scored: {
      episode,
      use,
      hash: 'tables',
      variant: 'v',
      begins: month('2025-04'),
      observed: rows.map(([one]) => one),
      rows: rows.map(
        ([one]) =>
          ({
            id: one.id,
            observed: observedValue(one),
            noChange: one.quantity === 'stop' ? one.to - one.from + 1 : 1,
            asWritten: 1,
            central: one.quantity === 'stop' ? one.to - one.from + 1 : 1,
            fitted: null,
            chances: one.quantity === 'stop' ? Array.from({ length: one.to - one.from + 1 }, () => 0) : null,
          }) as unknown as HindcastRow,
      ),
    },
    drawn: {
      id: episode,
      hash: 'tables',
      variants: [
        {
          id: 'v',
          rows: rows.map(([one, answers]) => ({ id: one.id, about: aboutOf(one), answers: answers.join(' ') })),
        },
      ],
    },
  }
}

const scored = (...all: ReturnType<typeof variant>[]) =>
  scoresOf(
    all.map((one) => one.scored),
    { study: 'hindcast-draws', version: '', seed: 1, samples: 2, episodes: all.map((one) => one.drawn) },
  )

describe('numbers', () => {
  test('draws by hand: 0 and 2 where 1 was seen score a half, nothing scores 0', () => {
    const { numbers } = scored(variant('one', [[row('a', { at: '2025-05', seen: 1 }), [0, 2]]]))
    expect(numbers).toMatchObject([
      { metric: 'trade', rows: 1, nothing: 0, draws: 0.5, calibrated: null, deviation: null },
    ])
  })

  test('the blur is chosen on the other episodes: as wide as these were off', () => {
    const exact = variant('exact', [[row('a', { at: '2025-05', seen: 0.5 }), [0.5, 0.5]]])
    const off = variant('off', [[row('b', { at: '2025-05', seen: 2 }), [0.5, 0.5]]])
    const { numbers } = scored(exact, off)
    // What is exact is blurred for the other, and what is off is left as it is: neither sees its own answer.
    expect(numbers.map(({ episode, deviation }) => [episode, deviation])).toEqual([
      ['exact', 2],
      ['off', 0],
    ])
  })

  test('an episode scored apart chooses nothing', () => {
    const one = variant('one', [[row('a', { at: '2025-05', seen: 0.5 }), [0.5]]])
    const apart = variant('later', [[row('b', { at: '2026-02', seen: 9 }), [0.5]]], 'apart')
    const { numbers } = scored(one, apart)
    expect(numbers.map(({ episode, deviation, climatology }) => [episode, deviation, climatology])).toEqual([
      ['one', null, null],
      ['later', 0, 8.5],
    ])
  })

  test('the last value before the measure and the one a year before, where they were published', () => {
    const before = row('before', { at: '2025-03', seen: 0.8, scored: false, reason: 'contained' })
    const year = row('year', { at: '2024-05', seen: 1.5, scored: false, reason: 'contained' })
    const { numbers } = scored(
      variant('one', [
        [before, []],
        [year, []],
        [row('may', { at: '2025-05', seen: 1 }), [1]],
        [row('elsewhere', { at: '2025-05', seen: 1, place: 'C' }), [3]],
      ]),
    )
    expect(numbers[0]?.persistence).toEqual({ rows: 1, score: expect.closeTo(0.2, 12), model: 0 })
    expect(numbers[0]?.yearBefore).toEqual({ rows: 1, score: 0.5, model: 0 })
  })

  test('a row that came after the worlds were drawn has no draws, and that is said', () => {
    const one = variant('one', [[row('a', { at: '2025-05', seen: 1 }), [1]]])
    const later = { ...one, drawn: { ...one.drawn, variants: [] } }
    const { numbers, stale } = scored(later)
    expect(stale).toBe(true)
    expect(numbers[0]).toMatchObject({ draws: null, calibrated: null, bands: null })
  })
})

describe('bands', () => {
  const evenly = Array.from({ length: 21 }, (_, k) => k / 10)

  test('by hand: of 0, 0.1, … 2 the middle half lies from 0.5 to 1.5, nine tenths from 0.1 to 1.9', () => {
    const { bands } = scored(variant('one', [[row('a', { at: '2025-05', seen: 1 }), evenly]]))
    expect(bands).toEqual([
      {
        episode: 'one',
        variant: 'v',
        id: 'a',
        low90: expect.closeTo(0.1),
        low50: expect.closeTo(0.5),
        middle: expect.closeTo(1),
        high50: expect.closeTo(1.5),
        high90: expect.closeTo(1.9),
      },
    ])
  })

  test('of prices are multiples, not logarithms; blurred, they end at nothing', () => {
    const price = { quantity: 'price', kind: 'quoted', basis: 'unstated' } as const
    const { bands } = scored(
      variant('one', [
        [row('p', { at: '2025-05', seen: 2, ...price }), [4, 4]],
        [row('t', { at: '2025-05', seen: 1 }), [0.1, 0.1]],
      ]),
      variant('other', [[row('u', { at: '2010-10', seen: 2 }), [0.5, 0.5]]]),
    )
    const of = (id: string) => bands.find((band) => band.id === id)
    expect(of('p')).toMatchObject({ low90: expect.closeTo(4), middle: expect.closeTo(4), high90: expect.closeTo(4) })
    expect(of('t')).toMatchObject({ low90: 0, middle: expect.closeTo(0.1) })
    expect(of('t')?.high90).toBeGreaterThan(1)
  })

  test('are there for what does not count too, and stay where rows came after the worlds were drawn', () => {
    const { bands, numbers } = scored(
      variant('one', [
        [row('old', { at: '2025-05', seen: 1 }), [1]],
        [row('offer', { at: '2025-06', seen: 1, scored: false, reason: 'offer' }), [1]],
        [row('new', { at: '2025-07', seen: 1 }), []],
      ]),
    )
    expect(numbers[0]?.bands).toBeNull()
    expect(bands.map(({ id }) => id)).toEqual(['old', 'offer'])
  })
})

test('draws of other tables are old, and that is said', () => {
  const one = variant('one', [[row('a', { at: '2025-05', seen: 1 }), [1]]])
  expect(scored(one).stale).toBe(false)
  expect(scored({ ...one, drawn: { ...one.drawn, hash: 'others' } }).stale).toBe(true)
})

describe('stops', () => {
  /** April to December. */
  const NINE = Array.from({ length: 9 }, (_, k) => k)
  const pairs = Array.from({ length: 12 }, (_, i) =>
    row(`stop-${i}`, { quantity: 'stop', at: '2025-04', to: month('2025-12'), ...(i === 0 ? { seen: 1 } : {}) }),
  )

  test('stopping everything scores worse than stopping nothing', () => {
    const { stops } = scored(
      variant(
        'one',
        pairs.map((one) => [one, NINE.map(() => 0)] as const),
      ),
    )
    expect(stops[0]?.allStop).toBeGreaterThan(stops[0]?.noStop ?? Number.NaN)
    const all = scored(
      variant(
        'one',
        pairs.map((one) => [one, NINE.map(() => 1)] as const),
      ),
    ).stops[0]
    expect(all?.draws).toBeGreaterThan(stops[0]?.draws ?? Number.NaN)
  })

  test('who stopped was given more: the area under the curve is 1; nobody is held for certain', () => {
    const { stops } = scored(
      variant(
        'one',
        pairs.map((one, i) => [one, NINE.map(() => (i === 0 ? 0.5 : 0))] as const),
      ),
    )
    expect(stops[0]).toMatchObject({ rows: 12, stopped: 1, areaUnderCurve: 1 })
    expect(Number.isFinite(stops[0]?.logDraws)).toBe(true)
  })

  test('the drawn chances are there by month, of those that do not count too', () => {
    const { chances } = scored(
      variant('one', [
        [row('a', { quantity: 'stop', at: '2025-04', to: month('2025-06') }), [0, 0.1, 0.4]],
        [row('b', { quantity: 'stop', at: '2025-04', scored: false, reason: 'weak' }), [0.2]],
        [row('c', { quantity: 'stop', at: '2025-04' }), []],
      ]),
    )
    expect(chances.map(({ id, byMonth }) => [id, byMonth])).toEqual([
      ['a', [0, 0.1, 0.4]],
      ['b', [0.2]],
    ])
  })

  test('the rate is that of the other episodes', () => {
    const other = variant('other', [[row('a', { quantity: 'stop', at: '2010-10', seen: 0 }), [0]]])
    const [mine] = scored(variant('one', [[row('b', { quantity: 'stop', at: '2025-04' }), [0]]]), other).stops
    // One of one elsewhere: (1 + 1) / (2 + 1), in the only month; it did not happen.
    expect(mine?.baseRate).toBeCloseTo((2 / 3) ** 2, 12)
  })
})
