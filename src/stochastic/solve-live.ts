import { SolverError, type CostsAndBounds, type LiveModel, type Optimum } from '../solver/index.ts'

/** What one linear program ends in. */
export type LiveAnswer =
  { readonly status: 'optimal'; readonly optimum: Optimum } | { readonly status: 'infeasible' | 'unbounded' | 'failed' }

/** Solves from the basis at hand, or from nothing where that led the solver astray. */
export function solveLive(live: LiveModel, bounds: CostsAndBounds): LiveAnswer {
  let status = 'failed'
  for (const again of [false, true])
    try {
      if (again) live.clearSolver()
      live.update(bounds)
      return { status: 'optimal', optimum: live.solve() }
    } catch (error) {
      // What the solver cannot even begin, such as cuts of figures too far apart, it has no answer to either.
      if (error instanceof Error && error.name === 'HighsError') return { status: 'failed' }
      if (!(error instanceof SolverError)) throw error
      status = error.status
      if (status === 'infeasible' || status === 'unbounded') return { status }
    }
  return { status: status === 'unbounded or infeasible' ? 'unbounded' : 'failed' }
}
