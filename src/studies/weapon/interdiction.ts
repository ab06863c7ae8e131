import {
  firstSignal,
  buildLimits,
  buildWindow,
  checkOptimum,
  openingState,
  solveChecked,
  upperBounds,
  type Checked,
  type Network,
  type Window,
  type WindowState,
} from '../../clearing/index.ts'
import { at, numberAt } from '../../lists/index.ts'
import type { Basis, Optimum, Solver, CostsAndBounds } from '../../solver/index.ts'
import { pay, quantity, tonnes, type ThousandUsd } from '../../quantity/index.ts'
import { InputError, type Scenario } from '../../world/index.ts'
import type { OptimalFaceEnds } from './member.ts'
import { followerLossBound } from './follower-loss-bound.ts'
import type { Cut, MeasureSet, Oracle } from './enumeration.ts'
import { optimalFaceEnds } from './optimal-face.ts'
import { LEAVES_MORE, NO_DUAL } from './tolerances.ts'
import { refuseMeasures } from '../refuse-measures.ts'
import { studyFault } from '../study-fault.ts'

/**
 * A menu of measures against the importing countries, which clear without the coercer: an interdiction problem. The coercer
 * leads with a set of measures, and the others follow with their best response.
 *
 *   L(S) = W(none) - W(S),   W(S) = the largest surplus of the importing countries when S holds, everything known
 *                                 from the start
 *
 * A measure lowers upper bounds of columns and does nothing else. Buyers look for other sources from the first month in
 * every set, the empty one included, so that sets differ in those bounds alone: W never rises with a measure, and is
 * concave in the bounds.
 */
export interface InterdictionModel extends Oracle {
  /** The surplus of the importing countries without any measure. */
  readonly followerSurplus: ThousandUsd
  /** The linear program, with the bounds in force. */
  readonly window: Window
  /** The state in which it begins. */
  readonly opening: WindowState
  /** Changes what the importing countries have: bounds that no measure reaches, and right-hand sides. Each change starts from what was there at first. */
  readonly refit: (change: (model: CostsAndBounds) => void) => void
  /** The best response to a set, sought from a basis near it if there is one; leaves its own basis in place of that. */
  readonly solveResponse: (set: MeasureSet, near?: WarmStart) => Optimum & Checked
  readonly solve: (set: MeasureSet, near?: WarmStart) => Cut
  /** What a set costs the importing countries, and nothing else. */
  readonly loss: (set: MeasureSet) => ThousandUsd
  /** What the uses at some places may be worth under a set, over all responses that are as good for all. */
  readonly endsAt: (places: ReadonlySet<string>) => (set: MeasureSet) => OptimalFaceEnds
  /** The linear program under a set, from a cold start. */
  readonly solveCold: (set: MeasureSet) => Optimum
  readonly simplexIterations: () => number
  readonly dispose: () => void
}

/** A basis to start from, kept by the caller for the next solve. */
export interface WarmStart {
  basis: Basis | undefined
}

/** Columns that the same measures reach in the same month, and what each measure leaves of them, the strictest first. */
interface BoundGroup {
  readonly columns: readonly number[]
  readonly usual: Float64Array
  readonly measures: readonly number[]
  readonly left: readonly Float64Array[]
  /** Exports that the coercer forgoes under each measure, thousand USD. */
  readonly exportsForgone: Float64Array
}

