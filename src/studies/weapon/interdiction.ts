import {
  firstSignal,
  buildLimits,
  buildWindow,
  checkOptimum,
  openingFrom,
  solveChecked,
  stateBefore,
  type Checked,
  type Network,
  type Window,
  type WindowState,
} from '../../clearing/index.ts'
import { at, entry, numberAt } from '../../lists/index.ts'
import type { Basis, Optimum, Solver, CostsAndBounds } from '../../solver/index.ts'
import { quantity, type ThousandUsd } from '../../quantity/index.ts'
import { InputError, type Scenario } from '../../world/index.ts'
import { boundGroupsOf, boundsOf, columnsOfRows, exportsForgoneIn, taken, type BoundGroup } from './bound-groups.ts'
import type { OptimalFaceEnds } from './member.ts'
import { followerLossBound } from './follower-loss-bound.ts'
import type { Cut, MeasureSet, Oracle } from './enumeration.ts'
import { optimalFaceEnds } from './optimal-face.ts'
import { NO_DUAL } from './tolerances.ts'
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
  readonly shared: Shared
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

/** A basis to start from, kept by the caller for the next solve; that of a model of another shape is left aside. */
export interface WarmStart {
  basis: Basis | undefined
}

/** What networks share that differ in what they provide alone. */
interface Shared {
  readonly before: WindowState | undefined
  /** Where the solve without any measure ended. */
  readonly basis: Basis
}

