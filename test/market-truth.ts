import { modelFromRows, SolverError, type LiveModel, type NewRow, type Solver } from '../src/solver/index.ts'
import { nodeName, type Book, type Order } from '../src/market/index.ts'

/**
 * The best outcome of a small book by trying every set of blocks, with prices looked for straight from the rules a price
 * must obey. Shares no code with the clearing. In kg and USD.
 */
export interface Truth {
  readonly gains: number
  /** Sets that gain more, and for which there are no prices. */
  readonly unsupported: number
}

interface Way {
  readonly from: string
  readonly to: string
  readonly cost: number
  /** Name of the limit that it falls under. */
  readonly under: string | undefined
}

const KG = 1000
const USD = 1e6
const NEAR = 1e-6

export function bestByTrying(solver: Solver, book: Book): Truth {
  const { ways, limits } = waysOf(book)
  const nodes = book.materials.flatMap(({ name, grades, wasteCost }) =>
    grades.flatMap((grade) =>
      book.places.flatMap((place) =>
        book.months.map((month) => ({ name: nodeName(name, grade, place, month), waste: wasteCost / USD })),
      ),
    ),
  )
  const parts = book.orders.flatMap((order) => order.alternatives.map((one) => ({ order, ...one })))
  const firstWay = parts.length
  const firstWaste = firstWay + ways.length
  const columns = firstWaste + nodes.length

  // Gains of a set: parts in grains / 1000, so that a grain of a gram is counted in kg.
  const rows: NewRow[] = nodes.map(({ name }, n) => {
    const entries: [number, number][] = [[firstWaste + n, -1]]
    parts.forEach(({ moves }, j) => {
      for (const [node, grams] of moves) if (node === name) entries.push([j, grams])
    })
    ways.forEach(({ from, to }, w) => {
      if (from === name) entries.push([firstWay + w, -1])
      if (to === name) entries.push([firstWay + w, 1])
    })
    return { lower: 0, upper: 0, indices: entries.map(([j]) => j), values: entries.map(([, v]) => v) }
  })
  for (const [limit, most] of limits) {
    const under = ways.flatMap((way, w) => (way.under === limit ? [firstWay + w] : []))
    rows.push({ lower: 0, upper: most / KG, indices: under, values: under.map(() => 1) })
  }
  for (const order of book.orders) {
    const its = parts.flatMap((part, j) => (part.order === order ? [j] : []))
    rows.push({ lower: 0, upper: order.most / KG, indices: its, values: its.map(() => 1) })
  }
  const firstOrder = nodes.length + limits.size
  const cost = Float64Array.from({ length: columns }, (_, j) => {
    if (j < firstWay) return (parts[j]?.limit ?? 0) / USD
    return j < firstWaste ? (ways[j - firstWay]?.cost ?? 0) : (nodes[j - firstWaste]?.waste ?? 0)
  })
  const model = modelFromRows(
    { cost, lower: new Float64Array(columns), upper: new Float64Array(columns).fill(Number.POSITIVE_INFINITY) },
    rows,
  )
  const live = solver.create(model)
  const blocks = book.orders.filter(({ least }) => least > 0)
  try {
    const tried = Array.from({ length: 2 ** blocks.length }, (_, set) => {
      const within = (order: Order): boolean => order.least === 0 || ((set >> blocks.indexOf(order)) & 1) === 1
      book.orders.forEach((order, o) => {
        model.rowLower[firstOrder + o] = within(order) ? order.least / KG : 0
        model.rowUpper[firstOrder + o] = within(order) ? order.most / KG : 0
      })
      live.update(model)
      return { within, ...solved(live) }
    })
      .filter(({ gains }) => Number.isFinite(gains))
      .sort((a, b) => b.gains - a.gains)
    const best = tried.findIndex(({ within, x }) => hasPrices(within, x))
    return {
      gains: tried[best]?.gains ?? Number.NaN,
      unsupported: tried.slice(0, best).filter(({ gains }) => gains > (tried[best]?.gains ?? 0) + NEAR).length,
    }
  } finally {
    live.dispose()
  }

  /** Is there a price at every node, and a rent on every limit, at which nobody would rather do something else? */
  function hasPrices(within: (order: Order) => boolean, x: Float64Array): boolean {
    const at = new Map(nodes.map(({ name }, n) => [name, n]))
    const rents = [...limits.keys()]
    const rules: NewRow[] = []
    const lower = Float64Array.from({ length: nodes.length + rents.length }, (_, n) => -(nodes[n]?.waste ?? 0))
    const upper = Float64Array.from(lower, () => Number.POSITIVE_INFINITY)
    nodes.forEach((_, n) => {
      if ((x[firstWaste + n] ?? 0) > NEAR) upper[n] = lower[n] ?? 0
    })
    const rule = (low: number, high: number, terms: readonly [number, number][]): void => {
      const sum = new Map<number, number>()
      for (const [n, v] of terms) sum.set(n, (sum.get(n) ?? 0) + v)
      rules.push({ lower: low, upper: high, indices: [...sum.keys()], values: [...sum.values()] })
    }
    for (const order of book.orders) {
      if (!within(order)) continue
      const its = parts.flatMap((part, j) => (part.order === order ? [{ ...part, x: x[j] ?? 0 }] : []))
      const full = its.reduce((sum, part) => sum + part.x, 0) >= order.most / KG - NEAR
      const earns = ({ moves }: (typeof its)[number]): [number, number][] =>
        moves.map(([node, grams]) => [at.get(node) ?? -1, grams])
      for (const part of its) {
        const ask = part.limit / USD
        if (!full) rule(part.x > NEAR ? ask : Number.NEGATIVE_INFINITY, ask, earns(part))
        else if (part.x > NEAR) {
          rule(ask, Number.POSITIVE_INFINITY, earns(part))
          for (const other of its)
            rule(ask - other.limit / USD, Number.POSITIVE_INFINITY, [
              ...earns(part),
              ...earns(other).map(([n, v]): [number, number] => [n, -v]),
            ])
        }
      }
    }
    ways.forEach(({ from, to, cost, under }, w) => {
      const carried = ways.reduce((sum, way, v) => sum + (way.under === under ? (x[firstWay + v] ?? 0) : 0), 0)
      const full = under !== undefined && carried >= (limits.get(under) ?? 0) / KG - NEAR
      rule((x[firstWay + w] ?? 0) > NEAR ? cost : Number.NEGATIVE_INFINITY, cost, [
        [at.get(to) ?? -1, 1],
        [at.get(from) ?? -1, -1],
        ...(full ? [[nodes.length + rents.indexOf(under), -1] as [number, number]] : []),
      ])
    })
    const prices = solver.create(modelFromRows({ cost: new Float64Array(lower.length), lower, upper }, rules))
    try {
      return Number.isFinite(solved(prices).gains)
    } finally {
      prices.dispose()
    }
  }
}

