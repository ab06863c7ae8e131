import { at } from '../../src/lists/index.ts'
import type { TreeNode, TreeRow } from '../../src/stochastic/index.ts'
import { leastCost, SOLVED } from './small-simplex.ts'

// Small stochastic programs solved a second time, from nodes as they are given: whole numbers by trying all, the rest by the dense simplex.

type Values = Readonly<Record<string, number>>

const valueOf = (x: Values, name: string): number => x[name] ?? Number.NaN

const dot = (names: Values = {}, x: Values = {}): number =>
  Object.entries(names).reduce((sum, [name, value]) => sum + value * valueOf(x, name), 0)

const isKept = ({ lower, upper, own, fromParent }: TreeRow, x: Values, above: Values): boolean => {
  const sum = dot(own, x) + dot(fromParent, above)
  return sum >= lower - 1e-9 && sum <= upper + 1e-9
}

/** All whole vectors within the bounds of some columns. */
function* grid(columns: TreeNode['columns']): Generator<Values> {
  const [first, ...rest] = columns
  if (first === undefined) yield {}
  else
    for (let value = Math.ceil(first.lower); value <= first.upper; value++)
      for (const others of grid(rest)) yield { [first.name]: value, ...others }
}

/**
 * Least expected cost of a tree in which all columns are whole, by trying every decision at every node; infinite where none fits.
 *
 * @param early stage that is decided before its news, all children of a node alike
 */
export function byTryingAll(nodes: readonly TreeNode[], early?: number): number {
  const childrenOf = (node: TreeNode): TreeNode[] => nodes.filter(({ parent }) => parent === node.name)
  const costAt = (node: TreeNode, x: Values, above: Values): number => {
    // Siblings that decide alike may have bounds of their own.
    const isWithin = node.columns.every(
      ({ name, lower, upper }) => lower <= valueOf(x, name) && valueOf(x, name) <= upper,
    )
    if (!isWithin || !node.rows.every((row) => isKept(row, x, above))) return Infinity
    const own = node.columns.reduce((sum, { name, cost }) => sum + cost * valueOf(x, name), 0)
    return own + after(node, x)
  }
  const best = (node: TreeNode, above: Values): number =>
    Math.min(Infinity, ...[...grid(node.columns)].map((x) => costAt(node, x, above)))
  const after = (node: TreeNode, x: Values): number => {
    const children = childrenOf(node)
    const [first] = children
    if (first === undefined) return 0
    if (first.stage !== early) return children.reduce((sum, child) => sum + child.probability * best(child, x), 0)
    const alike = [...grid(first.columns)].map((y) =>
      children.reduce((sum, child) => sum + child.probability * costAt(child, y, x), 0),
    )
    return Math.min(Infinity, ...alike)
  }
  return best(at(nodes, 0), {})
}

/** Least expected cost of a tree with finite bounds: each choice of its whole columns tried, the rest by the dense simplex. */
export function bySimplex(nodes: readonly TreeNode[]): number {
  const reach = new Map<string, number>()
  for (const { name, parent, probability } of nodes)
    reach.set(name, probability * (parent === undefined ? 1 : (reach.get(parent) ?? Number.NaN)))
  const columns = nodes.flatMap((node) =>
    node.columns.map((column) => ({
      ...column,
      name: `${node.name}/${column.name}`,
      cost: column.cost * (reach.get(node.name) ?? 0),
    })),
  )
  const rows = nodes.flatMap((node) =>
    node.rows.map(({ lower, upper, own, fromParent = {} }) => ({
      lower,
      upper,
      of: Object.fromEntries([
        ...Object.entries(own).map(([name, value]) => [`${node.name}/${name}`, value]),
        ...Object.entries(fromParent).map(([name, value]) => [`${node.parent ?? ''}/${name}`, value]),
      ]) as Values,
    })),
  )
  let least = Infinity
  for (const fixed of grid(columns.filter(({ integer }) => integer))) {
    const ends = columns.map(({ name, lower, upper, cost }) => ({
      name,
      cost,
      lower: fixed[name] ?? lower,
      upper: fixed[name] ?? upper,
    }))
    least = Math.min(least, linear(ends, rows))
  }
  return least
}

/** One linear program: each column counted from the end that costs least, so that no cost is below 0. */
function linear(
  columns: readonly { readonly name: string; readonly cost: number; readonly lower: number; readonly upper: number }[],
  rows: readonly { readonly lower: number; readonly upper: number; readonly of: Values }[],
): number {
  const start = columns.map(({ cost, lower, upper }) => (cost < 0 ? upper : lower))
  const sign = columns.map(({ cost }) => (cost < 0 ? -1 : 1))
  const needs = rows.flatMap(({ lower, upper, of }) => {
    const gains = columns.map(({ name }, j) => at(sign, j) * (of[name] ?? 0))
    const base = columns.reduce((sum, { name }, j) => sum + (of[name] ?? 0) * at(start, j), 0)
    return [
      ...(Number.isFinite(lower) ? [{ gains, need: lower - base }] : []),
      ...(Number.isFinite(upper) ? [{ gains: gains.map((gain) => 0 - gain), need: base - upper }] : []),
    ]
  })
  const found = leastCost(
    columns.map(({ cost }) => Math.abs(cost)),
    needs,
    columns.map(({ lower, upper }) => upper - lower),
  )
  if (found === undefined) return Infinity
  if (found.worstFault > SOLVED) throw new Error(`the dense simplex is off by ${found.worstFault}`)
  return found.cost + columns.reduce((sum, { cost }, j) => sum + cost * at(start, j), 0)
}
