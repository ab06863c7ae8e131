import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readLayers, readScenario, shippedWorld } from '../../src/cli/load.ts'
import { loadSolver } from '../../src/solver/index.ts'
import { bandsOf, type Drawn } from '../../src/studies/ensemble/bands.ts'
import { runRequest, openModelSession, prepareDraws, type HindcastResult } from '../../src/studies/index.ts'
import { runHere } from '../run-cli.ts'
import { downloaded, hasBrowser, seriousIn, startBrowser, type Browser } from './browser.ts'
import { startServer, type RunningServer } from '../start-server.ts'

let server: RunningServer
let browser: Browser
let work: string

beforeAll(async () => {
  if (!hasBrowser) return
  work = await mkdtemp(join(tmpdir(), 'ytterby-journeys-'))
  server = await startServer()
  browser = await startBrowser(server.url)
})
afterAll(async () => {
  if (!hasBrowser) return
  await browser.close()
  await server.stop()
  await rm(work, { recursive: true, force: true })
})

const headline = '.headline-main'
/** The start page without draws, for what has nothing to do with them: they would take a core for half a minute. */
const PLAIN = '/?samples=0'
/** The answer to what is on the page, with its range, and nothing else under way. */
async function settled(page: Page): Promise<void> {
  await page.waitForSelector(headline, { timeout: 60_000 })
  // The address changes before the page does: what it shows in between is the last answer, not yet marked as old.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  await expect.poll(() => page.locator('.status, .stale').count(), { timeout: 60_000 }).toBe(0)
}
const stops = async (page: Page): Promise<string> => {
  const labels = await page
    .locator('svg[aria-label="Which lines stop, and when?"] a')
    .evaluateAll((links) => links.map((link) => link.textContent))
  return labels.join('\n')
}

