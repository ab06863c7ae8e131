import { expect, it } from 'vitest'
import { together, yearOf } from './state.ts'

it('a month is placed within its year', () => {
  expect(yearOf('2028-01')).toBe(2028)
  expect(yearOf('2028-07')).toBe(2028.5)
})

it('plans that cost and lose the same are one point', () => {
  const points = [
    { paid: 1, loss: 9, id: 'a' },
    { paid: 1.01, loss: 9, id: 'b' },
    { paid: 2, loss: 5, id: 'c' },
  ]
  expect(together(points, 10).map((group) => group.map(({ id }) => id))).toEqual([['a', 'b'], ['c']])
})
