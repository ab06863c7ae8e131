import fc from 'fast-check'
import { combine } from 'shamir-secret-sharing'
import { describe, expect, it } from 'vitest'
import { splitKey } from './split.ts'

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 })
const counts = fc
  .integer({ min: 2, max: 20 })
  .chain((parts) => fc.tuple(fc.constant(parts), fc.integer({ min: 2, max: parts })))

describe('a key that is split', () => {
  it('is made by any of its parts, as many as it takes: the library, which did not split it, puts them together', () =>
    fc.assert(
      fc.asyncProperty(keys, counts, fc.nat(), async (key, [parts, threshold], turn) => {
        const all = splitKey(key, parts, threshold)
        const some = all.map((part, i) => ({ part, place: (i * 7919 + turn) % 104_729 }))
        some.sort((one, other) => one.place - other.place)
        expect(await combine(some.slice(0, threshold).map(({ part }) => part))).toEqual(key)
        expect(await combine(all)).toEqual(key)
      }),
    ))
  it('is not made by one part fewer', () =>
    fc.assert(
      fc.asyncProperty(keys, counts, async (key, [parts, threshold]) => {
        fc.pre(threshold > 2)
        expect(await combine(splitKey(key, parts, threshold).slice(1, threshold))).not.toEqual(key)
      }),
    ))
  it('has the same parts each time, with their places last', () => {
    const key = Uint8Array.from({ length: 32 }, (_, i) => i)
    expect(splitKey(key, 5, 3)).toEqual(splitKey(key, 5, 3))
    expect(splitKey(key, 3, 2).map((part) => [part.length, part.at(-1)])).toEqual([
      [33, 1],
      [33, 2],
      [33, 3],
    ])
  })
  it('is each of its parts, where one is enough', () => {
    const key = Uint8Array.from({ length: 32 }, (_, i) => 255 - i)
    expect(splitKey(key, 2, 1)).toEqual([Uint8Array.of(...key, 1), Uint8Array.of(...key, 2)])
  })
})
