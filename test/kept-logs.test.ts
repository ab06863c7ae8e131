import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import { applyEntry, marketTables, MarketState, verifyLog, type Entry, type MarketEvent } from '../src/market/index.ts'
import type { World } from '../src/world/index.ts'
import { shownOf } from './kept-logs/shown.ts'

/** Logs as earlier markets wrote them: what they say may never come to mean something else. */

const FOLDER = join(import.meta.dirname, 'kept-logs')
const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8')

describe.each([
  // By the rules of its own day, which are not decided any more.
  ['rules-1', undefined],
  ['rules-2', 1],
])('the kept log %s', (name, from) => {
  let world: World
  const entries = read(`${name}.jsonl`)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Entry<MarketEvent>)
  const kept = JSON.parse(read(`${name}.shown.json`)) as object

  beforeAll(async () => {
    world = await loadWorld(shippedWorld())
  })

  it('is sound', async () => {
    async function* all(): AsyncGenerator<Entry<MarketEvent>> {
      yield* entries
    }
    const { faults, head, decidedFrom } = await verifyLog(world, all())
    // The tables may have gone on since.
    expect(faults.filter((fault) => !fault.startsWith('The market was founded on a world with the hash'))).toEqual([])
    expect(head.seq).toBe(entries.length)
    expect(decidedFrom).toBe(from)
  })
  it('says of the market what it said when it was written', () => {
    const venue = new MarketState(marketTables(world))
    for (const entry of entries) applyEntry(venue, entry)
    // What is shown may have become more; nothing of it is gone or another.
    expect(shownOf(venue)).toMatchObject(kept)
  })
})
