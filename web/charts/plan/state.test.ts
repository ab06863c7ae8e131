import { describe, expect, it } from 'vitest'
import { amountTicks, together, yearOf, yearTicks } from './state.ts'

describe('axes of a plan', () => {
  it('place a month within its year', () => {
    expect(yearOf('2028-01')).toBe(2028)
    expect(yearOf('2028-07')).toBe(2028.5)
  })

  it('label as many years as there is room for', () => {
    expect(yearTicks({ from: 2027, to: 2038 }, 600)).toHaveLength(12)
    expect(yearTicks({ from: 2027, to: 2038 }, 200)).toEqual([2027, 2030, 2033, 2036])
    expect(yearTicks({ from: 2027.5, to: 2029.5 }, 600)).toEqual([2028, 2029])
  })

  it('rise from nothing in round steps to more than the most', () => {
    expect(amountTicks(1007)).toEqual([0, 500, 1000, 1500])
    expect(amountTicks(0.237)).toEqual([0, 0.05, 0.1, 0.15, 0.2, 0.25])
    expect(amountTicks(10)).toEqual([0, 2, 4, 6, 8, 10])
    expect(amountTicks(0)).toEqual([0])
  })
})

it('plans that cost and lose the same are one point', () => {
  const points = [
    { paid: 1, loss: 9, id: 'a' },
    { paid: 1.01, loss: 9, id: 'b' },
    { paid: 2, loss: 5, id: 'c' },
  ]
  expect(together(points, 10).map((group) => group.map(({ id }) => id))).toEqual([['a', 'b'], ['c']])
})
