import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fileFault, folderFault } from '../disk/index.ts'
import {
  InputError,
  parseScenario,
  parseWorld,
  suggestion,
  type Layer,
  type Scenario,
  type ScenarioText,
  type World,
} from '../world/index.ts'
import type { HindcastText, Shipped } from '../studies/index.ts'

/** The largest table or scenario that is read, bytes. */
const LARGEST = 32 * 1024 * 1024

/** Root of the package, from `src/cli` as from `dist/src/cli`. */
export function packageRoot(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  return here.includes(join('dist', 'src')) ? resolve(here, '../../..') : resolve(here, '../..')
}
export const shippedWorld = (): string => join(packageRoot(), 'data', 'world')
const shippedScenarios = (): string => join(packageRoot(), 'data', 'scenarios')
export const shippedEpisodes = (): string => join(packageRoot(), 'data', 'hindcast')
const shippedMenus = (): string => join(packageRoot(), 'data', 'menus')
const shippedDumping = (): string => join(packageRoot(), 'data', 'dumping')

/** Reads a file as text, or says why not. */
export const readText = async (path: string): Promise<string> =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await readBytes(path))

/** Reads a file as it is, or says why not. */
export async function readBytes(path: string): Promise<Uint8Array> {
  const refuse = (code: string, message: string, remedy: string): never => {
    throw new InputError([{ code, message, file: path, remedy }])
  }
  const unreadable = (error: unknown): never => {
    throw new InputError([fileFault(path, error)])
  }
  const found = await stat(path).catch(unreadable)
  if (found.isDirectory())
    return refuse('FILE_IS_A_FOLDER', 'This is a folder, and a file was expected.', 'Name the file in it.')
  if (!found.isFile()) return refuse('FILE_NOT_REGULAR', 'This is not a regular file.', 'Name a file on disk.')
  if (found.size > LARGEST)
    return refuse(
      'FILE_TOO_LARGE',
      `The file has ${(found.size / 1e6).toFixed(0)} MB; at most ${LARGEST / 2 ** 20} MiB are read.`,
      'Split the table, or leave out what the model does not need.',
    )
  return readFile(path).catch(unreadable)
}

/** Reads a folder of tables as text. */
export async function readLayer(folder: string): Promise<Layer> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw new InputError([folderFault(folder, error, 'Name a folder that holds tables of a world.')])
  })
  // A folder named like a table is read, and refused, as one; links are followed.
  const names = entries
    .filter((entry) => !entry.name.startsWith('.') && (!entry.isDirectory() || entry.name.endsWith('.csv')))
    .map(({ name }) => name)
    .sort()
  if (!names.some((name) => name.endsWith('.csv')))
    throw new InputError([
      {
        code: 'FOLDER_WITHOUT_TABLES',
        message: 'The folder holds no CSV file.',
        file: folder,
        remedy: 'Put tables of a world into it; `ytterby schema` lists them.',
      },
    ])
  return {
    name: basename(resolve(folder)),
    files: new Map(await Promise.all(names.map(async (name) => [name, await readText(join(folder, name))] as const))),
  }
}

/** Reads a world folder with others laid over it. */
export const readLayers = (folder: string, over: readonly string[] = []): Promise<Layer[]> =>
  Promise.all([folder, ...over].map(readLayer))

export async function loadWorld(folder: string, over: readonly string[] = []): Promise<World> {
  return parseWorld(await readLayers(folder, over))
}

/** "Did you mean ...? ", or nothing. */
function nearest(name: string, known: readonly string[]): string {
  const hint = suggestion(name, known, '')
  return hint.startsWith('Did you mean') ? `${hint.slice(0, hint.indexOf('?') + 1)} ` : ''
}

/** A scenario's text, by name from the shipped ones, or by path. */
export const readScenario = (name: string): Promise<ScenarioText> => readNamed('scenario', shippedScenarios(), name)

