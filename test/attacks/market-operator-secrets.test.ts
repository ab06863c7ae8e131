import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import { openKeys } from '../../src/cli/market-keys.ts'
import type { Json } from '../../src/market/index.ts'
import type { MarketApp } from '../../src/server/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import type { Database } from '../../src/store/database.ts'
import {
  backupTo,
  openBackup,
  openSecrets,
  resealSecrets,
  restoreFrom,
  SIGNING_KEY,
  type MarketStore,
} from '../../src/store/index.ts'
import { migrate } from '../../src/store/migrate.ts'
import { openMemory } from '../../src/store/pglite.ts'
import { SqlStore } from '../../src/store/sql-store.ts'
import { InputError } from '../../src/world/index.ts'
import { Hall, inBrowser, ORIGIN, PASSWORD, UNCOUNTED } from '../market-app.ts'
import { entriesAfter } from '../market-store.ts'
import { temporaryFolder } from '../run-cli.ts'

/** Somebody who writes to the database of a market whose secrets are sealed, and somebody who has a password and one code, and two servers. */

const KEY = randomBytes(32)
let database: Database
let store: MarketStore
beforeAll(async () => {
  database = await openMemory()
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.run('drop schema public cascade; create schema public')
  await migrate(database)
  store = new SqlStore(database)
})
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof InputError ? (error.faults[0]?.code ?? '') : String(error)),
  )
const signingKey = async (): Promise<Json> => (await store.secret(SIGNING_KEY.kind, SIGNING_KEY.id)) ?? null
const put = (value: unknown): Promise<void> => store.setSecret(SIGNING_KEY.kind, SIGNING_KEY.id, value as Json)

describe('who writes to the database, and has not the key that seals', () => {
  it.each<[string, (x: string) => object]>([
    ['made-up private key', (x) => ({ kty: 'OKP', crv: 'Ed25519', x, d: randomBytes(32).toString('base64url') })],
    [
      'private key of their own',
      (x) => ({ ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }), x }),
    ],
    ['public half alone', (x) => ({ kty: 'OKP', crv: 'Ed25519', x })],
  ])(
    'has no account of theirs sealed by putting a %s in clear in the place of the market’s: nothing is sealed then',
    async (_, forged) => {
      const { jwk } = await openKeys(store, KEY, undefined)
      const founded = jwk.x ?? ''
      const sealed = await signingKey()
      await store.setSecret('account', 'op', { password: 'of the thief' })
      await put(forged(founded))
      expect(await codeOf(openKeys(store, KEY, founded))).toBe('SECRET_CHANGED')
      // And with the market's own row put back, what they have put beside it is what it was.
      await put(sealed)
      const { secrets } = await openKeys(store, KEY, founded)
      expect(await codeOf(secrets.secret('account', 'op'))).toBe('SECRET_CHANGED')
    },
  )
  it('has no server start in the clear by taking the seal of the market’s key away', async () => {
    const { jwk } = await openKeys(store, KEY, undefined)
    await put({ kty: 'OKP', crv: 'Ed25519', x: jwk.x, d: '' })
    expect(await codeOf(openKeys(store, KEY, jwk.x))).toBe('SECRET_CHANGED')
    await store.dropSecret(SIGNING_KEY.kind, SIGNING_KEY.id)
    expect(await codeOf(openKeys(store, KEY, jwk.x))).toBe('MARKET_KEY_GONE')
  })
  it('stops a change of the key with one row that is not sealed, and nothing of it was done', async () => {
    const { jwk, secrets } = await openKeys(store, KEY, undefined)
    await secrets.setSecret('account', 'ada', { seed: 1 })
    await store.setSecret('account', 'zoe', { seed: 'of the thief' })
    const before = await store.snapshot()
    expect(await codeOf(resealSecrets(store, KEY, randomBytes(32)))).toBe('SECRET_CHANGED')
    expect(await store.snapshot()).toEqual(before)
    expect(await (await openSecrets(store, KEY, jwk.x ?? '')).secret('account', 'ada')).toEqual({ seed: 1 })
  })
  it('names no secret "constructor" or "__proto__" that would be found where there is none', async () => {
    const { secrets } = await openKeys(store, KEY, undefined)
    for (const name of ['constructor', '__proto__', 'toString'])
      expect(await secrets.secret('account', name)).toBeUndefined()
  })
})

