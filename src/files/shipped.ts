import { readdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Shipped } from '../studies/index.ts'

/** Root of the package, from `src/files` as from `dist/src/files`. */
export function packageRoot(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  return here.includes(join('dist', 'src')) ? resolve(here, '../../..') : resolve(here, '../..')
}

/** A file or folder that comes with the program, by its path in the package. */
export const shippedAt = (...path: readonly string[]): string => join(packageRoot(), ...path)
export const shippedWorld = (): string => shippedAt('data', 'world')
export const shippedEpisodes = (): string => shippedAt('data', 'hindcast')

/** Folders that can be laid over the shipped world by name alone. */
export const shippedOverlays = (): string => shippedAt('data', 'overlays')

/** The shipped worlds by name, as folders laid over the tables of 2024. */
export const WORLDS: Readonly<Record<string, readonly string[]>> = { '2024': [], '2026': ['2026'] }
/** What is asked where no world is named: the world as 2026 began. Past episodes begin in the other. */
export const TODAY = '2026'
export const BEFORE_CONTROLS = '2024'

const FOLDERS = {
  scenario: 'scenarios',
  menu: 'menus',
  constraints: 'constraints',
  news: 'news',
  path: 'dumping',
} as const satisfies Readonly<Record<Shipped, string>>

/** The folder of what is shipped of a kind, and can be asked for by name. */
export const shippedFolder = (what: Shipped): string => shippedAt('data', FOLDERS[what])

/** The names in it; none where it is not there. */
export async function shippedNames(what: Shipped): Promise<string[]> {
  const files = await readdir(shippedFolder(what)).catch(() => [])
  return files
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -5))
    .sort()
}

export async function overlayNames(): Promise<string[]> {
  const names: string[] = await readdir(shippedOverlays()).catch(() => [])
  return names.sort()
}
