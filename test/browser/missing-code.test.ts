import { PATIENCE } from '../patience.ts'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, packageRoot, shippedWorld } from '../../src/files/index.ts'
import { listen, readStatic } from '../../src/server/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import { Hall } from '../market-app.ts'
import { hasBrowser, findingsIn, startBrowser, type Browser } from './browser.ts'
import { startServer } from '../start-server.ts'

/** What a reader sees whose browser does not get the code of a page. */

const WORDS = {
  en: { missing: 'The code of this page did not come', defect: 'This is a fault of the program', reload: 'Reload' },
  ja: {
    missing: 'このページのプログラムを読み込めませんでした',
    defect: 'プログラムの不具合です',
    reload: '再読み込み',
  },
} as const
const LANGUAGES = ['en', 'ja'] as const

const APPS = [
  {
    app: 'the studies',
    entry: 'index',
    start: async () => {
      const server = await startServer()
      return { url: server.url, stop: server.stop }
    },
    first: '/exposure',
    /** A page, its code, and its name in the top bar; and another. */
    path: '/method',
    code: 'MethodPage',
    names: { en: 'Method', ja: '方法' },
    other: { path: '/world', code: 'WorldPage', names: { en: 'World', ja: 'データ' } },
  },
  {
    app: 'the market',
    entry: 'market',
    start: async () => {
      const web = await readStatic(join(packageRoot(), 'dist', 'web'))
      const hall = await Hall.open(await loadWorld(shippedWorld()), await loadSolver(), { web })
      const { url, close } = await listen(
        { fetch: hall.app.fetch, close: () => Promise.resolve() },
        { port: 0, host: '127.0.0.1' },
      )
      return { url, stop: () => close(0) }
    },
    first: '/',
    path: '/prices',
    code: 'PricesPage',
    names: { en: 'Prices', ja: '価格' },
    other: { path: '/verify', code: 'VerifyPage', names: { en: 'Verify', ja: '検証' } },
  },
] as const

