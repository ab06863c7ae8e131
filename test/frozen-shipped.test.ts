import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readText } from '../src/files/index.ts'
import { readFrozen } from '../src/studies/hindcast/frozen-form.ts'

/** What was frozen stays as it was: the hash on its page is that of the file. */
const FOLDER = join(import.meta.dirname, '..', 'data', 'frozen')
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'))

describe('frozen predictions', () => {
  it('are there', () => expect(files).not.toEqual([]))
  it.each(files)('%s is what its page says', async (name) => {
    const path = join(FOLDER, name)
    const text = await readText(path)
    const { content } = readFrozen({ file: path, text })
    const page = await readText(join(FOLDER, 'README.md'))
    const file = JSON.parse(text) as { readonly sha256: string; readonly samples: number }
    expect(page).toContain(`\`${name}\``)
    expect(page).toContain(file.sha256)
    expect(page).toContain(content.frozen)
    const changed = JSON.stringify({ ...file, samples: file.samples - 1 })
    expect(() => readFrozen({ file: path, text: changed })).toThrow(/hash|sha256/i)
  })
})
