import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantity, type MillionUsd } from '../../quantity/index.ts'
import { countsAbove, weigh, type Risk } from './risk.ts'

const musd = (...numbers: number[]): MillionUsd[] => numbers.map((each) => quantity<'MUSD'>(each))
const tail = (tailShare: number, ...chances: number[]): Risk => ({ kind: 'tail', tailShare, chances })

describe('the mean of the worst part of losses', () => {
  it('takes each loss by how likely it is, the largest first, and of the last what is left of the part', () => {
    const losses = musd(4, 1, 10, 2)
    expect(weigh(losses, { kind: 'worst' })).toBe(10)
    expect(weigh(losses, tail(1, 0.25, 0.25, 0.25, 0.25))).toBe(4.25)
    expect(weigh(losses, tail(0.25, 0.25, 0.25, 0.25, 0.25))).toBe(10)
    expect(weigh(losses, tail(0.5, 0.25, 0.25, 0.25, 0.25))).toBe(7)
    expect(weigh(losses, tail(0.3, 0.4, 0.2, 0.2, 0.2))).toBeCloseTo((0.2 * 10 + 0.1 * 4) / 0.3, 12)
  })
})

describe('what a loss must be above to count', () => {
  const known = (...pairs: [number, number][]): (readonly [MillionUsd, number])[] =>
    pairs.map(([loss, chance]) => [quantity<'MUSD'>(loss), chance])

  it('is the largest known where the worst counts, and the least of the part that others fill', () => {
    expect(countsAbove(known([3, 0.5], [7, 0.5]), { kind: 'worst' })).toBe(7)
    expect(countsAbove(known([3, 0.25], [7, 0.25]), tail(0.25, 0.25, 0.25, 0.25, 0.25))).toBe(7)
    expect(countsAbove(known([3, 0.25], [7, 0.25]), tail(0.5, 0.25, 0.25, 0.25, 0.25))).toBe(3)
    expect(countsAbove(known([3, 0.25], [7, 0.25]), tail(0.6, 0.25, 0.25, 0.25, 0.25))).toBeUndefined()
    expect(countsAbove([], { kind: 'worst' })).toBeUndefined()
  })

  it('leaves the weighed loss as it is, whatever the others lose up to that', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ loss: fc.integer({ min: -9, max: 9 }), weight: fc.integer({ min: 1, max: 5 }) }), {
          minLength: 2,
          maxLength: 8,
        }),
        fc.integer({ min: 1, max: 20 }),
        fc.nat(7),
        fc.boolean(),
        fc.infiniteStream(fc.integer({ min: -9, max: 9 })),
        (worlds, twentieths, count, isWorst, others) => {
          const all = worlds.reduce((sum, { weight }) => sum + weight, 0)
          const chances = worlds.map(({ weight }) => weight / all)
          const risk: Risk = isWorst ? { kind: 'worst' } : { kind: 'tail', tailShare: twentieths / 20, chances }
          const first = worlds.slice(0, count).map(({ loss }, w) => [quantity<'MUSD'>(loss), chances[w]!] as const)
          const above = countsAbove(first, risk)
          if (above === undefined) return
          const upTo = (loss: MillionUsd): MillionUsd => (loss < above ? loss : above)
          const rest = worlds.slice(count).map(({ loss }) => upTo(quantity(loss)))
          const elsewise = rest.map(() => upTo(quantity(others.next().value as number)))
          const known = first.map(([loss]) => loss)
          expect(weigh([...known, ...elsewise], risk)).toBeCloseTo(weigh([...known, ...rest], risk), 9)
        },
      ),
    ))
})
