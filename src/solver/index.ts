export { LiveModel, loadSolver, SolverError, type Basis, type LinearModel, type Optimum, type Solver } from './highs.ts'
