import { describe, expect, it } from 'vitest'
import type { HindcastResult } from '../../src/studies/index.ts'
import { runHere } from '../run-cli.ts'
import { downloaded, takenFrom, hasBrowser } from './browser.ts'
import { headline, journey, PLAIN, settled } from './journey.ts'

const app = journey()

describe.skipIf(!hasBrowser)('what an auditor does on the page Hindcast', () => {
  const opened = async (path: string) => {
    const { page, complaints } = await app().browser.visit(path)
    await page.waitForSelector(headline)
    return { page, complaints }
  }

  it('opens it from the start page and reads where the model was wrong, in numbers of the very result', async () => {
    const { page, complaints } = await app().browser.visit(PLAIN)
    await settled(page)
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.getByRole('link', { name: 'Hindcast' }).click()
    await page.getByText(/Running past episodes: \d+ of 16 runs done/).waitFor()
    await page.waitForSelector(headline)
    expect(asked).toContain('/hindcast.json')
    expect(await page.title()).toBe('Hindcast · Ytterby')
    expect(await page.locator('h1').textContent()).toBe('Was the model right?')
    const { bytes } = await downloaded(page, () => page.getByRole('button', { name: /Result \(JSON\)/ }).click())
    expect(bytes.toString()).toBe((await runHere('hindcast', '--json')).stdout)
    const result = JSON.parse(bytes.toString()) as HindcastResult
    const test = result.overall.filter(({ use }) => use === 'test')
    const main = (await page.locator(headline).textContent()) ?? ''
    // What is said follows from the result, and so does this test: a better model may be said to be one.
    expect(await page.locator('.headline').innerText()).toContain('As a single run it was at nothing clearly nearer')
    expect(test.every(({ verdict }) => verdict !== 'better')).toBe(true)
    expect(main).toMatch(/^(In part|No)\. As a forecast with bands the model scored clearly better/)
    await page.locator('.headline').getByText('More of the answer').click()
    const words = await page.locator('.headline').innerText()
    const trade = result.scores.numbers.find(({ use, metric }) => use === 'test' && metric === 'trade')
    expect(words).toContain(`Its 90% band held ${String(trade?.bands?.calibrated?.held90)} of ${String(trade?.rows)}.`)
    expect(words).toMatch(/Line stops: score 0\.\d+, the best simple rule 0\.\d+ \(nothing happens\), over 32 figures/)
    expect(await page.getByText('These scores are stale').count()).toBe(0)
    expect(words).toMatch(
      /Trade: off by \d+% of the usual on average, the better rule by \d+% of the usual \(49 figures\)/,
    )
    expect(words).toMatch(/Do not quote these prices\. Far too high: .*lanthanum oxide/)
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
    const csv = await takenFrom(page, traded, /CSV/)
    expect(csv.name).toBe('hindcast-2010-japan-trade.csv')
    const [head, first] = csv.bytes.toString().split('\n')
    expect(head).toBe(
      'what,when,seen (×),low (×),high (×),as published (as in the column “unit”),unit,at its word (×),"model, tabled (×)","model, fitted (×)","90% band, low (×)","90% band, high (×)",counts?,how known,source,note,source of the table,made by,licence,address',
    )
    expect(first).toMatch(/^imports-china-2010-09,2010-09,1\.19/)
  })

  it('reads how the forecast scores, what its bands held and which lines stopped, and takes the tables along', async () => {
    const { page } = await opened('/hindcast')
    const { scores } = JSON.parse(
      (await downloaded(page, () => page.getByRole('button', { name: /Result \(JSON\)/ }).click())).bytes.toString(),
    ) as HindcastResult
    const csv = async (title: string): Promise<string[]> => {
      const figure = page.locator('figure', { has: page.getByRole('heading', { name: title }) })
      const { bytes } = await takenFrom(page, figure, /CSV/)
      return bytes.toString().trimEnd().split('\n')
    }
    const scored = await csv('How does the model score as a forecast')
    expect(scored[0]).toMatch(
      /^episode,used for,scenario,metric,figures \(number\),nothing happens \(as the row says\),/,
    )
    expect(scored.length - 1).toBe(scores.numbers.length + scores.stops.length)
    const trade = scores.numbers.find(({ episode, metric }) => episode === '2025-april' && metric === 'trade')
    expect(scored.find((line) => line.startsWith('2025-april,test,world-2025-april,trade'))).toContain(
      [trade?.draws, trade?.calibrated].join(','),
    )
    const held = await csv('How many figures did the bands hold?')
    expect(held.find((line) => line.startsWith('2025-april,test,world-2025-april,trade'))).toContain(
      `,${[trade?.rows, trade?.bands?.calibrated?.held50, trade?.bands?.calibrated?.held90].join(',')},`,
    )
    const pairs = await csv('What chances did it give to line stops')
    expect(pairs.find((line) => line.includes('stop-eur-cars'))).toMatch(/,2025-05,0\.8\d+,/)
    const strips = page.getByRole('img', { name: /^What chances did it give to line stops/ })
    expect(await strips.locator('.chance-seen').count()).toBe(3)
    expect(await page.locator('.hindcast-episode .observed-band').count()).toBeGreaterThan(20)
  })

  it('says that scores are stale once the tables are not those that worlds were drawn from', async () => {
    const { page } = await app().browser.open('/nowhere')
    await page.route('**/hindcast.json', async (route) => {
      const response = await route.fetch()
      const text = (await response.json()) as { files: Record<string, string> }
      const draws = text.files['draws.json'] ?? ''
      text.files['draws.json'] = draws.replace(/"hash": ?"[0-9a-f]+"/g, '"hash":"0"')
      await route.fulfill({ response, json: text })
    })
    await page.evaluate(() => history.pushState(null, '', '/hindcast'))
    await page.waitForSelector(headline)
    expect(await page.locator('.headline').innerText()).toContain('These scores are stale')
    expect(
      await page.locator('figure', { hasText: 'How does the model score' }).locator('.figure-answer').innerText(),
    ).toContain('These scores are stale')
    await page.close()
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
    const { page } = await app().browser.open('/hindcast')
    await page.getByText(/Running past episodes/).waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('You stopped this run').waitFor()
    await page.getByRole('button', { name: 'Run it again' }).click()
    await page.waitForSelector(headline)
    await page.close()
  })
})
