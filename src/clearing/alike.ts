import { at, indexAt, numberAt } from '../lists/index.ts'
import { classesOf, evened, type Classes, type LinearModel, type Optimum } from '../solver/index.ts'
import { ORIGINS, type Network } from './network.ts'
import { COLUMN_KINDS, END_TIERS, type Layout } from './window-layout.ts'

/** An optimum in which identical columns and rows have equal values. */
export type Even = (model: LinearModel, optimum: Optimum) => Optimum

/**
 * Arcs, activities, stocks and users that differ only in their names share equally: each gets the mean of their values in the
 * solution and the mean of their duals. What the network distinguishes is found once; the bounds and costs of a month may
 * distinguish more.
 */
export function evenOut(network: Network, layout: Layout, months: number): Even {
  const block = classesOfMonth(network, layout)
  if (block === undefined) return (_, optimum) => optimum
  const perMonth = layout.columns.length
  const balances = layout.nodes + layout.buyers
  const ends = perMonth * months
  const classes = 1 + [...block.column, ...block.row].reduce((most, c) => Math.max(most, c), 0)
  // What is left after the last month counts as one more month, of balances alone, with a column for each tier.
  const within: Classes = {
    column: Int32Array.from({ length: ends + END_TIERS * balances }, (_, j) =>
      j < ends
        ? Math.floor(j / perMonth) * classes + indexAt(block.column, j % perMonth)
        : (months + ((j - ends) % END_TIERS)) * classes + indexAt(block.row, Math.floor((j - ends) / END_TIERS)),
    ),
    row: Int32Array.from(
      { length: layout.rows * months + balances },
      (_, i) => Math.floor(i / layout.rows) * classes + indexAt(block.row, i % layout.rows),
    ),
  }
  return (model, optimum) => {
    const { cost, lower, upper, rowLower, rowUpper } = model
    const alike = classesOf(
      model,
      (j) => [numberAt(cost, j), numberAt(lower, j), numberAt(upper, j)],
      (i) => [numberAt(rowLower, i), numberAt(rowUpper, i)],
      within,
    )
    return alike === undefined
      ? optimum
      : {
          ...optimum,
          x: evened(optimum.x, alike.column),
          rowDual: evened(optimum.rowDual, alike.row),
          reducedCost: evened(optimum.reducedCost, alike.column),
        }
  }
}

/** Classes of a month's columns and rows that the network does not distinguish; undefined where it distinguishes all. */
function classesOfMonth(network: Network, layout: Layout): Classes | undefined {
  const entries = layout.columns.flatMap((column) => column.entries)
  const starts = new Int32Array(layout.columns.length + 1)
  layout.columns.forEach((column, c) => (starts[c + 1] = indexAt(starts, c) + column.entries.length))
  return classesOf(
    {
      columns: layout.columns.length,
      rows: layout.rows,
      starts,
      indices: Int32Array.from(entries, ({ row }) => row),
      // A tonne in another month is distinguished by the factor; should two values coincide, the months still differ.
      values: Float64Array.from(entries, ({ value, lag }) => value * 1.1 ** lag),
    },
    (c) => {
      const { kind, ref, part } = at(layout.columns, c)
      return [COLUMN_KINDS.indexOf(kind), part, ...factsOfColumn(network, kind, ref, part)]
    },
    (r) => factsOfRow(network, layout, r),
  )
}

function factsOfColumn(network: Network, kind: Layout['columns'][number]['kind'], ref: number, part: number): number[] {
  switch (kind) {
    case 'run': {
      const { site, base, baseCost, extraCost, adoptable, extraInitialShare } = at(network.activities, ref)
      const { capacity, start } = at(network.sites, site)
      return [capacity, start, base, baseCost, extraCost, adoptable, extraInitialShare]
    }
    case 'ship': {
      const { base, baseCost, extraCost, limit, start, used, contracted, waits } = at(network.arcs, ref)
      return [base, baseCost, extraCost, limit, start, used, contracted, waits === undefined ? 0 : 1]
    }
    case 'deliver':
    case 'elastic': {
      const { base, price, sources, fact } = at(network.demands, ref)
      return [base, price, at(sources, part).base, fact.use.value, fact.grossOutput.value, fact.valueAdded.value]
    }
    case 'serve': {
      const { size, willingnessToPay, valueBeforeReady, readyMonths } = at(at(network.buyers, ref).steps, part)
      return [size, willingnessToPay, valueBeforeReady, readyMonths]
    }
    // Storing, disposing, downgrading, waiting and the books of a rule are distinguished by their rows.
    case 'store':
    case 'dispose':
    case 'downgrade':
    case 'wait':
    case 'credit':
    case 'hold':
      return []
    default:
      return kind satisfies never
  }
}

function factsOfRow(network: Network, layout: Layout, r: number): number[] {
  const node = network.nodes[r]
  if (node !== undefined) {
    const { price, cover, pipeline, storable, exogenous, origin } = node
    return [0, price, cover, pipeline, Number(storable), Number(exogenous), ORIGINS.indexOf(origin)]
  }
  const buyer = network.buyers[r - layout.nodes]
  if (buyer !== undefined) return [1, buyer.share, buyer.cover, at(network.demands, buyer.demand).price]
  const capacity = layout.capacityRows[r - layout.nodes - layout.buyers]
  // A shared limit is distinguished by its columns and its bound.
  if (capacity === undefined) return [3]
  const site = at(network.sites, capacity)
  return [2, site.capacity, site.start]
}
