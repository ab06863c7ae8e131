import {
  firstSignal,
  buildLimits,
  buildWindow,
  checkOptimum,
  initialState,
  solveChecked,
  upperBounds,
  type Checked,
  type Network,
  type Window,
} from '../../clearing/index.ts'
import { at, numberAt } from '../../lists/index.ts'
import type { Basis, Optimum, Solver, CostsAndBounds } from '../../solver/index.ts'
import { pay, quantity, tonnes, type ThousandUsd } from '../../quantity/index.ts'
import { InputError, type Scenario } from '../../world/index.ts'
import type { Ends } from './member.ts'
import { responseWorth } from './response.ts'
import type { Cut, MeasureSet, Oracle } from './search.ts'
import { bothEnds } from './ties.ts'

/**
 * A menu of measures against the side that clears.
 *
 *   L(S) = W(none) - W(S),   W(S) = the most that the side is worth when S holds, everything known from the start
 *
 * A measure lowers upper bounds of columns and does nothing else. Buyers look for other sources from the first month in
 * every set, the empty one included, so that sets differ in those bounds alone: W never rises with a measure, and is
 * concave in the bounds.
 */
export interface Game extends Oracle {
  /** What the side is worth undisturbed. */
  readonly worth: ThousandUsd
  /** The programme behind it, as it stands. */
  readonly window: Window
  /** Changes what the side has: bounds that no measure reaches, and right-hand sides. Each change starts from what was there at first. */
  readonly refit: (change: (model: CostsAndBounds) => void) => void
  /** The side's best under a set, sought from a basis near it if there is one; leaves its own basis in place of that. */
  readonly respond: (set: MeasureSet, near?: Near) => Optimum & Checked
  readonly solve: (set: MeasureSet, near?: Near) => Cut
  /** What a set costs the side, and nothing else. */
  readonly loss: (set: MeasureSet) => ThousandUsd
  /** What the uses at some places may be worth under a set, over all responses that are as good for the side. */
  readonly endsAt: (places: ReadonlySet<string>) => (set: MeasureSet) => Ends
  /** The programme under a set, solved from nothing. */
  readonly solveCold: (set: MeasureSet) => Optimum
  readonly pivots: () => number
  readonly dispose: () => void
}

/** A basis to start from, kept by whoever asks again. */
export interface Near {
  basis: Basis | undefined
}

/** Columns that the same measures reach in the same month, and what each measure leaves of them, the strictest first. */
interface Cell {
  readonly columns: readonly number[]
  readonly usual: Float64Array
  readonly measures: readonly number[]
  readonly left: readonly Float64Array[]
  /** What the coercer gives up under each measure, thousand USD. */
  readonly gives: Float64Array
}

