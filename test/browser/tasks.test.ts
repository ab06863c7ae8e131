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
    const person = alone === true ? await browser.another() : browser
    await person.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const path = lang === 'en' ? from : `${from}${from.includes('?') ? '&' : '?'}lang=${lang}`
    const { page, complaints } = await (alone === true ? person.open : person.visit)(path, { width })
    const hand = handOn(page, lang)
    await task(hand)
    expect(hand.stumbles).toEqual([])
    expect(await overflowOf(page)).toBe(0)
    expect(complaints).toEqual([])
    if (alone === true) await page.close()
  })
})
