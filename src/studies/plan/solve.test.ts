import { describe, expect, it } from 'vitest'
import { solveChecked } from '../../clearing/index.ts'
import { quantity } from '../../quantity/index.ts'
import { loadSolver, SolverError, type LinearModel, type Solver } from '../../solver/index.ts'
import { InputError } from '../../world/index.ts'
import { solveByColumnAndConstraint } from './column-and-constraint.ts'
import { solveByBenders } from './benders.ts'
import { cutAt, cutOf, mostWith, applyShift, type Attack, type BoundShift, type PlanCut } from './bound-shifts.ts'
import type { MasterProblem } from './master-problem.ts'
import type { Risk } from './risk.ts'
import type { ObjectiveBounds, SolveOptions } from './solve-control.ts'
import type { Exact, SecondStage } from './second-stage.ts'
import { solvePlan, type SolvedPlan } from './solve.ts'

const solver = await loadSolver()
const NONE = Number.POSITIVE_INFINITY
const f = (...numbers: number[]): Float64Array => Float64Array.from(numbers)

/**
 * At most 2 t can be used, and what is there decides: 1 t, or half of it under the second attack. A tonne is worth 2 million,
 * and all 5 are 10. A plant lets 3 t more be used; a stock adds 4 t to what is there.
 *
 * @param size of a tonne, in the linear program's
 */
function stageOf(risk: Risk, size: number): SecondStage {
  const model = (attack: Attack): LinearModel => ({
    columns: 2,
    rows: 1,
    starts: Int32Array.of(0, 1, 2),
    indices: Int32Array.of(0, 0),
    values: f(-1, -1),
    cost: f(-2000 / size, 0),
    lower: f(0, 0),
    upper: f(2 * size, NONE),
    rowLower: f(attack[0] === 1 ? -size / 2 : -size),
    rowUpper: f(attack[0] === 1 ? -size / 2 : -size),
  })
  const shifts: BoundShift[] = [
    { columns: [[0, 3 * size]], rows: [], stocks: [] },
    { columns: [], rows: [], stocks: [[0, 4 * size]] },
  ]
  const reference = quantity<'kUSD'>(10_000)
  let standing: Float64Array = f(0, 0)
  const setPlan = (levels: Float64Array): void => void (standing = levels.slice())
  const cut = (attack: Attack): PlanCut => {
    const moved = model(attack)
    shifts.forEach((shift, i) => applyShift(moved, shift, standing[i] ?? 0))
    const most = mostWith(model(attack), model(attack).upper, shifts)
    const live = solver.create(moved)
    try {
      return cutOf(moved, { most, shifts, standing, reference }, attack, solveChecked(live, moved))
    } finally {
      live.dispose()
    }
  }
  const all = (): Exact[] => [[0], [1]].map((attack) => ({ attack, loss: cut(attack).loss, bound: cut(attack).loss }))
  return {
    reference,
    trifle: quantity<'MUSD'>(0),
    contingencyCount: risk.kind === 'worst' ? 1 : 2,
    isSearched: false,
    columns: 2,
    setPlan,
    cut,
    exactLosses: () =>
      risk.kind === 'worst'
        ? all()
            .sort((a, b) => b.loss - a.loss)
            .slice(0, 1)
        : all(),
    lossLowerBounds: () => {
      setPlan(f(1, 1))
      const least = [[0], [1]].map((attack) => cutAt(cut(attack), f(1, 1)))
      return risk.kind === 'worst' ? [quantity<'kUSD'>(Math.min(...least))] : least
    },
    subproblem: (attack) => ({ model: model(attack), shifts, reference }),
    dispose: () => {},
  }
}
const decision = (id: string, kind: string, sized: number, fixed: number) => ({
  id,
  kind,
  sized,
  fixed,
  annualCost: 0,
  minShare: 0,
  lead: 12,
  requires: undefined,
  excludes: undefined,
})
const solved = (
  method: typeof solveByBenders,
  {
    risk = { kind: 'worst' },
    size = 1,
    options = {},
    stage = stageOf(risk, size),
    by = solver,
    ...more
  }: {
    by?: Solver
    risk?: Risk
    size?: number
    options?: Partial<SolveOptions>
    stage?: SecondStage
  } & Partial<MasterProblem> = {},
): SolvedPlan => {
  const terms = {
    decisions: [decision('plant', 'plant', 2, 0.5), decision('stock', 'stockpile', 1, 0)],
    periods: [{ from: 1, years: 1 }],
    discount: 1,
    attackProbability: 1,
    budget: NONE,
    availability: () => 'optional',
    forced: new Map(),
    rows: [],
    risk,
    ...more,
  } as unknown as MasterProblem
  return solvePlan(by, stage, terms, { gap: 1e-6, seconds: 60, clock: () => 0, ...options }, { method })
}
/** Time as it is at the start, and from the next look on. */
const clock = (later: number): (() => number) => {
  let looks = 0
  return () => (looks++ === 0 ? 0 : later)
}
const HALVES: Risk = { kind: 'tail', tailShare: 1, chances: [0.5, 0.5] }
const digits = (x: number): number => Number(x.toFixed(4)) + 0
const told = ({
  lowerBound,
  upperBound,
  discountedCost,
  undiscountedCost,
  levels,
  termination,
  worst,
  least,
  doNothing,
}: SolvedPlan) => ({
  ends: [lowerBound, upperBound].map(digits),
  paid: [discountedCost, undiscountedCost].map(digits),
  v: levels.v.map((own) => Array.from(own, digits)),
  losses: worst.map(({ losses }) => losses.map(digits)),
  least: least.map(digits),
  doNothing: digits(doNothing.objective),
  termination,
})

