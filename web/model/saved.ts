import { z } from 'zod'
import { decodeSpec, encodeSpec, type ScenarioSpec } from '../url/scenario-word.ts'
import { forget, keep } from './shelf.ts'

/**
 * A scenario under a name, in the browser and as a file alike: the question as addresses have it, and what was answered to it by which
 * version on which data, so that it can say what has changed since.
 */
const name = z.string().trim().min(1).max(120)
const figure = z.number()
const seenSchema = z.strictObject({
  version: z.string().max(40),
  world: z.string().regex(/^[0-9a-f]{64}$/),
  places: z.array(z.string().max(20)).max(100),
  /** Main figures by id, and value added lost by sector; M USD but for counts. */
  figures: z.record(z.string().max(60), figure),
  sectors: z.record(z.string().max(60), figure),
  /** Digests of the rows of each table. */
  rows: z.record(z.string().max(60), z.string().regex(/^[\w-]*$/)),
})
const savedSchema = z.strictObject({
  format: z.literal('ytterby-scenario'),
  formatVersion: z.literal(1),
  name,
  question: z.string().max(200_000),
  saved: z.iso.datetime(),
  seen: seenSchema.optional(),
})
export type SeenAnswer = z.infer<typeof seenSchema>

export interface SavedScenario {
  readonly name: string
  readonly spec: ScenarioSpec
  /** When, as ISO 8601 has it. */
  readonly saved: string
  readonly seen?: SeenAnswer | undefined
}

/** Why a file is no saved scenario. */
export interface SavedFault {
  readonly why: 'large' | 'unreadable' | 'other' | 'newer' | 'part' | 'question'
  /** The part that is wrong. */
  readonly at: string
}

/** More than any saved scenario takes, bytes. */
export const LARGEST_SAVED = 1_000_000

export const writeSaved = ({ name: called, spec, saved, seen }: SavedScenario): string =>
  `${JSON.stringify(
    {
      format: 'ytterby-scenario',
      formatVersion: 1,
      name: called,
      question: encodeSpec(spec),
      saved,
      ...(seen === undefined ? {} : { seen }),
    },
    undefined,
    2,
  )}\n`

/** Reads what was written, which anybody may have changed: a saved scenario, or what is wrong with it. */
export function readSaved(text: string): SavedScenario | SavedFault {
  if (text.length > LARGEST_SAVED) return { why: 'large', at: '' }
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return { why: 'unreadable', at: '' }
  }
  const head = z.looseObject({ format: z.literal('ytterby-scenario'), formatVersion: z.number() }).safeParse(given)
  if (!head.success) return { why: 'other', at: '' }
  if (head.data.formatVersion > 1) return { why: 'newer', at: '' }
  const { success, data, error } = savedSchema.safeParse(given)
  if (!success) {
    const [issue] = error.issues
    return { why: 'part', at: issue === undefined ? '' : [...issue.path, ...unknownIn(issue)].join('.').slice(0, 80) }
  }
  const spec = decodeSpec(data.question)
  if (spec === undefined) return { why: 'question', at: '' }
  return { name: data.name, spec, saved: data.saved, ...(data.seen === undefined ? {} : { seen: data.seen }) }
}

const unknownIn = (issue: z.core.$ZodIssue): string[] =>
  issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []

export const isFault = (read: SavedScenario | SavedFault): read is SavedFault => 'why' in read

/** One in the browser's keeping. */
export interface KeptScenario extends SavedScenario {
  readonly key: string
}

const KEY = 'saved '

/** Those that are kept, by name. What cannot be read was written by another version, and stays where it is. */
export const savedIn = (kept: ReadonlyMap<string, string>): readonly KeptScenario[] =>
  [...kept]
    .flatMap(([key, text]) => {
      if (!key.startsWith(KEY)) return []
      const read = readSaved(text)
      return isFault(read) ? [] : [{ ...read, key }]
    })
    .sort((a, b) => (a.name === b.name ? (a.saved < b.saved ? -1 : 1) : a.name < b.name ? -1 : 1))

/** Keeps one under its key, or a new one. False: only until the tab closes. */
export const keepSaved = (scenario: SavedScenario, key: string = newKey()): boolean => keep(key, writeSaved(scenario))

export const forgetSaved = (key: string): void => forget([key])

const newKey = (): string =>
  KEY + Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(36).padStart(2, '0')).join('')