/** @param like a model of the same world and menu, whose network differs in what it provides alone: it saves work, and changes no answer */
export function openInterdiction(
  solver: Solver,
  network: Network,
  menu: Scenario,
  like?: { readonly shared: Shared },
): InterdictionModel {
  const tariff = menu.measures.find((measure) => measure.tariff > 0)
  if (tariff !== undefined) throw new InputError([studyFault('MENU_TARIFF', { tariff: tariff.id })])
  refuseMeasures(network, menu)
  const { window, before, opening } = windowOf(solver, network, menu, like)
  const { model } = window
  const groups = boundGroupsOf(network, menu, window)
  const within = columnsOfRows(groups, window)
  const waste = network.world.parameter('disposal-cost')
  const frame = { window, groups, within, measures: menu.measures.length, waste }
  const usual = { upper: model.upper.slice(), rowUpper: model.rowUpper.slice() }
  const first = { upper: model.upper.slice(), rowLower: model.rowLower.slice(), rowUpper: model.rowUpper.slice() }
  const groupsWith = menu.measures.map((_, a) => groups.filter(({ measures }) => measures.includes(a)))
  const live = solver.create(model)
  live.algorithm('simplex')
  let simplexIterations = 0
  const fits = ({ columns, rows }: Basis): boolean => columns.length === model.columns && rows.length === model.rows
  const bases: Basis[] = like !== undefined && fits(like.shared.basis) ? [like.shared.basis] : []

  const set = (chosen: MeasureSet): void => {
    model.upper.set(usual.upper)
    model.rowUpper.set(usual.rowUpper)
    takeFrom(model, groupsWith, chosen)
    live.update(model)
  }
  const solve = (chosen: MeasureSet, near?: WarmStart): Optimum & Checked => {
    set(chosen)
    // The same basis before each solve makes an answer independent of what was solved before.
    const own = near?.basis !== undefined && fits(near.basis) ? near.basis : undefined
    const basis = own ?? bases[chosen.length > menu.measures.length / 2 ? 1 : 0] ?? bases[0]
    if (basis !== undefined) live.setBasis(basis)
    const optimum = solveChecked(live, model)
    simplexIterations += optimum.simplexIterations
    if (near !== undefined) near.basis = live.basis()
    else if (bases.length < (chosen.length === menu.measures.length ? 2 : 1)) bases.push(live.basis())
    return optimum
  }

  /** The best response to no measure, sought once it is asked for: many plans are only looked at under attack. */
  let reference: { readonly surplus: ThousandUsd; readonly error: number } | undefined
  const unharmed = (): { readonly surplus: ThousandUsd; readonly error: number } => {
    if (reference !== undefined) return reference
    const { objective, error } = solve([])
    bases[0] = live.basis()
    reference = { surplus: quantity<'kUSD'>(-objective), error }
    return reference
  }
  unharmed()
  const shared: Shared = { before, basis: at(bases, 0) }
  const refit = (change: (model: CostsAndBounds) => void): void => {
    model.upper.set(first.upper)
    model.rowLower.set(first.rowLower)
    model.rowUpper.set(first.rowUpper)
    change(model)
    for (const group of groups)
      if (group.indices.some((j) => boundsOf(group, model)[j] !== boundsOf(group, first)[j]))
        throw new Error('a bound that measures reach was changed')
    usual.upper.set(model.upper)
    usual.rowUpper.set(model.rowUpper)
    // The earlier best response is near that of now.
    bases.length = 1
    reference = undefined
  }
  return {
    get followerSurplus() {
      return unharmed().surplus
    },
    shared,
    window,
    opening,
    refit,
    solveResponse: solve,
    measures: menu.measures.length,
    simplexIterations: () => simplexIterations,
    exportsForgone: exportsForgoneIn(network, menu),
    solve: (chosen, near) => {
      const { surplus, error } = unharmed()
      const optimum = solve(chosen, near)
      return cutOf(frame, chosen, optimum, {
        loss: quantity<'kUSD'>(surplus + optimum.objective),
        error: quantity<'kUSD'>(error + optimum.error),
      })
    },
    loss: (chosen) => {
      const { surplus } = unharmed()
      return quantity<'kUSD'>(surplus + solve(chosen).objective)
    },
    endsAt: (places) => {
      const uses = usesAt(network, window, places)
      const end = (x: Float64Array): OptimalFaceEnds['most'] => ({
        worth: quantity<'kUSD'>(-uses.reduce((sum, cost, j) => sum + cost * numberAt(x, j), 0)),
        touched: groupsWith.map((own, measure) =>
          own.some((group) => {
            const left = at(group.left, group.measures.indexOf(measure))
            return group.indices.some((j, i) => taken(group, j, x, within) > numberAt(left, i))
          }),
        ),
      })
      return (chosen) => {
        const { surplus } = unharmed()
        const optimum = solve(chosen)
        const { most, least } = optimalFaceEnds(live, model, optimum, uses)
        return { loss: quantity<'kUSD'>(surplus + optimum.objective), most: end(most), least: end(least) }
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

/** The importing countries' linear program without any measure, in the state in which the menu begins. */
function windowOf(
  solver: Solver,
  network: Network,
  menu: Scenario,
  like: { readonly shared: Shared } | undefined,
): { readonly window: Window; readonly before: WindowState | undefined; readonly opening: WindowState } {
  const calm = { ...menu, measures: [] }
  const limits = buildLimits(network, calm, firstSignal(network.world, menu))
  const window = buildWindow(network, limits, menu.months, 'perfect')
  const before = like === undefined ? stateBefore(solver, network, calm) : like.shared.before
  const opening = openingFrom(before, network, calm, window.layout)
  window.refresh(menu.start, opening)
  return { window, before, opening }
}

/** Lowers the bounds that a set of measures reaches: of several that reach one, the strictest decides. */
function takeFrom(model: CostsAndBounds, groupsWith: readonly (readonly BoundGroup[])[], chosen: MeasureSet): void {
  const held = new Set(chosen)
  for (const a of chosen)
    for (const group of at(groupsWith, a)) {
      const strictest = at(
        group.left,
        group.measures.findIndex((measure) => held.has(measure)),
      )
      const bounds = boundsOf(group, model)
      group.indices.forEach((j, i) => (bounds[j] = numberAt(strictest, i)))
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

/** What the cut of a solved set is made from. */
interface CutFrame {
  readonly window: Window
  readonly groups: readonly BoundGroup[]
  /** Columns of each row that measures lower. */
  readonly within: ReadonlyMap<number, readonly number[]>
  readonly measures: number
  readonly waste: number
}

/**
 * What a solved set T says of all others. With x its response, d its reduced costs, u the upper bounds of columns:
 *
 *   L(S) <= L(T) + sum over a in S, not in T, of sum_j max(0, x_j - u_j(a)) . loss_j        (`responseWorth` has loss_j)
 *   L(S) >= L(T) - sum_j w_j ( u_j(S) - u_j(T) ),   w_j = max(0, -d_j)
 *
 * A row that measures lower (a quota by weight, what a plant can run) is bounded alike: its own dual stands for w, and for the loss
 * of cutting it down that of the columns in it which lose least.
 *
 * A column without a bound under T has no w_j: what stands there is rounding, and weighed with an infinite bound it
 * would be a bound of infinity. A column with a bound under T and none under S tells nothing of S, unless its w_j is rounding.
 * Both sides give way by the error that the solves' checks left.
 */
function cutOf(
  { window, groups, within, measures, waste }: CutFrame,
  chosen: MeasureSet,
  optimum: Optimum,
  { loss, error }: { readonly loss: ThousandUsd; readonly error: ThousandUsd },
): Cut {
  const { model } = window
  const held = new Set(chosen)
  const lossPerUnit = followerLossBound(model, window, optimum.x, waste)
  // Of a row any columns may be cut: what loses least goes first.
  const lossOf = (group: BoundGroup, index: number, beyond: number): number => {
    if (group.of === 'columns') return beyond * lossPerUnit(index)
    const cheapest = entry(within, index)
      .map((j) => ({ amount: numberAt(optimum.x, j), loss: lossPerUnit(j) }))
      .filter(({ amount }) => amount > 0)
      .sort((a, b) => a.loss - b.loss)
    let left = beyond
    return cheapest.reduce((sum, { amount, loss }) => {
      const cut = Math.min(left, amount)
      left -= cut
      return cut > 0 ? sum + cut * loss : sum
    }, 0)
  }
  // What one measure more takes from the response at most.
  const more = new Float64Array(measures)
  // By duals, groups that the same measures reach in the same order: what is lost less where the strictest in force is another.
  const patterns = new Map<string, Pattern>()
  for (const group of groups) {
    const now = group.measures.findIndex((measure) => held.has(measure))
    group.measures.forEach((measure, m) => {
      if (now >= 0 && m >= now) return
      group.indices.forEach((j, i) => {
        const beyond = taken(group, j, optimum.x, within) - numberAt(at(group.left, m), i)
        if (beyond > 0) more[measure] = numberAt(more, measure) + lossOf(group, j, beyond)
      })
    })
    const key = group.measures.join(' ')
    const pattern = patterns.get(key) ?? {
      measures: group.measures,
      without: 0,
      with: new Float64Array(group.measures.length),
    }
    patterns.set(key, pattern)
    const isRow = group.of === 'row'
    group.indices.forEach((j, i) => {
      const bound = numberAt(boundsOf(group, model), j)
      const dual = -numberAt(isRow ? optimum.rowDual : optimum.reducedCost, j)
      if (dual <= 0 || !Number.isFinite(bound)) return
      const isRounding = dual <= NO_DUAL * Math.max(1, isRow ? 0 : Math.abs(numberAt(model.cost, j)))
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

/** Groups that the same measures reach in the same order. */
interface Pattern {
  readonly measures: readonly number[]
  /** What is gained by the duals, thousand USD: if no measure of the groups is in force, */
  without: number
  /** and if the strictest in force is each of them. */
  readonly with: Float64Array
}
