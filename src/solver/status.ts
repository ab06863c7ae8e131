import type { Model } from 'highs'

/** The solver stopped without an optimum. */
export class SolverError extends Error {
  readonly status: string
  constructor(status: string, message: string) {
    super(message)
    this.name = 'SolverError'
    this.status = status
  }
}

const NAMES = [
  'not set',
  'load error',
  'model error',
  'presolve error',
  'solve error',
  'postsolve error',
  'empty',
  'optimal',
  'infeasible',
  'unbounded or infeasible',
  'unbounded',
  'objective bound reached',
  'objective target reached',
  'time limit',
  'iteration limit',
  'unknown',
  'solution limit',
  'interrupted',
]
export const OPTIMAL = 7
export const nameOf = (status: number): string => NAMES[status] ?? `status ${status}`
export const TIME_LIMIT = 13
export const SOLUTION_LIMIT = 16

export const withoutOptimum = (status: string): SolverError =>
  new SolverError(status, `The solver stopped without an optimum: ${status}.`)

/** The module throws where the solver does not keep to its own tolerances: that is an end without an optimum as others are. */
export function runModel(model: Model): number {
  try {
    return model.run().modelStatus
  } catch (error) {
    if (error instanceof Error && error.name === 'HighsError') throw withoutOptimum('solve error')
    throw error
  }
}

/** The status of a module that asked for more memory than it can have. */
export const OUT_OF_MEMORY = 'out of memory'

/** The module can have 2 GB; where it needs more it ends for good, and nothing can be asked of it any more. */
export const isOutOfMemory = (error: unknown): boolean =>
  error instanceof WebAssembly.RuntimeError && error.message.startsWith('Aborted(')
