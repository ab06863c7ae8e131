import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ceiling, crossing, domainOf, placed, stairs, type LeveragePoint } from './state.ts'

/** Three sets, each forgoing more for a smaller gain than the one before. */
const POINTS: LeveragePoint[] = [
  { exportsForgone: 24, loss: 2019 },
  { exportsForgone: 16, loss: 1573 },
  { exportsForgone: 1, loss: 300 },
]

describe('the leverage curve', () => {
  it('climbs from the sharpest set to the worst', () => {
    const domain = domainOf(POINTS)
    expect(stairs(POINTS, domain)).toEqual([
      [1, domain.loss[0]],
      [1, 300],
      [16, 300],
      [16, 1573],
      [24, 1573],
      [24, 2019],
      [domain.exportsForgone[1], 2019],
    ])
  })

  it('lies under its ceiling, which passes through all its sets and is steepest before the sharpest', () => {
    const line = ceiling(POINTS, domainOf(POINTS))
    for (const { exportsForgone, loss } of POINTS) expect(line).toContainEqual([exportsForgone, loss])
    const [first] = line
    expect((first?.[1] ?? 0) / (first?.[0] ?? 1)).toBeCloseTo(300)
    const at = line.findIndex(([exportsForgone]) => exportsForgone === 16)
    const [exportsForgone = 0, loss = 0] = line[at - 8] ?? []
    expect(exportsForgone).toBeCloseTo(4)
    expect(loss).toBeCloseTo(300 + ((1573 - 300) * 3) / 15)
  })

  it('shows where pain is equal, whatever the leverage', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            exportsForgone: fc.double({ min: 1e-3, max: 1e5, noNaN: true }),
            loss: fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        (points) => {
          const domain = domainOf(points)
          for (const { exportsForgone, loss } of points) {
            expect(exportsForgone > domain.exportsForgone[0] && exportsForgone < domain.exportsForgone[1]).toBe(true)
            expect(loss > domain.loss[0] && loss < domain.loss[1]).toBe(true)
          }
          expect(crossing(1, domain)).toBeDefined()
        },
      ),
    )
    expect(crossing(1e6, domainOf(POINTS))).toBeUndefined()
  })
})

it('labels keep off each other', () => {
  expect(placed([0, 5, 100], [30, 30, 30], 200)).toEqual([0, 30, 100])
  expect(placed([50, 160, 190], [40, 40, 40], 200)).toEqual([50, 120, 160])
})
