import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LIST, pageOf } from './promises-page.ts'
import { FILES, hasStrong, ROOT, STRONG, textsOf } from './promises-texts.ts'

/** Every quote of a file, those of promises and those that promise nothing. */
const quotesOf = (file: string): string[] => [
  ...LIST.promises.flatMap(({ made }) => made[file] ?? []),
  ...(LIST.no_promise[file] ?? []),
]
/** Where a quote stands in a text. A quote between slashes is a pattern. */
function spansOf(quote: string, text: string): (readonly [number, number])[] {
  const pattern = /^\/(.+)\/$/.exec(quote)?.[1] ?? quote.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return [...text.matchAll(new RegExp(pattern, 'gi'))].map((found) => [found.index, found.index + found[0].length])
}
/** Strong words of a file that stand in no quote, each with what is around it. */
function unsorted(file: string, quotes: readonly string[]): string[] {
  return textsOf(file).flatMap((text) => {
    const spans = quotes.flatMap((quote) => spansOf(quote, text))
    return [...text.matchAll(STRONG)]
      .filter(({ index, 0: word }) => !spans.some(([from, to]) => from <= index && index + word.length <= to))
      .map(({ index }) => `${file}: …${text.slice(Math.max(0, index - 60), index + 60)}…`)
  })
}

describe('the list of promises', () => {
  it('names only tests that are there', () => {
    const missing = LIST.promises.flatMap(({ id, attacks }) =>
      attacks
        .filter(
          ({ test, name }) =>
            !existsSync(join(ROOT, test)) ||
            (name !== undefined && !readFileSync(join(ROOT, test), 'utf8').replaceAll('\\', '').includes(name)),
        )
        .map(({ test, name }) => `${id}: ${test}, ${name ?? ''}`),
    )
    expect(missing).toEqual([])
  })

  it('quotes only what is said', () => {
    const quoted = new Set([...LIST.promises.flatMap(({ made }) => Object.keys(made)), ...Object.keys(LIST.no_promise)])
    const gone = [...quoted].flatMap((file) => {
      if (!FILES.includes(file)) return [`${file} is no such file`]
      const texts = textsOf(file)
      return quotesOf(file)
        .filter((quote) => !texts.some((text) => spansOf(quote, text).length > 0))
        .map((quote) => `${file} does not say “${quote}”`)
    })
    expect(gone).toEqual([])
  })

  it('knows every sentence with a strong word: add it to a promise with an attack, or to no_promise', () => {
    expect(FILES.filter(hasStrong).flatMap((file) => unsorted(file, quotesOf(file)))).toEqual([])
  })

  it('would find a new one, in either language', () => {
    expect(unsorted('README.md', [])).not.toEqual([])
    expect(unsorted('web/market/pages/round/messages.ja.json', ['nobody can change them after'])).toEqual([
      expect.stringContaining('以後は誰も変更できない'),
    ])
  })

  it('is the page: write it with `npx vitest run test/promises.test.ts -u`', async () => {
    await expect(pageOf(LIST)).toMatchFileSnapshot('../docs/reference/promises.md')
  })
})
