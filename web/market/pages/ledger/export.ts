import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson, type Entry, START } from '../../../../src/market/light.ts'

/** As `ytterby market export` begins its files. */
const FIRST = canonicalJson({ file: 'ytterby market', holds: 'log', version: 1 })

/**
 * The log as a file that `ytterby market verify` takes: a first line that says what it is, the entries, and a closing line with their
 * count, the last hash and the SHA-256 of all bytes before it.
 *
 * @param text entries as JSON, one a line, as the market hands them out
 */
export function exportOf(text: string): Blob {
  const hash = sha256.create()
  const lines: string[] = []
  const write = (line: string): void => {
    lines.push(`${line}\n`)
    hash.update(utf8ToBytes(`${line}\n`))
  }
  write(FIRST)
  let head: Pick<Entry, 'seq' | 'hash'> = START
  // A line ends with a line feed and nothing else: texts of others may hold what other readers split at.
  for (const line of text.split('\n')) {
    if (line === '') continue
    const entry = JSON.parse(line) as Entry
    write(canonicalJson(entry))
    head = entry
  }
  const closing = { entries: head.seq, head: head.hash, sha256: bytesToHex(hash.digest()) }
  return new Blob([...lines, `${canonicalJson({ closing })}\n`], { type: 'application/x-ndjson' })
}
