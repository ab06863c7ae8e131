import examples from './examples.json' with { type: 'json' }
import type { Examples } from './routing.ts'

/** Examples that several routes give. What they name is in the shipped world; the code knows of none. */

const { place, job, table, ensemble } = examples

export const PLACE_EXAMPLE = place
export const JOB_EXAMPLE: Examples[string] = { summary: 'A question that waits for its turn', value: job }
export const JOBS_EXAMPLE: Examples[string] = { summary: 'One job', value: { jobs: [job] } }
export const TABLE_EXAMPLE: Examples[string] = {
  summary: 'The table `dependences` of an exposure, cut to a row',
  value: table,
}
export const ENSEMBLE_EXAMPLE: Examples[string] = {
  summary: 'How far one figure moves who depends on whom',
  value: ensemble,
}