/** Gains are minus infinity where nothing satisfies the rows. */
function solved(live: LiveModel, again = false): { gains: number; x: Float64Array } {
  try {
    const { objective, x } = live.solve()
    return { gains: -objective, x }
  } catch (error) {
    if (!(error instanceof SolverError)) throw error
    if (error.status === 'infeasible') return { gains: Number.NEGATIVE_INFINITY, x: new Float64Array(0) }
    if (again) throw error
    live.clearSolver()
    return solved(live, true)
  }
}

function waysOf({ materials, places, months, routes }: Book): { ways: Way[]; limits: Map<string, number> } {
  const limits = new Map<string, number>()
  const ways: Way[] = []
  for (const month of months) {
    for (const { name, grades, downgrades } of materials)
      for (const [stricter, looser] of downgrades ?? grades.slice(1).map((one, g) => [grades[g] ?? '', one] as const))
        for (const place of places)
          ways.push({
            from: nodeName(name, stricter, place, month),
            to: nodeName(name, looser, place, month),
            cost: 0,
            under: undefined,
          })
    for (const route of routes) {
      const under = route.most === undefined ? undefined : `${route.id} in ${month}`
      if (under !== undefined) limits.set(under, route.most ?? 0)
      for (const { name, grades } of materials)
        if (route.materials === undefined || route.materials.includes(name))
          for (const grade of grades)
            ways.push({
              from: nodeName(name, grade, route.from, month),
              to: nodeName(name, grade, route.to, month),
              cost: route.cost / USD,
              under,
            })
    }
  }
  return { ways, limits }
}
