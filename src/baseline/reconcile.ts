import { SolverError, type LinearModel, type LiveModel, type Solver } from '../solver/index.ts'
import { FaultList, type Figure, type Observation, type World } from '../world/index.ts'

/** What a fact said, and what the baseline uses. Tonnes a year, or a share. */
export interface Fit {
  readonly what: string
  readonly place: string
  readonly partner: string | undefined
  readonly materials: readonly string[]
  readonly kind: 'operation' | 'route' | 'demand' | Observation['quantity']
  readonly use: 'fact' | Observation['use']
  readonly figure: Figure
  readonly fitted: number
  /** Distance in half-ranges: 0 at the value, 1 at an end of the range. */
  readonly distance: number
}

/** Flows nearest to the facts that close every mass balance. Tonnes a year. */
export interface Reconciled {
  readonly run: Float64Array
  readonly ship: Float64Array
  readonly use: Float64Array
  /** Thrown away, by `material place`. */
  readonly waste: ReadonlyMap<string, number>
  readonly fits: readonly Fit[]
  /** Largest balance left open, relative to what passes through its node. */
  readonly imbalance: number
}

/** A flow that a fact gives is never set to nothing: at least this part of it is kept. */
const FLOOR = 0.02
/** Range, as a share of the value, of a fact that claims to be exact. */
const LEAST_RANGE = 0.01

/** Half the width of a range: two standard deviations. */
const halfRange = ({ value, low, high }: Figure): number =>
  Math.max((high - low) / 2, LEAST_RANGE * Math.abs(value), 0.05)

interface Variable {
  readonly figure: Figure
  readonly kind: 'operation' | 'route' | 'demand'
  readonly index: number
  readonly legs: readonly { readonly node: string; readonly perTonne: number }[]
}

/**
 * Scaled least squares. With x the yearly flows, a the facts and s their half-ranges:
 *
 *   minimise  sum ((x - a)/s)^2 + sum_obs ((sum x - a)/s)^2
 *   subject to, for each material and place:  made + received = taken + shipped + used + wasted
 *              x >= 0.02 a
 */
