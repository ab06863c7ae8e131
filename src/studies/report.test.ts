import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percent, round, toCsv } from './index.ts'
import { roundUp } from './report.ts'

describe('numbers for readers', () => {
  it.each([
    [0, '0'],
    [4.1e-9, '0'],
    [0.0271, '0.027'],
    [2.17, '2.2'],
    [99.6, '100'],
    [443, '440'],
    [999.6, '1,000'],
    [1234, '1,230'],
    [58152, '58,200'],
    [-12.34, '-12'],
    [Number.NaN, '–'],
  ])('%d is reported as %s', (value, text) => expect(round(value)).toBe(text))
  it('prints no bound below itself', () =>
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e12, noNaN: true }), (value) => {
        const told = Number(roundUp(value).replaceAll(',', ''))
        expect(told).toBeGreaterThanOrEqual(value)
        expect(told).toBeLessThanOrEqual(1.11 * value)
      }),
      { numRuns: 2000 },
    ))
  it('keeps more digits where asked', () => {
    expect(round(58152, 4)).toBe('58,152')
    expect([roundUp(66.102, 3), roundUp(66.102), roundUp(0.99646, 3), roundUp(1234.1, 3)]).toEqual([
      '66.2',
      '67',
      '0.997',
      '1,235',
    ])
  })
  it('tells shares as percentages', () => expect(percent(0.00054, 3)).toBe('0.054 %'))
})

describe('CSV for spreadsheets', () => {
  it('quotes what needs it and defuses what would run as a formula', () => {
    expect(
      toCsv({
        columns: ['a', 'b'],
        rows: [
          ['x,y', 1.5],
          ['=1+1', null],
          ['say "hi"', -2],
        ],
      }),
    ).toBe('a,b\n"x,y",1.5\n\'=1+1,\n"say ""hi""",-2\n')
  })
})
