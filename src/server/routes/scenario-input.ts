import { z } from '@hono/zod-openapi'
import { InputError, scenarioSchema, type ScenarioText } from '../../world/index.ts'
import { LONGEST_SCENARIO } from '../limits.ts'
import { Problem } from '../problems.ts'

export const fileName = z
  .string()
  .regex(/^[\w.()+ -]{1,100}$/, 'a plain file name')
  .optional()
  .meta({ description: 'Name of the file: it names the scenario or company, and faults' })

/** A scenario in a question, or a menu: they have one form. */
export const givenSchema = z.union([
  z.string().min(1).max(200).meta({ description: 'Name of a shipped one' }),
  z.strictObject({
    yaml: z.string().min(1).max(LONGEST_SCENARIO).meta({ description: 'Text of a scenario file' }),
    file: fileName,
  }),
  scenarioSchema,
])
export type Given = z.infer<typeof givenSchema>

/** Whether something in a question came with it, and not by the name of a shipped one. */
export const isGivenText = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A job tells of its scenario by name; a list of jobs should stay short. */
const LONGEST_TITLE = 500
export const named = ({ id, title }: { id: string; title: string }): { id: string; title: string } => ({
  id,
  title: title.slice(0, LONGEST_TITLE),
})

/** A shipped text by name, or 404 with the names there are. */
export function findText(texts: ReadonlyMap<string, ScenarioText>, id: string): ScenarioText {
  const found = texts.get(id)
  if (found === undefined)
    throw new Problem('not-found', `There is none of that name. There are: ${[...texts.keys()].join(', ')}.`)
  return found
}

/** The text of a scenario, however it was given. JSON is YAML, so that entries are a text as well. */
export function textOf(shipped: ReadonlyMap<string, ScenarioText>, entry: string, given: Given): ScenarioText {
  if (typeof given === 'string') return findText(shipped, given)
  if ('yaml' in given) return { file: given.file ?? `${entry}.yaml`, text: given.yaml }
  const text = JSON.stringify(given)
  if (text.length > LONGEST_SCENARIO)
    throw new Problem('invalid-request', `The ${entry} is too long.`, {
      errors: [{ in: 'body', path: entry, message: `Too long: expected at most ${LONGEST_SCENARIO} characters` }],
    })
  return { file: `${entry}.yaml`, text }
}

/** Faults of entries name no file and no line: the client has seen neither. */
export function nameless<T>(given: Given, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof InputError) || typeof given === 'string' || 'yaml' in given) throw error
    throw new InputError(error.faults.map(({ file: _file, line: _line, ...fault }) => fault))
  }
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> }
/** Entries that are there: JSON knows none that are undefined. */
export const defined = <T extends object>(entries: T): Defined<T> =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as Defined<T>
