import type { DataTable } from '../studies/index.ts'
import type { JobResponse } from './job-schema.ts'
import type { Examples } from './routing.ts'

/** Examples of answers that several routes give. */

const job: JobResponse = {
  id: '0b8f6f3e-6f0b-4f0e-9d0a-2f6f8f1a7c11',
  study: 'stress',
  state: 'queued',
  progress: { done: 0, total: 0 },
  created: '2027-01-15T09:00:00.000Z',
  question: { scenario: { id: 'jp-2026-practice', title: 'A stop' }, months: 3 },
  links: {
    self: '/api/v1/jobs/0b8f6f3e-6f0b-4f0e-9d0a-2f6f8f1a7c11',
    events: '/api/v1/jobs/0b8f6f3e-6f0b-4f0e-9d0a-2f6f8f1a7c11/events',
  },
}
export const JOB_EXAMPLE: Examples[string] = { summary: 'A question that waits for its turn', value: job }
export const JOBS_EXAMPLE: Examples[string] = { summary: 'One job', value: { jobs: [job] } }

const table: Omit<DataTable, 'rows'> & { readonly rows: readonly object[] } = {
  name: 'dependences',
  columns: ['place', 'good', 'share'],
  rows: [{ place: 'JPN', good: 'dy-oxide', share: 0.9 }],
}
export const TABLE_EXAMPLE: Examples[string] = {
  summary: 'The form of a table; columns are those of its name',
  value: table,
}