describe.skipIf(!hasBrowser)('what an aide does on the page Shock', () => {
  it('opens it and reads which line stops when, without anything going wrong', async () => {
    const { page, complaints } = await browser.open('/')
    await settled(page)
    expect(await page.locator(headline).textContent()).toMatch(
      /Japan: lines stop in \d+ of \d+ sectors\. The first is .+, in \w+ 2026\./,
    )
    expect(await page.locator('h1').textContent()).toMatch(/January 2026 in practice/)
    expect(await page.title()).toBe('Shock · Ytterby')
    expect(complaints).toEqual([])
    await page.close()
  })

  it('grants fewer licences and sees stop dates move; the back button takes it back', async () => {
    const { page } = await browser.visit(PLAIN)
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
    const { page, complaints } = await browser.visit('/?scenario=reference~months=1&samples=0')
    await settled(page)
    await page.getByText('This scenario asks about no place, so no line is listed.').waitFor()
    await page.getByText('This scenario asks about no place, so no prices are listed.').waitFor()
    expect(await page.locator('main').textContent()).not.toMatch(/\bin \.|Nothing that buys/)
    expect(complaints).toEqual([])
  })

  it('shows each measure where they differ, and changes the one that is moved', async () => {
    const { page, complaints } = await browser.visit('/?scenario=jp-2010&samples=0', { width: 320 })
    await settled(page)
    await page.locator('.controls > summary').click()
    const shares = page.getByTestId('by-measure-allowedShare')
    expect(await shares.locator('strong').allTextContents()).toEqual(['differs by measure', '28%', '60%'])
    await page.getByTestId('by-measure-allowedShare').getByLabel('Export quota for all:').fill('0.4')
    await page.waitForURL(/~allowedShare:quota=0\.4/)
    await settled(page)
    expect(await shares.locator('strong').allTextContents()).toEqual(['differs by measure', '28%', '40%'])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    expect(await seriousIn(page)).toEqual([])
    await shares.getByRole('button', { name: 'Set all measures alike' }).click()
    await page.waitForURL(/~allowedShare=0\.28(&|$)/)
    expect(complaints).toEqual([])
  })

  it('adds Europe and lets the ban last a year; anyone who opens the link sees the same', async () => {
    const { page } = await browser.visit(PLAIN)
    await settled(page)
    // Not `check()`: the box follows the address, a moment later.
    await page.getByLabel('Europe').click()
    await page.waitForURL(/to=JPN,EUR/)
    await page.locator('input[name=duration]').fill('12')
    await page.waitForURL(/duration=12/)
    await settled(page)
    const text = await page.locator(headline).textContent()
    expect(text).toMatch(/Europe/)
    const again = await browser.open(page.url().slice(server.url.length))
    await settled(again.page)
    expect(await again.page.locator(headline).textContent()).toBe(text)
    await again.page.close()
  })

  it('clicks a number and lands on its source', async () => {
    const { page } = await browser.visit(PLAIN)
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
    const { page } = await browser.visit(PLAIN)
    await settled(page)
    await page.getByRole('button', { name: '日本語' }).click()
    await page.waitForURL(/lang=ja/)
    expect(await page.locator('html').getAttribute('lang')).toBe('ja')
    expect(await page.locator('h1').textContent()).toMatch(/運用実態/)
    expect(await page.locator(headline).textContent()).toMatch(/日本：/)
    await page.locator('.top select').selectOption('dark')
    await page.waitForURL(/theme=dark/)
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
  })

  it('downloads a table as CSV and a drawing as SVG and PNG', async () => {
    const { page } = await browser.visit(PLAIN)
    await settled(page)
    const figure = page.locator('figure').first()
    const csv = await downloaded(page, () => figure.getByRole('button', { name: /CSV/ }).click())
    expect(csv.name).toBe('stops.csv')
    expect(csv.bytes.toString().split('\n')[0]).toBe(
      'place,sector,material,line stops,firms,"time to survive, months","shortfall, t",unit,"value added lost, M USD"',
    )
    const svg = await downloaded(page, () => figure.getByRole('button', { name: /SVG/ }).click())
    expect(svg.bytes.toString()).toMatch(/^<svg[^]*Which lines stop[^]*short, covered[^]*Source:[^]*<\/svg>$/)
    const png = await downloaded(page, () => figure.getByRole('button', { name: /PNG/ }).click())
    expect([...png.bytes.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join('')).toBe('PNG')
  })

  it('gets the very bytes of the command line', async () => {
    const { page } = await browser.visit(PLAIN)
    await settled(page)
    const result = await downloaded(page, () => page.getByRole('button', { name: /Result \(JSON\)/ }).click())
    const { stdout } = await runHere('stress', 'jp-2026-practice', '--json')
    expect(result.bytes.toString() === stdout).toBe(true)
  })

  it('takes a changed scenario to the command line and gets the same bytes there', async () => {
    const { page } = await browser.visit(
      '/?scenario=jp-2026-practice~duration=6~to=JPN,EUR~allowedShare=0.25~months=8&samples=0',
    )
    await settled(page)
    const yaml = await downloaded(page, () => page.getByRole('button', { name: /Scenario \(YAML\)/ }).click())
    const result = await downloaded(page, () => page.getByRole('button', { name: /Result \(JSON\)/ }).click())
    const path = join(work, yaml.name)
    await writeFile(path, yaml.bytes)
    const { stdout, stderr } = await runHere('stress', path, '--months', '8', '--json')
    expect(stderr).toBe('')
    expect(result.bytes.toString() === stdout).toBe(true)
  })

  it('stops a run and runs it again', async () => {
    const { page } = await browser.open('/?scenario=alliance-cutoff-12m~months=60')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('You stopped this run').waitFor()
    await page.getByRole('button', { name: 'Run it again' }).click()
    await page.getByRole('button', { name: 'Cancel' }).waitFor()
    await page.close()
  })

  it('writes a scenario that is none and is shown what to do', async () => {
    const { page } = await browser.visit(PLAIN)
    await settled(page)
    await page.getByText('Write or open a scenario of your own').click()
    await page.locator('textarea').fill('title: Mine\nstart: 2026-13\nmeasures: []\n')
    await page.getByRole('button', { name: 'Use this scenario' }).click()
    const alert = page.getByRole('alert').first()
    await alert.waitFor()
    expect(await alert.innerText()).toMatch(/start[^]*What to do/)
  })

  it('prints a brief of two pages', async () => {
    const { page } = await browser.visit(PLAIN)
    await settled(page)
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length
    expect(pages).toBe(2)
  })

  it('needs no mouse: the skip link, the controls and the drawing are reached by keys', async () => {
    const { page } = await browser.open(PLAIN)
    await settled(page)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the answer')
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

/** Few measures for a few months: the same page, in seconds. */
const SMALL = '/weapon?weapon=bans~target=JPN~maxMeasures=1~months=4'

/** A short run: a world of it is drawn in a third of a second. */
const SHORT = '/?scenario=jp-2026-practice~months=3'
const bands = '.whisker, .band-area'
const drawn = async (page: Page, text: RegExp): Promise<void> =>
  page.locator('.draws .row').getByText(text).waitFor({ timeout: 90_000 })

/** The draws that the command line makes for a scenario, without the other rows of an ensemble. */
async function drawHere(name: string, months: number, samples: number): Promise<Drawn> {
  const desk = await openModelSession(await readLayers(shippedWorld()), loadSolver())
  const question = {
    study: 'draws' as const,
    of: [{ study: 'stress' as const, scenario: await readScenario(name), months }],
    options: { seed: 1, samples, totalOrderSamples: 0, distribution: 'triangular' as const, batch: 20 },
    from: 1,
    count: samples,
  }
  return { columns: prepareDraws(desk, question).columns, values: runRequest(desk, question).values }
}

describe.skipIf(!hasBrowser)('bands of draws on the page Shock', () => {
  it('come after the answer and its range, and every figure tells of them', async () => {
    const { page, complaints } = await browser.open(`${SHORT}&samples=6`)
    await page.waitForSelector(headline, { timeout: 60_000 })
    expect(await page.locator(bands).count()).toBe(0)
    await drawn(page, /^6 worlds drawn/)
    expect(await page.locator('.draws').innerText()).toMatch(/Value added lost in 90% of 6 draws: .+ to .+ USD/)
    await expect.poll(() => stops(page), { timeout: 10_000 }).toMatch(/stops in \d+% of 6 draws/)
    for (const title of [/how long do stocks last/, /do to prices/, /What does it cost\?/]) {
      const figure = page.locator('figure').filter({ has: page.getByRole('heading', { name: title }) })
      expect([title, await figure.locator(bands).count()]).not.toEqual([title, 0])
      expect(await figure.locator('.key').innerText()).toMatch(/90% of 6 draws/)
      await figure.getByRole('button', { name: 'Table' }).click()
      expect(await figure.locator('thead').innerText()).toMatch(/low \(5%\)[^]*median[^]*high \(95%\)/)
    }
    expect(await page.locator('main').innerText()).not.toMatch(/NaN|Infinity|undefined|9[05]% confidence/)
    expect(complaints).toEqual([])
    await page.close()
  })

  it('are those that the command line draws, to the last digit', async () => {
    const { page } = await browser.open(`${SHORT}&samples=6`)
    await drawn(page, /^6 worlds drawn/)
    const figure = page.locator('figure').filter({ has: page.getByRole('heading', { name: 'What does it cost?' }) })
    // The figures follow their words a moment later.
    await figure.locator('.whisker').first().waitFor()
    const csv = await downloaded(page, () => figure.getByRole('button', { name: /CSV/ }).click())
    const command = (await page.locator('pre code').nth(1).textContent()) ?? ''
    expect(command).toBe('ytterby ensemble stress jp-2026-practice --months 3 --samples 6 --batch 20')
    const rows = csv.bytes
      .toString()
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').slice(-3).map(Number))
    const { of } = bandsOf(await drawHere('jp-2026-practice', 3, 6))
    expect(rows).toEqual(
      ['value-added-lost', 'gross-output-lost', 'value-added-lost-pro-rata', 'import-cost-increase'].map((what) => {
        const band = of({ what, place: 'JPN' })
        return [band?.p5, band?.p50, band?.p95]
      }),
    )
    await page.close()
  })

  it('stop when told to, keep what is done, go on from there, and take more', async () => {
    const { page } = await browser.open(`${SHORT}&samples=200`)
    await drawn(page, /^([6-9]|\d\d) of 200 worlds drawn, about .+ left/)
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await drawn(page, /of 200 worlds drawn; stopped there/)
    const count = async (): Promise<number> => Number.parseInt(await page.locator('.draws .row').innerText(), 10)
    const kept = await count()
    expect(kept).toBeGreaterThan(5)
    await expect.poll(() => page.locator('.whisker').count()).toBeGreaterThan(0)
    await page.getByRole('button', { name: 'Go on' }).click()
    expect(await count()).toBeGreaterThanOrEqual(kept)
    await expect.poll(count, { timeout: 60_000 }).toBeGreaterThan(kept)
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await page.getByRole('button', { name: 'No draws' }).click()
    await page.waitForURL(/samples=0/)
    await expect.poll(() => page.locator(bands).count()).toBe(0)
    await page.getByRole('button', { name: 'Draw 20', exact: true }).click()
    await page.waitForURL((url) => !url.search.includes('draws'))
    await drawn(page, /of 20 worlds drawn/)
    // The earlier ones are there at once.
    expect(await page.locator('.draws').innerText()).toMatch(/Value added lost in 90% of \d+ draws/)
    await page.close()
  })

  it('give way to a new question, and do not stay on its answer', async () => {
    const { page } = await browser.open(`${SHORT}&samples=200`)
    await drawn(page, /^[6-9] of 200 worlds drawn/)
    const drawnSoFar = async (): Promise<number> =>
      Number(/90% of (\d+) draws/.exec(await page.locator('.draws').innerText())?.[1] ?? 0)
    const before = await drawnSoFar()
    expect(before).toBeGreaterThan(5)
    await page.locator('input[name=allowedShare]').fill('0')
    await page.waitForURL(/~allowedShare=0/)
    await settled(page)
    expect(await page.locator(bands).count()).toBe(0)
    expect(await page.locator('.draws').innerText()).not.toMatch(/90% of/)
    await page.goBack()
    // The earlier ones are there again, and any that came in between reading and asking.
    await expect.poll(drawnSoFar).toBeGreaterThanOrEqual(before)
    await page.close()
  })

  it('are left out with samples=0', async () => {
    const { page } = await browser.open(`${SHORT}&samples=0`)
    await settled(page)
    await drawn(page, /No worlds are drawn/)
    await page.waitForTimeout(1500)
    expect(await page.locator(bands).count()).toBe(0)
    expect(page.workers().length).toBeLessThanOrEqual(2)
    await page.close()
  })

  it('are on the brief of two pages', async () => {
    const { page } = await browser.open('/?samples=5')
    await drawn(page, /^5 worlds drawn/)
    await page.locator('.whisker').first().waitFor()
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBe(2)
    await page.close()
  })
})

describe.skipIf(!hasBrowser)('what an aide does on the page Weapon', () => {
  it('opens it from the start page and reads the worst, its loss, its price and its proof', async () => {
    const { page, complaints } = await browser.open('/')
    await page.getByRole('link', { name: 'Weapon' }).click()
    await page.waitForURL(/\/weapon/)
    await settled(page)
    expect(await page.title()).toBe('Weapon · Ytterby')
    expect(await page.locator('h1').textContent()).toBe('What is the worst that China can do to Japan?')
    expect(await page.locator(headline).textContent()).toMatch(/^The worst: .+ \+ .+ to Japan\.$/)
    const words = await page.locator('.headline').innerText()
    expect(words).toMatch(/In 12 months, all but China lose [\d.]+ bn USD/)
    expect(words).toMatch(/Japan loses value added of .+ USD, [\d.]+ % of a year’s GDP/)
    expect(words).toMatch(/China forgoes exports of .+ USD: each dollar forgone costs the others \d+ dollars/)
    expect(words).toMatch(/Proved optimal: none of the 56 sets of at most 2 of these 10 measures costs more\./)
    expect(await page.locator('figure h2').allTextContents()).toEqual([
      'Which sets of measures are the worst?',
      'What does it cost China, and what does it get for it?',
      'Which sectors lose under the worst set?',
    ])
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(complaints).toEqual([])
    await page.close()
  })

  it('aims at others and sees the worst change; the back button takes it back, and the link opens the same', async () => {
    const { page } = await browser.visit(SMALL)
    await settled(page)
    const japan = await page.locator('.headline').innerText()
    await page.getByLabel('United States').check()
    await page.getByLabel('Japan').uncheck()
    await page.waitForURL(/target=USA/)
    await expect.poll(() => page.locator(headline).textContent(), { timeout: 60_000 }).toMatch(/to United States/)
    await settled(page)
    const us = await page.locator('.headline').innerText()
    const again = await browser.open(page.url().slice(server.url.length))
    await settled(again.page)
    expect(await again.page.locator('.headline').innerText()).toBe(us)
    await again.page.close()
    await page.goBack()
    await page.goBack()
    await expect.poll(() => page.locator('.headline').innerText(), { timeout: 60_000 }).toBe(japan)
  })

  it('asks whether the weapon is blunt, and sees both', async () => {
    const { page } = await browser.visit(SMALL)
    await settled(page)
    const least = page.getByLabel('Blunt under a leverage of')
    await least.selectOption('1')
    await page
      .getByText('Some set reaches a leverage of 1: at that threshold the weapon is not blunt')
      .waitFor({ timeout: 60_000 })
    expect(page.url()).toMatch(/threshold=1/)
    const blunt = await browser.open(`${SMALL}~threshold=900000`)
    await blunt.page.getByText('at that threshold the weapon is blunt').waitFor({ timeout: 60_000 })
    await blunt.page.close()
  })

  it('asks what to make safe first, and what is worst for one place alone, and takes both along', async () => {
    const { page, complaints } = await browser.visit(SMALL.replace('maxMeasures=1', 'maxMeasures=2'))
    await settled(page)
    const more = page.getByRole('button', { name: 'More: Made safe first' })
    await more.click()
    await more.click()
    await page.waitForURL(/protect=2/)
    await page.getByText(/^Protect first: .+ to Japan\. The worst that remains/).waitFor({ timeout: 60_000 })
    await page.getByLabel('Loss of').selectOption('JPN')
    await page.waitForURL(/member=JPN/)
    await page.getByText(/worst for Japan alone: the uses there lose/).waitFor({ timeout: 60_000 })
    await settled(page)
    const safe = page.locator('figure', { hasText: 'What should be made safe first?' })
    expect(await safe.locator('.figure-answer').textContent()).toMatch(/falls from .+ USD to .+ USD and .+ USD/)
    expect(await safe.locator('svg a').allTextContents()).toEqual([
      expect.stringMatching(/^Nothing made safe/),
      expect.stringMatching(/^1 made safe: .+ to Japan/),
      expect.stringMatching(/^2 made safe: .+ to Japan/),
    ])
    const csv = (await downloaded(page, () => safe.getByRole('button', { name: /CSV/ }).click())).bytes.toString()
    expect(csv).toMatch(
      /^protected groups,rank,protected,"loss of the others, M USD",worst that remains\n0,1,,\d[^]*\n2,1,[a-z-]+ \+ /,
    )
    const losses = csv.split('\n').flatMap((line) => (/^\d,1,/.test(line) ? [Number(line.split(',')[3])] : []))
    expect(losses).toHaveLength(3)
    expect([...losses].sort((a, b) => b - a)).toEqual(losses)
    const alone = page.locator('figure', { hasText: 'What is worst for Japan alone?' })
    await alone.getByRole('button', { name: 'Table' }).click()
    expect(await alone.locator('th').allTextContents()).toEqual([
      expect.stringContaining('measures'),
      expect.stringContaining('member’s loss, at least, M USD'),
      expect.stringContaining('member’s loss, at most, M USD'),
      expect.stringContaining('loss of the others, M USD'),
    ])
    expect(await alone.innerText()).toMatch(/\(worst for all\)/)
    const whole = await downloaded(page, () => page.getByRole('button', { name: /Result \(JSON\)/ }).click())
    const command = (await page.locator('pre code').first().textContent()) ?? ''
    expect(command).toMatch(/--protect 2 --member JPN --json$/)
    const { stdout } = await runHere(...command.split(' ').slice(1))
    expect(whole.bytes.toString() === stdout).toBe(true)
    expect(complaints).toEqual([])
    // In Japanese, nothing of it is left in English.
    await page.getByRole('button', { name: '日本語' }).click()
    await page.waitForURL(/lang=ja/)
    await page.getByText('先に守るべき対象：').waitFor()
    expect(await page.locator('.headline').innerText()).not.toMatch(/[a-z]{5}/)
  })

  it('is warned in words that three at once are too many for one place alone, and goes on with two', async () => {
    const { page } = await browser.open('/weapon?weapon=bans~maxMeasures=3~months=1~member=EUR')
    const alert = page.getByRole('alert')
    await alert.waitFor({ timeout: 60_000 })
    expect(await alert.innerText()).toMatch(/Europe alone is not worked out: 50 measures have 20,876 sets of up to 3/)
    await page.waitForSelector(headline, { timeout: 60_000 })
    expect(await page.getByText('alone is being worked out').count()).toBe(0)
    await page.getByRole('button', { name: 'Up to 2 at once' }).click()
    await page.waitForURL((url) => !/maxMeasures/.test(url.search))
    await expect.poll(() => alert.count()).toBe(0)
    await page.getByText('What is worst for Europe alone is being worked out.').waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText(/You stopped the rest\. .+ Left out: .*what is worst for Europe alone/).waitFor()
    expect(await page.locator('.headline').innerText()).toMatch(/Proved optimal: none of the 1,276 sets/)
    await page.close()
  })

  it('reads it in Japanese', async () => {
    const { page } = await browser.visit(SMALL)
    await settled(page)
    await page.getByRole('button', { name: '日本語' }).click()
    await page.waitForURL(/lang=ja/)
    expect(await page.locator('html').getAttribute('lang')).toBe('ja')
    expect(await page.title()).toBe('最悪ケース · Ytterby')
    expect(await page.locator('h1').textContent()).toBe('中国が日本に与え得る最大の打撃は何か')
    expect(await page.locator(headline).textContent()).toMatch(/^最悪の組合せ：日本向け.+。$/)
    // Nothing is left in the other language.
    expect(await page.locator('.headline').innerText()).not.toMatch(/[a-z]{5}/)
  })

  it('takes the sets, the curve and the whole result along, in the very bytes of the command line', async () => {
    const { page } = await browser.visit(SMALL)
    await settled(page)
    const sets = page.locator('figure').first()
    const csv = await downloaded(page, () => sets.getByRole('button', { name: /CSV/ }).click())
    expect(csv.name).toBe('sets.csv')
    const [head, first] = csv.bytes.toString().split('\n')
    expect(head).toMatch(/^rank,measures,"loss of the others, M USD"/)
    expect(first).toMatch(/^1,[a-z-]+-japan,\d/)
    const curve = page.locator('figure').nth(1)
    const svg = await downloaded(page, () => curve.getByRole('button', { name: /SVG/ }).click())
    expect(svg.bytes.toString()).toMatch(/^<svg[^]*pain is equal[^]*to Japan[^]*Source:[^]*<\/svg>$/)
    const result = await downloaded(page, () => page.getByRole('button', { name: /Result \(JSON\)/ }).click())
    const command = (await page.locator('pre code').first().textContent()) ?? ''
    const { stdout, stderr } = await runHere(...command.split(' ').slice(1))
    expect(stderr).toBe('')
    expect(result.bytes.toString() === stdout).toBe(true)
  })

  it('stops what is still on its way and keeps the worst and its proof', async () => {
    const { page } = await browser.open('/weapon?weapon=bans')
    await page.waitForSelector(headline, { timeout: 60_000 })
    const worst = await page.locator(headline).textContent()
    await page.getByText(/The worst is found\. On their way: .+ \d+ sets solved/).waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('You stopped the rest').waitFor()
    expect(await page.locator(headline).textContent()).toBe(worst)
    expect(await page.locator('.headline').innerText()).toMatch(/Proved optimal: none of the 1,276 sets/)
    expect(await page.locator('figure h2').allTextContents()).not.toContain(
      'What does it cost China, and what does it get for it?',
    )
    await page.getByRole('button', { name: 'Go on with it' }).click()
    await page.getByRole('button', { name: 'Cancel' }).waitFor()
    await page.close()
  })

  it('runs the worst set as a scenario, and changes it there', async () => {
    const { page } = await browser.visit(SMALL)
    await settled(page)
    await page.getByRole('link', { name: /Run these measures as a scenario/ }).click()
    await page.waitForURL(/scenario=bans~only=/)
    await page.waitForSelector('.sure', { timeout: 60_000 })
    await settled(page)
    expect(await page.locator(headline).textContent()).toMatch(/Japan/)
    expect(await page.getByRole('alert').count()).toBe(0)
    await page.locator('input[name=allowedShare]').fill('0.5')
    await page.waitForURL(/only=.*allowedShare=0\.5/)
    await settled(page)
  })

  it('is shown what to do about a menu that is none', async () => {
    const { page } = await browser.visit('/weapon?weapon=nothing')
    const alert = page.getByRole('alert').first()
    await alert.waitFor({ timeout: 60_000 })
    expect(await alert.innerText()).toMatch(/no menu "nothing"[^]*What to do[^]*bans/)
  })

  it('needs no mouse: months are changed and a set is opened by keys', async () => {
    const { page } = await browser.visit(SMALL)
    await settled(page)
    await page.locator('input[name=months]').focus()
    await page.keyboard.press('ArrowLeft')
    await page.waitForURL(/months=3/)
    await settled(page)
    await page.locator('svg.leverage a').first().focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/scenario=bans~only=/)
  })
})

/** One place for two years: the same page, in seconds. */
const SPELL = '/dumping?dumping=own-cost~members=USA~months=24~maxMeasures=1'

describe.skipIf(!hasBrowser)('what a minister’s economist does on the page Dumping', () => {
  const figure = (page: Page, title: string) => page.locator('figure', { hasText: title })
  const timeline = 'svg[aria-label="Who runs, who stands still, who closes?"]'

  it('asks, sees who closes, looks into the books of one, compares what keeps them, and picks another path', async () => {
    const { page, complaints } = await browser.visit(SPELL)
    await settled(page)
    expect(await page.title()).toBe('Dumping · Ytterby')
    expect(await page.locator('h1').textContent()).toBe('What if China undersells the producers of United States?')
    expect(await page.locator(headline).textContent()).toMatch(
      /^\d+ of 11 producers to be kept are mothballed, the first in January 2028; /,
    )
    expect(await page.locator('.headline').innerText()).toMatch(
      /Price contracts for \d+ M USD a year from the treasury keep/,
    )
    expect(await page.locator('.headline').innerText()).toMatch(
      /Proved optimal, for each instrument and year: no raise of the prices/,
    )
    // One producer, in its row of the timeline: what it earns, month by month.
    const row = page.locator(`${timeline} a`, { hasText: 'Mountain Pass mine' })
    expect(await row.textContent()).toMatch(/idle from 2028-01/)
    await row.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/site=mountain-pass-mine/)
    const cash = figure(page, 'What does it earn, month by month: Mountain Pass mine')
    await cash.getByRole('button', { name: 'Table' }).click()
    expect(await cash.locator('tbody tr').count()).toBe(24)
    expect(await cash.locator('tbody tr').last().innerText()).toMatch(/2028-12\s+mothballed/)
    // What keeps them: all three at once, and in another case.
    const payers = figure(page, 'What keeps them, and who pays?')
    const middle = await payers.getByRole('img').getAttribute('aria-label')
    expect(middle).toMatch(/Price contracts: treasury .+A tariff: treasury .+A rule of origin: treasury/)
    await page.getByRole('button', { name: 'no support', exact: true }).click()
    await page.waitForURL(/case=no-support/)
    await expect.poll(() => payers.getByRole('img').getAttribute('aria-label')).not.toBe(middle)
    expect(await figure(page, 'What would goods cost?').locator('svg a').count()).toBeGreaterThan(0)
    // Another path, and one producer to be kept.
    const before = await page.locator(headline).textContent()
    await page.getByLabel('Path of prices').selectOption('fall-of-2022')
    await page.waitForURL(/dumping=fall-of-2022/)
    await settled(page)
    expect(await page.locator(headline).textContent()).not.toBe(before)
    await page.getByText('Choose some').click()
    await page.getByLabel('Mountain Pass NdPr separation', { exact: true }).check()
    await page.waitForURL(/core=mountain-pass-ndpr/)
    await settled(page)
    expect(await page.locator(headline).textContent()).toMatch(
      /of 1 producers to be kept|None of the producers to be kept \(1\)/,
    )
    expect(complaints).toEqual([])
  })

  it('takes the whole result along, in the very bytes of the command line, and reads it in Japanese', async () => {
    const { page } = await browser.visit(SPELL)
    await page.waitForSelector('pre code', { timeout: 60_000 })
    const whole = await downloaded(page, () => page.getByRole('button', { name: /Result \(JSON\)/ }).click())
    const command = (await page.locator('pre code').first().textContent()) ?? ''
    const { stdout, stderr } = await runHere(...command.split(' ').slice(1))
    expect(stderr).toBe('')
    expect(whole.bytes.toString() === stdout).toBe(true)
    await page.getByRole('button', { name: '日本語' }).click()
    await page.waitForURL(/lang=ja/)
    expect(await page.title()).toBe('不当廉売 · Ytterby')
    // Nothing is left in the other language.
    expect(await page.locator('.headline').innerText()).not.toMatch(/[a-z]{5}/)
  })

  it('opens a link to the page that was called sustain, with its question and its case', async () => {
    const { page, complaints } = await browser.open('/sustain?d=own-cost~for=USA~months=24~attack=1&case=bare&lang=ja')
    await page.waitForURL(/\/dumping\?dumping=own-cost~members=USA~months=24~maxMeasures=1&/)
    await settled(page)
    expect(await page.title()).toBe('不当廉売 · Ytterby')
    expect(await page.locator('.dumping-cases [aria-pressed=true]').textContent()).toBe('補填なし')
    expect(complaints).toEqual([])
    await page.close()
  })

  it('is shown what to do about a path that is none', async () => {
    const { page } = await browser.visit('/dumping?dumping=nothing~members=JPN')
    const alert = page.getByRole('alert').first()
    await alert.waitFor({ timeout: 60_000 })
    expect(await alert.innerText()).toMatch(/no path of prices "nothing"[^]*What to do[^]*own-cost/)
  })
})

describe.skipIf(!hasBrowser)('what a buyer does on the page Exposure', () => {
  it('drops in a broken list of parts and reads what is wrong with it, then a good one', async () => {
    const { page } = await browser.visit('/exposure')
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'parts.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('part,material,place,supplier,kg_per_year,stock_days\nmotor,unobtainium,JPN,,-5,30\n'),
      })
    const alert = page.getByRole('alert').first()
    await alert.waitFor({ timeout: 60_000 })
    expect(await alert.innerText()).toMatch(/unobtainium[^]*What to do/)
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'parts.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('part,material,place,supplier,kg_per_year,stock_days\nmotor,magnet-heavy,JPN,,500,30\n'),
      })
    await page.getByText('motor').first().waitFor({ timeout: 60_000 })
    expect(await page.getByRole('alert').count()).toBe(0)
  })
})