export function openGame(solver: Solver, network: Network, menu: Scenario): Game {
  const tariff = menu.measures.find((measure) => measure.tariff > 0)
  if (tariff !== undefined)
    throw new InputError([
      {
        code: 'MENU_TARIFF',
        message: `Measure "${tariff.id}" of the menu is a tariff, which changes a price and no limit.`,
        remedy: 'Leave it out: the search weighs what is withheld. `ytterby stress` takes tariffs.',
      },
    ])
  const window = buildWindow(
    network,
    buildLimits(network, { ...menu, measures: [] }, firstSignal(menu)),
    menu.months,
    'perfect',
  )
  window.refresh(menu.start, initialState(network, menu, window.layout))
  const { model } = window
  const cells = cellsOf(network, menu, window)
  const frame = { window, cells, measures: menu.measures.length, waste: network.world.parameter('waste-cost') }
  const usual = model.upper.slice()
  const first = { upper: model.upper.slice(), rowLower: model.rowLower.slice(), rowUpper: model.rowUpper.slice() }
  const cellsWith = menu.measures.map((_, a) => cells.filter(({ measures }) => measures.includes(a)))
  const live = solver.create(model)
  live.algorithm('simplex')
  let pivots = 0
  const bases: Basis[] = []

  const set = (chosen: MeasureSet): void => {
    model.upper.set(usual)
    const held = new Set(chosen)
    for (const a of chosen)
      for (const { columns, measures, left } of at(cellsWith, a)) {
        const strictest = at(
          left,
          measures.findIndex((measure) => held.has(measure)),
        )
        columns.forEach((j, i) => (model.upper[j] = numberAt(strictest, i)))
      }
    live.update(model)
  }
  const solve = (chosen: MeasureSet, near?: Near): Optimum & Checked => {
    set(chosen)
    // The same basis before each solve makes an answer independent of what was solved before.
    const basis = near?.basis ?? bases[chosen.length > menu.measures.length / 2 ? 1 : 0] ?? bases[0]
    if (basis !== undefined) live.setBasis(basis)
    const optimum = solveChecked(live, model)
    pivots += optimum.simplexIterations
    if (near !== undefined) near.basis = live.basis()
    else if (bases.length < (chosen.length === menu.measures.length ? 2 : 1)) bases.push(live.basis())
    return optimum
  }

  const undisturbed = solve([])
  let worth = quantity<'kUSD'>(-undisturbed.objective)
  let worthError = undisturbed.error
  const refit = (change: (model: CostsAndBounds) => void): void => {
    model.upper.set(first.upper)
    model.rowLower.set(first.rowLower)
    model.rowUpper.set(first.rowUpper)
    change(model)
    for (const { columns } of cells)
      if (columns.some((j) => model.upper[j] !== first.upper[j]))
        throw new Error('a column that measures reach was changed')
    usual.set(model.upper)
    // What was the side's best before is near what it is now.
    bases.length = 1
    const peace = solve([])
    bases[0] = live.basis()
    worth = quantity<'kUSD'>(-peace.objective)
    worthError = peace.error
  }
  return {
    get worth() {
      return worth
    },
    window,
    refit,
    respond: solve,
    measures: menu.measures.length,
    pivots: () => pivots,
    gives: (chosen) => {
      const held = new Set(chosen)
      let given = 0
      for (const cell of cells) {
        const strictest = cell.measures.findIndex((measure) => held.has(measure))
        if (strictest >= 0) given += numberAt(cell.gives, strictest)
      }
      return quantity<'kUSD'>(given)
    },
    solve: (chosen, near) => {
      const optimum = solve(chosen, near)
      return cutOf(frame, chosen, optimum, {
        loss: quantity<'kUSD'>(worth + optimum.objective),
        error: quantity<'kUSD'>(worthError + optimum.error),
      })
    },
    loss: (chosen) => quantity<'kUSD'>(worth + solve(chosen).objective),
    endsAt: (places) => {
      const uses = usesAt(network, window, places)
      const end = (x: Float64Array): Ends['most'] => ({
        worth: quantity<'kUSD'>(-uses.reduce((sum, cost, j) => sum + cost * numberAt(x, j), 0)),
        touched: cellsWith.map((own, measure) => own.some((cell) => touches(cell, measure, x))),
      })
      return (chosen) => {
        const optimum = solve(chosen)
        const { most, least } = bothEnds(live, model, optimum, uses)
        return { loss: quantity<'kUSD'>(worth + optimum.objective), most: end(most), least: end(least) }
      }
    },
    solveCold: (chosen) => {
      set(chosen)
      live.clearSolver()
      const optimum = live.solve()
      checkOptimum(model, optimum)
      return optimum
    },
    dispose: () => live.dispose(),
  }
}

/** The costs of the columns that serve uses at some places, and of no other. */
function usesAt(
  { demands, buyers }: Network,
  { layout, model, months }: Window,
  places: ReadonlySet<string>,
): Float64Array {
  const costs = new Float64Array(model.columns)
  layout.columns.forEach(({ kind, ref }, c) => {
    const demand = kind === 'serve' ? at(buyers, ref).demand : kind === 'elastic' ? ref : undefined
    if (demand === undefined || !places.has(at(demands, demand).fact.place)) return
    for (let k = 0; k < months; k++) {
      const j = k * layout.columns.length + c
      costs[j] = numberAt(model.cost, j)
    }
  })
  return costs
}