export function openInterdiction(solver: Solver, network: Network, menu: Scenario): InterdictionModel {
  const tariff = menu.measures.find((measure) => measure.tariff > 0)
  if (tariff !== undefined) throw new InputError([studyFault('MENU_TARIFF', { tariff: tariff.id })])
  refuseMeasures(network, menu)
  const window = buildWindow(
    network,
    buildLimits(network, { ...menu, measures: [] }, firstSignal(network.world, menu)),
    menu.months,
    'perfect',
  )
  const opening = openingState(solver, network, { ...menu, measures: [] }, window.layout)
  window.refresh(menu.start, opening)
  const { model } = window
  const groups = boundGroupsOf(network, menu, window)
  const frame = { window, groups, measures: menu.measures.length, waste: network.world.parameter('disposal-cost') }
  const usual = model.upper.slice()
  const first = { upper: model.upper.slice(), rowLower: model.rowLower.slice(), rowUpper: model.rowUpper.slice() }
  const groupsWith = menu.measures.map((_, a) => groups.filter(({ measures }) => measures.includes(a)))
  const live = solver.create(model)
  live.algorithm('simplex')
  let simplexIterations = 0
  const bases: Basis[] = []

  const set = (chosen: MeasureSet): void => {
    model.upper.set(usual)
    const held = new Set(chosen)
    for (const a of chosen)
      for (const { columns, measures, left } of at(groupsWith, a)) {
        const strictest = at(
          left,
          measures.findIndex((measure) => held.has(measure)),
        )
        columns.forEach((j, i) => (model.upper[j] = numberAt(strictest, i)))
      }
    live.update(model)
  }
  const solve = (chosen: MeasureSet, near?: WarmStart): Optimum & Checked => {
    set(chosen)
    // The same basis before each solve makes an answer independent of what was solved before.
    const basis = near?.basis ?? bases[chosen.length > menu.measures.length / 2 ? 1 : 0] ?? bases[0]
    if (basis !== undefined) live.setBasis(basis)
    const optimum = solveChecked(live, model)
    simplexIterations += optimum.simplexIterations
    if (near !== undefined) near.basis = live.basis()
    else if (bases.length < (chosen.length === menu.measures.length ? 2 : 1)) bases.push(live.basis())
    return optimum
  }

  const reference = solve([])
  let followerSurplus = quantity<'kUSD'>(-reference.objective)
  let surplusError = reference.error
  const refit = (change: (model: CostsAndBounds) => void): void => {
    model.upper.set(first.upper)
    model.rowLower.set(first.rowLower)
    model.rowUpper.set(first.rowUpper)
    change(model)
    for (const { columns } of groups)
      if (columns.some((j) => model.upper[j] !== first.upper[j]))
        throw new Error('a column that measures reach was changed')
    usual.set(model.upper)
    // The earlier best response is near that of now.
    bases.length = 1
    const now = solve([])
    bases[0] = live.basis()
    followerSurplus = quantity<'kUSD'>(-now.objective)
    surplusError = now.error
  }
  return {
    get followerSurplus() {
      return followerSurplus
    },
    window,
    opening,
    refit,
    solveResponse: solve,
    measures: menu.measures.length,
    simplexIterations: () => simplexIterations,
    exportsForgone: (chosen) => {
      const held = new Set(chosen)
      let forgone = 0
      for (const group of groups) {
        const strictest = group.measures.findIndex((measure) => held.has(measure))
        if (strictest >= 0) forgone += numberAt(group.exportsForgone, strictest)
      }
      return quantity<'kUSD'>(forgone)
    },
    solve: (chosen, near) => {
      const optimum = solve(chosen, near)
      return cutOf(frame, chosen, optimum, {
        loss: quantity<'kUSD'>(followerSurplus + optimum.objective),
        error: quantity<'kUSD'>(surplusError + optimum.error),
      })
    },
    loss: (chosen) => quantity<'kUSD'>(followerSurplus + solve(chosen).objective),
    endsAt: (places) => {
      const uses = usesAt(network, window, places)
      const end = (x: Float64Array): OptimalFaceEnds['most'] => ({
        worth: quantity<'kUSD'>(-uses.reduce((sum, cost, j) => sum + cost * numberAt(x, j), 0)),
        touched: groupsWith.map((own, measure) => own.some((group) => touches(group, measure, x))),
      })
      return (chosen) => {
        const optimum = solve(chosen)
        const { most, least } = optimalFaceEnds(live, model, optimum, uses)
        return { loss: quantity<'kUSD'>(followerSurplus + optimum.objective), most: end(most), least: end(least) }
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
const touches = ({ columns, measures, left }: BoundGroup, measure: number, x: Float64Array): boolean => {
  const place = measures.indexOf(measure)
  return place >= 0 && columns.some((j, i) => numberAt(x, j) > numberAt(at(left, place), i))
}

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
  {
    window,
    groups,
    measures,
    waste,
  }: { window: Window; groups: readonly BoundGroup[]; measures: number; waste: number },
  chosen: MeasureSet,
  optimum: Optimum,
  { loss, error }: { readonly loss: ThousandUsd; readonly error: ThousandUsd },
): Cut {
  const { model } = window
  const held = new Set(chosen)
  const lossPerUnit = followerLossBound(model, window, optimum.x, waste)
  // What one measure more takes from the response at most.
  const more = new Float64Array(measures)
  // By duals, groups that the same measures reach in the same order: what is lost less where the strictest in force is another.
  const patterns = new Map<string, Pattern>()
  for (const group of groups) {
    const now = group.measures.findIndex((measure) => held.has(measure))
    group.measures.forEach((measure, m) => {
      if (now >= 0 && m >= now) return
      group.columns.forEach((j, i) => {
        const beyond = numberAt(optimum.x, j) - numberAt(at(group.left, m), i)
        if (beyond > 0) more[measure] = numberAt(more, measure) + beyond * lossPerUnit(j)
      })
    })
    const key = group.measures.join(' ')
    const pattern = patterns.get(key) ?? {
      measures: group.measures,
      without: 0,
      with: new Float64Array(group.measures.length),
    }
    patterns.set(key, pattern)
    group.columns.forEach((j, i) => {
      const bound = numberAt(model.upper, j)
      const dual = -numberAt(optimum.reducedCost, j)
      if (dual <= 0 || !Number.isFinite(bound)) return
      const isRounding = dual <= NO_DUAL * Math.max(1, Math.abs(numberAt(model.cost, j)))
      const gained = (upper: number): number => (Number.isFinite(upper) || !isRounding ? dual * (upper - bound) : 0)
      pattern.without += gained(numberAt(group.usual, i))
      group.left.forEach((left, m) => (pattern.with[m] = numberAt(pattern.with, m) + gained(numberAt(left, i))))
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
    upperBound: (set) => {
      let most: number = loss + error
      for (const a of set) if (!held.has(a)) most += numberAt(more, a)
      return quantity<'kUSD'>(most)
    },
    lowerBound: (set) => {
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
  /** What is gained by the duals, thousand USD: if no measure of the groups is in force, */
  without: number
  /** and if the strictest in force is each of them. */
  readonly with: Float64Array
}

const total = (list: Float64Array): number => list.reduce((a, b) => a + b, 0)

/** Of two measures in force the stricter must decide alone: the search rests on it. */
const crossing = (menu: Scenario, one: number, other: number): InputError =>
  new InputError([
    studyFault('MENU_CROSSES', { one: menu.measures[one]?.id ?? '', other: menu.measures[other]?.id ?? '' }),
  ])

/** By what is left in the first column, then in the next. */
function compare(a: Float64Array, b: Float64Array): number {
  const i = a.findIndex((left, at) => left !== b[at])
  return i < 0 ? 0 : numberAt(a, i) - numberAt(b, i)
}

function boundGroupsOf(network: Network, menu: Scenario, window: Window): BoundGroup[] {
  const { layout, months } = window
  const known = firstSignal(network.world, menu)
  const usual = upperBounds(network, buildLimits(network, { ...menu, measures: [] }, known), layout, menu.start, months)
  const under = menu.measures.map((measure) =>
    upperBounds(network, buildLimits(network, { ...menu, measures: [measure] }, known), layout, menu.start, months),
  )
  const alike = new Map<string, number[]>()
  layout.columns.forEach(({ kind, ref, part }, c) => {
    if (kind !== 'ship' && kind !== 'deliver' && kind !== 'elastic') return
    const key = kind === 'ship' ? `ship ${ref}` : `deliver ${ref} ${part}`
    alike.set(key, [...(alike.get(key) ?? []), c])
  })
  const groups: BoundGroup[] = []
  for (const within of alike.values())
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
        if (stricter !== undefined && total(stricter.left) > total(left) + LEAVES_MORE)
          throw crossing(menu, stricter.measure, measure)
      }
      const first = at(layout.columns, at(within, 0))
      const ship = first.kind === 'ship' ? at(network.arcs, first.ref) : undefined
      const base = numberAt(usual, at(columns, 0))
      groups.push({
        columns,
        usual: Float64Array.from(columns, (j) => numberAt(usual, j)),
        measures: reached.map(({ measure }) => measure),
        left: reached.map(({ left }) => left),
        exportsForgone: Float64Array.from(reached, ({ measure, left }) =>
          ship !== undefined && ship.base > 0 && ship.fromPlace === menu.measures[measure]?.by
            ? pay(tonnes(base - numberAt(left, 0)), at(network.nodes, ship.from).price)
            : 0,
        ),
      })
    }
  return groups
}
