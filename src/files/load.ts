import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, relative, resolve } from 'node:path'
import { fileFault, folderFault, diskFault, named } from '../disk/index.ts'
import {
  InputError,
  parseScenario,
  parseWorld,
  type Layer,
  type Scenario,
  type ScenarioText,
  type World,
  meant,
  type Fault,
} from '../world/index.ts'
import type { HindcastText, Shipped } from '../studies/index.ts'
import { filesFault } from './files-fault.ts'
import {
  overlayNames,
  shippedAt,
  shippedFolder,
  shippedNames,
  shippedOverlays,
  shippedWorld,
  TODAY,
  WORLDS,
} from './shipped.ts'

/** The largest table or scenario that is read, bytes. */
const LARGEST = 32 * 1024 * 1024

/** Reads a file as text, or says why not. */
export const readText = async (path: string): Promise<string> =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await readBytes(path))

/** Reads a file as it is, or says why not. */
export async function readBytes(path: string): Promise<Uint8Array> {
  const refuse = (fault: Fault): never => {
    throw new InputError([fault])
  }
  const at = { file: path }
  const unreadable = (error: unknown): never => {
    throw new InputError([fileFault(path, error)])
  }
  const found = await stat(path).catch(unreadable)
  if (found.isDirectory()) return refuse(diskFault('FILE_IS_A_FOLDER', {}, at))
  if (!found.isFile()) return refuse(diskFault('FILE_NOT_REGULAR', {}, at))
  if (found.size > LARGEST)
    return refuse(diskFault('FILE_TOO_LARGE', { size: (found.size / 1e6).toFixed(0), most: LARGEST / 2 ** 20 }, at))
  return readFile(path).catch(unreadable)
}

/** Reads a folder of tables as text. */
export async function readLayer(folder: string): Promise<Layer> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(async (error: unknown) => {
    const [worlds, overlays] = [Object.keys(WORLDS), await overlayNames()]
    const known = { worlds: worlds.join(', '), overlays: overlays.join(', ') }
    throw new InputError([folderFault(folder, error, named('name-tables', known))])
  })
  // A folder named like a table is read, and refused, as one; links are followed.
  const names = entries
    .filter((entry) => !entry.name.startsWith('.') && (!entry.isDirectory() || entry.name.endsWith('.csv')))
    .map(({ name }) => name)
    .sort()
  if (!names.some((name) => name.endsWith('.csv')))
    throw new InputError([filesFault('FOLDER_WITHOUT_TABLES', {}, { file: folder })])
  return {
    name: basename(resolve(folder)),
    files: new Map(await Promise.all(names.map(async (name) => [name, await readText(join(folder, name))] as const))),
  }
}

/** Reads a world, a shipped one by name or a folder, with others laid over it: folders, or shipped ones by name. */
export async function readLayers(world: string = TODAY, over: readonly string[] = []): Promise<Layer[]> {
  const shipped = basename(world) === world && !(await isFolder(world)) ? WORLDS[world] : undefined
  if (shipped === undefined) return Promise.all([world, ...(await overlayFolders(over))].map(readLayer))
  const own = await overlayFolders(shipped)
  // What a shipped world has laid over it already is read once.
  const more = (await overlayFolders(over)).filter((folder) => !own.includes(folder))
  return Promise.all([shippedWorld(), ...own, ...more].map(readLayer))
}

/** How a world that was given is asked for again: folders by their own names, since others have them elsewhere. */
export const worldFlags = (world: string | undefined, over: readonly string[]): string[] => [
  ...(world === undefined ? [] : ['--world', basename(world)]),
  ...over.flatMap((folder) => ['--overlay', basename(folder)]),
]

const overlayFolders = (over: readonly string[]): Promise<string[]> => Promise.all(over.map(overlayFolder))

/** A folder of that name comes before a shipped one. */
async function overlayFolder(given: string): Promise<string> {
  if (basename(given) !== given || (await isFolder(given))) return given
  const shipped = join(shippedOverlays(), given)
  return (await isFolder(shipped)) ? shipped : given
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )

export async function loadWorld(world?: string, over: readonly string[] = []): Promise<World> {
  return parseWorld(await readLayers(world, over))
}

/** A scenario's text, by name from the shipped ones, or by path. */
export const readScenario = (name: string): Promise<ScenarioText> => readNamed('scenario', name)

/** A menu is a scenario whose measures are what there is to choose from. */
export const readMenu = (name: string): Promise<ScenarioText> => readNamed('menu', name)

/** A path of prices below producers’ costs. */
export const readDumping = (name: string): Promise<ScenarioText> => readNamed('path', name)

export async function loadMenu(name: string, world: World, months?: number): Promise<Scenario> {
  const { file, text } = await readMenu(name)
  return parseScenario(file, text, world, { months, menu: true })
}

export const readConstraints = (name: string): Promise<ScenarioText> => readNamed('constraints', name)

export const readNews = (name: string): Promise<ScenarioText> => readNamed('news', name)

/** The shipped rules of origin, and the grades that are made of them. */
export async function readOriginRules(): Promise<ScenarioText[]> {
  const folder = shippedAt('data', 'origin-rules')
  const names = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort()
  return Promise.all(names.map(async (file) => ({ file, text: await readText(join(folder, file)) })))
}
export async function readOriginGrades(): Promise<ScenarioText> {
  const file = 'market.yaml'
  return { file, text: await readText(shippedAt('data', 'origin-grades', file)) }
}

/** A file that is shipped by name, or one of your own by path. */
export const readShipped = (what: Shipped, name: string): Promise<ScenarioText> =>
  ({ scenario: readScenario, menu: readMenu, constraints: readConstraints, news: readNews, path: readDumping })[what](
    name,
  )

const UNKNOWN = {
  scenario: 'SCENARIO_UNKNOWN',
  menu: 'MENU_UNKNOWN',
  constraints: 'CONSTRAINTS_UNKNOWN',
  news: 'NEWS_UNKNOWN',
  path: 'DUMPING_UNKNOWN',
} as const

async function readNamed(what: Shipped, name: string): Promise<ScenarioText> {
  if (/\.ya?ml$/.test(name)) return { file: name, text: await readText(name) }
  const known = await shippedNames(what)
  if (!known.includes(name))
    throw new InputError([filesFault(UNKNOWN[what], { name, meant: meant(name, known), known: known.join(', ') })])
  return { file: `${name}.yaml`, text: await readText(join(shippedFolder(what), `${name}.yaml`)) }
}

export async function loadScenario(name: string, world: World, months?: number): Promise<Scenario> {
  const { file, text } = await readScenario(name)
  return parseScenario(file, text, world, { months })
}

export const scenarioNames = (): Promise<string[]> => shippedNames('scenario')
export const menuNames = (): Promise<string[]> => shippedNames('menu')
export const newsNames = (): Promise<string[]> => shippedNames('news')
export const constraintsNames = (): Promise<string[]> => shippedNames('constraints')
export const dumpingNames = (): Promise<string[]> => shippedNames('path')

/** Reads a folder of past episodes as text, with the shipped scenarios that they may name. */
export async function readEpisodes(dir: string): Promise<HindcastText> {
  const found = await readdir(dir, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    throw new InputError([folderFault(dir, error, named('name-episodes'))])
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
          async (name) =>
            [`scenarios/${name}.yaml`, await readText(join(shippedFolder('scenario'), `${name}.yaml`))] as const,
        ),
      ]),
    ),
  }
}
