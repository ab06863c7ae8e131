import { once } from 'node:events'
import { chmodSync, linkSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { ChainBroken, START } from '../src/market/index.ts'
import { backUp, backupTo, exportFrom, exportLog, handOut, openBackup, type MarketStore } from '../src/store/index.ts'
import { backupOf } from '../src/store/backup.ts'
import { SOCKET } from '../src/store/backup-socket.ts'
import type { Database } from '../src/store/database.ts'
import { migrate } from '../src/store/migrate.ts'
import { openMemory } from '../src/store/pglite.ts'
import { SqlStore } from '../src/store/sql-store.ts'
import { InputError } from '../src/world/index.ts'
import { entriesAfter } from './market-store.ts'
import { temporaryFolder } from './run-cli.ts'

const PASSPHRASE = 'three made-up words'
/** More than a socket holds, so that who reads nothing stops who writes. */
const ENTRIES = 1500

let memory: Database
let store: MarketStore
beforeAll(async () => {
  memory = await openMemory()
})
afterAll(() => memory.close())
beforeEach(async () => {
  await memory.run('drop schema public cascade; create schema public')
  await migrate(memory)
  store = new SqlStore(memory)
  await store.append(entriesAfter(START, ENTRIES, { why: 'x'.repeat(1000) }))
  await store.setSecret('account', 'ada', { hash: 'very secret' })
})

interface Served {
  readonly folder: string
  readonly logged: string[]
  readonly close: () => Promise<void>
}

/** A folder that somebody else has, handed out by this process. */
async function served(from: MarketStore = store, waits?: { requestMs: number; stillMs: number }): Promise<Served> {
  const folder = await heldFolder()
  const logged: string[] = []
  const { close } = await handOut(from, folder, (line) => logged.push(line), waits)
  let closed: Promise<void> | undefined
  const once = (): Promise<void> => (closed ??= close())
  onTestFinished(once)
  return { folder, logged, close: once }
}

async function heldFolder(): Promise<string> {
  const folder = await temporaryFolder()
  writeFileSync(join(folder, 'lock.4'), JSON.stringify({ host: 'elsewhere', pid: 1, started: '1' }))
  return folder
}

async function faultOf(promise: Promise<unknown>): Promise<{ code: string; message: string }> {
  const error = await promise.then(
    () => undefined,
    (refused: unknown) => refused,
  )
  expect(error).toBeInstanceOf(InputError)
  return (error as InputError).faults[0]!
}

async function asked(folder: string, line = ''): Promise<Socket> {
  const socket = connect({ path: join(folder, SOCKET) })
  socket.on('error', () => undefined)
  onTestFinished(() => void socket.destroy())
  await once(socket, 'connect')
  if (line !== '') socket.write(line)
  return socket
}
const answer = async (socket: Socket): Promise<string> => text(socket).catch(() => '')
const gone = async (socket: Socket): Promise<void> => {
  socket.resume()
  // Not `once`, which fails with an error: who still writes when the server ends a connection may get one.
  if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve))
}
const LOG = '{"holds":"log"}\n'

