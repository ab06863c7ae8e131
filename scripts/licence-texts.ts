import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin, Rollup } from 'vite'

/** The folder of the package that a module is of; undefined for one of ours. */
function packageFolder(moduleId: string): string | undefined {
  // What Rolldown makes itself begins with a zero byte.
  return /^[^\0]*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(moduleId)?.[0]
}

/** Name, version and licence of a package, and the files in which it says on which terms it is given. */
export function licenceText(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string
    version: string
    license?: string
  }
  const texts = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|notice|copying)(?:[.-]|$)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim())
  return [`${name} ${version}`, ...(license === undefined ? [] : [license]), '', ...texts, ''].join('\n')
}

/**
 * Writes `licences.txt` beside the app: the texts of all packages whose code or files are built into it, as their licences ask. The first
 * plugin is for the app, the second for its workers, which are bundled by themselves and before it.
 */
export function licenceTexts(): { app: Plugin; workers: Plugin } {
  const folders = new Set<string>()
  const note = (bundle: Rollup.OutputBundle): void => {
    for (const one of Object.values(bundle))
      // A file that is built in, a font or the solver's code, has a module that says its address.
      for (const id of one.type === 'chunk' ? one.moduleIds : []) {
        const folder = packageFolder(id)
        if (folder !== undefined) folders.add(folder)
      }
  }
  return {
    workers: { name: 'licence-texts-of-workers', generateBundle: (_, bundle) => note(bundle) },
    app: {
      name: 'licence-texts',
      apply: 'build',
      generateBundle(_, bundle) {
        note(bundle)
        const texts = [...folders].map(licenceText).sort()
        const head = 'Packages whose code or files are built into this app, and the terms of each.\n'
        this.emitFile({
          type: 'asset',
          fileName: 'licences.txt',
          source: [head, ...texts].join(`\n${'-'.repeat(80)}\n\n`),
        })
      },
    },
  }
}
