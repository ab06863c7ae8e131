import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { downloaded, hasBrowser, findingsIn, takenFrom } from './browser.ts'
import { headline, journey } from './journey.ts'

const app = journey()

/** Two short runs of one scenario: fewer licences, and more that leaks. */
const TWO =
  '/compare?scenario=jp-2026-practice~months=3&scenario=jp-2026-practice~allowedShare=0.2~leakage=0.3~months=3'
const SHORT = '/compare?scenario=jp-2026-practice~months=2&scenario=jp-2026-practice~leakage=0.1~months=2'
const ONE_CHANGE = '/compare?scenario=jp-2026-practice~months=3&scenario=jp-2026-practice~allowedShare=0~months=3'

const WORDS = {
  en: {
    alone: /What makes most of it: .+ alone; 2 settings differ\./,
    one: /What makes it: Licences granted in the end.*: 0% instead of 50%\.$/,
    save: 'Save B',
    name: 'Name',
    keep: 'Save',
    kept: /Saved scenarios \(1\)/,
    rename: 'Rename: Fewer',
    newName: 'New name of Fewer',
    delete: 'Delete: Far fewer',
    undo: 'Undo',
    download: 'Download: Far fewer',
    openFile: 'Open a file',
    align: 'Bring all to the scope of A',
    warning: 'These runs differ in scope',
    since: 'What has changed since “Far fewer” was saved',
    rows: /^Which rows of the tables differ/,
  },
  ja: {
    alone: /主な要因は「.+」で、単独では.+。異なる設定は2点。/,
    one: /要因は設定の違いひとつ。最終的に許可される割合.*：50%から0%に変更。$/,
    save: 'Bを保存',
    name: '名前',
    keep: '保存',
    kept: /保存したシナリオ（1件）/,
    rename: '名前を変更: Fewer',
    newName: '「Fewer」の新しい名前',
    delete: '削除: Far fewer',
    undo: '元に戻す',
    download: 'ダウンロード: Far fewer',
    openFile: 'ファイルを開く',
    align: 'すべてAの範囲に合わせる',
    warning: '計算の範囲が異なる',
    since: '「Far fewer」の保存（',
    rows: /データのどの行が変わったか/,
  },
} as const
type Lang = keyof typeof WORDS
const LANGS = ['en', 'ja'] as const
const inLang = (path: string, lang: Lang): string => (lang === 'en' ? path : `${path}&lang=ja`)

const answer = (page: Page): Promise<string> => page.locator(headline).innerText()
const openKept = (page: Page): Promise<void> => page.locator('.compare-kept > summary').click()
const saved = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    Object.entries(localStorage).flatMap(([key, text]: [string, unknown]) =>
      key.startsWith('ytterby.saved ') ? [String(text)] : [],
    ),
  )

