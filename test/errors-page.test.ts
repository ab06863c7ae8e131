import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { errorsPage, FAULT_CATALOGUES, namesOf } from '../scripts/errors-page.ts'

const ROOT = join(import.meta.dirname, '..')
const PAGE = join(ROOT, 'docs/reference/errors.md')
/** Folders of `src` whose faults all come from catalogues. */
const CONVERTED = [
  'baseline',
  'cli',
  'disk',
  'market/venue/commands',
  'market/venue/forms',
  'market/venue/rules',
  'market/venue/sequencer',
  'market/venue/views',
  'pdf',
  'studies',
  'workers',
  'world',
]

describe('the catalogues of faults', () => {
  it('are what the page of errors says', async () => {
    await expect(errorsPage(readFileSync(PAGE, 'utf8'))).toMatchFileSnapshot(PAGE)
  })

  it('hold each name once', () => {
    const names = Object.values(FAULT_CATALOGUES).flatMap(namesOf)
    expect(names.length).toBeGreaterThan(400)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })

  it('hold every fault of the folders that have them: none is put together elsewhere', () => {
    const bare = CONVERTED.flatMap((folder) =>
      readdirSync(join(ROOT, 'src', folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
        .flatMap((file) =>
          [
            ...readFileSync(join(ROOT, 'src', folder, file), 'utf8').matchAll(/\bcode: '([A-Z][A-Z0-9]*_[A-Z0-9_]+)'/g),
          ].map(([, code]) => `src/${folder}/${file}: ${code}`),
        ),
    )
    expect(bare).toEqual([])
  })
})