describe('who has an older backup and a newer one', () => {
  it('does not put the secrets of the older one under the log of the newer: they are bound to where it ended', async () => {
    await openKeys(store, undefined, undefined)
    const [first, ...rest] = entriesAfter({ seq: 0, at: '', hash: '0'.repeat(64) }, 3)
    await store.append([first!])
    const folder = await temporaryFolder()
    const [older, newer] = [join(folder, 'older'), join(folder, 'newer')]
    const passphrase = 'four words by chance'
    await backupTo(store, older, passphrase)
    await store.append(rest)
    await backupTo(store, newer, passphrase)
    const sealedOf = (file: string): string =>
      readFileSync(file, 'utf8')
        .split('\n')
        .find((line) => line.startsWith('{"sealed"')) ?? ''
    const text = readFileSync(newer, 'utf8')
    expect(await codeOf(openBackup(newer, passphrase))).toBe('done')
    const mixed = text.replace(sealedOf(newer), sealedOf(older))
    writeFileSync(newer, mixed)
    expect(await codeOf(openBackup(newer, passphrase))).toBe('MARKET_FILE_BROKEN')
    // With a closing line that fits, as somebody who computes hashes writes one.
    const lines = mixed.trimEnd().split('\n')
    const closing = JSON.parse(lines.pop() ?? '') as { closing: { sha256: string } }
    closing.closing.sha256 = createHash('sha256')
      .update(lines.map((line) => `${line}\n`).join(''))
      .digest('hex')
    writeFileSync(newer, `${[...lines, JSON.stringify(closing)].join('\n')}\n`)
    expect(await codeOf(restoreFrom(newer, store, passphrase))).toBe('PASSPHRASE_WRONG')
  })
})

describe('who has a password, and sees one code', () => {
  const solver = loadSolver()
  const path = `${ORIGIN}/api/v1/market/session`
  const signIn = async (app: MarketApp, body: object): Promise<number> => {
    const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
    return (await app.request(path, init, { incoming: { socket: { remoteAddress: '10.0.0.1' } } })).status
  }
  /** Two processes over one log and its secrets. */
  const two = async (): Promise<{ hall: Hall; apps: [MarketApp, MarketApp] }> => {
    const limits = { guessesAtUser: UNCOUNTED, guessesFromAddress: UNCOUNTED }
    const hall = await Hall.open(await loadWorld(shippedWorld()), await solver, { limits })
    const first = hall.app
    hall.restart()
    return { hall, apps: [first, hall.app] }
  }
  /** A server that writes an account waits until both have looked at it, or half a second. */
  const together = ({ secrets }: Hall): void => {
    const [set, swap] = [secrets.setSecret.bind(secrets), secrets.swapSecret.bind(secrets)]
    let meet: (() => void) | undefined
    const both = async (kind: string): Promise<void> => {
      if (kind !== 'account') return
      meet?.()
      await Promise.race([sleep(500), new Promise<void>((resolve) => (meet = resolve))])
    }
    secrets.setSecret = async (...args) => (await both(args[0]), set(...args))
    secrets.swapSecret = async (...args) => (await both(args[0]), swap(...args))
  }
  const gate = (): { readonly promise: Promise<void>; readonly resolve: () => void } => {
    let resolve = (): void => undefined
    const promise = new Promise<void>((done) => (resolve = done))
    return { promise, resolve: () => resolve() }
  }
  it('does not sign in twice with it at two servers of one market at once', async () => {
    const { hall, apps } = await two()
    const oneTime = await hall.enrol('op')
    together(hall)
    const body = { user: 'op', password: oneTime, code: hall.code('op') }
    const answers = await Promise.all(apps.map((app) => signIn(app, body)))
    expect(answers.toSorted((a, b) => a - b)).toEqual([200, 401])
  })
  it('does not have a password that was changed meanwhile come back by signing in with it at the other server', async () => {
    const { hall, apps } = await two()
    const browser = await hall.enter('op')
    hall.wait(60)
    const { secrets } = hall
    const swap = secrets.swapSecret.bind(secrets)
    const here = gate()
    const isOther = gate()
    let waits = true
    secrets.swapSecret = async (kind, ...rest) => {
      // The sign-in has looked at the account, and writes only once the password is another.
      if (kind === 'account' && waits) {
        waits = false
        here.resolve()
        await isOther.promise
      }
      return swap(kind, ...rest)
    }
    const late = signIn(apps[0], { user: 'op', password: PASSWORD, code: hall.code('op') })
    await here.promise
    const changed = await hall.ask('/session/password', inBrowser(browser), {
      method: 'POST',
      body: { password: PASSWORD, new: 'quite another one' },
    })
    expect(changed.status).toBe(200)
    isOther.resolve()
    expect(await late).toBe(401)
    hall.wait(60)
    expect(await signIn(apps[1], { user: 'op', password: PASSWORD, code: hall.code('op') })).toBe(401)
    expect(await signIn(apps[1], { user: 'op', password: 'quite another one', code: hall.code('op') })).toBe(200)
  })
})
