import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type MarketStore } from '../src/store/index.ts'
import { openFolder } from '../src/store/pglite.ts'
import { KEPT, keep } from './kept.ts'

/**
 * Puts a database that holds nothing yet into the folder of a market, as the program makes one where there is none: to make it takes
 * three seconds of a core, to copy it a tenth of one. It is made once for a version of PGlite. For tests that do not mind how it is made;
 * `store.test.ts` and others found markets in folders that are not there.
 */
export async function putEmptyDatabase(folder: string): Promise<void> {
  const kept = join(KEPT, `pglite-${pgliteVersion()}`)
  if (!existsSync(kept)) {
    const made = mkdtempSync(join(tmpdir(), 'ytterby-store-'))
    await (await openFolder(made)).close()
    keep(join(made, 'postgres'), kept)
    rmSync(made, { recursive: true, force: true })
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  cpSync(kept, join(folder, 'postgres'), { recursive: true })
}

/** A store that holds nothing yet, and what ends it. */
export async function emptyStore(): Promise<{ readonly store: MarketStore; readonly end: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'ytterby-store-'))
  await putEmptyDatabase(folder)
  const store = await openStore({ folder })
  const end = async (): Promise<void> => {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { store, end }
}

function pgliteVersion(): string {
  const file = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const { version } = JSON.parse(readFileSync(join(file, '..', '..', 'package.json'), 'utf8')) as { version: string }
  return version
}
