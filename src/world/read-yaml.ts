import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { FaultList } from './fault.ts'
import { fractionOf } from './number-text.ts'
import { tooDeepAt } from './yaml-depth.ts'
import { lineAt, lineOf } from './yaml-lines.ts'

/** Levels of nesting that are read; the parser calls itself once a level. */
const DEEPEST = 32

/** What a file in YAML may hold, and what to tell those whose file holds something else. */
export interface Form<T> {
  readonly schema: z.ZodType<T>
  /** What the file as a whole is called: "The scenario". */
  readonly whole: string
  /** How to begin an empty one, where to see a whole one, where to look up what an entry may be. */
  readonly begin: string
  readonly example: string
  readonly entries: string
}

export interface ParsedYaml<T> {
  readonly given: T
  /** The line of an entry. */
  readonly find: (path: readonly PropertyKey[]) => { line?: number }
}

/** Reads a file in YAML as such, before any world is asked, or throws an `InputError` with every fault found. */
export function readYaml<T>(file: string, text: string, form: Form<T>): ParsedYaml<T> {
  const faults = new FaultList()
  const counter = new LineCounter()
  if (text.includes('\u0000'))
    faults.add({
      code: 'SCENARIO_NOT_TEXT',
      message: 'The file contains a NUL byte, so it is not text.',
      file,
      remedy: 'Save it again as YAML in UTF-8.',
    })
  if (text.includes('\uFFFD'))
    faults.add({
      code: 'SCENARIO_NOT_TEXT',
      message: 'The file is not valid UTF-8.',
      file,
      line: text.slice(0, text.indexOf('\uFFFD')).split('\n').length,
      remedy: 'Save it again as YAML in UTF-8.',
    })
  faults.throwIfAny()
  const tooDeep = tooDeepAt(text, DEEPEST)
  if (tooDeep !== undefined)
    faults.add({
      code: 'SCENARIO_TOO_DEEP',
      message: `The file nests more than ${DEEPEST} levels.`,
      file,
      line: text.slice(0, tooDeep).split('\n').length,
      remedy: 'Take brackets or indentation out; no file of this kind needs more than five levels.',
    })
  faults.throwIfAny()
  const document = parseDocument(text, { lineCounter: counter, logLevel: 'error' })
  for (const error of document.errors)
    faults.add({
      code: 'SCENARIO_MALFORMED',
      message: `The file is not well-formed YAML: ${error.message.split('\n')[0] ?? ''}`,
      file,
      ...lineAt(counter, error.pos[0]),
      remedy: `Correct the line; ${form.example}`,
    })
  faults.throwIfAny()
  let content: unknown
  try {
    content = document.toJS({ maxAliasCount: 50 })
  } catch (error) {
    faults.add({
      code: 'SCENARIO_MALFORMED',
      message: `The file cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
      file,
      remedy: 'Take the aliases out.',
    })
    faults.throwIfAny()
  }
  if (content === null || content === undefined)
    faults.add({ code: 'SCENARIO_EMPTY', message: 'The file is empty.', file, remedy: form.begin })
  faults.throwIfAny()
  const parsed = form.schema.safeParse(content)
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const percentage =
        issue.code === 'invalid_type' || issue.code === 'invalid_union'
          ? percentageIn(issue.path.reduce(entryOf, content))
          : undefined
      const { path: at, message } = nearestIssue(issue)
      const path = at.map(String).join('.')
      faults.add({
        code: 'SCENARIO_NOT_ALLOWED',
        message: `${path === '' ? form.whole : path}: ${
          percentage === undefined ? message : `"${percentage}" is a percentage, and shares are fractions of one`
        }.`,
        file,
        ...lineOf(document, counter, issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : at),
        remedy: percentage === undefined ? form.entries : `Write ${fractionOf(percentage)}.`,
      })
    }
    faults.throwIfAny()
    throw new Error('unreachable: faults are refused above')
  }
  return { given: parsed.data, find: (path) => lineOf(document, counter, path) }
}

/** Of an entry that may be one thing or another, what is wrong with the one that it is most like: "Invalid input" says nothing. */
function nearestIssue(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string } {
  if (issue.code !== 'invalid_union') return issue
  const inner = issue.errors.flat().map(nearestIssue)
  const nearest =
    inner.find(({ path }) => path.length > 0) ??
    inner.find(({ message }) => !message.startsWith('Invalid input')) ??
    issue
  return nearest === issue ? issue : { path: [...issue.path, ...nearest.path], message: nearest.message }
}

const entryOf = (whole: unknown, key: PropertyKey): unknown =>
  typeof whole === 'object' && whole !== null ? (whole as Record<PropertyKey, unknown>)[key] : undefined

/** The first percentage that stands where a number was expected: in the entry itself, or by month in it. */
const percentageIn = (entry: unknown): string | undefined =>
  (typeof entry === 'object' && entry !== null ? Object.values(entry) : [entry]).find(
    (value): value is string => typeof value === 'string' && fractionOf(value) !== undefined,
  )
