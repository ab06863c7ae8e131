import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import writeWorkbook from 'write-excel-file/node'
import { describe, expect, it } from 'vitest'
import { hasBrowser, findingsIn } from './browser.ts'
import { journey } from './journey.ts'

const app = journey()

/** Months that a list is asked about in these tests: the same page, sooner. */
const PARTS = '/parts?scenario=jp-cutoff-12m~months=6'
const headline = '.parts-headline'
const LIST = [
  'Bill of materials 2026\t\t\t\t\t',
  'Component\tMagnet type\tCountry\tSupplier\tAnnual use (kg)\tDays of stock',
  'window lift\tネオジム磁石（標準品）\tJapan\tChina\t80,000\t25',
  'position sensor\tSmCo\tJapan\t\t1500\t45',
  'mystery\tadamantium\tJapan\t\t5\t10',
  '合計\t\t\t\t81505\t',
].join('\n')

const answered = async (page: Page): Promise<string> => {
  await page.locator(headline).waitFor()
  await expect.poll(() => page.locator('.status, .stale').count(), { timeout: 120_000 }).toBe(0)
  return page.locator(headline).innerText()
}
const field = (page: Page) => page.locator('.parts textarea')

describe.skipIf(!hasBrowser)('what a buyer does with a list of parts', () => {
  it('pastes it, sees what was read and why rows were not, corrects a name, and gets an answer and what to do', async () => {
    const { page, complaints } = await app().browser.open(PARTS)
    await field(page).fill(LIST)
    expect(await answered(page)).toMatch(/2 of your 2 parts stop on their own stock: first window lift, in Jan 2026/)
    const read = page.getByRole('region', { name: 'What was read' })
    expect(await read.innerText()).toMatch(/2 parts are read; 2 rows are not/)
    expect(await read.innerText()).toMatch(/“adamantium” is no known material[^]*a total, not a part/)
    expect(await page.locator('.parts-first li').first().innerText()).toMatch(
      /window lift: .*chance of a stop falls from/,
    )
    await page.getByLabel('What adamantium means').selectOption('magnet-heavy')
    await expect.poll(async () => answered(page), { timeout: 120_000 }).toMatch(/of your 3 parts/)
    // Another scenario is asked of the same list, and the page Shock knows it too.
    await page.getByRole('link', { name: 'Shock' }).click()
    await page.getByRole('heading', { name: /parts/i }).first().waitFor()
    await page.getByRole('link', { name: 'Parts', exact: true }).first().click()
    expect(await answered(page)).toMatch(/of your 3 parts/)
    await page.getByRole('button', { name: 'Forget the list' }).click()
    await page.locator(headline).waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
    await page.close()
  })

  it('drops a spreadsheet, an old CSV from Japan, and files that are none', async () => {
    const { page, complaints } = await app().browser.open(`${PARTS}&lang=ja`)
    const folder = await mkdtemp(join(tmpdir(), 'ytterby-parts-'))
    const sheet = join(folder, '部品表.xlsx')
    const rows = LIST.split('\n').map((line, r) =>
      line
        .split('\t')
        .map((text) => ({ value: r > 1 && /^[\d,]+$/.test(text) ? Number(text.replace(',', '')) : text })),
    )
    await writeWorkbook([{ sheet: 'parts', data: rows }]).toFile(sheet)
    const choose = (file: string | { name: string; mimeType: string; buffer: Buffer }) =>
      page.locator('.parts input[type=file]').setInputFiles(file)
    await page.locator('.parts textarea').waitFor()
    await choose(sheet)
    expect(await answered(page)).toMatch(/2件中2件/)
    // Shift JIS, as Excel writes CSV in Japan: 部品,材料,kg and one row of サマコバ.
    const csv = Buffer.from(
      '9594 9569 2c 8dde 97bf 2c 6b67 0a 61 2c 8354 837d 8352 836f 2c 3132 30 0a'.replaceAll(' ', ''),
      'hex',
    )
    await choose({ name: 'old.csv', mimeType: 'text/csv', buffer: csv })
    await expect.poll(async () => answered(page), { timeout: 120_000 }).toMatch(/1件中/)
    const told = page.locator('.file-drop [role=status]').first()
    for (const [name, buffer] of [
      ['broken.xlsx', Buffer.from('PK\u0003\u0004 no archive')],
      ['old.xls', Buffer.from('d0cf11e0a1b11ae10000000000000000', 'hex')],
    ] as const) {
      await choose({ name, mimeType: 'application/octet-stream', buffer })
      await expect.poll(() => told.innerText()).toMatch(/ファイルを読み取れません/)
    }
    await choose({ name: 'large.csv', mimeType: 'text/csv', buffer: Buffer.alloc(2_000_001, 'a') })
    await expect.poll(() => told.innerText()).toMatch(/大きすぎます/)
    await choose({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.from(' \n') })
    await expect.poll(() => told.innerText()).toMatch(/行がありません/)
    // What was read before stays.
    expect(await answered(page)).toMatch(/1件中/)
    expect(complaints).toEqual([])
    await writeFile(join(folder, 'done'), '')
    await page.close()
  })

  it('starts from a product, by keyboard alone, on a phone', async () => {
    const { page } = await app().browser.open(PARTS, { width: 390 })
    await page.getByLabel('Or start from a product').selectOption('eps')
    await page.getByLabel(/How many a year/).fill('2000000')
    await page.getByRole('button', { name: 'Start' }).press('Enter')
    await answered(page)
    expect(await page.getByText('Electric power steering: 2,000,000 a year, Japan').innerText()).toContain('×')
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    expect(await findingsIn(page)).toEqual([])
    await page.getByRole('button', { name: /Leave out/ }).click()
    await page.locator(headline).waitFor({ state: 'detached' })
    await page.close()
  })
})

