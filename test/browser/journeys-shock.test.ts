import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { StressResult } from '../../src/studies/index.ts'
import { runHere } from '../run-cli.ts'
import { downloaded, takenFrom, hasBrowser, findingsIn } from './browser.ts'
import { headline, journey, PLAIN, settled, SMALL, SMALL_PLAN, SPELL } from './journey.ts'

const app = journey()

const stops = async (page: Page): Promise<string> => {
  const labels = await page
    .locator('svg[aria-label="Which lines stop, and when?"] a')
    .evaluateAll((links) => links.map((link) => link.textContent))
  return labels.join('\n')
}

describe.skipIf(!hasBrowser)('what an aide does on the page Shock', () => {
  it('opens it and reads which line stops when, without anything going wrong', async () => {
    const { page, complaints } = await app().browser.open('/')
    await settled(page)
    expect(await page.locator(headline).textContent()).toMatch(
      /^Value added lost in Japan: .+ \(90 %: .+ to .+\), .+ of a year’s GDP\.$/,
    )
    const answer = page.locator('.headline')
    expect(await answer.textContent()).toMatch(/Lines stop in \d+ of \d+ sectors\. The first is .+, in \w+ 2026\./)
    // How such answers did in the past stands beside it, and leads to the test.
    expect(await answer.getByRole('link', { name: /^Past test: ranges/ }).getAttribute('href')).toMatch(/^\/hindcast/)
    expect(await page.locator('h1').textContent()).toMatch(/January 2026 in practice/)
    expect(await page.title()).toBe('Shock · Ytterby')
    expect(complaints).toEqual([])
    await page.close()
  })

  it('grants fewer licences and sees stop dates move; the back button takes it back', async () => {
    const { page } = await app().browser.visit(PLAIN)
    await settled(page)
    const before = await stops(page)
    await page.locator('input[name=allowedShare]').fill('0')
    await page.waitForURL(/~allowedShare=0/)
    await settled(page)
    const after = await stops(page)
    expect(after).not.toBe(before)
    expect(await page.locator('h1').textContent()).toMatch(/\(changed\)/)
    await page.goBack()
    await settled(page)
    expect(await stops(page)).toBe(before)
  })

  it('says of a scenario that asks about no place that it lists none', async () => {
    const { page, complaints } = await app().browser.visit('/?scenario=reference~months=1&samples=0')
    await settled(page)
    await page.getByText('This scenario asks about no place: no line is listed.').waitFor()
    await page.getByText('This scenario asks about no place: no prices are listed.').waitFor()
    expect(await page.locator('main').textContent()).not.toMatch(/\bin \.|Nothing that buys/)
    expect(complaints).toEqual([])
  })

  it('shows each measure where they differ, and changes the one that is moved', async () => {
    const { page, complaints } = await app().browser.visit('/?scenario=jp-2010&samples=0', { width: 320 })
    await settled(page)
    await page.locator('.controls > summary').click()
    const shares = page.getByTestId('by-measure-allowedShare')
    expect(await shares.locator('strong').allTextContents()).toEqual(['differs by measure', '28%', '60%'])
    await page.getByTestId('by-measure-allowedShare').getByLabel('Export quota for all:').fill('0.4')
    await page.waitForURL(/~allowedShare:quota=0\.4/)
    await settled(page)
    expect(await shares.locator('strong').allTextContents()).toEqual(['differs by measure', '28%', '40%'])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    expect(await findingsIn(page)).toEqual([])
    await shares.getByRole('button', { name: 'Set all measures alike' }).click()
    await page.waitForURL(/~allowedShare=0\.28(&|$)/)
    expect(complaints).toEqual([])
  })

  it('adds Europe and lets the ban last a year; anyone who opens the link sees the same', async () => {
    const { page } = await app().browser.visit(PLAIN)
    await settled(page)
    // Not `check()`: the box follows the address, a moment later.
    await page.getByLabel('Europe').click()
    await page.waitForURL(/to=JPN,EUR/)
    await page.locator('input[name=duration]').fill('12')
    await page.waitForURL(/duration=12/)
    await settled(page)
    const text = await page.locator(headline).textContent()
    expect(text).toMatch(/Europe/)
    const again = await app().browser.open(page.url().slice(app().server.url.length))
    await settled(again.page)
    expect(await again.page.locator(headline).textContent()).toBe(text)
    await again.page.close()
  })

  it('clicks a number and lands on its source', async () => {
    const { page } = await app().browser.visit(PLAIN)
    await settled(page)
    await page.locator('svg[aria-label="Which lines stop, and when?"] a').first().click()
    await page.waitForURL(/\/world\?.*table=demand/)
    await page
      .getByText(/Source/i)
      .first()
      .waitFor()
    expect(await page.locator('main').innerText()).toMatch(/low|high|range/i)
  })

  it('switches to Japanese, and the theme, and keeps both in the address', async () => {
    const { page } = await app().browser.visit(PLAIN)
    await settled(page)
    await page.getByRole('button', { name: '日本語' }).click()
    await page.waitForURL(/lang=ja/)
    expect(await page.locator('html').getAttribute('lang')).toBe('ja')
    expect(await page.locator('h1').textContent()).toMatch(/運用実態/)
    expect(await page.locator(headline).textContent()).toMatch(/^日本の付加価値損失：/)
    await page.getByRole('combobox', { name: /配色/ }).selectOption('dark')
    await page.waitForURL(/theme=dark/)
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
  })

  it('downloads a table as CSV and a drawing as SVG and PNG', async () => {
    const { page } = await app().browser.visit(PLAIN)
    await settled(page)
    const figure = page.locator('figure#stops')
    const csv = await takenFrom(page, figure, /CSV/)
    expect(csv.name).toBe('stops.csv')
    expect(csv.bytes.toString().split('\n')[0]).toBe(
      'place,sector,material,line stops,firms,time to survive (months),shortfall (t),unit,value added lost (M USD),source of the table,question,made by,licence,address',
    )
    const svg = await takenFrom(page, figure, /SVG/)
    expect(svg.bytes.toString()).toMatch(/^<svg[^]*Which lines stop[^]*short, covered[^]*Source:[^]*<\/svg>$/)
    const png = await takenFrom(page, figure, /PNG/)
    expect([...png.bytes.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join('')).toBe('PNG')
  })

  it('copies the answer for a memo: two sentences, of what, from where, and when it was read', async () => {
    const { page } = await app().browser.visit(PLAIN)
    await settled(page)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const copied = async (button: string): Promise<string> => {
      await page.getByRole('button', { name: button, exact: true }).first().click()
      await page.getByText('Copied', { exact: true }).first().waitFor()
      return page.evaluate(() => navigator.clipboard.readText())
    }
    const [first, second] = await page.locator('.headline > p:not(.headline-test, .headline-money)').allTextContents()
    const memo = await copied('Copy for a memo')
    expect(memo.split('\n')[0]).toBe(`${first} ${second}`)
    const source = memo.split('\n')[1] ?? ''
    expect(source).toMatch(
      /^January 2026 in practice.*from Jan 2026, 24 months\. Ytterby \d.*, world [0-9a-f]{12}, http.*, read on 20\d\d-\d\d-\d\d\.$/,
    )
    expect(source).toContain(page.url())
    expect(await copied('Cite')).toBe(source)
  })

  it('reads how likely a stop is by sector, and of its own line, and takes the tables along', async () => {
    // A page of its own: what it opens stays with it.
    const { page } = await app().browser.open('/exposure?samples=0')
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'parts.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('part,material,place,supplier,kg_per_year,stock_days\nmotor,magnet-heavy,JPN,,500,30\n'),
      })
    await page.getByText('motor').first().waitFor()
    await page.getByRole('link', { name: 'Shock' }).click()
    await settled(page)
    const { stopChances, companyChances } = JSON.parse(
      (await downloaded(page, () => page.getByRole('button', { name: /Result \(JSON\)/ }).click())).bytes.toString(),
    ) as Pick<StressResult, 'stopChances' | 'companyChances'>
    const csv = async (title: string): Promise<string[][]> => {
      const figure = page.locator('figure', { has: page.getByRole('heading', { name: title }) })
      const { bytes } = await takenFrom(page, figure, /CSV/)
      return parse(bytes.toString()).slice(1)
    }
    expect((await csv('How likely is a stop, sector by sector?')).map((row) => row.slice(0, 4))).toEqual(
      stopChances.flatMap(({ place, sector, byMonth }) =>
        byMonth.map(({ month, chance }) => [place, sector, month, String(chance)]),
      ),
    )
    expect((await csv('How likely is it that your line stops?')).map((row) => row.slice(0, 3))).toEqual(
      companyChances?.map(({ month, chance }) => ['motor', month, String(chance)]),
    )
    await page.close()
  })

  it('gets the very bytes of the command line', async () => {
    const { page } = await app().browser.visit(PLAIN)
    await settled(page)
    const result = await downloaded(page, () => page.getByRole('button', { name: /Result \(JSON\)/ }).click())
    const { stdout } = await runHere('stress', 'jp-2026-practice', '--json')
    // Where they differ, what differs is shown.
    expect(JSON.parse(result.bytes.toString())).toEqual(JSON.parse(stdout))
    expect(result.bytes.toString() === stdout).toBe(true)
  })

  it('takes a changed scenario to the command line and gets the same bytes there', async () => {
    const { page } = await app().browser.visit(
      '/?scenario=jp-2026-practice~duration=6~to=JPN,EUR~allowedShare=0.25~months=8&samples=0',
    )
    await settled(page)
    const yaml = await downloaded(page, () => page.getByRole('button', { name: /Scenario \(YAML\)/ }).click())
    const result = await downloaded(page, () => page.getByRole('button', { name: /Result \(JSON\)/ }).click())
    const path = join(app().folder, yaml.name)
    await writeFile(path, yaml.bytes)
    const { stdout, stderr } = await runHere('stress', path, '--months', '8', '--json')
    expect(stderr).toBe('')
    expect(result.bytes.toString() === stdout).toBe(true)
  })

  it('stops a run and runs it again', async () => {
    const { page } = await app().browser.open('/?scenario=alliance-cutoff-12m~months=60')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('You stopped this run').waitFor()
    await page.getByRole('button', { name: 'Run it again' }).click()
    await page.getByRole('button', { name: 'Cancel' }).waitFor()
    await page.close()
  })

  it('writes a scenario that is none and is shown what to do', async () => {
    const { page } = await app().browser.visit(PLAIN)
    await settled(page)
    await page.getByText('Write or open a scenario of your own').click()
    await page.locator('textarea').fill('title: Mine\nstart: 2026-13\nmeasures: []\n')
    await page.getByRole('button', { name: 'Use this scenario' }).click()
    const alert = page.getByRole('alert').first()
    await alert.waitFor()
    expect(await alert.innerText()).toMatch(/start[^]*What to do/)
  })

  it('prints a brief of two pages', async () => {
    const { page } = await app().browser.visit(PLAIN)
    await settled(page)
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length
    expect(pages).toBe(2)
  })

  it('needs no mouse: the skip link, the controls and the drawing are reached by keys', async () => {
    const { page } = await app().browser.open(PLAIN)
    await settled(page)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the answer')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.classList.contains('headline'))).toBe(true)
    await page.locator('input[name=duration]').focus()
    await page.keyboard.press('ArrowLeft')
    await page.waitForURL(/duration=/)
    await settled(page)
    await page.locator('svg[aria-label="Which lines stop, and when?"] a').first().focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/world/)
    await page.close()
  })
})

describe.skipIf(!hasBrowser)('any page', () => {
  it('fits a phone: nothing scrolls sideways at 320 pixels', async () => {
    // Each with what shows that it is complete.
    for (const [path, complete] of [
      ['/', '.sure'],
      [SMALL, 'pre code'],
      [SMALL_PLAN, 'main h1'],
      [SPELL, 'pre code'],
      ['/exposure', 'figure svg'],
      ['/world', 'figure svg'],
      ['/compare', 'figure svg'],
      ['/hindcast', '.sure'],
      ['/method', 'figure svg'],
    ] as const) {
      const { page } = await app().browser.visit(path, { width: 320 })
      await page.waitForSelector(complete)
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect([path, over <= 0]).toEqual([path, true])
    }
  })

  it('that is not there says so', async () => {
    const { page } = await app().browser.open('/nowhere')
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
    await page.close()
  })
})
