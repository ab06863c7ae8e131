import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantity } from '../../quantity/index.ts'
import { meanLoss } from './dumping-answer.ts'

/** Plants that stand still in a draw, as a key. */
const key = (gone: readonly number[]): string => [...gone].sort((one, other) => one - other).join(' ')
const gone = fc.subarray([0, 1, 2, 3, 4])
/** What is lost without some plants never falls with one more: each set of them that stands in for another has a worth of its own. */
const worths = fc.array(fc.tuple(fc.subarray([0, 1, 2, 3, 4], { minLength: 1 }), fc.integer({ min: 0, max: 50 })), {
  minLength: 1,
  maxLength: 6,
})

describe('what is lost over draws in which different plants stand still', () => {
  it('lies between the two figures that are given, and is one figure where few sets occur', () => {
    fc.assert(
      fc.property(fc.array(gone, { minLength: 1, maxLength: 40 }), worths, (draws, worth) => {
        const searched = new Set<string>()
        // A worth is lost once all plants that could stand in for each other are gone.
        const lossOf = (set: readonly number[]): number =>
          worth.reduce((sum, [needed, amount]) => sum + (needed.every((plant) => set.includes(plant)) ? amount : 0), 0)
        const without = (of: string) => {
          searched.add(of)
          const loss = quantity<'MUSD'>(lossOf(of === '' ? [] : of.split(' ').map(Number)))
          return { losses: [loss], bounds: [loss] }
        }
        const all = key([...new Set(draws.flat())])
        const { atLeast, atMost } = meanLoss(draws.map(key), all, 0, without)
        const exact = draws.reduce((sum, set) => sum + lossOf(set), 0) / draws.length
        expect(atLeast).toBeLessThanOrEqual(exact + 1e-9)
        expect(atMost).toBeGreaterThanOrEqual(exact - 1e-9)
        // The empty set, six others and all of them.
        expect(searched.size).toBeLessThanOrEqual(8)
        if (new Set(draws.map(key)).size <= 6) {
          expect(atLeast).toBeCloseTo(exact, 9)
          expect(atMost).toBeCloseTo(exact, 9)
        }
      }),
      { examples: [[[[0], [0, 1], []], [[[0, 1], 50]]]] },
    )
  })
})
