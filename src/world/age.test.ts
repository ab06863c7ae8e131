import { describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../files/index.ts'
import { dataAge } from './index.ts'
import { middleOf } from './age.ts'

describe('how old figures are', () => {
  it('takes the middle of what a date speaks of', () => {
    const at = (year: number, month: number): number => year * 12 + month - 1
    expect(middleOf('2024')).toBe(at(2024, 7))
    expect(middleOf('2024-10')).toBe(at(2024, 10))
    expect(middleOf('2024-Q1')).toBe(at(2024, 2))
    expect(middleOf('2025-H2')).toBe(at(2025, 10))
    expect(middleOf('2025-04-04')).toBe(at(2025, 4))
    expect(middleOf('soon')).toBeUndefined()
  })

  it('weighs by worth: one large flow of another year moves the middle, and a small one does not', async () => {
    const world = await loadWorld(shippedWorld())
    const one = world.demand.find(({ material }) => material === 'magnet-heavy')
    expect(one).toBeDefined()
    if (one === undefined) return
    const of = (date: string, value: number) => ({
      ...world,
      demand: [...world.demand, { ...one, use: { ...one.use, date, value } }],
    })
    expect(dataAge(world)?.middle).toBe(2024)
    expect(dataAge(of('2010', 1e9))?.middle).toBe(2010)
    expect(dataAge(of('2010', 1))?.middle).toBe(2024)
    expect(dataAge({ ...world, prices: [] })).toBeUndefined()
  })
})
