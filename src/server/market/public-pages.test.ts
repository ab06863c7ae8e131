import { describe, expect, it } from 'vitest'
import {
  canonicalJson,
  newSalt,
  nextEntry,
  publicEntry,
  START,
  type Entry,
  type MarketEvent,
} from '../../market/index.ts'
import { PublicPages } from './public-pages.ts'

/** A log that counts what is read of it. */
class Counted {
  readonly entries: Entry<MarketEvent>[] = []
  reads = 0
  failure: Error | undefined

  get end(): Entry<MarketEvent> | typeof START {
    return this.entries.at(-1) ?? START
  }

  grow(count: number): void {
    for (let i = 0; i < count; i++) {
      const event = { kind: 'withdrawn', round: 'r', order: String(i) } as const
      this.entries.push(
        nextEntry<MarketEvent>(this.end, { at: START.at, by: 'a', command: `c${i}`, event, salt: newSalt() }),
      )
    }
  }

  async *read(after: number): AsyncGenerator<Entry<MarketEvent>> {
    for (const entry of this.entries.slice(after)) {
      await Promise.resolve()
      if (this.failure !== undefined) throw this.failure
      this.reads += 1
      yield entry
    }
  }

  lines(from: number, to: number): string {
    return this.entries
      .slice(from, to)
      .map((entry) => `${canonicalJson(publicEntry(entry))}\n`)
      .join('')
  }
}

const of = (count: number): { log: Counted; pages: PublicPages } => {
  const log = new Counted()
  log.grow(count)
  return { log, pages: new PublicPages(log) }
}

describe('pages of the public log', () => {
  it('go from what was asked for to the end of a page, or of the log', async () => {
    const { log, pages } = of(2500)
    expect(await pages.after(0)).toBe(log.lines(0, 1000))
    expect(await pages.after(990)).toBe(log.lines(990, 1000))
    expect(await pages.after(1000)).toBe(log.lines(1000, 2000))
    expect(await pages.after(2000)).toBe(log.lines(2000, 2500))
    expect(await pages.after(2499)).toBe(log.lines(2499, 2500))
    expect(await pages.after(2500)).toBe('')
    expect(await pages.after(1e15)).toBe('')
  })
  it('read each entry once, though many ask at a time and the log grows', async () => {
    const { log, pages } = of(1500)
    const asked = await Promise.all([0, 1000, 5, 1200, 1000].map((after) => pages.after(after)))
    expect(asked.map((text) => text.split('\n').length - 1)).toEqual([1000, 500, 995, 300, 500])
    log.grow(10)
    expect(await pages.after(1400)).toBe(log.lines(1400, 1510))
    expect(log.reads).toBe(1510)
  })
  it('are made again after the log could not be read', async () => {
    const { log, pages } = of(3)
    log.failure = new Error('no database')
    await expect(pages.after(0)).rejects.toThrow('no database')
    log.failure = undefined
    expect(await pages.after(0)).toBe(log.lines(0, 3))
  })
  it('keep the last sixty-four', async () => {
    const { log, pages } = of(70_000)
    for (let page = 0; page < 70; page++) await pages.after(page * 1000)
    expect(log.reads).toBe(70_000)
    await pages.after(69_000)
    expect(log.reads).toBe(70_000)
    await pages.after(0)
    expect(log.reads).toBe(71_000)
  })
})
