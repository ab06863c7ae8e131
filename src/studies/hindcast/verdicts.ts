import { z } from 'zod'
import { readRecord } from '../read-record.ts'
import { METRICS, VERDICTS } from './score.ts'
import type { HindcastText } from './text.ts'

const verdict = z.enum(VERDICTS)

/** How a metric of the test came out beside simple rules: as a forecast with bands, and as a single run. */
const pastVerdictSchema = z.object({
  metric: z.enum(METRICS),
  /** Null: no world was drawn for it. */
  forecast: verdict.nullable(),
  /** Null: it is no figure but a chance. */
  single: verdict.nullable(),
})
export type PastVerdict = z.infer<typeof pastVerdictSchema>

const recordSchema = z.object({ study: z.literal('hindcast-verdicts'), test: z.array(pastVerdictSchema) })

/**
 * What is kept of the test by past episodes, so that an answer can say how such answers did without running it again;
 * empty where nothing is kept.
 *
 * @throws InputError where the record cannot be read
 */
export function keptVerdicts({ name, files }: HindcastText): readonly PastVerdict[] {
  const text = files[KEPT]
  return text === undefined
    ? []
    : readRecord(`${name}/${KEPT}`, text, recordSchema, 'npx vitest run test/hindcast.test.ts --update').test
}
const KEPT = 'verdicts.json'
