// Photographs pages of the served app for the README: `npm run pictures`.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const PORT = 4699
const FOLDER = new URL('../docs/images/', import.meta.url).pathname
const PICTURES = [
  { name: 'shock', path: '/', wait: '.sure', height: 1130 },
  { name: 'shock-ja', path: '/?lang=ja', wait: '.sure', height: 1130 },
  { name: 'exposure', path: '/exposure', wait: '.figure-body svg', height: 1000 },
  { name: 'exposure-ja', path: '/exposure?lang=ja', wait: '.figure-body svg', height: 1060 },
  { name: 'world', path: '/world', wait: '.figure-body svg', height: 1130 },
  {
    name: 'compare',
    path: '/compare?s=jp-2026-practice&s=jp-cutoff-12m&s=jp-2026-text',
    wait: '.letter',
    height: 1130,
  },
]

const server = spawn(process.execPath, ['dist/src/cli/main.js', 'serve', '--port', String(PORT)])
await once(server.stdout, 'data')
const profile = mkdtempSync(join(tmpdir(), 'ytterby-pictures-'))
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: '/usr/bin/chromium',
  headless: true,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
})
try {
  mkdirSync(FOLDER, { recursive: true })
  for (const { name, path, wait, height } of PICTURES) {
    const page = await browser.newPage()
    await page.setViewportSize({ width: 1280, height })
    await page.goto(`http://127.0.0.1:${PORT}${path}`)
    await page.waitForSelector(wait)
    // Ranges come after the middle case.
    await page.waitForTimeout(6000)
    await page.screenshot({ path: join(FOLDER, `${name}.png`) })
    await page.close()
  }
} finally {
  await browser.close()
  rmSync(profile, { recursive: true, force: true })
  server.kill('SIGTERM')
}