describe('a folder that is in use', () => {
  it('is backed up and exported by the process that has it, to the same bytes as by the store itself', async () => {
    const { folder, logged } = await served()
    const files = await temporaryFolder()
    const file = (name: string): string => join(files, name)
    expect(await exportFrom({ folder }, file('asked'))).toEqual(await store.head())
    await exportLog(store, file('own'))
    expect(readFileSync(file('asked')).equals(readFileSync(file('own')))).toBe(true)

    expect(await backUp({ folder }, file('backup'), PASSPHRASE)).toEqual(await store.head())
    expect(await openBackup(file('backup'), PASSPHRASE)).toEqual(await store.snapshot())
    expect(statSync(file('backup')).mode & 0o777).toBe(0o600)
    expect(readdirSync(files).sort()).toEqual(['asked', 'backup', 'own'])
    expect(logged).toEqual([])
  })

  it('lets nobody but its owner ask', async () => {
    const { folder, close } = await served()
    expect(statSync(join(folder, SOCKET)).mode & 0o777).toBe(0o600)
    await close()
    expect(readdirSync(folder)).toEqual(['lock.4'])
    const logged: string[] = []
    chmodSync(folder, 0o750)
    await (await handOut(store, folder, (line) => logged.push(line))).close()
    expect(logged).toEqual([expect.stringContaining('others may enter the folder')])
    expect(readdirSync(folder)).toEqual(['lock.4'])
  })

  it('stays in use where nobody hands it out', async () => {
    const folder = await heldFolder()
    const file = join(await temporaryFolder(), 'file')
    expect((await faultOf(exportFrom({ folder }, file))).code).toBe('STORE_IN_USE')
    const { close } = await served()
    await close()
    expect((await faultOf(backUp({ folder }, file, PASSPHRASE))).code).toBe('STORE_IN_USE')
  })

  it('is handed out by whatever way to it is short enough, and else both sides say so', async () => {
    const deep = join(await heldFolder(), ...Array.from({ length: 20 }, () => 'folder'))
    mkdirSync(deep, { recursive: true, mode: 0o700 })
    writeFileSync(join(deep, 'lock.4'), JSON.stringify({ host: 'elsewhere', pid: 1, started: '1' }))
    const file = join(await temporaryFolder(), 'file')
    const logged: string[] = []
    await (await handOut(store, deep, (line) => logged.push(line))).close()
    expect(logged).toEqual([expect.stringContaining('too long')])
    expect((await faultOf(exportFrom({ folder: deep }, file))).message).toContain('too long')

    const cwd = process.cwd()
    process.chdir(deep)
    onTestFinished(() => process.chdir(cwd))
    const { close } = await handOut(store, deep, (line) => logged.push(line))
    expect((await exportFrom({ folder: deep }, file)).seq).toBe(ENTRIES)
    await close()
    expect(logged).toHaveLength(1)
  })

  it('is handed out after a socket was left behind, and by no other file of that name', async () => {
    const folder = await heldFolder()
    const killed = createServer().listen(join(folder, 'killed'))
    await once(killed, 'listening')
    linkSync(join(folder, 'killed'), join(folder, SOCKET))
    killed.close()
    const file = join(await temporaryFolder(), 'log')
    expect((await faultOf(exportFrom({ folder }, file))).code).toBe('STORE_IN_USE')
    const logged: string[] = []
    const { close } = await handOut(store, folder, (line) => logged.push(line))
    expect((await exportFrom({ folder }, file)).seq).toBe(ENTRIES)
    await close()
    expect(logged).toEqual([])
    writeFileSync(join(folder, SOCKET), 'a letter')
    await (await handOut(store, folder, (line) => logged.push(line))).close()
    expect(logged).toHaveLength(1)
    expect(readFileSync(join(folder, SOCKET), 'utf8')).toBe('a letter')
  })
})

describe('a backup', () => {
  it('holds log and secrets of one instant, whatever is written while it is read', async () => {
    const before = await store.snapshot()
    const { head, lines } = await backupOf(store, PASSPHRASE)
    const all = [(await lines.next()).value as string]
    await store.append(entriesAfter(head, 300))
    await store.setSecret('account', 'ada', { hash: 'another', after: head.seq + 300 })
    await store.setSecret('account', 'late', { hash: 'later', after: head.seq + 300 })
    for await (const line of lines) all.push(line)
    const file = join(await temporaryFolder(), 'backup')
    writeFileSync(file, `${all.join('\n')}\n`)
    expect(await openBackup(file, PASSPHRASE)).toEqual(before)
  })

  it('is broken off where the log is changed meanwhile, and the one who asked learns so', async () => {
    const { folder, logged } = await served()
    await memory.run(
      `alter table entries disable trigger user; update entries set by = 'me' where seq = 1000; delete from secrets`,
    )
    const file = join(await temporaryFolder(), 'backup')
    writeFileSync(file, 'last week')
    const error = await backUp({ folder }, file, PASSPHRASE).catch((broken: unknown) => broken)
    expect(error).toEqual(new ChainBroken(1000, 'is not what its hash was made of: it was changed.'))
    expect(readFileSync(file, 'utf8')).toBe('last week')
    expect(logged).toEqual([expect.stringContaining('Entry 1000')])
  })

  it('is broken off where the end of the log goes meanwhile', async () => {
    const { lines } = await backupOf(store, PASSPHRASE)
    await memory.run(`alter table entries disable trigger user; delete from entries where seq = ${ENTRIES}`)
    const read = async (): Promise<void> => {
      for await (const line of lines) expect(line).not.toContain('closing')
    }
    await expect(read()).rejects.toThrow(ChainBroken)
  })

  it('has a passphrase that is neither short nor longer than can be asked for, and told nowhere', async () => {
    const failing = new SqlStore(memory)
    failing.snapshot = () => Promise.reject(new Error('the disk went'))
    const { folder, logged } = await served(failing)
    const file = join(await temporaryFolder(), 'backup')
    expect((await faultOf(backUp({ folder }, file, 'short'))).code).toBe('PASSPHRASE_SHORT')
    expect((await faultOf(backUp({ folder }, file, 'long'.repeat(2 ** 15)))).code).toBe('PASSPHRASE_LONG')
    const broken = await faultOf(backUp({ folder }, file, PASSPHRASE))
    expect(broken.code).toBe('BACKUP_BROKEN_OFF')
    expect(logged).toEqual([expect.stringContaining('the disk went')])
    expect(JSON.stringify([logged, broken])).not.toContain('made-up')
    const short = await answer(await asked(folder, '{"holds":"backup","passphrase":"hush"}\n'))
    expect(short).toContain('PASSPHRASE_SHORT')
    expect(short).not.toContain('hush')
  })
})