/** Whether a measure would cut a flow of a response, be it by a trifle. */
const touches = ({ columns, measures, left }: Cell, measure: number, x: Float64Array): boolean => {
  const place = measures.indexOf(measure)
  return place >= 0 && columns.some((j, i) => numberAt(x, j) > numberAt(at(left, place), i))
}

/** A dual under this share of a cost is what rounding leaves, where there is no bound that it could be a dual of. */
const ROUNDING = 1e-9

/**
 * What a solved set T says of all others. With x its response, d its reduced costs, u the upper bounds of columns:
 *
 *   L(S) <= L(T) + sum over a in S, not in T, of sum_j max(0, x_j - u_j(a)) . loss_j        (`responseWorth` has loss_j)
 *   L(S) >= L(T) - sum_j w_j ( u_j(S) - u_j(T) ),   w_j = max(0, -d_j)
 *
 * A column without a bound under T has no w_j: what stands there is rounding, and weighed with an infinite bound it
 * would be a bound of infinity. A column with a bound under T and none under S tells nothing of S, unless its w_j is rounding.
 * Both sides give way by the error that the solves' checks left.
 */
function cutOf(
  { window, cells, measures, waste }: { window: Window; cells: readonly Cell[]; measures: number; waste: number },
  chosen: MeasureSet,
  optimum: Optimum,
  { loss, error }: { readonly loss: ThousandUsd; readonly error: ThousandUsd },
): Cut {
  const { model } = window
  const held = new Set(chosen)
  const lossPerUnit = responseWorth(model, window, optimum.x, waste)
  // What one measure more takes from the response at most.
  const more = new Float64Array(measures)
  // By duals, cells that the same measures reach in the same order: what is lost less where the strictest in force is another.
  const patterns = new Map<string, Pattern>()
  for (const cell of cells) {
    const now = cell.measures.findIndex((measure) => held.has(measure))
    cell.measures.forEach((measure, m) => {
      if (now >= 0 && m >= now) return
      cell.columns.forEach((j, i) => {
        const beyond = numberAt(optimum.x, j) - numberAt(at(cell.left, m), i)
        if (beyond > 0) more[measure] = numberAt(more, measure) + beyond * lossPerUnit(j)
      })
    })
    const key = cell.measures.join(' ')
    const pattern = patterns.get(key) ?? {
      measures: cell.measures,
      without: 0,
      with: new Float64Array(cell.measures.length),
    }
    patterns.set(key, pattern)
    cell.columns.forEach((j, i) => {
      const bound = numberAt(model.upper, j)
      const dual = -numberAt(optimum.reducedCost, j)
      if (dual <= 0 || !Number.isFinite(bound)) return
      const isRounding = dual <= ROUNDING * Math.max(1, Math.abs(numberAt(model.cost, j)))
      const gained = (upper: number): number => (Number.isFinite(upper) || !isRounding ? dual * (upper - bound) : 0)
      pattern.without += gained(numberAt(cell.usual, i))
      cell.left.forEach((left, m) => (pattern.with[m] = numberAt(pattern.with, m) + gained(numberAt(left, i))))
    })
  }
  const list = [...patterns.values()]
  const reached = Array.from({ length: measures }, (): number[] => [])
  list.forEach(({ measures: within }, p) => {
    for (const measure of within) at(reached, measure).push(p)
  })
  // Infinite parts are counted instead of added: a sum could not be rid of them again.
  const finite = (gain: number): number => (Number.isFinite(gain) ? gain : 0)
  const without = list.reduce((sum, pattern) => sum + finite(pattern.without), 0)
  const unbounded = list.filter((pattern) => !Number.isFinite(pattern.without)).length
  const each = new Float64Array(measures)
  for (const pattern of list)
    pattern.measures.forEach((measure, m) => {
      each[measure] = numberAt(each, measure) + finite(pattern.without) - finite(numberAt(pattern.with, m))
    })
  return {
    loss,
    error,
    slope: { none: loss - without, each },
    atMost: (set) => {
      let most: number = loss + error
      for (const a of set) if (!held.has(a)) most += numberAt(more, a)
      return quantity<'kUSD'>(most)
    },
    atLeast: (set) => {
      let gained = without
      let unknown = unbounded
      const seen = new Set<number>()
      for (const a of set)
        for (const p of at(reached, a)) {
          if (seen.has(p)) continue
          seen.add(p)
          const pattern = at(list, p)
          const gain = numberAt(
            pattern.with,
            pattern.measures.findIndex((measure) => set.includes(measure)),
          )
          gained += finite(gain) - finite(pattern.without)
          if (!Number.isFinite(gain)) unknown += 1
          if (!Number.isFinite(pattern.without)) unknown -= 1
        }
      return quantity<'kUSD'>(unknown === 0 ? loss - error - gained : 0)
    },
  }
}

