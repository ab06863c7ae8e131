import { expect, it } from 'vitest'
import { underWay } from './under-way.ts'
import type { Site } from './world.ts'

it('a site that is under way comes at its latest date, and one that is only planned does not come by itself', () => {
  const site = (status: string, start?: string, startHigh?: string): Site => ({ status, start, startHigh }) as Site
  expect(underWay(site('committed', '2027', '2028'))).toBe(12 * 2028 + 6)
  expect(underWay(site('ramping', '2027-03'))).toBe(12 * 2027 + 2)
  expect(underWay(site('under-construction'))).toBeUndefined()
  expect(underWay(site('planned', '2027', '2028'))).toBeUndefined()
})
