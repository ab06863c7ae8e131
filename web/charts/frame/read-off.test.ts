import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textWidth } from '../text.ts'
import { nearest, PAD, placeLabel, type Reading } from './read-off.ts'

const bracketed = (text: string, more: string): string => `${text} (${more})`
const said = (readings: readonly Omit<Reading, 'mark'>[], heading = 'Mar 2027') => ({
  heading,
  readings: readings.map((one) => ({ ...one, mark: '' })),
})

const SPOT = { name: 'spot price', value: '4.2 ×', range: '3–7 ×' }

describe('the place nearest to a point', () => {
  it('is the one that is as near as any', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -2000, max: 2000 }), { maxLength: 60 }),
        fc.integer({ min: -3000, max: 3000 }),
        (places, point) => {
          const found = nearest(places, point)
          const away = places.map((place) => Math.abs(place - point))
          if (found === undefined) expect(places).toEqual([])
          else expect(away[found]).toBe(Math.min(...away))
        },
      ),
    )
  })
  it('is the first of two that are equally near', () => expect(nearest([10, 20], 15)).toBe(0))
})

describe('a label', () => {
  it('has names where there is room, stands right of its line, and left of it near the right edge', () => {
    const early = placeLabel({ width: 700, height: 160 }, { at: 100, top: 8 }, said([SPOT]), bracketed)
    expect(early.lines.map(({ text }) => text)).toEqual(['Mar 2027', 'spot price 4.2 × (3–7 ×)'])
    expect(early.x).toBeGreaterThan(100)
    const late = placeLabel({ width: 700, height: 160 }, { at: 690, top: 8 }, said([SPOT]), bracketed)
    expect(late.x + late.width).toBeLessThan(690)
  })

  it('drops names in a narrow drawing, then puts ranges on lines of their own', () => {
    const texts = (width: number, at: number): string[] =>
      placeLabel({ width, height: 160 }, { at, top: 8 }, said([SPOT]), bracketed).lines.map(({ text }) => text)
    expect(texts(300, 150)).toEqual(['Mar 2027', '4.2 × (3–7 ×)'])
    expect(texts(210, 105)).toEqual(['Mar 2027', '4.2 ×', '3–7 ×'])
  })

  const words = (most: number) =>
    fc.oneof(
      fc.string({ unit: fc.constantFrom('a', 'm', '1', ' ', '×'), minLength: 1, maxLength: most }),
      fc.string({ unit: fc.constantFrom('産', '出', '額', 'の'), minLength: 1, maxLength: most }),
    )
  const series = fc.array(
    fc.record({ name: words(40), value: words(24), range: fc.option(words(30), { nil: undefined }) }),
    { maxLength: 8 },
  )
  /** As high as the lowest drawing of the app. */
  const drawing = fc.record({ width: fc.integer({ min: 200, max: 1600 }), height: fc.integer({ min: 130, max: 900 }) })
  const part = fc.double({ min: 0, max: 1, noNaN: true })

  it('lies within its drawing with all that is written in it, whatever is read where', () => {
    fc.assert(
      fc.property(drawing, part, part, series, (within, across, down, readings) => {
        const at = across * within.width
        const label = placeLabel(within, { at, top: down * within.height }, said(readings), bracketed)
        expect(label.x).toBeGreaterThanOrEqual(0)
        expect(label.y).toBeGreaterThanOrEqual(0)
        expect(label.x + label.width).toBeLessThanOrEqual(within.width + 1e-9)
        expect(label.y + label.height).toBeLessThanOrEqual(within.height + 1e-9)
        for (const { text } of label.lines) expect(textWidth(text, 11.5)).toBeLessThanOrEqual(label.width - 2 * PAD + 1)
        // Lines do not lie on each other.
        expect(label.leading).toBeGreaterThan(11)
      }),
    )
  })

  it('does not cover what is read where short values fit on one side of it', () => {
    const short = fc.array(
      fc.record({ name: words(40), value: words(3), range: fc.option(words(3), { nil: undefined }) }),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(drawing, part, short, (within, across, readings) => {
        const at = across * within.width
        const { x, width } = placeLabel(within, { at, top: 0 }, said(readings, '3/27'), bracketed)
        expect(x > at || x + width < at).toBe(true)
      }),
    )
  })
})
