import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface LockedPackage {
  readonly version?: string
  readonly license?: unknown
  readonly dev?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
}
/** Where a package lies -> what `package-lock.json` says of it. */
export type LockedPackages = Readonly<Record<string, LockedPackage>>

/** A package that comes with the product, and what it says of its licence: an SPDX expression. */
export interface LicensedPackage {
  readonly name: string
  readonly version: string
  readonly licence: string
}

/** What Apache-2.0 work may be distributed with: none asks that the whole be under its own terms. The last is of fonts. */
const COMPATIBLE = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
  'Zlib',
  'OFL-1.1',
])

/** Packages whose `package.json` names no licence, with the one that their LICENSE file has, and a sentence of it. */
const BY_FILE: Readonly<Record<string, readonly [licence: string, sentence: string]>> = {
  'png-js': ['MIT', 'Permission is hereby granted, free of charge'],
}

/** Whether an SPDX expression leaves us a choice of compatible licences: `A OR B` one of them, `A AND B` both. */
export function isCompatible(expression: string): boolean {
  const tokens = expression.match(/[()]|[\w.+-]+/g) ?? []
  let at = 0
  const one = (): boolean => {
    const token = tokens[at++] ?? ''
    if (token !== '(') return COMPATIBLE.has(token)
    const inside = any()
    return tokens[at++] === ')' && inside
  }
  const all = (): boolean => {
    let sound = one()
    while (tokens[at] === 'AND') {
      at++
      sound = one() && sound
    }
    return sound
  }
  const any = (): boolean => {
    let sound = all()
    while (tokens[at] === 'OR') {
      at++
      sound = all() || sound
    }
    return sound
  }
  const sound = any()
  return sound && at === tokens.length
}

const nameAt = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

/** The licence that a package states, or that the lock has of one that is not installed on this kind of machine. */
function licenceAt(root: string, path: string, locked: LockedPackage): string {
  const folder = join(root, path)
  const file = join(folder, 'package.json')
  const { license } = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { license?: unknown })
    : { license: locked.license }
  if (typeof license === 'string') return license
  const [licence, sentence] = BY_FILE[nameAt(path)] ?? []
  const isSaid =
    sentence !== undefined &&
    readdirSync(folder).some(
      (name) => /^licen[cs]e/i.test(name) && readFileSync(join(folder, name), 'utf8').includes(sentence),
    )
  return licence !== undefined && isSaid ? licence : 'not stated'
}

/** Where the dependency of a package lies: the nearest `node_modules` above it that has it. */
function placeOf(packages: LockedPackages, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`
    if (packages[path] !== undefined) return path
    if (folder === '') return undefined
  }
}

/** Packages by name, and all that they depend on. */
function withDependencies(packages: LockedPackages, names: readonly string[]): Set<string> {
  const found = new Set<string>()
  const add = (from: string, name: string): void => {
    const path = placeOf(packages, from, name)
    if (path === undefined || found.has(path)) return
    found.add(path)
    for (const needed of Object.keys(packages[path]?.dependencies ?? {})) add(path, needed)
  }
  for (const name of names) add('', name)
  return found
}

/** Names of packages that files import, or copy from. */
function importedBy(files: readonly string[]): Set<string> {
  const names = new Set<string>()
  for (const file of files)
    for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(
      /(?:\bfrom |\bimport |\bimport\(|@import |\.resolve\()'([\w@][^']*)'/g,
    ))
      names.add(from.split('/', from.startsWith('@') ? 2 : 1).join('/'))
  return names
}

/** What the app is built with, and is no dependency of the package: code and fonts that lie in `dist/web` and `dist/api-docs`. */
function builtInPlaces(root: string, packages: LockedPackages): string[] {
  const sources = readdirSync(join(root, 'web'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:tsx?|css)$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => join(root, 'web', file))
  const web = withDependencies(packages, [...importedBy(sources)])
  // The bundle of the API's reference page is copied as it is.
  const copied = [...importedBy([join(root, 'scripts', 'copy-api-docs.js')])].map((name) => `node_modules/${name}`)
  return [...web, ...copied].filter((path) => packages[path]?.dev === true)
}

function licensed(root: string, packages: LockedPackages, paths: readonly string[]): LicensedPackage[] {
  const found = paths.map((path) => {
    const locked = packages[path] ?? {}
    return { name: nameAt(path), version: locked.version ?? '', licence: licenceAt(root, path, locked) }
  })
  const key = ({ name, version }: LicensedPackage): string => `${name} ${version}`
  return [...new Map(found.map((one) => [key(one), one])).values()].sort((one, other) =>
    key(one) < key(other) ? -1 : 1,
  )
}

/** What comes with the product: installed beside it, and built into it. */
export interface ComesWith {
  readonly installed: readonly LicensedPackage[]
  readonly builtIn: readonly LicensedPackage[]
}

export function comesWith(root: string, packages: LockedPackages): ComesWith {
  const runtime = Object.keys(packages).filter((path) => path !== '' && packages[path]?.dev !== true)
  return {
    installed: licensed(root, packages, runtime),
    builtIn: licensed(root, packages, builtInPlaces(root, packages)),
  }
}

/** Packages whose licence is not known to be compatible, each in a line. */
export const licenceFaults = ({ installed, builtIn }: ComesWith): string[] =>
  [...installed, ...builtIn]
    .filter(({ licence }) => !isCompatible(licence))
    .map(({ name, version, licence }) => `${name} ${version}: ${licence}`)

export const lockedPackages = (root: string): LockedPackages =>
  (JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: LockedPackages }).packages

const table = (packages: readonly LicensedPackage[]): string =>
  [
    '| package | version | licence |',
    '|---|---|---|',
    ...packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`),
  ].join('\n')

/** `docs/reference/licences.md`. */
export const licencesPage = ({ installed, builtIn }: ComesWith): string => `# Licences

Ytterby itself is under [Apache-2.0](../../LICENSE), its data under CC-BY-4.0. With it come packages of others, each under its own
licence. All of these may be distributed together with work under Apache-2.0; of \`A OR B\` we take one that may.

\`npm run licences\` writes this page from \`package-lock.json\` and the packages' own \`package.json\`, and refuses a licence that is not on
the list in \`scripts/licences-page.ts\`.

## Installed with it

${table(installed)}

## Built into the app

What the app imports, with all that this depends on: code and fonts in \`dist/web\` and \`dist/api-docs\`. A build leaves out what is not
used. The texts of what it takes, from this table and the one above, lie beside the app in \`licences.txt\`.

${table(builtIn)}
`
