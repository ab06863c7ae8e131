import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { replaceAll } from '../src/disk/index.ts'
import type { StaticFolder } from '../src/server/index.ts'
import type { DataBundle, HindcastText } from '../src/studies/index.ts'
import { keepAnswers, type Extent, type KeptAnswers } from '../web/model/kept-answers.ts'

/** What is written: text, or bytes. */
export type Content = string | Uint8Array

/** The file of the worker's code in an app as built, without its folder. */
export function programOf(names: Iterable<string>): string {
  const program = [...names].map((name) => name.replace('assets/', '')).find((name) => /^thread-[^.]*\.js$/.test(name))
  if (program === undefined) throw new Error('The built app has no code of a worker: npm run build')
  return program
}

/** Answers the app's own questions about what it is handed, as it would. */
export async function makeAnswers(
  data: StaticFolder,
  program: string,
  extent: Extent,
  tell: (line: string) => void,
): Promise<KeptAnswers> {
  const read = (name: string): unknown => JSON.parse(new TextDecoder().decode(data.get(name)?.bytes))
  return keepAnswers(
    { bundle: read('world.json') as DataBundle, episodes: read('hindcast.json') as HindcastText },
    program,
    extent,
    tell,
  )
}

/** Puts files in the place of a folder, all of them or none. */
export const writeFolder = (out: string, files: ReadonlyMap<string, Content>): Promise<void> =>
  replaceAll([
    {
      path: out,
      make: async (folder) => {
        for (const [name, content] of files) {
          await mkdir(dirname(join(folder, name)), { recursive: true })
          await writeFile(join(folder, name), content)
        }
      },
    },
  ])
