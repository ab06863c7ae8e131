import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amounts, inOrder, linear, months, placeOn, ratios, ticksOn, years, type Axis } from './axis.ts'

/** What is written along this many pixels, if each text takes 40 of them. */
const written = (axis: Axis, width: number): string[] => {
  const place = placeOn(axis, 0, width)
  return ticksOn(
    axis,
    ({ at }) => place(at),
    () => 40,
  ).map(({ text }) => text)
}
const monthsFrom = (year: number, month: number, count: number): string[] =>
  Array.from({ length: count }, (_, i) => {
    const at = month - 1 + i
    return `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })

describe('an axis', () => {
  it('names the first month, each January and July, and fewer where there is little room', () => {
    const axis = months(monthsFrom(2026, 10, 24))
    expect(written(axis, 600)).toEqual(['2026-10', '2027-01', '2027-07', '2028-01', '2028-07'])
    expect(written(axis, 200)).toEqual(['2026-10', '2027-07', '2028-01', '2028-07'])
    expect(written(axis, 120)).toEqual(['2026-10', '2027-07', '2028-07'])
    expect(written(months(['2027-01', '2027-02', '2027-03']), 200)).toEqual(['2027-01', '2027-02', '2027-03'])
  })

  it('names as many years, or things in their order, as there is room for', () => {
    const axis = years({ from: 2027, to: 2038 }, undefined)
    expect(written(axis, 600)).toHaveLength(12)
    expect(written(axis, 200)).toEqual(['2027', '2030', '2033', '2036'])
    expect(written(years({ from: 2027.5, to: 2029.5 }, undefined), 600)).toEqual(['2028', '2029'])
    expect(written(inOrder(['a', 'b', 'c']), 100)).toEqual(['a', 'c'])
  })

  it('of amounts holds nothing and the most, between round numbers', () => {
    expect(amounts([1007], String).domain).toEqual([0, 1200])
    expect(amounts([-3, 4], String).domain).toEqual([-4, 4])
    expect(written(amounts([10, Infinity], String), 600)).toEqual(['0', '2', '4', '6', '8', '10'])
    expect(written(amounts([], String), 600)).toContain('0')
    // Round in yen, which are what is written, and not in dollars.
    const inYen = Object.assign((value: number) => `${Math.round(150 * value)}`, { per: 150 })
    expect(written(amounts([10], inYen), 600)).toEqual(['0', '200', '400', '600', '800', '1000', '1200', '1400'])
  })

  it('of ratios names steps within decades only where there are few', () => {
    expect(written(ratios([0.5, 20], String), 600)).toEqual(['0.5', '1', '2', '5', '10', '20'])
    expect(written(ratios([0.5, 200], String), 600)).toEqual(['1', '10', '100'])
  })

  it('keeps its texts off each other and every value within its ends', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        fc.integer({ min: 40, max: 1500 }),
        fc.double({ noNaN: true }),
        (most, width, value) => {
          for (const axis of [
            amounts([most], String),
            linear([-most, most], String),
            ratios([most / 30, most], String),
          ]) {
            const place = placeOn(axis, 0, width)
            const at = ticksOn(
              axis,
              (tick) => place(tick.at),
              () => 40,
            ).map((tick) => place(tick.at))
            expect(at.every((one, i) => i === 0 || Math.abs(one - (at[i - 1] ?? 0)) >= 40)).toBe(true)
            expect(place(value)).toBeGreaterThanOrEqual(0)
            expect(place(value)).toBeLessThanOrEqual(width)
          }
        },
      ),
    )
  })
})
