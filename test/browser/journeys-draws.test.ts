import type { Page } from 'playwright-core'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { readLayers, readScenario } from '../../src/files/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import { bandsOf, type Drawn } from '../../src/studies/ensemble/bands.ts'
import { runRequest, openModelSession, prepareDraws } from '../../src/studies/index.ts'
import { takenFrom, hasBrowser } from './browser.ts'
import { headline, journey, settled } from './journey.ts'

const app = journey()

const stops = async (page: Page): Promise<string> => {
  const labels = await page
    .locator('svg[aria-label="Which lines stop, and when?"] a')
    .evaluateAll((links) => links.map((link) => link.textContent))
  return labels.join('\n')
}

/** A short run: a world of it is drawn in a third of a second. */
const SHORT = '/?scenario=jp-2026-practice~months=3'
const bands = '.whisker, .band-area'
const drawn = async (page: Page, text: RegExp): Promise<void> => page.locator('.draws .row').getByText(text).waitFor()

/** The draws that the command line makes for a scenario, without the other rows of an ensemble. */
async function drawHere(name: string, months: number, samples: number): Promise<Drawn> {
  const desk = await openModelSession(await readLayers(), loadSolver())
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
    const { page, complaints } = await app().browser.open(`${SHORT}&samples=6`)
    await page.waitForSelector(headline)
    expect(await page.locator(bands).count()).toBe(0)
    await drawn(page, /^6 worlds drawn/)
    expect(await page.locator('.draws').innerText()).toMatch(/Value added lost in 90% of 6 draws: .+ to .+ USD/)
    // 0.9 x 5 / 7; the fewest and the most of six draws bound no end from outside.
    expect(await page.locator('.draws').innerText()).toMatch(
      /Of further draws 64% would lie in this range, on average\. 19 times in 20 its lower end is .+ USD or less, its upper end .+ USD or more\./,
    )
    await expect.poll(() => stops(page)).toMatch(/stops in \d+% of 6 draws/)
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
    const { page } = await app().browser.open(`${SHORT}&samples=6`)
    await drawn(page, /^6 worlds drawn/)
    const figure = page.locator('figure').filter({ has: page.getByRole('heading', { name: 'What does it cost?' }) })
    // The figures follow their words a moment later.
    await figure.locator('.whisker').first().waitFor()
    const csv = await takenFrom(page, figure, /CSV/)
    const command = (await page.locator('pre code').nth(1).textContent()) ?? ''
    expect(command).toBe('ytterby ensemble stress jp-2026-practice --months 3 --samples 6 --batch 20')
    const [head = [], ...cells] = parse(csv.bytes.toString())
    const bandsFrom = head.indexOf('source of the table') - 3
    const rows = cells.map((row) => row.slice(bandsFrom, bandsFrom + 3).map(Number))
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
    const { page } = await app().browser.open(`${SHORT}&samples=200`)
    await drawn(page, /^([6-9]|\d\d) of 200 worlds drawn, about .+ left/)
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await drawn(page, /of 200 worlds drawn; stopped there/)
    const count = async (): Promise<number> => Number.parseInt(await page.locator('.draws .row').innerText(), 10)
    const kept = await count()
    expect(kept).toBeGreaterThan(5)
    await expect.poll(() => page.locator('.whisker').count()).toBeGreaterThan(0)
    await page.getByRole('button', { name: 'Go on' }).click()
    expect(await count()).toBeGreaterThanOrEqual(kept)
    await expect.poll(count).toBeGreaterThan(kept)
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
    const { page } = await app().browser.open(`${SHORT}&samples=200`)
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
    const { page } = await app().browser.open(`${SHORT}&samples=0`)
    await settled(page)
    await drawn(page, /No worlds are drawn/)
    await page.waitForTimeout(1500)
    expect(await page.locator(bands).count()).toBe(0)
    expect(page.workers().length).toBeLessThanOrEqual(2)
    await page.close()
  })

  it('are on the brief of three pages: no drawing is cut between two', async () => {
    const { page } = await app().browser.open('/?samples=5')
    await drawn(page, /^5 worlds drawn/)
    await page.locator('.whisker').first().waitFor()
    // What is still worked out may stand on a page more, and its notice comes and goes between one part of the answer and the next.
    const pagesOfBrief = async (): Promise<number | undefined> => {
      const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
      return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length
    }
    await expect.poll(pagesOfBrief, { timeout: 60_000 }).toBe(3)
    await page.close()
  })
})
