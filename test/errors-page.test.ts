import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { errorsPage, FAULT_CATALOGUES, namesOf, SHOWN_CATALOGUES } from '../scripts/errors-page.ts'

const ROOT = join(import.meta.dirname, '..')
const PAGE = join(ROOT, 'docs/reference/errors.md')
describe('the catalogues of faults', () => {
  it('are what the page of errors says', async () => {
    await expect(errorsPage(readFileSync(PAGE, 'utf8'))).toMatchFileSnapshot(PAGE)
  })

  it('hold each name once', () => {
    const names = Object.values(FAULT_CATALOGUES).flatMap(namesOf)
    expect(names.length).toBeGreaterThan(600)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
    expect([...SHOWN_CATALOGUES].sort()).toEqual(Object.keys(FAULT_CATALOGUES).sort())
  })

  it('hold every fault: none is put together elsewhere', () => {
    const bare = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap((file) =>
        [...readFileSync(join(ROOT, 'src', file), 'utf8').matchAll(/\bcode: '([A-Z][A-Z0-9]*_[A-Z0-9_]+)'/g)].map(
          ([, code]) => `src/${file}: ${code}`,
        ),
      )
    expect(bare).toEqual([])
  })
})
