import { describe, expect, it } from 'vitest'
import { addAt, at, entry, indexAt, numberAt } from './index.ts'

describe('reading a list of our own', () => {
  it('returns what is there, 0 included', () => {
    expect(at(['a', 'b'], 1)).toBe('b')
    expect(numberAt(Float64Array.of(3, 0), 1)).toBe(0)
    expect(indexAt(Int32Array.of(7), 0)).toBe(7)
  })

  it.each([-1, 2, 0.5, Number.NaN])('throws at %s of a list of two', (index) => {
    expect(() => at(['a', 'b'], index)).toThrow(`index ${index} of a list of 2`)
    expect(() => numberAt(Float64Array.of(1, 2), index)).toThrow(RangeError)
    expect(() => indexAt(Int32Array.of(1, 2), index)).toThrow(RangeError)
  })

  it('adds where there is something to add to, and nowhere else', () => {
    const vector = Float64Array.of(1, 0)
    addAt(vector, 0, 2)
    expect([...vector]).toEqual([3, 0])
    expect(() => addAt(vector, 2, 1)).toThrow('index 2 of a list of 2')
    expect([...vector]).toEqual([3, 0])
  })

  it('reads a map by a key that was put there', () => {
    expect(entry(new Map([['a', 0]]), 'a')).toBe(0)
    expect(() => entry(new Map([['a', 0]]), 'b')).toThrow('nothing under b in a map of 1')
  })
})
