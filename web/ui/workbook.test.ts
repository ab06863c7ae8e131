import { DOMParser } from '@xmldom/xmldom'
import fc from 'fast-check'
import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import type { FigureTable } from './table.ts'
import { cell } from './table.ts'
import { sheetNames, workbookOf } from './workbook.ts'

const ABOUT = { name: 'About', lines: [['made by', 'Ytterby']], heads: ['sheet', 'table', 'source'] } as const

async function opened(table: FigureTable): Promise<{ names: string[]; sheet: Document }> {
  const blob = await workbookOf(ABOUT, [{ title: 'What it costs', table, source: 'somewhere' }], 'en')
  const zip = await JSZip.loadAsync(await blob.arrayBuffer())
  const xml = async (path: string): Promise<Document> =>
    new DOMParser().parseFromString((await zip.file(path)?.async('text')) ?? '', 'text/xml') as unknown as Document
  const workbook = await xml('xl/workbook.xml')
  return {
    names: Array.from(workbook.getElementsByTagName('sheet'), (sheet) => sheet.getAttribute('name') ?? ''),
    sheet: await xml('xl/worksheets/sheet2.xml'),
  }
}
const numbersIn = (sheet: Document): number[] =>
  Array.from(sheet.getElementsByTagName('c'))
    .filter((one) => (one.getAttribute('t') ?? 'n') === 'n')
    .flatMap((one) => Array.from(one.getElementsByTagName('v'), ({ textContent }) => Number(textContent)))

describe('a workbook', () => {
  it('has a sheet about itself, then one for each table, with numbers as numbers', async () => {
    const table: FigureTable = {
      columns: [{ name: 'sector' }, { name: 'loss', align: 'right', unit: 'M USD' }],
      rows: [
        [cell('Medical'), cell('1 bn USD', 1034.5)],
        [cell('Glass'), cell('no data', null)],
      ],
    }
    const { names, sheet } = await opened(table)
    expect(names).toEqual(['About', 'What it costs'])
    expect(numbersIn(sheet)).toEqual([1034.5])
  })

  it('has no formula, whatever a text begins with', async () => {
    const table: FigureTable = {
      columns: [{ name: '=1+1' }],
      rows: ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', '<f>1</f>'].map((text) => [cell(text)]),
    }
    const { sheet } = await opened(table)
    expect(sheet.getElementsByTagName('f')).toHaveLength(0)
    expect(numbersIn(sheet)).toEqual([])
  })

  it('writes what no number can be as an empty cell', async () => {
    const table: FigureTable = {
      columns: [{ name: 'loss', align: 'right', unit: 'M USD' }],
      rows: [[cell('∞', Number.POSITIVE_INFINITY)], [cell('?', Number.NaN)]],
    }
    expect(numbersIn((await opened(table)).sheet)).toEqual([])
  })
})

describe('names of sheets', () => {
  it('are titles without what a spreadsheet refuses', () => {
    expect(sheetNames(['Which lines stop, and when?', 'Why [not]: a/b\\c*', "'quoted'", 'History', '   '])).toEqual([
      'Which lines stop, and when',
      'Why not a b c',
      'quoted',
      'History 2',
      '-',
    ])
  })

  it('are short, unlike each other in any case, and without refused characters, whatever the titles', () =>
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 30 }), (titles) => {
        const names = sheetNames(titles)
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(titles.length)
        for (const name of names) {
          expect(name.length).toBeGreaterThan(0)
          expect(name.length).toBeLessThanOrEqual(31)
          expect(name).not.toMatch(/[[\]:*?/\\\p{Cc}]|^'|'$/u)
        }
      }),
    ))
})
