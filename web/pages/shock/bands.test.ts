import { describe, expect, it } from 'vitest'
import type { StressResult } from '../../../src/studies/index.ts'
import { shockBands } from './bands.ts'
import type { PriceRow, StopRow } from '../../subjects/stress.ts'

const never = Number.POSITIVE_INFINITY
const result = {
  focus: ['JPN', 'KOR'],
  central: { coercer: { place: 'CHN', exportsForgone: 0, exportsDiverted: 0 } },
} as unknown as StressResult
const motors = { place: 'JPN', sector: 'motors', material: 'magnet' }
const row = { ...motors, months: [{ month: '2026-01' }, { month: '2026-02' }] } as unknown as StopRow

/** Numbers by name, a number a draw. */
const drawn = (numbers: readonly (readonly [object, readonly number[]])[]) => {
  const draws = numbers[0]?.[1].length ?? 0
  return {
    columns: numbers.map(([name]) => ({ what: '', unit: '', ...name })),
    values: Float64Array.from({ length: draws * numbers.length }, (_, i) => {
      const [, column] = numbers[i % numbers.length] ?? []
      return column?.[Math.floor(i / numbers.length)] ?? Number.NaN
    }),
  }
}
const five = [1, 2, 3, 4, 5]

describe('the bands of a shock', () => {
  it('wait for five draws', () => {
    expect(shockBands(undefined, result)).toBeUndefined()
    expect(shockBands(drawn([[{ what: 'import-cost-increase', place: 'JPN' }, [1, 2, 3, 4]]]), result)).toBeUndefined()
    expect(shockBands(drawn([[{ what: 'import-cost-increase', place: 'JPN' }, five]]), result)?.draws).toBe(5)
  })

  it('do not count draws that failed', () => {
    expect(
      shockBands(drawn([[{ what: 'import-cost-increase', place: 'JPN' }, [...five, Number.NaN]]]), result),
    ).toMatchObject({
      draws: 5,
      failed: 1,
    })
  })

  it('add the places asked about up draw by draw', () => {
    const bands = shockBands(
      drawn([
        [{ what: 'value-added-lost', place: 'JPN' }, five],
        [{ what: 'value-added-lost', place: 'KOR' }, [...five].reverse()],
      ]),
      result,
    )
    // Always 6, however far apart each of them lies.
    expect(bands?.lost.added).toMatchObject({ p5: 6, p50: 6, p95: 6 })
    expect(bands?.lost.bill).toBeUndefined()
  })

  it('tell how often and when a line stops', () => {
    const bands = shockBands(drawn([[{ what: 'first-stop', ...motors }, [0, 1, 2, never, never]]]), result)
    expect(bands?.stop(row)).toMatchObject({ shareUndefined: 0.4, p50: 2, p95: never })
    expect(bands?.stop({ ...motors, sector: 'phosphors' })).toBeUndefined()
  })

  it('tell of lines that stop in draws alone, the likeliest first, unless it is rare or said already', () => {
    const stop = (sector: string, months: readonly number[]) =>
      [{ what: 'first-stop', place: 'JPN', sector, material: 'magnet' }, months] as const
    const bands = shockBands(
      drawn([
        stop('motors', five),
        stop('seldom', [1, never, never, never, never]),
        stop('often', [1, 2, never, 2, 1]),
        stop('never', [never, never, never, never, never]),
      ]),
      result,
    )
    expect(bands?.stopsElse([row]).map(({ sector, share }) => [sector, share])).toEqual([
      ['often', 0.8],
      ['seldom', expect.closeTo(0.2)],
    ])
  })

  it('go month by month, with a gap where the draws have nothing', () => {
    const price = { place: 'JPN', material: 'dy', months: row.months } as unknown as PriceRow
    const bands = shockBands(
      drawn([
        [{ what: 'served', ...motors, month: '2026-02' }, five],
        [{ what: 'average-price', place: 'JPN', material: 'dy', month: '2026-01' }, [1, Number.NaN, 3, Number.NaN, 5]],
      ]),
      result,
    )
    expect(bands?.served(row).map((band) => band?.p50)).toEqual([undefined, 3])
    // Over the draws in which something came.
    expect(bands?.averagePrice(price)[0]).toMatchObject({ p50: 3, shareUndefined: 0.4 })
  })

  it('know the places that were not asked about, and the supplier state', () => {
    const bands = shockBands(
      drawn([
        [{ what: 'value-added-lost-elsewhere', place: 'USA' }, five],
        [{ what: 'exports-forgone', place: 'CHN' }, five],
      ]),
      result,
    )
    expect(bands?.elsewhere('USA').lostAdded?.p50).toBe(3)
    expect(bands?.elsewhere('USA').bill).toBeUndefined()
    expect(bands?.coercer.notSold?.p50).toBe(3)
  })
})