/** Few months and little money: a plan in seconds, and other plans for less. */
const SMALL_PLAN =
  '/plan?plan=bans~members=JPN~budget=20000USD~maxMeasures=1~months=4~timeLimit=86400~budgets=5000USD,10000USD,40000USD~alternatives=1~values=yes~threshold=100'

describe.skipIf(!hasBrowser)('what a planner does on the page Plan', () => {
  const planHead = '.plan-shown-head'
  const figure = (page: Page, title: RegExp) =>
    page.locator('figure').filter({ has: page.getByRole('heading', { name: title }) })

  it('asks, sees the bounds close, looks at other budgets and years, and takes it along', async () => {
    const { page, complaints } = await browser.open(SMALL_PLAN)
    expect(await page.title()).toBe('Plan · Ytterby')
    await page.getByText('Nothing is worked out until you ask').waitFor({ timeout: 60_000 })
    await page.getByRole('heading', { name: 'What should Japan pay for, so that China can do little?' }).waitFor()
    await page.evaluate(() => {
      const seen: string[] = []
      Object.assign(window, { seen })
      new MutationObserver(() => {
        const text = document.querySelector('.plan-bounds-text')?.textContent ?? ''
        if (text !== '' && text !== seen.at(-1)) seen.push(text)
      }).observe(document.body, { subtree: true, childList: true, characterData: true })
    })
    await page.getByRole('button', { name: 'Work out this plan' }).click()
    await page.waitForURL(/asked=yes/)
    await page.getByText('This command gives the same answer').waitFor({ timeout: 90_000 })
    const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen)
    const apart = seen.flatMap(
      (text) => /at least .+ best plan so far .+ They are ([\d.]+)% apart/.exec(text)?.[1] ?? [],
    )
    expect(apart.length).toBeGreaterThan(1)
    expect(Number(apart.at(-1))).toBeLessThan(Number(apart[0]))
    expect(await page.locator(headline).textContent()).toMatch(
      /^Paying .+ USD cuts a year of the worst attack from .+ USD to .+ USD, from \d{4} on\.$/,
    )
    expect(await page.locator('.headline').innerText()).toMatch(/The weapon is (not )?blunt/)
    expect(await page.locator('.headline').innerText()).toMatch(/Rechecked in a network with the plan in it/)
    expect(await page.locator('figure h2').allTextContents()).toEqual([
      'What would more money buy, and what less?',
      'What is decided, and from when does it stand?',
      'How safe is it, and from when?',
      'Where does the money go?',
      'What does each item cost, and what does it buy?',
      'What would be nearly as good?',
    ])

    const result = await downloaded(page, () => page.getByRole('button', { name: /Result \(JSON\)/ }).click())
    const command = (await page.locator('pre code').first().textContent()) ?? ''
    const { stdout } = await runHere(...command.split(' ').slice(1))
    expect(result.bytes.toString() === stdout).toBe(true)

    // Another point of the front: the plan beside it changes, by keys as well, and back takes it back.
    const schedule = figure(page, /What is decided, and from when/)
    const safety = figure(page, /How safe is it/)
    const before = await safety.locator('.figure-answer').innerText()
    expect(await page.locator(planHead).innerText()).toMatch(/20,000 USD \(as asked\)/)
    const points = page.locator('svg[aria-label="What would more money buy, and what less?"] a')
    expect(await points.count()).toBeGreaterThan(1)
    await points.first().focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/point=0\.25/)
    expect(await points.first().getAttribute('aria-current')).toBe('true')
    expect(await page.locator(planHead).innerText()).toMatch(/5,000 USD/)
    await expect.poll(() => safety.locator('.figure-answer').innerText()).not.toBe(before)
    await page.goBack()
    await expect.poll(() => safety.locator('.figure-answer').innerText()).toBe(before)

    const map = figure(page, /Where does the money go/)
    expect(await map.locator('.figure-answer').innerText()).toMatch(/In 2035–2037: \d+ of \d+ stand/)
    await page.locator('input[name=year]').focus()
    await page.keyboard.press('ArrowLeft')
    await page.waitForURL(/year=2033/)
    expect(await map.locator('.figure-answer').innerText()).toMatch(/In 2033–2034: \d+ of \d+ stand/)

    // Each bar and each figure leads to the row that it comes from.
    expect(await schedule.locator('svg a').first().getAttribute('href')).toMatch(
      /\/world\?.*table=(projects|stockpiles|offtakes)&row=/,
    )
    expect(complaints).toEqual([])
    await page.getByRole('button', { name: '日本語' }).click()
    await page.waitForURL(/lang=ja/)
    await page.getByText('再検証').first().waitFor()
    expect(await page.locator('.headline').innerText()).not.toMatch(/[a-z]{5}/)
    expect((await page.locator('.figure-answer').allInnerTexts()).join()).not.toMatch(/[a-z]{5}/)
    await page.close()
  })

  it('stops a run and keeps the best so far', async () => {
    const { page } = await browser.open(
      '/plan?plan=bans~members=JPN~budget=39e9JPY~maxMeasures=1~threshold=100&asked=yes',
    )
    await page.waitForSelector(headline, { timeout: 60_000 })
    await page.getByRole('button', { name: 'Stop and keep the best' }).click()
    await page.getByText('You stopped this search. The best so far stays').waitFor()
    expect(await page.locator('.headline').innerText()).toMatch(/better plan may[^]*Not rechecked yet/)
    await page.getByRole('button', { name: 'Work it out again' }).waitFor()
    // What is asked is changed: nothing is worked out until it is asked again.
    await page.getByRole('checkbox', { name: 'United States' }).check()
    await page.waitForURL((url) => /JPN,USA/.test(url.search) && !/asked/.test(url.search))
    await page.getByText('The question has changed').waitFor()
    await page.close()
  })
})

