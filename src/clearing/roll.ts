import { addAt, at, indexAt, numberAt, type VectorOf } from '../lists/index.ts'
import { quantity, vector, type ThousandUsd, type Tonnes, type UsdPerKg } from '../quantity/index.ts'
import { copyOfTerms, type Basis, type CostsAndBounds, type LiveModel, type Solver } from '../solver/index.ts'
import { openingOf, type Month, type Scenario, type World } from '../world/index.ts'
import { evenOut } from './alike.ts'
import { checkedRun } from './check-run.ts'
import { solveChecked } from './check.ts'
import type { KeptOpenings, RolledMonths, RollFrame } from './kept-openings.ts'
import { firstSignal, buildLimits, inForce } from './limits.ts'
import { SOURCES, type Network } from './network.ts'
import type { MonthFlows, Run } from './run.ts'
import { buildWindow, type WindowState, type Window } from './window.ts'
import { windowLayout, type Layout } from './window-layout.ts'

export interface RollOptions {
  /** Months that buyers look ahead, the present one included. */
  readonly foresight: number
  /** `follow`: what is left at the end of a window is valued at its last price; for the pessimistic case of one month. */
  readonly terminalValue?: 'baseline-price' | 'last-price'
  /** Warm start: the basis of a first month of the same layout. It saves simplex iterations; among equal optima it may lead to another. */
  readonly start?: Basis
  readonly onMonth?: (done: number, total: number) => void
  /** What a stockpile lets out, and takes in where it is below zero. */
  readonly movements?: readonly StockMovement[]
  /** Where the months before scenarios are kept from run to run. They begin from no basis, so that they are the same whatever was asked before. */
  readonly openings?: KeptOpenings | undefined
}

/** Tonnes that a stockpile outside the market lets out in a month, or takes in where they are below zero. */
export interface StockMovement {
  readonly material: string
  readonly place: string
  readonly month: Month
  readonly tonnes: Tonnes
}

/**
 * Rolling horizon: each month is decided with what is believed then, its first month is carried out, and the next starts from there.
 * Where controls came before the scenario, it starts with the first of them, and what is returned begins at the scenario's own start.
 */
export function rollHorizon(solver: Solver, network: Network, scenario: Scenario, options: RollOptions): Run {
  const whole = fromFirstControl(network.world, scenario)
  if (whole === undefined) return rollMonths(solver, network, scenario, options)
  const before = scenario.start - whole.start
  const run = rollMonths(solver, network, whole, options, before)
  return {
    ...run,
    scenario,
    whole: run,
    initial: at(run.states, before),
    months: run.months.slice(before),
    states: run.states.slice(before),
    bases: run.bases.slice(before),
  }
}

/** A scenario that begins with the first control of the world that came before it; undefined where none did. */
function fromFirstControl(world: World, scenario: Scenario): Scenario | undefined {
  const opening = openingOf(world, scenario)
  if (opening === undefined || opening.start >= scenario.start) return undefined
  return {
    ...scenario,
    start: opening.start,
    months: scenario.months + scenario.start - opening.start,
    measures: inForce(world, scenario),
    opening: 'baseline',
  }
}

/**
 * The state in which a scenario begins: that of the baseline year, or what earlier controls have led to by then, with buyers who look
 * ahead as far as they do.
 */
export function openingState(solver: Solver, network: Network, scenario: Scenario, layout: Layout): WindowState {
  return openingFrom(stateBefore(solver, network, scenario), network, scenario, layout)
}

/** The same state without what a network provides: one for all provisions. Undefined where no control came before the scenario. */
export function stateBefore(solver: Solver, network: Network, scenario: Scenario): WindowState | undefined {
  const whole = fromFirstControl(network.world, scenario)
  if (whole === undefined) return undefined
  const months = scenario.start - whole.start
  const foresight = network.world.parameter('foresight')
  const run = rollMonths(solver, network.before ?? network, { ...whole, months: months + 1 }, { foresight })
  checkedRun(run)
  return at(run.states, months)
}

/** The state in which a scenario begins, from that without what the network provides (`stateBefore`). */
export const openingFrom = (
  before: WindowState | undefined,
  network: Network,
  scenario: Scenario,
  layout: Layout,
): WindowState =>
  before === undefined
    ? initialState(network, scenario, layout)
    : withProvision(before, network.before ?? network, network)

