import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { runHere } from '../run-cli.ts'
import { downloaded, hasBrowser } from './browser.ts'
import { headline, journey, settled, SMALL_PLAN, SPELL } from './journey.ts'

/** Before controls: games and plans of today's world begin with what they led to, and take a few times as long. */
const app = journey('--world', '2024')

describe.skipIf(!hasBrowser)('what a minister’s economist does on the page Dumping', () => {
  const figure = (page: Page, title: string) => page.locator('figure', { hasText: title })
  const risk = 'svg[aria-label="Who is at risk?"]'
  const timeline = 'svg[aria-label="Who runs, who stands still, who closes?"]'

  it('asks, sees who is at risk, looks into the books of one, compares what keeps them, and picks another path', async () => {
    const { page, complaints } = await app().browser.visit(SPELL)
    await settled(page)
    expect(await page.title()).toBe('Dumping · Ytterby')
    expect(await page.locator('h1').textContent()).toBe('What if China undersells the producers of United States?')
    expect(await page.locator(headline).textContent()).toMatch(
      /^Of 11 plants to be kept, [\d.]+ can be expected to stand still when the path ends/,
    )
    expect(await page.locator('.headline').innerText()).toMatch(
      /Price contracts for \d+ M USD a year from the treasury keep/,
    )
    expect(await page.locator('.headline').innerText()).toMatch(
      /Proved optimal, for each instrument and year: no cheaper raise of the prices/,
    )
    // Plants to be kept, with owner and chances, the likeliest to stand still first.
    const plants = page.locator(`${risk} a`)
    const chances = (await plants.allTextContents()).map((text) => Number(/Dec 2028 (\d+)%/.exec(text)?.[1]))
    expect(chances).toHaveLength(11)
    expect(chances).toEqual([...chances].sort((one, other) => other - one))
    expect(await plants.filter({ hasText: 'United States finishing' }).textContent()).toContain('MP Materials')
    // One of them, in its row: what it earns, month by month.
    const row = plants.filter({ hasText: 'Noveon Magnetics San Marcos' })
    await row.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/site=noveon-san-marcos/)
    expect(await page.locator(`${timeline} a[aria-current=true]`).textContent()).toMatch(
      /Noveon.*stands still from 2028-\d\d/,
    )
    const cash = figure(page, 'What does it earn, month by month: Noveon Magnetics San Marcos')
    await cash.getByRole('button', { name: 'Table' }).click()
    expect(await cash.locator('tbody tr').count()).toBe(24)
    await cash.getByRole('button', { name: 'Show all 24 rows' }).click()
    expect(await cash.locator('tbody tr').last().innerText()).toMatch(/2028-12\s+mothballed/)
    // What keeps them: all four at once, and in another case.
    const payers = figure(page, 'What keeps them, and who pays?')
    const middle = await payers.getByRole('img').getAttribute('aria-label')
    expect(middle).toMatch(
      /A grant: treasury .+Price contracts: treasury .+A tariff: treasury .+A rule of origin: treasury/,
    )
    await page.getByRole('button', { name: 'severe', exact: true }).click()
    await page.waitForURL(/case=severe/)
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
    expect(await page.locator(headline).textContent()).toMatch(/^Of 1 plants to be kept|^None of the .*kept \(1\)/)
    expect(complaints).toEqual([])
  })

  it('takes the whole result along, in the very bytes of the command line, and reads it in Japanese', async () => {
    const { page } = await app().browser.visit(SPELL)
    await page.waitForSelector('pre code')
    const whole = await downloaded(page, () => page.getByRole('button', { name: /Result \(JSON\)/ }).click())
    const command = (await page.locator('pre code').first().textContent()) ?? ''
    const { stdout, stderr } = await runHere(...command.split(' ').slice(1))
    expect(stderr).toBe('')
    expect(whole.bytes.toString() === stdout).toBe(true)
    await page.getByRole('button', { name: '日本語' }).click()
    await page.waitForURL(/lang=ja/)
    expect(await page.title()).toBe('不当廉売 · Ytterby')
    // Nothing is left in the other language but names of sites, many of which have one alone.
    const names = await page.locator('#cash option').allTextContents()
    const said = await page.locator('.headline').innerText()
    expect(names.reduce((text, name) => text.replaceAll(name, ''), said)).not.toMatch(/[a-z]{5}/)
  })

  it('opens a link to the page that was called sustain, with its question, and the middle case for one that is gone', async () => {
    const { page, complaints } = await app().browser.open(
      '/sustain?d=own-cost~for=USA~months=24~attack=1&case=bare&lang=ja',
    )
    await page.waitForURL(/\/dumping\?dumping=own-cost~members=USA~months=24~maxMeasures=1&/)
    await settled(page)
    expect(await page.title()).toBe('不当廉売 · Ytterby')
    expect(await page.locator('.dumping-cases [aria-pressed=true]').textContent()).toBe('中央')
    expect(complaints).toEqual([])
    await page.close()
  })

  it('is shown what to do about a path that is none', async () => {
    const { page } = await app().browser.visit('/dumping?dumping=nothing~members=JPN')
    const alert = page.getByRole('alert').first()
    await alert.waitFor()
    expect(await alert.innerText()).toMatch(/no path of prices "nothing"[^]*What to do[^]*own-cost/)
  })
})

describe.skipIf(!hasBrowser)('what a planner does on the page Plan', () => {
  const planHead = '.plan-shown-head'
  const figure = (page: Page, title: RegExp) =>
    page.locator('figure').filter({ has: page.getByRole('heading', { name: title }) })

  it('asks, sees the bounds close, looks at other budgets and years, and takes it along', async () => {
    const { page, complaints } = await app().browser.open(SMALL_PLAN)
    expect(await page.title()).toBe('Plan · Ytterby')
    await page.getByText('Nothing is worked out until you ask').waitFor()
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
    await page.getByText('This command gives the same answer').waitFor()
    const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen)
    const apart = seen.flatMap(
      (text) => /at least .+ best plan so far .+ They are ([\d.]+)% apart/.exec(text)?.[1] ?? [],
    )
    expect(apart.length).toBeGreaterThan(1)
    expect(Number(apart.at(-1))).toBeLessThan(Number(apart[0]))
    expect(await page.locator(headline).textContent()).toMatch(
      /^Paying .+ USD cuts a year of the worst attack from .+ USD to .+ USD, from \d{4} on\.$/,
    )
    expect(await page.locator('.headline').innerText()).toMatch(/takes 100 dollars from the others|beyond 100 dollars/)
    expect(await page.locator('.headline').innerText()).toMatch(/Rechecked in a network with the plan in it/)
    expect(await page.locator('figure h2').allTextContents()).toEqual([
      'What would more money buy, and what less?',
      'What is decided, and from when does it stand?',
      'How safe is it, and from when?',
      'Where does the money go?',
      'What does each item cost, and what does it buy?',
      'Why not the others?',
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
    const { page } = await app().browser.open(
      '/plan?plan=bans~members=JPN~budget=39e9JPY~maxMeasures=1~months=6~threshold=100&asked=yes',
    )
    await page.waitForSelector(headline)
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
