import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/files/index.ts'
import { PATIENCE } from '../patience.ts'
import { hasBrowser, startBrowser, type Browser } from './browser.ts'
import { serveFiles } from './file-server.ts'

/** The app as plain files, made by its command, below a path of a host that knows nothing of it, with all other network cut. */

const BELOW = '/some/where/'
const folder = mkdtempSync(join(tmpdir(), 'ytterby-site-'))
const site = join(folder, 'site')
let files: Awaited<ReturnType<typeof serveFiles>>
let browser: Browser

const keptFile = (kind: string): string =>
  join(site, 'answers', readdirSync(join(site, 'answers')).find((name) => name.startsWith(`${kind}-`)) ?? '')
interface Kept {
  world: string
  program: string
  reply: { summary: { en: string; ja: string }[] }
}
const kept = (kind: string): Kept => JSON.parse(readFileSync(keptFile(kind), 'utf8')) as Kept
const headline = (page: Page): Promise<string> => page.locator('.headline-main').innerText()

describe.runIf(hasBrowser)('a static site', () => {
  beforeAll(async () => {
    execFileSync(process.execPath, ['scripts/run.js', 'site.ts', '--answers', 'first', '--out', site], {
      cwd: packageRoot(),
      stdio: ['ignore', 'ignore', 'ignore'],
    })
    files = await serveFiles(site, BELOW)
    browser = await startBrowser(files.url)
    await browser.context.route(
      (url) => !url.href.startsWith(files.url),
      (route) => route.abort(),
    )
  }, PATIENCE)
  afterAll(async () => {
    await browser?.close()
    await files?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it(
    'gives the first answer from what is kept, then answers by itself, in both languages',
    { timeout: PATIENCE },
    async () => {
      const { page, complaints } = await browser.open('')
      const first = await headline(page)
      // The very words that were worked out when the site was made.
      expect(first).toBe(kept('stress').reply.summary[0]?.en)
      expect(files.asked.filter((path) => path.includes('/answers/stress-'))).toHaveLength(1)

      await page.getByRole('button', { name: '日本語' }).click()
      await page.waitForFunction(() => /日本/.test(document.querySelector('.headline-main')?.textContent ?? ''))
      expect(page.url()).toBe(`${files.url}?lang=ja`)
      await page.getByRole('button', { name: 'English' }).click()

      // A changed question is kept nowhere.
      const before = files.asked.length
      await page.getByLabel('South Korea').first().click()
      await page.waitForFunction(
        (was) => {
          const now = document.querySelector('.headline-main')?.textContent ?? ''
          return document.querySelector('.stale') === null && now !== '' && now !== was
        },
        first,
        { timeout: PATIENCE },
      )
      expect(page.url()).toContain(`${files.url}?scenario=`)
      expect(files.asked.slice(before).filter((path) => path.includes('/answers/'))).toEqual([])
      expect(complaints).toEqual([])
      await page.close()
    },
  )

  it(
    'answers at the address of each page, as it is copied and as it is opened again',
    { timeout: PATIENCE },
    async () => {
      const { page, complaints } = await browser.open('?lang=ja')
      await page.getByRole('navigation').getByRole('link', { name: '方法' }).click()
      await page
        .getByRole('heading', { level: 1, name: /方法|モデル|答え/ })
        .first()
        .waitFor()
      expect(page.url()).toBe(`${files.url}method/?lang=ja`)
      await page.reload()
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      // Without the slash, as somebody may type it.
      await page.goto(`${files.url}method?lang=ja`)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      expect(await page.locator('nav a[aria-current=page]').innerText()).toBe('方法')
      // A page of its own for a scenario in Japanese, which leads on to the question.
      await page.goto(`${files.url}ja/shock/jp-2010/`)
      await page.waitForURL(/scenario=jp-2010/)
      expect(new URL(page.url()).pathname).toBe(BELOW)
      expect(new URL(page.url()).searchParams.get('lang')).toBe('ja')
      expect(complaints).toEqual([])
      await page.close()
    },
  )

  it('shows no kept answer of other tables or other code', { timeout: PATIENCE }, async () => {
    const file = keptFile('stress')
    const original = readFileSync(file, 'utf8')
    const { page: right } = await browser.open('')
    const words = await headline(right)
    await right.close()
    const lie = (change: Partial<Kept>): void => {
      const answer = JSON.parse(original) as Kept
      // Three times the loss, so that one sees which is shown.
      const text = JSON.stringify({ ...answer, ...change }).replaceAll(
        /"(valueAddedLost|lost)":([\d.e+-]+)/g,
        (_, name: string, value: string) => `"${name}":${3 * Number(value)}`,
      )
      writeFileSync(file, text)
    }
    try {
      // It is read at all: with the right names the wrong loss is shown.
      lie({})
      const { page: fooled } = await browser.open('')
      expect(await headline(fooled)).not.toBe(words)
      await fooled.close()
      for (const change of [{ world: 'f'.repeat(64) }, { program: 'thread-00000000.js' }]) {
        lie(change)
        const { page, complaints } = await browser.open('')
        // The first words that ever stand there are those of the answer that was worked out.
        expect(await headline(page)).toBe(words)
        expect(complaints).toEqual([])
        await page.close()
      }
      // Broken, or gone: worked out too.
      writeFileSync(file, '{"world":')
      const { page } = await browser.open('')
      expect(await headline(page)).toBe(words)
      await page.close()
    } finally {
      writeFileSync(file, original)
    }
  })

  it(
    'opens and answers a new question without a network, and is new at the next load',
    { timeout: PATIENCE },
    async () => {
      const own = await serveFiles(site, BELOW)
      const visitor = await startBrowser(own.url, { keepsOffline: true })
      const index = join(site, 'index.html')
      const original = readFileSync(index, 'utf8')
      let later: Awaited<ReturnType<typeof serveFiles>> | undefined
      try {
        const { page } = await visitor.open('')
        const first = await headline(page)
        await page.evaluate(async () => {
          await navigator.serviceWorker.ready
          while (navigator.serviceWorker.controller === null) await new Promise((wake) => setTimeout(wake, 100))
        })
        await own.stop()

        await page.goto(`${own.url}?lang=en`)
        expect(await headline(page)).toBe(first)
        await page.getByLabel('South Korea').first().click()
        await page.waitForFunction(
          (was) => {
            const now = document.querySelector('.headline-main')?.textContent ?? ''
            return document.querySelector('.stale') === null && now !== '' && now !== was
          },
          first,
          { timeout: PATIENCE },
        )
        // A page that was not opened before, at its own address.
        await page.goto(`${own.url}ja/method/`)
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        // What is kept: files of the site, and no address with a question in it.
        const addresses = await page.evaluate(async () => {
          const caches = await window.caches.keys()
          const requests = await Promise.all(caches.map(async (name) => (await window.caches.open(name)).keys()))
          return requests.flat().map(({ url }) => url)
        })
        expect(addresses.length).toBeGreaterThan(50)
        expect(addresses.filter((address) => !address.startsWith(own.url) || address.includes('?'))).toEqual([])

        // The site is written again: the next load has it.
        writeFileSync(index, original.replace('<title>', '<meta name="written" content="again" /><title>'))
        later = await serveFiles(site, BELOW, Number(new URL(own.url).port))
        await page.goto(own.url)
        await page.locator('meta[name=written]').waitFor({ state: 'attached' })
      } finally {
        writeFileSync(index, original)
        await visitor.close()
        await later?.stop()
      }
    },
  )

  it('says its policy in each page, and names no other host', () => {
    const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'))
    expect(pages.length).toBeGreaterThan(30)
    for (const name of pages) {
      const text = readFileSync(join(site, name), 'utf8')
      expect(text, name).toContain(`http-equiv="Content-Security-Policy" content="default-src 'none'`)
      expect(text.match(/(src|href)="(https?:)?\/\//g), name).toBeNull()
    }
    expect(kept('stress').world).toMatch(/^[0-9a-f]{64}$/)
  })
})
