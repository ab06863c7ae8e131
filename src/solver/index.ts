export { classesOf, evened, type Classes } from './alike.ts'
export { dualBound } from './dual-bound.ts'
export { elasticModel } from './elastic.ts'
export { copyOfTerms, stretchOf } from './held.ts'
export { LiveModel, loadSolver, type Solver } from './highs.ts'
export { impliedUpper } from './implied-upper.ts'
export {
  BASIC,
  type Basis,
  type CostsAndBounds,
  type LinearModel,
  type MipSolution,
  type NewRow,
  type Optimum,
} from './linear-model.ts'
export { mpsOf } from './mps.ts'
export { optimalityOf, PROVED_GAP, type Optimality } from './optimality.ts'
export { modelFromRows } from './rows.ts'
export { sharing } from './sharing.ts'
export { isOutOfMemory, OUT_OF_MEMORY, SolverError } from './status.ts'
