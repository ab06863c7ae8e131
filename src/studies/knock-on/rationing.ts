import { at, numberAt } from '../../lists/index.ts'
import { solveChecked } from '../../clearing/index.ts'
import { modelFromRows, type LinearModel, type NewRow, type Solver } from '../../solver/index.ts'
import type { ShareTable } from './table.ts'

/**
 * Parts of their output that industries lose when what is not made is missing as well, shared out so that as little value added as
 * possible is lost:
 *
 *   minimise    sum_i value added_i D_i
 *   subject to  D_i >= sum_j orders_ij D_j                                     less is ordered
 *               sum_(j in M) orders_ij D_j >= domestic_i makers_i short_i      makers go without, for each good i of makers
 *               lost orders_i <= D_i <= 1
 *
 *   short_i  = D_i - sum_(j not in M) orders_ij D_j        what is not made of i, less what others than makers no longer order
 *   makers_i = sum_(j in M) orders_ij                      the part of the output of i that makers take
 *
 * M are the industries that make goods. They need their inputs in fixed proportions; together they go without the part of what is
 * missing that they take of it as a rule, and imports of it go on. Which of them goes without is the program's choice, so it is the
 * least that can be lost by this rule. Services and final users go without the rest, which stops nobody for a time.
 *
 * @param lost what they lose by orders alone (lostOrders): no solution loses less
 */
export function rationed(table: ShareTable, lost: Float64Array, solver: Solver): Float64Array {
  const largest = lost.reduce((most, part) => Math.max(most, part), 0)
  if (largest <= 0) return lost
  // All but the ends at 1 is in proportion: counted in the largest loss, a small stop is solved as sharply as a large one.
  const model = modelOf(table, lost, largest)
  const live = solver.create(model)
  try {
    const { x } = solveChecked(live, model)
    return x.map((part, i) => Math.max(numberAt(lost, i), part * largest))
  } finally {
    live.dispose()
  }
}

function modelOf(
  { orders, domestic, manufacturing, valueAdded }: ShareTable,
  lost: Float64Array,
  unit: number,
): LinearModel {
  const whole = valueAdded.reduce<number>((total, part) => total + part, 0)
  const makers = manufacturing.flatMap((makes, i) => (makes ? [i] : []))
  const indices = Int32Array.from(lost.keys())
  const row = (values: Float64Array): NewRow => ({ lower: 0, upper: Number.POSITIVE_INFINITY, indices, values })
  const orderRows = orders.map((part, i) => row(part.map((share, j) => (j === i ? 1 : 0) - share)))
  const rationRows = makers.flatMap((i) => {
    const part = at(orders, i)
    const toMakers = makers.reduce((total, j) => total + numberAt(part, j), 0)
    if (toMakers <= 0) return []
    const missing = at(domestic, i) * toMakers
    return [
      row(
        part.map((share, j) => {
          const makes = at(manufacturing, j)
          return (makes ? share : missing * share) - (j === i ? missing : 0)
        }),
      ),
    ]
  })
  return modelFromRows(
    {
      cost: Float64Array.from(valueAdded, (part) => (whole > 0 ? part / whole : 0)),
      lower: lost.map((part) => part / unit),
      upper: lost.map(() => 1 / unit),
    },
    [...orderRows, ...rationRows],
  )
}
