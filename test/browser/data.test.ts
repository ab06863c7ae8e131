import { describe, expect, it } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { downloaded, hasBrowser, takenFrom } from './browser.ts'
import { journey } from './journey.ts'

const app = journey()

const PAGES = [
  '/?samples=0',
  '/exposure',
  '/world',
  '/world?table=stocks',
  '/method',
  '/hindcast?episode=2010-japan',
  '/compare',
  '/weapon',
] as const

/** A header of numbers: a name, and a unit in the brackets of its language. */
const HEADED = { en: /^\S.* \(.+\)$/, ja: /^\S.*（.+）$/ } as const

interface Data {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Fields of CSV in quotes or without. */
function read(text: string): Data {
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) =>
      [...`${line},`.matchAll(/("(?:[^"]|"")*"|[^,]*),/g)].map(([, field = '']) =>
        field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field,
      ),
    )
  const [columns = [], ...rows] = lines
  return { columns, rows }
}

/** The figures of a page, once no more are coming. */
async function figuresOn(page: Page): Promise<Locator[]> {
  const figures = page.locator('figure.figure')
  await figures.first().waitFor()
  for (let [before, still] = [0, 0]; still < 5;) {
    await page.waitForTimeout(300)
    const now = await figures.count()
    ;[before, still] = [now, now === before ? still + 1 : 0]
  }
  return figures.all()
}

const dataOf = async (page: Page, figure: Locator): Promise<Data> =>
  read((await takenFrom(page, figure, /CSV/)).bytes.toString())

describe.skipIf(!hasBrowser)('the data of every figure', () => {
  it.each(PAGES)('of %s say what their numbers are in, in both languages', async (path) => {
    const { page, complaints } = await app().browser.visit(path)
    let numbers = 0
    for (const lang of ['en', 'ja'] as const) {
      await page.getByRole('button', { name: lang === 'ja' ? '日本語' : 'English' }).click()
      await page.locator(`html[lang=${lang}]`).waitFor({ state: 'attached' })
      await page.locator('.stale').waitFor({ state: 'detached' })
      const wrong: string[] = []
      for (const figure of await figuresOn(page)) {
        const { columns, rows } = await dataOf(page, figure)
        for (const [c, column] of columns.entries()) {
          const cells = rows.map((row) => row[c] ?? '').filter((one) => one !== '')
          const isNumber = cells.length > 0 && cells.every((one) => Number.isFinite(Number(one)))
          if (isNumber) numbers++
          if (isNumber && !HEADED[lang].test(column)) wrong.push(column)
          // Two columns of one name would look alike.
          if (columns.indexOf(column) !== c) wrong.push(`twice: ${column}`)
        }
        for (const row of rows) expect(row).toHaveLength(columns.length)
      }
      expect({ lang, wrong }).toEqual({ lang, wrong: [] })
    }
    expect(numbers).toBeGreaterThan(0)
    expect(complaints).toEqual([])
  })

  it('add up to the loss of the result that one takes along, in the unit that they say', async () => {
    const { page } = await app().browser.visit('/?samples=0')
    const { bytes } = await downloaded(page, () => page.getByRole('button', { name: /Result \(JSON\)/ }).click())
    const { central, focus } = JSON.parse(bytes.toString()) as {
      focus: readonly string[]
      central: { places: readonly { place: string; valueAddedLost: number }[] }
    }
    const lost = central.places
      .filter(({ place }) => focus.includes(place))
      .reduce((sum, { valueAddedLost }) => sum + valueAddedLost, 0)
    const figures = await Promise.all(
      (await figuresOn(page)).map(async (figure) => ({
        figure,
        id: await figure.locator('h2, h3').first().textContent(),
      })),
    )
    const stops = figures.find(({ id }) => /stop/i.test(id ?? ''))
    if (stops === undefined) throw new Error('no stops')
    const { columns, rows } = await dataOf(page, stops.figure)
    const at = columns.indexOf('value added lost (M USD)')
    const sum = rows.reduce((all, row) => all + Number(row[at]), 0)
    expect(lost).toBeGreaterThan(0)
    expect(sum / lost).toBeCloseTo(1, 6)
  })
})
