import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { architecturePicture, withPicture } from '../scripts/architecture-picture.ts'
import { importsOf } from './import-circles.ts'

const ROOT = join(import.meta.dirname, '..')
const PAGE = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8')
/** Folders below which files, clocks and the network are allowed: `test/house.test.ts` holds the others to it. */
const IMPURE = new Set(['disk', 'files', 'library', 'workers', 'store', 'pdf', 'server', 'cli'])

async function modules(): Promise<Map<string, string[]>> {
  const folders = await Promise.all(
    ['src', 'web'].map(async (top) =>
      [...(await importsOf(join(ROOT, top)))].map(
        ([path, imports]) =>
          [
            `${top}/${path}`,
            imports
              .map((one) => (one.startsWith('../src/') ? one.slice('../'.length) : `${top}/${one}`))
              .filter((one) => /^(?:src|web)\/.*\.tsx?$/.test(one)),
          ] as const,
      ),
    ),
  )
  return new Map(folders.flat())
}

describe('the picture of the folders', () => {
  it('draws what imports what, and leaves out what follows', () => {
    const picture = architecturePicture(
      new Map([
        ['src/a/x.ts', []],
        ['src/b/y.ts', ['src/a/x.ts']],
        ['src/cli/z.ts', ['src/b/y.ts', 'src/a/x.ts']],
        ['web/main.ts', ['web/ui/p.ts']],
        ['web/ui/p.ts', ['src/b/y.ts']],
      ]),
      IMPURE,
    )
    expect(picture.split('\n').filter((line) => line.includes('-->'))).toEqual([
      '  src_b --> src_a',
      '  src_cli --> src_b',
      '  web_ui --> src_b',
      '  web --> web_ui',
    ])
    expect(picture).toContain('src_cli["src/cli"]:::impure')
    expect(() =>
      architecturePicture(
        new Map([
          ['src/a/x.ts', ['src/b/y.ts']],
          ['src/b/y.ts', ['src/a/x.ts']],
        ]),
        IMPURE,
      ),
    ).toThrow(/circle/)
  })

  it('is what the code says: draw it with `npx vitest run test/architecture.test.ts -u`', async () => {
    const picture = architecturePicture(await modules(), IMPURE)
    await expect(withPicture(PAGE, picture)).toMatchFileSnapshot('../ARCHITECTURE.md')
  })
})
