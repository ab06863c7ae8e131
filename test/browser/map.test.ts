import { describe, expect, it } from 'vitest'
import { hasBrowser, findingsIn } from './browser.ts'
import { journey } from './journey.ts'

const app = journey()

describe.skipIf(!hasBrowser)('the map of sites', () => {
  it.each([
    ['en', 1280, 'China'],
    ['ja', 390, '中国'],
  ] as const)('in %s at %i px names countries, and counts what would lie in a pile', async (lang, width, china) => {
    const { page, complaints } = await app().browser.visit(`/world?lang=${lang}`, { width })
    const map = page.locator('figure[id="sites"] .map')
    await map.locator('.map-labels text').first().waitFor()
    const names = await map.locator('.map-labels text').allTextContents()
    expect(names).toContain(china)
    expect(names.length).toBeGreaterThan(10)
    expect(new Set(names).size).toBe(names.length)
    const numbers = map.locator('[role=button][aria-expanded]')
    const number = map.locator(`[role=button][aria-label^="${china}"]`)
    const n = Number(await number.locator('text').textContent())
    expect(n).toBeGreaterThan(5)

    // No name lies on a number, and no number on another.
    const covered = await map.evaluate((frame) => {
      const box = (one: Element) => one.getBoundingClientRect()
      const circles = [...frame.querySelectorAll('[role=button] text')].map(box)
      const others = [...frame.querySelectorAll('.map-labels text, [role=button] circle')].map((one) => ({
        own: one.parentElement?.getAttribute('role') === 'button' ? box(one.parentElement) : undefined,
        ...box(one).toJSON(),
      }))
      return circles.flatMap((circle) =>
        others.flatMap((other: DOMRect & { own?: DOMRect }) => {
          const isOwn = other.own !== undefined && circle.left >= other.own.left && circle.right <= other.own.right
          const apart =
            circle.right <= other.left + 1 ||
            circle.left >= other.right - 1 ||
            circle.bottom <= other.top + 1 ||
            circle.top >= other.bottom - 1
          return isOwn || apart ? [] : [1]
        }),
      ).length
    })
    expect(covered).toBe(0)

    // It opens a list of all of them by the keyboard, each with its row, and gives the focus back.
    await number.focus()
    await page.keyboard.press('Enter')
    const list = map.locator('.map-list')
    await list.waitFor()
    expect(await list.getByRole('link').count()).toBe(n)
    expect(await list.getByRole('link').first().getAttribute('href')).toMatch(/^\/world\?.*table=sites&row=/)
    expect(await numbers.evaluateAll((all) => all.filter((one) => one.ariaExpanded === 'true').length)).toBe(1)
    // Where the header, which stays in sight, lies on no button.
    await page.evaluate(() => scrollTo(0, 0))
    expect(await findingsIn(page)).toEqual([])
    await page.keyboard.press('Escape')
    await list.waitFor({ state: 'detached' })
    expect(await number.evaluate((one) => one === document.activeElement)).toBe(true)
    expect(complaints).toEqual([])
  })
})
