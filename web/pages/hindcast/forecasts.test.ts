import { describe, expect, it } from 'vitest'
import type { HindcastEpisode, HindcastResult, HindcastRow } from '../../../src/studies/index.ts'
import {
  bandOfRow,
  bestRule,
  forecastScores,
  forecastVerdict,
  ofFirstVariants,
  scoreRatio,
  watchedPairs,
} from './forecasts.ts'

type Numbers = HindcastResult['scores']['numbers'][number]
type Stops = HindcastResult['scores']['stops'][number]

const stopRow = (id: string, observed: number, chances: number[], more: Partial<HindcastRow> = {}): HindcastRow =>
  ({ variant: 'ban', id, quantity: 'stop', observed, chances, from: '2025-04', to: '2025-06', ...more }) as HindcastRow

const episode = {
  id: 'e',
  use: 'test',
  variants: [{ id: 'ban' }, { id: 'quota' }],
  rows: [
    stopRow('likely', 3, [0.1, 0.2, 0.9]),
    stopRow('stopped', 1, [0.1, 0.2, 0.3]),
    stopRow('unlikely', 3, [0, 0, 0.01]),
    stopRow('other variant', 0, [1, 1, 1], { variant: 'quota' }),
  ],
} as unknown as HindcastEpisode

const numbers = (more: Partial<Numbers> = {}): Numbers => ({
  episode: 'e',
  use: 'test',
  variant: 'ban',
  metric: 'trade',
  rows: 10,
  nothing: 0.4,
  word: 0.3,
  persistence: null,
  yearBefore: null,
  climatology: 0.5,
  tabled: 0.35,
  fitted: null,
  draws: 0.28,
  deviation: 0.2,
  calibrated: 0.24,
  bands: {
    draws: { held50: 1, held90: 2, width90: 0.1 },
    calibrated: { held50: 5, held90: 9, width90: 1 },
    climatology: { held50: 4, held90: 8, width90: 2 },
  },
  ...more,
})
const stops = (more: Partial<Stops> = {}): Stops => ({
  episode: 'e',
  use: 'test',
  variant: 'ban',
  rows: 3,
  stopped: 1,
  noStop: 0.2,
  allStop: 0.8,
  baseRate: 0.25,
  tabled: 0.22,
  fitted: null,
  draws: 0.19,
  logTabled: 1,
  logBaseRate: 1,
  logDraws: 1,
  areaUnderCurve: 0.5,
  ...more,
})
const result = (scores: Partial<HindcastResult['scores']>): HindcastResult =>
  ({
    episodes: [episode],
    scores: { samples: 200, stale: false, numbers: [], bands: [], chances: [], stops: [], ...scores },
  }) as unknown as HindcastResult

describe('what the forecast scores', () => {
  it('is the blurred draws beside the best rule of all, and its bands are those', () => {
    const [score] = forecastScores(result({ numbers: [numbers()] }))
    expect(score).toMatchObject({ model: 0.24, isDrawn: true, bands: { held50: 5, held90: 9 }, widthOfPast: 2 })
    expect(score && bestRule(score)).toEqual({ rule: 'word', score: 0.3 })
    expect(score && forecastVerdict(score)).toBe('better')
    expect(score && scoreRatio(score.model, score)).toBeCloseTo(0.8)
  })

  it('is a tenth apart before it is said to be better or worse', () => {
    const of = (calibrated: number) => {
      const [score] = forecastScores(result({ numbers: [numbers({ calibrated })] }))
      return score && forecastVerdict(score)
    }
    expect([0.269, 0.271, 0.329, 0.331].map(of)).toEqual(['better', 'similar', 'similar', 'worse'])
  })

  it('is that of the draws as they are where no other episode says how far to blur them, and of the single run without draws', () => {
    const [unblurred, single] = forecastScores(
      result({ numbers: [numbers({ calibrated: null }), numbers({ calibrated: null, draws: null, bands: null })] }),
    )
    expect(unblurred).toMatchObject({ model: 0.28, isDrawn: true })
    expect(single).toMatchObject({ model: 0.35, isDrawn: false, bands: null })
  })

  it('of stops has no rule of the measure’s word, and says nothing beside a rule that is right', () => {
    const [score] = forecastScores(result({ stops: [stops()] }))
    expect(score).toMatchObject({ metric: 'stop', model: 0.19, rules: { nothing: 0.2, word: undefined, past: 0.25 } })
    const [right] = forecastScores(result({ stops: [stops({ noStop: 0 })] }))
    expect(right && scoreRatio(right.model, right)).toBeUndefined()
    expect(right && forecastVerdict(right)).toBe('worse')
  })

  it('counts the first variant of each episode', () => {
    const scores = forecastScores(result({ numbers: [numbers(), numbers({ variant: 'quota' })] }))
    expect(scores.map(({ variant }) => variant)).toEqual(['ban', 'quota'])
    expect(ofFirstVariants(scores).map(({ variant }) => variant)).toEqual(['ban'])
  })
})

describe('pairs that were watched', () => {
  it('are those of the first variant, stopped ones first, then by the chance that the drawn worlds give', () => {
    const chances = [{ episode: 'e', variant: 'ban', id: 'unlikely', byMonth: [0, 0.5, 0.95] }]
    const pairs = watchedPairs(result({ chances }))
    expect(pairs.map(({ row, last, stopped }) => [row.id, last, stopped])).toEqual([
      ['stopped', 0.3, 1],
      ['unlikely', 0.95, undefined],
      ['likely', 0.9, undefined],
    ])
  })
})

it('finds the band of a row by episode, variant and id', () => {
  const band = { episode: 'e', variant: 'ban', id: 'a', low90: 0, low50: 0.5, middle: 1, high50: 1.5, high90: 2 }
  const found = result({ bands: [{ ...band, variant: 'quota' }, band] })
  expect(bandOfRow(found, 'e', { variant: 'ban', id: 'a' } as HindcastRow)).toBe(found.scores.bands[1])
  expect(bandOfRow(found, 'e', { variant: 'ban', id: 'b' } as HindcastRow)).toBeUndefined()
})
