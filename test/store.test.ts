import fs, { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import {
  canonicalJson,
  ChainBroken,
  digest,
  GENESIS,
  START,
  verifyLog,
  type Entry,
  type MarketEvent,
} from '../src/market/index.ts'
import {
  backupTo,
  DuplicateCommand,
  exportLog,
  ConcurrencyConflict,
  openStore,
  readExport,
  restoreFrom,
  StoreUnreachable,
  type MarketStore,
} from '../src/store/index.ts'
import type { Database } from '../src/store/database.ts'
import { migrate } from '../src/store/migrate.ts'
import { MIGRATIONS } from '../src/store/migrations/index.ts'
import { openFolder, openMemory } from '../src/store/pglite.ts'
import { openPostgres } from '../src/store/postgres.ts'
import { SqlStore } from '../src/store/sql-store.ts'
import { loadSolver } from '../src/solver/index.ts'
import { InputError } from '../src/world/index.ts'
import { Desk } from './market-desk.ts'
import { entriesAfter, logOf } from './market-store.ts'
import { hasPostgres, startPostgres, type RunningPostgres } from './postgres.ts'
import { temporaryFolder } from './run-cli.ts'

const PASSPHRASE = 'three made-up words'

let postgres: RunningPostgres | undefined
/** One PGlite for all tests here: each start takes seconds, and memory that is never given back. */
let memory: Database
beforeAll(async () => {
  if (hasPostgres()) postgres = await startPostgres()
  memory = await openMemory()
})
afterAll(async () => {
  await memory.close()
  await postgres?.stop()
})

/** The fault that a promise is refused with. */
/** Entries as the first version of the tables had them. */
/** As they were hashed before entries had salts. */
function unsalted(entries: readonly Entry<MarketEvent>[]): Entry<MarketEvent>[] {
  let before = GENESIS
  return entries.map(({ seq, at, by, command, event }) => {
    const content = { seq, at, by, command, event, before }
    before = digest(content)
    return { ...content, hash: before }
  })
}

async function appendAsThen(database: Database, entries: readonly Entry<MarketEvent>[]): Promise<void> {
  for (const { seq, at, by, command, event, before, hash } of entries)
    await database.query(
      `insert into entries (seq, at, by, command, part, event, before, hash)
       values ($1::bigint, $2, $3, $4, 0, $5::text::json, $6, $7)`,
      [String(seq), at, by, command, canonicalJson(event), before, hash],
    )
}

async function faultOf(
  promise: Promise<unknown>,
): Promise<{ code: string; message: string; line: number | undefined }> {
  const error = await promise.then(
    () => undefined,
    (refused: unknown) => refused,
  )
  expect(error).toBeInstanceOf(InputError)
  const [fault] = (error as InputError).faults
  return { code: fault?.code ?? '', message: fault?.message ?? '', line: fault?.line }
}

const DRIVERS = [
  {
    driver: 'PGlite',
    here: true,
    open: async (): Promise<Database> => {
      return { ...memory, close: () => Promise.resolve() }
    },
  },
  {
    driver: 'PostgreSQL',
    here: hasPostgres(),
    open: async (): Promise<Database> => openPostgres(postgres?.url('contract') ?? ''),
  },
]

describe.each(DRIVERS.filter(({ here }) => here))('a store on $driver', ({ open }) => {
  let database: Database
  let store: MarketStore
  const empty = (): Promise<void> => database.run('drop schema public cascade; create schema public')
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  const fresh = async (): Promise<MarketStore> => {
    await empty()
    await migrate(database)
    store = new SqlStore(database)
    return store
  }

  it('gives back what was appended, in order, from anywhere', async () => {
    await fresh()
    expect(await store.head()).toEqual(START)
    expect(await logOf(store)).toEqual([])
    const entries = entriesAfter(START, 600)
    await store.append(entries.slice(0, 1))
    await store.append(entries.slice(1))
    await store.append([])
    const { seq, at, hash } = entries[599]!
    expect(await store.head()).toEqual({ seq, at, hash })
    expect(await logOf(store)).toEqual(entries)
    expect(await logOf(store, 597)).toEqual(entries.slice(597))
    expect(await logOf(store, 600)).toEqual([])
    expect(await logOf(store, 700)).toEqual([])
  })

  it('keeps every text that an event may hold', async () => {
    await fresh()
    const why = 'zero \0, half \uD83D, whole \u{1F30F}, \u2028, "quoted\\", {[,]}, 稀土, 1e400'
    const [entry] = entriesAfter(START, 1, { why })
    await store.append([entry!])
    expect(await logOf(store)).toEqual([entry])
  })

  it('gives numbers and JSON alike on either driver', async () => {
    const [row] = await database.query(
      `select 9007199254740991::bigint as big, 7::bigint as small, 7 as int4, '{"b":1,"a":[null,1e-7]}'::json as json,
        '{"a":1}'::jsonb as jsonb, null as none, true as yes, $1::text as text`,
      ['x'],
    )
    expect(row).toEqual({
      big: 9007199254740991,
      small: 7,
      int4: 7,
      json: { b: 1, a: [null, 1e-7] },
      jsonb: { a: 1 },
      none: null,
      yes: true,
      text: 'x',
    })
  })

  it('appends all of a command or nothing', async () => {
    await fresh()
    const [first, second] = entriesAfter(START, 2)
    const third = { ...entriesAfter(second!, 1)[0]!, hash: 'f'.repeat(64) }
    await expect(store.append([first!, second!, third])).rejects.toThrow(ChainBroken)
    expect(await store.head()).toEqual(START)
    await expect(store.append([first!, third])).rejects.toThrow(ChainBroken)
  })

  it('refuses entries after a head that has moved', async () => {
    await fresh()
    await store.append(entriesAfter(START, 3))
    const head = await store.head()
    const late = entriesAfter(START, 1, { command: 'late' })
    await expect(store.append(late)).rejects.toEqual(new ConcurrencyConflict(head))
    const early = entriesAfter({ ...head, seq: 7 }, 1)
    await expect(store.append(early)).rejects.toThrow(ConcurrencyConflict)
    expect(await store.head()).toEqual(head)
  })

  it('refuses a command that was carried out, at whatever head', async () => {
    await fresh()
    const entries = entriesAfter(START, 3, { command: 'pay' })
    await store.append(entries)
    await expect(store.append(entriesAfter(entries[2]!, 1, { command: 'pay' }))).rejects.toEqual(
      new DuplicateCommand('pay', 1),
    )
    await expect(store.append(entries)).rejects.toThrow(DuplicateCommand)
    expect((await store.head()).seq).toBe(3)
  })

  it('writes what waits together, and still answers each by itself', async () => {
    await fresh()
    const entries = entriesAfter(START, 40)
    const doubled = entriesAfter(entries[39]!, 1, { command: 'c7' })
    const after = entriesAfter(doubled[0]!, 1, { command: 'after' })
    const other = entriesAfter(START, 1, { command: 'other' })
    const answers = await Promise.allSettled(
      [...entries.map((one) => [one]), doubled, after, other].map((one) => store.append(one)),
    )
    expect(answers.slice(0, 40).every(({ status }) => status === 'fulfilled')).toBe(true)
    expect(answers.slice(40).map((answer) => answer.status === 'rejected' && answer.reason.name)).toEqual([
      'CommandDoubled',
      'HeadMoved',
      'HeadMoved',
    ])
    expect(await logOf(store)).toEqual(entries)
  })

  it('lets nobody change, delete or forge an entry in the database', async () => {
    await fresh()
    await store.append(entriesAfter(START, 3))
    for (const statement of [
      `update entries set by = 'me' where seq = 2`,
      `update entries set by = 'me' where false`,
      'delete from entries where seq = 3',
      'truncate entries',
      `insert into entries values (4, '2027-02-01', 'me', 'x', 0, '{}', repeat('0', 64), repeat('1', 64))`,
      `insert into entries values (9, '2027-02-01', 'me', 'x', 0, '{}', (select hash from entries where seq = 3), '1')`,
      `insert into entries values (4, '2026-01-01', 'me', 'x', 0, '{}', (select hash from entries where seq = 3), '1')`,
      `set session_replication_role = replica; delete from entries`,
    ])
      await expect(database.run(statement), statement).rejects.toThrow(/never changed or deleted|does not follow/)
    await database.run('reset session_replication_role')
    expect((await store.head()).seq).toBe(3)
  })

  it('stops reading where somebody got round that', async () => {
    await fresh()
    await store.append(entriesAfter(START, 3))
    await database.run(
      `alter table entries disable trigger user; update entries set by = 'me' where seq = 2; alter table entries enable always trigger entries_stay`,
    )
    const read = store.read(0)
    expect((await read.next()).value).toMatchObject({ seq: 1 })
    await expect(read.next()).rejects.toThrow('Entry 2 is not what its hash was made of')
  })

  it('keeps secrets, writes over them and forgets them', async () => {
    await fresh()
    expect(await store.secret('password', 'ada')).toBeUndefined()
    await store.setSecret('password', 'ada', { hash: 'a\0b', n: 1 })
    await store.setSecret('password', 'ada', { hash: 'other', list: [null, true] })
    await store.setSecret('password', 'bob', null)
    expect(await store.secret('password', 'ada')).toEqual({ hash: 'other', list: [null, true] })
    expect(await store.secret('password', 'bob')).toBeNull()
    expect(await store.secret('session', 'ada')).toBeUndefined()
    for (const id of ['ada:1', 'ada:2', 'bob:1', 'a%']) await store.setSecret('session', id, id)
    expect(await store.dropSecrets('session', 'ada:')).toBe(2)
    expect(await store.dropSecrets('session', 'a_')).toBe(0)
    await store.dropSecret('session', 'nobody')
    await store.dropSecret('password', 'bob')
    expect((await store.snapshot()).secrets.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'password ada',
      'session a%',
      'session bob:1',
    ])
    expect(await store.dropSecrets('session')).toBe(2)
  })

  it('swaps a secret for another only if it is still what was read', async () => {
    await fresh()
    const later = '2999-01-01T00:00:00.000Z'
    expect(await store.swapSecret('guesses', 'ada', undefined, [1], later)).toBe(true)
    expect(await store.swapSecret('guesses', 'ada', undefined, [2], later)).toBe(false)
    expect(await store.swapSecret('guesses', 'ada', [2], [3], later)).toBe(false)
    const seen = await Promise.all([4, 5, 6].map((n) => store.swapSecret('guesses', 'ada', [1], [1, n], later)))
    expect(seen.filter((done) => done)).toHaveLength(1)
    expect(await store.swapSecret('guesses', 'ada', [1], [1], later)).toBe(false)
    const kept = (await store.secret('guesses', 'ada')) as number[]
    expect(await store.swapSecret('guesses', 'ada', kept, [], '2020-01-01T00:00:00.000Z')).toBe(true)
    expect(await store.secret('guesses', 'ada')).toBeUndefined()
    expect(await store.swapSecret('guesses', 'ada', undefined, [7], later)).toBe(true)
    expect(await store.secret('guesses', 'ada')).toEqual([7])
  })

  it('never gives back a secret that has passed', async () => {
    await fresh()
    const soon = new Date(Date.now() + 400).toISOString()
    await store.setSecret('session', 'past', 1, '2020-01-01T00:00:00.000Z')
    await store.setSecret('session', 'soon', 2, soon)
    await store.setSecret('session', 'later', 3, '2999-01-01T00:00:00.000Z')
    expect(await store.secret('session', 'past')).toBeUndefined()
    expect(await store.secret('session', 'soon')).toBe(2)
    expect((await store.snapshot()).secrets).toEqual([
      { kind: 'session', id: 'later', value: 3, until: '2999-01-01T00:00:00.000Z' },
      { kind: 'session', id: 'soon', value: 2, until: soon },
    ])
    await sleep(450)
    expect(await store.secret('session', 'soon')).toBeUndefined()
    expect(await store.dropSecrets('session')).toBe(1)
    await store.setSecret('session', 'later', 3, '2999-01-01T00:00:00.000Z')
    expect(await database.query('select id from secrets')).toEqual([{ id: 'later' }])
  })

  it('gives head and secrets of one instant, whatever is written meanwhile', async () => {
    await fresh()
    const written = (async () => {
      for (const entry of entriesAfter(START, 100)) {
        await store.append([entry])
        await store.setSecret('account', 'ada', { after: entry.seq })
      }
    })()
    const seen = new Set<number>()
    for (let last = 0; last < 100; seen.add(last)) {
      const { head, secrets } = await store.snapshot()
      last = ((secrets[0]?.value ?? { after: 0 }) as { after: number }).after
      expect([head.seq, head.seq - 1]).toContain(last)
    }
    await written
    expect(seen.size).toBeGreaterThan(10)
  })

  it.each(MIGRATIONS.map(({ name }, i) => ({ from: i + 1, name })))(
    'comes from version $from ($name) with all that is in it',
    async ({ from }) => {
      await empty()
      await migrate(database, MIGRATIONS.slice(0, from))
      const old = new SqlStore(database)
      const entries = unsalted(entriesAfter(START, 5))
      await appendAsThen(database, entries)
      if (from >= 2) await old.setSecret('key', 'market', 'x')
      await Promise.all([migrate(database), migrate(database)])
      expect(await logOf(old)).toEqual(entries)
      await old.append(entriesAfter(entries[4]!, 1))
      if (from < 2) await old.setSecret('key', 'market', 'x')
      expect(await old.secret('key', 'market')).toBe('x')
      expect(await database.query('select version, name from migrations order by version')).toEqual(
        MIGRATIONS.map(({ name }, i) => ({ version: i + 1, name })),
      )
      await expect(database.run('delete from entries')).rejects.toThrow('never changed or deleted')
    },
  )

  it('undoes all of a step that fails', async () => {
    await empty()
    const broken = { name: 'broken', sql: 'create table half (a int); select 1 / 0' }
    await expect(migrate(database, [...MIGRATIONS, broken])).rejects.toThrow('division by zero')
    expect(
      await database.query(`select table_name from information_schema.tables where table_schema = 'public'`),
    ).toEqual([])
  })

  it('refuses a database of a newer program, and one of something else', async () => {
    await fresh()
    const step = { name: 'settlements', sql: 'create table settlements (id int)' }
    await migrate(database, [...MIGRATIONS, step])
    expect(await faultOf(migrate(database))).toMatchObject({
      code: 'STORE_NEWER',
      message: expect.stringContaining(`step ${MIGRATIONS.length + 1}`),
    })
    await empty()
    await database.run('create table customers (id int)')
    expect((await faultOf(migrate(database))).code).toBe('STORE_OTHER')
    await database.run('create table migrations (id int)')
    expect((await faultOf(migrate(database))).code).toBe('STORE_OTHER')
    await empty()
    await migrate(database, [step])
    expect((await faultOf(migrate(database))).code).toBe('STORE_OTHER')
  })

  it('comes back from a backup as it was', async () => {
    await fresh()
    const folder = await temporaryFolder()
    const file = (name: string): string => join(folder, name)
    const entries = [...entriesAfter(START, 2, { command: 'found', why: 'a\u2028b' })]
    entries.push(...entriesAfter(entries[1]!, 700))
    await store.append(entries)
    await store.setSecret('key', 'market', { d: 'very secret' })
    await store.setSecret('session', 'ada', 1, '2999-01-01T00:00:00.000Z')
    const { secrets } = await store.snapshot()
    const head = await backupTo(store, file('backup'), PASSPHRASE)
    expect(head).toEqual(await store.head())
    await exportLog(store, file('before'))
    expect(readFileSync(file('backup'), 'utf8')).not.toContain('secret')
    expect(statSync(file('backup')).mode & 0o777).toBe(0o600)
    expect((await faultOf(restoreFrom(file('backup'), store, PASSPHRASE))).code).toBe('STORE_NOT_EMPTY')

    await fresh()
    expect(await restoreFrom(file('backup'), store, PASSPHRASE)).toEqual(head)
    await exportLog(store, file('after'))
    expect(readFileSync(file('after')).equals(readFileSync(file('before')))).toBe(true)
    expect((await store.snapshot()).secrets).toEqual(secrets)
    await store.append(entriesAfter(head, 1))
    await expect(store.append(entriesAfter(await store.head(), 1, { command: 'found' }))).rejects.toThrow(
      DuplicateCommand,
    )
  })

  it('carries a market through a round, a backup and a restore', async () => {
    const world = await loadWorld(shippedWorld())
    const solver = await loadSolver()
    const desk = await Desk.open(world, solver, await fresh())
    for (const name of ['seller', 'buyer']) await desk.join(name, 'AUS', '10000')
    await desk.operate('announce-round', {
      round: 'r1',
      spec: {
        title: 'A round of 稀土',
        opens: '2027-01-01T00:00:00Z',
        closes: '2027-01-02T00:00:00Z',
        materials: [{ material: 'ore-mt-weld', grades: ['traced'] }],
        places: ['AUS'],
        months: ['2027-03'],
        margin: 0,
        damages: 0,
        trustees: ['seller', 'buyer'].map((name) => desk.keysOf(name).id),
        threshold: 1,
      },
    })
    const common = { material: 'ore-mt-weld', grade: 'traced', place: 'AUS', kg: '100' }
    const lots = [await desk.dig('seller', 100)]
    await desk.place('seller', 'r1', { kind: 'sell', ...common, month: '2027-03', ask: '60', lots })
    await desk.place('buyer', 'r1', { kind: 'buy', ...common, at: [{ month: '2027-03', bid: '70' }] })
    await desk.finish('r1')
    const file = join(await temporaryFolder(), 'backup')
    const end = await backupTo(store, file, PASSPHRASE)
    expect(end.hash).toBe(desk.clerk.end.hash)

    await fresh()
    await restoreFrom(file, store, PASSPHRASE)
    for (const log of [store.read(0), readExport(file)]) {
      const { faults, rounds, head } = await verifyLog(world, log)
      expect(faults).toEqual([])
      expect(head).toEqual(end)
      expect(rounds).toMatchObject([{ id: 'r1', status: 'cleared', orders: 2 }])
    }
    const again = await Desk.open(world, solver, store)
    expect(again.clerk.end).toEqual(end)
    await again.operate('record-payment-in', { organisation: desk.keysOf('buyer').id, amount: '5', reference: 'again' })
    expect((await store.head()).seq).toBe(end.seq + 1)
  })

  it('is filled with all or nothing', async () => {
    await fresh()
    const entries = entriesAfter(START, 700)
    async function* cut(): AsyncGenerator<Entry<MarketEvent>> {
      yield* entries
      await Promise.reject(new Error('the file went'))
    }
    await expect(store.fill(cut(), [])).rejects.toThrow('the file went')
    expect(await store.head()).toEqual(START)
    await store.setSecret('key', 'market', 'x')
    expect((await faultOf(store.fill(cut(), []))).code).toBe('STORE_NOT_EMPTY')
  })

  it('backs up and restores a market in which nothing has happened', async () => {
    await fresh()
    const file = join(await temporaryFolder(), 'backup')
    await backupTo(store, file, PASSPHRASE)
    expect(await restoreFrom(file, store, PASSPHRASE)).toEqual(START)
  })
})

