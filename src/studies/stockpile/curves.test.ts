import { expect, it } from 'vitest'
import { SolverError } from '../../solver/index.ts'
import type { ClearedMonths, Markets, Movements } from './clearings.ts'
import { curvesOf } from './curves.ts'
import type { FirstTonne } from './goods.ts'

const good = { place: 'J', material: 'ore', usual: 365 / 12, quietPrice: 10 } as FirstTonne
const MONTHS = 4
const cleared = (price: number, lost: number): ClearedMonths =>
  ({
    lost: Array.from({ length: MONTHS }, () => lost),
    price: () => Array.from({ length: MONTHS }, () => price),
  }) as never

/** A tonne a day; buying makes it 1 USD/kg dearer with each day and costs a line 5 from the third on; the market has `most` days a month. */
function markets(most: number, fault: Error): Markets {
  const daysOf = (movements: Movements): number => movements[0]!.daysByMonth.at(-1)!
  return {
    goods: [good],
    monthsSeen: MONTHS,
    quiet: (movements) => {
      const days = 0 - daysOf(movements)
      if (days > most) throw fault
      return cleared(10 + days, days >= 3 ? 5 : 0)
    },
    embargo: (movements) => cleared(40, 100 - daysOf(movements)),
  }
}
const before = { quiet: cleared(10, 0), embargo: cleared(40, 100) }
const nothing = (): void => undefined

it('a day of use costs more the faster it is bought, and paces that the market cannot deliver are left out', () => {
  const curves = curvesOf(markets(3, new SolverError('infeasible', '')), [good], before, nothing)
  // A tonne at 10 USD/kg is 0.01 M USD; users pay for 30.4 of them a month.
  expect(curves.purchases.map(({ days, dayPrice }) => [days, Number(dayPrice.toFixed(9))])).toEqual([
    [0, 0.01],
    [1, 0.011],
    [2, 0.012],
    [3, 0.013],
  ])
  expect(curves.purchases[2]!.usersPayMore).toBeCloseTo(0.002 * (365 / 12), 12)
  expect(curves.purchases.map(({ valueAddedLost }) => valueAddedLost)).toEqual([0, 0, 0, 5])
  expect(curves.releases.map(({ days, lost }) => [days, lost[0]])).toEqual([
    [0, 100],
    [4, 96],
    [8, 92],
    [15, 85],
    [30, 70],
  ])
  expect(curves.embargoPrice).toEqual([4, 4, 4, 4])
})

it('a fault that is not the market’s is not swallowed', () => {
  expect(() => curvesOf(markets(3, new Error('it broke')), [good], before, nothing)).toThrow('it broke')
  expect(() => curvesOf(markets(3, new SolverError('time limit', 'late')), [good], before, nothing)).toThrow('late')
})