describe('who asks', () => {
  /** A store that counts the entries that were taken from it. */
  const counting = (): { readonly from: MarketStore; readonly taken: () => number } => {
    let taken = 0
    const from = new SqlStore(memory)
    from.read = async function* (after) {
      for await (const entry of store.read(after)) {
        taken++
        yield entry
      }
    }
    return { from, taken: () => taken }
  }

  it.each([
    ['garbage', '\u0000\u0001{{{\n', 'BACKUP_NOT_UNDERSTOOD'],
    ['something unknown', '{"holds":"secrets"}\n', 'BACKUP_NOT_UNDERSTOOD'],
    ['more than is known', '{"holds":"log","passphrase":"x"}\n', 'BACKUP_NOT_UNDERSTOOD'],
    ['no passphrase', '{"holds":"backup"}\n', 'BACKUP_NOT_UNDERSTOOD'],
    ['two lines', `${LOG}${LOG}`, ''],
    ['a line without end', 'x'.repeat(2 ** 20), ''],
  ])('with %s gets no copy', { timeout: 20_000 }, async (_, sent, told) => {
    const { folder } = await served(store, { requestMs: 100_000, stillMs: 100_000 })
    const got = await answer(await asked(folder, sent))
    expect(got.includes('file')).toBe(false)
    expect(/"code":"([A-Z_]+)"/.exec(got)?.[1] ?? '').toBe(told)
    expect((await exportFrom({ folder }, join(await temporaryFolder(), 'log'))).seq).toBe(ENTRIES)
  })

  it('is waited for only so long, and so is who has sent half a line, or sends it sign by sign', async () => {
    const { folder } = await served(store, { requestMs: 500, stillMs: 100_000 })
    const slow = await asked(folder)
    const sending = setInterval(() => slow.write('x'), 50)
    onTestFinished(() => clearInterval(sending))
    const sockets = [slow, await asked(folder), await asked(folder, LOG.slice(0, 5))]
    await Promise.all(sockets.map(gone))
  })

  it('and then reads nothing holds no more than a page of the log, and not for long', async () => {
    const { from, taken } = counting()
    const { folder } = await served(from, { requestMs: 200, stillMs: 500 })
    const socket = await asked(folder, LOG)
    while (taken() === 0) await sleep(1)
    await sleep(300)
    const then = taken()
    expect(then).toBeLessThan(ENTRIES)
    await store.append(entriesAfter(await store.head(), 1))
    await sleep(1000)
    expect(taken() - then).toBeLessThan(10)
    expect((await answer(socket)).includes('"closing"')).toBe(false)
    expect((await exportFrom({ folder }, join(await temporaryFolder(), 'log'))).seq).toBe(ENTRIES + 1)
  })

  it('and goes away ends its copy', async () => {
    const { from, taken } = counting()
    const { folder } = await served(from)
    const socket = await asked(folder, LOG)
    await once(socket, 'data')
    socket.destroy()
    await sleep(200)
    const then = taken()
    await sleep(200)
    expect(taken()).toBe(then)
    expect(then).toBeLessThan(ENTRIES)
  })

  it('a hundred times at once keeps nobody else out for long', async () => {
    const { folder, logged } = await served(store, { requestMs: 300, stillMs: 30_000 })
    const silent = await Promise.all(Array.from({ length: 100 }, () => asked(folder)))
    await store.append(entriesAfter(await store.head(), 1))
    await Promise.all(silent.map(gone))
    const asking = await Promise.all(Array.from({ length: 100 }, () => asked(folder, LOG)))
    const answers = await Promise.all(asking.map(answer))
    const whole = answers.filter((got) => got.includes('"closing"')).length
    expect(whole).toBeGreaterThan(0)
    expect(answers.filter((got) => got.includes('BACKUP_BUSY')).length).toBeGreaterThan(0)
    expect((await exportFrom({ folder }, join(await temporaryFolder(), 'log'))).seq).toBe(ENTRIES + 1)
    expect(logged).toEqual([])
  })

  it('is reported when four are at it already', async () => {
    const { folder } = await served()
    const reading = await Promise.all([1, 2, 3, 4].map(() => asked(folder, LOG)))
    await Promise.all(reading.map((socket) => once(socket, 'readable')))
    const file = join(await temporaryFolder(), 'log')
    expect((await faultOf(exportFrom({ folder }, file))).code).toBe('BACKUP_BUSY')
    for (const got of await Promise.all(reading.map(answer))) expect(got).toContain('"closing"')
    expect((await exportFrom({ folder }, file)).seq).toBe(ENTRIES)
  })

  it('is broken off when the market is closed, and nothing is read after that', async () => {
    const { from, taken } = counting()
    const { folder, close } = await served(from)
    const file = join(await temporaryFolder(), 'log')
    const broken = faultOf(exportFrom({ folder }, file))
    while (taken() === 0) await sleep(1)
    await close()
    const then = taken()
    expect((await broken).code).toBe('BACKUP_BROKEN_OFF')
    await sleep(100)
    expect(taken()).toBe(then)
    expect(then).toBeLessThan(ENTRIES)
  })
})

