export { classesOf, evened, type Classes } from './alike.ts'
export { dualBound } from './dual-bound.ts'
export { elasticModel } from './elastic.ts'
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
export { impliedUpper } from './implied-upper.ts'
export { optimalityOf, PROVED_GAP, type Optimality } from './optimality.ts'
export { modelFromRows } from './rows.ts'
export { sharing } from './sharing.ts'
