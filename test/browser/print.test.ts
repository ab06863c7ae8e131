import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { hasBrowser } from './browser.ts'
import { journey } from './journey.ts'

const app = journey()

/** Pages, what shows that they are complete, and what their brief is of, where figures do not say so themselves. */
const PAGES = [
  ['/?samples=0', '.sure', { en: /from Jan 2026, 24 months/, ja: /2026年1月から24か月間/ }],
  [
    '/weapon?weapon=bans~target=JPN,EUR~maxMeasures=1~months=4~threshold=100~protect=2~member=JPN',
    'pre code',
    { en: /from Jan 2026, 4 months/, ja: /2026年1月から4か月間/ },
  ],
  [
    '/plan?plan=bans~members=JPN~budget=2e4USD~maxMeasures=1~months=4~budgets=5e3USD,4e4USD~alternatives=1&asked=yes',
    'pre code',
    { en: /./, ja: /./ },
  ],
  [
    '/dumping?dumping=own-cost~members=USA~months=24~maxMeasures=1&case=severe&site=noveon-san-marcos',
    'pre code',
    { en: /from Jan 2027, 24 months/, ja: /2027年1月から24か月間/ },
  ],
  ['/exposure', 'figure svg', undefined],
  ['/world', '.world-makers svg', undefined],
  // The mark says what the baseline uses, which comes after the rest.
  ['/world?table=demand&row=JPN|defence|magnet-smco', '.world-details svg:has-text("◆")', undefined],
  ['/compare', 'figure svg', undefined],
  ['/hindcast?episode=2010-japan', '.sure', undefined],
  ['/method', '.method:not(:has(.method-wait)) figure svg', undefined],
] as const

/** What A4 has between its margins, px. */
const PAPER = 688

/** Prints the page as it stands, and tells how many sheets it takes and what is drawn at the moment of the print. */
async function printed(page: Page): Promise<{ readonly sheets: number; readonly drawn: readonly string[] }> {
  await page.evaluate(() => {
    addEventListener(
      'beforeprint',
      () => {
        // After the listeners of the page, and before the browser lays out the paper.
        const drawn = [...document.querySelectorAll('main figure svg')].map(
          (svg) => `${svg.getAttribute('width')} × ${svg.getAttribute('height')}: ${svg.textContent.slice(0, 400)}`,
        )
        Object.assign(window, { drawn })
      },
      { once: true },
    )
  })
  const pdf = await page.pdf({ preferCSSPageSize: true })
  const drawn = await page.evaluate(() => (window as unknown as { drawn: string[] }).drawn)
  return { sheets: pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0, drawn }
}

/** Lays the page out as on paper, and tells what is wrong with it. */
async function faultsOnPaper(page: Page, lang: 'en' | 'ja'): Promise<string[]> {
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: PAPER, height: 1000 })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  const faults = await page.evaluate((language) => {
    const faults: string[] = []
    const name = (element: Element): string => element.outerHTML.replaceAll(/\s+/g, ' ').slice(0, 120)
    const seen = (selector: string): Element[] =>
      [...document.querySelectorAll(selector)].filter(
        (element) => element.checkVisibility() && element.getClientRects().length > 0,
      )
    const right = document.documentElement.clientWidth + 1
    for (const element of seen('main *:not(svg *):not(.hidden):not(.term, .term *)')) {
      const box = element.getBoundingClientRect()
      if (box.right > right || box.left < -1) faults.push(`beyond the paper: ${name(element)}`)
      const { overflowX, overflowY } = getComputedStyle(element)
      const cuts =
        (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) ||
        (overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1)
      if (cuts && element instanceof HTMLElement) faults.push(`cut off by its box: ${name(element)}`)
    }
    for (const text of seen('main figure svg text')) {
      const [inner, outer] = [text, text.closest('svg') ?? text].map((one) => one.getBoundingClientRect())
      if (inner === undefined || outer === undefined) continue
      if (inner.right > outer.right + 2 || inner.left < outer.left - 2 || inner.bottom > outer.bottom + 2)
        faults.push(`text outside its drawing: ${name(text)}`)
    }
    for (const pressed of seen('button, select, input, textarea, progress, [role=slider], .button'))
      if (pressed.closest('.term, th') === null) faults.push(`something to press: ${name(pressed)}`)
    for (const figure of seen('main figure')) {
      const source = figure.querySelector('figcaption')
      if (source === null || !source.checkVisibility() || !/Source: \S|出典：\S/.test(source.textContent))
        faults.push(`a figure without its source: ${name(figure)}`)
    }
    const words = document.body.innerText
    for (const part of [
      new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date()),
      window.location.href,
      document.querySelector('h1')?.innerText ?? 'a title',
    ])
      if (!words.includes(part)) faults.push(`not on the brief: ${part}`)
    if (!/Ytterby \d+\.\d+\.\d+.*[0-9a-f]{12}/.test(words)) faults.push('neither version nor data')
    if (getComputedStyle(document.documentElement).backgroundColor !== 'rgb(255, 255, 255)') faults.push('dark paper')
    return faults
  }, lang)
  return faults
}

describe.skipIf(!hasBrowser)('a page that is printed', () => {
  it.each(PAGES)('is a whole brief from any window: %s', async (path, complete, scope) => {
    const { page } = await app().browser.visit(path, { width: 390 })
    for (const lang of ['en', 'ja'] as const) {
      if (lang === 'ja') await page.getByRole('button', { name: '日本語' }).click()
      await page.locator(`html[lang=${lang}]`).waitFor({ state: 'attached' })
      await page.waitForSelector(complete, { state: 'attached' })
      await page.waitForFunction(() => document.querySelector('main progress') === null)
      const briefs = []
      for (const [width, scheme] of [
        [390, 'light'],
        [768, 'dark'],
        [1280, 'light'],
        [1920, 'dark'],
      ] as const) {
        await page.setViewportSize({ width, height: 900 })
        await page.emulateMedia({ colorScheme: scheme, media: null })
        briefs.push(await printed(page))
      }
      const [first, ...others] = briefs
      expect(first?.drawn.length).toBeGreaterThan(0)
      for (const other of others) expect(other).toEqual(first)
      const before = await page.locator('main figure svg').first().getAttribute('width')
      expect({ lang, faults: await faultsOnPaper(page, lang) }).toEqual({ lang, faults: [] })
      if (scope !== undefined)
        await expect(page.locator('main .paper-only').first().innerText()).resolves.toMatch(scope[lang])
      await page.evaluate(() => dispatchEvent(new Event('afterprint')))
      await page.emulateMedia({ media: null })
      await page.setViewportSize({ width: 1920, height: 900 })
      await page.waitForFunction(
        (width) => document.querySelector('main figure svg')?.getAttribute('width') === width,
        before,
      )
    }
  })
})
