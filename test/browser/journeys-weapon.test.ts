import { describe, expect, it } from 'vitest'
import { runHere } from '../run-cli.ts'
import { downloaded, takenFrom, hasBrowser } from './browser.ts'
import { headline, journey, settled, SMALL } from './journey.ts'

/** Before controls: games and plans of today's world begin with what they led to, and take a few times as long. */
const app = journey('--world', '2024')

describe.skipIf(!hasBrowser)('what an aide does on the page Weapon', () => {
  it('opens it from the start page and reads the worst, its loss, its price and its proof', async () => {
    const { page, complaints } = await app().browser.open('/')
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
    const { page } = await app().browser.visit(SMALL)
    await settled(page)
    const japan = await page.locator('.headline').innerText()
    await page.getByLabel('United States').check()
    await page.getByLabel('Japan').uncheck()
    await page.waitForURL(/target=USA/)
    await expect.poll(() => page.locator(headline).textContent()).toMatch(/to United States/)
    await settled(page)
    const us = await page.locator('.headline').innerText()
    const again = await app().browser.open(page.url().slice(app().server.url.length))
    await settled(again.page)
    expect(await again.page.locator('.headline').innerText()).toBe(us)
    await again.page.close()
    await page.goBack()
    await page.goBack()
    await expect.poll(() => page.locator('.headline').innerText()).toBe(japan)
  })

  it('asks whether the weapon is blunt, and sees both', async () => {
    const { page } = await app().browser.visit(SMALL)
    await settled(page)
    const least = page.getByLabel('Threshold of leverage')
    await least.selectOption('1')
    await page.getByText('Some set reaches a leverage of 1.').waitFor()
    expect(page.url()).toMatch(/threshold=1/)
    const blunt = await app().browser.open('/weapon?weapon=bans~target=KOR~maxMeasures=1~months=1~threshold=900000')
    await blunt.page.getByText(/No set reaches a leverage of 900.?000/).waitFor()
    await blunt.page.close()
  })

  it('asks what to make safe first, and what is worst for one place alone, and takes both along', async () => {
    const { page, complaints } = await app().browser.visit(SMALL.replace('maxMeasures=1', 'maxMeasures=2'))
    await settled(page)
    const more = page.getByRole('button', { name: 'More: Made safe first' })
    await more.click()
    await more.click()
    await page.waitForURL(/protect=2/)
    await page.getByText(/^Protect first: .+ to Japan\. The worst that remains/).waitFor()
    await page.getByLabel('Loss of').selectOption('JPN')
    await page.waitForURL(/member=JPN/)
    await page.getByText(/worst for Japan alone: the uses there lose/).waitFor()
    await settled(page)
    const safe = page.locator('figure', { hasText: 'What should be made safe first?' })
    expect(await safe.locator('.figure-answer').textContent()).toMatch(/falls from .+ USD to .+ USD and .+ USD/)
    expect(await safe.locator('svg a').allTextContents()).toEqual([
      expect.stringMatching(/^Nothing made safe/),
      expect.stringMatching(/^1 made safe: .+ to Japan/),
      expect.stringMatching(/^2 made safe: .+ to Japan/),
    ])
    const csv = (await takenFrom(page, safe, /CSV/)).bytes.toString()
    expect(csv).toMatch(
      /^protected groups \(number\),rank \(number\),protected,loss of the others \(M USD\),worst that remains,source of the table,.*\n0,1,,\d[^]*\n2,1,[a-z-]+ \+ /,
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
    expect(command).toMatch(/--protect 2 --member JPN --world 2024 --json$/)
    const { stdout } = await runHere(...command.split(' ').slice(1))
    expect(whole.bytes.toString() === stdout).toBe(true)
    expect(complaints).toEqual([])
    // In Japanese, nothing of it is left in English.
    await page.getByRole('button', { name: '日本語' }).click()
    await page.waitForURL(/lang=ja/)
    await page.getByText('優先して手当てすべき対象：').waitFor()
    expect(await page.locator('.headline').innerText()).not.toMatch(/[a-z]{5}/)
  })

  it('is warned in words that three at once are too many for one place alone, and goes on with two', async () => {
    const { page } = await app().browser.open('/weapon?weapon=bans~maxMeasures=3~months=1~member=EUR')
    const alert = page.getByRole('alert')
    await alert.waitFor()
    expect(await alert.innerText()).toMatch(
      /Not worked out: 50 measures have 20,876 sets of up to 3\. For Europe alone/,
    )
    await page.waitForSelector(headline)
    expect(await page.getByText('alone is being worked out').count()).toBe(0)
    await page.getByRole('button', { name: 'Up to 2 at once' }).click()
    await page.waitForURL((url) => !/maxMeasures/.test(url.search))
    await expect.poll(() => alert.count()).toBe(0)
    await page.getByText('What is worst for Europe alone is being worked out.').waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText(/You stopped the rest\. .+ Left out: .*what is worst for Europe alone/).waitFor()
    expect(await page.locator('.headline').innerText()).toMatch(/Proved optimal: none of the 1,276 sets/)
    await page.close()
  })

  it('reads it in Japanese', async () => {
    const { page } = await app().browser.visit(SMALL)
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
    const { page } = await app().browser.visit(SMALL)
    await settled(page)
    const sets = page.locator('figure').first()
    const csv = await takenFrom(page, sets, /CSV/)
    expect(csv.name).toBe('sets.csv')
    const [head, first] = csv.bytes.toString().split('\n')
    expect(head).toMatch(/^rank \(number\),measures,loss of the others \(M USD\)/)
    expect(first).toMatch(/^1,[a-z-]+-japan,\d/)
    const curve = page.locator('figure').nth(1)
    const svg = await takenFrom(page, curve, /SVG/)
    expect(svg.bytes.toString()).toMatch(/^<svg[^]*pain is equal[^]*to Japan[^]*Source:[^]*<\/svg>$/)
    const result = await downloaded(page, () => page.getByRole('button', { name: /Result \(JSON\)/ }).click())
    const command = (await page.locator('pre code').first().textContent()) ?? ''
    const { stdout, stderr } = await runHere(...command.split(' ').slice(1))
    expect(stderr).toBe('')
    expect(result.bytes.toString() === stdout).toBe(true)
  })

  it('stops what is still on its way and keeps the worst and its proof', async () => {
    const { page } = await app().browser.open('/weapon?weapon=bans')
    await page.waitForSelector(headline)
    const worst = await page.locator(headline).textContent()
    await page.getByText(/The worst is found\. On their way: .+ \d+ sets solved/).waitFor()
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
    const { page } = await app().browser.visit(SMALL)
    await settled(page)
    await page.getByRole('link', { name: /Run these measures as a scenario/ }).click()
    await page.waitForURL(/scenario=bans~only=/)
    await page.waitForSelector('.sure')
    await settled(page)
    expect(await page.locator(headline).textContent()).toMatch(/Japan/)
    expect(await page.getByRole('alert').count()).toBe(0)
    await page.locator('input[name=allowedShare]').fill('0.5')
    await page.waitForURL(/only=.*allowedShare=0\.5/)
    await settled(page)
  })

  it('is shown what to do about a menu that is none', async () => {
    const { page } = await app().browser.visit('/weapon?weapon=nothing')
    const alert = page.getByRole('alert').first()
    await alert.waitFor()
    expect(await alert.innerText()).toMatch(/no menu "nothing"[^]*What to do[^]*bans/)
  })

  it('needs no mouse: months are changed and a set is opened by keys', async () => {
    const { page } = await app().browser.visit(SMALL)
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

describe.skipIf(!hasBrowser)('what a buyer does on the page Exposure', () => {
  it('drops in a broken list of parts and reads what is wrong with it, then a good one', async () => {
    const { page } = await app().browser.visit('/exposure')
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'parts.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('part,material,place,supplier,kg_per_year,stock_days\nmotor,unobtainium,JPN,,-5,30\n'),
      })
    const alert = page.getByRole('alert').first()
    await alert.waitFor()
    expect(await alert.innerText()).toMatch(/unobtainium[^]*What to do/)
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'parts.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('part,material,place,supplier,kg_per_year,stock_days\nmotor,magnet-heavy,JPN,,500,30\n'),
      })
    await page.getByText('motor').first().waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
  })
})
