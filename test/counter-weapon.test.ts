import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'

const ROOT = join(import.meta.dirname, '..')

type Row = Readonly<Record<string, string>>
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')
const rowsOf = (file: string): Row[] => parse(read(`data/counter-weapon/${file}`), { columns: true })

const number = (row: Row, column: string): number => {
  const value = Number(row[column])
  if (row[column] === '' || !Number.isFinite(value)) throw new Error(`${row['id']}: no ${column}`)
  return value
}
const rounded = (musd: number): string => (musd / 1000).toFixed(1)
const percent = (share: number): string => (100 * share).toFixed(0)

/** The table that the page shows, made of the rows. */
const shown = (rows: readonly Row[]): string[] =>
  rows.map((row) => {
    const trade = `${rounded(number(row, 'trade_musd'))} (${rounded(number(row, 'trade_low'))} to ${rounded(number(row, 'trade_high'))})`
    const share = `${percent(number(row, 'share_low'))} to ${percent(number(row, 'share_high'))}`
    const months = `${row['replace_months_low']} to ${row['replace_months_high']}`
    return `| ${[row['name'], row['members'], trade, share, months, row['tried'], row['judged']].join(' | ')} |`
  })

describe('what the alliance could withhold', async () => {
  const rows = rowsOf('withheld.csv')
  const sources = rowsOf('sources.csv').map(({ id }) => id ?? '')
  const world = await loadWorld(shippedWorld())

  it('has ranges in order, members of the world, and a year', () => {
    for (const row of rows) {
      const [low, value, high] = ['trade_low', 'trade_musd', 'trade_high'].map((column) => number(row, column))
      expect(low! > 0 && low! <= value! && value! <= high!, row['id']).toBe(true)
      const [least, most] = [number(row, 'share_low'), number(row, 'share_high')]
      expect(least > 0 && least <= most && most <= 1, row['id']).toBe(true)
      expect(number(row, 'replace_months_low')).toBeLessThanOrEqual(number(row, 'replace_months_high'))
      for (const member of (row['members'] ?? '').split(' ')) expect(world.places.get(member)?.bloc).toBe('alliance')
      expect(row['year']).toMatch(/^20\d\d$/)
      for (const what of (row['judged'] ?? '').split('; ')) expect(['trade', 'share', 'months']).toContain(what)
      expect(row['note']).not.toBe('')
    }
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  })
  it('cites sources that are listed, with an address, and lists none that is not cited', () => {
    const cited = new Set(rows.flatMap((row) => (row['sources'] ?? '').split(' ')))
    expect([...cited].toSorted()).toEqual(sources.toSorted())
    for (const { url } of rowsOf('sources.csv')) expect(url).toMatch(/^https?:\/\//)
  })
  it('is what the page shows', () => {
    const page = read('docs/explanation/the-counter-weapon.md')
    const table = page.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| goods'))
    expect(table.map((line) => line.replaceAll(/ +\|/g, ' |'))).toEqual(shown(rows))
  })
})