describe.each([
  ['cuts', solveByBenders],
  ['columns and constraints', solveByColumnAndConstraint],
])('a plan by %s', (_, method) => {
  it('pays before for what spares more under the worst attack', () => {
    // All of the stock makes 4.5 t of it: for that, five sixths of the plant. Without, 10 - 1 are lost.
    const cost = 0.5 + 2 * (2.5 / 3) + 1
    expect(told(solved(method))).toEqual({
      ends: [cost + 1, cost + 1].map(digits),
      paid: [cost, cost].map(digits),
      v: [[digits(2.5 / 3), 1]],
      losses: [[1]],
      least: [0],
      doNothing: 9,
      termination: 'gap-reached',
    })
  })
  it('is the same whatever the size of a tonne', () => {
    const small = told(solved(method, { size: 1 / 4096 }))
    expect(small).toEqual(told(solved(method)))
    expect(told(solved(method, { size: 4096 })).v).toEqual(small.v)
  })
  it('weighs attacks by their chances, where each is distinguished', () => {
    // The last sixth of the plant costs a third, and spares 1 in a half of the cases.
    expect(told(solved(method, { risk: HALVES }))).toMatchObject({
      ends: [4, 4],
      v: [[1, 1]],
      losses: [[0, 1]],
      least: [0, 1],
      doNothing: 8.5,
    })
  })
  it('keeps to its budget, and to what must be in the plan and must not', () => {
    // Of the stock alone, 1.5 t more can be used.
    expect(told(solved(method, { budget: quantity<'MUSD'>(0.9) }))).toMatchObject({
      ends: [6.375, 6.375],
      v: [[0, 0.375]],
    })
    expect(told(solved(method, { forced: new Map([[0, false]]) })).v).toEqual([[0, 0.375]])
    expect(told(solved(method, { forced: new Map([[1, false]]) }))).toMatchObject({ ends: [9, 9], v: [[0, 0]] })
    expect(told(solved(method, { forced: new Map([[1, true]]) })).v).toEqual([[digits(2.5 / 3), 1]])
  })
  it('looks at each investment period by itself', () => {
    // A stock that is there from the second period on; two years of losses after it.
    const later = {
      periods: [
        { from: 1, years: 1 },
        { from: 2, years: 2 },
      ],
      availability: (_: number, b: number) => (b === 0 ? 'unavailable' : 'optional'),
    }
    expect(told(solved(method, later as never))).toMatchObject({
      ends: [9 + 3.5 + 2, 9 + 3.5 + 2].map((sum) => digits(sum - 1 / 3)),
      losses: [[9], [1]],
    })
  })
  it('is nothing without time, with a bound that needs none', () => {
    const none = solved(method, { options: { seconds: 0 } })
    expect(told(none)).toMatchObject({ ends: [0, 9], v: [[0, 0]], termination: 'time-limit' })
    expect(none.rounds).toMatchObject({ lpRounds: 0, mipRounds: 0 })
    // Nothing is no plan where something must be in the plan.
    expect(() => solved(method, { options: { seconds: 0 }, forced: new Map([[0, true]]) })).toThrow(InputError)
  })
  it('tells how far it is: bounds that close in on the objective', () => {
    const bounds: ObjectiveBounds[] = []
    const { lowerBound, upperBound } = solved(method, { options: { onProgress: (told) => bounds.push(told) } })
    bounds.forEach((told, i) => {
      expect(told.lowerBound).toBeGreaterThanOrEqual(bounds[i - 1]?.lowerBound ?? 0)
      expect(told.upperBound).toBeLessThanOrEqual(bounds[i - 1]?.upperBound ?? 9)
    })
    expect([bounds.at(-1)?.lowerBound, bounds.at(-1)?.upperBound]).toEqual([expect.closeTo(lowerBound, 9), upperBound])
  })
})

