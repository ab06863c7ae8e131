import { DOMParser } from '@xmldom/xmldom'
import { parse } from 'csv-parse/sync'
import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { downloaded, hasBrowser, takenFrom } from './browser.ts'
import { journey } from './journey.ts'

const app = journey()

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
    for (const row of rows) {
      expect(row.at(-4)).toContain(title)
      expect(row.at(-3)).toMatch(/^Ytterby \d.*[0-9a-f]{12}/)
      expect(row.at(-2)).toContain('CC-BY-4.0')
      expect(row.at(-1)).toBe(page.url())
    }
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
