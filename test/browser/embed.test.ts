import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PATIENCE } from '../patience.ts'
import { startServer, type RunningServer } from '../start-server.ts'
import { hasBrowser, findingsIn, startBrowser, type Browser } from './browser.ts'
import { serveFiles } from './file-server.ts'

/** A figure in a frame of a page of another host, by the code that its menu hands out; and a whole page, which refuses. */

const folder = mkdtempSync(join(tmpdir(), 'ytterby-embed-'))
let server: RunningServer
let host: Awaited<ReturnType<typeof serveFiles>>
let browser: Browser

describe.runIf(hasBrowser)('a figure in a frame', () => {
  beforeAll(async () => {
    server = await startServer()
    host = await serveFiles(folder, '/')
    browser = await startBrowser(server.url)
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url })
  }, PATIENCE)
  afterAll(async () => {
    await browser?.close()
    await host?.stop()
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is shown by its code, alone and with its own head; a whole page is not', { timeout: PATIENCE }, async () => {
    const { page } = await browser.open('/?lang=ja')
    const figure = page.locator('figure.figure').first()
    const title = await figure.locator('h2, h3').first().innerText()
    await figure.locator('.figure-menu > summary').click()
    await figure.getByRole('button', { name: /埋込みコードをコピー/ }).click()
    const code = await page.evaluate(() => navigator.clipboard.readText())
    expect(code).toMatch(/^<iframe src="http:\/\/[^"]+[?&](amp;)?embed=[\w-]+" title="[^"]+" /)
    await page.close()

    writeFileSync(
      join(folder, 'index.html'),
      `<!doctype html><html lang="en"><title>Host</title><h1>Host</h1>${code}<iframe id="whole" title="whole" src="${server.url}/"></iframe>`,
    )
    const tab = await browser.context.newPage()
    const refused: string[] = []
    tab.on('console', (message) => {
      if (message.type() === 'error') refused.push(message.text())
    })
    await tab.goto(host.url)
    const frame = tab.frameLocator('iframe').first()
    await frame.getByRole('heading', { level: 1, name: title }).waitFor()
    await frame.locator('.figure-body').waitFor()
    // Nothing of the page but the figure, its head and the way to the whole.
    expect(await frame.locator('header.top, nav, footer, select, .figure-menu').filter({ visible: true }).count()).toBe(
      0,
    )
    const link = frame.getByRole('link', { name: 'ページ全体を新しいタブで開く' })
    expect(await link.getAttribute('target')).toBe('_blank')
    expect(await link.getAttribute('href')).toBe('/?lang=ja')
    expect(refused.join('\n')).toMatch(/frame-ancestors 'none'/)
    expect(await tab.frameLocator('#whole').locator('#root').count()).toBe(0)
    await tab.close()
  })

  it('says so where the answer has no figure of the name', { timeout: PATIENCE }, async () => {
    const { page, complaints } = await browser.open('/?embed=no-such-figure', { width: 390 })
    await page.getByRole('status').filter({ hasText: 'it has no figure of this name' }).waitFor()
    await page.getByRole('link', { name: 'Full page, in a new tab' }).waitFor()
    expect(complaints).toEqual([])
    await page.close()
  })

  it('is as readable as a page', { timeout: PATIENCE }, async () => {
    const { page, complaints } = await browser.open('/?embed=stops', { width: 390 })
    await page.locator('.embed-stage .figure-body').waitFor()
    expect(await findingsIn(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect(complaints).toEqual([])
    await page.close()
  })
})
