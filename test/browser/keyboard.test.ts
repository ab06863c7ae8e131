import { parse } from 'csv-parse/sync'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, sayer, type Language } from '../../src/messages/index.ts'
import { appMessages } from '../../web/app.gen.ts'
import { partsMessages } from '../../web/pages/parts/messages.gen.ts'
import { shockMessages } from '../../web/pages/shock/messages.gen.ts'
import { controlMessages } from '../../web/ui/control.gen.ts'
import { uiMessages } from '../../web/ui/messages.gen.ts'
import { downloaded, hasBrowser } from './browser.ts'
import { heardOn, unclearIn } from './heard.ts'
import { headline, journey, settled } from './journey.ts'

const app = journey()

const SHORT = '/?scenario=jp-2026-practice~months=3&samples=0'
const PARTS = '/?scenario=jp-cutoff-12m~months=3&samples=0'
const LIST =
  'part\tmaterial\tcountry\tkg per year\tstock days\nlift\tNdFeB\tJapan\t80000\t25\nsensor\tSmCo\tJapan\t1500\t45'
const inLang = (path: string, lang: Language): string => (lang === 'en' ? path : `${path}&lang=${lang}`)

/** More stops than a page has: what is not reached by then is not reached. */
const STOPS = 400

/** Goes on by Tab until it has the focus, which has to be seen there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  const isThere = (): Promise<boolean> => target.evaluate((element) => element === document.activeElement)
  let stops = 0
  for (; stops < STOPS && !(await isThere()); stops++) await page.keyboard.press('Tab')
  expect(await isThere(), `${String(target)} is reached by Tab`).toBe(true)
  const ring = await target.evaluate((element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
  })
  expect(ring, `the focus is seen on ${String(target)}`).toBe(true)
}

/** That a text is said to who listens, and that all else on the page can be made out. */
async function hears(page: Page, text: string): Promise<void> {
  await expect
    .poll(async () => (await heardOn(page)).some((one) => one.live && one.text.includes(text)), { interval: 500 })
    .toBe(true)
  expect(unclearIn(await heardOn(page))).toEqual([])
}

describe.skipIf(!hasBrowser).each(LANGUAGES)('by keyboard alone, and heard instead of seen (%s),', (lang) => {
  it('an aide reads the answer and changes a setting', async () => {
    const { page, complaints } = await app().browser.open(inLang(SHORT, lang))
    await settled(page)
    const before = (await page.locator(headline).textContent()) ?? ''
    await hears(page, before)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(sayer(appMessages, lang)('skip'))
    await page.keyboard.press('Enter')
    const say = sayer(controlMessages, lang)
    await tabTo(page, page.getByRole('slider', { name: say('let') }))
    for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowLeft')
    await page.waitForURL(/allowedShare=/)
    await expect.poll(() => page.locator(headline).textContent()).not.toBe(before)
    await settled(page)
    await hears(page, (await page.locator(headline).textContent()) ?? '?')
    // Folded parts open by key, and what is in them is reached.
    await tabTo(page, page.locator('.controls details summary', { hasText: say('more') }).first())
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByLabel(say('projects')))
    expect(complaints).toEqual([])
    await page.close()
  })

  it('a buyer pastes a list and reads which part stops first', async () => {
    const { page, complaints } = await app().browser.open(inLang(PARTS, lang))
    const pages = page.getByRole('navigation', { name: sayer(appMessages, lang)('pages') })
    await tabTo(page, pages.getByRole('link', { name: sayer(appMessages, lang)('parts'), exact: true }))
    await page.keyboard.press('Enter')
    const say = sayer(partsMessages, lang)
    await tabTo(page, page.getByRole('textbox', { name: say('paste'), exact: true }))
    await page.keyboard.insertText(LIST)
    const answer = page.locator('.parts-headline')
    await answer.waitFor()
    const text = await answer.innerText()
    expect(text).toMatch(/lift|sensor/)
    await hears(page, text)
    await tabTo(page, page.getByRole('button', { name: say('forget'), exact: true }))
    await page.keyboard.press('Space')
    await answer.waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
    await page.close()
  })

  it('an analyst opens a figure’s table and takes its CSV', async () => {
    const { page, complaints } = await app().browser.open(inLang(SHORT, lang))
    await settled(page)
    const title = sayer(shockMessages, lang)('stopsTitle')
    const figure = page.getByRole('figure', { name: title, exact: true })
    const say = sayer(uiMessages, lang)
    await tabTo(page, figure.getByRole('button', { name: say('table'), exact: true }))
    await page.keyboard.press('Space')
    await figure.getByRole('table', { name: title }).waitFor()
    expect(unclearIn(await heardOn(page))).toEqual([])
    await tabTo(page, figure.getByLabel(`${say('takeAlong')}: ${title}`, { exact: true }))
    await page.keyboard.press('Enter')
    await tabTo(page, figure.getByRole('button', { name: `${say('data')}: ${title}`, exact: true }))
    const { name, bytes } = await downloaded(page, () => page.keyboard.press('Enter'))
    expect(name).toBe('stops.csv')
    const rows: string[][] = parse(bytes.toString('utf8'), { bom: true })
    expect(rows.length).toBeGreaterThan(1)
    // What was pressed is gone: the focus is where it was opened, not at the top of the page.
    expect(await page.evaluate(() => document.activeElement?.closest('figure')?.id)).toBe('stops')
    expect(complaints).toEqual([])
    await page.close()
  })
})