/** What must not leave the browser, in the ways that requests may write it. */
const SECRET = 'zanzibar-lift'
const SECRETS = [SECRET, '987654', 'ev-motor', '31337'].flatMap((text) => [
  text,
  encodeURIComponent(text),
  Buffer.from(text).toString('base64').replace(/=+$/, ''),
])

describe.skipIf(!hasBrowser)('a list of parts', () => {
  it('is in no request, address, history nor store, pasted, dropped, or as a product', async () => {
    const { page } = await app().browser.open(PARTS)
    const seen: string[] = []
    page.context().on('request', (request) => {
      expect(request.method()).toBe('GET')
      seen.push([request.url(), JSON.stringify(request.headers()), request.postData() ?? ''].join('\n'))
    })
    const row = `${SECRET}\tSmCo\tJapan\t\t987654\t31`
    await field(page).fill(`part\tmaterial\tcountry\tsupplier\tkg per year\tstock days\n${row}`)
    expect(await answered(page)).toContain('1 of your 1')
    const csv = `part,material,country,kg per year\n${SECRET} two,SmCo,Japan,987654\n`
    await page
      .locator('.parts input[type=file]')
      .setInputFiles({ name: `${SECRET}.csv`, mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await page.getByText(`From ${SECRET}.csv`).waitFor()
    await page.getByLabel(/How many a year/).fill('31337')
    await page.getByRole('button', { name: 'Start' }).click()
    await page
      .getByText(/31,337 a year/)
      .first()
      .waitFor()
    await answered(page)
    for (const name of ['Shock', 'Exposure', 'Parts']) {
      await page.getByRole('link', { name, exact: true }).first().click()
      await page.locator('main h1').first().waitFor()
    }
    const kept = await page.evaluate(async () =>
      JSON.stringify([
        Object.entries(localStorage),
        Object.entries(sessionStorage),
        document.cookie,
        window.location.href,
        history.state,
        await indexedDB.databases(),
        'caches' in window ? await caches.keys() : [],
        performance.getEntriesByType('resource').map(({ name }) => name),
      ]),
    )
    await page.reload()
    await page.locator('main h1').first().waitFor()
    expect(seen.length).toBeGreaterThan(0)
    for (const one of [...seen, kept, page.url()]) for (const secret of SECRETS) expect(one).not.toContain(secret)
    // Loaded again, nothing of it is left.
    expect(await page.locator(headline).count()).toBe(0)
    expect(await page.content()).not.toContain(SECRET)
    await page.close()
  })
})
