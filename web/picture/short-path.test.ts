import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shortPath } from './short-path.ts'

/** The corners of an outline of straight lines, whichever way it is written. */
function corners(d: string): (readonly [number, number])[] {
  let [x, y] = [0, 0]
  const found: [number, number][] = []
  for (const [, command = '', numbers = ''] of d.matchAll(/([MLHVZlhvz])([^A-Za-z]*)/g)) {
    const values = (numbers.match(/-?[\d.]+/g) ?? []).map(Number)
    for (let i = 0; i < values.length; i += command.toLowerCase() === 'h' || command.toLowerCase() === 'v' ? 1 : 2) {
      const [first = 0, second = 0] = values.slice(i)
      if (command === 'h') x += first
      else if (command === 'v') y += first
      else if (command === 'H') x = first
      else if (command === 'V') y = first
      else if (command === 'l') [x, y] = [x + first, y + second]
      else [x, y] = [first, second]
      found.push([x, y])
    }
  }
  return found
}

it('leaves out points on the way, and writes the rest as steps', () => {
  expect(shortPath('M0,0L10,0L20,0L20,10.04L20,20Z')).toBe('M0 0h20v20z')
  expect(shortPath('M1.26 2L3 4.31')).toBe('M1.3 2l1.7 2.3')
  expect(shortPath('M5 5V1.5H2.25')).toBe('M5 5v-3.5h-2.7')
})
it('goes on after a closed outline where that began', () => {
  expect(shortPath('M1,1L2,1L2,2ZL5,5')).toBe('M1 1h1v1zM1 1l4 4')
})
it('leaves curves as they are but for digits that nobody sees', () => {
  expect(shortPath('M0 0C1.234 2 3 4.987 5 6')).toBe('M0 0C1.2 2 3 5 5 6')
})
it('never leaves the outline of the page by more than half a unit, and keeps both ends', () => {
  const point = fc
    .tuple(fc.integer({ min: -4000, max: 4000 }), fc.integer({ min: -4000, max: 4000 }))
    .map(([x, y]) => [x / 8, y / 8] as const)
  fc.assert(
    fc.property(fc.array(point, { minLength: 2, maxLength: 40 }), (points) => {
      const short = corners(shortPath(`M${points.map((pair) => pair.join(',')).join('L')}`))
      const apart = ([x, y]: readonly [number, number]): number =>
        Math.min(
          ...short.slice(1).map(([x1, y1], i) => {
            const [x0, y0] = short[i] ?? [x1, y1]
            const length = (x1 - x0) ** 2 + (y1 - y0) ** 2
            const along =
              length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length))
            return Math.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0))
          }),
          ...(short.length === 1 ? [Math.hypot(x - (short[0]?.[0] ?? 0), y - (short[0]?.[1] ?? 0))] : []),
        )
      expect(Math.max(...points.map(apart))).toBeLessThan(0.5)
      const [first, last] = [short[0], short.at(-1)]
      expect(
        Math.hypot((first?.[0] ?? 0) - (points[0]?.[0] ?? 0), (first?.[1] ?? 0) - (points[0]?.[1] ?? 0)),
      ).toBeLessThan(0.08)
      expect(
        Math.hypot((last?.[0] ?? 0) - (points.at(-1)?.[0] ?? 0), (last?.[1] ?? 0) - (points.at(-1)?.[1] ?? 0)),
      ).toBeLessThan(0.08)
    }),
  )
})
