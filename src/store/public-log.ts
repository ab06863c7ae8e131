import { stat } from 'node:fs/promises'
import { canonicalJson, publicEntry, publicEntryIn, START, type Head, type PublicEntry } from '../market/index.ts'
import { readExport } from './backup.ts'
import { isHeadLine, linesOf } from './market-file.ts'
import { throwRefusal } from './refusals.ts'
import { writeAtomically } from './atomic-write.ts'

/** What a file of a market is, by its first line; neither for what has the form of none. */
export async function kindOfLog(file: string): Promise<'public' | 'export' | 'neither'> {
  for await (const { text } of linesOf(file)) {
    if (isHeadLine(text)) return 'export'
    return publicEntryIn(text) === undefined ? 'neither' : 'public'
  }
  return 'neither'
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
    const entry = publicEntryIn(text)
    if (entry !== undefined && whole) yield entry
    else if (whole) throwRefusal('PUBLIC_LOG_BROKEN', {}, { file, line })
    else throwRefusal('PUBLIC_LOG_CUT_OFF', {}, { file, line })
  }
}

/**
 * Writes what everybody may read of an exported log into a new file: the same lines that the market hands out.
 *
 * @returns where the log ends
 * @throws InputError `MARKET_FILE_*`, `FILE_*`; nothing is written then
 */
export async function writePublicLog(from: string, file: string): Promise<Head> {
  let head: Head = START
  const isThere = await stat(file).then(
    () => true,
    () => false,
  )
  if (isThere) throwRefusal('FILE_EXISTS', {}, { file })
  await writeAtomically(file, async (write) => {
    for await (const entry of readExport(from)) {
      const shown = publicEntry(entry)
      if (shown !== undefined) await write(canonicalJson(shown))
      head = entry
    }
  })
  return { seq: head.seq, at: head.at, hash: head.hash }
}
