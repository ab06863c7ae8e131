import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

/** The generator of the types of catalogues, on a folder with one. */
describe('npm run messages', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ytterby-messages-'))
    await mkdir(join(folder, 'src/lots'), { recursive: true })
    await mkdir(join(folder, 'web'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const put = (en: object, ja: object): Promise<void[]> =>
    Promise.all(
      Object.entries({ en, ja }).map(([language, texts]) =>
        writeFile(join(folder, `src/lots/messages.${language}.json`), JSON.stringify(texts, null, 2)),
      ),
    )
  const run = (...options: string[]): Promise<{ code: number; said: string }> =>
    new Promise((done) => {
      execFile(
        'node',
        [join(import.meta.dirname, '../scripts/run.js'), 'messages.ts', '--in', folder, ...options],
        (error, _, said) => done({ code: error === null ? 0 : Number(error.code), said }),
      )
    })

  it('writes keys and gaps of both languages, and its check asks for what is up to date', async () => {
    await put(
      { title: 'Lots', 'to-be-sold': '{n, plural, one {{n} lot} other {{n} lots}} of {owner}' },
      { title: 'ロット', 'to-be-sold': '{owner}のロット{n}件' },
    )
    expect(await run('--check')).toEqual({
      code: 1,
      said: 'src/lots/messages.gen.ts is not up to date: npm run messages.\n',
    })
    expect(await run()).toEqual({ code: 0, said: '' })
    const written = await readFile(join(folder, 'src/lots/messages.gen.ts'), 'utf8')
    expect(written).toContain(`export const lotsMessages: Messages<{
  title: Plain
  'to-be-sold': { n: number; owner: Value }
}> = { en, ja }`)
  })

  it.each([
    ['a key of one language', { a: 'A', b: 'B' }, { a: 'あ' }, 'ja.json: "b" is missing.'],
    ['a gap of one language', { a: 'A {x}' }, { a: 'あ' }, 'ja.json: "a" has no {x}, which the other language has.'],
    ['a plural without other', { a: '{n, plural, one {x}}' }, { a: '{n}' }, 'en.json: "a" is no ICU MessageFormat'],
    ['a plural without one', { a: '{n, plural, other {{n} x}}' }, { a: '{n}' }, 'en.json: "a" lacks the form "one"'],
    [
      'a form that the language does not know',
      { a: '{n}' },
      { a: '{n, plural, one {{n}} other {{n}}}' },
      'ja.json: "a" has the form "one" for n, which this language does not know.',
    ],
    ['a brace that is not closed', { a: 'A {x' }, { a: 'あ {x}' }, 'en.json: "a" is no ICU MessageFormat'],
    ['keys within keys', { a: { b: 'B' } }, { a: 'あ' }, 'en.json: "a" is no text; keys are flat.'],
  ])('refuses %s', async (_, en, ja, said) => {
    await put(en, ja)
    const ran = await run()
    expect(ran.code).toBe(1)
    expect(ran.said).toContain(`src/lots/messages.${said}`)
  })

  it('refuses a key that stands twice, and a catalogue without its other language', async () => {
    await writeFile(join(folder, 'src/lots/messages.en.json'), '{\n  "a": "A",\n  "a": "B"\n}\n')
    const { code, said } = await run()
    expect(code).toBe(1)
    expect(said).toContain('src/lots/messages.en.json: "a" stands there twice.')
    expect(said).toContain('src/lots/messages.ja.json is missing: each catalogue is there in both languages.')
  })

  it('lets a language do without a value if it says so', async () => {
    await put({ a: 'A {x}' }, { a: 'あ{x, select, other {}}' })
    expect(await run()).toEqual({ code: 0, said: '' })
  })
})
