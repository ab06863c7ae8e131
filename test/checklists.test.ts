import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { STUDIES } from '../src/studies/index.ts'
import { NEEDED } from './needs.ts'

const ROOT = join(import.meta.dirname, '..')
const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8')
const PAGES = ['ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/how-to/extend-it.md']

/** Everything that there is of what a checklist says how to add. */
const OF: Readonly<Record<string, readonly string[]>> = {
  study: Object.keys(STUDIES),
  page: readdirSync(join(ROOT, 'web/pages'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name),
  kind: readdirSync(join(ROOT, 'src/market/round/kinds'))
    .filter((file) => !/^(?:kind|grains|registry)\.|\.test\./.test(file))
    .map((file) => basename(file, '.ts')),
}
/** A study without options has none of them. */
const WITHOUT = new Set(['src/studies/baseline/options.ts'])

/** Paths that a page names in code, with `<study>` and its like in them. */
const pathsIn = (page: string): string[] => [
  ...new Set(
    [...textOf(page).matchAll(/`((?:\.?[a-z-]+\/)+[\w.<>/-]*|[\w-]+\.(?:md|ts|tsx|json))`/g)].map(
      ([, path = '']) => path,
    ),
  ),
]
const isThere = (path: string): boolean =>
  existsSync(join(ROOT, path)) || (path.endsWith('.ts') && existsSync(join(ROOT, `${path}x`)))

/** Files of the repository by their ends: a page names a file by its last folders where it has said before where it is. */
const FILES = ['src', 'web', 'test', 'scripts', 'data', 'docs'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => `/${join(folder, file)}`),
)

describe('the checklists', () => {
  it.each(Object.entries(OF))('of a %s know what there is of it', (_, all) => expect(all.length).toBeGreaterThan(5))

  it('name files that every study, page and kind of order has', () => {
    const templates = pathsIn('docs/how-to/extend-it.md').filter((path) => path.includes('<'))
    expect(templates.length).toBeGreaterThan(9)
    const missing = templates.flatMap((path) => {
      const [, what = ''] = /<(\w+)>/.exec(path) ?? []
      expect(Object.keys(OF), path).toContain(what)
      return (OF[what] ?? []).map((one) => path.replaceAll(`<${what}>`, one)).filter((file) => !isThere(file))
    })
    expect(missing.filter((file) => !WITHOUT.has(file))).toEqual([])
  })

  it.each(PAGES)('%s names files that are there', (page) => {
    const paths = pathsIn(page).filter((path) => !path.includes('<'))
    expect(paths.length).toBeGreaterThan(15)
    const gone = paths.filter(
      (path) => !isThere(path) && !FILES.some((file) => file.endsWith(`/${path.replace(/\/$/, '')}`)),
    )
    expect(gone).toEqual([])
  })
})

describe('the container for development', () => {
  const { image, onCreateCommand } = JSON.parse(
    textOf('.devcontainer/devcontainer.json').replaceAll(/^\s*\/\/.*$/gm, ''),
  ) as { image: string; onCreateCommand: string }

  it('installs what the tests need beyond npm', () => {
    const words = onCreateCommand.split(' ')
    expect(NEEDED.length).toBeGreaterThan(3)
    expect(NEEDED.map((one) => one.package).filter((name) => !words.includes(name))).toEqual([])
  })

  it('has one version of Node, which the package allows and the types are of', () => {
    const { engines, devDependencies } = JSON.parse(textOf('package.json')) as {
      engines: { node: string }
      devDependencies: Record<string, string>
    }
    const [, major, minor] = /^node:(\d+)\.(\d+)\.\d+-/.exec(image) ?? []
    const [, least, leastMinor] = /^>=(\d+)\.(\d+)$/.exec(engines.node) ?? []
    expect(major).toBe(least)
    expect(Number(minor)).toBeGreaterThanOrEqual(Number(leastMinor))
    expect(devDependencies['@types/node']?.split('.')[0]).toBe(major)
  })
})

it('editors are set as Prettier is', () => {
  const prettier = JSON.parse(textOf('.prettierrc.json')) as { printWidth: number }
  const [, width, indent] =
    /\[\*\][^[]*indent_size = (\d+)[^[]*max_line_length = (\d+)/.exec(textOf('.editorconfig')) ?? []
  expect([indent, width]).toEqual([String(prettier.printWidth), '2'])
})
