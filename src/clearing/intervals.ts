import { at, indexAt, numberAt } from '../lists/index.ts'
import { quantity, type UsdPerKg } from '../quantity/index.ts'
import { SolverError, type Solver, type CostsAndBounds } from '../solver/index.ts'
import type { StepKind } from '../world/index.ts'
import type { Network } from './network.ts'
import { withLive } from './roll.ts'
import type { Run } from './run.ts'
import { buildWindow } from './window.ts'
import { STEP_INSIDE } from './tolerances.ts'

/** A price at a kink is an interval: from the value of one tonne more to the cost of one tonne less. USD/kg. */
export interface PriceInterval {
  readonly node: number
  /** Month of the run, from 0. */
  readonly t: number
  /** Value of a little more. */
  readonly low: UsdPerKg
  /** Cost of a little less; undefined where none can be taken away. */
  readonly high: UsdPerKg | undefined
  /** The marginal use: it is partly served at this price and so sets it; undefined where none is. */
  readonly marginalUse:
    { readonly place: string; readonly sector: string; readonly material: string; readonly kind: StepKind } | undefined
}

/** Disturbance of a balance, as a share of what passes through it in the baseline. */
const DISTURBANCE = 0.002

/**
 * Solves the windows of some months again with a little more and a little less at a node:
 *
 *   low = (surplus(b + e) - surplus(b)) / e,   high = (surplus(b) - surplus(b - e)) / e
 *
 * The surplus is concave in b, so low <= dual <= high.
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
      // Each solve starts from the basis of the last: after so small a change it is as near as the month's own optimum.
      const surplusWith = (node: number, mass: number): number | undefined => {
        live.update(withMore(window.model, node, mass))
        try {
          return -live.solve().objective
        } catch (error) {
          // No supply and no stock there: nothing can be taken away.
          if (error instanceof SolverError && error.status === 'infeasible') return undefined
          throw error
        }
      }
      return asked
        .filter((one) => one.t === t)
        .map(({ node }) => {
          const e = DISTURBANCE * numberAt(usual, node)
          const [more, less] = [surplusWith(node, e), surplusWith(node, -e)]
          return {
            node,
            t,
            low: quantity<'USD/kg'>(more === undefined ? 0 : (more + base) / e),
            high: less === undefined ? undefined : quantity<'USD/kg'>((-base - less) / e),
            marginalUse: marginalUse(run, node, t),
          }
        })
    })
  })
}

/**
 * Baseline stock of each node with what is in transit to it, or a hundredth of its monthly inflow where that is more, t.
 * Where both are zero, the mean of the material's other nodes, so that a disturbance is small against the flows of any world.
 * In a world that knows no flows but its uses, a hundredth of a mean use.
 */
function usualMass({ nodes, activities, arcs, demands }: Network): Float64Array {
  const into = new Float64Array(nodes.length)
  for (const { to, base } of arcs) into[to] = numberAt(into, to) + base
  for (const { outputs, base } of activities)
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

/** Costs and bounds with more supply from outside in one balance. */
function withMore(model: CostsAndBounds, row: number, mass: number): CostsAndBounds {
  const rhs = numberAt(model.rowLower, row) - mass
  return { ...model, rowLower: model.rowLower.with(row, rhs), rowUpper: model.rowUpper.with(row, rhs) }
}

/** Among the uses at a node's place of what is made from its material: the most valuable step that is partly served. */
function marginalUse(run: Run, node: number, t: number): PriceInterval['marginalUse'] {
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
  let best: { worth: number; use: NonNullable<PriceInterval['marginalUse']> } | undefined
  network.buyers.forEach((buyer, b) => {
    const { fact } = at(network.demands, buyer.demand)
    if (fact.place !== known.place || !made.has(fact.material)) return
    buyer.steps.forEach(({ size, willingnessToPay, kind }, s) => {
      const share = numberAt(flows.serve, indexAt(run.stepOffsets, b) + s) / size
      if (share > STEP_INSIDE && share < 1 - STEP_INSIDE && willingnessToPay > (best?.worth ?? 0))
        best = {
          worth: willingnessToPay,
          use: { place: fact.place, sector: fact.sector, material: fact.material, kind },
        }
    })
  })
  return best?.use
}
