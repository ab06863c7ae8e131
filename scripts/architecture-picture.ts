import { posix } from 'node:path'

/** Module -> modules that it imports, by path from the root of the repository. */
export type ModuleImports = ReadonlyMap<string, readonly string[]>

/** Which folder of the picture a module is drawn in: the first one below `src` or `web`; what lies in `web` itself starts the apps. */
function folderOf(path: string): string {
  const [top = '', folder = '', file] = path.split('/')
  return file === undefined ? top : `${top}/${folder}`
}

/** Folder -> folders that something in it imports. */
function folderImports(modules: ModuleImports): Map<string, Set<string>> {
  const folders = new Map<string, Set<string>>()
  for (const [path, imports] of modules) {
    const from = folderOf(path)
    const reached = folders.get(from) ?? new Set()
    folders.set(from, reached)
    for (const to of imports.map(folderOf)) if (to !== from) reached.add(to)
  }
  return folders
}

/** Folders in layers: each imports only from layers before its own. */
function layersOf(folders: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const layers: string[][] = []
  const placed = new Set<string>()
  while (placed.size < folders.size) {
    const next = [...folders].filter(
      ([folder, imports]) => !placed.has(folder) && [...imports].every((one) => placed.has(one)),
    )
    const left = [...folders.keys()].find((folder) => !placed.has(folder))
    if (next.length === 0) throw new Error(`Folders import each other in a circle, ${left ?? ''} among them.`)
    layers.push(next.map(([folder]) => folder).sort())
    for (const [folder] of next) placed.add(folder)
  }
  return layers
}

/** Whether a folder imports another by way of a third: such an arrow is left out, since the picture shows the way already. */
function isByAnother(folders: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const reaches = (folder: string): boolean => {
    const imports = folders.get(folder) ?? new Set()
    return imports.has(to) || [...imports].some(reaches)
  }
  return [...(folders.get(from) ?? [])].some((between) => between !== to && reaches(between))
}

const idOf = (folder: string): string => folder.replaceAll(/\W/g, '_')

/**
 * The folders of `src` and `web` in layers, as Mermaid draws them: an arrow leads from a folder to one that it imports.
 *
 * @param impure folders that may read files, clocks and the network
 */
export function architecturePicture(modules: ModuleImports, impure: ReadonlySet<string>): string {
  const folders = folderImports(modules)
  const layers = layersOf(folders)
  const kindOf = (folder: string): string =>
    folder.startsWith('web') ? 'web' : impure.has(posix.basename(folder)) ? 'impure' : 'pure'
  const boxes = layers.flat().map((folder) => `  ${idOf(folder)}["${folder}"]:::${kindOf(folder)}`)
  const arrows = layers.flat().flatMap((from) =>
    [...(folders.get(from) ?? [])]
      .sort()
      .filter((to) => !isByAnother(folders, from, to))
      .map((to) => `  ${idOf(from)} --> ${idOf(to)}`),
  )
  return [
    '```mermaid',
    'flowchart BT',
    ...boxes,
    ...arrows,
    '  classDef pure fill:#e8f1fb,stroke:#3b6ea5,color:#111',
    '  classDef impure fill:#fdf0e1,stroke:#b06f1e,color:#111',
    '  classDef web fill:#eaf6ec,stroke:#3c8a4c,color:#111',
    '```',
  ].join('\n')
}

/** A page with the picture in place of the one that it has. */
export function withPicture(page: string, picture: string): string {
  const [before, after] = page.split(/^```mermaid\n.*?^```$/ms)
  if (before === undefined || after === undefined) throw new Error('The page has no picture to replace.')
  return `${before}${picture}${after}`
}
