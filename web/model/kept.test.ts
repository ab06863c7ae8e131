import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { changedRows, digestsOf } from './row-digests.ts'
import type { WorldTable } from './protocol.ts'

/** A browser's store, as the standard has it: its keys are its own properties. */
class FakeStorage {
  [key: string]: unknown
  getItem(key: string): string | null {
    return Object.hasOwn(this, key) ? String(this[key]) : null
  }
  setItem(key: string, text: string): void {
    this[key] = text
  }
  removeItem(key: string): void {
    delete this[key]
  }
}

/** The modules as a tab has them: what they hold is its own. */
async function tab() {
  vi.resetModules()
  return {
    ...(await import('./shelf.ts')),
    ...(await import('./saved.ts')),
    ...(await import('./recent.ts')),
  }
}

let storage: FakeStorage
beforeEach(() => {
  storage = new FakeStorage()
  vi.stubGlobal('localStorage', storage)
})
afterEach(() => void vi.unstubAllGlobals())

const SPEC = { id: 'jp-2010', edit: { allowedShare: 0.4 } }
const SAVED = { name: 'My autumn', spec: SPEC, saved: '2026-12-01T10:00:00.000Z' }
const SEEN = {
  version: '0.1.0',
  world: 'f'.repeat(64),
  places: ['JPN'],
  figures: { lost: 5 },
  sectors: { defence: 2 },
  rows: { demand: 'AAAABBBB' },
}
const run = (query: string, at: number, path = '/') => ({ path, query, title: 'A run', titleJa: '計算', at })

