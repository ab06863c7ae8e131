import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, startBrowser, type Browser } from './browser.ts'
import { startServer, type RunningServer } from '../start-server.ts'

let server: RunningServer
let browser: Browser
let axe: string

beforeAll(async () => {
  if (!hasBrowser) return
  server = await startServer()
  browser = await startBrowser(server.url)
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
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
        // Evaluated, not added as a script: the policy of the page lets no other script in.
        await page.evaluate(axe)
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          const { violations } = await page.evaluate(() =>
            (window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            }),
          )
          const serious = violations
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .map(
              ({ id, nodes }) =>
                `${id}: ${nodes
                  .slice(0, 3)
                  .map(({ html }) => html.slice(0, 160))
                  .join(' | ')}`,
            )
          expect({ colorScheme, serious }).toEqual({ colorScheme, serious: [] })
        }
        await page.close()
      })
})
