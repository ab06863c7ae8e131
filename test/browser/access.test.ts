import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { hasBrowser, findingsIn } from './browser.ts'
import { journey } from './journey.ts'

const app = journey()

/** Pages, and what shows that they are complete. */
const PAGES = [
  ['/?samples=0', '.sure'],
  ['/?scenario=jp-2026-practice~months=3&samples=5', '.whisker'],
  ['/weapon?weapon=bans~target=JPN,EUR~maxMeasures=1~months=4~threshold=100~protect=2~member=JPN', 'pre code'],
  [
    '/plan?plan=bans~members=JPN~budget=2e4USD~maxMeasures=1~months=4~budgets=5e3USD,4e4USD~alternatives=1&asked=yes',
    'pre code',
  ],
  [
    '/plan?plan=bans~members=JPN~budget=39e9JPY~maxMeasures=1~months=1~timeLimit=86400~quietYears=yes~against=draws~draws=1~dumping=own-cost&asked=yes',
    'pre code',
  ],
  ['/dumping?dumping=own-cost~members=USA~months=24~maxMeasures=1&case=severe&site=noveon-san-marcos', 'pre code'],
  ['/exposure', 'figure svg'],
  ['/parts?scenario=jp-cutoff-12m~months=3', '.parts-headline'],
  ['/world', 'figure svg'],
  ['/world?table=demand&row=JPN|defence|magnet-smco', 'h2'],
  ['/compare', 'figure svg'],
  ['/hindcast?episode=2010-japan', '.sure'],
  ['/method', 'figure svg'],
] as const

/** A part that is read, and one that is not. */
const LIST =
  'part\tmaterial\tcountry\tkg per year\tstock days\nlift\tNdFeB\tJapan\t80000\t25\nodd\tadamantium\tJapan\t5\t10'

const textOf = (page: Page): Promise<string> => page.evaluate(() => document.documentElement.outerHTML)

describe.skipIf(!hasBrowser)('axe finds nothing, light and dark,', () => {
  it.each(PAGES)('on %s in both languages', async (path, complete) => {
    const { page } = await app().browser.visit(path)
    if (path.startsWith('/parts')) await page.locator('.parts textarea').fill(LIST)
    for (const lang of ['en', 'ja'] as const) {
      // The language changes on the page that is open: what it answers does not have to be solved again.
      if (lang === 'ja') await page.getByRole('button', { name: '日本語' }).click()
      await page.locator(`html[lang=${lang}]`).waitFor({ state: 'attached' })
      await page.waitForSelector(complete)
      await page.emulateMedia({ colorScheme: 'light' })
      expect({ lang, findings: await findingsIn(page) }).toEqual({ lang, findings: [] })
      const text = await textOf(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      // What is the same text in the dark differs in colours alone.
      const only = (await textOf(page)) === text ? 'colours' : undefined
      expect({ lang, only, findings: await findingsIn(page, only) }).toEqual({ lang, only, findings: [] })
    }
  })
})
