import { z } from 'zod'
import { type PublicEntry, publicEntryIn } from '../../../src/market/light.ts'
import { getBlob } from './api.ts'
import type { Store } from './receipts.ts'

/** Lines that the market has handed out, as they came, and whether one was none. */
export interface Fetched {
  readonly lines: string[]
  broken?: number
}

/** The public log, entry by entry, page after page as they are asked for. What came is kept in `into`. */
export async function* publicEntries(into: Fetched): AsyncGenerator<PublicEntry> {
  for (let after = 0; ;) {
    const before = after
    const text = await (await getBlob(`/public-log?after=${after}`)).text()
    for (const line of text.split('\n')) {
      if (line === '') continue
      into.lines.push(`${line}\n`)
      const entry = publicEntryIn(line)
      if (entry === undefined) {
        into.broken = into.lines.length
        return
      }
      after = entry.seq
      yield entry
    }
    if (after <= before) return
  }
}

/** Where the log ended when it was followed here last: it has to have that entry for ever. */
const seenSchema = z.object({ seq: z.int().min(1), hash: z.string() })
export type Seen = z.infer<typeof seenSchema>
const NAME = 'ytterby seen head'

export function seenHere(store?: Store): Seen | undefined {
  try {
    return seenSchema.parse(JSON.parse((store ?? localStorage).getItem(NAME) ?? ''))
  } catch {
    return undefined
  }
}

export function keepSeen({ seq, hash }: Seen, store?: Store): void {
  try {
    ;(store ?? localStorage).setItem(NAME, JSON.stringify({ seq, hash }))
  } catch {
    // Nothing may be kept here: the next look has nothing to compare with.
  }
}