for (const { app, entry, start, first, path, code, names, other } of APPS)
  describe.skipIf(!hasBrowser)(`in ${app}`, () => {
    let browser: Browser
    let url: string
    let stop: () => Promise<void>
    beforeAll(async () => {
      if (!hasBrowser) return
      ;({ url, stop } = await start())
      browser = await startBrowser(url)
    })
    afterEach(async () => {
      if (!hasBrowser) return
      await browser.context.unrouteAll({ behavior: 'ignoreErrors' })
      for (const page of browser.context.pages()) await page.close()
    })
    afterAll(async () => {
      if (!hasBrowser) return
      await browser.close()
      await stop()
    })

    const withLanguage = (at: string, lang: string): string => `${at}${at.includes('?') ? '&' : '?'}lang=${lang}`
    const scripts = (name: string): string => `**/assets/${name}-*.js`
    const gone = async (pattern: string): Promise<void> => {
      await browser.context.route(pattern, (route) => route.fulfill({ status: 404, body: '' }))
    }
    const here = (pattern: string): Promise<void> => browser.context.unroute(pattern)
    const link = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true })
    const shows = (page: Page, name: string): Promise<void> =>
      page.locator('nav a[aria-current=page]', { hasText: name }).waitFor()

    for (const lang of LANGUAGES) {
      it(`a page whose code does not come says so in ${lang}, others work, and Reload brings it`, async () => {
        await gone(scripts(code))
        const { page } = await browser.open(withLanguage(first, lang))
        await link(page, names[lang]).click()
        const alert = page.locator('main').getByRole('alert')
        await alert.waitFor()
        expect(await alert.getByRole('heading').innerText()).toBe(WORDS[lang].missing)
        expect(await findingsIn(page)).toEqual([])
        await link(page, other.names[lang]).click()
        await shows(page, other.names[lang])
        await page.locator('main h1').waitFor()
        expect(await alert.filter({ hasText: WORDS[lang].missing }).count()).toBe(0)
        await link(page, names[lang]).click()
        await alert.waitFor()
        await here(scripts(code))
        await page.getByRole('button', { name: WORDS[lang].reload, exact: true }).click()
        await page.locator('main h1').waitFor()
        await expect.poll(() => alert.filter({ hasText: WORDS[lang].missing }).count()).toBe(0)
        expect(new URL(page.url()).pathname).toBe(path)
        await page.locator('main h1:not(.problem-title)').waitFor()
      })

      it(`without the code it starts with the page says so in ${lang}, and Reload brings what was asked for`, async () => {
        for (const pattern of [scripts(entry), '**/assets/*.js', '**/assets/*']) {
          await gone(pattern)
          const { page } = await browser.open(withLanguage(path, lang))
          const words = page.locator('.opening')
          await words.getByText(lang === 'en' ? 'its code did not come' : 'プログラムを読み込めていません').waitFor()
          const reload = words.getByRole('link', { name: WORDS[lang].reload, exact: true })
          expect(await reload.isVisible()).toBe(true)
          await here(pattern)
          await reload.click()
          await page.locator('main h1').waitFor()
          await shows(page, names[lang])
          expect(await words.count()).toBe(0)
          expect(page.url()).toBe(url + withLanguage(path, lang))
          await page.close()
        }
      })

      it(`a page that breaks says so in ${lang}`, async () => {
        await browser.context.route(scripts(code), (route) =>
          route.fulfill({
            contentType: 'text/javascript',
            body: 'export default () => { throw new Error("broken on purpose") }',
          }),
        )
        const { page } = await browser.open(withLanguage(path, lang))
        const alert = page.locator('main').getByRole('alert')
        await alert.getByText('broken on purpose').waitFor()
        expect(await alert.innerText()).toContain(WORDS[lang].defect)
        expect(await page.getByRole('button', { name: WORDS[lang].reload, exact: true }).isVisible()).toBe(true)
      })
    }

    it('words about missing code are not seen while it comes, unless that takes long', async () => {
      let go = (): void => undefined
      const held = new Promise<void>((resolve) => (go = resolve))
      await browser.context.route(scripts(entry), async (route) => {
        await held
        await route.continue()
      })
      const page = await browser.context.newPage()
      // Their two seconds stand still until the test has looked: a busy machine may take longer.
      const tools = await browser.context.newCDPSession(page)
      await tools.send('Animation.enable')
      await tools.send('Animation.setPlaybackRate', { playbackRate: 0 })
      await page.goto(url + first, { waitUntil: 'commit' })
      const words = page.getByText('its code did not come')
      await words.waitFor({ state: 'attached' })
      await page.waitForTimeout(2500)
      expect(await words.isVisible()).toBe(false)
      await tools.send('Animation.setPlaybackRate', { playbackRate: 1 })
      await words.waitFor({ state: 'visible' })
      go()
      await words.waitFor({ state: 'detached' })
      await page.locator('main').waitFor()
    })

    it('an open page has the code of all others after a while, whatever becomes of the server', async () => {
      const fetched: string[] = []
      const { page } = await browser.open(first)
      page.on('response', (response) => fetched.push(response.url()))
      await expect
        .poll(() => [code, other.code].filter((name) => fetched.some((one) => one.includes(`/${name}-`))), {
          timeout: PATIENCE,
        })
        .toEqual([code, other.code])
      await page.waitForLoadState('networkidle')
      await gone('**/assets/*')
      for (const [name, file] of [
        [names.en, code],
        [other.names.en, other.code],
      ]) {
        await link(page, name ?? '').click()
        await shows(page, name ?? '')
        await page.locator('main h1').waitFor()
        expect(await page.getByText(WORDS.en.missing).count(), file).toBe(0)
      }
    })

    it('a browser without scripts gets a note in both languages, and nothing about code that is to come', async () => {
      const page = await browser.context.newPage()
      const devtools = await browser.context.newCDPSession(page)
      await devtools.send('Emulation.setScriptExecutionDisabled', { value: true })
      await page.goto(url + first)
      const told = page.locator('noscript p')
      await told.first().waitFor()
      expect(await told.allInnerTexts()).toEqual([
        expect.stringContaining('needs JavaScript'),
        expect.stringContaining('JavaScriptが必要です'),
      ])
      expect(await page.locator('.opening').isVisible()).toBe(false)
    })
  })
