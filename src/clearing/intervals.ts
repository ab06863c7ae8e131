import { at, indexAt, numberAt } from '../lists/index.ts'
import { quantity, type UsdPerKg } from '../quantity/index.ts'
import { SolverError, type Solver, type Terms } from '../solver/index.ts'
import type { StepKind } from '../world/index.ts'
import type { Network } from './network.ts'
import { withLive, type Run } from './roll.ts'
import { buildWindow } from './window.ts'

/** A price at a kink is an interval: what one tonne less would cost, and what one tonne more would be worth. USD/kg. */
export interface PriceInterval {
  readonly node: number
  /** Month of the run, from 0. */
  readonly t: number
  /** Worth of a little more. */
  readonly low: UsdPerKg
  /** Cost of a little less; undefined where there is none that could be missing. */
  readonly high: UsdPerKg | undefined
  /** The use that is partly served at this price, and so sets it; undefined where none is. */
  readonly setBy:
    { readonly place: string; readonly sector: string; readonly material: string; readonly kind: StepKind } | undefined
}

/** Disturbance of a balance, as a share of what usually passes through it. */
const DISTURBANCE = 0.002

/**
 * Solves the windows of some months again with a little more and a little less at a node:
 *
 *   low = (worth(b + e) - worth(b)) / e,   high = (worth(b) - worth(b - e)) / e
 *
 * The worth is concave in b, so low <= dual <= high.
 */
export function priceIntervals(
  solver: Solver,
  run: Run,
  foresight: number,
  asked: readonly { readonly node: number; readonly t: number }[],
  knowing: 'believed' | 'perfect' = 'believed',
): PriceInterval[] {
  const window = buildWindow(run.network, run.limits, foresight, knowing, run.layout)
  const usual = usualMass(run.network)
  return [...new Set(asked.map(({ t }) => t))].flatMap((t) => {
    const basis = at(run.bases, t)
    window.refresh(run.scenario.start + t, at(run.states, t))
    return withLive(solver, window, (live) => {
      live.setBasis(basis)
      const base = live.solve().objective
      // Each goes on from where the last ended: with so little moved, that is as near as the month's own optimum.
      const worthWith = (node: number, mass: number): number | undefined => {
        live.update(withMore(window.model, node, mass))
        try {
          return -live.solve().objective
        } catch (error) {
          // Nothing comes and nothing lies there: it cannot be less.
          if (error instanceof SolverError && error.status === 'infeasible') return undefined
          throw error
        }
      }
      return asked
        .filter((one) => one.t === t)
        .map(({ node }) => {
          const e = DISTURBANCE * numberAt(usual, node)
          const [more, less] = [worthWith(node, e), worthWith(node, -e)]
          return {
            node,
            t,
            low: quantity<'USD/kg'>(more === undefined ? 0 : (more + base) / e),
            high: less === undefined ? undefined : quantity<'USD/kg'>((-base - less) / e),
            setBy: marginalUse(run, node, t),
          }
        })
    })
  })
}

/**
 * What usually lies at each node and is under way to it, or a hundredth of what comes to it in a month where that is more, t. Where nothing does, the
 * mean of where the material does, so that a disturbance is small beside the flows of any world. In a world that knows no flows
 * but its uses, a hundredth of what one uses.
 */
function usualMass({ nodes, runs, ships, demands }: Network): Float64Array {
  const into = new Float64Array(nodes.length)
  for (const { to, base } of ships) into[to] = numberAt(into, to) + base
  for (const { outputs, base } of runs)
    for (const { node, perTonne } of outputs) into[node] = numberAt(into, node) + perTonne * base
  const own = nodes.map(({ cover, pipeline }, n) => Math.max(cover + pipeline, numberAt(into, n) / 100))
  const mean = (isOne: (n: number) => boolean): number => {
    const list = own.filter((mass, n) => mass > 0 && isOne(n))
    return list.reduce((sum, mass) => sum + mass, 0) / Math.max(1, list.length)
  }
  const used = demands.reduce((sum, { base }) => sum + base, 0) / (100 * Math.max(1, demands.length))
  return Float64Array.from(
    own,
    (mass, n) =>
      mass || mean((other) => at(nodes, other).material === at(nodes, n).material) || mean(() => true) || used || 1,
  )
}

/** A programme's terms with more of what a balance takes from outside. */
function withMore(terms: Terms, row: number, mass: number): Terms {
  const rhs = numberAt(terms.rowLower, row) - mass
  return { ...terms, rowLower: terms.rowLower.with(row, rhs), rowUpper: terms.rowUpper.with(row, rhs) }
}

/** Among the uses of what is made from a node's material at its place: the dearest step that is served in part. */
function marginalUse(run: Run, node: number, t: number): PriceInterval['setBy'] {
  const { network } = run
  const known = at(network.nodes, node)
  const flows = at(run.months, t)
  const made = new Set([known.material])
  for (let grew = true; grew;) {
    grew = false
    for (const { recipe } of network.world.operations)
      if (recipe.inputs.some(({ material }) => made.has(material)))
        for (const { material } of recipe.outputs) if (!made.has(material)) grew = made.add(material) !== undefined
  }
  let best: { worth: number; use: NonNullable<PriceInterval['setBy']> } | undefined
  network.buyers.forEach((buyer, b) => {
    const { fact } = at(network.demands, buyer.demand)
    if (fact.place !== known.place || !made.has(fact.material)) return
    buyer.steps.forEach(({ size, worth, kind }, s) => {
      const share = numberAt(flows.serve, indexAt(run.stepOffsets, b) + s) / size
      if (share > 1e-4 && share < 1 - 1e-4 && worth > (best?.worth ?? 0))
        best = { worth, use: { place: fact.place, sector: fact.sector, material: fact.material, kind } }
    })
  })
  return best?.use
}
