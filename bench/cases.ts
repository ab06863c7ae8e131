import { makeBaseline } from '../src/baseline/index.ts'
import {
  buildLimits,
  buildNetwork,
  buildWindow,
  rollHorizon,
  type Baseline,
  type Network,
  type Run,
  type Window,
} from '../src/clearing/index.ts'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import { loadSolver, type LinearModel, type Solver, type CostsAndBounds } from '../src/solver/index.ts'
import { parseScenario, referenceScenario, type Scenario, type World } from '../src/world/index.ts'

export interface Shipped {
  readonly world: World
  readonly baseline: Baseline
  readonly solver: Solver
}

/** @param of the world as it was before controls if left out, which measures of speed are of */
export async function shipped(of = shippedWorld()): Promise<Shipped> {
  const [world, solver] = await Promise.all([loadWorld(of), loadSolver()])
  return { world, solver, baseline: makeBaseline(world, solver).baseline }
}

/** Months of the whole horizon, and of what `stress` looks ahead at a time. */
export const HORIZON = 24
export const AHEAD = 6
/** Places whose sectors are split into several buyers, as `stress` does for a scenario about Japan. */
export const SPLIT: ReadonlySet<string> = new Set(['JPN'])

const GROUPS = ['heavy', 'stage:magnet', 'element:sm', 'element:y', 'all']
const TARGETS = ['JPN', 'USA', 'EUR', 'alliance']

/** The 20 bans that are asked about: what is withheld, and from whom. */
export function bans(world: World): Scenario[] {
  return GROUPS.flatMap((group) =>
    TARGETS.map((target) => ({
      ...parseScenario(
        `${group} to ${target}.yaml`,
        `title: ban\nstart: 2026-01\nmonths: ${HORIZON}\nmeasures: [{ id: ban, instrument: ban, materials: ['${group}'], to: [${target}], from: 2026-01 }]\n`,
        world,
      ),
      id: `${group} to ${target}`,
    })),
  )
}

const calm = (): Scenario => referenceScenario(2026 * 12, HORIZON)

/** What lies on the shelves and is under way when a run begins. */
export const openingOf = (solver: Solver, network: Network, scenario: Scenario): Run['initial'] =>
  rollHorizon(solver, network, { ...scenario, months: 1 }, { foresight: 1 }).initial

/** A scenario's whole horizon, everything known, as one window ready to be solved. */
export function wholeHorizon({ world, baseline, solver }: Shipped, scenario: Scenario): Window {
  const network = buildNetwork(world, baseline, scenario, { split: new Set(scenario.focus) })
  const window = buildWindow(network, buildLimits(network, scenario), scenario.months, 'perfect')
  window.refresh(scenario.start, openingOf(solver, network, scenario))
  return window
}

export interface Family {
  readonly name: string
  /** Nothing disturbed. */
  readonly model: LinearModel
  readonly changes: readonly { readonly id: string; readonly change: CostsAndBounds }[]
  /** Seconds to make the arrays of all changes. */
  readonly making: number
}

/** The undisturbed model and its 20 bans, over the first months of the horizon. */
export function family({ world, baseline, solver }: Shipped, months: number, name: string): Family {
  const quiet = calm()
  const network = buildNetwork(world, baseline, quiet, { split: SPLIT })
  const opening = openingOf(solver, network, quiet)
  const open = (scenario: Scenario, layout?: Window['layout']): Window => {
    const window = buildWindow(network, buildLimits(network, scenario), months, 'perfect', layout)
    window.refresh(scenario.start, opening)
    return window
  }
  const still = open(quiet)
  const start = performance.now()
  const changes = bans(world).map((scenario) => {
    const { cost, lower, upper, rowLower, rowUpper } = open(scenario, still.layout).model
    return { id: scenario.id, change: shared({ cost, lower, upper, rowLower, rowUpper }) }
  })
  const making = (performance.now() - start) / 1000
  return { name, model: still.model, changes, making }
}

/** Copies arrays to memory that workers see without another copy. */
function shared(change: CostsAndBounds): CostsAndBounds {
  const copy = (list: Float64Array): Float64Array => {
    const moved = new Float64Array(new SharedArrayBuffer(list.byteLength))
    moved.set(list)
    return moved
  }
  return {
    cost: copy(change.cost),
    lower: copy(change.lower),
    upper: copy(change.upper),
    rowLower: copy(change.rowLower),
    rowUpper: copy(change.rowUpper),
  }
}

export const sizeOf = ({ rows, columns, values }: LinearModel): Record<'rows' | 'columns' | 'nonzeros', number> => ({
  rows,
  columns,
  nonzeros: values.length,
})
