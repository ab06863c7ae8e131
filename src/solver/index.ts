export {
  LiveModel,
  loadSolver,
  SolverError,
  type Basis,
  type LinearModel,
  type Optimum,
  type Solver,
  type Terms,
} from './highs.ts'
