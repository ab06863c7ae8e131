export { classesOf, evened, type Classes } from './alike.ts'
export {
  LiveModel,
  loadSolver,
  SolverError,
  stretchOf,
  type Basis,
  type LinearModel,
  type MipSolution,
  type NewRow,
  type Optimum,
  type Solver,
  type CostsAndBounds,
} from './highs.ts'
export { optimalityOf, PROVED_GAP, type Optimality } from './optimality.ts'
export { modelFromRows } from './rows.ts'
