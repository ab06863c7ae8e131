import type { Locator, Page } from 'playwright-core'
import type { Language } from '../../../src/messages/index.ts'
import { downloaded } from '../browser.ts'

/** A wait for something that a person expects, once it is over. */
interface Waited {
  readonly what: string
  readonly ms: number
}

/** What a person does on a page: by names that can be seen, noting whatever is in the way. */
export interface Hand {
  readonly page: Page
  readonly lang: Language
  /** What was in the way: covered, too small for a finger, far aside. */
  readonly stumbles: string[]
  readonly waited: Waited[]
  /** The one of two texts that is in the page's language. */
  readonly either: <T>(texts: Readonly<Record<Language, T>>) => T
  /** Waits until it is in sight with such words, and gives these. */
  readonly reads: (target: Locator, words?: RegExp) => Promise<string>
  readonly tap: (target: Locator) => Promise<void>
  readonly write: (field: Locator, text: string) => Promise<void>
  readonly choose: (list: Locator, option: string) => Promise<void>
  /** Opens a part of the page that is folded, if it is. */
  readonly unfold: (name: string) => Promise<void>
  readonly saves: (target: Locator) => Promise<{ readonly name: string; readonly bytes: Buffer }>
  /** What a press on it puts into the clipboard. */
  readonly copies: (target: Locator) => Promise<string>
}

/** The least side of what a finger has to hit, px: WCAG 2.2, 2.5.8. */
const FINGER = 24
/** Narrower than this, a page is used by a finger. */
const PHONE = 640
/** Nothing that a page copies: what stands in the clipboard until it does. */
const EMPTY = '-'

export function handOn(page: Page, lang: Language): Hand {
  const stumbles: string[] = []
  const waited: Waited[] = []
  const wait = async (target: Locator): Promise<void> => {
    const began = Date.now()
    await target.waitFor()
    waited.push({ what: String(target), ms: Date.now() - began })
  }
  const reach = async (target: Locator): Promise<void> => {
    await wait(target)
    const obstacles = await obstaclesOf(target)
    // What is still coming moves what is there: only what stays in the way is.
    if (obstacles.length > 0) await page.waitForTimeout(500)
    const still = obstacles.length === 0 ? [] : await obstaclesOf(target)
    stumbles.push(...still.map((obstacle) => `${String(target)}: ${obstacle}`))
  }
  const reads: Hand['reads'] = async (target, words) => {
    const one = words === undefined ? target.first() : target.filter({ hasText: words }).first()
    await wait(one)
    return (await one.textContent()) ?? ''
  }
  const tap: Hand['tap'] = async (target) => {
    await reach(target)
    await target.click()
  }
  return {
    page,
    lang,
    stumbles,
    waited,
    either: (texts) => texts[lang],
    reads,
    tap,
    write: async (field, text) => {
      await reach(field)
      await field.fill(text)
    },
    choose: async (list, option) => {
      await reach(list)
      await list.selectOption({ label: option })
    },
    unfold: async (name) => {
      const part = page.locator('details').filter({ has: page.getByText(name, { exact: true }) })
      const head = part.first().locator('summary').first()
      await wait(head)
      if ((await part.first().getAttribute('open')) === null) await tap(head)
    },
    saves: async (target) => {
      await reach(target)
      return downloaded(page, () => target.click())
    },
    copies: async (target) => {
      await page.evaluate((empty) => navigator.clipboard.writeText(empty), EMPTY)
      await tap(target)
      let copied = EMPTY
      for (; copied === EMPTY; copied = await page.evaluate(() => navigator.clipboard.readText()))
        await page.waitForTimeout(50)
      return copied
    },
  }
}

/** What keeps a person from pressing something that is there; it is scrolled to the middle of the window, as a person would. */
const obstaclesOf = (target: Locator): Promise<string[]> =>
  target.evaluate(
    (element, { finger, phone }) => {
      const found: string[] = []
      // Sideways: a screen more is a swipe, two are a search.
      if (element.getBoundingClientRect().left >= 2 * window.innerWidth) found.push('more than a screen aside')
      element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
      const [first = element.getBoundingClientRect()] = element.getClientRects()
      const hit = document.elementFromPoint(first.left + first.width / 2, first.top + first.height / 2)
      const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined
      if (hit === null || !(element.contains(hit) || label?.contains(hit) === true))
        found.push(`covered by ${hit === null ? 'the edge of the window' : hit.outerHTML.slice(0, 100)}`)
      // A link in a sentence is as high as the sentence.
      const isControl = element.matches('button, select, summary, nav a, [role=button]')
      if (isControl && window.innerWidth < phone && Math.min(first.width, first.height) < finger)
        found.push(`${Math.round(first.width)} × ${Math.round(first.height)} px`)
      return found
    },
    { finger: FINGER, phone: PHONE },
  )

/** How far the page itself scrolls sideways, px: on no screen should it. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth))
