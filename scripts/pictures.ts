// Photographs pages of the served apps for the README: `npm run pictures`, or some by name: `npm run pictures -- market market-ja`.
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../src/files/index.ts'
import { startBrowser } from '../test/browser/browser.ts'
import { fillMarket } from '../test/filled-market.ts'
import { firstOperator, FOUNDED, startMarket, startServer } from '../test/start-server.ts'

const FOLDER = join(packageRoot(), 'docs/images')

interface Picture {
  readonly name: string
  readonly path: string
  /** What is there once the page is. */
  readonly wait: string
  readonly height: number
  /** What stands at the top of the picture; the page's own top, if left out. */
  readonly from?: string
}

const STUDIES: readonly Picture[] = [
  { name: 'shock', path: '/', wait: '.sure', height: 1130 },
  { name: 'shock-ja', path: '/?lang=ja&currency=JPY', wait: '.sure', height: 1130 },
  { name: 'weapon', path: '/weapon', wait: '.leverage', height: 1130 },
  { name: 'weapon-ja', path: '/weapon?lang=ja&currency=JPY', wait: '.leverage', height: 1130 },
  { name: 'plan', path: '/plan?asked=yes', wait: '.plan-blocks', height: 1130 },
  { name: 'plan-ja', path: '/plan?lang=ja&currency=JPY&asked=yes', wait: '.plan-blocks', height: 1130 },
  { name: 'dumping', path: '/dumping', wait: 'pre code', height: 1130 },
  { name: 'dumping-ja', path: '/dumping?lang=ja&currency=JPY', wait: 'pre code', height: 1130 },
  { name: 'exposure', path: '/exposure', wait: '.figure-body svg', height: 1000 },
  { name: 'exposure-ja', path: '/exposure?lang=ja', wait: '.figure-body svg', height: 1060 },
  { name: 'world', path: '/world', wait: '.figure-body svg', height: 1130 },
  { name: 'world-ja', path: '/world?lang=ja', wait: '.figure-body svg', height: 1130 },
  {
    name: 'compare',
    path: '/compare?scenario=jp-2026-practice&scenario=jp-cutoff-12m&scenario=jp-2026-text',
    wait: '.letter',
    height: 1130,
  },
  {
    name: 'compare-ja',
    path: '/compare?lang=ja&currency=JPY&scenario=jp-2026-practice&scenario=jp-cutoff-12m&scenario=jp-2026-text',
    wait: '.letter',
    height: 1130,
  },
]

const MARKET: readonly Picture[] = [
  { name: 'market', path: '/rounds/2027-02', wait: '.finding-good', height: 1350, from: '.round-part' },
  { name: 'market-ja', path: '/rounds/2027-02?lang=ja', wait: '.finding-good', height: 1350, from: '.round-part' },
]

const asked = process.argv.slice(2)
const wanted = (pictures: readonly Picture[]): readonly Picture[] =>
  pictures.filter(({ name }) => asked.length === 0 || asked.includes(name))

mkdirSync(FOLDER, { recursive: true })
if (wanted(STUDIES).length > 0) {
  const server = await startServer()
  try {
    await photograph(server.url, wanted(STUDIES))
  } finally {
    await server.stop()
  }
}
if (wanted(MARKET).length > 0) await photographMarket(wanted(MARKET))

async function photograph(url: string, pictures: readonly Picture[]): Promise<void> {
  const browser = await startBrowser(url)
  try {
    for (const { name, path, wait, height, from } of pictures) {
      const { page } = await browser.open(path, { height })
      await page.waitForSelector(wait)
      // All scenarios, and their ranges.
      await page.waitForFunction(() => document.querySelector('progress, .status, .stale') === null)
      // The strip of a first visit is read once.
      const strip = page.locator('.welcome button')
      if (await strip.isVisible()) await strip.click()
      if (from !== undefined)
        await page
          .locator(from)
          .first()
          .evaluate((top) => top.scrollIntoView())
      await page.screenshot({ path: join(FOLDER, `${name}.png`) })
      await page.close()
    }
  } finally {
    await browser.close()
  }
}

/** A market of its own, filled with members that are invented. */
async function photographMarket(pictures: readonly Picture[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ytterby-pictures-'))
  let child: ChildProcess | undefined
  try {
    const { told } = await startMarket(
      ['--folder', join(folder, 'market'), '--port', '0'],
      {},
      FOUNDED,
      (started) => (child = started),
    )
    const [, url = ''] = /listening on (http:\S+)/.exec(told) ?? []
    await fillMarket({ url }, firstOperator(told))
    await photograph(url, pictures)
  } finally {
    if (child !== undefined && child.exitCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    rmSync(folder, { recursive: true, force: true })
  }
}
