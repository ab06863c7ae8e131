import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeHtml, headOf, isEmbed, readAddress, writePage } from './share.ts'

const BUILT = `<!doctype html>
<html lang="en">
  <head>
    <meta
      name="description"
      content="As built."
    />
    <title>Ytterby</title>
  </head>
  <body></body>
</html>
`
const SHIPPED = [
  { id: 'a', name: 'A stop', nameJa: '停止' },
  { id: 'nasty', name: `"><script>alert('1')</script> & $& $1`, nameJa: '「」"><img src=x onerror=alert(1)>' },
]
const at = (address: string): ReturnType<typeof readAddress> => {
  const { pathname, searchParams } = new URL(address, 'http://h')
  return readAddress(pathname.slice(1), searchParams, SHIPPED)
}
const written = (address: string, root = 'https://example.org/y/', headline?: string): string => {
  const shared = at(address)
  if (shared === undefined) throw new Error(address)
  return writePage(
    BUILT,
    headOf(shared, { root, path: address.slice(1), picture: true, ...(headline === undefined ? {} : { headline }) }),
  )
}

/** What a head holds, read as a crawler does: every tag, and every attribute of it. */
function tagsOf(html: string): { tag: string; attributes: Map<string, string> }[] {
  const unescape = (text: string): string =>
    text.replace(
      /&(amp|lt|gt|quot|#39);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '',
    )
  return [...html.matchAll(/<([a-z!/][\w]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(
    ([, tag = '', rest = '']) => ({
      tag: tag.toLowerCase(),
      attributes: new Map(
        [...rest.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, unescape(value)]),
      ),
    }),
  )
}
const said = (html: string, name: string): string | undefined =>
  tagsOf(html)
    .find(({ attributes }) => attributes.get('property') === name || attributes.get('name') === name)
    ?.attributes.get('content')

describe('what an address leads to', () => {
  it('is a page, in the language of the address', () => {
    expect(at('/weapon')).toEqual({ page: 'weapon', scenario: undefined, lang: 'en' })
    expect(at('/weapon?lang=ja')).toEqual({ page: 'weapon', scenario: undefined, lang: 'ja' })
    expect(at('/ja/weapon')).toEqual({ page: 'weapon', scenario: undefined, lang: 'ja' })
    expect(at('/?lang=tlh')?.lang).toBe('en')
    expect(at('/sustain')?.page).toBe('dumping')
  })
  it('is a shipped scenario, unless it is changed or one of several', () => {
    expect(at('/?scenario=a')?.scenario?.id).toBe('a')
    expect(at('/shock/a')?.scenario?.id).toBe('a')
    expect(at('/ja/shock/a')).toMatchObject({ page: 'shock', scenario: { id: 'a' }, lang: 'ja' })
    expect(at('/?scenario=a~duration=3')?.scenario).toBeUndefined()
    expect(at('/?scenario=a&scenario=nasty')?.scenario).toBeUndefined()
    expect(at('/weapon?scenario=a')?.scenario).toBeUndefined()
  })
  it.each([
    '/nothing',
    '/shock/b',
    '/shock/',
    '/jaweapon',
    '/ja/ja',
    '//weapon',
    '/weapon/',
    '/constructor',
    '/__proto__',
  ])('is nothing at %s', (address) => {
    expect(readAddress(address.slice(1), new URLSearchParams(), SHIPPED)).toBeUndefined()
  })
})

describe('what a page says of itself', () => {
  it('is its title, its question and its picture', () => {
    const html = written('/weapon?lang=ja')
    expect(html).toContain('<html lang="ja">')
    expect(said(html, 'og:title')).toMatch(/最悪ケース.* · Ytterby$/)
    expect(said(html, 'description')).toBe(said(html, 'og:description'))
    expect(said(html, 'og:url')).toBe('https://example.org/y/weapon?lang=ja')
    expect(said(html, 'og:image')).toBe('https://example.org/y/share/weapon.ja.png')
    expect(said(html, 'og:locale')).toBe('ja_JP')
  })
  it('is the headline where the answer is known', () => {
    expect(said(written('/', 'https://e.org/', 'Japan loses 5 bn "USD" & more.'), 'og:description')).toBe(
      'Japan loses 5 bn "USD" & more.',
    )
  })
  it('names neither address nor picture where the host is not known', () => {
    const html = written('/weapon', '')
    expect(said(html, 'og:url')).toBeUndefined()
    expect(said(html, 'og:image')).toBeUndefined()
  })
  it('keeps the names of scenarios as text, whatever they hold', () => {
    for (const address of ['/shock/nasty', '/ja/shock/nasty', '/?scenario=nasty']) {
      const html = written(address)
      expect(html).not.toMatch(/<script|<img/)
      expect(tagsOf(html).map(({ tag }) => tag)).toEqual(tagsOf(written('/shock/a')).map(({ tag }) => tag))
    }
    expect(said(written('/shock/nasty'), 'og:title')).toBe(`"><script>alert('1')</script> & $& $1 · Ytterby`)
  })
  it('leaves out what follows the question mark of a long address', () => {
    const html = written(`/weapon?place=${'%22%3E'.repeat(2000)}`)
    expect(said(html, 'og:url')).toBe('https://example.org/y/weapon')
    expect(html.length).toBeLessThan(4000)
  })
  it('has the tags of any other page, whatever the address, the host and the headline hold', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom(
        '"><script>',
        '</title>',
        '</head>',
        '$&',
        "$'",
        '$`',
        '<!--',
        ']]>',
        '\u0000',
        '&quot;',
        "' onload='x",
      ),
    )
    const plain = tagsOf(written('/')).map(({ tag }) => tag)
    fc.assert(
      fc.property(text, text, text, (search, host, headline) => {
        const html = writePage(
          BUILT,
          headOf(
            { page: 'shock', scenario: { id: 'x', name: search, nameJa: host }, lang: 'en' },
            { root: host, path: `?${search}`, headline, picture: true },
          ),
        )
        const tags = tagsOf(html).map(({ tag }) => tag)
        expect(tags).toEqual(host === '' ? tagsOf(written('/', '')).map(({ tag }) => tag) : plain)
        // Comments and control characters would be no tags, and would still break a page.
        expect(html).not.toContain('<!--')
        expect(Array.from(html).some((one) => one < ' ' && one !== '\n' && one !== '\t' && one !== '\r')).toBe(false)
      }),
    )
  })
  it('escapes every character that means something', () => {
    expect(escapeHtml(`<a href="x" id='y'>&\u0000`)).toBe('&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;')
  })
})

describe('which addresses may be framed', () => {
  it.each([
    ['/', 'embed=losses', true],
    ['/weapon', 'embed=leverage&lang=ja', true],
    ['/', '', false],
    ['/', 'embed=', false],
    ['/', 'EMBED=losses', false],
    ['/', 'x=embed=losses', false],
    ['/', 'embed=&embed=losses', false],
    ['/', 'embed=a%20b', false],
    ['/', 'embed=%3Cscript%3E', false],
    ['/nothing', 'embed=losses', false],
    ['/api/v1/docs', 'embed=losses', false],
    ['/world.json', 'embed=losses', false],
  ])('%s?%s: %s', (path, query, framed) => {
    expect(isEmbed(path, new URLSearchParams(query))).toBe(framed)
  })
})
