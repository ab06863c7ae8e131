import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PATIENCE } from '../patience.ts'
import { startServer, type RunningServer } from '../start-server.ts'
import { hasBrowser, startBrowser, type Browser } from './browser.ts'

/** What a server answers from what its build worked out: the same as is worked out in the browser, and only about what it serves. */

let server: RunningServer
let browser: Browser

/** All that the page says and draws of its answer, once it is whole: without draws of one's own, which go on, what is announced, and without the names of its elements. */
async function whole(page: Page): Promise<string> {
  await page.waitForFunction(
    () =>
      /90 %/.test(document.querySelector('.headline-main')?.textContent ?? '') &&
      document.querySelector('.study-answer .status, .stale') === null &&
      // The range is the last to come, and from then on in the command that gives the same.
      document.querySelector('.study-answer')?.textContent?.includes('--no-range') === false,
    undefined,
    { timeout: PATIENCE },
  )
  const html = await page.locator('.study-answer').evaluate((answer) => {
    const copy = answer.cloneNode(true) as HTMLElement
    for (const part of copy.querySelectorAll('.draws, [role=status]')) part.remove()
    return copy.innerHTML
  })
  return html.replaceAll(/_r_\w+_/g, '')
}

/** Answers that a page asks for while it opens. */
function askedOf(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const [, name] = /\/answers\/([a-z]+)/.exec(request.url()) ?? []
    if (name !== undefined) asked.push(name)
  })
  return asked
}

describe.runIf(hasBrowser)('answers that a build worked out', () => {
  beforeAll(async () => {
    server = await startServer()
    browser = await startBrowser(`${server.url}/`)
  }, PATIENCE)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  it('are to the last character those that the browser works out', { timeout: PATIENCE }, async () => {
    const { page, complaints } = await browser.open('')
    const asked = askedOf(page)
    await page.reload()
    const kept = await whole(page)
    expect([...new Set(asked)].toSorted()).toEqual(['catalogue', 'index', 'range', 'scenario', 'stress'])
    expect(complaints).toEqual([])

    await page.route('**/answers/**', (route) => route.fulfill({ status: 404 }))
    await page.reload()
    const worked = await whole(page)
    // Where they differ, a test that prints both whole helps nobody.
    const differs = Array.from({ length: Math.max(worked.length, kept.length) }, (_, at) => at).find(
      (at) => worked[at] !== kept[at],
    )
    expect(
      differs === undefined ? [] : [worked, kept].map((text) => text.slice(Math.max(0, differs - 80), differs + 80)),
    ).toEqual([])
    await page.close()
  })

  it('describe the address that is shared, of the question that it asks alone', async () => {
    const description = async (path: string): Promise<string> => {
      const html = await (await fetch(`${server.url}/${path}`)).text()
      return /property="og:description" content="([^"]*)"/.exec(html)?.[1] ?? ''
    }
    const { page } = await browser.open('')
    const said = await page.locator('.headline-main').innerText()
    await page.close()
    expect(said).toContain((await description('')).replaceAll('&#39;', '’').split(':')[0] ?? '')
    expect(await description('')).toMatch(/\d/)
    expect(await description('?lang=ja')).toMatch(/[ぁ-ん].*\d|\d.*[ぁ-ん]/)
    // A question of one's own, other pages: no headline that is not theirs.
    for (const path of ['?scenario=jp-2010~x', '?currency=JPY', '?tau=3', 'weapon'])
      expect(await description(path), path).not.toBe(await description(''))
  })

  it('are none where other tables are served', { timeout: PATIENCE }, async () => {
    const other = await startServer('--world', 'data/world')
    try {
      const { page } = await (await startBrowser(`${other.url}/`)).open('')
      const asked = askedOf(page)
      await page.reload()
      await page.locator('.headline-main').waitFor()
      expect(asked).toEqual([])
      expect(await page.locator('meta[name=ytterby-answers]').count()).toBe(0)
    } finally {
      await other.stop()
    }
  })
})
