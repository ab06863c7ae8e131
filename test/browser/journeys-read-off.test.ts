import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { hasBrowser, findingsIn, takenFrom } from './browser.ts'
import { journey, PLAIN, settled } from './journey.ts'

const app = journey()

const LINE = '.read-off-line'
const sliderOf = (drawing: Locator): Locator => drawing.getByRole('slider')
const monthsIn = async (figure: Locator): Promise<string[]> =>
  figure
    .locator(`${LINE} text`)
    .filter({ hasText: /^[A-Z][a-z]{2} 20\d\d$/ })
    .allTextContents()

/** The figure of prices on the page Shock: several drawings of the same months. */
async function prices(width = 1280): Promise<{ page: Page; figure: Locator; complaints: string[] }> {
  const { page, complaints } = await app().browser.visit(PLAIN, { width })
  await settled(page)
  return { page, complaints, figure: page.locator('figure.figure', { has: page.locator('.multiples .line-price') }) }
}

/** Moves the mouse to a part of the axis. */
async function point(page: Page, drawing: Locator, part: number): Promise<void> {
  await drawing.scrollIntoViewIfNeeded()
  const box = await sliderOf(drawing).boundingBox()
  if (box === null) throw new Error('no axis')
  await page.mouse.move(box.x, box.y + box.height / 2 - 1)
  await page.mouse.move(box.x + part * box.width, box.y + box.height / 2)
}

/** Labels and lines that leave their drawing. */
const outside = (page: Page): Promise<number> =>
  page.locator(`${LINE} rect`).evaluateAll(
    (boxes) =>
      boxes.filter((box) => {
        const [own, all] = [box.getBoundingClientRect(), box.closest('.drawing')?.getBoundingClientRect()]
        return all === undefined || own.left < all.left - 1 || own.right > all.right + 1 || own.bottom > all.bottom + 1
      }).length,
  )

describe.skipIf(!hasBrowser)('reading values of a month off a chart', () => {
  it('by the mouse: one line in all drawings side by side, in the same month, and none once the mouse is elsewhere', async () => {
    const { page, figure, complaints } = await prices()
    const drawings = figure.locator('.drawing')
    const many = await drawings.count()
    expect(many).toBeGreaterThan(1)
    for (const [nth, part] of [
      [0, 0],
      [1, 0.5],
      [0, 0.5],
      [0, 1],
    ] as const) {
      await point(page, drawings.nth(nth), part)
      await expect.poll(() => figure.locator(LINE).count()).toBe(many)
      expect(new Set(await monthsIn(figure)).size).toBe(1)
      expect(await outside(page)).toBe(0)
    }
    await page.mouse.move(2, 2)
    await expect.poll(() => page.locator(LINE).count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('by the keyboard: month by month, to either end, until Escape; each month says its values', async () => {
    const { page, figure } = await prices()
    const slider = sliderOf(figure.locator('.drawing').first())
    const told = async (): Promise<string> => (await slider.getAttribute('aria-valuetext')) ?? ''
    await slider.focus()
    const first = await told()
    expect(first).toMatch(/^Jan 2026: spot price [\d.,]+ ×, price paid /)
    await page.keyboard.press('ArrowRight')
    expect(await told()).toMatch(/^Feb 2026: /)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowLeft')
    expect(await told()).toMatch(/^Feb 2026: /)
    await page.keyboard.press('End')
    expect(await slider.getAttribute('aria-valuenow')).toBe(await slider.getAttribute('aria-valuemax'))
    await page.keyboard.press('ArrowRight')
    expect(await slider.getAttribute('aria-valuenow')).toBe(await slider.getAttribute('aria-valuemax'))
    await page.keyboard.press('Home')
    expect(await told()).toBe(first)
    expect(await monthsIn(figure)).toContain('Jan 2026')
    expect(await findingsIn(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator(LINE).count()).toBe(0)
  })

  it('is one stop of the tab key in all drawings side by side; up and down go from one to the next, in the same month', async () => {
    const { page, figure } = await prices()
    const sliders = figure.getByRole('slider')
    const stops = (): Promise<number[]> =>
      sliders.evaluateAll((all) => all.flatMap((one, i) => (one.tabIndex === 0 ? [i] : [])))
    await expect.poll(stops).toEqual([0])
    await sliders.first().focus()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowDown')
    await expect.poll(stops).toEqual([1])
    expect(await sliders.nth(1).evaluate((one) => one === document.activeElement)).toBe(true)
    expect(await sliders.nth(1).getAttribute('aria-valuenow')).toBe(await sliders.nth(1).getAttribute('aria-valuemax'))
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowUp')
    await expect.poll(stops).toEqual([0])
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('.multiples') ?? null)).toBeNull()
  })

  it('by a finger, which still moves the page up and down', async () => {
    const { page, figure } = await prices(390)
    const drawing = figure.locator('.drawing').first()
    await drawing.scrollIntoViewIfNeeded()
    const box = await sliderOf(drawing).boundingBox()
    if (box === null) throw new Error('no axis')
    const session = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', part: number): Promise<unknown> =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x: box.x + part * box.width, y: box.y + box.height / 2 }],
      })
    await touch('touchStart', 0.2)
    for (const part of [0.3, 0.5, 0.7, 1]) await touch('touchMove', part)
    await touch('touchEnd', 1)
    // What was read stays when the finger is lifted.
    const slider = sliderOf(drawing)
    await expect.poll(() => slider.getAttribute('aria-valuenow')).toBe(await slider.getAttribute('aria-valuemax'))
    expect(await page.locator(LINE).count()).toBeGreaterThan(0)
    expect(await outside(page)).toBe(0)
    expect(await drawing.evaluate((one) => getComputedStyle(one).touchAction)).toBe('pan-y')
    await session.detach()
  })

  it('is in no picture and not on paper, while it is on the page', async () => {
    const { page, figure } = await prices()
    await page.mouse.move(2, 2)
    const { bytes: before } = await takenFrom(page, figure, /16:9.*SVG/)
    const slider = sliderOf(figure.locator('.drawing').first())
    await slider.focus()
    await page.keyboard.press('ArrowRight')
    expect(await page.locator(LINE).first().isVisible()).toBe(true)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator(LINE).first().isVisible()).toBe(false)
    await page.emulateMedia({ media: 'screen' })
    await point(page, figure.locator('.drawing').first(), 0.5)
    const { bytes: after } = await takenFrom(page, figure, /16:9.*SVG/)
    expect(after.toString()).toBe(before.toString())
  })

  it('of past prices and trade, with what happened when above the months and its source below', async () => {
    const { page, complaints } = await app().browser.visit('/hindcast?episode=2025-april')
    const figure = page.locator('figure.figure', { has: page.locator('.observed-tabled') }).first()
    await figure.locator('.drawing').first().waitFor()
    await point(page, figure.locator('.drawing').first(), 0.5)
    await expect.poll(() => figure.locator(LINE).count()).toBe(await figure.locator('.drawing').count())
    expect(await outside(page)).toBe(0)
    expect(await figure.textContent()).toMatch(/1: 4 Apr 2025, licences for seven rare earths .+2: 9 Oct 2025, wider/)
    expect(await figure.locator('.drawing').first().locator('.event text').allTextContents()).toEqual([
      expect.stringMatching(/^1/),
      expect.stringMatching(/^2/),
    ])
    expect(complaints).toEqual([])
  })
})
