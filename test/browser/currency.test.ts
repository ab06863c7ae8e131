import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { hasBrowser, takenFrom } from './browser.ts'
import { headline, journey, PLAIN, settled, SMALL, SPELL } from './journey.ts'

const app = journey()

/** Texts of a page that write an amount in dollars, but for those that give one beside others, say the rate, or quote a price by weight. */
const inDollars = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts: string[] = []
    const walk = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT)
    while (walk.nextNode() !== null) {
      const { textContent, parentElement } = walk.currentNode
      const text = textContent ?? ''
      if (/\d[\d.,]*( (M|bn|trillion))? USD(?!\/kg)|\d[\d.,]*[万億兆]?ドル(?!\/kg|分)/.test(text))
        if (parentElement?.closest('.headline-money') === null) texts.push(text)
    }
    return texts.filter((text) => !/ per USD|1ドル＝|1ドル失うごと|失う1ドル/.test(text))
  })

describe.runIf(hasBrowser)('money on the page', () => {
  it('is written in the currency that one chooses, from the answer to the data, with its rate', async () => {
    const { page, complaints } = await app().browser.visit(PLAIN)
    await settled(page)
    expect(await page.locator(headline).textContent()).toContain('USD')
    await page.getByRole('combobox', { name: 'Currency' }).selectOption('JPY')
    await expect.poll(() => page.locator(headline).textContent()).toMatch(/[\d.]+ (M|bn|trillion) JPY/)
    expect(page.url()).toContain('currency=JPY')
    expect(await page.locator('.headline-money').textContent()).toMatch(/ USD .* EUR/)
    const figure = page.locator('figure#losses')
    const { bytes } = await takenFrom(page, figure, /CSV/)
    const [head = [], first = []] = parse(bytes)
    const column = head.indexOf('central (M JPY)')
    expect(first[head.indexOf('made by')]).toMatch(/money at [\d.]+ JPY per USD/)
    const yen = Number(first[column])
    await page.goBack()
    await expect.poll(() => page.locator(headline).textContent()).toContain('USD')
    const dollars = parse((await takenFrom(page, figure, /CSV/)).bytes)
    const rate = /at ([\d.]+) JPY/.exec((await page.locator('.headline-money').textContent()) ?? '')?.[1]
    expect(yen / Number(dollars[1]?.[dollars[0]?.indexOf('central (M USD)') ?? -1])).toBeCloseTo(Number(rate), 6)
    expect(complaints).toEqual([])
  })

  it.each([PLAIN, SMALL, SPELL, '/compare'])('leaves no amount in dollars on %s, in both languages', async (path) => {
    for (const lang of ['en', 'ja']) {
      const { page } = await app().browser.visit(`${path}${path.includes('?') ? '&' : '?'}currency=JPY&lang=${lang}`)
      await settled(page)
      expect(await page.locator(headline).textContent()).not.toBe('')
      expect(await inDollars(page)).toEqual([])
    }
  })

  it('is in dollars where an address names a currency that is none', async () => {
    const { page, complaints } = await app().browser.visit(`${PLAIN}&currency=XYZ`)
    await settled(page)
    expect(await page.locator(headline).textContent()).toContain('USD')
    expect(await page.getByRole('combobox', { name: 'Currency' }).inputValue()).toBe('USD')
    expect(complaints).toEqual([])
  })
})
