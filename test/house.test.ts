import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const SRC = join(import.meta.dirname, '..', 'src')
/** A folder may import only from those before it. */
const ORDER = [
  'lists',
  'quantity',
  'world',
  'solver',
  'clearing',
  'baseline',
  'studies',
  'market',
  'disk',
  'ensemble',
  'store',
  'pdf',
  'server',
  'cli',
]
/** From here on files, clocks and `node:` are allowed. */
const FIRST_IMPURE = ORDER.indexOf('disk')

async function sources(): Promise<{ path: string; folder: string; text: string }[]> {
  const files = (await readdir(SRC, { recursive: true })).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  )
  return Promise.all(
    files.map(async (file) => ({
      path: relative(SRC, join(SRC, file)),
      folder: file.split('/')[0] ?? '',
      text: await readFile(join(SRC, file), 'utf8'),
    })),
  )
}
const importsOf = (text: string): string[] =>
  [...text.matchAll(/^(?:import|export)[^'"]*?from '([^']+)'/gms)].map(([, from]) => from ?? '')

describe('the house', () => {
  it('has one direction: a folder imports only from those above it, and only by their index', async () => {
    const wrong: string[] = []
    for (const { path, folder, text } of await sources()) {
      expect(ORDER).toContain(folder)
      for (const from of importsOf(text).filter((name) => name.startsWith('.'))) {
        const target = relative(SRC, join(SRC, path, '..', from)).split('/')
        const other = target[0] ?? ''
        if (other === folder) continue
        if (ORDER.indexOf(other) > ORDER.indexOf(folder)) wrong.push(`${path} imports ${from}`)
        if (target.slice(1).join('/') !== 'index.ts') wrong.push(`${path} reaches into ${from}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('keeps files, clocks and chance out of the model', async () => {
    for (const { path, folder, text } of await sources()) {
      if (ORDER.indexOf(folder) >= FIRST_IMPURE) continue
      expect(
        importsOf(text).filter((name) => name.startsWith('node:')),
        path,
      ).toEqual([])
      expect(text, path).not.toMatch(
        /Date\.now|new Date\(|Math\.random|performance\.now|\bprocess\.(env|stdout|stderr|argv|exit|cwd)/,
      )
    }
  })

  it('lets no study import the insides of another', async () => {
    for (const { path, text } of await sources()) {
      const [folder, study, file] = path.split('/')
      if (folder !== 'studies' || file === undefined) continue
      for (const from of importsOf(text).filter((name) => name.startsWith('../') && !name.startsWith('../../')))
        expect(
          from.split('/').length === 2 || /^\.\.\/[^/]+\/index\.ts$/.test(from),
          `${path} imports ${from} (${study})`,
        ).toBe(true)
    }
  })
})