export function reconcile(world: World, solver: Solver): Reconciled {
  const variables = flowVariables(world)
  const fitted = world.observations.filter(({ use, quantity }) => use === 'fit' && quantity !== 'share')
  const terms = fitted
    .map((observation) => ({ observation, members: membersOf(world, observation, variables) }))
    .filter(({ members }) => members.length > 0)
  const nodes = [...new Set(variables.flatMap(({ legs }) => legs.map(({ node }) => node)))]
  const nodeIndex = new Map(nodes.map((node, n) => [node, n]))
  const wasted = nodes.filter((node) => mayBeWasted(world, node))

  // Columns are scaled to about one: flows by their fact, waste by what passes through its node.
  const through = new Float64Array(nodes.length)
  for (const { figure, legs } of variables)
    for (const { node, perTonne } of legs)
      through[nodeIndex.get(node) ?? 0] = Math.max(
        through[nodeIndex.get(node) ?? 0] ?? 0,
        Math.abs(perTonne) * figure.value,
        1,
      )
  const columns = variables.length + wasted.length + terms.length
  const rows = nodes.length + terms.length
  const scale = new Float64Array(columns)
  const cost = new Float64Array(columns)
  const curvature = new Float64Array(columns)
  const lower = new Float64Array(columns)
  const upper = new Float64Array(columns).fill(Number.POSITIVE_INFINITY)
  const pull = (j: number, figure: Figure): void => {
    // ((scale z - a)/s)^2 = scale^2/s^2 z^2 - 2 a scale/s^2 z + ...
    const s = halfRange(figure)
    const size = scale[j] ?? 1
    curvature[j] = (2 * size * size) / (s * s)
    cost[j] = (-2 * figure.value * size) / (s * s)
  }
  const entries: { row: number; value: number }[][] = Array.from({ length: columns }, () => [])
  variables.forEach(({ figure, legs }, j) => {
    scale[j] = Math.max(figure.value, 1)
    pull(j, figure)
    lower[j] = (FLOOR * figure.value) / (scale[j] ?? 1)
    for (const { node, perTonne } of legs) {
      const row = nodeIndex.get(node) ?? 0
      entries[j]?.push({ row, value: (perTonne * (scale[j] ?? 1)) / (through[row] ?? 1) })
    }
  })
  wasted.forEach((node, w) => {
    const j = variables.length + w
    const row = nodeIndex.get(node) ?? 0
    scale[j] = through[row] ?? 1
    curvature[j] = 1e-4
    entries[j]?.push({ row, value: -1 })
  })
  terms.forEach(({ observation, members }, o) => {
    const j = variables.length + wasted.length + o
    const row = nodes.length + o
    scale[j] = Math.max(observation.figure.value, 1)
    pull(j, observation.figure)
    entries[j]?.push({ row, value: -1 })
    for (const { variable, perTonne } of members)
      entries[variable]?.push({ row, value: (perTonne * (scale[variable] ?? 1)) / (scale[j] ?? 1) })
  })

  const z = solveLeastSquares(solver, { columns, rows, entries, cost, curvature, lower, upper }, nodes)
  const x = Float64Array.from(z, (value, j) => value * (scale[j] ?? 1))
  const run = new Float64Array(world.operations.length)
  const ship = new Float64Array(world.routes.length)
  const use = new Float64Array(world.demand.length)
  const target = { operation: run, route: ship, demand: use }
  variables.forEach(({ kind, index }, j) => (target[kind][index] = x[j] ?? 0))
  const waste = new Map(wasted.map((node, w) => [node, x[variables.length + w] ?? 0]))

  const balance = new Float64Array(nodes.length)
  variables.forEach(({ legs }, j) => {
    for (const { node, perTonne } of legs)
      balance[nodeIndex.get(node) ?? 0] = (balance[nodeIndex.get(node) ?? 0] ?? 0) + perTonne * (x[j] ?? 0)
  })
  for (const [node, amount] of waste)
    balance[nodeIndex.get(node) ?? 0] = (balance[nodeIndex.get(node) ?? 0] ?? 0) - amount
  const imbalance = balance.reduce((most, left, n) => Math.max(most, Math.abs(left) / (through[n] ?? 1)), 0)

  return {
    run,
    ship,
    use,
    waste,
    imbalance,
    fits: [...variableFits(world, variables, x), ...observationFits(world, variables, x)],
  }
}

function flowVariables(world: World): Variable[] {
  const list: Variable[] = []
  world.operations.forEach(({ site, recipe, activity }, index) => {
    const known = world.sites.get(site)
    if (activity.value <= 0 || known === undefined || known.partOf !== undefined) return
    list.push({
      kind: 'operation',
      index,
      figure: activity,
      legs: [
        ...recipe.inputs.map(({ material, perTonne }) => ({ node: `${material} ${known.place}`, perTonne: -perTonne })),
        ...recipe.outputs.map(({ material, perTonne }) => ({ node: `${material} ${known.place}`, perTonne })),
      ],
    })
  })
  world.routes.forEach(({ material, from, to, shipped }, index) => {
    if (shipped.value > 0)
      list.push({
        kind: 'route',
        index,
        figure: shipped,
        legs: [
          { node: `${material} ${from}`, perTonne: -1 },
          { node: `${material} ${to}`, perTonne: 1 },
        ],
      })
  })
  world.demand.forEach(({ material, place, use }, index) => {
    if (use.value > 0)
      list.push({ kind: 'demand', index, figure: use, legs: [{ node: `${material} ${place}`, perTonne: -1 }] })
  })
  return list
}

/** Joint products nobody wants stay in solution. Whatever can be sold is worth selling, so it is not thrown away. */
function mayBeWasted(world: World, node: string): boolean {
  const material = world.materials.get(node.slice(0, node.lastIndexOf(' ')))
  return material !== undefined && !material.tradable
}

