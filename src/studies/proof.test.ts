import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { optimalityOf, PROVED_GAP } from '../solver/index.ts'
import { proofText } from './proof.ts'

describe('the word proved', () => {
  it('is said of a gap of a millionth at most, and of no wider one', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e12, noNaN: true }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        (value, gap) => {
          const found = optimalityOf(value, value * (1 + gap))
          const said = [proofText(found, 'en'), proofText(found, 'ja')]
          expect(said.some((text) => /proved|証明/i.test(text))).toBe((found.gap ?? 1) <= PROVED_GAP)
        },
      ),
      { numRuns: 2000 },
    ))

  it('gives place to a percentage that the gap does not exceed', () =>
    fc.assert(
      fc.property(fc.double({ min: 1.01e-6, max: 9, noNaN: true }), (gap) => {
        const said = Number(/([\d.e-]+) %/.exec(proofText({ gap, optimal: false }, 'en'))?.[1])
        expect(said).toBeGreaterThanOrEqual(100 * gap)
        expect(said).toBeLessThan(111 * gap)
      }),
      { numRuns: 2000 },
    ))

  it('is not said where nothing is known', () => {
    expect(proofText(optimalityOf(5, Number.NaN), 'en')).toBe('How far it is from the best is not known')
  })
})