/** A menu is a scenario whose measures are what there is to choose from. */
export const readMenu = (name: string): Promise<ScenarioText> => readNamed('menu', shippedMenus(), name)

/** A path of prices under which producers are undersold. */
export const readDumping = (name: string): Promise<ScenarioText> => readNamed('path', shippedDumping(), name)

export async function loadMenu(name: string, world: World, months?: number): Promise<Scenario> {
  const { file, text } = await readMenu(name)
  return parseScenario(file, text, world, { months, menu: true })
}

const shippedConstraints = (): string => join(packageRoot(), 'data', 'constraints')

export const readConstraints = (name: string): Promise<ScenarioText> =>
  readNamed('constraints', shippedConstraints(), name)

/** The shipped rules of origin, and the grades that are made of them. */
export async function readOriginRules(): Promise<ScenarioText[]> {
  const folder = join(packageRoot(), 'data', 'origin-rules')
  const names = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort()
  return Promise.all(names.map(async (file) => ({ file, text: await readText(join(folder, file)) })))
}
export async function readOriginGrades(): Promise<ScenarioText> {
  const file = 'market.yaml'
  return { file, text: await readText(join(packageRoot(), 'data', 'origin-grades', file)) }
}

/** A file that is shipped by name, or one of your own by path. */
export const readShipped = (what: Shipped, name: string): Promise<ScenarioText> =>
  ({ scenario: readScenario, menu: readMenu, constraints: readConstraints, path: readDumping })[what](name)

const UNKNOWN = {
  scenario: { code: 'SCENARIO_UNKNOWN' },
  menu: { code: 'MENU_UNKNOWN' },
  constraints: { code: 'CONSTRAINTS_UNKNOWN' },
  path: { code: 'DUMPING_UNKNOWN' },
} as const

async function readNamed(what: keyof typeof UNKNOWN, folder: string, name: string): Promise<ScenarioText> {
  if (/\.ya?ml$/.test(name)) return { file: name, text: await readText(name) }
  const known = await namesIn(folder)
  if (!known.includes(name))
    throw new InputError([
      {
        ...UNKNOWN[what],
        message: `There ${what === 'constraints' ? 'are' : 'is'} no ${what} "${name}".`,
        remedy: `${nearest(name, known)}Check the name, or give the path of a file of your own (my.yaml). Known: ${known.join(', ')}.`,
      },
    ])
  return { file: `${name}.yaml`, text: await readText(join(folder, `${name}.yaml`)) }
}

export async function loadScenario(name: string, world: World, months?: number): Promise<Scenario> {
  const { file, text } = await readScenario(name)
  return parseScenario(file, text, world, { months })
}

export const scenarioNames = (): Promise<string[]> => namesIn(shippedScenarios())
export const menuNames = (): Promise<string[]> => namesIn(shippedMenus())
export const constraintsNames = (): Promise<string[]> => namesIn(shippedConstraints())
export const dumpingNames = (): Promise<string[]> => namesIn(shippedDumping())

async function namesIn(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch(() => [])
  return files
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -5))
    .sort()
}

/** Reads a folder of past episodes as text, with the shipped scenarios that they may name. */
export async function readEpisodes(dir: string): Promise<HindcastText> {
  const found = await readdir(dir, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    throw new InputError([
      folderFault(dir, error, 'Name a folder of episodes; data/hindcast/README.md says what it holds.'),
    ])
  })
  const files = found
    .filter((entry) => entry.isFile() && /\.(csv|yaml|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const scenarios = await scenarioNames()
  return {
    name: basename(resolve(dir)),
    files: Object.fromEntries(
      await Promise.all([
        ...files.map(async (path) => [relative(dir, path).replaceAll('\\', '/'), await readText(path)] as const),
        ...scenarios.map(
          async (name) => [`scenarios/${name}.yaml`, await readText(join(shippedScenarios(), `${name}.yaml`))] as const,
        ),
      ]),
    ),
  }
}