/** The flows that an observation adds up, with their tonnes per tonne of flow. */
function membersOf(
  world: World,
  { quantity, place, partner, materials }: Observation,
  variables: readonly Variable[],
): { variable: number; perTonne: number }[] {
  const wanted = new Set(materials)
  const asked = (side: string | undefined, which: string | undefined): boolean => which === undefined || side === which
  const amount = (list: readonly { material: string; perTonne: number }[]): number =>
    list.reduce((sum, { material, perTonne }) => (wanted.has(material) ? sum + perTonne : sum), 0)
  const share = ({ kind, index }: Variable): number => {
    if (kind === 'route') {
      const route = world.routes[index]
      return quantity === 'trade' &&
        route !== undefined &&
        wanted.has(route.material) &&
        asked(route.to, place) &&
        asked(route.from, partner)
        ? 1
        : 0
    }
    if (kind === 'demand') {
      const demand = world.demand[index]
      return quantity === 'use' && demand !== undefined && wanted.has(demand.material) && asked(demand.place, place)
        ? 1
        : 0
    }
    const operation = world.operations[index]
    if (operation === undefined || !asked(world.sites.get(operation.site)?.place, place)) return 0
    return quantity === 'production'
      ? amount(operation.recipe.outputs)
      : quantity === 'use'
        ? amount(operation.recipe.inputs)
        : 0
  }
  return variables.flatMap((known, variable) => {
    const perTonne = share(known)
    return perTonne > 0 ? [{ variable, perTonne }] : []
  })
}

interface Squares {
  readonly columns: number
  readonly rows: number
  readonly entries: readonly (readonly { row: number; value: number }[])[]
  readonly cost: Float64Array
  readonly curvature: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
}

function solveLeastSquares(
  solver: Solver,
  { columns, rows, entries, cost, curvature, lower, upper }: Squares,
  nodes: readonly string[],
): Float64Array {
  const starts = Int32Array.from([
    0,
    ...entries.map(
      (
        (at) => (list) =>
          (at += list.length)
      )(0),
    ),
  ])
  const flat = entries.flat()
  const model: LinearModel = {
    columns,
    rows,
    cost,
    curvature,
    lower,
    upper,
    starts,
    indices: Int32Array.from(flat, ({ row }) => row),
    values: Float64Array.from(flat, ({ value }) => value),
    rowLower: new Float64Array(rows),
    rowUpper: new Float64Array(rows),
  }
  let live: LiveModel | undefined
  try {
    live = solver.create(model)
    return live.solve().x
  } catch (error) {
    if (!(error instanceof SolverError)) throw error
    throw unbalanced(solver, model, nodes, error)
  } finally {
    live?.dispose()
  }
}

/** Which materials at which places cannot balance: found by paying for every tonne that is missing or left over. */
function unbalanced(solver: Solver, model: LinearModel, nodes: readonly string[], error: SolverError): Error {
  const { columns, rows } = model
  const grown: LinearModel = {
    columns: columns + 2 * rows,
    rows,
    rowLower: model.rowLower,
    rowUpper: model.rowUpper,
    cost: Float64Array.from({ length: columns + 2 * rows }, (_, j) => (j < columns ? 0 : 1)),
    lower: Float64Array.from({ length: columns + 2 * rows }, (_, j) => model.lower[j] ?? 0),
    upper: new Float64Array(columns + 2 * rows).fill(Number.POSITIVE_INFINITY),
    starts: Int32Array.from({ length: columns + 2 * rows + 1 }, (_, j) =>
      j <= columns ? (model.starts[j] ?? 0) : (model.starts[columns] ?? 0) + j - columns,
    ),
    indices: Int32Array.from([...model.indices, ...Array.from({ length: 2 * rows }, (_, i) => i >> 1)]),
    values: Float64Array.from([...model.values, ...Array.from({ length: 2 * rows }, (_, i) => (i % 2 === 0 ? 1 : -1))]),
  }
  const live = solver.create(grown)
  try {
    const { x } = live.solve()
    const faults = new FaultList()
    nodes.forEach((node, n) => {
      const [material, place] = [node.slice(0, node.lastIndexOf(' ')), node.slice(node.lastIndexOf(' ') + 1)]
      const missing = x[columns + 2 * n] ?? 0
      const over = x[columns + 2 * n + 1] ?? 0
      if (missing + over < 1e-6) return
      faults.add({
        code: 'BASELINE_UNBALANCED',
        message: `In the baseline year, ${material} at ${place} cannot balance: ${missing > over ? 'more is taken than is made or received' : 'more is made or received than is taken'}.`,
        remedy: 'Add the route, plant or use that is missing in routes.csv, operations.csv or demand.csv.',
      })
    })
    if (!faults.any) return error
    faults.refuse()
    return error
  } catch (found) {
    return found instanceof Error ? found : error
  } finally {
    live.dispose()
  }
}

