import { type Basis, type LiveModel, type Solver } from '../solver/index.ts'
import type { Month, Scenario } from '../world/index.ts'
import { evenOut } from './alike.ts'
import { solveSurely } from './check.ts'
import { alarm, buildLimits, type Limits } from './limits.ts'
import { SOURCES, type Network } from './network.ts'
import { buildWindow, layOut, type Layout, type State, type Window } from './window.ts'

/** What was done in a month. All masses are tonnes, all prices USD/kg. */
export interface MonthFlows {
  readonly month: Month
  /** Activity of each run. */
  readonly run: Float64Array
  /** Shipped on each route: within the baseline, above it, past a measure. */
  readonly ship: readonly [Float64Array, Float64Array, Float64Array]
  /** Delivered to each sector from each origin, `demand * SOURCES + source`. */
  readonly deliver: Float64Array
  /** Taken by users who buy only when it is cheap. */
  readonly latent: Float64Array
  /** Served of each buyer's steps, in the order of `stepOffsets`. */
  readonly serve: Float64Array
  /** On each shelf at the end: nodes, then buyers. */
  readonly shelf: Float64Array
  readonly waste: Float64Array
  readonly mix: Float64Array
  /** Value of one tonne more: nodes, then buyers. */
  readonly price: Float64Array
}

export interface Run {
  readonly network: Network
  readonly limits: Limits
  readonly scenario: Scenario
  readonly layout: Layout
  /** Where each buyer's steps begin in `MonthFlows.serve`. */
  readonly stepOffsets: Int32Array
  /** What was there when the run began. */
  readonly opening: State
  readonly months: readonly MonthFlows[]
  /** What was there at the beginning of each month. */
  readonly states: readonly State[]
  readonly solves: number
  readonly pivots: number
  /** Basis of each month's optimum. */
  readonly bases: readonly Basis[]
  /** Largest relative gap between primal and dual over all windows, as found by the checker. */
  readonly gap: number
}

export interface RollOptions {
  /** Months that buyers look ahead, the present one included. */
  readonly foresight: number
  /** `follow`: what is left at the end of a window is worth what it last cost; for the pessimistic case of one month. */
  readonly endWorth?: 'flat' | 'follow'
  /** Basis of a first month of the same layout to start from: fewer pivots. Among equal optima it may lead to another. */
  readonly start?: Basis
  readonly onMonth?: (done: number, total: number) => void
}

/** Rolls through a scenario a month at a time: decide with what is believed, do the first month, go on from there. */
export function roll(solver: Solver, network: Network, scenario: Scenario, options: RollOptions): Run {
  const limits = buildLimits(network, scenario)
  const layout = layOut(network)
  const window = buildWindow(network, limits, options.foresight, 'believed', layout)
  const opening = openingState(network, scenario, layout)
  const read = monthReader(network, layout)
  const even = evenOut(network, layout, options.foresight)
  // The first month goes into the solver with the model, the others as changes to it.
  window.refresh(scenario.start, opening)
  return withLive(solver, window, (live) => {
    const months: MonthFlows[] = []
    const states: State[] = []
    let state = opening
    let pivots = 0
    let gap = 0
    const bases: Basis[] = []
    if (options.start?.columns.length === window.model.columns && options.start.rows.length === window.model.rows)
      live.setBasis(options.start)
    for (let t = 0; t < scenario.months; t++) {
      const month = scenario.start + t
      states.push(state)
      if (t > 0) {
        window.refresh(month, state)
        live.update(window.model)
      }
      const optimum = solveSurely(live, window.model, even)
      pivots += optimum.pivots
      bases.push(live.basis())
      gap = Math.max(gap, optimum.gap)
      const flows = read(optimum.x, optimum.rowDual, 0, month)
      months.push(flows)
      state = advance(layout, optimum.x, state, options.endWorth === 'follow' ? flows.price : undefined)
      options.onMonth?.(t + 1, scenario.months)
    }
    return {
      network,
      limits,
      scenario,
      layout,
      stepOffsets: stepOffsets(network),
      opening,
      months,
      states,
      bases,
      solves: scenario.months,
      pivots,
      gap,
    }
  })
}

/**
 * Clears the whole horizon at once, everything known from the start: the yardstick for worst cases and for tests.
 * `first`: the month from which buyers look for other sources, if it is not the scenario that decides.
 */
export function clearHorizon(
  solver: Solver,
  network: Network,
  scenario: Scenario,
  first: Month | undefined = alarm(scenario),
): Run & { readonly worth: number } {
  const limits = buildLimits(network, scenario, first)
  const layout = layOut(network)
  const window = buildWindow(network, limits, scenario.months, 'perfect', layout)
  const opening = openingState(network, scenario, layout)
  const read = monthReader(network, layout)
  window.refresh(scenario.start, opening)
  return withLive(solver, window, (live) => {
    const optimum = solveSurely(live, window.model, evenOut(network, layout, scenario.months))
    const discount = 1 / (1 + network.world.parameter('discount'))
    const months = Array.from({ length: scenario.months }, (_, k) =>
      read(optimum.x, optimum.rowDual, k, scenario.start + k, discount ** k),
    )
    return {
      network,
      limits,
      scenario,
      layout,
      stepOffsets: stepOffsets(network),
      opening,
      months,
      states: [opening],
      bases: [live.basis()],
      solves: 1,
      pivots: optimum.pivots,
      gap: optimum.gap,
      worth: -optimum.objective,
    }
  })
}

