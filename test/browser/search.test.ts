import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { packageRoot } from '../../src/files/index.ts'
import { glossaryMessages, GLOSSARY, sayer, TERM_GROUPS } from '../../src/messages/index.ts'
import { hasBrowser, findingsIn } from './browser.ts'
import { journey } from './journey.ts'

const app = journey()

type Lang = 'en' | 'ja'
const WORDS = {
  en: { open: '日本語', search: 'Search', close: 'Close', nothing: 'Nothing found for “qqqq”.', none: 'Nothing found' },
  ja: {
    open: 'English',
    search: '検索',
    close: '閉じる',
    nothing: '「qqqq」に該当するものはありません。',
    none: '該当なし',
  },
} as const
const at = (path: string, lang: Lang): string => (lang === 'en' ? path : `${path}?lang=${lang}`)

const field = (page: Page): Locator => page.getByRole('combobox', { name: /^(Search|検索)$/ })
const options = (page: Page): Locator => page.getByRole('option').and(page.locator('.search-option'))
const READING = /Companies are still being read|企業は読込み中/
/** What a screen reader says of the results. */
const said = (page: Page): Promise<string | null> => page.locator('.search > [role=status]').textContent()
const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '')

/** Types into the field by its key, and waits for what all tables say to it. */
async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await field(page).fill('')
  await page.keyboard.insertText(text)
  await page.locator('.search-results').waitFor()
  await page.getByText(READING).waitFor({ state: 'detached' })
  await expect.poll(() => said(page)).not.toBe('')
}

/** Chooses the first result that is called so, with the keyboard alone. */
async function choose(page: Page, name: string, kind?: RegExp): Promise<void> {
  await type(page, name)
  const group = kind === undefined ? page.locator('.search-results') : page.getByRole('group', { name: kind })
  const wanted = await group
    .locator('.search-option')
    .filter({ has: page.getByText(name, { exact: true }) })
    .first()
    .getAttribute('id')
  for (let i = 0; i < 60 && (await field(page).getAttribute('aria-activedescendant')) !== wanted; i++)
    await page.keyboard.press('ArrowDown')
  expect(await field(page).getAttribute('aria-activedescendant')).toBe(wanted)
  await page.keyboard.press('Enter')
  await page.locator('.search-results').waitFor({ state: 'detached' })
}

const rows = (table: string): Readonly<Record<string, string>>[] =>
  parse(readFileSync(join(packageRoot(), 'data', 'world', `${table}.csv`), 'utf8'), { columns: true })
const titles = (folder: string): { title: string; title_ja: string }[] =>
  readdirSync(join(packageRoot(), 'data', folder)).map(
    (file) =>
      parseYaml(readFileSync(join(packageRoot(), 'data', folder, file), 'utf8')) as { title: string; title_ja: string },
  )

