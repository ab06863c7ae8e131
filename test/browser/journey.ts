import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { startServer, type RunningServer } from '../start-server.ts'
import { hasBrowser, startBrowser, type Browser } from './browser.ts'

/** The app as it is served, a browser before it, and a folder for what is taken along. */
interface Journey {
  readonly server: RunningServer
  readonly browser: Browser
  readonly folder: string
}

/**
 * Starts a journey for the tests of a file, and ends it after them.
 *
 * @param options of the server: another world than today's
 */
export function journey(...options: string[]): () => Journey {
  let started: Journey | undefined
  beforeAll(async () => {
    if (!hasBrowser) return
    const server = await startServer(...options)
    const folder = await mkdtemp(join(tmpdir(), 'ytterby-journey-'))
    started = { server, browser: await startBrowser(server.url), folder }
  })
  afterAll(async () => {
    await started?.browser.close()
    await started?.server.stop()
    if (started !== undefined) await rm(started.folder, { recursive: true, force: true })
  })
  return () => {
    if (started === undefined) throw new Error('The journey has not begun.')
    return started
  }
}

export const headline = '.headline-main'

/** The answer to what is on the page, with its range, and nothing else under way. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector(headline)
  // The address changes before the page does: what it shows in between is the last answer, not yet marked as old.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  await expect.poll(() => page.locator('.status, .stale').count()).toBe(0)
}

/** The start page without draws, for what has nothing to do with them: they would take a core for half a minute. */
export const PLAIN = '/?samples=0'

/** Few measures for a few months: the same page, in seconds. */
export const SMALL = '/weapon?weapon=bans~target=JPN~maxMeasures=1~months=4'

/** One place for two years: the same page, in seconds. */
export const SPELL = '/dumping?dumping=own-cost~members=USA~months=24~maxMeasures=1'

/** Few months and little money: a plan in seconds, and other plans for less. */
export const SMALL_PLAN =
  '/plan?plan=bans~members=JPN~budget=20000USD~maxMeasures=1~months=4~timeLimit=86400~budgets=5000USD,40000USD~alternatives=1~values=yes~threshold=100'
