import { describe, expect, it } from 'vitest'
import { quantity, type ThousandUsd } from '../../quantity/index.ts'
import { memberLosses, type OptimalFaceEnds } from './member.ts'

const kusd = (value: number): ThousandUsd => quantity<'kUSD'>(value)
/** What the side loses, what the member's uses are worth at most and at least, and the measures that touch either response. */
const ends = (
  loss: number,
  most: number,
  least: number,
  touchMost: number[] = [],
  touchLeast = touchMost,
): OptimalFaceEnds => ({
  loss: kusd(loss),
  most: { worth: kusd(most), touched: [0, 1, 2].map((a) => touchMost.includes(a)) },
  least: { worth: kusd(least), touched: [0, 1, 2].map((a) => touchLeast.includes(a)) },
})
const TABLE: Readonly<Record<string, OptimalFaceEnds>> = {
  '': ends(0, 10, 9, [0, 1]),
  '0': ends(5, 8, 4, [1]),
  '1': ends(4, 6, 6, [0, 2], [0]),
  '0 1': ends(7, 9, 9, []),
  '1 2': ends(6, 5.5, 5.5, []),
}
const search = (table = TABLE, tolerance = 0.01) => {
  const asked: string[] = []
  const steps: [number, number][] = []
  const found = memberLosses(
    3,
    2,
    (set) => {
      asked.push(set.join(' '))
      return table[set.join(' ')] ?? ends(Number.NaN, Number.NaN, Number.NaN)
    },
    tolerance,
    (...step) => steps.push(step),
  )
  return { ...found, asked, steps }
}

describe('what sets cost one member', () => {
  it('is sought only where a measure touches a response of each smaller set, be it the best or the worst for the member', () => {
    const { asked, sets, solved, steps } = search()
    // 2 touches neither response of the empty set, nor of 0; of 1 it touches the best.
    expect(asked).toEqual(['', '0', '1', '0 1', '1 2'])
    expect([sets, solved]).toEqual([7, 5])
    expect(steps).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 5],
      [5, 7],
    ])
  })
  it('lies between what it loses if ties fall for it, and against it, of what it has undisturbed', () => {
    const { of, worth } = search()
    expect(worth).toBe(10)
    expect(of([0])).toEqual({ set: [0], loss: 5, optimistic: 2, pessimistic: 6 })
    expect(of([])).toEqual({ set: [], loss: 0, optimistic: 0, pessimistic: 1 })
    // As without the measure that touches nothing.
    expect(of([0, 2])).toEqual({ set: [0, 2], loss: 5, optimistic: 2, pessimistic: 6 })
    expect(() => of([0, 1, 2])).toThrow('not in the table')
  })
  it('is ranked by what it may lose, of sets in which each measure counts', () => {
    expect(search().found.map(({ set, pessimistic }) => [set.join(' '), pessimistic])).toEqual([
      ['0', 6],
      ['1 2', 4.5],
      ['1', 4],
      ['', 1],
    ])
    // Half a unit more is too little to count.
    expect(search(TABLE, 0.5).found.map(({ set }) => set.join(' '))).toEqual(['0', '1', ''])
  })
  it('is for certain what it loses at best, where that is most', () => {
    expect(search().worstGuaranteed).toMatchObject({ set: [1, 2], optimistic: 4.5 })
    expect(search(TABLE, 0.5).worstGuaranteed).toMatchObject({ set: [1], optimistic: 4 })
  })
  it('may fall with one measure more: most where it is certain to be spared most', () => {
    // 4 for certain under 1, and 1 at worst under 0 and 1: 3 less. Under 0 it is 2 at best, which spares 1.
    expect(search().mitigatingMeasure).toMatchObject([
      { set: [1], optimistic: 4 },
      { set: [0, 1], pessimistic: 1 },
    ])
    expect(search(TABLE, 3).mitigatingMeasure).toBeUndefined()
    expect(search({ ...TABLE, '0 1': ends(7, 5, 5) }).mitigatingMeasure).toBeUndefined()
  })
})
