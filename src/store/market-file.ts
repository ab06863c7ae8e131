import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { z } from 'zod'
import {
  canonicalJson,
  ChainBroken,
  followChain,
  START,
  type Entry,
  type Head,
  type MarketEvent,
} from '../market/index.ts'
import { codeOf, fileFault } from '../disk/index.ts'
import { InputError } from '../world/index.ts'
import { throwRefusal } from './refusals.ts'
import type { Encrypted } from './encrypt.ts'

/**
 * A market in a file of JSON lines: what it is, the entries of its log, in a backup one line with the encrypted secrets, and a closing
 * line that tells count, head, and SHA-256 of all bytes before it. So a file that was cut off or changed in any byte is known by
 * itself, and its log by its own chain.
 */
export type Holds = 'backup' | 'log'

const VERSION = 1
export const headLine = (holds: Holds): string => canonicalJson({ file: 'ytterby market', holds, version: VERSION })
export const entryLine = (entry: Entry<MarketEvent>): string => canonicalJson(entry)
export const sealedLine = (sealed: Encrypted): string => canonicalJson({ sealed: sealed })
export const closingLine = ({ seq, hash }: Head, sha256: string): string =>
  canonicalJson({ closing: { entries: seq, head: hash, sha256 } })

const firstSchema = z.object({
  file: z.literal('ytterby market'),
  holds: z.enum(['backup', 'log']),
  version: z.number(),
})
const entrySchema = z.strictObject({
  seq: z.number(),
  at: z.string(),
  by: z.string(),
  command: z.string(),
  event: z.looseObject({ kind: z.string() }),
  signature: z.string().optional(),
  shown: z.looseObject({ kind: z.string() }).optional(),
  salt: z.string().optional(),
  before: z.string(),
  hash: z.string(),
})
const sealedSchema = z.strictObject({
  sealed: z.strictObject({ salt: z.string(), nonce: z.string(), tag: z.string(), data: z.string() }),
})

export type MarketFileLine = { readonly entry: Entry<MarketEvent> } | { readonly sealed: Encrypted }

/**
 * Reads a backup or an export, and gives what is in it part by part as it is found sound.
 *
 * @throws InputError after the last sound part, with the line, what is wrong there and what is sound
 */
export const readMarketFile = (file: string): AsyncGenerator<MarketFileLine> => partsIn(linesOf(file), file)

/**
 * The same of lines that come from elsewhere.
 *
 * @param file what they are called in messages
 * @param wanted what they have to hold, if that is known
 */
export async function* partsIn(
  lines: AsyncIterable<Line>,
  file: string,
  wanted?: Holds,
): AsyncGenerator<MarketFileLine> {
  let head = START
  let line = 0
  let holds: Holds | undefined
  let sealed = false
  let closed = false
  const broken: (what: string) => never = (what) =>
    throwRefusal('MARKET_FILE_BROKEN', `${what} ${soundUpTo(head)}`, 'Take another copy of the file.', { file, line })
  for await (const { text, whole, hash } of lines) {
    line++
    if (closed) broken('Something stands after the closing line.')
    if (!whole) break
    const value = jsonIn(text)
    if (holds === undefined) {
      holds = holdsOf(value, file)
      if (text !== headLine(wanted ?? holds)) broken('The first line was changed.')
    } else if (isClosing(value)) {
      if (text !== closingLine(head, hash()) || sealed !== (holds === 'backup'))
        broken('Something other than an entry was changed, or lines are missing at the end.')
      closed = true
    } else {
      const found = partIn(value, text)
      if (found === undefined || sealed || (holds === 'log' && 'sealed' in found))
        broken('This line is no entry: it was changed.')
      if ('entry' in found)
        try {
          head = followChain([found.entry], head)
        } catch (error) {
          if (!(error instanceof ChainBroken)) throw error
          broken(error.message)
        }
      else sealed = true
      yield found
    }
  }
  if (!closed)
    throwRefusal(
      'MARKET_FILE_CUT_OFF',
      `The file ends before its closing line. ${soundUpTo(head)}`,
      'Take another copy of the file: this one was not written or copied to its end.',
      { file },
    )
}

