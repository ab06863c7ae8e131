import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/files/index.ts'
import { PATIENCE } from '../patience.ts'
import { startServer } from '../start-server.ts'
import { hasBrowser, startBrowser, type Browser } from './browser.ts'
import { serveFiles } from './file-server.ts'

/** The library in a page of somebody else, bundled by a tool that knows nothing of this repository: the program of the how-to page. */

const MAIN = `
import { openBundle } from 'ytterby'
import solver from 'highs/runtime?url'

const bundle = await (await fetch('world.json')).json()
const model = await openBundle(bundle, solver)
const answer = await model.ask('stress', { scenario: 'jp-2010', range: false })
const refused = await model.ask('stress', { scenario: 'jp-2011' }).catch((error) => error.faults[0].code)
document.body.textContent = answer.result.summary[0].en + ' ' + answer.rows('uses').length + ' ' + refused
`

describe.runIf(hasBrowser)('the library in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ytterby-library-'))
  let files: Awaited<ReturnType<typeof serveFiles>>
  let browser: Browser
  beforeAll(async () => {
    mkdirSync(join(folder, 'node_modules'))
    symlinkSync(packageRoot(), join(folder, 'node_modules', 'ytterby'))
    symlinkSync(join(packageRoot(), 'node_modules', 'highs'), join(folder, 'node_modules', 'highs'))
    writeFileSync(
      join(folder, 'index.html'),
      '<link rel="icon" href="data:,"><body><script type="module" src="main.js"></script>',
    )
    writeFileSync(join(folder, 'main.js'), MAIN)
    await build({ root: folder, base: './', configFile: false, logLevel: 'silent', build: { target: 'es2023' } })
    const server = await startServer()
    writeFileSync(join(folder, 'dist', 'world.json'), await (await fetch(`${server.url}/world.json`)).text())
    await server.stop()
    files = await serveFiles(join(folder, 'dist'), '/')
    browser = await startBrowser(files.url)
  }, PATIENCE)
  afterAll(async () => {
    await browser?.close()
    await files?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('opens a world, answers, and refuses, without a complaint', { timeout: PATIENCE }, async () => {
    const { page, complaints } = await browser.open('')
    await page.waitForFunction(() => document.body.textContent.includes('UNKNOWN'))
    expect(await page.locator('body').innerText()).toMatch(/^Value added lost in Japan: .+ \d+ BUNDLE_FILE_UNKNOWN$/)
    expect(complaints).toEqual([])
    await page.close()
  })
})
