import {
  buildLimits,
  buildNetwork,
  buildWindow,
  checkOptimum,
  clearHorizon,
  SOURCES,
  type Run,
} from '../src/clearing/index.ts'
import { loadScenario } from '../src/files/index.ts'
import type { Basis, LinearModel, Optimum, Solver } from '../src/solver/index.ts'
import { formatMonth, mainProduct, type Scenario } from '../src/world/index.ts'
import { openingOf, sizeOf, type Shipped } from './cases.ts'
import { atMost, median, say, timed, type Line } from './measure.ts'

const SCENARIOS = ['jp-2026-practice', 'jp-cutoff-12m']
const RUNS = 5
/** Long enough to be a large model, short enough for the solver's 2 GiB. */
const LONG = 240

/** Everything around a solve: arrays from the world, into the solver, and the answer back with names and units. */
export async function building(shipped: Shipped): Promise<Line[]> {
  const lines: Line[] = []
  for (const id of SCENARIOS) lines.push(await aroundOneSolve(shipped, id))
  lines.push(await perMillionRows(shipped, lines[0]?.here ?? Number.NaN))
  return lines
}

/** A solver that solves once, remembers the answer, and hands out copies of it, so that all but the solve is timed. */
function remembering(solver: Solver): { solver: Solver; solving: () => number; kept: () => [LinearModel, Optimum] } {
  let optimum: Optimum | undefined
  let basis: Basis | undefined
  let model: LinearModel | undefined
  let solving = 0
  return {
    solving: () => solving,
    kept: () => {
      if (model === undefined || optimum === undefined) throw new Error('nothing was solved')
      return [model, optimum]
    },
    solver: {
      version: solver.version,
      create: (data) => {
        model = data
        const live = solver.create(data)
        const solve = live.solve.bind(live)
        const readBasis = live.basis.bind(live)
        live.basis = () => basis ?? readBasis()
        live.solve = () => {
          if (optimum === undefined) {
            const first = timed(solve)
            optimum = first.value
            basis = readBasis()
            solving += first.seconds
          }
          const { x, rowDual, reducedCost } = optimum
          return { ...optimum, x: x.slice(), rowDual: rowDual.slice(), reducedCost: reducedCost.slice() }
        }
        return live
      },
    },
  }
}

async function aroundOneSolve({ world, baseline, solver }: Shipped, id: string): Promise<Line> {
  say(`1 building and reading back: ${id}`)
  const scenario = await loadScenario(id, world)
  const once = remembering(solver)
  const parts: { network: number; clear: number; names: number; named: number }[] = []
  for (let i = 0; i <= RUNS; i++) {
    const before = once.solving()
    const network = timed(() => buildNetwork(world, baseline, scenario, { split: new Set(scenario.focus) }))
    const run = timed(() => clearHorizon(once.solver, network.value, scenario))
    const names = timed(() => named(run.value))
    parts.push({
      network: network.seconds,
      clear: run.seconds - (once.solving() - before),
      names: names.seconds,
      named: names.value.length,
    })
  }
  const total = parts.map(({ network, clear, names }) => network + clear + names)
  const later = parts.slice(1)
  const [model, optimum] = once.kept()
  const value = median(total.slice(1))
  return {
    row: 1,
    what: `Build, hand over, check and read back by name: ${id}, ${scenario.months} months`,
    here: value,
    ...atMost(value, 0.1, 'at most 0.1 s'),
    counts: {
      ...sizeOf(model),
      'named figures': later[0]?.named ?? 0,
      'first in the process, s': total[0] ?? Number.NaN,
      'network, s': median(later.map(({ network }) => network)),
      'arrays, hand-over, check and reading, s': median(later.map(({ clear }) => clear)),
      'of which the check, s': median(
        Array.from({ length: RUNS }, () => timed(() => checkOptimum(model, optimum)).seconds),
      ),
      'names and units, s': median(later.map(({ names }) => names)),
    },
  }
}