/** Lends a live model of a window to some work, and frees it. */
export function withLive<T>(solver: Solver, window: Window, work: (live: LiveModel) => T): T {
  const live = solver.create(window.model)
  try {
    live.algorithm('simplex')
    return work(live)
  } finally {
    live.dispose()
  }
}

/** Shelves at their usual level, goods under way as in the baseline, and what the state lets out. */
export function openingState(network: Network, scenario: Scenario, layout: Layout): State {
  const { nodes, buyers } = network
  const balances = nodes.length + buyers.length
  const shelf = new Float64Array(balances)
  nodes.forEach(({ cover }, n) => (shelf[n] = cover))
  buyers.forEach(({ cover }, b) => (shelf[nodes.length + b] = cover))
  const horizon = Math.max(layout.longest, scenario.months) + 1
  const arriving = Array.from({ length: horizon }, () => new Float64Array(balances))
  const arrive = (row: number, month: number, mass: number): void => {
    const list = arriving[month]
    if (list !== undefined) list[row] = (list[row] ?? 0) + mass
  }
  for (const { to, transit, base } of network.ships) for (let k = 0; k < transit; k++) arrive(to, k, base)
  for (const { outputs, lead, base } of network.runs)
    for (const { node, perTonne } of outputs) for (let k = 0; k < lead; k++) arrive(node, k, perTonne * base)
  for (const { place, stage, from, overMonths } of scenario.releases)
    nodes.forEach((node, n) => {
      if (node.place !== place || network.world.materials.get(node.material)?.stage !== stage) return
      for (let k = 0; k < overMonths; k++) arrive(n, from - scenario.start + k, node.state / overMonths)
    })
  return { shelf, arriving, lastPrice: undefined }
}

/** The state a month later: what was kept, and what is under way. */
function advance(layout: Layout, x: Float64Array, state: State, lastPrice: Float64Array | undefined): State {
  const balances = layout.nodes + layout.buyers
  const shelf = new Float64Array(balances)
  const arriving = state.arriving.slice(1).map((list) => Float64Array.from(list))
  while (arriving.length < layout.longest + 1) arriving.push(new Float64Array(balances))
  layout.columns.forEach(({ kind, ref, entries }, c) => {
    // A trifle below nothing, as the solver's tolerance allows, must not be carried on.
    const amount = Math.max(0, x[c] ?? 0)
    if (amount === 0) return
    if (kind === 'keep') {
      shelf[ref] = (shelf[ref] ?? 0) + amount
      return
    }
    for (const { row, lag, value } of entries) {
      if (lag === 0) continue
      const list = arriving[lag - 1]
      if (list !== undefined) list[row] = (list[row] ?? 0) + value * amount
    }
  })
  return { shelf, arriving, lastPrice }
}

function stepOffsets(network: Network): Int32Array {
  const offsets = new Int32Array(network.buyers.length + 1)
  network.buyers.forEach(({ steps }, b) => (offsets[b + 1] = (offsets[b] ?? 0) + steps.length))
  return offsets
}

type ReadMonth = (x: Float64Array, rowDual: Float64Array, k: number, month: Month, factor?: number) => MonthFlows

/** Reads a month's flows and prices back by what they are. Where each column goes is worked out once. */
function monthReader(network: Network, layout: Layout): ReadMonth {
  const offsets = stepOffsets(network)
  const balances = layout.nodes + layout.buyers
  const sizes = [
    network.runs.length,
    network.ships.length,
    network.ships.length,
    network.ships.length,
    network.demands.length * SOURCES,
    network.demands.length * SOURCES,
    offsets.at(-1) ?? 0,
    balances,
    layout.nodes,
    network.mixes.length,
  ]
  const whither = ({ kind, ref, part }: Layout['columns'][number]): readonly [array: number, index: number] => {
    switch (kind) {
      case 'run':
        return [0, ref]
      case 'ship':
        return [1 + part, ref]
      case 'deliver':
        return [4, ref * SOURCES + part]
      case 'latent':
        return [5, ref * SOURCES + part]
      case 'serve':
        return [6, (offsets[ref] ?? 0) + part]
      case 'keep':
        return [7, ref]
      case 'waste':
        return [8, ref]
      case 'mix':
        return [9, ref]
      default:
        return kind satisfies never
    }
  }
  const goes = layout.columns.map(whither)
  const array = Uint8Array.from(goes, ([to]) => to)
  const index = Int32Array.from(goes, ([, at]) => at)
  return (x, rowDual, k, month, factor = 1) => {
    const into = sizes.map((size) => new Float64Array(size))
    const offset = k * layout.columns.length
    for (let c = 0; c < array.length; c++) {
      const amount = x[offset + c] ?? 0
      const list = into[array[c] ?? 0]
      const at = index[c] ?? 0
      if (amount > 0 && list !== undefined) list[at] = (list[at] ?? 0) + amount
    }
    const [run, base, growth, leak, deliver, latent, serve, shelf, waste, mix] = into as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ]
    const price = new Float64Array(balances)
    for (let r = 0; r < balances; r++) price[r] = (rowDual[k * layout.rows + r] ?? 0) / factor
    return { month, run, ship: [base, growth, leak], deliver, latent, serve, shelf, waste, mix, price }
  }
}
