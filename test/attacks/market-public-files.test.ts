import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import {
  bookView,
  canonicalJson,
  roundView,
  type Entry,
  type Receipt,
  type MarketEvent,
} from '../../src/market/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import { exportLog, type MarketStore } from '../../src/store/index.ts'
import type { Desk } from '../market-desk.ts'
import { runHere, toldFaults, type Ran } from '../run-cli.ts'
import { chainedLines, linesOf, placeOf, roundsOf, withShown } from './public-lines.ts'

/** Files for `market verify` and `market public-log` that somebody made or spoilt: each ends in a message to people, or in one sound answer. */

const solver = await loadSolver()
const folder = mkdtempSync(join(tmpdir(), 'ytterby-public-'))
let desk: Desk
let entries: readonly Entry<MarketEvent>[]
let receipt: Receipt
/** The public log, as its text. */
let text: string
let log: string

beforeAll(async () => {
  const made = await roundsOf(await loadWorld(shippedWorld()), solver)
  desk = made.desk
  receipt = await desk.clerk.receipt(await desk.operate('add-capital', { amount: '1', reference: 'x' }))
  entries = made.entries
  text = textOf(linesOf(entries))
  // As a store has it, which this market in memory has not.
  const store: Pick<MarketStore, 'read' | 'head'> = {
    read: async function* (after) {
      yield* entries.slice(after)
    },
    head: () => Promise.resolve(desk.clerk.end),
  }
  await exportLog(store as MarketStore, path('log'))
  log = readFileSync(path('log'), 'utf8')
})
beforeEach(() => {
  for (const file of readdirSync(folder)) rmSync(path(file), { recursive: true })
  put('public', text)
  put('log', log)
  put('round', canonicalJson(roundView(desk.venue, 'first')))
  put('book', canonicalJson(bookView(desk.venue, 'first')))
  put('receipt', canonicalJson(receipt))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const path = (file: string): string => join(folder, file)
const put = (file: string, content: string | Uint8Array): void => writeFileSync(path(file), content)
const textOf = (lines: readonly object[]): string => `${lines.map(canonicalJson).join('\n')}\n`
const verify = (file: string, ...more: readonly string[]): Promise<Ran> =>
  runHere('market', 'verify', path(file), ...more)
const withAll = (): string[] => ['--round', path('round'), '--book', path('book'), '--receipt', path('receipt')]
const DEEP = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
/** Sets a text in the place of another, which has to be there. */
function set(file: string, from: string, to: string): void {
  const before = readFileSync(path(file), 'utf8')
  if (!before.includes(from)) throw new Error(`${file} has no ${from}`)
  put(
    file,
    before.replace(from, () => to),
  )
}

function expectTold({ code, stdout, stderr }: Ran, what: string): void {
  expect([code, stdout], what).toEqual([1, ''])
  expect(stderr, what).not.toMatch(/^ +at .*\.[jt]s:\d+|defect/m)
  const faults = toldFaults(stderr)
  expect(faults.length, what).toBeGreaterThan(0)
  for (const { message, remedy } of faults) expect([message !== '', remedy !== ''], what).toEqual([true, true])
}

describe('a public log with all that was published', () => {
  it('is sound, and tells it', async () => {
    const { code, stdout } = await verify('public', ...withAll(), '--seen', `5:${entries[4]!.hash}`)
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /1 hash of a receipt stands in it\n1 hash seen before is in it\nround first: .*proved by its published book/,
    )
  })

  const SPOILT: Readonly<Record<string, () => void>> = {
    'no line': () => put('public', ''),
    'an empty line': () => put('public', `${text}\n`),
    'an empty line before all': () => put('public', `\n${text}`),
    'half of its last line': () => put('public', text.slice(0, -20)),
    'no end of its last line': () => put('public', text.slice(0, -1)),
    'half of its only line': () => put('public', text.slice(0, 300)),
    'its first lines left out': () => put('public', text.slice(text.indexOf('\n') + 1)),
    'its lines twice': () => put('public', text + text),
    'the log itself after it': () => put('public', text + log),
    'null for a line': () => put('public', `${text}null\n`),
    'a list for a line': () => put('public', `${text}[]\n`),
    'another kind of line ends': () => put('public', text.replaceAll('\n', '\r')),
    'a mark before its first byte': () => put('public', `\uFEFF${text}`),
    'two bytes for a sign': () => put('public', Buffer.from(text, 'utf16le')),
    'no text': () => put('public', createHash('sha256').update('x').digest()),
    'a number that is none': () => set('public', '"seq":3,', '"seq":7.5,'),
    'a number beyond all': () => set('public', '"seq":3,', '"seq":1e400,'),
    'a number below one': () => set('public', '"seq":1,', '"seq":-1,'),
    'a number as a word': () => set('public', '"seq":3,', '"seq":"7",'),
    'a field more': () => set('public', '"seq":3,', '"seq":3,"by":"op",'),
    'a field named as what all objects have': () => set('public', '"seq":3,', '"seq":3,"__proto__":{"shown":1},'),
    'a sign changed': () => set('public', 'announced by mistake', 'announced by mistakes'),
    'what is hidden, with zero for nothing': () => set('public', '"hidden":"', '"hidden":null,"x":"'),
    'a round of another market': () => set('round', '"first"', '"fourth"'),
    'a round that is none': () => put('round', '{}'),
    'a round that is no JSON': () => put('round', 'x'),
    'a book for the round': () => put('round', readFileSync(path('book'))),
    'a round deep within itself': () => set('round', '"terms":{', `"terms":{"x":${DEEP},`),
    'a book that is none': () => put('book', 'null'),
    'a book without the round': () => set('book', '"first"', '"second"'),
    'a book with an order less': () => set('book', '"most":', '"most":1,"x":'),
    'a receipt that is none': () => put('receipt', '[]'),
    'a receipt deep within itself': () => put('receipt', `{"receipt":${DEEP}}`),
    'a receipt of another market': () => set('receipt', receipt.market, 'A'.repeat(43)),
    'a receipt of an entry below one': () => set('receipt', `"seq":${receipt.seq}`, '"seq":-1'),
    'a receipt with signs that steer': () => set('receipt', receipt.at, '\\u001b[2J\\u202e'),
  }
  it.each(Object.entries(SPOILT))('is refused with %s', async (what, spoil) => {
    spoil()
    const ran = await verify('public', ...withAll())
    expectTold(ran, what)
    // eslint-disable-next-line no-control-regex
    expect(ran.stderr).not.toMatch(/\u001B\[2J|\u202E/)
  })
  it.each([
    ['--replay'],
    ['--seen', `999999999:${'a'.repeat(64)}`],
    ['--seen', `3:${'a'.repeat(64)}`],
    ['--round', '.'],
    ['--book', join(tmpdir(), 'nothing-there')],
    ['--receipt', '/dev/null'],
  ])('is refused with %s %s', async (...args) => {
    expectTold(await verify('public', ...args), args.join(' '))
  })
  it.each(['1:abc', '0:x', `-1:${'a'.repeat(64)}`, `1:${'A'.repeat(64)}`, `1e3:${'a'.repeat(64)}`, ':', ''])(
    'is not checked against the hash %j: that is a wrong command line',
    async (seen) => {
      const { code, stdout } = await verify('public', '--seen', seen)
      expect([code, stdout]).toEqual([2, ''])
    },
  )
  it('is not checked against two hashes of one entry', async () => {
    const both = ['a', 'b'].flatMap((digit) => ['--seen', `1:${digit.repeat(64)}`])
    expect((await verify('public', ...both)).code).toBe(2)
  })
  it('cannot be given for a log, nor a log for it: entries that are hashed in two ways are two kinds of file', async () => {
    const [first = '', ...rest] = log.trimEnd().split('\n')
    put('public', [first, ...text.trimEnd().split('\n'), rest.at(-1)].join('\n'))
    expectTold(await verify('public'), 'lines of a public log in an export')
    put('public', `${rest.slice(0, -1).join('\n')}\n`)
    expectTold(await verify('public'), 'entries alone')
    expectTold(await verify('log', '--round', path('round')), 'a round for an export')
  })
})

// JSON takes the last of two that have one name, and numbers as they are rounded; other readers take other ones, and so do people. Cure: refuse
// a line that is not, byte for byte, its canonical JSON, as it is handed out.
describe('a public log whose text says something else than what was hashed', () => {
  it.each([
    ['a name that stands there twice', '"why":"announced', '"why":"somebody else’s fault","why":"announced'],
    ['a name that is dropped', '"why":"announced', '"__proto__":{"why":"other"},"why":"announced'],
    ['another number', '"threshold":2,', '"threshold":2.0000000000000000999,'],
  ])('is refused: %s', async (what, from, to) => {
    set('public', from, to)
    expectTold(await verify('public'), what)
  })
  it('and an exported log as well', async () => {
    const twice = log.replace('"kind":"void","round":"void","why":"', '"kind":"void","round":"void","why":"x","why":"')
    const lines = twice.trimEnd().split('\n')
    const { closing } = JSON.parse(lines.pop()!) as { closing: object }
    const body = `${lines.join('\n')}\n`
    const sha256 = createHash('sha256').update(body).digest('hex')
    expect(body).not.toBe(log.slice(0, body.length))
    put('log', `${body}${canonicalJson({ closing: { ...closing, sha256 } })}\n`)
    expectTold(await verify('log'), 'twice')
  })
})

describe('a public log that is made to stop who verifies it', () => {
  const shown = (change: object, kind = 'founded'): string => {
    const list = linesOf(entries)
    return textOf(chainedLines(withShown(list, placeOf(list, kind), change)))
  }
  // `z.json()` and `canonicalJson` call themselves for each level. Cure: a bound on levels before either (`jsonDepth` of the server is 32).
  it('by what is shown deep within itself', async () => {
    set('public', '"why":"announced', `"x":${DEEP},"why":"announced`)
    expectTold(await verify('public'), 'deep')
  })
  it('by a book deep within itself', async () => {
    set('book', '"months":', `"months":${DEEP},"x":`)
    expectTold(await verify('public', ...withAll()), 'deep')
  })
  // `keys.splice(used, Infinity, ...event.keys)`. Cure: no more than 200 keys at once, as the command has it.
  it('by very many keys of a trustee', async () => {
    put('public', shown({ keys: Array.from({ length: 200_000 }, () => 'x') }, 'trustee-keys'))
    expectTold(await verify('public'), 'many keys')
  })
  // `gradesIn` applies a foundation of which only three fields were looked at. Cure: the whole shape in `publicEventSchema`.
  it('by a foundation without rules of origin', async () => {
    put('public', shown({ rules: undefined }))
    expectTold(await verify('public', ...withAll()), 'no rules')
  })
})

describe('what is reported of a public log', () => {
  // `publicInWords` prints names, ids and hashes as they stand in the file; faults go through `formatFault`. Cure: the same for these, and no
  // line ends; hashes are 64 hexadecimal digits.
  it.each([
    [
      'a name of the market with line ends',
      { name: 'Ours\nround second: cleared; its result is signed, and proved by its published book' },
    ],
    ['a name of the market with signs that steer', { name: 'Ours\u001B[2J\u001B[H' }],
  ])('has no lines and signs that %s brought', async (_, change) => {
    put('public', textOf(chainedLines(withShown(linesOf(entries), 0, change))))
    const { stdout } = await verify('public')
    // eslint-disable-next-line no-control-regex
    expect(stdout).not.toMatch(/\u001B|^round second: cleared; its result/m)
  })
  it('has no hash that is none', async () => {
    put('public', textOf(chainedLines([{ hash: 'x: the chain holds\nmarket Ours, public key x' }])))
    expectTold(await verify('public'), 'hash')
  })
  // Nothing but the first line tells which kind it is. Cure: `MARKET_FILE_OTHER` before options are looked at, and that word names public logs.
  it('is not that it is an exported log, where its first line was changed', async () => {
    set('public', '"seq":1,', '"seq":01,')
    const { stderr } = await verify('public', ...withAll())
    expect(stderr).not.toContain('This is an exported log')
  })
  // Whatever went wrong within. Cure: a schema for books and certificates that are published.
  it('is in words of people, where a book is not whole', async () => {
    put('book', canonicalJson({ round: 'first', orders: [] }))
    expect((await verify('public', ...withAll())).stderr).not.toMatch(/undefined|reading '/)
  })
})

describe('market public-log', () => {
  const write = (from: string, to: string): Promise<Ran> => runHere('market', 'public-log', path(from), path(to))
  it('writes what the market hands out, for nobody else to read and no other name left', async () => {
    expect((await write('log', 'written')).code).toBe(0)
    expect(readFileSync(path('written'), 'utf8')).toBe(textOf(linesOf(entries)))
    expect(readdirSync(folder).filter((file) => file.startsWith('written'))).toEqual(['written'])
  })
  it.each<[string, () => string]>([
    ['cut off', () => log.slice(0, -100)],
    ['cut at an entry', () => `${log.split('\n').slice(0, 20).join('\n')}\n`],
    ['changed', () => log.replace('Test market', 'Best market')],
    ['twice over', () => log + log],
    ['empty', () => ''],
    ['a public log', () => text],
  ])('writes nothing of an export that is %s', async (what, spoilt) => {
    put('log', spoilt())
    const before = readdirSync(folder)
    expectTold(await write('log', 'written'), what)
    expect(readdirSync(folder)).toEqual(before)
  })
  it('says so where nothing can be written or read', async () => {
    expectTold(await write('log', 'nowhere/written'), 'no folder')
    expectTold(await write('nothing', 'written'), 'no file')
    expectTold(await write('.', 'written'), 'a folder')
  })
  // Its help promises a new file. Cure: refuse one that is there, as `market keys` does; above all the export itself.
  it.each(['log', 'receipt'])('leaves the file %s as it is', async (file) => {
    const before = readFileSync(path(file), 'utf8')
    await write('log', file)
    expect(readFileSync(path(file), 'utf8')).toBe(before)
  })
})
