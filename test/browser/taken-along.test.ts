import { DOMParser } from '@xmldom/xmldom'
import { parse } from 'csv-parse/sync'
import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import type { StressResult } from '../../src/studies/index.ts'
import { downloaded, figuresOn, hasBrowser, takenFrom } from './browser.ts'
import { journey, settled, SMALL } from './journey.ts'

const app = journey()

/** Pages with figures of numbers in many units. */
const PAGES = ['/?samples=0', '/exposure', '/world?table=stocks', '/method', '/hindcast?episode=2010-japan', SMALL]
const YEAR = /^(19|20)\d\d$/
/** A head of numbers: a name, and a unit in the brackets of its language. */
const HEADED = { en: /^\S.* \(.+\)$/, ja: /^\S.*（.+）$/ } as const

describe.runIf(hasBrowser)('what is taken along', () => {
  it('are the tables of a page as a spreadsheet: a sheet each, in their order, with where they are from', async () => {
    const { page, complaints } = await app().browser.visit('/exposure?lang=ja')
    const figures = page.locator('figure.figure')
    await figures.first().locator('svg').first().waitFor()
    const titles = await figures.locator(':scope > :is(h2, h3)').allTextContents()
    const { name, bytes } = await takenFrom(page, figures.first(), /XLSX/)
    expect(name).toBe('ytterby-exposure.xlsx')
    const zip = await JSZip.loadAsync(bytes)
    const read = async (path: string): Promise<string> => (await zip.file(path)?.async('text')) ?? ''
    const workbook = new DOMParser().parseFromString(await read('xl/workbook.xml'), 'text/xml')
    const sheets = Array.from(workbook.getElementsByTagName('sheet'), (sheet) => sheet.getAttribute('name') ?? '')
    expect(sheets).toHaveLength(1 + titles.length)
    titles.forEach((title, i) => expect(title.startsWith((sheets[1 + i] ?? '?').slice(0, 10)), title).toBe(true))
    const words = await read('xl/sharedStrings.xml')
    for (const word of ['CC-BY-4.0', 'Ytterby', page.url().replaceAll('&', '&amp;')]) expect(words).toContain(word)
    expect(complaints).toEqual([])
  })

  it('is a CSV that says in each row what it is of, from whom, and how it may be used', async () => {
    const { page } = await app().browser.visit('/?samples=0')
    const figure = page.locator('figure.figure').first()
    await figure.locator('svg').first().waitFor()
    const { bytes } = await takenFrom(page, figure, /CSV/)
    const [head = [], ...rows] = parse(bytes)
    expect(head.slice(-5)).toEqual(['source of the table', 'question', 'made by', 'licence', 'address'])
    expect(rows.length).toBeGreaterThan(5)
    const title = (await page.locator('h1').textContent()) ?? '?'
    const id = await figure.getAttribute('id')
    for (const row of rows) {
      expect(row.at(-4)).toContain(title)
      expect(row.at(-3)).toMatch(/^Ytterby \d.*[0-9a-f]{12}/)
      expect(row.at(-2)).toContain('CC-BY-4.0')
      expect(row.at(-1)).toBe(`${page.url()}#${id}`)
    }
  })

  it.each(PAGES)('says of %s what each column of numbers is in, in both languages', async (path) => {
    for (const lang of ['en', 'ja'] as const) {
      const { page } = await app().browser.visit(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
      await page.locator('.stale, .status').first().waitFor({ state: 'detached' })
      let numbers = 0
      const wrong: string[] = []
      for (const figure of await figuresOn(page)) {
        const { bytes } = await takenFrom(page, figure, /CSV/)
        // Every row has a field for each column, or this throws.
        const [head = [], ...rows] = parse(bytes)
        head.forEach((column, c) => {
          const cells = rows.map((row) => row[c] ?? '').filter((one) => one !== '')
          // A year is a date, and is in nothing.
          const isNumber = cells.every((one) => Number.isFinite(Number(one))) && !cells.every((one) => YEAR.test(one))
          if (isNumber) numbers += 1
          if (isNumber && !HEADED[lang].test(column)) wrong.push(column)
          if (head.indexOf(column) !== c) wrong.push(`twice: ${column}`)
        })
      }
      expect({ lang, wrong }).toEqual({ lang, wrong: [] })
      expect(numbers).toBeGreaterThan(0)
    }
  })

  it('adds up to the loss of the result, in the unit that it says', async () => {
    const { page } = await app().browser.visit('/?samples=0')
    await settled(page)
    const { bytes } = await downloaded(page, () => page.getByRole('button', { name: /Result \(JSON\)/ }).click())
    const { central, focus } = JSON.parse(bytes.toString()) as Pick<StressResult, 'central' | 'focus'>
    const lost = central.places
      .filter(({ place }) => focus.includes(place))
      .reduce((sum, { valueAddedLost }) => sum + valueAddedLost, 0)
    const [stops] = await figuresOn(page)
    if (stops === undefined) throw new Error('no figure')
    const rows = parse<Record<string, string>>((await takenFrom(page, stops, /CSV/)).bytes, { columns: true })
    const sum = rows.reduce((all, row) => all + Number(row['value added lost (M USD)']), 0)
    expect(lost).toBeGreaterThan(0)
    expect(sum / lost).toBeCloseTo(1, 6)
  })

  it('are all tables of the world with a codebook that has each of their columns', async () => {
    const { page } = await app().browser.visit('/world')
    const { name, bytes } = await downloaded(page, () => page.getByRole('button', { name: /codebook, ZIP/ }).click())
    expect(name).toBe('ytterby-data.zip')
    const zip = await JSZip.loadAsync(bytes)
    const read = async (path: string): Promise<string> => (await zip.file(path)?.async('text')) ?? ''
    const codes = parse(await read('codebook.csv'))
    const coded = codes.slice(1).map(([table, , column]) => `${table ?? ''} ${column ?? ''}`)
    const described = JSON.parse(await read('datapackage.json')) as { resources: { name: string; path: string }[] }
    const found: string[] = []
    for (const resource of described.resources) {
      const [columns = []] = parse(await read(resource.path))
      found.push(...columns.map((column) => `${resource.name} ${column}`))
    }
    expect(found.length).toBeGreaterThan(200)
    expect(coded.toSorted()).toEqual(found.toSorted())
    expect(await read('README.txt')).toMatch(/CC-BY-4\.0/)
    // The sheets below read it as it lies under every answer.
    const sites = parse<{ id: string }>(await read('sites.csv'), { columns: true })
    expect(sites.length).toBeGreaterThan(100)
  })
})
