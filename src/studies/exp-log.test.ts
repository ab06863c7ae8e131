import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exp, log } from './exp-log.ts'
import { normalBelow } from './normal.ts'

/** Every double: none and both infinities, zeros and the smallest among them. */
const anyNumber = fc.double()
/** What a double holds at least with all of its digits. */
const LEAST_NORMAL = 2 ** -1022

describe('exponentials and logarithms of our own', () => {
  it('end as those of the engine do, whatever they are given', () => {
    for (const x of [0, -0, -1, Infinity, -Infinity, NaN, Number.MAX_VALUE, -Number.MAX_VALUE, 1e300, 710, -746]) {
      expect([x, Number.isFinite(log(x)), Math.sign(log(x))]).toEqual([
        x,
        Number.isFinite(Math.log(x)),
        Math.sign(Math.log(x)),
      ])
      expect([x, Number.isFinite(exp(x)), Math.sign(exp(x))]).toEqual([
        x,
        Number.isFinite(Math.exp(x)),
        Math.sign(Math.exp(x)),
      ])
    }
  })

  it('are those of the engine to a part in 1e13', () => {
    const near = (ours: number, theirs: number): boolean =>
      Object.is(ours, theirs) || Math.abs(ours - theirs) <= 1e-13 * Math.abs(theirs) + LEAST_NORMAL
    fc.assert(
      fc.property(anyNumber, fc.double({ min: -800, max: 800, noNaN: true }), (x, small) => {
        expect([x, log(x), Math.log(x)]).toSatisfy(() => near(log(x), Math.log(x)))
        expect([x, exp(x), Math.exp(x)]).toSatisfy(() => near(exp(x), Math.exp(x)))
        expect([small, exp(small), Math.exp(small)]).toSatisfy(() => near(exp(small), Math.exp(small)))
      }),
      { numRuns: 2000 },
    )
  })

  it('give the normal distribution its ends', () => {
    expect([normalBelow(-Infinity), normalBelow(Infinity)]).toEqual([0, 1])
    expect([normalBelow(-1e300), normalBelow(1e300)]).toEqual([0, 1])
  })
})
