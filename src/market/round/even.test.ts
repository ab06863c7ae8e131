import fc from 'fast-check'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { describe, expect, it } from 'vitest'
import { leastLoss, type Piece } from './even.ts'

const ANY = Number.POSITIVE_INFINITY
const piece = fc.record({ amount: fc.integer({ min: -30, max: 30 }), loss: fc.nat({ max: 20 }) })
const sumOf = (pieces: readonly Piece[], chosen: readonly number[], of: 'amount' | 'loss'): number =>
  chosen.reduce((sum, i) => sum + (pieces[i]?.[of] ?? Number.NaN), 0)

/** The least loss of all sets of pieces that add to an amount; infinite if there are none. */
function leastByTrying(pieces: readonly Piece[], amount: number): number {
  const sets = Array.from({ length: 2 ** pieces.length }, (_, set) =>
    [...pieces.keys()].filter((i) => ((set >> i) & 1) === 1),
  )
  return Math.min(
    ...sets.filter((set) => sumOf(pieces, set, 'amount') === amount).map((set) => sumOf(pieces, set, 'loss')),
  )
}

describe('pieces that add to an amount', () => {
  it('lose as little as any set of them does', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), fc.integer({ min: -40, max: 40 }), (pieces, amount) => {
        const found = leastLoss(pieces, amount, ANY)
        expect(found === undefined ? ANY : sumOf(pieces, found, 'loss')).toBe(leastByTrying(pieces, amount))
        if (found === undefined) return
        expect(sumOf(pieces, found, 'amount')).toBe(amount)
        expect(new Set(found).size).toBe(found.length)
      }),
    )
  })
  it('are none where all would lose more than is allowed', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 10 }),
        fc.nat({ max: 40 }),
        fc.nat({ max: 30 }),
        (pieces, amount, most) => {
          expect(leastLoss(pieces, amount, most) !== undefined).toBe(leastByTrying(pieces, amount) <= most)
        },
      ),
    )
  })
  it('are found to the gram among sixty of some tonnes', () => {
    const generator = xoroshiro128plus(1)
    const pieces = Array.from({ length: 60 }, (_, loss) => ({
      amount: uniformInt(generator, 300_001, 3_000_000),
      loss,
    }))
    for (const amount of [15_000_003, 20_000_001, 25_123_457]) {
      const found = leastLoss(pieces, amount, ANY) ?? []
      expect(sumOf(pieces, found, 'amount')).toBe(amount)
    }
  })
})