describe('a file of a market', () => {
  let store: MarketStore
  let backup: Buffer
  let exported: Buffer
  const nothing = { fill: () => Promise.reject(new Error('written to')) } as unknown as MarketStore
  beforeAll(async () => {
    await memory.run('drop schema public cascade; create schema public')
    await migrate(memory)
    store = new SqlStore(memory)
    await store.append(entriesAfter(START, 4))
    await store.setSecret('key', 'market', 'x')
    const folder = mkdtempSync(join(tmpdir(), 'ytterby-files-'))
    await backupTo(store, join(folder, 'backup'), PASSPHRASE)
    await exportLog(store, join(folder, 'log'))
    backup = readFileSync(join(folder, 'backup'))
    exported = readFileSync(join(folder, 'log'))
    expect(readdirSync(folder).sort()).toEqual(['backup', 'log'])
    rmSync(folder, { recursive: true })
  })
  const written = async (bytes: Uint8Array | string): Promise<string> => {
    const file = join(await temporaryFolder(), 'file')
    writeFileSync(file, bytes)
    return file
  }
  const soundIn = async (file: string): Promise<number> => {
    let count = 0
    const entries = readExport(file)
    while (
      await entries.next().then(
        ({ done }) => done !== true,
        () => false,
      )
    )
      count++
    return count
  }

  it('is lines of JSON that anybody can read', () => {
    const lines = exported
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines[0]).toEqual({ file: 'ytterby market', holds: 'log', version: 1 })
    expect(lines.slice(1, 5).map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    expect(lines[5]).toMatchObject({ closing: { entries: 4, head: lines[4]?.['hash'] } })
    expect(lines).toHaveLength(6)
  })

  it('is read without a store, and a backup likewise', async () => {
    expect(await allOf(readExport(await written(exported)))).toEqual(await logOf(store))
    expect(await soundIn(await written(backup))).toBe(4)
  })

  it.each(['backup', 'export'])('is refused, a %s, if any byte of it was changed', async (kind) => {
    const whole = kind === 'backup' ? backup : exported
    const file = await written(whole)
    for (let i = 0; i < whole.length; i++) {
      const changed = Buffer.from(whole)
      changed[i]! ^= 1
      writeFileSync(file, changed)
      const read = kind === 'backup' ? restoreFrom(file, nothing, PASSPHRASE) : allOf(readExport(file))
      await expect(read, `byte ${i}: ${changed.toString().slice(Math.max(0, i - 40), i + 40)}`).rejects.toThrow(
        /MARKET_FILE_/,
      )
    }
  })

  it('is refused wherever it was cut off, and if something was added', async () => {
    const file = await written('')
    for (let length = 0; length < backup.length; length += length < backup.length - 120 ? 23 : 1) {
      writeFileSync(file, backup.subarray(0, length))
      await expect(restoreFrom(file, nothing, PASSPHRASE), String(length)).rejects.toThrow(/MARKET_FILE_/)
    }
    for (const more of ['\n', ' ', '{}\n']) {
      writeFileSync(file, Buffer.concat([backup, Buffer.from(more)]))
      await expect(restoreFrom(file, nothing, PASSPHRASE)).rejects.toThrow(/MARKET_FILE_BROKEN/)
    }
  })

  it('says what was wrong, where, and what is sound', async () => {
    const changed = exported.toString().replace('"round":"r3"', '"round":"r4"')
    const broken = await faultOf(allOf(readExport(await written(changed))))
    expect(broken).toEqual({
      code: 'MARKET_FILE_BROKEN',
      message: 'Entry 3 is not what its hash was made of: it was changed. Sound: entries 1 to 2. Nothing was written.',
      line: 4,
    })
    expect(await soundIn(await written(changed))).toBe(2)
    const lines = exported.toString().split('\n')
    const without = await faultOf(allOf(readExport(await written(lines.filter((_, i) => i !== 2).join('\n')))))
    expect(without).toMatchObject({ line: 3, message: expect.stringContaining('Entry 3 stands where 2 should') })
    const lost = await faultOf(allOf(readExport(await written(lines.filter((_, i) => i !== 4).join('\n')))))
    expect(lost).toMatchObject({ line: 5, message: expect.stringContaining('Sound: entries 1 to 3.') })
    const cut = await faultOf(allOf(readExport(await written(lines.slice(0, 4).join('\n')))))
    expect(cut).toMatchObject({ code: 'MARKET_FILE_CUT_OFF', message: expect.stringContaining('entries 1 to 2') })
    const folder = await temporaryFolder()
    expect((await faultOf(allOf(readExport(folder)))).code).toBe('FILE_IS_A_FOLDER')
    expect((await faultOf(allOf(readExport(join(folder, 'none'))))).code).toBe('FILE_MISSING')
    expect((await faultOf(allOf(readExport(await written('a,b\n1,2\n'))))).code).toBe('MARKET_FILE_OTHER')
    const newer = exported.toString().replace('"version":1', '"version":2')
    expect((await faultOf(allOf(readExport(await written(newer))))).code).toBe('MARKET_FILE_NEWER')
  })

  it('is restored with its own passphrase alone, and only a backup is', async () => {
    const file = await written(backup)
    expect((await faultOf(restoreFrom(file, nothing, 'another passphrase'))).code).toBe('PASSPHRASE_WRONG')
    const log = await written(exported)
    expect((await faultOf(restoreFrom(log, nothing, PASSPHRASE))).code).toBe('MARKET_FILE_NOT_A_BACKUP')
    expect((await faultOf(backupTo(store, file, 'short'))).code).toBe('PASSPHRASE_SHORT')
  })

  it('leaves what was there if it cannot be written', async () => {
    const folder = await temporaryFolder()
    const file = join(folder, 'backup')
    writeFileSync(file, 'last week')
    const failing: MarketStore = new SqlStore(memory)
    failing.snapshot = () => Promise.reject(new Error('the disk went'))
    await expect(backupTo(failing, file, PASSPHRASE)).rejects.toThrow('the disk went')
    expect(readFileSync(file, 'utf8')).toBe('last week')
    expect(readdirSync(folder)).toEqual(['backup'])
    expect((await faultOf(exportLog(store, join(folder, 'none', 'log')))).code).toBe('FILE_NOT_WRITABLE')
  })
})

