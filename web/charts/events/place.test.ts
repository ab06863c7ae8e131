import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textWidth } from '../text.ts'
import { placeEvents } from './place.ts'

describe('labels of events', () => {
  it('have their words where there is room near their places', () => {
    expect(placeEvents([100, 500], ['licences', 'list'], 700)).toEqual([
      { at: 100, middle: 100, text: '1 licences' },
      { at: 500, middle: 500, text: '2 list' },
    ])
  })

  it('are numbers where words would lie on each other or far from their places', () => {
    const texts = (places: number[], width: number): string[] =>
      placeEvents(places, ['licences for seven rare earths', 'first list of Japanese firms'], width).map(
        ({ text }) => text,
      )
    expect(texts([100, 110], 700)).toEqual(['1', '2'])
    expect(texts([20, 240], 260)).toEqual(['1', '2'])
  })

  it('stay within the drawing and off each other, in their order, whatever happened when', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 1600 }),
        fc.array(
          fc.tuple(
            fc.double({ min: 0, max: 1, noNaN: true }),
            fc.string({ unit: fc.constantFrom('a', ' ', '規', '制'), maxLength: 40 }),
          ),
          { maxLength: 8 },
        ),
        (width, events) => {
          const places = events.map(([part]) => part * width).sort((a, b) => a - b)
          const placed = placeEvents(
            places,
            events.map(([, text]) => text),
            width,
          )
          let end = 0
          for (const { middle, text } of placed) {
            const half = textWidth(text, 11) / 2
            expect(middle - half).toBeGreaterThanOrEqual(end - 1e-9)
            end = middle + half
          }
          expect(end).toBeLessThanOrEqual(width)
          expect(placed.map(({ at }) => at)).toEqual(places)
        },
      ),
    )
  })
})