const distance = (figure: Figure, fitted: number): number => (fitted - figure.value) / halfRange(figure)

function variableFits(world: World, variables: readonly Variable[], x: Float64Array): Fit[] {
  return variables.map(({ kind, index, figure }, j) => {
    const fitted = x[j] ?? 0
    const common = { kind, use: 'fact' as const, figure, fitted, distance: distance(figure, fitted) }
    if (kind === 'operation') {
      const operation = world.operations[index]
      return {
        ...common,
        what: [operation?.site, operation?.process, operation?.feed].filter(Boolean).join(' '),
        place: world.sites.get(operation?.site ?? '')?.place ?? '',
        partner: undefined,
        materials: operation?.recipe.outputs.map(({ material }) => material) ?? [],
      }
    }
    if (kind === 'route') {
      const route = world.routes[index]
      return {
        ...common,
        what: `${route?.material} ${route?.from} to ${route?.to}`,
        place: route?.to ?? '',
        partner: route?.from,
        materials: [route?.material ?? ''],
      }
    }
    const demand = world.demand[index]
    return {
      ...common,
      what: `${demand?.sector} ${demand?.material}`,
      place: demand?.place ?? '',
      partner: undefined,
      materials: [demand?.material ?? ''],
    }
  })
}

/** Every observation of the baseline year that the model can answer, fitted or not. */
function observationFits(world: World, variables: readonly Variable[], x: Float64Array): Fit[] {
  const total = (observation: Observation): number | undefined => {
    const members = membersOf(world, observation, variables)
    return members.length === 0
      ? undefined
      : members.reduce((sum, { variable, perTonne }) => sum + perTonne * (x[variable] ?? 0), 0)
  }
  return world.observations
    .filter(({ use }) => use !== 'series')
    .flatMap((observation) => {
      const fitted = observation.quantity === 'share' ? shareOf(world, observation, total) : total(observation)
      if (fitted === undefined) return []
      const { id, place, partner, materials, quantity, use, figure } = observation
      return [
        {
          what: id,
          place: place ?? '',
          partner,
          materials,
          kind: quantity,
          use,
          figure,
          fitted,
          distance: distance(figure, fitted),
        },
      ]
    })
}

/** Without a partner: the place's part of the world's production. With one: the partner's part of the place's imports. */
function shareOf(
  world: World,
  observation: Observation,
  total: (observation: Observation) => number | undefined,
): number | undefined {
  const { place, partner } = observation
  const parts = [...world.places.keys()].map((other) =>
    partner === undefined
      ? ([other, total({ ...observation, quantity: 'production', place: other, partner: undefined }) ?? 0] as const)
      : ([
          other,
          other === place ? 0 : (total({ ...observation, quantity: 'trade', place, partner: other }) ?? 0),
        ] as const),
  )
  const all = parts.reduce((sum, [, amount]) => sum + amount, 0)
  const own = parts.find(([other]) => other === (partner ?? place))?.[1] ?? 0
  return all > 0 ? own / all : undefined
}
