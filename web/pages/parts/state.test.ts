import { describe, expect, it } from 'vitest'
import {
  byStop,
  firstSteps,
  isBeyondHolding,
  paysOnceIn,
  totalOf,
  type OwnLine,
  type OwnMeasure,
  type OwnPart,
} from './state.ts'

const part = (name: string, stops: string | null, chance: number): OwnPart =>
  ({ part: name, stops, timeToSurvive: stops === null ? null : 1, chances: [{ month: '2026-01', chance }] }) as OwnPart
const measure = (own: Partial<Record<keyof OwnMeasure, unknown>>): OwnMeasure =>
  ({
    part: 'p',
    material: 'm',
    kind: 'stock',
    days: 30,
    mostDays: null,
    saved: 10,
    cost: 1,
    chance: 0.1,
    chanceBefore: 0.5,
    ...own,
  }) as unknown as OwnMeasure
const line = (own: Partial<Record<keyof OwnLine, unknown>>): OwnLine =>
  ({
    line: 'l',
    parts: ['p'],
    value: 100,
    valueFrom: 'file',
    lostOnShelf: 10,
    lostByLot: 1,
    ...own,
  }) as unknown as OwnLine

describe('the answer for one’s own line', () => {
  it('begins with what stops first; of those that do not, with the likeliest', () => {
    expect(
      byStop([part('a', null, 0.1), part('b', '2026-05', 0), part('c', null, 0.4), part('d', '2026-01', 0)]).map(
        (one) => one.part,
      ),
    ).toEqual(['d', 'b', 'c', 'a'])
  })

  it('adds up lines of which the value is known, and says whether any is judged', () => {
    expect(totalOf([line({}), line({ value: null, lostOnShelf: null, lostByLot: null })])).toEqual({
      value: 100,
      onShelf: 10,
      byLot: 1,
      isJudged: false,
    })
    expect(totalOf([line({ valueFrom: 'sector' })])?.isJudged).toBe(true)
    expect(totalOf([line({ value: null })])).toBeUndefined()
  })

  it('a measure pays if the shock comes as often as its cost goes into what it keeps', () => {
    expect(paysOnceIn(measure({ saved: 10, cost: 2 }))).toBe(5)
    expect(paysOnceIn(measure({ saved: 10, cost: 0 }))).toBe(Infinity)
    expect(paysOnceIn(measure({ saved: null }))).toBeUndefined()
  })

  it('tells one first step for each part: what keeps most for its cost at that frequency, and can be held', () => {
    const cheap = measure({ days: 30, saved: 10, cost: 0.1 })
    const dear = measure({ days: 90, saved: 30, cost: 2 })
    const beyond = measure({ days: 300, mostDays: 90, saved: 31, cost: 0.2 })
    // Once in ten years: 1 - 0.1 against 3 - 2; once in fifty the dearer does not pay.
    expect(firstSteps([cheap, dear, beyond], 10)).toEqual([dear])
    expect(firstSteps([cheap, dear, beyond], 50)).toEqual([cheap])
    expect(firstSteps([beyond], 10)).toEqual([beyond])
    expect(isBeyondHolding(beyond)).toBe(true)
    expect(firstSteps([cheap, measure({ part: 'q', saved: 99 })], 10).map((one) => one.part)).toEqual(['q', 'p'])
  })

  it('without values goes by the chance alone', () => {
    const weak = measure({ saved: null, chance: 0.4 })
    const strong = measure({ saved: null, chance: 0.1 })
    expect(firstSteps([weak, strong], 10)).toEqual([strong])
  })
})
