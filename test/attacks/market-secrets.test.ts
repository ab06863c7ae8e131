import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JWK } from 'jose'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openKeys } from '../../src/cli/market-keys.ts'
import { openStore, type StorePlace } from '../../src/store/index.ts'
import { MarketClient } from '../market-client.ts'
import { hasPostgres, startPostgres, type RunningPostgres } from '../postgres.ts'
import { runProgram, temporaryFolder, toldFaults } from '../run-cli.ts'
import { firstOperator, FOUNDED, startMarket } from '../start-server.ts'

/** Somebody reads what a market is kept in, and all that its process says: nothing there lets them in, or sign in its name. */

const KEY = Buffer.alloc(32, 9)
const CHOSEN = 'seven lamps and a lorry'
let postgres: RunningPostgres | undefined
const started = new Set<ChildProcess>()
beforeAll(async () => {
  if (hasPostgres()) postgres = await startPostgres()
})
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL')
  await postgres?.stop()
})

async function ended(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
}

/** What there is to find: the private key, the one-time password and the seed of the first operator. */
async function secretsOf(place: StorePlace, told: string): Promise<string[]> {
  const store = await openStore(place)
  const first = await store.read(0).next()
  const { event } = first.value as { event: { signs: JWK } }
  const { jwk } = await openKeys(store, KEY, event.signs.x)
  await store.close()
  const { password, totp } = firstOperator(told)
  const seed = /secret=(\w+)/.exec(totp)?.[1] ?? ''
  expect([jwk.d?.length, password.length, seed.length]).toEqual([43, 20, 32])
  return [jwk.d ?? '', password, seed]
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

async function served(args: readonly string[], env: Record<string, string>): Promise<string> {
  const more = { YTTERBY_SECRETS_KEY: KEY.toString('base64'), ...env }
  const { child, told } = await startMarket(['--port', '0', ...args], more, FOUNDED, (begun) => started.add(begun))
  let said = told
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const url = /listening on (http:\S+)/.exec(told)?.[1] ?? ''
  await MarketClient.enter({ url }, firstOperator(told), { chosen: CHOSEN })
  await ended(child)
  return said
}

describe('what nobody finds who does not have the key', () => {
  it('a private key, a password or a seed in any file of a folder, or in what the server says', async () => {
    const folder = join(await temporaryFolder(), 'market')
    const said = await served(['--folder', folder], {})
    const secrets = await secretsOf({ folder }, said)
    const file = join(folder, 'enrolment-operator.txt')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const found = filesIn(folder)
      .filter((one) => one !== file)
      .flatMap((one) => {
        const bytes = readFileSync(one)
        return [...secrets, CHOSEN].filter((secret) => bytes.includes(secret))
      })
    expect(found).toEqual([])
    expect([...secrets, CHOSEN].filter((secret) => said.includes(secret))).toEqual([])
  })

  it.runIf(hasPostgres())('the same in PostgreSQL', async () => {
    const url = postgres?.url('attacked') ?? ''
    const said = await served([], { DATABASE_URL: url })
    const secrets = await secretsOf({ url }, said)
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const { rows: tables } = await client.query<{ name: string }>(
      `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public'`,
    )
    let dump = ''
    for (const { name } of tables) dump += JSON.stringify((await client.query(`select * from ${name}`)).rows)
    await client.end()
    expect(dump).toContain('signing-key')
    expect([...secrets, CHOSEN].filter((secret) => dump.includes(secret) || said.includes(secret))).toEqual([])
  })
})

describe('who may be without a key', () => {
  const serve = async (args: readonly string[], env: Record<string, string>): Promise<string[]> => {
    const { code, stderr } = await runProgram(['market', 'serve', '--port', '0', ...args], { env })
    expect(code).toBe(1)
    return toldFaults(stderr).map((fault) => fault.code)
  }
  it('is not a market in PostgreSQL or one that is reached from elsewhere, and nothing is founded', async () => {
    const folder = join(await temporaryFolder(), 'market')
    expect(await serve(['--folder', folder, '--origin', 'https://market.example'], {})).toEqual(['SECRETS_KEY_MISSING'])
    expect(existsSync(folder)).toBe(false)
    expect(await serve([], { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/none' })).toEqual(['SECRETS_KEY_MISSING'])
  })
  it('is one in a folder, served to this machine alone, which says so, and is sealed once it has one', async () => {
    const work = await temporaryFolder()
    const folder = join(work, 'market')
    const args = ['--folder', folder, '--port', '0']
    const { child, told } = await startMarket(args, {}, FOUNDED, (begun) => started.add(begun))
    expect(told).toMatch(/lie in clear in its folder/)
    await ended(child)
    const keyFile = join(work, 'key')
    writeFileSync(keyFile, `${KEY.toString('base64')}\n`, { mode: 0o600 })
    const sealed = await startMarket([...args, '--secrets-key-file', keyFile], {}, /Ctrl-C stops/, (begun) =>
      started.add(begun),
    )
    await ended(sealed.child)
    expect(sealed.told).not.toMatch(/in clear/)
    expect(await serve(['--folder', folder], {})).toEqual(['SECRETS_KEY_MISSING'])
    expect(await serve(['--folder', folder], { YTTERBY_SECRETS_KEY: KEY.toString('hex') })).toEqual([
      'SECRETS_KEY_UNFIT',
    ])
    const other = Buffer.alloc(32, 8).toString('base64')
    expect(await serve(['--folder', folder], { YTTERBY_SECRETS_KEY: other })).toEqual(['SECRETS_KEY_WRONG'])
    const store = await openStore({ folder })
    const { secrets } = await store.snapshot()
    await store.dropSecret('market', 'signing-key')
    await store.close()
    expect(secrets.map(({ value }) => (value as { sealed?: number }).sealed)).toEqual(secrets.map(() => 1))
    expect(await serve(['--folder', folder, '--secrets-key-file', keyFile], {})).toEqual(['MARKET_KEY_GONE'])
  })
})

describe('a one-time password', () => {
  it('goes to no pipe: where there is no screen and no folder, a file has to be named first', async () => {
    const env = { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/none', YTTERBY_SECRETS_KEY: KEY.toString('base64') }
    const { code, stdout, stderr } = await runProgram(['market', 'enrol', 'ada'], { env })
    expect([code, stdout, toldFaults(stderr).map((fault) => fault.code)]).toEqual([1, '', ['ENROLMENT_FILE_MISSING']])
  })
})
