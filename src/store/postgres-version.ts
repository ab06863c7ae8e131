import { openPostgres } from './postgres.ts'

/**
 * Asks a PostgreSQL which version it is, and writes nothing there.
 *
 * @throws InputError `STORE_*`, where it cannot be asked
 */
export async function postgresVersion(url: string): Promise<string> {
  const database = await openPostgres(url)
  try {
    const [row] = await database.query('show server_version')
    const version = row?.['server_version']
    return typeof version === 'string' ? version : ''
  } finally {
    await database.close()
  }
}