/** What is stored by a provision is there when a scenario begins, and no help before. */
function withProvision(state: WindowState, before: Network, network: Network): WindowState {
  const covers = ({ nodes, buyers }: Network): number[] => [...nodes, ...buyers].map(({ cover }) => cover)
  const [had, has] = [covers(before), covers(network)]
  if (had.length !== has.length || before.arcs.length !== network.arcs.length)
    throw new Error('A provision has changed the nodes or routes of a network.')
  return { ...state, inventory: state.inventory.map((stored, n) => stored + at(has, n) - at(had, n)) }
}

/**
 * @param before months after which the solver begins again from the last basis, as it does where they are kept: among equal optima, where it has been
 *   decides
 */
function rollMonths(solver: Solver, network: Network, scenario: Scenario, options: RollOptions, before = 0): Run {
  const limits = buildLimits(network, scenario)
  const layout = windowLayout(network)
  const window = buildWindow(network, limits, options.foresight, 'believed', layout)
  const initial = initialState(network, scenario, layout, options.movements)
  const frame = { network, window, terminalValue: options.terminalValue ?? 'baseline-price' }
  const read = monthReader(network, layout)
  const even = evenOut(network, layout, options.foresight)
  const ruleFrom = network.allocation?.from ?? Number.POSITIVE_INFINITY
  const stretch: RollStretch = (from, until, opening, { start, onTerms } = {}) => {
    // The first month goes into the solver with the model, the others as changes to it.
    window.refresh(scenario.start + from, opening)
    return withLive(solver, window, (live) => {
      const months: MonthFlows[] = []
      const states = [opening]
      const bases: Basis[] = []
      let state = opening
      let simplexIterations = 0
      let gap = 0
      if (start?.columns.length === window.model.columns && start.rows.length === window.model.rows)
        live.setBasis(start)
      for (let t = from; t < until; t++) {
        const month = scenario.start + t
        if (t > from) {
          window.refresh(month, state)
          live.update(window.model)
        }
        onTerms?.()
        const optimum = solveChecked(live, window.model, even)
        simplexIterations += optimum.simplexIterations
        bases.push(live.basis())
        gap = Math.max(gap, optimum.gap)
        const flows = read(optimum.x, optimum.rowDual, 0, month)
        months.push(flows)
        state = {
          ...advance(layout, optimum.x, state, options.terminalValue === 'last-price' ? flows.price : undefined),
          // What accounts hold counts from the first month of their rule on.
          accounts: flows.allocation !== undefined && month >= ruleFrom ? flows.allocation.held : undefined,
        }
        states.push(state)
        options.onMonth?.(t + 1, scenario.months)
      }
      return { months, states, bases, simplexIterations, gap }
    })
  }
  const opening = before === 0 ? undefined : rollOpening(frame, scenario, options, { before, initial, stretch })
  const rest = stretch(before, scenario.months, opening?.states.at(-1) ?? initial, {
    start: opening === undefined ? options.start : opening.bases.at(-1),
  })
  const parts = opening === undefined ? [rest] : [opening, rest]
  return {
    network,
    limits,
    scenario,
    layout,
    stepOffsets: stepOffsets(network),
    initial,
    months: parts.flatMap(({ months }) => months),
    states: parts.flatMap(({ states }) => states.slice(0, -1)),
    bases: parts.flatMap(({ bases }) => bases),
    solves: scenario.months,
    simplexIterations: parts.reduce((sum, part) => sum + part.simplexIterations, 0),
    gap: parts.reduce((most, { gap }) => Math.max(most, gap), 0),
  }
}

/** Rolls the months from one to another, in a solver of their own. */
type RollStretch = (
  from: number,
  until: number,
  opening: WindowState,
  how?: { readonly start?: Basis | undefined; readonly onTerms?: () => void },
) => RolledMonths

/** The months before a scenario: those that are kept, or rolled and kept for the next run. */
function rollOpening(
  frame: RollFrame,
  scenario: Scenario,
  { openings, start, onMonth }: RollOptions,
  { before, initial, stretch }: { before: number; initial: WindowState; stretch: RollStretch },
): RolledMonths {
  const { network, window } = frame
  // What a rule has in its accounts is not compared.
  if (openings === undefined || network.allocation !== undefined) return stretch(0, before, initial, { start })
  const known = openings.find(frame, before, initial, (t, state) => window.refresh(scenario.start + t, state))
  if (known !== undefined) {
    onMonth?.(before, scenario.months)
    return known
  }
  const terms: CostsAndBounds[] = []
  const rolled = stretch(0, before, initial, { onTerms: () => terms.push(copyOfTerms(window.model)) })
  return openings.keep(frame, terms, rolled)
}

