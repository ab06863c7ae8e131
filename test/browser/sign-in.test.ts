import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import type { Listening } from '../../src/server/index.ts'
import { PASSWORD, type Hall } from '../market-app.ts'
import { hasBrowser, findingsIn, type Browser } from './browser.ts'
import { serveHall, type Served } from './hall.ts'

/** Signing in while somebody else guesses. */

let served: Served
let hall: Hall
let listening: Listening
let browser: Browser

beforeAll(async () => {
  if (!hasBrowser) return
  const time = {
    get now() {
      return new Date().toISOString()
    },
  }
  served = await serveHall(await loadWorld(shippedWorld()), time)
  ;({ hall, listening, browser } = served)
  await hall.desk.operate('add-user', { user: 'aud', name: 'Auditor', organisation: null, role: 'auditor' })
})
afterAll(async () => {
  if (!hasBrowser) return
  await served.close()
})

async function signIn(page: Page, password: string): Promise<void> {
  await page.getByLabel('User', { exact: true }).fill('aud')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['MARKET_PICTURES']
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

describe.skipIf(!hasBrowser)('while strangers guess at a user', () => {
  it('a browser without a past is shown from when on to try again, and one with a past gets in', async () => {
    const { page: mine } = await browser.open('/sign-in')
    await signIn(mine, await hall.enrol('aud'))
    await mine.getByLabel('New password', { exact: true }).fill(PASSWORD)
    await mine.getByLabel('New password once more').fill(PASSWORD)
    await mine.getByRole('button', { name: 'Use this password' }).click()
    await mine.getByText('aud, ').waitFor()
    await mine.getByRole('button', { name: 'Sign out' }).click()

    const { page } = await (await browser.another()).open('/sign-in')
    for (let i = 0; i < 3; i++) {
      await signIn(page, `guess ${i}`)
      await page.getByText('User, password or code is wrong.').waitFor()
      await page.reload()
    }
    const begun = Date.now()
    await signIn(page, PASSWORD)
    const told = await page.getByRole('alert').innerText()
    const [, from = ''] = /Try again from (.+) on\./.exec(told) ?? []
    expect(Date.parse(from)).toBeGreaterThan(begun + 60_000)
    expect(Date.parse(from)).toBeLessThan(Date.now() + 121_000)
    expect(await findingsIn(page)).toEqual([])
    await picture(page, 'too-soon')

    await page.goto(`${listening.url}/sign-in?lang=ja`)
    await page.getByLabel('利用者', { exact: true }).fill('aud')
    await page.getByLabel('パスワード', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'ログイン' }).click()
    expect(await page.getByRole('alert').innerText()).toMatch(/\d:\d\d:\d\d以降に、もう一度お試しください。/)
    await picture(page, 'too-soon-ja')

    await mine.goto(`${listening.url}/sign-in`)
    await signIn(mine, PASSWORD)
    await mine.getByText('aud, ').waitFor()
  })
})