async function allOf(entries: AsyncIterable<Entry<MarketEvent>>): Promise<Entry<MarketEvent>[]> {
  const all: Entry<MarketEvent>[] = []
  for await (const entry of entries) all.push(entry)
  return all
}

describe('a folder of a market', () => {
  it('is kept over a restart, by one store at a time, and by its owner alone', async () => {
    const folder = join(await temporaryFolder(), 'market')
    const first = await openStore({ folder })
    const entries = entriesAfter(START, 3)
    await first.append(entries)
    const used = await faultOf(openStore({ folder }))
    expect(used).toMatchObject({ code: 'STORE_IN_USE', message: `The folder is in use by process ${process.pid}.` })
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    await first.close()
    const second = await openStore({ folder })
    expect(await logOf(second)).toEqual(entries)
    await second.close()
  })

  it('is on disk when an append is confirmed', async () => {
    const sync = vi.spyOn(fs, 'fsyncSync')
    syncBuiltinESMExports()
    try {
      const store = await openStore({ folder: join(await temporaryFolder(), 'market') })
      const [first, second] = entriesAfter(START, 2)
      await store.append([first!])
      const before = sync.mock.calls.length
      await store.append([second!])
      expect(sync.mock.calls.length).toBeGreaterThan(before)
      await store.close()
    } finally {
      sync.mockRestore()
      syncBuiltinESMExports()
    }
  })

  it('does not grow by what was written long ago', async () => {
    const folder = await temporaryFolder()
    const database = await openFolder(folder)
    await database.run('create table noise (text text); alter table noise alter text set storage external')
    for (let i = 0; i < 1500; i++) {
      await database.query(`insert into noise select repeat(md5(random()::text), 3200)`)
      if (i % 100 === 99) await database.run('delete from noise')
    }
    await database.close()
    const bytes = readdirSync(join(folder, 'postgres'), { recursive: true, encoding: 'utf8' })
      .map((name) => statSync(join(folder, 'postgres', name)).size)
      .reduce((sum, size) => sum + size, 0)
    // 150 MB went through table and log; an empty database has 50.
    expect(bytes).toBeLessThan(150e6)
  })

  it('is not taken from a machine that one cannot look into', async () => {
    const folder = await temporaryFolder()
    writeFileSync(join(folder, 'lock.4'), JSON.stringify({ host: 'elsewhere', pid: 1, started: '1' }))
    const fault = await faultOf(openFolder(folder))
    expect(fault).toMatchObject({ code: 'STORE_IN_USE', message: 'The folder is in use by process 1 on elsewhere.' })
  })

  it('is refused if it holds something else, or cannot be made', async () => {
    const folder = await temporaryFolder()
    writeFileSync(join(folder, 'letter.txt'), 'Dear')
    expect((await faultOf(openStore({ folder }))).code).toBe('FOLDER_IN_USE')
    expect((await faultOf(openStore({ folder: join(folder, 'letter.txt') }))).code).toBe('FOLDER_NOT_WRITABLE')
    expect(readdirSync(folder)).toEqual(['letter.txt'])
  })

  it('is refused if its database is damaged, and left as it is', async () => {
    const folder = await temporaryFolder()
    mkdirSync(join(folder, 'postgres'))
    writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '18\n')
    expect((await faultOf(openStore({ folder }))).code).toBe('STORE_DAMAGED')
    expect(readdirSync(join(folder, 'postgres'))).toEqual(['PG_VERSION'])
  })
})

