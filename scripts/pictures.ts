// Photographs pages of the served app for the README: `npm run pictures`.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../src/cli/load.ts'
import { startBrowser } from '../test/browser/browser.ts'
import { startServer } from '../test/start-server.ts'

const FOLDER = join(packageRoot(), 'docs/images')
const PICTURES = [
  { name: 'shock', path: '/', wait: '.sure', height: 1130 },
  { name: 'shock-ja', path: '/?lang=ja', wait: '.sure', height: 1130 },
  { name: 'weapon', path: '/weapon', wait: '.leverage', height: 1130 },
  { name: 'weapon-ja', path: '/weapon?lang=ja', wait: '.leverage', height: 1130 },
  { name: 'sustain', path: '/sustain', wait: 'pre code', height: 1130 },
  { name: 'sustain-ja', path: '/sustain?lang=ja', wait: 'pre code', height: 1130 },
  { name: 'exposure', path: '/exposure', wait: '.figure-body svg', height: 1000 },
  { name: 'exposure-ja', path: '/exposure?lang=ja', wait: '.figure-body svg', height: 1060 },
  { name: 'world', path: '/world', wait: '.figure-body svg', height: 1130 },
  { name: 'world-ja', path: '/world?lang=ja', wait: '.figure-body svg', height: 1130 },
  {
    name: 'compare',
    path: '/compare?s=jp-2026-practice&s=jp-cutoff-12m&s=jp-2026-text',
    wait: '.letter',
    height: 1130,
  },
  {
    name: 'compare-ja',
    path: '/compare?lang=ja&s=jp-2026-practice&s=jp-cutoff-12m&s=jp-2026-text',
    wait: '.letter',
    height: 1130,
  },
]

const server = await startServer()
const browser = await startBrowser(server.url)
try {
  mkdirSync(FOLDER, { recursive: true })
  for (const { name, path, wait, height } of PICTURES) {
    const { page } = await browser.open(path, { height })
    await page.waitForSelector(wait)
    // All scenarios, and their ranges.
    await page.waitForFunction(() => document.querySelector('progress, .status, .stale') === null)
    await page.screenshot({ path: join(FOLDER, `${name}.png`) })
    await page.close()
  }
} finally {
  await browser.close()
  await server.stop()
}
