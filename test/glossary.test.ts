import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { glossaryPage, MET } from '../scripts/glossary-page.ts'
import { GLOSSARY, glossaryMessages, TERM_GROUPS, TERM_IDS } from '../src/messages/index.ts'

const DOCS = join(import.meta.dirname, '../docs')

it('the page of the glossary says what the catalogue says: write it with `npx vitest run test/glossary.test.ts -u`', async () => {
  await expect(glossaryPage()).toMatchFileSnapshot('../docs/reference/glossary.md')
})

it('each text of the catalogue is of a term or a group that the glossary lists, once', () => {
  expect(new Set(TERM_IDS).size).toBe(TERM_IDS.length)
  const listed = TERM_GROUPS.flatMap((group) => [
    `group.${group}`,
    ...GLOSSARY[group].flatMap((id) => [id, `${id}.means`]),
  ])
  expect(Object.keys(glossaryMessages.en)).toEqual(listed)
})

it.each(['en', 'ja'] as const)('no two terms have the same name or meaning, in %s', (language) => {
  const texts = Object.values(glossaryMessages[language])
  expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([])
})

it('what a term is met in is a word of the other pages', () => {
  const pages = ['reference', 'explanation'].flatMap((folder) =>
    readdirSync(join(DOCS, folder))
      .filter((file) => file.endsWith('.md') && file !== 'glossary.md')
      .map((file) => readFileSync(join(DOCS, folder, file), 'utf8')),
  )
  expect(pages.length).toBeGreaterThan(20)
  const known = new Set(
    pages.flatMap((page) => [
      // A word of an example in JSON.
      ...[...page.matchAll(/"([\w-]+)"/g)].map(([, word = '']) => word),
      ...[...page.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => [
        code,
        // An option with its value is met by its name.
        ...code.split(' ').slice(0, 1),
      ]),
    ]),
  )
  // The beginning or the end of names of which there are several.
  const isKnown = (code: string): boolean =>
    known.has(code) ||
    (code.endsWith('…') && [...known].some((one) => one.startsWith(code.slice(0, -1)))) ||
    (code.startsWith('-') && [...known].some((one) => one.endsWith(code)))
  expect(isKnown('no-such-word')).toBe(false)
  const unknown = Object.entries(MET).flatMap(([id, met]) =>
    [...met.matchAll(/`([^`]+)`/g)].filter(([, code = '']) => !isKnown(code)).map(([, code]) => `${id}: ${code}`),
  )
  expect(unknown).toEqual([])
})