describe.skipIf(!hasBrowser)('two runs side by side', () => {
  it.each(LANGS)('say what makes the difference, with each setting tried alone (%s)', async (lang) => {
    const words = WORDS[lang]
    const { page, complaints } = await app().browser.visit(inLang(TWO, lang))
    await expect.poll(() => answer(page), { timeout: 150_000 }).toMatch(words.alone)
    const { bytes } = await takenFrom(page, page.locator('figure').first(), /CSV/)
    const [, ...rows] = bytes.toString('utf8').trim().split('\n')
    expect(rows).toHaveLength(2)
    await page.evaluate((to) => history.pushState(null, '', to), inLang(ONE_CHANGE, lang))
    await expect.poll(() => answer(page), { timeout: 150_000 }).toMatch(words.one)
    expect(await findingsIn(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  it.each(LANGS)('of another scope are warned of, and brought to one (%s)', async (lang) => {
    const words = WORDS[lang]
    const path = '/compare?scenario=jp-2026-practice~months=3&scenario=world-2025-april~months=4'
    const { page, complaints } = await app().browser.visit(inLang(path, lang))
    await page.locator('.compare-scope').waitFor()
    expect(await page.locator('.compare-scope').innerText()).toContain(words.warning)
    expect(await findingsIn(page)).toEqual([])
    await page.getByRole('button', { name: words.align }).click()
    await page.waitForURL(/scenario=world-2025-april~start=2026-01~months=3/)
    expect(page.url()).toContain('about=JPN')
    await page.locator(headline).waitFor()
    expect(await page.locator('.compare-scope').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('are chosen by any address, and say so where one asks about no scenario', async () => {
    const { page } = await app().browser.visit(TWO)
    const first = page.locator('.compare-head').first()
    await first.locator('details > summary').click()
    const field = first.locator('input[type=text]')
    await field.fill('https://example.org/plan')
    await field.press('Enter')
    await first.getByRole('alert').waitFor()
    await field.fill('https://example.org/?scenario=jp-2026-practice~months=2~leakage=0.1')
    await field.press('Enter')
    await page.waitForURL(/scenario=jp-2026-practice~leakage=0.1~months=2&scenario=/)
  })
})

describe.skipIf(!hasBrowser)('scenarios that are saved', () => {
  it.each(LANGS)('are renamed, deleted, brought back, taken along and opened again (%s)', async (lang) => {
    const words = WORDS[lang]
    const person = await app().browser.another()
    const { page, complaints } = await person.open(inLang(TWO, lang))
    await page.locator(headline).waitFor()
    await page.getByRole('button', { name: words.save, exact: true }).click()
    const form = page.locator('.compare-head form', { has: page.getByLabel(words.name, { exact: true }) })
    await form.getByLabel(words.name, { exact: true }).fill('Fewer')
    await form.getByRole('button', { name: words.keep, exact: true }).click()
    await page.getByText(words.kept).waitFor()
    await openKept(page)
    await page.getByRole('button', { name: words.rename }).click()
    await page.getByLabel(words.newName).fill('Far fewer')
    await page.getByLabel(words.newName).press('Enter')
    const { name, bytes } = await downloaded(page, () => page.getByRole('button', { name: words.download }).click())
    expect(name).toBe('Far-fewer.json')
    await page.getByRole('button', { name: words.delete }).click()
    expect(await saved(page)).toEqual([])
    await page.getByRole('button', { name: words.undo, exact: true }).click()
    expect(await saved(page)).toHaveLength(1)
    expect(await findingsIn(page)).toEqual([])

    // Another browser, to which an earlier version on other data has answered otherwise.
    const file = join(app().folder, `${lang}.json`)
    const given = JSON.parse(bytes.toString('utf8')) as {
      seen: { figures: { lost: number }; rows: { demand: string } }
    }
    given.seen.figures.lost *= 2
    given.seen.rows.demand = `AAAA${given.seen.rows.demand.slice(4)}`
    writeFileSync(file, JSON.stringify({ ...given, seen: { ...given.seen, world: 'a'.repeat(64) } }))
    const other = await (await app().browser.another()).open(inLang(SHORT, lang))
    await other.page.locator(headline).waitFor()
    await openKept(other.page)
    await other.page.getByLabel(words.openFile).setInputFiles(file)
    await other.page.getByRole('heading', { name: words.since }).waitFor()
    await other.page.getByRole('heading', { name: words.rows }).waitFor()
    expect(await findingsIn(other.page)).toEqual([])
    expect([...complaints, ...other.complaints]).toEqual([])
    await other.page.close()
    await page.close()
  })

  it('are refused as files with a reason, and five megabytes before they are read', async () => {
    const { page } = await app().browser.open(TWO)
    await openKept(page)
    const files: readonly (readonly [string, string, RegExp])[] = [
      ['large.json', 'x'.repeat(5_000_000), /more than 1 MB/],
      ['page.json', '<script>alert(1)</script>', /no JSON/],
      ['other.json', '{"scenario":"jp-2010"}', /no scenario saved/],
      [
        'path.json',
        '{"format":"ytterby-scenario","formatVersion":1,"name":"x","question":"../../etc","saved":"2026-12-01T10:00:00Z"}',
        /question cannot be read/,
      ],
    ]
    for (const [name, text, why] of files) {
      const file = join(app().folder, name)
      writeFileSync(file, text)
      await page.getByLabel('Open a file').setInputFiles(file)
      await expect.poll(() => page.locator('.compare-kept').getByRole('alert').innerText()).toMatch(why)
    }
    expect(await saved(page)).toEqual([])
    await page.close()
  })

  it('are held until the tab closes where the browser keeps nothing, and the page says so', async () => {
    const person = await app().browser.another()
    await person.context.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('Denied', 'SecurityError')
        },
      })
    })
    const { page, complaints } = await person.open(TWO)
    await page.locator(headline).waitFor()
    await page.getByRole('button', { name: 'Save A', exact: true }).click()
    await page.locator('.compare-head form').getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('This browser keeps nothing').waitFor()
    await page.getByText(/Saved scenarios \(1\)/).waitFor()
    expect(complaints).toEqual([])
    await page.close()
  })

  it('are seen by a second tab at once, and what a company owns is in neither', async () => {
    const person = await app().browser.another()
    const one = await person.open('/exposure?samples=0&scenario=jp-2026-practice~months=2')
    await one.page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'parts.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('part,material,place,supplier,kg_per_year,stock_days\nSECRET,magnet-heavy,JPN,,500,30\n'),
      })
    await one.page.getByText('SECRET').first().waitFor()
    await one.page.getByRole('link', { name: 'Shock' }).click()
    const two = await person.open(TWO)
    await two.page.locator(headline).waitFor()
    await openKept(two.page)
    await two.page.getByRole('button', { name: 'Save A', exact: true }).click()
    await two.page.locator('.compare-head form').getByRole('button', { name: 'Save', exact: true }).click()
    await expect.poll(() => saved(one.page).then(({ length }) => length)).toBe(1)
    // The first tab notes its run some seconds after its answer; the second shows it without being asked.
    await one.page.locator(headline).waitFor()
    await expect.poll(() => two.page.locator('.compare-kept').innerText()).toContain('Shock')
    const all = await two.page.evaluate(() => JSON.stringify(Object.entries(localStorage)))
    expect(all).not.toContain('SECRET')
    await two.page.getByRole('button', { name: 'Clear', exact: true }).click()
    expect(await two.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('recent')))).toEqual([])
    await one.page.close()
    await two.page.close()
  })
})
