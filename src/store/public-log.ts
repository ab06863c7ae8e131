import { canonicalJson, publicEntry, publicEntrySchema, START, type Head, type PublicEntry } from '../market/index.ts'
import { readExport } from './backup.ts'
import { linesOf } from './market-file.ts'
import { refuse } from './refusals.ts'
import { writeWhole } from './whole-file.ts'

/** Whether a file is a public log, by its first line. */
export async function isPublicLog(file: string): Promise<boolean> {
  for await (const { text } of linesOf(file)) return entryIn(text) !== undefined
  return false
}

/**
 * Reads a public log, entry by entry.
 *
 * @throws InputError `PUBLIC_LOG_BROKEN`, `PUBLIC_LOG_CUT_OFF`, `FILE_*`, with the line
 */
export async function* readPublicLog(file: string): AsyncGenerator<PublicEntry> {
  let line = 0
  for await (const { text, whole } of linesOf(file)) {
    line++
    const entry = entryIn(text)
    if (entry !== undefined && whole) yield entry
    else if (whole)
      refuse('PUBLIC_LOG_BROKEN', 'This line is no entry of a public log.', 'Take the file from the market again.', {
        file,
        line,
      })
    else
      refuse(
        'PUBLIC_LOG_CUT_OFF',
        'The last line ends before its end.',
        'Take the file from the market again: it was not written to its end.',
        { file, line },
      )
  }
}

/**
 * Writes what everybody may read of an exported log: the same lines that the market hands out.
 *
 * @returns where the log ends
 * @throws InputError `MARKET_FILE_*`, `FILE_*`; nothing is written then
 */
export async function writePublicLog(from: string, file: string): Promise<Head> {
  let head: Head = START
  await writeWhole(file, async (write) => {
    for await (const entry of readExport(from)) {
      await write(canonicalJson(publicEntry(entry)))
      head = entry
    }
  })
  return { seq: head.seq, at: head.at, hash: head.hash }
}

function entryIn(text: string): PublicEntry | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  const read = publicEntrySchema.safeParse(value)
  return read.success ? read.data : undefined
}
