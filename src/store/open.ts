import type { Database } from './database.ts'
import { migrate } from './migrate.ts'
import { openFolder, openMemory } from './pglite.ts'
import { openPostgres } from './postgres.ts'
import { SqlStore } from './sql-store.ts'
import type { MarketStore } from './store.ts'

/** Where a market is kept: in a folder by one process, in PostgreSQL by any number, or in memory for a try. */
export type StorePlace = { readonly folder: string } | { readonly url: string } | { readonly memory: true }

/**
 * Opens a market's store, makes it if there is none, and brings its tables up to date.
 *
 * @throws InputError `STORE_*`, `FOLDER_IN_USE`, `FOLDER_NOT_WRITABLE`: docs/reference/errors.md
 */
export async function openStore(place: StorePlace): Promise<MarketStore> {
  const database = await openDatabase(place)
  try {
    await migrate(database)
  } catch (error) {
    await database.close()
    throw error
  }
  return new SqlStore(database)
}

function openDatabase(place: StorePlace): Promise<Database> {
  if ('folder' in place) return openFolder(place.folder)
  return 'url' in place ? openPostgres(place.url) : openMemory()
}
