import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { START, type Head } from '../market/index.ts'
import { InputError } from '../world/index.ts'
import { backupTo, exportLog } from './backup.ts'
import { requestLine, socketIn, throwRefused, type BackupRequest } from './backup-socket.ts'
import { linesIn, partsIn, type Line } from './market-file.ts'
import { openStore, type StorePlace } from './open.ts'
import { throwRefusal } from './refusals.ts'
import { checkPassphrase } from './encrypt.ts'
import type { MarketStore } from './store.ts'
import { writeAtomically, type WriteLine } from './atomic-write.ts'

/** How long the process that serves the market may say nothing. */
const PATIENCE_MS = 120_000

/**
 * Backs a market up, wherever it is kept, while it goes on: a folder that is served is handed out by the process that has it.
 *
 * @returns where the log in the backup ends
 * @throws InputError `BACKUP_*`, `STORE_*`, `PASSPHRASE_SHORT`, `FILE_NOT_WRITABLE`; ChainBroken if the store itself is
 */
export async function backUp(place: StorePlace, file: string, passphrase: string): Promise<Head> {
  checkPassphrase(passphrase)
  return copied(place, file, { holds: 'backup', passphrase }, (store) => backupTo(store, file, passphrase))
}

/** Exports a market's log in the same way. */
export const exportFrom = (place: StorePlace, file: string): Promise<Head> =>
  copied(place, file, { holds: 'log' }, (store) => exportLog(store, file))

async function copied(
  place: StorePlace,
  file: string,
  request: BackupRequest,
  copy: (store: MarketStore) => Promise<Head>,
): Promise<Head> {
  let store: MarketStore
  try {
    store = await openStore(place)
  } catch (error) {
    const head = 'folder' in place && isInUse(error) ? await askedFor(request, place.folder, file) : undefined
    if (head === undefined) throw error
    return head
  }
  try {
    return await copy(store)
  } finally {
    await store.close()
  }
}

const isInUse = (error: unknown): boolean =>
  error instanceof InputError && error.faults.some(({ code }) => code === 'STORE_IN_USE')

/** Writes what the process that has a folder hands out; undefined if it hands out nothing. */
async function askedFor(request: BackupRequest, folder: string, file: string): Promise<Head | undefined> {
  const socket = await socketOf(folder)
  if (socket === undefined) return undefined
  let head = START
  try {
    await writeAtomically(file, async (write) => {
      socket.write(requestLine(request))
      const lines = kept(linesIn(heard(socket)), write, folder)
      for await (const part of partsIn(lines, file, request.holds)) if ('entry' in part) head = part.entry
    })
  } catch (error) {
    if (error instanceof InputError && error.faults.some(({ code }) => code === 'MARKET_FILE_CUT_OFF'))
      throwRefusal('BACKUP_BROKEN_OFF', {}, { file: folder })
    throw error
  } finally {
    socket.destroy()
  }
  return { seq: head.seq, at: head.at, hash: head.hash }
}

async function socketOf(folder: string): Promise<Socket | undefined> {
  if (process.platform === 'win32') return undefined
  const path = socketIn(folder)
  if (path === undefined) return throwRefusal('STORE_IN_USE:far', {}, { file: folder })
  const socket = connect({ path })
  try {
    await once(socket, 'connect')
  } catch {
    return undefined
  }
  // Whatever breaks shows by what is missing at the end.
  socket.on('error', () => undefined)
  return socket.setTimeout(PATIENCE_MS, () => socket.destroy())
}

async function* heard(socket: Socket): AsyncGenerator<Buffer> {
  try {
    yield* socket as AsyncIterable<Buffer>
  } catch {
    // What came until then is cut off, and told so.
  }
}

/** Writes lines as they come, so that what is checked against the chain is what stands in the file. */
async function* kept(lines: AsyncIterable<Line>, write: WriteLine, folder: string): AsyncGenerator<Line> {
  for await (const line of lines) {
    throwRefused(line.text, folder)
    if (line.whole) await write(line.text)
    yield line
  }
}
