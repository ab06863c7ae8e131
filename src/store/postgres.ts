import pg from 'pg'
import { InputError } from '../world/index.ts'
import { INT8, sqlState, type Database, type SqlRow, type SqlSession } from './database.ts'
import { throwRefusal, StoreUnreachable, wordsOf } from './refusals.ts'

/** How long to wait for a connection, in milliseconds. */
const PATIENCE = 5000
const CONNECTIONS = 4
/** How long another process may have the turn. A clearing takes seconds. */
const TURN_MS = 120_000
const LOCK_TIMEOUT = '55P03'

/** Opens a PostgreSQL database by its address, `postgres://user:password@host:port/database`. */
export async function openPostgres(url: string): Promise<Database> {
  const name = nameOf(url)
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: PATIENCE,
    max: CONNECTIONS,
    application_name: 'ytterby',
    // Whatever the server is set to, what is confirmed is on disk.
    onConnect: (client) => client.query('set synchronous_commit = on'),
    types: {
      getTypeParser: (oid, format) => ((oid as number) === INT8 ? Number : pg.types.getTypeParser(oid, format)),
    },
  })
  // A connection that breaks is reported by the query that needs it; without a listener it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))

  const asked = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      return tell(error, name)
    }
  }
  const database: Database = {
    name,
    query: (sql, values) => asked(async () => (await pool.query<SqlRow>(sql, values && [...values])).rows),
    run: (sql) => asked(async () => void (await pool.query(sql))),
    transaction: (isolation, work) =>
      asked(async () => {
        const client = await pool.connect()
        const session: SqlSession = {
          query: async (sql, values) => (await client.query<SqlRow>(sql, values && [...values])).rows,
          run: async (sql) => void (await client.query(sql)),
        }
        let broken = true
        try {
          await session.run(`begin isolation level ${isolation}`)
          const result = await work(session)
          await session.run('commit')
          broken = false
          return result
        } catch (error) {
          broken = await session.run('rollback').then(
            () => false,
            () => true,
          )
          throw error
        } finally {
          client.release(broken)
        }
      }),
    inTurn: async (number, sql, work) => {
      const client = await asked(() => pool.connect())
      try {
        const rows = await asked(async () => {
          const lock = `set local lock_timeout = ${TURN_MS}; select pg_advisory_lock(${number})`
          try {
            const results = (await client.query(`${lock}; ${sql}`)) as unknown as pg.QueryResult<SqlRow>[]
            return results.at(-1)?.rows
          } catch (error) {
            if (sqlState(error) === LOCK_TIMEOUT) return undefined
            throw error
          }
        })
        return await work(rows)
      } finally {
        // Nobody here waits for it; a connection that is given up gives up its turn.
        client.query('select pg_advisory_unlock_all()').then(
          () => client.release(),
          () => client.release(true),
        )
      }
    },
    close: () => pool.end(),
  }
  try {
    await database.query('select 1')
  } catch (error) {
    await pool.end()
    throw error
  }
  return database
}

/** Host, port and database of an address: what may be shown. A password may stand before the host or among the parameters. */
function nameOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined || !/^postgres(ql)?:$/.test(url.protocol)) return throwRefusal('STORE_ADDRESS', {})
  const host = url.host === '' ? (url.searchParams.get('host') ?? 'localhost') : url.host
  return `${host}${url.pathname === '/' ? '' : url.pathname}`
}

/** Throws an error of the database as its owner sees it. The driver never puts the password into a message. */
function tell(error: unknown, name: string): never {
  const state = sqlState(error)
  if (error instanceof InputError) throw error
  // Without a password in the address the driver has no answer to the question for one.
  if (state === '28P01' || state === '28000' || (state === undefined && wordsOf(error).startsWith('SASL')))
    throwRefusal('STORE_LOGIN_REFUSED', { name })
  if (state === '3D000') throwRefusal('STORE_MISSING', { name })
  if (state === '42501') throwRefusal('STORE_NOT_ALLOWED', { name, reason: wordsOf(error) })
  if (lost(error, state)) throw new StoreUnreachable(name, wordsOf(error) || String((error as { code?: string }).code))
  throw error
}

/** Whether an error means that the connection is not there (any more), rather than that a statement was refused. */
function lost(error: unknown, state: string | undefined): boolean {
  if (state !== undefined) return /^(08|57P|53300)/.test(state)
  const { code, syscall } = error as { code?: string; syscall?: string }
  return (
    syscall !== undefined ||
    /^E[A-Z_]+$/.test(code ?? '') ||
    /connection|timeout exceeded when trying to connect|not queryable|certificate/i.test(wordsOf(error))
  )
}
