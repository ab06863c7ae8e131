import type { Database, SqlSession } from './database.ts'
import { MIGRATIONS, type Migration } from './migrations/index.ts'
import { throwRefusal } from './refusals.ts'

/** Any number, the same in every version: who holds it may change the tables, or all secrets at once. */
export const LOCK = 0x59_74
/** The same for whose turn it is to write the log. */
export const TURN = LOCK + 1
const OLDEST = 15

/**
 * Brings the tables up to date, each step once, no matter who else tries at the same time. Read committed, since a snapshot taken
 * before the lock was taken would not show what the one before did.
 */
export async function migrate(database: Database, migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  await database.transaction('read committed', async (session) => {
    await session.query('select pg_advisory_xact_lock($1)', [LOCK])
    const done = await stepsDone(session, database.name)
    const different = done.findIndex((name, i) => name !== (migrations[i]?.name ?? name))
    if (different >= 0) refuseOther(database.name)
    if (done.length > migrations.length)
      throwRefusal('STORE_NEWER', { name: database.name, theirs: done.length, ours: migrations.length })
    for (const [i, { name, sql }] of [...migrations.entries()].slice(done.length)) {
      await session.run(sql)
      await session.query('insert into migrations (version, name) values ($1, $2)', [i + 1, name])
    }
  })
}

/** The names of the steps that made the tables; none for an empty database, in which their list is begun. */
async function stepsDone(session: SqlSession, name: string): Promise<string[]> {
  const [here] = await session.query(
    `select current_setting('server_version_num')::int / 10000 as version, current_setting('server_encoding') as encoding,
      (select array_to_json(array_agg(table_name::text || '.' || column_name)) from information_schema.columns
        where table_schema = current_schema()) as columns`,
  )
  const { version, encoding, columns } = here as { version: number; encoding: string; columns: string[] | null }
  if (version < OLDEST || encoding !== 'UTF8') throwRefusal('STORE_UNFIT', { name, version, encoding, oldest: OLDEST })
  if (columns === null) {
    await session.run(
      'create table migrations (version integer primary key, name text not null, at timestamptz not null default now())',
    )
    return []
  }
  if (!['migrations.version', 'migrations.name', 'migrations.at'].every((column) => columns.includes(column)))
    refuseOther(name)
  const rows = await session.query('select name from migrations order by version')
  return rows.map((row) => String(row['name']))
}

function refuseOther(name: string): never {
  return throwRefusal('STORE_OTHER', { name })
}