describe('what is handed out', () => {
  /** Has a folder handed out by somebody who sends these lines, and goes. */
  async function sending(lines: readonly string[]): Promise<string> {
    const folder = await heldFolder()
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => socket.end(lines.join('')))
    })
    server.listen(join(folder, SOCKET))
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    return folder
  }

  it('is written only if it is whole, holds, and is what was asked for', async () => {
    const files = await temporaryFolder()
    await backupTo(store, join(files, 'sound'), PASSPHRASE)
    const lines = readFileSync(join(files, 'sound'), 'utf8').split(/(?<=\n)/)
    await exportLog(store, join(files, 'sound'))
    const log = readFileSync(join(files, 'sound'), 'utf8').split(/(?<=\n)/)
    const file = join(files, 'backup')
    writeFileSync(file, 'last week')
    const told = async (sent: readonly string[]): Promise<string> =>
      (await faultOf(backUp({ folder: await sending(sent) }, file, PASSPHRASE))).code
    expect(await told([])).toBe('BACKUP_BROKEN_OFF')
    expect(await told(lines.slice(0, 100))).toBe('BACKUP_BROKEN_OFF')
    expect(await told(lines.slice(0, -1))).toBe('BACKUP_BROKEN_OFF')
    expect(await told([...lines.slice(0, -1), lines.at(-1)!.slice(0, -1)])).toBe('BACKUP_BROKEN_OFF')
    expect(await told(lines.toSpliced(40, 1))).toBe('MARKET_FILE_BROKEN')
    expect(await told(lines.map((line) => line.replace('"by":"operator"', '"by":"me"')))).toBe('MARKET_FILE_BROKEN')
    expect(await told(lines.toSpliced(-2, 1))).toBe('MARKET_FILE_BROKEN')
    expect(await told([...lines, lines[1]!])).toBe('MARKET_FILE_BROKEN')
    expect(await told(log)).toBe('MARKET_FILE_BROKEN')
    expect(await told(['HTTP/1.1 400 Bad Request\r\n'])).toBe('MARKET_FILE_OTHER')
    expect(readFileSync(file, 'utf8')).toBe('last week')
    expect(readdirSync(files).sort()).toEqual(['backup', 'sound'])
    expect((await backUp({ folder: await sending(lines) }, file, PASSPHRASE)).seq).toBe(ENTRIES)
  })
})