describe.skipIf(!hasBrowser)('the search in the header, by the keyboard alone', () => {
  it.each([
    ['en', 'Lynas', 'Lynas Rare Earths'],
    ['en', 'ライナス', 'Lynas Rare Earths'],
    ['ja', 'ライナス', 'ライナス・レアアース'],
    ['ja', 'lynas', 'ライナス・レアアース'],
  ] as const)('on the page World (%s), %s leads to %s', async (lang, typed, name) => {
    const { page, complaints } = await app().browser.visit(at('/world', lang))
    await page.locator('figure svg').first().waitFor()
    await type(page, typed)
    expect(await said(page)).toMatch(lang === 'en' ? /^\d+ results$/ : /^\d+件$/)
    expect(await field(page).getAttribute('aria-expanded')).toBe('true')
    // Nothing is marked until an arrow is pressed; up leads to the last, down from there to the first.
    expect(await field(page).getAttribute('aria-activedescendant')).toBeNull()
    await page.keyboard.press('ArrowUp')
    expect(await options(page).last().getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('ArrowDown')
    const first = options(page).first()
    expect(await first.getAttribute('aria-selected')).toBe('true')
    expect(await field(page).getAttribute('aria-activedescendant')).toBe(await first.getAttribute('id'))
    expect(await first.textContent()).toContain(name)
    await page.keyboard.press('Enter')
    await page.waitForURL(/table=firms&row=lynas/)
    await page.locator('#row-title', { hasText: name }).waitFor()
    await expect.poll(() => focused(page)).toBe(name)
    expect(complaints).toEqual([])
  })

  it('Escape goes back to where one was; a slash that is typed stays a slash; Enter takes the first', async () => {
    const { page } = await app().browser.visit('/world?table=sites')
    const find = page.getByRole('searchbox')
    await find.fill('ore')
    await find.press('/')
    await expect.poll(() => find.inputValue()).toBe('ore/')
    const link = page.getByRole('link', { name: 'Method', exact: true })
    await link.focus()
    await type(page, 'Terbium')
    await page.keyboard.press('Escape')
    await page.locator('.search-results').waitFor({ state: 'detached' })
    expect(await focused(page)).toBe('Method')
    await type(page, 'Terbium')
    await page.keyboard.press('Enter')
    await page.locator('#row-title', { hasText: 'Terbium' }).waitFor()
    expect(new URL(page.url()).searchParams.get('element')).toBe('tb')
    // Back leads to where the search was begun.
    await page.goBack()
    await page.waitForURL(/table=sites/)
  })

  it('leaves keys to who writes Japanese with them', async () => {
    const { page } = await app().browser.visit('/world')
    await type(page, 'らいなす')
    const before = page.url()
    for (const key of ['Enter', 'Escape', 'ArrowDown'])
      await field(page).evaluate(
        (input, name) =>
          input.dispatchEvent(
            new KeyboardEvent('keydown', { key: name, isComposing: true, bubbles: true, cancelable: true }),
          ),
        key,
      )
    expect(await options(page).count()).toBeGreaterThan(0)
    expect(await field(page).getAttribute('aria-activedescendant')).toBeNull()
    expect(page.url()).toBe(before)
  })

  it('asks nobody: while one types, nothing is fetched', async () => {
    const { page } = await app().browser.visit('/world')
    await type(page, 'a')
    const asked: string[] = []
    const note = (request: { url: () => string }): number => asked.push(request.url())
    page.on('request', note)
    for (const text of ['dysprosium', 'マレーシア', 'qqqq']) await type(page, text)
    page.off('request', note)
    // The app's own code may still be on its way: it is fetched ahead, whatever is typed.
    expect(asked.filter((url) => !/\/assets\/[\w-]+\.\w+$/.test(url))).toEqual([])
  })
})

describe.skipIf(!hasBrowser)('the search on a phone, by touch', () => {
  it.each([
    ['en', 'magnet', 'Magnet', /table=stages&row=magnet|stage=magnet/],
    ['ja', '熊谷', 'プロテリアル 熊谷', /row=/],
  ] as const)('opens by a button (%s), and %s leads to %s', async (lang, typed, name, address) => {
    const { page, complaints } = await app().browser.visit(at('/world', lang), { width: 390, height: 800 })
    await page.locator('figure svg').first().waitFor()
    const touch = await page.context().newCDPSession(page)
    await touch.send('Emulation.setTouchEmulationEnabled', { enabled: true })
    const tap = async (target: Locator): Promise<void> => {
      const box = await target.boundingBox()
      if (box === null) throw new Error('nothing to tap')
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24)
      const finger = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [finger] })
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    }
    const opener = page.getByRole('button', { name: WORDS[lang].search })
    await tap(opener)
    await expect.poll(() => field(page).evaluate((input) => input === document.activeElement)).toBe(true)
    const overflow = (): Promise<number> =>
      page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    await field(page).fill('')
    await page.keyboard.insertText('qqqq')
    await page.getByText(WORDS[lang].nothing).waitFor()
    await expect.poll(() => said(page)).toBe(WORDS[lang].none)
    expect(await overflow()).toBeLessThanOrEqual(0)
    // Away, and back again.
    await tap(page.getByRole('button', { name: WORDS[lang].close, exact: true }))
    await field(page).waitFor({ state: 'hidden' })
    await tap(opener)
    await field(page).fill(typed)
    const option = options(page)
      .filter({ has: page.getByText(name, { exact: true }) })
      .first()
    await option.waitFor()
    // What comes with the tables moves what is there.
    await page.getByText(READING).waitFor({ state: 'detached' })
    expect(await overflow()).toBeLessThanOrEqual(0)
    await tap(option)
    await page.waitForURL(address)
    await page.locator('#row-title', { hasText: name }).waitFor()
    expect(await field(page).isVisible()).toBe(false)
    expect(complaints).toEqual([])
    await touch.detach()
  })
})