interface Named {
  readonly month: string
  readonly what: 'shipped' | 'made' | 'delivered' | 'kept' | 'price'
  readonly material: string
  readonly from: string
  readonly to: string
  readonly origin: string
  readonly amount: number
  readonly unit: string
}

/** Every flow, stock and price of a run, by name and unit. As `clear` does, it leaves out what did not happen. */
function named({ network, months }: Run): Named[] {
  const { world } = network
  const list: Named[] = []
  for (const flows of months) {
    const month = formatMonth(flows.month)
    const add = (
      what: Named['what'],
      { material, from, to, origin }: Pick<Named, 'material' | 'from' | 'to' | 'origin'>,
      amount: number,
      unit = world.materials.get(material)?.unit ?? '',
    ): void => {
      if (amount > 1e-6) list.push({ month, what, material, from, to, origin, amount, unit })
    }
    network.arcs.forEach(({ material, fromPlace, toPlace, origin }, s) =>
      add(
        'shipped',
        { material, from: fromPlace, to: toPlace, origin },
        (flows.ship[0][s] ?? 0) + (flows.ship[1][s] ?? 0) + (flows.ship[2][s] ?? 0),
      ),
    )
    network.activities.forEach(({ operation, origin }, r) => {
      const known = world.operations[operation]
      const site = known?.site ?? ''
      const material = (known && mainProduct(world, known)) ?? ''
      add('made', { material, from: site, to: site, origin }, flows.run[r] ?? 0)
    })
    network.demands.forEach(({ fact: { material, place, sector }, sources }, d) =>
      sources.forEach(({ node }, source) =>
        add(
          'delivered',
          { material, from: place, to: sector, origin: network.nodes[node]?.origin ?? '' },
          flows.deliver[d * SOURCES + source] ?? 0,
        ),
      ),
    )
    network.nodes.forEach(({ material, place, origin }, n) => {
      const at = { material, from: place, to: place, origin }
      add('kept', at, flows.inventory[n] ?? 0)
      add('price', at, flows.price[n] ?? 0, 'USD/kg')
    })
  }
  return list
}

interface Arrays {
  readonly model: LinearModel
  readonly building: number
  readonly handOver: number
}

/** Arrays from the world and into the solver, unsolved. */
function arrays({ world, baseline, solver }: Shipped, scenario: Scenario): Arrays {
  const split = new Set(scenario.focus)
  const opening = openingOf(solver, buildNetwork(world, baseline, scenario, { split }), scenario)
  const built = timed(() => {
    const network = buildNetwork(world, baseline, scenario, { split })
    const window = buildWindow(network, buildLimits(network, scenario), scenario.months, 'perfect')
    window.refresh(scenario.start, opening)
    return window.model
  })
  const handed = timed(() => solver.create(built.value))
  handed.value.dispose()
  return { model: built.value, building: built.seconds, handOver: handed.seconds }
}

/** The same on a horizon of many months. It is not solved; reading back takes as long a month as on the short one. */
async function perMillionRows(shipped: Shipped, whole: number): Promise<Line> {
  const [id = ''] = SCENARIOS
  say(`1 building ${LONG} months of ${id}`)
  const scenario = await loadScenario(id, shipped.world)
  const short = Array.from({ length: RUNS }, () => arrays(shipped, scenario))
  const reading =
    ((whole - median(short.map(({ building, handOver }) => building + handOver))) / scenario.months) * LONG
  const { model, building, handOver } = arrays(shipped, { ...scenario, months: LONG })
  const here = building + handOver + reading
  const value = here / (model.rows / 1e6)
  return {
    row: 1,
    what: `The same, ${LONG} months, per million rows`,
    here,
    ...atMost(value, 1, 'at most 1 s per million rows'),
    counts: {
      ...sizeOf(model),
      'arrays, s': building,
      'hand-over, s': handOver,
      'check, reading, names and units, scaled from the shorter horizon, s': reading,
      's per million columns': here / (model.columns / 1e6),
      's per million nonzeros': here / (model.values.length / 1e6),
    },
  }
}