describe.skipIf(!hasBrowser)('what an auditor does on the page Hindcast', () => {
  const opened = async (path: string) => {
    const { page, complaints } = await browser.visit(path)
    await page.waitForSelector(headline, { timeout: 60_000 })
    return { page, complaints }
  }

  it('opens it from the start page and reads where the model was wrong, in numbers of the very result', async () => {
    const { page, complaints } = await browser.visit(PLAIN)
    await settled(page)
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.getByRole('link', { name: 'Hindcast' }).click()
    await page.getByText(/Running past episodes: \d+ of 14 runs done/).waitFor({ timeout: 60_000 })
    await page.waitForSelector(headline, { timeout: 60_000 })
    expect(asked).toContain('/hindcast.json')
    expect(await page.title()).toBe('Hindcast · Ytterby')
    expect(await page.locator('h1').textContent()).toBe('Was the model right?')
    const { bytes } = await downloaded(page, () => page.getByRole('button', { name: /Result \(JSON\)/ }).click())
    expect(bytes.toString()).toBe((await runHere('hindcast', '--json')).stdout)
    const result = JSON.parse(bytes.toString()) as HindcastResult
    const test = result.overall.filter(({ use }) => use === 'test')
    const main = (await page.locator(headline).textContent()) ?? ''
    // What is said follows from the result, and so does this test: a better model may be said to be one.
    expect(main.startsWith('No.')).toBe(test.every(({ verdict }) => verdict !== 'better'))
    expect(main.includes('in prices it was clearly farther off')).toBe(
      test.some(({ metric, verdict }) => metric === 'price' && verdict === 'worse') && main.startsWith('No.'),
    )
    const words = await page.locator('.headline').innerText()
    expect(words).toMatch(
      /Trade: off by \d+% of the usual on average, the better rule by \d+% of the usual \(43 figures\)/,
    )
    expect(words).toMatch(
      /Its prices of minor elements are useless; do not quote them\. Far too high: .*dysprosium oxide/,
    )
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('picks an episode and a scenario, follows a figure to its source, and takes the table along', async () => {
    const { page } = await opened('/hindcast')
    const titles = page.locator('.hindcast-episode figure h3')
    expect(await titles.allTextContents()).toEqual([
      'How much was traded?',
      'What was paid?',
      'What prices were quoted?',
      'What was asked?',
      'Which lines stopped, and when?',
    ])
    await page.getByRole('button', { name: '2010 to 2012: China’s quota, and the stop for Japan' }).click()
    await page.waitForURL(/episode=2010-japan/)
    const traded = page.locator('figure', { hasText: 'How much was traded?' })
    const imports = traded.getByRole('img', { name: /^Oxides, into Japan from China/ })
    const stop = await imports.getAttribute('aria-label')
    await page.getByRole('button', { name: 'Autumn 2010: the quota alone, as the sceptics have it' }).click()
    await page.waitForURL(/variant=quota-only/)
    expect(await imports.getAttribute('aria-label')).not.toBe(stop)
    await page.goBack()
    await expect.poll(() => imports.getAttribute('aria-label')).toBe(stop)

    await traded.getByRole('button', { name: 'Table' }).click()
    expect(await traded.locator('tbody a').first().getAttribute('href')).toMatch(/^https?:/)
    const csv = await downloaded(page, () => traded.getByRole('button', { name: /CSV/ }).click())
    expect(csv.name).toBe('hindcast-2010-japan-trade.csv')
    const [head, first] = csv.bytes.toString().split('\n')
    expect(head).toBe(
      'what,when,seen,low,high,as published,at its word,"model, tabled","model, fitted",counts?,how known,source,note',
    )
    expect(first).toMatch(/^imports-china-2010-09,2010-09,1\.19/)
  })

  it('comes to an episode from the overview by keys', async () => {
    const { page } = await opened('/hindcast')
    const row = page.locator('svg.rules a').last()
    await row.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/episode=2023-graphite#episodes/)
    await page.getByRole('heading', { name: '2023: licences for graphite, announced six weeks before' }).waitFor()
  })

  it('reads it in Japanese', async () => {
    const { page } = await opened('/hindcast?lang=ja&episode=2023-gallium-germanium')
    expect(await page.title()).toBe('事後検証 · Ytterby')
    expect(await page.locator('h1').textContent()).toBe('モデルは正しかったか')
    expect(await page.locator(headline).textContent()).toMatch(/検証では.+。$/)
    expect(await page.locator('.hindcast-episode h3').first().textContent()).toMatch(/ガリウム/)
    // Nothing is left in the other language, but for names of sources.
    expect(await page.locator('.headline').innerText()).not.toMatch(/[a-z]{4}/)
    expect((await page.locator('.figure-answer').allInnerTexts()).join()).not.toMatch(/[a-z]{4}/)
  })

  it('stops the runs and runs them again', async () => {
    const { page } = await browser.open('/hindcast')
    await page.getByText(/Running past episodes/).waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('You stopped this run').waitFor()
    await page.getByRole('button', { name: 'Run it again' }).click()
    await page.waitForSelector(headline, { timeout: 60_000 })
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
      const { page } = await browser.visit(path, { width: 320 })
      await page.waitForSelector(complete, { timeout: 60_000 })
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect([path, over <= 0]).toEqual([path, true])
    }
  })

  it('that is not there says so', async () => {
    const { page } = await browser.open('/nowhere')
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
    await page.close()
  })
})
