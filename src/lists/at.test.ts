import { describe, expect, it } from 'vitest'
import { at, indexAt, known, numberAt } from './index.ts'

describe('reading a list of our own', () => {
  it('returns what is there, 0 included', () => {
    expect(at(['a', 'b'], 1)).toBe('b')
    expect(numberAt(Float64Array.of(3, 0), 1)).toBe(0)
    expect(indexAt(Int32Array.of(7), 0)).toBe(7)
    expect(known(new Map([['a', 0]]), 'a')).toBe(0)
  })

  it.each([-1, 2, 0.5, Number.NaN])('throws at %s of a list of two', (index) => {
    expect(() => at(['a', 'b'], index)).toThrow(`index ${index} of a list of 2`)
    expect(() => numberAt(Float64Array.of(1, 2), index)).toThrow(RangeError)
    expect(() => indexAt(Int32Array.of(1, 2), index)).toThrow(RangeError)
  })

  it('throws at a key that a map does not have', () => {
    expect(() => known(new Map([['a', 0]]), 'b')).toThrow('no "b" in a map of 1')
  })
})
