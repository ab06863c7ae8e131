export { classesOf, evened, type Classes } from './alike.ts'
export {
  LiveModel,
  loadSolver,
  SolverError,
  type Basis,
  type LinearModel,
  type Mixed,
  type NewRow,
  type Optimum,
  type Solver,
  type Terms,
} from './highs.ts'
export { modelOfRows } from './rows.ts'