describe('a saved scenario', () => {
  it('is read as it was written, with what was answered to it', async () => {
    const { readSaved, writeSaved } = await tab()
    expect(readSaved(writeSaved(SAVED))).toEqual(SAVED)
    expect(readSaved(writeSaved({ ...SAVED, seen: SEEN }))).toEqual({ ...SAVED, seen: SEEN })
  })

  it('can be renamed, deleted and brought back under its key', async () => {
    const { savedIn, keepSaved, forgetSaved, shelf } = await tab()
    keepSaved(SAVED)
    const [one] = savedIn(shelf())
    keepSaved({ ...SAVED, name: 'Another' }, one?.key)
    expect(savedIn(shelf()).map(({ name }) => name)).toEqual(['Another'])
    forgetSaved(one?.key ?? '')
    expect(savedIn(shelf())).toEqual([])
    keepSaved(SAVED, one?.key)
    expect(savedIn(shelf())).toEqual([{ ...SAVED, key: one?.key }])
  })

  it.each([
    ['not JSON', '{', 'unreadable', ''],
    ['nothing', '', 'unreadable', ''],
    ['deep', '['.repeat(400_000), 'unreadable', ''],
    ['five megabytes', 'x'.repeat(5_000_000), 'large', ''],
    ['another file', '{"name":"x"}', 'other', ''],
    ['null', 'null', 'other', ''],
    ['a newer form', { formatVersion: 2, more: 1 }, 'newer', ''],
    ['no name', { name: ' ' }, 'part', 'name'],
    ['a name without end', { name: 'x'.repeat(121) }, 'part', 'name'],
    ['a name that is none', { name: { toString: 1 } }, 'part', 'name'],
    ['more than it has', { company: 'part,stock' }, 'part', 'company'],
    ['a path for a question', { question: '../../etc/passwd' }, 'question', ''],
    ['a script for a question', { question: '<script>alert(1)</script>' }, 'question', ''],
    ['a day that is none', { saved: 'yesterday' }, 'part', 'saved'],
    ['a figure that is none', { seen: { ...SEEN, figures: { lost: '5' } } }, 'part', 'seen.figures.lost'],
    ['a hash that is none', { seen: { ...SEEN, world: '<b>' } }, 'part', 'seen.world'],
    ['markup for digests', { seen: { ...SEEN, rows: { demand: '<img>' } } }, 'part', 'seen.rows.demand'],
  ])('is refused with its reason, if the file has %s', async (_, given, why, at) => {
    const { readSaved, writeSaved } = await tab()
    const text =
      typeof given === 'string' ? given : JSON.stringify({ ...(JSON.parse(writeSaved(SAVED)) as object), ...given })
    expect(readSaved(text)).toEqual({ why, at })
  })

  it('takes nothing over from a prototype that a file brings', async () => {
    const { readSaved, writeSaved } = await tab()
    const text = writeSaved(SAVED).replace('{', '{"__proto__":{"polluted":true},')
    readSaved(text)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it('is read, or refused, whatever the file is', async () => {
    const { readSaved } = await tab()
    fc.assert(fc.property(fc.json(), (text) => void readSaved(text)))
    fc.assert(
      fc.property(fc.object(), (more) => {
        readSaved(JSON.stringify({ ...more, format: 'ytterby-scenario', formatVersion: 1 }))
      }),
    )
  })
})

describe('recent runs', () => {
  it('are the last eight of each page, each address once, the newest first', async () => {
    const { noteRun, recentIn, shelf } = await tab()
    for (let i = 0; i < 12; i++) noteRun(run(`scenario=s${i}`, i))
    noteRun(run('scenario=s9', 20))
    noteRun(run('', 5, '/weapon'))
    const found = recentIn(shelf())
    expect(found.filter(({ path }) => path === '/').map(({ query }) => query)).toEqual(
      [9, 11, 10, 8, 7, 6, 5, 4].map((i) => `scenario=s${i}`),
    )
    expect(found.filter(({ path }) => path === '/weapon')).toEqual([run('', 5, '/weapon')])
  })

  it('can be cleared, which leaves what is saved, and switched off, which forgets them and notes no more', async () => {
    const { noteRun, recentIn, clearRecent, switchRecent, keepSaved, savedIn, shelf } = await tab()
    keepSaved(SAVED)
    noteRun(run('scenario=a', 1))
    clearRecent()
    expect(recentIn(shelf())).toEqual([])
    noteRun(run('scenario=a', 1))
    switchRecent(false)
    noteRun(run('scenario=b', 2))
    expect(recentIn(shelf())).toEqual([])
    switchRecent(true)
    noteRun(run('scenario=c', 3))
    expect(recentIn(shelf()).map(({ query }) => query)).toEqual(['scenario=c'])
    expect(savedIn(shelf())).toHaveLength(1)
  })

  it('leave out what another version or another hand has written', async () => {
    storage.setItem('ytterby.recent /?scenario=a', '{"at":1}')
    storage.setItem('ytterby.recent javascript:alert(1)', '[1,"a","b"]')
    storage.setItem('ytterby.recent //evil.example/', '[1,"a","b"]')
    storage.setItem('ytterby.recent /weapon', '[1,"a","b"]')
    storage.setItem('ytterby.saved x', '{"format":"ytterby-scenario"}')
    storage.setItem('of another app', 'kept')
    const { recentIn, savedIn, shelf, clearRecent } = await tab()
    expect(recentIn(shelf()).map(({ path }) => path)).toEqual(['/weapon'])
    expect(savedIn(shelf())).toEqual([])
    clearRecent()
    expect(storage.getItem('of another app')).toBe('kept')
    expect(storage.getItem('ytterby.saved x')).not.toBeNull()
  })
})

describe('a browser', () => {
  const refuse = (): never => {
    throw new DOMException('Denied', 'SecurityError')
  }

  it('that keeps nothing holds what is saved until the tab closes, and says so', async () => {
    Object.defineProperty(globalThis, 'localStorage', { get: refuse, configurable: true })
    const { keepSaved, savedIn, forgetSaved, noteRun, recentIn, shelf } = await tab()
    expect(keepSaved(SAVED)).toBe(false)
    noteRun(run('scenario=a', 1))
    expect(savedIn(shelf()).map(({ name }) => name)).toEqual(['My autumn'])
    expect(recentIn(shelf())).toHaveLength(1)
    forgetSaved(savedIn(shelf())[0]?.key ?? '')
    expect(savedIn(shelf())).toEqual([])
    expect(savedIn((await tab()).shelf())).toEqual([])
  })

  it('whose disk is full loses nothing that it has, and says that the new is not kept', async () => {
    const { keepSaved, savedIn, shelf } = await tab()
    expect(keepSaved(SAVED)).toBe(true)
    storage.setItem = () => {
      throw new DOMException('Full', 'QuotaExceededError')
    }
    expect(keepSaved({ ...SAVED, name: 'Second' })).toBe(false)
    expect(savedIn(shelf()).map(({ name }) => name)).toEqual(['My autumn', 'Second'])
    expect(savedIn((await tab()).shelf()).map(({ name }) => name)).toEqual(['My autumn'])
  })

  it('with two tabs at once keeps what each has saved, deleted and renamed', async () => {
    const [one, other] = [await tab(), await tab()]
    one.shelf()
    other.shelf()
    one.keepSaved({ ...SAVED, name: 'From one' })
    other.keepSaved({ ...SAVED, name: 'From the other' })
    expect(other.savedIn(other.shelf()).map(({ name }) => name)).toEqual(['From one', 'From the other'])
    const [first] = other.savedIn(other.shelf())
    other.forgetSaved(first?.key ?? '')
    one.keepSaved({ ...SAVED, name: 'A third' })
    expect(one.savedIn(one.shelf()).map(({ name }) => name)).toEqual(['A third', 'From the other'])
  })
})

describe('rows that changed', () => {
  const table = (name: string, rows: readonly (readonly string[])[]): WorldTable =>
    ({
      name,
      title: name,
      key: ['place', 'sector'],
      figures: [],
      columns: ['place', 'sector', 'use'].map((column) => ({ name: column, title: column, number: false })),
      rows,
    }) as unknown as WorldTable
  const before = [
    table('demand', [
      ['JPN', 'defence', '5'],
      ['JPN', 'motors', '7'],
      ['EUR', 'motors', '9'],
    ]),
  ]

  it('are named with their table, those that are gone counted', () => {
    const now = [
      table('demand', [
        ['EUR', 'motors', '9'],
        ['JPN', 'defence', '6'],
        ['KOR', 'motors', '1'],
      ]),
    ]
    expect(changedRows(digestsOf(before), now)).toEqual([
      { table: 'demand', changed: ['JPN|defence'], added: ['KOR|motors'], removed: 1 },
    ])
  })

  it('are none where only their order changed, and all where the table is new', () => {
    expect(changedRows(digestsOf(before), [table('demand', before[0]?.rows.toReversed() ?? [])])).toEqual([])
    expect(changedRows({}, before).map(({ added }) => added.length)).toEqual([3])
  })

  it('are found whatever the rows, and digests are what a saved scenario may hold', () => {
    const cell = fc.string({ unit: 'binary', maxLength: 8 })
    const rows = fc.uniqueArray(fc.tuple(cell, cell, cell), { selector: ([a, b]) => `${a}|${b}`, maxLength: 6 })
    fc.assert(
      fc.property(rows, fc.nat(), (all, n) => {
        const at = all.length === 0 ? -1 : n % all.length
        const now = all.map((row, i) => (i === at ? [row[0], row[1], `${row[2]}!`] : row))
        const found = changedRows(digestsOf([table('t', all)]), [table('t', now)])
        expect(found.map(({ changed }) => changed)).toEqual(at < 0 ? [] : [[all[at]?.slice(0, 2).join('|')]])
        expect(digestsOf([table('t', all)])['t']).toMatch(/^[\w-]*$/)
      }),
    )
  })
})
