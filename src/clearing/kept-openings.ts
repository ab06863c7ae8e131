import type { Basis, CostsAndBounds, LinearModel } from '../solver/index.ts'
import type { World } from '../world/index.ts'
import type { Network } from './network.ts'
import type { MonthFlows } from './run.ts'
import type { Window, WindowState } from './window.ts'
import type { Layout } from './window-layout.ts'

/** Months that were rolled one after another. */
export interface RolledMonths {
  readonly months: readonly MonthFlows[]
  /** State at the start of each month, and after the last. */
  readonly states: readonly WindowState[]
  readonly bases: readonly Basis[]
  readonly simplexIterations: number
  readonly gap: number
}

/** What months were rolled from: all that decides what they come to. */
interface Opening {
  readonly world: World
  readonly terminalValue: string
  readonly matrix: Pick<LinearModel, 'starts' | 'indices' | 'values'>
  readonly columns: Layout['columns']
  /** Costs and bounds of each month's window. */
  readonly terms: readonly CostsAndBounds[]
  readonly rolled: RolledMonths
}

/** One for what a slider moves, and one for each network that measures left out leave; each holds some five megabytes. */
const MOST = 4

/**
 * The months from the first control to the start of a scenario, kept from run to run: they are a third of a run, and the same whatever is asked of
 * later measures. What is kept is taken only where the linear programs of all these months are the same to the last digit, so that no answer
 * depends on what was asked before.
 */
export class KeptOpenings {
  /** The one that was last of use first. */
  private readonly kept: Opening[] = []

  /**
   * Months that were rolled from the same state, with the same windows.
   *
   * @param refresh sets the window's terms for the month at a place
   */
  find(
    { network, window, terminalValue }: RollFrame,
    months: number,
    initial: WindowState,
    refresh: (t: number, state: WindowState) => void,
  ): RolledMonths | undefined {
    const place = this.kept.findIndex(({ world, matrix, columns, terms, rolled, terminalValue: rule }) => {
      if (world !== network.world || rule !== terminalValue || rolled.months.length !== months) return false
      if (!sameMatrix(matrix, window.model) || !sameColumns(columns, window.layout.columns)) return false
      const [first] = rolled.states
      // Late releases from stocks are under way from the start, and in no early window.
      if (first === undefined || !sameState(first, initial)) return false
      return terms.every((known, t) => {
        const state = rolled.states[t]
        if (state === undefined) return false
        refresh(t, state)
        return sameTerms(known, window.model)
      })
    })
    if (place < 0) return undefined
    this.kept.unshift(...this.kept.splice(place, 1))
    return this.kept[0]?.rolled
  }

  keep(
    { network, window, terminalValue }: RollFrame,
    terms: readonly CostsAndBounds[],
    rolled: RolledMonths,
  ): RolledMonths {
    const { starts, indices, values } = window.model
    const { columns } = window.layout
    const matrix = { starts, indices, values }
    this.kept.unshift({ world: network.world, terminalValue, matrix, columns, terms: lean(terms), rolled })
    this.kept.length = Math.min(this.kept.length, MOST)
    return rolled
  }
}

/** What a run is rolled with. */
export interface RollFrame {
  readonly network: Network
  readonly window: Window
  readonly terminalValue: string
}

/** Terms of which each list stands once where it is that of the month before. */
function lean(terms: readonly CostsAndBounds[]): CostsAndBounds[] {
  const found: CostsAndBounds[] = []
  for (const term of terms) {
    const before = found.at(-1)
    const once = (list: keyof CostsAndBounds): Float64Array =>
      before !== undefined && same(before[list], term[list]) ? before[list] : term[list]
    found.push({
      cost: once('cost'),
      lower: once('lower'),
      upper: once('upper'),
      rowLower: once('rowLower'),
      rowUpper: once('rowUpper'),
    })
  }
  return found
}

const same = (one: Float64Array | Int32Array, other: Float64Array | Int32Array): boolean =>
  one === other || (one.length === other.length && one.every((value, i) => value === other[i]))

const sameMatrix = (one: Opening['matrix'], other: Opening['matrix']): boolean =>
  same(one.starts, other.starts) && same(one.indices, other.indices) && same(one.values, other.values)

/** Matrices alone do not say what a column stands for. */
const sameColumns = (one: Layout['columns'], other: Layout['columns']): boolean =>
  one.length === other.length &&
  one.every(({ kind, ref, part }, c) => {
    const column = other[c]
    return column !== undefined && column.kind === kind && column.ref === ref && column.part === part
  })

const sameTerms = (one: CostsAndBounds, other: CostsAndBounds): boolean =>
  same(one.rowLower, other.rowLower) &&
  same(one.rowUpper, other.rowUpper) &&
  same(one.upper, other.upper) &&
  same(one.lower, other.lower) &&
  same(one.cost, other.cost)

const sameState = (one: WindowState, other: WindowState): boolean =>
  same(one.inventory, other.inventory) &&
  same(one.waiting, other.waiting) &&
  one.arriving.length === other.arriving.length &&
  one.arriving.every((list, k) => {
    const another = other.arriving[k]
    return another !== undefined && same(list, another)
  })
