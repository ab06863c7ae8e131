import { chmodSync, closeSync, existsSync, fsyncSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite, type PGliteOptions, type Transaction } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { makeFolder, writeFault } from '../disk/index.ts'
import { InputError } from '../world/index.ts'
import { SOCKET } from './backup-socket.ts'
import { INT8, type Database, type SqlRow, type SqlSession } from './database.ts'
import { isLockFile, lockFolder } from './folder-lock.ts'
import { throwRefusal, wordsOf } from './refusals.ts'

const PARSERS = { [INT8]: Number }
const SETTINGS = ['wal_sync_method=fsync', 'max_wal_size=64MB', 'min_wal_size=32MB']

/** A database in memory, which is gone when it is closed. */
export async function openMemory(): Promise<Database> {
  return databaseOf(await PGlite.create({ parsers: PARSERS }), 'in memory', () => undefined)
}

/**
 * Opens a database in a folder of its own, or makes it: `postgres/` with the data, and a lock. Nobody but the owner may look in.
 *
 * @throws InputError `STORE_IN_USE`, `FOLDER_IN_USE`, `FOLDER_NOT_WRITABLE`, `STORE_DAMAGED`
 */
export async function openFolder(folder: string): Promise<Database> {
  makeOwnFolder(folder)
  const unlock = lockFolder(folder)
  try {
    const data = join(folder, 'postgres')
    // Is there from the first file until the database is whole: a process killed meanwhile has confirmed nothing yet.
    const unfinished = join(folder, 'unfinished')
    if (existsSync(unfinished)) rmSync(data, { recursive: true, force: true })
    const isNew = !existsSync(data)
    if (isNew) writeFileSync(unfinished, '')
    const lite = await PGlite.create(durable(data)).catch((error: unknown) =>
      isNew ? refuseFolder(folder, error) : refuseDamaged(folder, error),
    )
    if (isNew) {
      syncAll(folder)
      rmSync(unfinished)
      syncOne(folder)
    }
    return databaseOf(lite, `in ${folder}`, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

const OURS = new Set(['postgres', 'unfinished', SOCKET])
/** Where the folder's owner finds how a user signs in for the first time. */
export const enrolmentIn = (folder: string, user: string): string =>
  join(folder, `enrolment-${encodeURIComponent(user)}.txt`)
const ENROLMENT = /^enrolment-.+\.txt(\.\d+\.tmp)?$/

function makeOwnFolder(folder: string): void {
  try {
    makeFolder(folder, 0o700)
    const others = readdirSync(folder).filter((name) => !OURS.has(name) && !isLockFile(name) && !ENROLMENT.test(name))
    if (others.length === 0) return chmodSync(folder, 0o700)
  } catch (error) {
    refuseFolder(folder, error)
  }
  throwRefusal('FOLDER_IN_USE:market', {}, { file: folder })
}

const refuseFolder = (file: string, error: unknown): never => {
  throw new InputError([writeFault(file, error)])
}

const refuseDamaged = (file: string, error: unknown): never =>
  throwRefusal('STORE_DAMAGED', { reason: wordsOf(error) }, { file })

/**
 * PGlite starts without fsync, and where its files are those of Node it has none: what it confirmed would survive the end of the
 * process, but not that of the machine. Here it has one. `wal_sync_method` is set since its `fdatasync` does nothing.
 */
function durable(data: string): PGliteOptions {
  class SyncedFiles extends NodeFS {
    override async init(...[lite, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
      const made = await super.init(lite, options)
      const giveSync = (module: unknown): void => {
        const { NODEFS } = module as { NODEFS: NodeFiles }
        // A folder is opened without a descriptor of Node's.
        NODEFS.stream_ops.fsync = ({ nfd, node }) => {
          if (nfd === undefined) syncOne(NODEFS.realPath(node))
          else fsyncSync(nfd)
          return 0
        }
      }
      const preRun = [made.emscriptenOpts.preRun ?? []].flat() as ((module: unknown) => void)[]
      return { emscriptenOpts: { ...made.emscriptenOpts, preRun: [...preRun, giveSync] } }
    }
  }
  return {
    fs: new SyncedFiles(data),
    startParams: [
      ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
      ...SETTINGS.flatMap((setting) => ['-c', setting]),
    ],
    parsers: PARSERS,
  }
}

/** What of Emscripten's files on Node's is used here. */
interface NodeFiles {
  readonly realPath: (node: unknown) => string
  readonly stream_ops: { fsync?: (stream: { readonly nfd?: number; readonly node: unknown }) => number }
}

function syncAll(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true, recursive: true }))
    syncOne(join(entry.parentPath, entry.name))
  syncOne(path)
}

function syncOne(path: string): void {
  const file = openSync(path, 'r')
  fsyncSync(file)
  closeSync(file)
}

function databaseOf(lite: PGlite, name: string, unlock: () => void): Database {
  const kept = upkeep(lite)
  const session = sessionOf(lite)
  return {
    name,
    query: (sql, values) => kept(() => session.query(sql, values)),
    run: (sql) => kept(() => session.run(sql)),
    transaction: (isolation, work) =>
      kept(() =>
        lite.transaction(async (transaction) => {
          await transaction.exec(`set transaction isolation level ${isolation}`)
          return work(sessionOf(transaction))
        }),
      ),
    close: async () => {
      await lite.close()
      unlock()
    },
  }
}

const sessionOf = (on: PGlite | Transaction): SqlSession => ({
  query: async (sql, values) => (await on.query<SqlRow>(sql, values && [...values])).rows,
  run: async (sql) => void (await on.exec(sql)),
})

/** Statements between two looks, and bytes of changes after which the house is put in order. */
const LOOK = 200
const MUCH = 2 ** 25

/**
 * PostgreSQL has processes beside it that write changes into tables and clear away what was deleted. PGlite has not: its log of
 * changes would grow until it is closed, and so would the time that it takes to come back from a kill.
 */
function upkeep(lite: PGlite): <T>(work: () => Promise<T>) => Promise<T> {
  let asked = 0
  return async (work) => {
    // Before the work, so that what goes wrong here leaves no doubt about it.
    if (++asked % LOOK === 0) {
      const { rows } = await lite.query<{ changes: string }>(
        'select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn) as changes from pg_control_checkpoint()',
      )
      if (Number(rows[0]?.changes) > MUCH) for (const order of ['vacuum', 'checkpoint']) await lite.exec(order)
    }
    return work()
  }
}
