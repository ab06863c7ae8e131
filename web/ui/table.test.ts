import { describe, expect, it } from 'vitest'
import { numberHeads } from '../../src/studies/light.ts'
import { cell, csvOf, type FigureTable } from './table.ts'

const tableIn = (lang: 'en' | 'ja'): FigureTable => ({
  columns: [{ name: 'sector' }, numberHeads(lang).inUnit('MUSD', 'lost'), numberHeads(lang).headed('months', 'cover')],
  rows: [[cell('cars', 'car'), cell('5 bn USD', 5000), cell('–', null)]],
})

describe('CSV of a table', () => {
  it('heads numbers with the unit of the raw values, in the reader’s language', () => {
    expect(csvOf(tableIn('en'), 'en')).toBe('sector,lost (M USD),cover (months)\ncar,5000,\n')
    expect(csvOf(tableIn('ja'), 'ja')).toBe('sector,lost（百万ドル）,cover（か月）\ncar,5000,\n')
  })

  it('names a unit once, where the page has it in the head', () => {
    expect(tableIn('en').columns.map(({ name }) => name)).toEqual(['sector', 'lost', 'cover, months'])
  })

  it('takes no numbers without a unit', () => {
    // @ts-expect-error What stands to the right has a unit.
    const table: FigureTable = { columns: [{ name: 'lost', align: 'right' }], rows: [] }
    expect(csvOf(table, 'en')).toBe('lost\n')
  })
})
