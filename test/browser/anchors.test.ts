import { describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { figuresOn, hasBrowser } from './browser.ts'
import { journey, PLAIN, settled } from './journey.ts'

const app = journey()

/** How far below the top of the window a figure begins, px. */
const topOf = (page: Page, id: string): Promise<number> =>
  page.locator(`figure[id="${id}"]`).evaluate((figure) => figure.getBoundingClientRect().top)

/** Tables that stand in place of a drawing. */
const CHOSEN = 'figure.figure:has(.figure-tools > [aria-pressed]) table'

const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.closest('figure')?.id)

describe.skipIf(!hasBrowser)('the address of a figure', () => {
  it('leads there once its answer is known: it is in sight, marked for a moment, and has the focus', async () => {
    const { page, complaints } = await app().browser.open('/?samples=0#prices', { width: 390 })
    await page.locator('figure[id="prices"][data-marked]').waitFor()
    await settled(page)
    await page.locator('figure[id="prices"]:not([data-marked])').waitFor()
    expect(Math.abs(await topOf(page, 'prices'))).toBeLessThan(120)
    expect(await focused(page)).toBe('prices')
    expect(complaints).toEqual([])
    await page.close()
  })

  it('is what is copied, with the tables that are open; another reader sees the same', async () => {
    const { page } = await app().browser.open(PLAIN)
    await app().browser.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const [, figure] = await figuresOn(page)
    const id = (await figure?.getAttribute('id')) ?? '?'
    await figure?.getByRole('button', { name: 'Table', exact: true }).click()
    await figure?.locator('table').waitFor()
    await figure?.locator('.figure-menu > summary').click()
    await figure?.getByRole('button', { name: /^Copy link/ }).click()
    await figure?.getByText('Copied').waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toBe(`${app().server.url}/?samples=0&tables=${id}#${id}`)
    const title = await figure?.locator('h2').textContent()
    await page.close()

    const other = await app().browser.open(copied.slice(app().server.url.length))
    const same = other.page.locator(`figure[id="${id}"]`)
    await same.locator('table').waitFor()
    expect(await same.locator('h2').textContent()).toBe(title)
    expect(await other.page.locator(CHOSEN).count()).toBe(1)
    await expect.poll(() => focused(other.page)).toBe(id)
    // Other pages have other figures.
    await other.page.locator('nav').getByRole('link', { name: 'World', exact: true }).click()
    await other.page.waitForURL(/\/world/)
    expect(other.page.url()).not.toMatch(/tables=|#/)
    expect(other.complaints).toEqual([])
    await other.page.close()
  })

  it.each(['#nothing-of-that-name', '#main', `#${encodeURIComponent('"]<script>')}`, '#prices"'])(
    'that names none (%s) opens the page as it is',
    async (hash) => {
      const { page, complaints } = await app().browser.open(`/method?tables=nothing,"]${hash}`)
      await figuresOn(page)
      expect(await page.locator('[data-marked]').count()).toBe(0)
      expect(await page.locator(CHOSEN).count()).toBe(0)
      expect(await page.evaluate(() => scrollY)).toBe(0)
      expect(complaints).toEqual([])
      await page.close()
    },
  )

  it('takes nobody along who is elsewhere on the page already', async () => {
    const { page } = await app().browser.open('/?samples=0#prices')
    await page.locator('h1').waitFor()
    await page.mouse.wheel(0, 40)
    await settled(page)
    await page.locator('figure[id="prices"]').waitFor()
    expect(await page.locator('[data-marked]').count()).toBe(0)
    expect(await focused(page)).toBeUndefined()
    await page.close()
  })
})
