import type { Text } from '../messages/index.ts'
import { LineCounter, parseDocument } from 'yaml'
import { worldFault } from './world-fault.ts'
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
  readonly whole: string | Text
  /** How to begin an empty one, where to see a whole one, where to look up what an entry may be. */
  readonly begin: string | Text
  readonly example: string | Text
  readonly entries: string | Text
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
  if (text.includes('\u0000')) faults.add(worldFault('SCENARIO_NOT_TEXT:nul', {}, { file }))
  if (text.includes('\uFFFD'))
    faults.add(
      worldFault(
        'SCENARIO_NOT_TEXT:utf8',
        {},
        { file, line: text.slice(0, text.indexOf('\uFFFD')).split('\n').length },
      ),
    )
  faults.throwIfAny()
  const tooDeep = tooDeepAt(text, DEEPEST)
  if (tooDeep !== undefined)
    faults.add(
      worldFault('SCENARIO_TOO_DEEP', { levels: DEEPEST }, { file, line: text.slice(0, tooDeep).split('\n').length }),
    )
  faults.throwIfAny()
  const document = parseDocument(text, { lineCounter: counter, logLevel: 'error' })
  for (const error of document.errors)
    faults.add(
      worldFault(
        'SCENARIO_MALFORMED',
        { reason: error.message.split('\n')[0] ?? '', example: form.example },
        { file, ...lineAt(counter, error.pos[0]) },
      ),
    )
  faults.throwIfAny()
  let content: unknown
  try {
    content = document.toJS({ maxAliasCount: 50 })
  } catch (error) {
    faults.add(
      worldFault(
        'SCENARIO_MALFORMED:aliases',
        { reason: error instanceof Error ? error.message : String(error) },
        { file },
      ),
    )
    faults.throwIfAny()
  }
  if (content === null || content === undefined)
    faults.add(worldFault('SCENARIO_EMPTY', { begin: form.begin }, { file }))
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
      const entry = path === '' ? form.whole : path
      const where = {
        file,
        ...lineOf(document, counter, issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : at),
      }
      faults.add(
        percentage === undefined
          ? worldFault('SCENARIO_NOT_ALLOWED', { entry, reason: message, entries: form.entries }, where)
          : worldFault(
              'SCENARIO_NOT_ALLOWED:percentage',
              { entry, percentage, fraction: fractionOf(percentage) ?? '' },
              where,
            ),
      )
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
