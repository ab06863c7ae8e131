import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { exportFrom, openBackup, readExport } from '../src/store/index.ts'
import { SOCKET } from '../src/store/backup-socket.ts'
import { putEmptyDatabase } from './empty-database.ts'
import { MarketClient } from './market-client.ts'
import { runProgram, temporaryFolder, toldFaults } from './run-cli.ts'
import { firstOperator, FOUNDED, MAIN, startMarket } from './start-server.ts'
import { said } from './valkey.ts'

/** Copies of a market in a folder, made from a terminal while another process has it. */

const PASSPHRASE = 'three made-up words'
const work = mkdtempSync(join(tmpdir(), 'ytterby-served-'))
const at = (name: string): string => join(work, name)
const passphrase = ['--passphrase-file', at('passphrase')]
writeFileSync(at('passphrase'), `${PASSPHRASE}\n`, { mode: 0o600 })

const started = new Set<ChildProcess>()
afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
  rmSync(work, { recursive: true, force: true })
})

async function killed(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
}

interface Market {
  readonly child: ChildProcess
  readonly url: string
  readonly told: string
  /** All that it has said since. */
  readonly said: () => string
}

async function serve(folder: string, until: RegExp): Promise<Market> {
  const args = ['--folder', folder, '--port', '0', '--requests-per-minute', '1000000']
  const { child, told } = await startMarket(args, {}, until, (begun) => started.add(begun))
  let since = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (since += chunk.toString()))
  return { child, url: /listening on (http:\S+)/.exec(told)?.[1] ?? '', told, said: () => told + since }
}

/** The lines of a file that are entries. */
const entriesIn = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"seq":'))

describe('a market in a folder that is served', () => {
  let market: Market
  let operator: MarketClient
  const CHOSEN = 'seven lamps and a lorry'
  beforeAll(async () => {
    await putEmptyDatabase(at('market'))
    market = await serve(at('market'), FOUNDED)
    operator = await MarketClient.enter({ url: market.url }, firstOperator(market.told))
    await operator.command('add-user', { user: 'reader', name: 'Reader', organisation: null, role: 'auditor' })
    await MarketClient.enter(operator.where, await operator.enrol('reader'), { chosen: CHOSEN, second: false })
  })

  it('is backed up and exported while it takes commands, and comes back with them and lets the same users in', async () => {
    let confirmed = 0
    const enough = new AbortController()
    const commanding = (async () => {
      for (let i = 0; !enough.signal.aborted; i++)
        confirmed = (
          await operator.command('add-user', {
            user: `user-${i}`,
            name: `User ${i}`,
            organisation: null,
            role: 'auditor',
          })
        ).seq
    })()
    const before = confirmed
    const folder = ['--folder', at('market')]
    const backup = await runProgram(['market', 'backup', at('backup'), ...folder, ...passphrase])
    const between = confirmed
    const log = await runProgram(['market', 'export', at('log'), ...folder])
    enough.abort()
    await commanding
    expect(backup).toMatchObject({ code: 0, stderr: '' })
    expect(log).toMatchObject({ code: 0, stderr: '' })
    expect(before).toBeLessThan(between)
    expect(between).toBeLessThan(confirmed)

    const { head } = await openBackup(at('backup'), PASSPHRASE)
    expect(backup.stdout).toBe(`Wrote ${at('backup')}: ${head.seq} entries, the last with the hash ${head.hash}\n`)
    expect(entriesIn(at('log')).slice(0, head.seq)).toEqual(entriesIn(at('backup')))
    expect(head.seq).toBeLessThanOrEqual(between)
    expect(market.said()).not.toContain('made-up')
    expect(market.said()).toBe(market.told)

    await runProgram(['market', 'restore', at('backup'), '--folder', at('restored'), ...passphrase])
    const restored = await serve(at('restored'), /Ctrl-C stops/)
    onTestFinished(() => killed(restored.child))
    await runProgram(['market', 'export', at('restored-log'), '--folder', at('restored')])
    expect(entriesIn(at('restored-log'))).toEqual(entriesIn(at('backup')))
    const signIn = await fetch(`${restored.url}/api/v1/market/session`, {
      method: 'POST',
      headers: { Origin: restored.url, 'Content-Type': 'application/json' },
      body: JSON.stringify({ user: 'reader', password: CHOSEN }),
    })
    expect([signIn.status, await signIn.json()]).toMatchObject([200, { role: 'auditor' }])
    const keyed = await fetch(`${restored.url}/api/v1/market/register`, {
      headers: { Authorization: `Bearer ${operator.key}` },
    })
    expect(keyed.status).toBe(200)
  })

  it('is not had by a second server, and the first still hands it out', async () => {
    await expect(serve(at('market'), /listening/)).rejects.toThrow('STORE_IN_USE')
    expect((await exportFrom({ folder: at('market') }, at('still'))).seq).toBeGreaterThan(0)
  })

  it('leaves a socket behind when it is killed, which the next server replaces', async () => {
    await killed(market.child)
    expect(statSync(at(`market/${SOCKET}`)).isSocket()).toBe(true)
    const alone = await exportFrom({ folder: at('market') }, at('alone'))
    market = await serve(at('market'), /Ctrl-C stops/)
    expect(await exportFrom({ folder: at('market') }, at('again'))).toEqual(alone)
    expect(readFileSync(at('again')).equals(readFileSync(at('alone')))).toBe(true)
    const exit = once(market.child, 'exit')
    market.child.kill('SIGTERM')
    expect((await exit)[0]).toBe(0)
    expect(existsSync(at(`market/${SOCKET}`))).toBe(false)
  })
})

