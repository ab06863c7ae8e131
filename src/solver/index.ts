export { classesOf, evened, type Classes } from './alike.ts'
export {
  LiveModel,
  loadSolver,
  SolverError,
  stretchOf,
  type Basis,
  type LinearModel,
  type Mixed,
  type NewRow,
  type Optimum,
  type Solver,
  type Terms,
} from './highs.ts'
export { optimalityOf, PROVED_GAP, type Optimality } from './optimality.ts'
export { modelOfRows } from './rows.ts'
