import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openKeys } from '../src/cli/market-keys.ts'
import { canonicalJson, type Json } from '../src/market/index.ts'
import type { Database } from '../src/store/database.ts'
import {
  backupTo,
  openBackup,
  openSecrets,
  readSecretsKey,
  resealSecrets,
  restoreFrom,
  SIGNING_KEY,
  type MarketStore,
} from '../src/store/index.ts'
import { migrate } from '../src/store/migrate.ts'
import { openMemory } from '../src/store/pglite.ts'
import { openPostgres } from '../src/store/postgres.ts'
import { SqlStore } from '../src/store/sql-store.ts'
import { InputError } from '../src/world/index.ts'
import { hasPostgres, startPostgres, type RunningPostgres } from './postgres.ts'
import { temporaryFolder } from './run-cli.ts'

/** Secrets that are sealed with the operator's key, in either store. */

const KEY = randomBytes(32)
const { x: MARKET = '', d = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
const PRIVATE = { kty: 'OKP', crv: 'Ed25519', x: MARKET, d }
const SEED = randomBytes(20).toString('hex').toUpperCase()
const LATER = '2999-01-01T00:00:00.000Z'

let postgres: RunningPostgres | undefined
let memory: Database
beforeAll(async () => {
  if (hasPostgres()) postgres = await startPostgres()
  memory = await openMemory()
})
afterAll(async () => {
  await memory.close()
  await postgres?.stop()
})

const codeOf = (promise: Promise<unknown>): Promise<string | undefined> =>
  promise.then(
    () => undefined,
    (error: unknown) => (error instanceof InputError ? error.faults[0]?.code : String(error)),
  )

const DRIVERS = [
  {
    driver: 'PGlite',
    here: true,
    open: (): Promise<Database> => Promise.resolve({ ...memory, close: () => Promise.resolve() }),
  },
  {
    driver: 'PostgreSQL',
    here: hasPostgres(),
    open: (): Promise<Database> => openPostgres(postgres?.url('sealed') ?? ''),
  },
]

describe.each(DRIVERS.filter(({ here }) => here))('secrets that are sealed, in $driver', ({ open }) => {
  let database: Database
  let store: MarketStore
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  const fresh = async (): Promise<MarketStore> => {
    await database.run('drop schema public cascade; create schema public')
    await migrate(database)
    store = new SqlStore(database)
    return store
  }
  /** A market from before there was a key. */
  const inClear = async (): Promise<void> => {
    await fresh()
    await store.setSecret(SIGNING_KEY.kind, SIGNING_KEY.id, PRIVATE)
    await store.setSecret('account', 'ada', { totp: SEED })
    await store.setSecret('session', 'one', { user: 'ada' }, LATER)
  }
  const dump = async (): Promise<string> => JSON.stringify(await database.query('select * from secrets order by id'))
  const holds = async (): Promise<boolean[]> => {
    const text = await dump()
    return [PRIVATE.d, SEED].map((secret) => text.includes(secret))
  }
  const move = (to: string, from: string): Promise<unknown> =>
    database.query('update secrets set value = (select value from secrets where id = $2) where id = $1', [to, from])

  it('are read, written, swapped and dropped as those in clear are', async () => {
    await fresh()
    const secrets = await openSecrets(store, KEY, MARKET)
    expect(await secrets.secret('account', 'ada')).toBeUndefined()
    await secrets.setSecret('account', 'ada', { totp: SEED })
    await secrets.setSecret('account', 'ada', { totp: SEED, n: [1, null] })
    expect(await secrets.secret('account', 'ada')).toEqual({ n: [1, null], totp: SEED })
    await secrets.setSecret('session', 'past', 1, '2020-01-01T00:00:00.000Z')
    expect(await secrets.secret('session', 'past')).toBeUndefined()
    // What is not there, or has passed, is written whatever was there before: so a lease is taken.
    expect(await secrets.swapSecret('lease', 'courier', 'me', 'me', LATER)).toBe(true)
    expect(await secrets.swapSecret('lease', 'courier', 'other', 'other', LATER)).toBe(false)
    expect(await secrets.swapSecret('guesses', 'ada', undefined, [1], LATER)).toBe(true)
    expect(await secrets.swapSecret('guesses', 'ada', undefined, [2], LATER)).toBe(false)
    expect(await secrets.swapSecret('guesses', 'ada', [2], [3], LATER)).toBe(false)
    const seen = await Promise.all([4, 5, 6].map((n) => secrets.swapSecret('guesses', 'ada', [1], [1, n], LATER)))
    expect(seen.filter((done) => done)).toHaveLength(1)
    await secrets.dropSecret('account', 'ada')
    expect(await secrets.secret('account', 'ada')).toBeUndefined()
    expect(await dump()).not.toContain(SEED)
  })

  it.each([KEY, undefined])(
    'hold one key to sign with, however many processes found the market at once',
    async (key) => {
      await fresh()
      const made = await Promise.all([1, 2, 3].map(() => openKeys(store, key, undefined)))
      expect(new Set(made.map(({ jwk }) => jwk.x)).size).toBe(1)
    },
  )

  it('of a market from before are sealed the first time that there is a key, by however many processes', async () => {
    await inClear()
    expect(await holds()).toEqual([true, true])
    expect(await (await openSecrets(store, undefined, MARKET)).secret('account', 'ada')).toEqual({ totp: SEED })
    const opened = await Promise.all([1, 2, 3].map(() => openSecrets(store, KEY, MARKET)))
    expect(await holds()).toEqual([false, false])
    for (const secrets of opened) {
      expect(await secrets.secret(SIGNING_KEY.kind, SIGNING_KEY.id)).toEqual(PRIVATE)
      expect(await secrets.secret('account', 'ada')).toEqual({ totp: SEED })
    }
    const until = (await store.snapshot()).secrets.map((secret) => secret.until)
    expect(until.filter((instant) => instant !== undefined)).toEqual([LATER])
  })

  it('are opened by their key alone', async () => {
    await inClear()
    await openSecrets(store, KEY, MARKET)
    expect(await codeOf(openSecrets(store, undefined, MARKET))).toBe('SECRETS_KEY_MISSING')
    expect(await codeOf(openSecrets(store, randomBytes(32), MARKET))).toBe('SECRETS_KEY_WRONG')
    expect(await codeOf(openSecrets(store, KEY, MARKET))).toBeUndefined()
  })

  it('are sealed with another key, all or none, and then opened by that alone', async () => {
    await inClear()
    const next = randomBytes(32)
    expect(await codeOf(resealSecrets(store, KEY, next))).toBe('SECRETS_IN_CLEAR')
    await openSecrets(store, KEY, MARKET)
    expect(await codeOf(resealSecrets(store, next, KEY))).toBe('SECRETS_KEY_WRONG')
    const ada = (await store.secret('account', 'ada')) ?? null
    await store.setSecret('account', 'ada', { totp: 'MALLORY' })
    expect(await codeOf(resealSecrets(store, KEY, next))).toBe('SECRET_CHANGED')
    expect(await codeOf(openSecrets(store, KEY, MARKET))).toBeUndefined()
    await store.setSecret('account', 'ada', ada)
    expect(await resealSecrets(store, KEY, next)).toBe(3)
    expect(await codeOf(openSecrets(store, KEY, MARKET))).toBe('SECRETS_KEY_WRONG')
    const secrets = await openSecrets(store, next, MARKET)
    expect(await secrets.secret('account', 'ada')).toEqual({ totp: SEED })
    const until = (await store.snapshot()).secrets.map((secret) => secret.until)
    expect(until.filter((instant) => instant !== undefined)).toEqual([LATER])
  })

  it('are not taken in another’s place, in another market’s, changed, or in clear', async () => {
    await inClear()
    const secrets = await openSecrets(store, KEY, MARKET)
    await secrets.setSecret('account', 'bob', { totp: 'BOB' })
    await move('ada', 'bob')
    expect(await codeOf(secrets.secret('account', 'ada'))).toBe('SECRET_CHANGED')
    await store.setSecret('account', 'ada', { totp: 'MALLORY' })
    expect(await codeOf(secrets.secret('account', 'ada'))).toBe('SECRET_CHANGED')
    // Nor is it sealed at the next start.
    expect(await codeOf((await openSecrets(store, KEY, MARKET)).secret('account', 'ada'))).toBe('SECRET_CHANGED')
    const sealed = (await store.secret('account', 'bob')) as { readonly data: string }
    for (const [i, byte] of [...Buffer.from(sealed.data, 'base64')].entries()) {
      const data = Buffer.from(sealed.data, 'base64').fill(byte ^ 1, i, i + 1)
      await store.setSecret('account', 'bob', { ...sealed, data: data.toString('base64') })
      expect(await codeOf(secrets.secret('account', 'bob'))).toBe('SECRET_CHANGED')
    }
    for (const data of ['', 'AAAA', sealed.data.slice(0, -8)]) {
      await store.setSecret('account', 'bob', { ...sealed, data })
      expect(await codeOf(secrets.secret('account', 'bob'))).toBe('SECRET_CHANGED')
    }
    const other = (value: Json): Json => JSON.parse(canonicalJson(value).replaceAll(MARKET, 'y'.repeat(43))) as Json
    await store.rewriteSecrets(({ value }) => other(value))
    expect(await codeOf(openSecrets(store, KEY, MARKET))).toBe('SECRET_CHANGED')
    expect(await codeOf(openSecrets(store, KEY, 'y'.repeat(43)))).toBe('SECRETS_KEY_WRONG')
  })

  it('stay sealed in a backup, and come back with the same key', async () => {
    await inClear()
    await openSecrets(store, KEY, MARKET)
    const file = `${await temporaryFolder()}/backup`
    await backupTo(store, file, 'three made-up words')
    const opened = JSON.stringify((await openBackup(file, 'three made-up words')).secrets)
    expect([PRIVATE.d, SEED].map((secret) => opened.includes(secret))).toEqual([false, false])
    await restoreFrom(file, await fresh(), 'three made-up words')
    expect(await codeOf(openSecrets(store, undefined, MARKET))).toBe('SECRETS_KEY_MISSING')
    expect(await (await openSecrets(store, KEY, MARKET)).secret('account', 'ada')).toEqual({ totp: SEED })
  })
})

describe('the key', () => {
  it('is 32 bytes in Base64, with whatever blanks around', () => {
    expect(readSecretsKey(`${KEY.toString('base64')}\n`)).toEqual(KEY)
    expect(readSecretsKey(KEY.toString('base64url'))).toEqual(KEY)
    for (const text of ['', 'a password', KEY.toString('hex'), KEY.subarray(1).toString('base64'), 'A'.repeat(44)])
      expect(() => readSecretsKey(text), text).toThrow(InputError)
  })
})
