import { z } from 'zod'
import { tablesShape } from './shape.ts'
import { whyNotTables } from './sound.ts'

/** Signs of JSON: the shipped tables take some 32,000. */
const MOST_SIGNS = 1_000_000

/** Looked at first: what is far too much is not taken apart. */
const bounded = z.unknown().refine((given) => isSmall(given), {
  message: `more than ${MOST_SIGNS} signs of JSON`,
  abort: true,
})

export const marketTablesSchema = bounded.pipe(
  tablesShape.superRefine((tables, context) => {
    const why = whyNotTables(tables)
    if (why !== undefined) context.addIssue({ code: 'custom', message: why })
  }),
)

function isSmall(given: unknown): boolean {
  try {
    return JSON.stringify(given).length <= MOST_SIGNS
  } catch {
    // So deep within itself that nobody could read it, or nothing at all.
    return false
  }
}