describe('a solver that finds no plan', () => {
  /** It ends so in its first search for integer solutions. */
  const claiming = (status = 'infeasible'): Solver => {
    let claims = 1
    return {
      ...solver,
      create: (model) => {
        const live = solver.create(model)
        const search = live.solveMip.bind(live)
        live.solveMip = (...asked) => {
          if (claims-- > 0) throw new SolverError(status, `The solver stopped without an optimum: ${status}.`)
          return search(...asked)
        }
        return live
      },
    }
  }
  it.each(['infeasible', 'solve error'])(
    'is not believed where one is known: the search goes on by cuts (%s)',
    (status) => {
      const found = solved(solveByColumnAndConstraint, { by: claiming(status) })
      expect(told(found)).toEqual(told(solved(solveByBenders)))
    },
  )
  it('is believed where none is known: what must be in the plan is not in the one that decides nothing', () => {
    const asked = { by: claiming(), forced: new Map([[0, true]]) }
    expect(() => solved(solveByColumnAndConstraint, asked)).toThrow(SolverError)
  })
})

describe('a plan by cuts', () => {
  const phases = (more: Parameters<typeof solved>[1] = {}) => {
    const bounds: (ObjectiveBounds & { phase: string })[] = []
    const found = solved(solveByBenders, {
      ...more,
      options: { ...more.options, onProgress: (told) => bounds.push(told) },
    })
    return { ...found, parts: bounds.filter(({ phase }) => phase === 'relaxation') }
  }
  it('seeks parts first, until no plan in parts is better: paid in part for what is built in part', () => {
    const { parts, rounds } = phases()
    // Five sixths of the plant, with as much of what it costs whatever its size.
    expect(parts.at(-1)?.lowerBound).toBeCloseTo(2.5 * (2.5 / 3) + 1 + 1, 5)
    expect(rounds.lpRounds).toBe(parts.length)
    expect(rounds.lpRounds).toBeLessThan(8)
  })
  it('finds a plan in parts to go on from where nothing is none', () => {
    const { rounds, upperBound } = phases({ forced: new Map([[1, true]]) })
    expect(digits(upperBound)).toBe(digits(0.5 + 2 * (2.5 / 3) + 1 + 1))
    expect(rounds.lpRounds).toBeLessThan(8)
  })
  it('seeks integer solutions in the second half of its time, and needs no relaxation', () => {
    const late = phases({ options: { clock: clock(31) } })
    expect(late.rounds).toMatchObject({ lpRounds: 0 })
    expect({ ...told(late) }).toEqual(told(solved(solveByBenders)))
    expect(phases({ options: { clock: clock(29) } }).rounds.lpRounds).toBeGreaterThan(1)
  })
  it('mends the size of what is built by attacks that are known, and searches what it has mended', () => {
    let searches = 0
    const stage = stageOf({ kind: 'worst' }, 1)
    const exactLosses = (): readonly Exact[] => {
      searches += 1
      return stage.exactLosses()
    }
    const found = solved(solveByBenders, { stage: { ...stage, exactLosses }, options: { clock: clock(31) } })
    expect(digits(found.upperBound)).toBe(digits(0.5 + 2 * (2.5 / 3) + 1 + 1))
    // Once for nothing, and once for each integer plan.
    expect(searches).toBe(1 + found.rounds.mipRounds)
    expect(found.rounds.mipRounds).toBeLessThan(4)
  })
})
