import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, seriousIn, startBrowser, type Browser } from './browser.ts'
import { startServer, type RunningServer } from '../start-server.ts'

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  if (!hasBrowser) return
  server = await startServer()
  browser = await startBrowser(server.url)
})
afterAll(async () => {
  if (!hasBrowser) return
  await browser.close()
  await server.stop()
})

/** Pages, and what shows that they are complete. */
const PAGES = [
  ['/?draws=0', '.sure'],
  ['/?s=jp-2026-practice~months=3&draws=5', '.whisker'],
  ['/weapon?w=bans~to=JPN.EUR~most=1~months=4~least=100~safe=2~alone=JPN', 'pre code'],
  ['/plan?p=bans~for=JPN~pay=2e4USD~months=4~budgets=3~others=1&asked=yes', 'pre code'],
  ['/sustain?d=own-cost~for=USA~months=24~attack=1&case=bare&site=mountain-pass-mine', 'pre code'],
  ['/exposure', 'figure svg'],
  ['/world', 'figure svg'],
  ['/world?table=demand&row=JPN|defence|magnet-smco', 'h2'],
  ['/compare', 'figure svg'],
  ['/hindcast?episode=2010-japan', '.sure'],
  ['/method', 'figure svg'],
] as const

describe.skipIf(!hasBrowser)('axe finds nothing serious, light and dark,', () => {
  for (const [path, complete] of PAGES)
    for (const lang of ['en', 'ja'])
      it(`on ${path} in ${lang}`, async () => {
        const { page } = await browser.open(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
        await page.waitForSelector(complete, { timeout: 60_000 })
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          expect({ colorScheme, serious: await seriousIn(page) }).toEqual({ colorScheme, serious: [] })
        }
        await page.close()
      })
})