describe.runIf(hasPostgres())('a market in PostgreSQL', () => {
  it('loses and doubles nothing when two stores append a hundred at once', async () => {
    const url = postgres?.url('two') ?? ''
    const stores = await Promise.all([openStore({ url }), openStore({ url })])
    const append = async (i: number): Promise<void> => {
      const store = stores[i % 2]!
      for (;;) {
        try {
          return await store.append(entriesAfter(await store.head(), 1, { command: `append ${i}` }))
        } catch (error) {
          if (!(error instanceof ConcurrencyConflict)) throw error
          // Else all that wait try again for each that gets through.
          await sleep(500 * Math.random())
        }
      }
    }
    await Promise.all(Array.from({ length: 100 }, (_, i) => append(i)))
    const log = await logOf(stores[0])
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, i) => i + 1))
    expect(new Set(log.map(({ command }) => command)).size).toBe(100)
    expect(log).toHaveLength(100)
    await Promise.all(stores.map((store) => store.close()))
  })

  it('is distinguished when it cannot be reached, and never with its password', async () => {
    const url = postgres?.url('told') ?? ''
    const told = async (address: string): Promise<string> => {
      const { code, message } = await faultOf(openStore({ url: address }))
      for (const form of ['p@ss', 'p%40ss', 'guess']) expect(message).not.toContain(form)
      return code
    }
    expect(await told(url.replace(/:\d+\//, ':1/'))).toBe('STORE_UNREACHABLE')
    expect(await told(url.replace('127.0.0.1', 'nowhere.invalid'))).toBe('STORE_UNREACHABLE')
    expect(await told(url.replace(/market:[^@]*@/, 'market:guess@'))).toBe('STORE_LOGIN_REFUSED')
    expect(await told(url.replace('market:', 'nobody:'))).toBe('STORE_LOGIN_REFUSED')
    expect(await told(url.replace(/:[^:@]*@/, '@'))).toBe('STORE_LOGIN_REFUSED')
    expect(await told(url.replace('/told', '/guessed').replace('guessed', 'none'))).toBe('STORE_MISSING')
    expect(await told('redis://market:guess@127.0.0.1')).toBe('STORE_ADDRESS')
    expect(await told('postgres//market:guess@127.0.0.1')).toBe('STORE_ADDRESS')
  })

  it('goes on after PostgreSQL was killed, with all that was confirmed', async () => {
    const server = postgres!
    const store = await openStore({ url: server.url('killed') })
    const entries = entriesAfter(START, 3000)
    const confirmed: number[] = []
    const writing = (async () => {
      for (const entry of entries) {
        await store.append([entry])
        confirmed.push(entry.seq)
      }
    })()
    while (confirmed.length < 50) await sleep(1)
    await server.kill()
    expect(confirmed.length).toBeLessThan(3000)
    await server.start()
    await writing
    expect(await logOf(store)).toEqual(entries)
    await server.kill()
    await expect(store.head()).rejects.toThrow(StoreUnreachable)
    await server.start()
    expect((await store.head()).seq).toBe(3000)
    await store.close()
  })
})
