import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { makeKeyFile } from '../../src/market/index.ts'
import { PASSWORD } from '../market-app.ts'
import { signingKeyOf } from '../market-desk.ts'
import { findingsIn, type OpenPage } from './browser.ts'
import type { Served } from './hall.ts'

/** What people do in a market's pages, each in a browser of their own. */

/** A clock that goes on, set ahead by what a test waits for. */
export class Ahead {
  ms = 0
  get now(): string {
    return new Date(Date.now() + this.ms).toISOString()
  }
  set now(at: string) {
    this.ms = Date.parse(at) - Date.now()
  }
}

export const main = ({ page }: OpenPage): Locator => page.locator('main')

/** Signs in for the first time, and chooses a password. */
export async function enter({ hall, browser }: Served, user: string): Promise<OpenPage> {
  const someone = await browser.another()
  await someone.context.clock.install({ time: Date.parse(hall.desk.time.now) })
  someone.context.setDefaultTimeout(20_000)
  const opened = await someone.open('/sign-in')
  const { page } = opened
  const oneTime = await hall.enrol(user)
  await page.getByLabel('User', { exact: true }).fill(user)
  await page.getByLabel('Password', { exact: true }).fill(oneTime)
  await signIn({ hall }, page, user)
  await page.getByLabel('New password', { exact: true }).fill(PASSWORD)
  await page.getByLabel('New password once more').fill(PASSWORD)
  await page.getByRole('button', { name: 'Use this password' }).click()
  await page.getByText(`${user}, `).waitFor()
  return opened
}

export async function signIn({ hall }: Pick<Served, 'hall'>, page: Page, user: string): Promise<void> {
  const isOperator = hall.desk.venue.users.get(user)?.role === 'operator'
  if (isOperator) await page.getByLabel('Code of the second factor').fill(hall.code(user))
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** The key file of a member of the desk, in a folder. */
export async function keyFileOf({ hall }: Pick<Served, 'hall'>, name: string, folder: string): Promise<string> {
  const own = hall.desk.keysOf(name)
  const keys = await makeKeyFile(own.id, own.signingKey)
  const { jwk } = signingKeyOf(own)
  const path = join(folder, `${name}.json`)
  await writeFile(path, JSON.stringify({ ...keys, signing: { id: own.signingKey, jwk } }))
  return path
}

/** Opens a key file on the page that asks for it. */
export async function openKeys(where: Locator, file: string): Promise<void> {
  await where.getByLabel('Key file', { exact: true }).locator('visible=true').first().setInputFiles(file)
  await where.getByText('Key file open').locator('visible=true').first().waitFor()
}

/** Presses a button that is read back, and then the one that does it. */
export async function doSurely(
  where: Locator,
  action: string,
  also?: (dialog: Locator) => Promise<void>,
): Promise<void> {
  await where.getByRole('button', { name: `${action}…` }).click()
  const dialog = where.page().getByRole('dialog')
  await also?.(dialog)
  await dialog.getByRole('button', { name: action, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** What the page is like in both languages, wide and narrow: axe finds nothing, and it is no wider than a phone. */
export async function look({ page }: OpenPage, name: string): Promise<void> {
  const folder = process.env['MARKET_PICTURES']
  for (const lang of ['en', 'ja'] as const) {
    if (lang === 'ja') await page.getByRole('button', { name: '日本語' }).click()
    for (const width of [1280, 390, 320]) {
      await page.setViewportSize({ width, height: 900 })
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect({ name, lang, width, tooWide: Math.max(0, wide - width) }).toEqual({ name, lang, width, tooWide: 0 })
      if (folder !== undefined && width > 320)
        await page.screenshot({ path: join(folder, `${name}-${lang}-${width}.png`), fullPage: true })
    }
    expect({ name, lang, findings: await findingsIn(page) }).toEqual({ name, lang, findings: [] })
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.getByRole('button', { name: 'English' }).click()
}