describe.skipIf(!hasBrowser)('what is found is shown where it leads', () => {
  it.each([
    ['sites', 'Proterial Kumagaya'],
    ['firms', 'Shin-Etsu Chemical'],
    ['owners', 'MP Materials'],
    ['elements', 'Dysprosium'],
    ['materials', 'Dysprosium oxide'],
    ['stages', 'Metal'],
    ['sectors', 'EV and hybrid drives'],
    ['sources', 'Rare earth prices fall'],
    ['projects', 'Independence magnets (Fort Worth)'],
    ['countries', 'Hong Kong'],
    ['processes', 'Mining and concentration'],
  ])('rows of %s: %s', async (table, name) => {
    const { page } = await app().browser.visit('/world')
    const row = rows(table).find((one) => (one['name'] ?? one['title']) === name)
    expect(row, `${table} has ${name}`).toBeDefined()
    await choose(page, name)
    await page.locator('#row-title', { hasText: name }).waitFor()
  })

  it('every place: its exposure, or its row', async () => {
    const { page } = await app().browser.visit('/world')
    for (const { name = '' } of rows('places')) {
      await choose(page, name, /^Countries and regions/)
      await page
        .locator('h1, #row-title')
        .filter({ hasText: name.replace(/^Rest/, '') })
        .first()
        .waitFor()
    }
    expect(rows('places').length).toBeGreaterThan(20)
  })

  it.each(['en', 'ja'] as const)('every scenario, menu and path of prices (%s)', async (lang) => {
    const { page } = await app().browser.visit(at('/world', lang))
    const shows = async (one: { title: string; title_ja: string }): Promise<void> => {
      const name = lang === 'en' ? one.title : one.title_ja
      await choose(page, name, /^(Scenarios|シナリオ)/)
      await page.locator('main').getByText(name).first().waitFor({ state: 'attached' })
    }
    for (const one of titles('scenarios')) {
      await shows(one)
      await page
        .locator('h1')
        .filter({ hasText: lang === 'en' ? one.title : one.title_ja })
        .waitFor()
    }
    for (const one of [...titles('menus'), ...titles('dumping')]) {
      await shows(one)
      const chosen = page
        .locator('main select')
        .filter({ has: page.locator('option:checked', { hasText: lang === 'en' ? one.title : one.title_ja }) })
      await chosen.first().waitFor()
    }
  })

  it.each(['en', 'ja'] as const)('every term (%s), on the page Method and from another', async (lang) => {
    const say = sayer(glossaryMessages, lang)
    const terms = TERM_GROUPS.flatMap((group) => [...GLOSSARY[group]])
    const { page } = await app().browser.visit(at('/world', lang))
    for (const id of [terms[0], ...terms.slice(-8)]) {
      if (id === undefined) continue
      await choose(page, say(id), /^(Terms|用語)/)
      await page.waitForURL(`**/method*#term-${id}`)
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe(`term-${id}`)
      expect(await focused(page)).toContain(say(id))
    }
    expect(await page.locator('[id^=term-]').count()).toBe(terms.length)
  })

  it('every page', async () => {
    const { page } = await app().browser.visit('/nowhere')
    for (const name of await page.locator('header nav a').allTextContents()) {
      await choose(page, name, /^Pages/)
      await page.locator('header nav a[aria-current=page]', { hasText: name }).waitFor()
    }
  })
})

describe.skipIf(!hasBrowser)('axe finds nothing in the search', () => {
  it.each([
    ['en', 1280],
    ['ja', 1280],
    ['en', 390],
    ['ja', 390],
  ] as const)('%s, %i px wide, light and dark', async (lang, width) => {
    for (const scheme of ['light', 'dark'] as const) {
      const { page } = await app().browser.visit(at('/world', lang), { width, scheme })
      await page.locator('figure svg').first().waitFor()
      expect(await findingsIn(page)).toEqual([])
      await type(page, 'magnet')
      await page.keyboard.press('ArrowDown')
      expect(await findingsIn(page)).toEqual([])
      await type(page, 'qqqq')
      expect(await findingsIn(page)).toEqual([])
    }
  })
})