/**
 * Clears the whole horizon at once with perfect foresight: the reference for worst cases and for tests.
 * `first`: the month from which buyers look for other sources, if it is not the scenario that decides. `opening`: the state in which it
 * begins, if it is known already.
 */
export function clearHorizon(
  solver: Solver,
  network: Network,
  scenario: Scenario,
  first: Month | undefined = firstSignal(network.world, scenario),
  opening?: WindowState,
): Run & { readonly totalSurplus: ThousandUsd } {
  const limits = buildLimits(network, scenario, first)
  const layout = windowLayout(network)
  const window = buildWindow(network, limits, scenario.months, 'perfect', layout)
  const initial = opening ?? openingState(solver, network, scenario, layout)
  const read = monthReader(network, layout)
  window.refresh(scenario.start, initial)
  return withLive(solver, window, (live) => {
    const optimum = solveChecked(live, window.model, evenOut(network, layout, scenario.months))
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
      initial,
      months,
      states: [initial],
      bases: [live.basis()],
      solves: 1,
      simplexIterations: optimum.simplexIterations,
      gap: optimum.gap,
      totalSurplus: quantity<'kUSD'>(-optimum.objective),
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

/**
 * Baseline stocks, goods in transit as in the baseline, and all releases by the state, even late ones: a shorter run has
 * the same months up to its end.
 */
export function initialState(
  network: Network,
  scenario: Scenario,
  layout: Layout,
  movements: readonly StockMovement[] = [],
): WindowState {
  const { nodes, buyers } = network
  const balances = nodes.length + buyers.length
  const inventory = new Float64Array(balances)
  nodes.forEach(({ cover }, n) => (inventory[n] = cover))
  buyers.forEach(({ cover }, b) => (inventory[nodes.length + b] = cover))
  const released = [
    ...scenario.stockReleases.map(({ from, overMonths }) => from + overMonths - scenario.start),
    ...movements.map(({ month }) => month - scenario.start + 1),
  ]
  const arriving = Array.from({ length: Math.max(layout.longest + 1, ...released) }, () => new Float64Array(balances))
  const arrive = (row: number, month: number, mass: number): void => {
    const list = arriving[month]
    // A release before the start or after the end is not part of this run.
    if (list !== undefined) addAt(list, row, mass)
  }
  for (const { to, transit, base } of network.arcs) for (let k = 0; k < transit; k++) arrive(to, k, base)
  for (const { outputs, lead, base } of network.activities)
    for (const { node, perTonne } of outputs) for (let k = 0; k < lead; k++) arrive(node, k, perTonne * base)
  for (const { place, stage, from, overMonths } of scenario.stockReleases)
    nodes.forEach((node, n) => {
      if (node.place !== place || network.world.materials.get(node.material)?.stage !== stage) return
      for (let k = 0; k < overMonths; k++) arrive(n, from - scenario.start + k, node.state / overMonths)
    })
  for (const { material, place, month, tonnes: mass } of movements) {
    const n = network.nodeOf(material, place, 'free') ?? network.nodeOf(material, place, 'any')
    if (n !== undefined) arrive(n, month - scenario.start, mass)
  }
  return { inventory, arriving, waiting: new Float64Array(layout.queues.length), lastPrice: undefined }
}

/** The state a month later: what was stored, what is in transit or in process, and the orders that wait. */
function advance(
  layout: Layout,
  x: Float64Array,
  state: WindowState,
  lastPrice: Float64Array | undefined,
): WindowState {
  const balances = layout.nodes + layout.buyers
  const inventory = new Float64Array(balances)
  const arriving = state.arriving.slice(1).map((list) => Float64Array.from(list))
  while (arriving.length < layout.longest + 1) arriving.push(new Float64Array(balances))
  const waiting = new Float64Array(layout.queues.length)
  layout.columns.forEach(({ kind, ref, entries }, c) => {
    // A value slightly below zero, within the solver's tolerance, must not be carried forward.
    const amount = Math.max(0, numberAt(x, c))
    if (amount === 0) return
    if (kind === 'store') {
      addAt(inventory, ref, amount)
      return
    }
    if (kind === 'wait') {
      waiting[ref] = amount
      return
    }
    if (kind === 'hold' || kind === 'credit') return
    for (const { row, lag, value } of entries) {
      // What contracts ask of what arrives later follows from it.
      if (lag === 0 || row >= balances) continue
      addAt(at(arriving, lag - 1), row, value * amount)
    }
  })
  return { inventory, arriving, waiting, lastPrice }
}

function stepOffsets(network: Network): Int32Array {
  const offsets = new Int32Array(network.buyers.length + 1)
  network.buyers.forEach(({ steps }, b) => (offsets[b + 1] = indexAt(offsets, b) + steps.length))
  return offsets
}

type ReadMonth = (x: Float64Array, rowDual: Float64Array, k: number, month: Month, factor?: number) => MonthFlows

/** Reads a month's flows and prices back from the solution. The target of each column is found once. */
function monthReader(network: Network, layout: Layout): ReadMonth {
  const offsets = stepOffsets(network)
  const balances = layout.nodes + layout.buyers
  const pools = network.allocation?.pools ?? []
  const sizes = [
    network.activities.length,
    network.arcs.length,
    network.arcs.length,
    network.arcs.length,
    network.demands.length * SOURCES,
    network.demands.length * SOURCES,
    indexAt(offsets, network.buyers.length),
    balances,
    layout.nodes,
    network.downgrades.length,
    network.arcs.length,
    network.arcs.length,
    pools.length,
    pools.length,
    pools.reduce((sum, { accounts }) => sum + accounts.length, 0),
  ]
  const targetOf = ({ kind, ref, part }: Layout['columns'][number]): readonly [array: number, index: number] => {
    switch (kind) {
      case 'run':
        return [0, ref]
      case 'ship':
        return [part === 3 ? 10 : 1 + part, ref]
      case 'deliver':
        return [4, ref * SOURCES + part]
      case 'elastic':
        return [5, ref * SOURCES + part]
      case 'serve':
        return [6, indexAt(offsets, ref) + part]
      case 'store':
        return [7, ref]
      case 'dispose':
        return [8, ref]
      case 'downgrade':
        return [9, ref]
      case 'wait':
        return [11, at(layout.queues, ref)]
      case 'credit':
        return [part === 1 ? 12 : 13, ref]
      case 'hold':
        return [14, ref]
      default:
        return kind satisfies never
    }
  }
  const goes = layout.columns.map(targetOf)
  const array = Int32Array.from(goes, ([to]) => to)
  const index = Int32Array.from(goes, ([, place]) => place)
  return (x, rowDual, k, month, factor = 1) => {
    const into = sizes.map((size) => vector<Tonnes>(new Float64Array(size)))
    const offset = k * layout.columns.length
    for (let c = 0; c < array.length; c++) {
      const amount = numberAt(x, offset + c)
      if (amount > 0) addAt(at(into, indexAt(array, c)), indexAt(index, c), amount)
    }
    // What is credited of the rest follows from what comes.
    const [
      run,
      base,
      growth,
      leak,
      deliver,
      elastic,
      serve,
      inventory,
      disposed,
      downgrade,
      released,
      waiting,
      first,
      ,
      held,
    ] = into as [
      VectorOf<Tonnes>,
      VectorOf<Tonnes>,
      VectorOf<Tonnes>,
      VectorOf<Tonnes>,
      VectorOf<Tonnes>,
      VectorOf<Tonnes>,
      VectorOf<Tonnes>,
      VectorOf<Tonnes>,
      VectorOf<Tonnes>,
      VectorOf<Tonnes>,
      VectorOf<Tonnes>,
      VectorOf<Tonnes>,
      VectorOf<Tonnes>,
      VectorOf<Tonnes>,
      VectorOf<Tonnes>,
    ]
    const price = vector<UsdPerKg>(new Float64Array(balances))
    for (let r = 0; r < balances; r++) price[r] = numberAt(rowDual, k * layout.rows + r) / factor
    const ship = [base, growth, leak, released] as const
    const flows = { month, run, ship, waiting, deliver, elastic, serve, inventory, disposed, downgrade, price }
    return network.allocation === undefined ? flows : { ...flows, allocation: { first, held } }
  }
}
