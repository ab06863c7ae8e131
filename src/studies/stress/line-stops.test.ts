import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalBelow } from '../normal.ts'
import { anyOf, chancesOf } from './line-stops.ts'

const SURE = { relief: 0, spread: 0, stock: 1.5, lines: 1 }

describe('the chance that a line has stopped', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  const terms = fc.record({
    relief: share,
    spread: fc.double({ min: 0.1, max: 2, noNaN: true }),
    stock: fc.double({ min: 0, max: 6, noNaN: true }),
    lines: fc.double({ min: 1, max: 60, noNaN: true }),
  })
  test('by hand: half of the goods come, stock of 1.5 months, all alike: the half without stops in the second month', () => {
    expect(chancesOf([0.5, 0.5, 0.5], SURE)).toEqual([0, 0.5, 0.5])
  })

  test('by hand: two lines, one of which stops with a half: a quarter that neither does', () => {
    expect(chancesOf([0.5, 0.5], { ...SURE, lines: 2 })[1]).toBeCloseTo(0.75, 12)
  })

  test('by hand: who gets goods again lacks no more, and a line keeps its place in the queue', () => {
    // A fifth lacks two months, three more fifths one: with 1.5 months of stock only the fifth stops.
    expect(chancesOf([0.2, 0.8, 1], SURE).map((chance) => Number(chance.toFixed(12)))).toEqual([0, 0.2, 0.2])
  })

  test('by hand: with relief of a half, the fourth month is the first in which two months are lacking', () => {
    expect(chancesOf([0, 0, 0, 0], { ...SURE, relief: 0.5 })).toEqual([0, 0, 0, 1])
  })

  test('by hand: lognormal stock with its mean at one month, nothing comes', () => {
    expect(chancesOf([0], { relief: 0, spread: 0.8, stock: 1, lines: 1 })[0]).toBeCloseTo(normalBelow(0.4), 12)
  })

  test('no stock at all: who gets nothing stops at once; all goods: no line stops', () => {
    expect(chancesOf([0.3], { ...SURE, stock: 0 })[0]).toBeCloseTo(0.7, 12)
    expect(chancesOf([1, 1, 1], { ...SURE, stock: 0 })).toEqual([0, 0, 0])
  })

  test('by hand: from a later month on, who lacks goods then and has run out counts, and who gets them again does not', () => {
    expect(chancesOf([0, 0, 0.6, 1], SURE, 2).map((chance) => Number(chance.toFixed(12)))).toEqual([0.4, 0.4])
    expect(chancesOf([0, 0, 1, 1], SURE, 2)).toEqual([0, 0])
  })

  test('by hand: where all run at the start, who would have stopped before does not count', () => {
    // Half lack two months by then and are out; of the others nothing is lacking but in the last two months, when all lack.
    expect(chancesOf([0.5, 0.5, 0.5, 0, 0], SURE, 2, 2).map((chance) => Number(chance.toFixed(12)))).toEqual([0, 0, 1])
    // A third of those left lacks two months by the fourth.
    expect(chancesOf([0.4, 0.4, 0.6, 0.6], { ...SURE, stock: 3.5 }, 2, 2)).toEqual([0, 0.4])
  })

  test('is no higher than without what is known of the start, and none where nothing more is lacking', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 3, maxLength: 12 }), terms, (shares, given) => {
        const one = { ...given, lines: 1 }
        const known = chancesOf(shares, one, 2, 2)
        known.forEach((chance, t) => {
          expect(chance).toBeGreaterThanOrEqual(0)
          expect(chance).toBeLessThanOrEqual((chancesOf(shares, one)[t + 2] ?? 0) + 1e-9)
        })
        const after = [...shares.slice(0, 2), ...shares.slice(2).map(() => 1)]
        expect(chancesOf(after, given, 2, 2).every((chance) => chance === 0)).toBe(true)
      }),
    )
  })

  test('is a chance, does not fall, and is no higher with more goods, relief or stock, or fewer lines', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 12 }), terms, share, (shares, given, more) => {
        const chances = chancesOf(shares, given)
        chances.forEach((chance, t) => {
          expect(chance).toBeGreaterThanOrEqual(t === 0 ? 0 : (chances[t - 1] ?? 0) - 1e-12)
          expect(chance).toBeLessThanOrEqual(1)
        })
        const better = [
          chancesOf(
            shares.map((one) => Math.min(1, one + more)),
            given,
          ),
          chancesOf(shares, { ...given, relief: Math.min(1, given.relief + more) }),
          chancesOf(shares, { ...given, lines: Math.max(1, given.lines - 10 * more) }),
        ]
        for (const other of better)
          other.forEach((chance, t) => expect(chance).toBeLessThanOrEqual((chances[t] ?? 0) + 1e-9))
      }),
    )
  })

  // Drawn line by line, without the integral.
  test('is what drawing lines one by one gives', () => {
    let seed = 7
    const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
    const normal = (): number => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())
    const shares = [0.6, 0.3, 0.7, 0.1]
    const [relief, spread, stock, lines] = [0.3, 0.8, 1.2, 3]
    const stopped = [0, 0, 0, 0]
    const runs = 40_000
    for (let r = 0; r < runs; r++) {
      let first = 4
      for (let line = 0; line < lines; line++) {
        const u = random()
        const own = stock * Math.exp(spread * normal() - (spread * spread) / 2)
        let short = 0
        shares.forEach((one, t) => {
          if (u >= one) short += 1 - relief
          if (short > own) first = Math.min(first, t)
        })
      }
      for (let t = first; t < 4; t++) stopped[t] = (stopped[t] ?? 0) + 1
    }
    chancesOf(shares, { relief, spread, stock, lines }).forEach((chance, t) =>
      expect(Math.abs(chance - (stopped[t] ?? 0) / runs)).toBeLessThan(0.012),
    )
  })
})

test('one of several uses has stopped unless none has', () => {
  const use = (material: string, ...byMonth: number[]) => ({
    place: 'J',
    sector: 's',
    material,
    since: (first: number) => byMonth.slice(first),
  })
  expect(anyOf([use('a', 0, 0.5), use('b', 0.2, 0.2)])).toEqual([expect.closeTo(0.2), expect.closeTo(0.6)])
  expect(anyOf([])).toEqual([])
})
