import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axeCore, { type AxeResults } from 'axe-core'
import { chromium, type BrowserContext, type Download, type Locator, type Page } from 'playwright-core'
import { onTestFailed } from 'vitest'
import { CHROMIUM } from '../needs.ts'
import { PATIENCE } from '../patience.ts'

/** Whether there is a browser to test in; `needs.ts` has said how to get one. */
export const hasBrowser = existsSync(CHROMIUM)

/** Somebody at a browser of their own: what is kept and who is signed in is theirs. */
export interface Person {
  readonly context: BrowserContext
  /** A page of its own that notes whatever goes wrong in it. */
  readonly open: (path: string, how?: Look) => Promise<OpenPage>
  /**
   * The same on one page of the studies that stays open: it goes to the path as by a link, and keeps what it has worked
   * out. For tests that do not mind how a page opens: a new one opens its world twice and solves everything again.
   */
  readonly visit: (path: string, how?: Look) => Promise<OpenPage>
}

interface Look {
  readonly width?: number
  readonly height?: number
  readonly scheme?: 'light' | 'dark'
}

export interface Browser extends Person {
  /** Somebody else. */
  readonly another: () => Promise<Person>
  readonly close: () => Promise<void>
}

export interface OpenPage {
  readonly page: Page
  /** Errors and warnings of the console, failed requests and requests to other hosts. */
  readonly complaints: string[]
}

export async function startBrowser(address: string, { keepsOffline = false } = {}): Promise<Browser> {
  const closings: (() => Promise<void>)[] = []
  const another = async (): Promise<Person> => {
    // A profile of its own keeps what was compiled, which a private window does not.
    const profile = await mkdtemp(join(tmpdir(), 'ytterby-browser-'))
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: CHROMIUM,
      headless: true,
      acceptDownloads: true,
      // What is kept for later would answer in the place of the server that is tested.
      serviceWorkers: keepsOffline ? 'allow' : 'block',
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    })
    context.setDefaultTimeout(PATIENCE)
    closings.push(async () => {
      await context.close()
      await rm(profile, { recursive: true, force: true })
    })
    return personIn(context, address)
  }
  const close = async (): Promise<void> => {
    for (const one of closings) await one()
  }
  return { ...(await another()), another, close }
}

function personIn(context: BrowserContext, address: string): Person {
  const open: Person['open'] = async (path, how) => {
    const page = await context.newPage()
    await look(page, how)
    const complaints: string[] = []
    page.on('console', (message) => {
      const isComplaint = message.type() === 'error' || message.type() === 'warning'
      if (isComplaint && message.text() !== NOT_KEPT) complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText
      // A page that is left while it fetches other pages' code ahead is no fault.
      if (why !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()}: ${why}`)
    })
    page.on('request', (request) => {
      if (!request.url().startsWith(address) && !/^(blob|data):/.test(request.url()))
        complaints.push(`another host: ${request.url()}`)
    })
    await page.goto(address + path)
    return { page, complaints }
  }

  let stays: OpenPage | undefined
  const visit: Person['visit'] = async (path, how) => {
    stays ??= await open(NOWHERE)
    const { page, complaints } = stays
    onTestFailed(async () => {
      // Nobody knows what it was in the middle of.
      stays = undefined
      await page.close()
    })
    await look(page, how)
    // By a page that asks nothing and is none of the others, so that each begins as if it had just been opened.
    await page.evaluate((to) => history.pushState(null, '', to), NOWHERE)
    await page.locator('nav a[aria-current=page]').waitFor({ state: 'detached' })
    complaints.length = 0
    await page.evaluate((to) => history.pushState(null, '', to), path)
    return { page, complaints }
  }
  return { context, open, visit }
}
/** What Playwright says where the app would keep itself for later. */
const NOT_KEPT = 'Service Worker registration blocked by Playwright'
const NOWHERE = '/nowhere'

async function look(page: Page, { width = 1280, height = 900, scheme = 'light' }: Look = {}): Promise<void> {
  await page.setViewportSize({ width, height })
  await page.emulateMedia({ colorScheme: scheme })
}

/** The figures of a page by their titles, once no more are coming: their places change while they do. */
export async function figuresOn(page: Page, which = 'figure.figure'): Promise<Locator[]> {
  const figures = page.locator(which)
  await figures.first().waitFor()
  for (let [before, still] = [0, 0]; still < 3;) {
    await page.waitForTimeout(200)
    const now = await figures.count()
    ;[before, still] = [now, now === before ? still + 1 : 0]
  }
  const titles = await figures.locator(':scope > :is(h2, h3)').allTextContents()
  return titles.map((name) => figures.filter({ has: page.getByRole('heading', { name, exact: true }) }))
}

/** What a click downloads. */
export async function downloaded(page: Page, click: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()])
  return { name: download.suggestedFilename(), bytes: await readFile(await pathOf(download)) }
}

/** What a figure's menu hands out under a name. */
export function takenFrom(page: Page, figure: Locator, what: RegExp): Promise<{ name: string; bytes: Buffer }> {
  return downloaded(page, async () => {
    await figure.locator('.figure-menu > summary').click()
    await figure.locator('.figure-menu-items').getByRole('button', { name: what }).first().click()
  })
}
const pathOf = async (download: Download): Promise<string> => download.path()

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe finds on a page, of any weight, in the colours that are set. `colours`: only what depends on these, for a page whose text was
 * looked at in others.
 */
export async function findingsIn(page: Page, only?: 'colours'): Promise<string[]> {
  // Evaluated, not added as a script: the policy of the page lets no other script in. Once a page: it is a long one.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  const { violations } = await page.evaluate(
    (rules) =>
      (window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({
        runOnly: rules,
        // What it has passed is not told: for that it would look up the way to every element.
        resultTypes: ['violations'],
      }),
    only === 'colours' ? COLOURS : TAGS,
  )
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ html }) => html.slice(0, 160))
        .join(' | ')}`,
  )
}
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const COLOURS = axeCore.getRules(TAGS).flatMap(({ ruleId, tags }) => (tags.includes('cat.color') ? [ruleId] : []))
