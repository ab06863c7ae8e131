import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { packageRoot } from '../src/files/index.ts'
import { hasBrowser, startBrowser } from '../test/browser/browser.ts'
import { startServer } from '../test/start-server.ts'
import { atMost, median, say, type Line } from './measure.ts'

const RUNS = 5
/** What a reader waits for on the first page, in the order in which it comes. */
const SEEN = [
  { name: 'controls usable', selector: 'input[name=allowedShare]' },
  { name: 'the answer in words', selector: '.headline-main' },
  { name: 'its range', selector: '.study-answer:has(.headline):not(:has(.status))' },
] as const

/** The first page in a browser that has never been there, and the sizes of what it loads. */
export async function web(): Promise<Line[]> {
  const sizes = partSizes()
  const first = sizes['first script'] ?? Number.NaN
  const weight: Line = {
    row: 10,
    what: 'First script of the app, gzip, kB',
    ...atMost(first, 250, 'under 250 kB'),
    counts: Object.fromEntries(Object.entries(sizes).map(([part, size]) => [`${part}, kB gzip`, size])),
  }
  if (!hasBrowser) {
    say('No Chromium: how soon the app answers is left open. To have it: `apt-get install chromium` on Debian.')
    return [weight]
  }
  say('10 first view of the app')
  const server = await startServer()
  try {
    const runs: number[][] = []
    for (let i = 0; i < RUNS; i++) runs.push(await firstVisit(server.url))
    return [
      ...SEEN.map(({ name }, s): Line => {
        const seconds = runs.map((run) => run[s] ?? Number.NaN)
        const here = median(seconds)
        return {
          row: 10,
          what: `First visit, from address to ${name}`,
          here,
          ...(name === 'its range' ? {} : atMost(here, 2, 'at most 2 s')),
          counts: { runs: RUNS, 'fastest, s': Math.min(...seconds), 'slowest, s': Math.max(...seconds) },
        }
      }),
      weight,
    ]
  } finally {
    await server.stop()
  }
}

async function firstVisit(url: string): Promise<number[]> {
  const browser = await startBrowser(url)
  try {
    const page = await browser.context.newPage()
    const start = performance.now()
    await page.goto(url, { waitUntil: 'commit' })
    const seconds: number[] = []
    for (const { selector } of SEEN) {
      await page.waitForSelector(selector)
      seconds.push((performance.now() - start) / 1000)
    }
    return seconds
  } finally {
    await browser.close()
  }
}

/** Thousands of bytes after gzip, by part of the build. */
function partSizes(): Record<string, number> {
  const folder = join(packageRoot(), 'dist/web')
  const size = (file: string): number => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length / 1000
  const entry = /<script type="module"[^>]* src="\/(assets\/[^"]+)"/.exec(
    readFileSync(join(folder, 'index.html'), 'utf8'),
  )?.[1]
  const sizes: Record<string, number> = {}
  for (const name of readdirSync(join(folder, 'assets'))) {
    const file = `assets/${name}`
    if (!/\.(js|css|wasm|json)$/.test(name)) continue
    const part = file === entry ? 'first script' : name.replace(/-[\w-]{8}\.(?=\w+$)/, '.')
    sizes[part] = (sizes[part] ?? 0) + size(file)
  }
  return sizes
}
