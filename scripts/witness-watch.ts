import {
  copyOfTerms,
  modelFromRows,
  SolverError,
  type CostsAndBounds,
  type LinearModel,
  type LiveModel,
  type NewRow,
  type Optimum,
  type Solver,
} from '../src/solver/index.ts'

/** A linear program as it was solved, and what the solver said of it. */
export interface SolvedProgram {
  readonly model: LinearModel
  /** `optimal`, or the status with which it ended without an optimum. */
  readonly status: string
  readonly optimum: Optimum | undefined
  readonly seconds: number
}

/**
 * The same solver, which hands each linear program that it solves to someone else. What is handed over is kept on our side, from
 * what it was given: were it asked back from the solver, a change that the solver did not take would not be seen.
 */
export function watched(solver: Solver, see: (program: SolvedProgram) => void): Solver {
  return { version: solver.version, create: (model, options) => watch(solver.create(model, options), model, see) }
}

function watch(live: LiveModel, given: LinearModel, see: (program: SolvedProgram) => void): LiveModel {
  let model: LinearModel = { ...given, ...copyOfTerms(given) }
  const update = live.update.bind(live)
  const addRows = live.addRows.bind(live)
  const twin = live.twin.bind(live)
  const solve = live.solve.bind(live)
  return Object.assign<LiveModel, Partial<LiveModel>>(live, {
    update: (terms: CostsAndBounds) => {
      update(terms)
      model = { ...model, ...copyOfTerms(terms) }
    },
    addRows: (rows: readonly NewRow[]) => {
      addRows(rows)
      model = withRows(model, rows)
    },
    twin: (other: LinearModel) => {
      const made = twin(other)
      return made === undefined ? undefined : watch(made, other, see)
    },
    solve: () => {
      const begun = performance.now()
      const seconds = (): number => (performance.now() - begun) / 1000
      try {
        const optimum = solve()
        see({ model, status: 'optimal', optimum, seconds: seconds() })
        return optimum
      } catch (error) {
        if (error instanceof SolverError) see({ model, status: error.status, optimum: undefined, seconds: seconds() })
        throw error
      }
    },
  })
}

/** A model with rows added at its end. */
function withRows(model: LinearModel, more: readonly NewRow[]): LinearModel {
  const rows = Array.from({ length: model.rows }, (_, r) => ({
    lower: model.rowLower[r] ?? Number.NaN,
    upper: model.rowUpper[r] ?? Number.NaN,
    indices: [] as number[],
    values: [] as number[],
  }))
  for (let j = 0; j < model.columns; j++)
    for (let e = model.starts[j] ?? 0; e < (model.starts[j + 1] ?? 0); e++) {
      const row = rows[model.indices[e] ?? -1]
      row?.indices.push(j)
      row?.values.push(model.values[e] ?? Number.NaN)
    }
  const { cost, lower, upper } = model
  return modelFromRows({ cost, lower, upper }, [...rows, ...more])
}
