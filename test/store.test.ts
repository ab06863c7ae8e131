import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ChainBroken, followChain, nextEntry, START, type VenueEvent } from '../src/market/index.ts'
import {
  backupTo,
  CommandDoubled,
  exportLog,
  HeadMoved,
  openStore,
  readExport,
  restoreFrom,
  StoreUnreachable,
  type MarketStore,
  type StorePlace,
} from '../src/store/index.ts'
import type { Database } from '../src/store/database.ts'
import { migrate } from '../src/store/migrate.ts'
import { MIGRATIONS } from '../src/store/migrations/index.ts'
import { openFolder, openMemory } from '../src/store/pglite.ts'
import { openPostgres } from '../src/store/postgres.ts'
import { SqlStore } from '../src/store/sql-store.ts'
import { InputError } from '../src/world/index.ts'
import { entriesAfter, logOf } from './market-store.ts'
import { hasPostgres, startPostgres, type RunningPostgres } from './postgres.ts'
import { temporaryFolder } from './run-cli.ts'

const PASSPHRASE = 'three made-up words'
const WRITER = join(import.meta.dirname, 'store-writer.js')

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
      const { close: _kept, ...shared } = memory
      return { ...shared, close: () => Promise.resolve() }
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
    await expect(store.append(late)).rejects.toEqual(new HeadMoved(head))
    const early = entriesAfter({ ...head, seq: 7 }, 1)
    await expect(store.append(early)).rejects.toThrow(HeadMoved)
    expect(await store.head()).toEqual(head)
  })

  it('refuses a command that was carried out, at whatever head', async () => {
    await fresh()
    const entries = entriesAfter(START, 3, { command: 'pay' })
    await store.append(entries)
    await expect(store.append(entriesAfter(entries[2]!, 1, { command: 'pay' }))).rejects.toEqual(
      new CommandDoubled('pay', 1),
    )
    await expect(store.append(entries)).rejects.toThrow(CommandDoubled)
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
    expect((await store.secrets()).map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'password ada',
      'session a%',
      'session bob:1',
    ])
    expect(await store.dropSecrets('session')).toBe(2)
  })

  it('never gives back a secret that has passed', async () => {
    await fresh()
    const soon = new Date(Date.now() + 400).toISOString()
    await store.setSecret('session', 'past', 1, '2020-01-01T00:00:00.000Z')
    await store.setSecret('session', 'soon', 2, soon)
    await store.setSecret('session', 'later', 3, '2999-01-01T00:00:00.000Z')
    expect(await store.secret('session', 'past')).toBeUndefined()
    expect(await store.secret('session', 'soon')).toBe(2)
    expect(await store.secrets()).toEqual([
      { kind: 'session', id: 'later', value: 3, until: '2999-01-01T00:00:00.000Z' },
      { kind: 'session', id: 'soon', value: 2, until: soon },
    ])
    await sleep(450)
    expect(await store.secret('session', 'soon')).toBeUndefined()
    expect(await store.dropSecrets('session')).toBe(1)
    await store.setSecret('session', 'later', 3, '2999-01-01T00:00:00.000Z')
    expect(await database.query('select id from secrets')).toEqual([{ id: 'later' }])
  })

  it.each(MIGRATIONS.map(({ name }, i) => ({ from: i + 1, name })))(
    'comes from version $from ($name) with all that is in it',
    async ({ from }) => {
      await empty()
      await migrate(database, MIGRATIONS.slice(0, from))
      const old = new SqlStore(database)
      const entries = entriesAfter(START, 5)
      await old.append(entries)
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
      message: expect.stringContaining('step 3'),
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
    const secrets = await store.secrets()
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
    expect(await store.secrets()).toEqual(secrets)
    await store.append(entriesAfter(head, 1))
    await expect(store.append(entriesAfter(await store.head(), 1, { command: 'found' }))).rejects.toThrow(
      CommandDoubled,
    )
  })

  it('backs up and restores a market in which nothing has happened', async () => {
    await fresh()
    const file = join(await temporaryFolder(), 'backup')
    await backupTo(store, file, PASSPHRASE)
    expect(await restoreFrom(file, store, PASSPHRASE)).toEqual(START)
  })
})
