import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keyOf } from './index.ts'

it('makes two keys equal only where every part is', () => {
  // Of few letters, separators among them, so that texts run into each other often.
  const texts = fc.array(fc.string({ unit: fc.constantFrom('x', ' ', '/', '"', ',', '\\', '\u0000'), maxLength: 4 }), {
    maxLength: 3,
  })
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      const same = one.length === other.length && one.every((part, i) => part === other[i])
      expect(keyOf(...one) === keyOf(...other)).toBe(same)
    }),
    { numRuns: 2000 },
  )
})
