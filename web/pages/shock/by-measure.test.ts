import { describe, expect, it } from 'vitest'
import { agreed, monthsOf, withAll, withOne, withOwn } from './by-measure.ts'

describe('a control of several measures', () => {
  it('shows one value where they agree, and none where they differ', () => {
    expect(agreed([0.6, 0.6])).toBe(0.6)
    expect(agreed([0.28, 0.6])).toBeUndefined()
    expect(
      agreed([
        ['JPN', 'USA'],
        ['USA', 'JPN'],
      ]),
    ).toEqual(['JPN', 'USA'])
    expect(agreed([['JPN'], ['JPN', 'USA']])).toBeUndefined()
    expect(agreed([])).toBeUndefined()
  })

  it('changes one measure alone', () => {
    expect(withOne({ duration: 3 }, 'quota', { allowedShare: 0.4 })).toEqual({
      duration: 3,
      measures: { quota: { allowedShare: 0.4 } },
    })
    const two = withOne({ measures: { quota: { allowedShare: 0.4, leakage: 0.1 } } }, 'quota', {
      allowedShare: undefined,
    })
    expect(two).toEqual({ measures: { quota: { leakage: 0.1 } } })
    expect(withOne(two, 'quota', { leakage: undefined })).toEqual({})
  })

  it('changes all when it is asked to, whatever was said of one', () => {
    const edit = { measures: { quota: { allowedShare: 0.4, leakage: 0.1 }, stop: { allowedShare: 0 } } }
    expect(withAll(edit, 'allowedShare', 0.2)).toEqual({ allowedShare: 0.2, measures: { quota: { leakage: 0.1 } } })
    expect(withOwn(withAll(edit, 'allowedShare', 0.2), 'allowedShare')).toEqual({
      measures: { quota: { leakage: 0.1 } },
    })
  })

  it('counts the months of each measure by itself', () => {
    expect(monthsOf({ from: '2010-10', until: '2010-11' })).toBe(2)
    expect(monthsOf({ from: '2010-07', until: '2011-06' })).toBe(12)
    expect(monthsOf({ from: '2010-07', until: null })).toBeUndefined()
  })
})