const soundUpTo = ({ seq }: Head): string =>
  seq === 0 ? 'No entry before it is sound.' : `Sound: entries 1 to ${seq}. Nothing was written.`

function holdsOf(value: unknown, file: string): Holds {
  const first = firstSchema.safeParse(value)
  if (!first.success)
    return throwRefusal(
      'MARKET_FILE_OTHER',
      'The file is neither a backup nor an export of a market, or its first line was changed.',
      'Name a file that ytterby wrote.',
      { file, line: 1 },
    )
  if (first.data.version > VERSION)
    return throwRefusal('MARKET_FILE_NEWER', 'The file was written by a newer version.', 'Use that version.', {
      file,
      line: 1,
    })
  return first.data.holds
}

const isClosing = (value: unknown): boolean => typeof value === 'object' && value !== null && 'closing' in value

function partIn(value: unknown, text: string): MarketFileLine | undefined {
  const sealed = sealedSchema.safeParse(value)
  if (sealed.success) return sealed.data
  const entry = entrySchema.safeParse(value)
  if (!entry.success) return undefined
  // An event is checked against its hash, and its kinds are known to anyone who wrote it.
  const found = entry.data as unknown as Entry<MarketEvent>
  // A text has one meaning only if it is the canonical one: a name that stands there twice would be read one way or the other.
  return isCanonical(found, text) ? { entry: found } : undefined
}

function isCanonical(entry: Entry<MarketEvent>, text: string): boolean {
  try {
    return entryLine(entry) === text
  } catch {
    // So deep within itself that nobody could read it.
    return false
  }
}

/** Whether a line is the first of a backup or an export. */
export const isHeadLine = (text: string): boolean => firstSchema.safeParse(jsonIn(text)).success

/** What a text says; undefined if it is no JSON, which has no such value. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export interface Line {
  readonly text: string
  /** False for what stands after the last line's end. */
  readonly whole: boolean
  /** SHA-256 of all bytes before this line. */
  readonly hash: () => string
}

/** Bytes. A certificate of a large round has some megabytes, and a text may have no more than half a gigabyte. */
const LONGEST_LINE = 2 ** 28

export async function* linesOf(file: string): AsyncGenerator<Line> {
  try {
    yield* linesIn(createReadStream(file) as AsyncIterable<Buffer>, file)
  } catch (error) {
    refuseFile(error, file)
  }
}

/** Lines end with a line feed and nothing else: `readline` would split at signs that JSON has within its texts. */
export async function* linesIn(chunks: AsyncIterable<Buffer>, file?: string): AsyncGenerator<Line> {
  const sha256 = createHash('sha256')
  const hash = (): string => sha256.copy().digest('hex')
  let pieces: Buffer[] = []
  let length = 0
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      const line = Buffer.concat([...pieces, chunk.subarray(from, end + 1)])
      pieces = []
      length = 0
      from = end + 1
      yield { text: line.toString('utf8', 0, line.length - 1), whole: true, hash }
      sha256.update(line)
    }
    pieces.push(chunk.subarray(from))
    length += chunk.length - from
    if (length > LONGEST_LINE)
      throwRefusal(
        'MARKET_FILE_LINE_TOO_LONG',
        'A line is longer than any that a market writes.',
        'Take another copy of the file.',
        file === undefined ? {} : { file },
      )
  }
  const rest = Buffer.concat(pieces)
  if (rest.length > 0) yield { text: rest.toString('utf8'), whole: false, hash }
}

function refuseFile(error: unknown, file: string): never {
  if (codeOf(error) === 'EISDIR')
    return throwRefusal('FILE_IS_A_FOLDER', 'This is a folder.', 'Name the file in it.', { file })
  if ((error as { syscall?: string }).syscall === undefined) throw error
  throw new InputError([fileFault(file, error)])
}