describe('a folder in which another process writes without pause', () => {
  const WRITER = join(import.meta.dirname, 'store-writer.js')
  let writer: ChildProcess
  let told = ''
  const confirmed = (): string[] => told.split('\n').slice(1, -1)
  beforeAll(async () => {
    writer = spawn(process.execPath, [WRITER, JSON.stringify({ folder: at('written') }), 'run'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    started.add(writer)
    writer.stdout?.on('data', (chunk: Buffer) => (told += chunk.toString()))
    await said(writer, '\n3000 ')
  })

  it('is exported up to an entry that was there when it was asked for', async () => {
    const before = confirmed().length
    const { seq } = await exportFrom({ folder: at('written') }, at('prefix'))
    expect(seq).toBeGreaterThanOrEqual(before)
    const exported: string[] = []
    for await (const entry of readExport(at('prefix'))) exported.push(`${entry.seq} ${entry.hash}`)
    while (confirmed().length < seq) await sleep(1)
    expect(confirmed().slice(0, seq)).toEqual(exported)
    expect(confirmed().length).toBeGreaterThan(seq)
  })

  it('leaves what was there when that process is killed in the midst of a backup, and can be backed up then', async () => {
    const folder = await temporaryFolder()
    const file = join(folder, 'backup')
    writeFileSync(file, 'last week')
    const args = ['market', 'backup', file, '--folder', at('written'), ...passphrase]
    const backup = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
    started.add(backup)
    const temporary = `${file}.${backup.pid}.tmp`
    while (!existsSync(temporary) || statSync(temporary).size < 10_000) {
      expect(backup.exitCode).toBeNull()
      await sleep(1)
    }
    const exit = once(backup, 'close')
    let stderr = ''
    backup.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    await killed(writer)
    expect((await exit)[0]).toBe(1)
    expect(toldFaults(stderr)).toMatchObject([{ code: 'BACKUP_BROKEN_OFF', at: at('written') }])
    expect(readdirSync(folder)).toEqual(['backup'])
    expect(readFileSync(file, 'utf8')).toBe('last week')

    expect((await runProgram(args)).code).toBe(0)
    const { head } = await openBackup(file, PASSPHRASE)
    expect(head.seq).toBeGreaterThanOrEqual(confirmed().length)
  })
})
