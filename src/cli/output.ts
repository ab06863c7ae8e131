import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { toCsv, VERSION, type DataTable } from '../studies/index.ts'
import { InputError } from '../world/index.ts'

/** What a run folder says of itself: enough to make it again, and nothing that would differ the second time. */
export interface Manifest {
  readonly ytterby: string
  readonly solver: string
  readonly world: { readonly title: string; readonly sha256: string }
  readonly command: readonly string[]
  readonly outputs: readonly { readonly path: string; readonly sha256: string }[]
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Stable JSON: the keys in the order in which the study gives them, two spaces. */
export const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** Writes CSV files into a folder; whole or not at all. */
export async function writeTables(folder: string, tables: readonly DataTable[]): Promise<void> {
  await writeFolder(
    folder,
    new Map(tables.map((table) => [`${table.name}.csv`, toCsv(table)])),
    (names) => names.every((name) => name.endsWith('.csv')),
    'tables',
  )
}

/** Writes a run folder: result, tables and the manifest that makes them again. */
export async function writeRun(
  folder: string,
  result: unknown,
  tables: readonly DataTable[],
  about: Omit<Manifest, 'ytterby' | 'outputs'>,
): Promise<void> {
  const files = new Map([
    ['result.json', toJson(result)],
    ...tables.map((table) => [`${table.name}.csv`, toCsv(table)] as const),
  ])
  const manifest: Manifest = {
    ytterby: VERSION,
    ...about,
    outputs: [...files].map(([path, text]) => ({ path, sha256: sha256(text) })),
  }
  files.set('manifest.json', toJson(manifest))
  await writeFolder(folder, files, (names) => names.includes('manifest.json'), 'a run')
}

/** Replaces a folder of ours or makes a new one: everything goes to a temporary name first, then is renamed. */
async function writeFolder(
  folder: string,
  files: ReadonlyMap<string, string>,
  ours: (names: string[]) => boolean,
  what: string,
): Promise<void> {
  const target = resolve(folder)
  const existing = await stat(target).catch(() => undefined)
  if (existing !== undefined) {
    const { readdir } = await import('node:fs/promises')
    const names = existing.isDirectory() ? await readdir(target) : ['']
    if (names.length > 0 && !ours(names))
      throw new InputError([
        {
          code: 'FOLDER_IN_USE',
          message: `The folder holds something other than ${what}, and nothing was written.`,
          file: folder,
          remedy: 'Name a new folder.',
        },
      ])
  }
  const temporary = join(dirname(target), `.${basename(target)}-${process.pid}`)
  try {
    await mkdir(temporary, { recursive: true })
    for (const [name, text] of files) await writeFile(join(temporary, name), text)
    await rm(target, { recursive: true, force: true })
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, { recursive: true, force: true })
    throw new InputError([
      {
        code: 'FOLDER_NOT_WRITABLE',
        message: `The folder cannot be written: ${error instanceof Error ? error.message : String(error)}. Nothing was left behind.`,
        file: folder,
        remedy: 'Name a folder that you may write to.',
      },
    ])
  }
}

/** Reads a run folder's manifest. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined)
  const refuse = (message: string): never => {
    throw new InputError([
      { code: 'RUN_FOLDER_UNREADABLE', message, file: folder, remedy: 'Name a folder written with --out.' },
    ])
  }
  if (text === undefined) return refuse('The folder holds no manifest.json.')
  try {
    const manifest = JSON.parse(text) as Manifest
    if (!Array.isArray(manifest.command) || !Array.isArray(manifest.outputs))
      return refuse('The manifest is not one of ytterby’s.')
    return manifest
  } catch {
    return refuse('The manifest is not JSON.')
  }
}

/** Files of a run folder that are not what its manifest says, or that a second run made differently. */
export async function differences(folder: string, again: Manifest): Promise<string[]> {
  const first = await readManifest(folder)
  const found: string[] = []
  if (first.world.sha256 !== again.world.sha256) found.push('the world has changed')
  if (first.ytterby !== again.ytterby || first.solver !== again.solver)
    found.push(`made by ytterby ${first.ytterby} with solver ${first.solver}`)
  for (const { path, sha256: expected } of first.outputs) {
    const text = await readFile(join(folder, path), 'utf8').catch(() => undefined)
    if (text === undefined || sha256(text) !== expected) found.push(`${path} was changed after the run`)
    if (again.outputs.find((output) => output.path === path)?.sha256 !== expected)
      found.push(`${path} comes out differently now`)
  }
  return found
}
