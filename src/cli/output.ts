import { createHash } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { z } from 'zod'
import { folderFault, makeFolder, probeAll, replaceAll, targetOf, diskFault, named } from '../disk/index.ts'
import { toCsv, toJson, toParquet, VERSION, type DataTable } from '../studies/index.ts'
import { InputError } from '../world/index.ts'
import { cliFault } from './cli-fault.ts'

/** What a run folder says of itself: enough to make it again, and nothing that would differ the second time. */
const manifestSchema = z.object({
  ytterby: z.string(),
  solver: z.string(),
  world: z.object({ title: z.string(), sha256: z.string() }),
  command: z.array(z.string()),
  outputs: z.array(z.object({ path: z.string(), sha256: z.string() })),
})
export type Manifest = z.infer<typeof manifestSchema>

const sha256 = (content: Content): string => createHash('sha256').update(content).digest('hex')

type Content = string | Uint8Array

/** Files to write, all of them or none. */
export interface Folder {
  readonly folder: string
  readonly files: ReadonlyMap<string, Content>
}

/** A folder of CSV files. */
export const tablesFolder = (folder: string, tables: readonly DataTable[]): Folder => ({
  folder,
  files: new Map(tables.map((table) => [`${table.name}.csv`, toCsv(table)])),
})

/** A run folder: result, tables as CSV and Parquet, and the manifest that makes them again. */
export function runFolder(
  folder: string,
  result: unknown,
  tables: readonly DataTable[],
  about: Omit<Manifest, 'ytterby' | 'outputs'>,
): Folder {
  const files = new Map<string, Content>([
    ['result.json', toJson(result)],
    ...tables.map((table) => [`${table.name}.csv`, toCsv(table)] as const),
    ...tables.map((table) => [`${table.name}.parquet`, toParquet(table)] as const),
  ])
  const manifest: Manifest = {
    ytterby: VERSION,
    ...about,
    outputs: [...files].map(([path, content]) => ({ path, sha256: sha256(content) })),
  }
  files.set('manifest.json', toJson(manifest))
  return { folder, files }
}

/** A file to write. */
export interface OutputFile {
  readonly file: string
  readonly content: Content
}

/** What is asked for besides the screen. */
export interface Places {
  readonly csv?: string
  readonly out?: string
  readonly brief?: string
  readonly slides?: string
}

/** Refuses, before anything is worked out, places that results cannot be written to. */
export async function checkPlaces({ csv, out, brief, slides }: Places): Promise<void> {
  const paths = [csv, out, brief, slides].filter((path) => path !== undefined)
  const targets = await Promise.all(paths.map(targetOf))
  for (const [i, a] of targets.entries())
    for (const [j, b] of targets.entries())
      if (i !== j && (a === b || a.startsWith(b + sep)))
        throw new InputError([cliFault('OUTPUTS_OVERLAP', { one: paths[j] ?? '', other: paths[i] ?? '' })])
  if (csv !== undefined) await checkFolder(csv, (name) => name.endsWith('.csv'))
  if (out !== undefined) {
    const isOurs = await isRun(out)
    await checkFolder(out, () => isOurs)
  }
  for (const file of [brief, slides])
    if (file !== undefined && (await stat(file).catch(() => undefined))?.isDirectory() === true)
      throw new InputError([diskFault('FILE_IS_A_FOLDER:brief', {}, { file })])
  await probeAll(paths)
}

/** Refuses folders that hold anything but what is written again. */
export async function checkFolders(folders: readonly Folder[]): Promise<void> {
  for (const { folder, files } of folders) {
    const ours = !files.has('manifest.json') || (await isRun(folder))
    await checkFolder(folder, (name) => ours && files.has(name))
  }
}

async function checkFolder(folder: string, mayHold: (name: string) => boolean): Promise<void> {
  const target = await targetOf(folder)
  const existing = await stat(target).catch(() => undefined)
  if (existing === undefined) return
  const isFree = existing.isDirectory() && (await readdir(target)).every(mayHold)
  if (!isFree) throw new InputError([diskFault('FOLDER_IN_USE', {}, { file: folder })])
}

/** Writes folders and files, all of them or none. A folder that holds anything but what is written again is left alone. */
export async function writeOutputs(folders: readonly Folder[], files: readonly OutputFile[] = []): Promise<void> {
  await checkFolders(folders)
  await replaceAll([
    ...folders.map(({ folder, files: inside }) => ({
      path: folder,
      make: async (temporary: string) => {
        makeFolder(temporary)
        for (const [name, content] of inside) await writeFile(join(temporary, name), content)
      },
    })),
    ...files.map(({ file, content }) => ({
      path: file,
      make: (temporary: string) => writeFile(temporary, content),
    })),
  ])
}

/** Whether a folder's manifest is one of ours. */
const isRun = (folder: string): Promise<boolean> =>
  readManifest(folder).then(
    () => true,
    () => false,
  )

/** Reads a run folder's manifest. */
export async function readManifest(folder: string): Promise<Manifest> {
  await readdir(folder).catch((error: unknown) => {
    throw new InputError([folderFault(folder, error, named('name-run'))])
  })
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined)
  const refuse = (why: 'missing' | 'other' | 'not-json'): never => {
    throw new InputError([cliFault(`RUN_FOLDER_UNREADABLE:${why}`, {}, { file: folder })])
  }
  if (text === undefined) return refuse('missing')
  try {
    const { success, data } = manifestSchema.safeParse(JSON.parse(text))
    return success ? data : refuse('other')
  } catch (error) {
    if (error instanceof InputError) throw error
    return refuse('not-json')
  }
}

/** Files of a run folder that are not what its manifest says, or that a second run made differently. */
export async function differences(folder: string, again: Manifest): Promise<string[]> {
  const first = await readManifest(folder)
  const found: string[] = []
  if (first.world.sha256 !== again.world.sha256) found.push('the world has changed')
  if (first.ytterby !== again.ytterby || first.solver !== again.solver)
    found.push(`made by ytterby ${first.ytterby} with solver ${first.solver}`)
  const hashes = ({ outputs }: Manifest): Map<string, string> => new Map(outputs.map((o) => [o.path, o.sha256]))
  const [then, now] = [hashes(first), hashes(again)]
  // A file that the manifest leaves out counts too: it may have been left out to hide a change.
  for (const path of new Set([...then.keys(), ...now.keys()])) {
    const content = await readFile(join(folder, path)).catch(() => undefined)
    if (content === undefined || sha256(content) !== then.get(path)) found.push(`${path} was changed after the run`)
    if (now.get(path) !== then.get(path)) found.push(`${path} comes out differently now`)
  }
  return found
}
