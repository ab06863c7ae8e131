import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { licenceText } from '../scripts/licence-texts.ts'
import {
  comesWith,
  isCompatible,
  licenceFaults,
  licencesPage,
  lockedPackages,
  type LockedPackages,
} from '../scripts/licences-page.ts'
import { temporaryFolder } from './run-cli.ts'

const ROOT = join(import.meta.dirname, '..')
const found = comesWith(ROOT, lockedPackages(ROOT))

/** A product that depends on one package, which says what is given of its licence. */
async function productWith(manifest: Record<string, unknown>, text = ''): Promise<[string, LockedPackages]> {
  const root = await temporaryFolder()
  const folder = join(root, 'node_modules', 'png-js')
  mkdirSync(folder, { recursive: true })
  mkdirSync(join(root, 'web'))
  mkdirSync(join(root, 'scripts'))
  writeFileSync(join(root, 'scripts', 'copy-api-docs.js'), '')
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'png-js', version: '1.0.0', ...manifest }))
  writeFileSync(join(folder, 'LICENSE'), text)
  return [root, { '': {}, 'node_modules/png-js': { version: '1.0.0' } }]
}

describe('licences of what comes with it', () => {
  it('are on the page: write it with `npm run licences`', async () => {
    expect(found.installed.length).toBeGreaterThan(100)
    await expect(licencesPage(found)).toMatchFileSnapshot('../docs/reference/licences.md')
  })

  it('are compatible with Apache-2.0, each of them', () => {
    expect(licenceFaults(found)).toEqual([])
  })

  it('are of every runtime dependency, and of what the app is built with', () => {
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>
    }
    const installed = found.installed.map(({ name, version }) => `${name}@${version}`)
    expect(installed).toEqual(
      expect.arrayContaining(Object.entries(dependencies).map(([name, version]) => `${name}@${version}`)),
    )
    const builtIn = found.builtIn.map(({ name }) => name)
    expect(builtIn).toEqual(
      expect.arrayContaining(['react', 'scheduler', 'd3-array', '@fontsource/ibm-plex-sans-jp', 'swagger-ui-dist']),
    )
    // Tools of the build do not come with it.
    for (const tool of ['vite', 'vitest', 'typescript', 'fast-check']) expect(builtIn).not.toContain(tool)
  })

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-or-later)', true],
    ['GPL-3.0-or-later OR MIT', true],
    ['(MIT AND Zlib)', true],
    ['MIT AND (GPL-3.0-only OR ISC)', true],
    ['MIT AND GPL-3.0-only', false],
    ['GPL-3.0-only AND MIT', false],
    ['GPL-3.0-only', false],
    ['AGPL-3.0-or-later', false],
    ['SEE LICENSE IN LICENSE.md', false],
    ['UNLICENSED', false],
    ['MIT WITH something', false],
    ['(MIT', false],
    ['not stated', false],
    ['', false],
  ])('%s: %s', (expression, sound) => expect(isCompatible(expression)).toBe(sound))

  it('that are not known are refused, by name', async () => {
    const refused = async (manifest: Record<string, unknown>, text?: string): Promise<string[]> =>
      licenceFaults(comesWith(...(await productWith(manifest, text))))
    expect(await refused({ license: 'MIT' })).toEqual([])
    expect(await refused({ license: 'GPL-3.0-only' })).toEqual(['png-js 1.0.0: GPL-3.0-only'])
    expect(await refused({ license: 'Ours-1.0' })).toEqual(['png-js 1.0.0: Ours-1.0'])
    // It names none, and counts as MIT only while its own file says so.
    expect(await refused({}, 'Permission is hereby granted, free of charge, to any person')).toEqual([])
    expect(await refused({}, 'All rights reserved')).toEqual(['png-js 1.0.0: not stated'])
  })

  it('are read where the nearest package lies, by a name that two versions have', async () => {
    const [root, packages] = await productWith({ license: 'MIT' })
    writeFileSync(join(root, 'web', 'page.ts'), "import { a } from 'outer'\n")
    const both: LockedPackages = {
      ...packages,
      'node_modules/outer': { version: '1.0.0', license: 'ISC', dev: true, dependencies: { inner: '^2.0.0' } },
      'node_modules/outer/node_modules/inner': { version: '2.0.0', license: 'GPL-2.0-only', dev: true },
      'node_modules/inner': { version: '1.0.0', license: 'MIT', dev: true },
    }
    expect(comesWith(root, both).builtIn).toEqual([
      { name: 'inner', version: '2.0.0', licence: 'GPL-2.0-only' },
      { name: 'outer', version: '1.0.0', licence: 'ISC' },
    ])
  })
})

describe('the texts beside the app', () => {
  it('are the name, the licence and the files of a package', async () => {
    const [root] = await productWith({ license: 'MIT' }, 'Copyright (c) somebody\n')
    expect(licenceText(join(root, 'node_modules', 'png-js'))).toBe('png-js 1.0.0\nMIT\n\nCopyright (c) somebody\n')
  })

  it('are of packages that the page names, the solver and the fonts of the app among them', () => {
    const built = readFileSync(join(ROOT, 'dist', 'web', 'licences.txt'), 'utf8')
    const heads = [...built.matchAll(/^-{80}\n\n(\S+) (\S+)\n/gm)].map(([, name, version]) => `${name} ${version}`)
    expect(heads.length).toBeGreaterThan(30)
    const named = new Set([...found.installed, ...found.builtIn].map(({ name, version }) => `${name} ${version}`))
    expect(heads.filter((head) => !named.has(head))).toEqual([])
    // `highs` is in a worker alone.
    for (const name of ['highs', 'react', 'zod', '@fontsource/ibm-plex-sans-jp', 'world-atlas'])
      expect(heads.map((head) => head.split(' ')[0])).toContain(name)
    expect(built).toContain('SIL OPEN FONT LICENSE')
  })
})