/** Cells that the same measures reach in the same order. */
interface Pattern {
  readonly measures: readonly number[]
  /** What the side gains by the duals, thousand USD: if no measure of the cells is in force, */
  without: number
  /** and if the strictest in force is each of them. */
  readonly with: Float64Array
}

const total = (list: Float64Array): number => list.reduce((a, b) => a + b, 0)

/** Of two measures in force the stricter must decide alone: the search rests on it. */
const crossing = (menu: Scenario, one: number, other: number): InputError =>
  new InputError([
    {
      code: 'MENU_CROSSES',
      message: `Measures "${menu.measures[one]?.id}" and "${menu.measures[other]?.id}" reach the same trade, and the one that lets less through leaks more than the other does in all.`,
      remedy: 'Give both the same `leakage`, or put them into two menus.',
    },
  ])

/** By what is left in the first column, then in the next. */
function compare(a: Float64Array, b: Float64Array): number {
  const i = a.findIndex((left, at) => left !== b[at])
  return i < 0 ? 0 : numberAt(a, i) - numberAt(b, i)
}

function cellsOf(network: Network, menu: Scenario, window: Window): Cell[] {
  const { layout, months } = window
  const known = firstSignal(menu)
  const usual = upperBounds(network, buildLimits(network, { ...menu, measures: [] }, known), layout, menu.start, months)
  const under = menu.measures.map((measure) =>
    upperBounds(network, buildLimits(network, { ...menu, measures: [measure] }, known), layout, menu.start, months),
  )
  const groups = new Map<string, number[]>()
  layout.columns.forEach(({ kind, ref, part }, c) => {
    if (kind !== 'ship' && kind !== 'deliver' && kind !== 'elastic') return
    const key = kind === 'ship' ? `ship ${ref}` : `deliver ${ref} ${part}`
    groups.set(key, [...(groups.get(key) ?? []), c])
  })
  const cells: Cell[] = []
  for (const within of groups.values())
    for (let k = 0; k < months; k++) {
      const columns = within.map((c) => k * layout.columns.length + c)
      const reached = under.flatMap((upper, measure) =>
        columns.some((j) => upper[j] !== usual[j])
          ? [{ measure, left: Float64Array.from(columns, (j) => numberAt(upper, j)) }]
          : [],
      )
      if (reached.length === 0) continue
      reached.sort((a, b) => compare(a.left, b.left) || a.measure - b.measure)
      for (const [i, { measure, left }] of reached.entries()) {
        const stricter = reached[i - 1]
        if (stricter !== undefined && total(stricter.left) > total(left) + 1e-9)
          throw crossing(menu, stricter.measure, measure)
      }
      const first = at(layout.columns, at(within, 0))
      const ship = first.kind === 'ship' ? at(network.arcs, first.ref) : undefined
      const base = numberAt(usual, at(columns, 0))
      cells.push({
        columns,
        usual: Float64Array.from(columns, (j) => numberAt(usual, j)),
        measures: reached.map(({ measure }) => measure),
        left: reached.map(({ left }) => left),
        gives: Float64Array.from(reached, ({ measure, left }) =>
          ship !== undefined && ship.base > 0 && ship.fromPlace === menu.measures[measure]?.by
            ? pay(tonnes(base - numberAt(left, 0)), at(network.nodes, ship.from).price)
            : 0,
        ),
      })
    }
  return cells
}
