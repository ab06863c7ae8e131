import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { hasBrowser } from './browser.ts'
import { journey } from './journey.ts'

/** Before controls: plans of today's world begin with what they led to, and take a few times as long. */
const app = journey('--world', '2024')

/** A plan in seconds, in some of whose worlds it is another than that for the central case. */
const SHORT = '/plan?plan=bans~members=JPN~budget=39e9JPY~maxMeasures=1~months=2'
const DONE = 'This command gives the same answer'

describe.skipIf(!hasBrowser)('what a planner guards against on the page Plan', () => {
  const figure = (page: Page, title: string) =>
    page.locator('figure').filter({ has: page.getByRole('heading', { name: title }) })
  const worlds = (page: Page) => figure(page, 'What is it worth in each world that it guards against?')
  const fold = (page: Page) => page.getByText('What else it guards against')
  const ask = (page: Page) => page.getByRole('button', { name: 'Work out this plan' })
  const command = (page: Page) => page.locator('pre code').first()
  /** The rows of a figure's table, each as its texts. */
  const rowsOf = async (table: ReturnType<typeof figure>): Promise<string[][]> => {
    const rows = await table.locator('tbody tr').all()
    return Promise.all(rows.map((row) => row.locator('td').allInnerTexts()))
  }

  it('chooses other conduct, reads how long it takes, and sees what each world costs with either plan', async () => {
    const { page, complaints } = await app().browser.open(`${SHORT}~alternatives=1`)
    await page.getByText('About a minute for the plan').waitFor()
    await fold(page).click()
    await page.locator('select[name=against]').selectOption('conducts')
    await page.waitForURL(/~timeLimit=86400~against=conducts$/)
    await page
      .getByText(/4 to 8 minutes on an ordinary computer[^]*gigabyte of memory[^]*no shorter limit of time/)
      .waitFor()
    // How worlds are weighed is asked where there are several, and how many are drawn where any is.
    await page.locator('select[name=risk]').selectOption('cvar:0.3')
    await page.waitForURL(/~risk=cvar:0\.3/)
    expect(await page.locator('input[name=draws]').count()).toBe(0)
    await page.locator('select[name=against]').selectOption('draws')
    await page.getByText('Against 5 drawn worlds').waitFor()
    await page.locator('input[name=draws]').waitFor()
    await page.locator('select[name=against]').selectOption('conducts')
    await page.locator('select[name=risk]').selectOption('worst')
    await page.waitForURL(/against=conducts$/)

    await ask(page).click()
    await page.getByText(DONE).waitFor()
    expect(await command(page).textContent()).toBe(
      'ytterby plan bans --members JPN --budget 39e9JPY --max-measures 1 --months 2 --time-limit 86400 --against conducts --world 2024 --json',
    )
    const answer = /^Firms hold no stock: ([\d.]+) M USD less is paid and lost [^]*: [\d.]+ M USD more\.$/
    const told = await worlds(page).locator('.figure-answer').innerText()
    expect(told).toMatch(answer)
    await worlds(page).getByRole('button', { name: 'Table' }).click()
    const rows = await rowsOf(worlds(page))
    expect(rows.map(([name]) => name)).toContain('No new supplier is qualified')
    expect(rows).toHaveLength(8)
    // The last column is what this plan spares; the largest difference stands first, and what stands in the columns before adds up to it.
    const spared = rows.map((row) => Number(row.at(-1)))
    expect(spared.map(Math.abs)).toEqual(spared.map(Math.abs).sort((one, other) => other - one))
    expect(Number(answer.exec(told)?.[1])).toBeCloseTo(spared[0] ?? 0, -1)
    const [central = 0, guarded = 0] = (rows[0] ?? []).slice(3, 5).map(Number)
    expect(central - guarded).toBeCloseTo(spared[0] ?? 0, 0)

    // The address says it all: opened again, it is worked out again and shows the same.
    await page.reload()
    await page.getByText(DONE).waitFor()
    expect(await worlds(page).locator('.figure-answer').innerText()).toBe(told)
    await worlds(page).getByRole('button', { name: 'Table' }).click()
    expect(await rowsOf(worlds(page))).toEqual(rows)
    expect(await page.locator('select[name=against]').inputValue()).toBe('conducts')
    expect(complaints).toEqual([])

    await page.getByRole('button', { name: '日本語' }).click()
    await page.getByRole('heading', { name: '備える世界ごとに、この計画はどれだけ役立つか' }).waitFor()
    expect((await page.locator('.figure-answer').allInnerTexts()).join()).not.toMatch(/[a-z]{5}/)
    await page.close()
  })

  it('counts years without an attack, keeps plants through low prices, and has attacks begin later', async () => {
    const { page, complaints } = await app().browser.open(`${SHORT}~timeLimit=86400`)
    await fold(page).click()
    await page.locator('input[name=quietYears]').check()
    await page.waitForURL(/quietYears=yes/)
    await page.locator('select[name=dumping]').selectOption('own-cost')
    await page.locator('select[name=dumpingProbability]').selectOption('0.2')
    await page.waitForURL(/dumping=own-cost~dumpingProbability=0\.2/)
    await page.locator('input[name=attackStart]').fill('2028-01')
    await page.waitForURL(/attackStart=2028-01/)
    // What is not counted together with years without an attack cannot be ticked, and it says why.
    await page.getByText('More settings').click()
    expect(await page.getByLabel('What the plan turns on').isDisabled()).toBe(true)
    await page.getByText('Not together with “Years without an attack”').waitFor()

    await page.reload()
    expect(await page.locator('input[name=attackStart]').inputValue()).toBe('2028-01')
    expect(await page.locator('input[name=quietYears]').isChecked()).toBe(true)
    expect(await page.locator('select[name=dumpingProbability]').inputValue()).toBe('0.2')
    await ask(page).click()
    await page.getByText(DONE).waitFor()
    expect(await command(page).textContent()).toContain(
      '--attack-start 2028-01 --time-limit 86400 --quiet-years --dumping own-cost --dumping-probability 0.2',
    )
    expect(await page.locator('.headline').innerText()).toContain('as Jan 2028 begins')
    // Five blocks of years, and what the total is made of.
    const quiet = figure(page, 'What does it spare in a year without an attack?')
    expect(await rowsOf(quiet)).toHaveLength(5)
    const parts = await rowsOf(figure(page, 'What is the total made of?'))
    const [cost = 0, attacks = 0, years = 0, total = 0] = parts.map((row) => Number(row.at(-1)))
    expect(cost + attacks + years).toBeCloseTo(total, 1)
    // Plants that are spoken of first have their chances and floor prices, in the plan or not.
    const kept = figure(page, 'What keeps its plants when prices fall?')
    const mud = (await rowsOf(kept)).find(([name]) => name === 'Minamitorishima deep-sea mud')
    expect(mud?.[3]).toMatch(/^\d+%$/)
    expect(Number(mud?.[8])).toBeGreaterThan(Number(mud?.[7]))
    expect(complaints).toEqual([])
    await page.close()
  })

  it('looks closely at a project that is spoken of first, and tests the plan in worlds drawn besides', async () => {
    const { page, complaints } = await app().browser.open(`${SHORT}~freshDraws=2`)
    await ask(page).click()
    await page.getByText(DONE).waitFor()
    const fresh = figure(page, 'How does it do in worlds that it was not made in?')
    expect(await fresh.locator('.figure-answer').innerText()).toMatch(/^In 2 worlds drawn besides, this plan saves /)
    expect((await rowsOf(fresh)).map(([name]) => name)).toEqual(['no plan', 'this plan', 'saved by this plan'])
    const closely = page.getByRole('button', { name: 'Look into these closely' })
    await closely.waitFor()
    // The button asks for all that are spoken of first; one is enough here.
    await page.goto(page.url().replace('~freshDraws=2', '~verdicts=minamitorishima'))
    await page.getByText(DONE).waitFor()
    const mud = figure(page, 'What would have to be true for Minamitorishima deep-sea mud?')
    expect(await mud.locator('.figure-answer').innerText()).toMatch(
      /^Minamitorishima deep-sea mud is not in the plan[^]*not chosen under any of the other settings of conduct \(7\)\.$/,
    )
    await mud.getByRole('button', { name: 'Table' }).click()
    const rows = await rowsOf(mud)
    expect(rows.find(([name]) => name?.startsWith('nearest plan with it'))?.[1]).toMatch(/^[\d.,]+ M USD$/)
    expect(rows.filter(([name]) => name?.startsWith('not chosen above:'))).toHaveLength(8)
    expect(await closely.count()).toBe(0)
    expect(complaints).toEqual([])
    await page.close()
  })

  it('reads before asking why what a link asks for cannot be asked together', async () => {
    const { page } = await app().browser.visit(`${SHORT}~quietYears=yes~assumptions=yes`)
    await page.getByRole('alert').filter({ hasText: 'This cannot be asked together.' }).waitFor()
    expect(await ask(page).isDisabled()).toBe(true)
    await page.locator('input[name=quietYears]').uncheck()
    await page.waitForURL((url) => !url.search.includes('quietYears'))
    await expect.poll(() => ask(page).isDisabled()).toBe(false)
  })
})
