import { once } from 'node:events'
import { chmodSync, lstatSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { setImmediate as turn } from 'node:timers/promises'
import { reasonOf } from '../disk/index.ts'
import { ChainBroken } from '../market/index.ts'
import { InputError } from '../world/index.ts'
import { backupOf, exportOf } from './backup.ts'
import { refusedLine, REQUEST_BYTES, requestIn, socketIn } from './backup-socket.ts'
import { throwRefusal, wordsOf } from './refusals.ts'
import type { MarketStore } from './store.ts'

/** Copies that are handed out at once: each holds a page of the log, and making the key of a backup takes 128 MiB. */
const AT_ONCE = 4
const CONNECTIONS = 32
/** How long a request may take to come, and who asked may read nothing. */
interface Waits {
  readonly requestMs: number
  readonly stillMs: number
}
const WAITS: Waits = { requestMs: 10_000, stillMs: 30_000 }
/** Bytes after which others have their turn. */
const TURN_BYTES = 2 ** 16

export interface HandingOut {
  /** Breaks off what is under way; the store is not read any more after it. */
  readonly close: () => Promise<void>
}

/**
 * Hands out copies of a market at a socket in its folder, so that it is backed up while it is served. Where that cannot be, the
 * market is still served, and `log` says so.
 *
 * @param store that has the folder: its lock is what keeps a second server from the socket
 */
export async function handOut(
  store: MarketStore,
  folder: string,
  log: (line: string) => void,
  waits: Waits = WAITS,
): Promise<HandingOut> {
  // Its sockets are of another kind there, which no folder guards.
  if (process.platform === 'win32') return { close: () => Promise.resolve() }
  const desk = new BackupDesk(store, log, waits)
  try {
    await listenIn(desk.server, folder)
    desk.server.on('error', (error) => log(`market: backups: ${wordsOf(error)}\n`))
  } catch (error) {
    desk.server.close()
    log(`market: it cannot be backed up while it is served: ${reasonOf(error)}\n`)
    return { close: () => Promise.resolve() }
  }
  return { close: () => desk.close() }
}

async function listenIn(server: Server, folder: string): Promise<void> {
  const path = socketIn(folder)
  if (path === undefined)
    throw new Error('the path of the folder is too long for a socket, start it from a folder nearer')
  // The mode of a socket is not heeded everywhere, and is set only after it is there.
  if ((statSync(folder).mode & 0o077) !== 0) throw new Error('others may enter the folder')
  if (lstatSync(path, { throwIfNoEntry: false })?.isSocket() === true) rmSync(path)
  server.listen({ path })
  await once(server, 'listening')
  chmodSync(path, 0o600)
}

/** Answers who asks for copies. Whatever they send or leave out, it costs no more than the limits above. */
class BackupDesk {
  readonly server: Server
  private readonly store: MarketStore
  private readonly log: (line: string) => void
  private readonly waits: Waits
  private readonly open = new Map<Socket, Promise<void>>()
  private copying = 0

  constructor(store: MarketStore, log: (line: string) => void, waits: Waits) {
    this.store = store
    this.log = log
    this.waits = waits
    this.server = createServer((socket) => {
      this.open.set(
        socket,
        this.answer(socket).finally(() => this.open.delete(socket)),
      )
    })
    this.server.maxConnections = CONNECTIONS
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close')
    this.server.close()
    for (const socket of this.open.keys()) socket.destroy()
    await Promise.all([closed, ...this.open.values()])
  }

  private async answer(socket: Socket): Promise<void> {
    socket.setTimeout(this.waits.stillMs, () => socket.destroy())
    try {
      const line = await lineFrom(socket, this.waits.requestMs)
      if (line !== undefined) await pipeline(this.answerTo(line), socket)
    } catch {
      // Who asked is gone.
    } finally {
      socket.destroy()
    }
  }

  private async *answerTo(line: string): AsyncGenerator<string> {
    try {
      yield* inTurns(this.copyFor(line))
    } catch (error) {
      const told = error instanceof InputError || error instanceof ChainBroken
      if (!(error instanceof InputError)) this.log(`market: a copy was broken off: ${wordsOf(error)}\n`)
      if (told) yield `${refusedLine(error)}\n`
    }
  }

  private async *copyFor(line: string): AsyncGenerator<string> {
    const request = requestIn(line)
    if (request === undefined) throwRefusal('BACKUP_NOT_UNDERSTOOD', {})
    if (this.copying === AT_ONCE) throwRefusal('BACKUP_BUSY', { atOnce: AT_ONCE })
    this.copying++
    try {
      const { lines } = await (request.holds === 'backup'
        ? backupOf(this.store, request.passphrase)
        : exportOf(this.store))
      yield* lines
    } finally {
      this.copying--
    }
  }
}

/** A database in this process answers without ever waiting for the outside, and all others would wait for the last line. */
async function* inTurns(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let bytes = 0
  for await (const line of lines) {
    yield `${line}\n`
    bytes += line.length
    if (bytes < TURN_BYTES) continue
    bytes = 0
    await turn()
  }
}

/** The line that a client sends, and nothing after it; undefined if it sends none in time, too long a one, or goes. */
function lineFrom(socket: Socket, requestMs: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = []
    let bytes = 0
    let whole = false
    const timer = setTimeout(() => socket.destroy(), requestMs)
    const end = (line?: string): void => {
      clearTimeout(timer)
      resolve(line)
    }
    socket.on('error', () => undefined)
    socket.on('close', () => end())
    socket.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      const at = chunk.indexOf(10)
      if (whole || bytes > REQUEST_BYTES || (at >= 0 && at < chunk.length - 1)) {
        socket.destroy()
        return
      }
      pieces.push(chunk)
      whole = at >= 0
      if (whole) end(Buffer.concat(pieces).toString('utf8', 0, bytes - 1))
    })
  })
}
