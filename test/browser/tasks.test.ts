import { describe, expect, it } from 'vitest'
import { hasBrowser } from './browser.ts'
import { journey } from './journey.ts'
import { handOn, overflowOf, TASKS } from './tasks/index.ts'

const app = journey()

/** Each task twice: what one of them leaves out the other has. `npm run tasks` takes all four, with the seconds. */
const LOOKS = [
  { lang: 'en', width: 1280 },
  { lang: 'ja', width: 390 },
] as const

describe.skipIf(!hasBrowser).each(LOOKS)('$lang, $width px wide:', ({ lang, width }) => {
  it.each(TASKS)('$user, $id: $asks', async ({ from, alone, do: task }) => {
    const { browser } = app()
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const path = lang === 'en' ? from : `${from}${from.includes('?') ? '&' : '?'}lang=${lang}`
    const { page, complaints } = await (alone === true ? browser.open : browser.visit)(path, { width })
    const hand = handOn(page, lang)
    await task(hand)
    expect(hand.stumbles).toEqual([])
    expect(await overflowOf(page)).toBe(0)
    expect(complaints).toEqual([])
    if (alone === true) await page.close()
  })
})

describe.skipIf(!hasBrowser)('the bar of pages on a phone', () => {
  it.each(['/weapon', '/parts', '/method'])('shows which is open: %s', async (path) => {
    const { page } = await app().browser.visit(path, { width: 390 })
    const current = page.locator('nav a[aria-current=page]')
    await current.waitFor()
    await expect
      .poll(async () => {
        const box = await current.boundingBox()
        return box !== null && box.x >= 0 && box.x + box.width <= 390
      })
      .toBe(true)
  })
})
