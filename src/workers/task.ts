import { createHash } from 'node:crypto'
import { VERSION, type DataBundle } from '../studies/index.ts'
import type { Layer } from '../world/index.ts'
import type { EnsembleDesign } from './run.ts'

/** An ensemble as it is handed to workers: the tables and the question, as text. */
export interface Task {
  readonly layers: DataBundle['layers']
  readonly question: EnsembleDesign
}

export const taskOf = (layers: readonly Layer[], question: EnsembleDesign): Task => ({
  layers: layers.map(({ name, files }) => ({ name, files: Object.fromEntries(files) })),
  question,
})

/** What stands in the way of the same numbers: another version of the model or of the solver. */
export const buildId = (solver: string): string => `${VERSION}-${solver}`.replaceAll(/[^\w.]+/g, '-')

/** Names an ensemble by all that its numbers follow from. */
export const runIdOf = (task: Task, make: string): string =>
  createHash('sha256')
    .update(`${make}\n${JSON.stringify(task)}`)
    .digest('hex')
    .slice(0, 24)
