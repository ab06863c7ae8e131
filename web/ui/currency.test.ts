import { describe, expect, it } from 'vitest'
import { IN_DOLLARS } from '../../src/messages/index.ts'
import { numberHeads } from '../../src/studies/light.ts'
import { tableIn } from './currency.ts'
import { cell, csvOf } from './table.ts'

const yen = { name: { en: 'JPY', ja: '円' }, perUsd: 150 }
const table = (lang: 'en' | 'ja', written: string) => {
  const { headed, inUnit } = numberHeads(lang)
  return {
    columns: [{ name: 'sector' }, headed('MUSD', 'cost'), inUnit('MUSD', 'lost'), headed('USD/kg', 'price')],
    rows: [[cell('cars'), cell('39', 39), cell(written, 2), cell('90', 90)]],
  }
}

describe('a table with money in another currency', () => {
  it('has its columns of millions in it, heads and values, and leaves prices of goods as markets quote them', () => {
    const shown = tableIn(table('en', '300 M JPY'), { lang: 'en', currency: yen })
    expect(shown.columns.map(({ name }) => name)).toEqual(['sector', 'cost, M JPY', 'lost', 'price, USD/kg'])
    expect(shown.rows[0]?.map(({ text }) => text)).toEqual(['cars', '5,850', '300 M JPY', '90'])
    expect(csvOf(shown, 'en')).toBe('sector,cost (M JPY),lost (M JPY),price (USD/kg)\ncars,5850,300,90\n')
  })

  it('is headed in Japanese by its Japanese name', () => {
    const shown = tableIn(table('ja', '3億円'), { lang: 'ja', currency: yen })
    expect(shown.columns[1]?.name).toContain('百万円')
    expect(shown.rows[0]?.[2]?.text).toBe('3億円')
  })

  it('is the same table in dollars', () => {
    const dollars = table('en', '2 M USD')
    expect(tableIn(dollars, { lang: 'en', currency: IN_DOLLARS })).toBe(dollars)
  })
})
