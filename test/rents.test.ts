import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RENTS_TABLE } from '../src/studies/index.ts'
import { FaultList, readTable, TABLES, type Row } from '../src/world/index.ts'

const DATA = join(import.meta.dirname, '../data')
const textOf = (file: string): string => readFileSync(join(DATA, file), 'utf8')

/** Outside less what the goods cost inside without value-added tax, USD/kg. */
const rentOf = (row: Row): number => row.number('outside') - row.number('inside') / (1 + row.number('vat'))

/** Least squares of ln(rent) on ln(usual price), with the standard error of what is left. */
function lawOf(rows: readonly Row[]): { n: number; a: number; b: number; s: number } {
  const points = rows.map((row) => [Math.log(row.number('usual')), Math.log(rentOf(row))] as const)
  const mean = (pick: (point: readonly [number, number]) => number): number =>
    points.reduce((sum, point) => sum + pick(point), 0) / points.length
  const [x0, y0] = [mean(([x]) => x), mean(([, y]) => y)]
  const b = mean(([x, y]) => (x - x0) * (y - y0)) / mean(([x]) => (x - x0) ** 2)
  const a = y0 - b * x0
  const s = Math.sqrt(points.reduce((sum, [x, y]) => sum + (y - a - b * x) ** 2, 0) / (points.length - 2))
  return { n: points.length, a, b, s }
}

describe('prices inside and outside', () => {
  const faults = new FaultList()
  const rows = readTable('rents.csv', textOf('hindcast/rents.csv'), RENTS_TABLE, faults)
  const peaks = rows.filter((row) => row.text('peak') === 'yes')
  const page = readFileSync(join(DATA, '../docs/explanation/rents.md'), 'utf8')

  it('have the form of their table, months, and sources that are known', () => {
    expect(faults.faults).toEqual([])
    expect(rows).toHaveLength(51)
    const known = new Set(
      ['world/sources.csv', 'hindcast/sources.csv'].flatMap((file) =>
        readTable(file, textOf(file), TABLES.sources, faults).map((row) => row.text('id')),
      ),
    )
    expect(rows.flatMap((row) => row.list('sources')).filter((id) => !known.has(id))).toEqual([])
    const months = rows.flatMap((row) => [row.text('inside_month'), row.text('outside_month')])
    expect(months.filter((month) => !/^\d{4}(-(0[1-9]|1[0-2]))?$/.test(month))).toEqual([])
  })

  it('say by their months how near they are', () => {
    for (const row of rows) {
      const [inside, outside] = [row.text('inside_month'), row.text('outside_month')]
      const match = row.text('match')
      if (match === 'year') expect(inside, row.text('id')).toHaveLength(4)
      else expect(inside === outside, row.text('id')).toBe(match !== 'touching')
    }
  })

  it('have one peak for each good of an episode that has a sure one, above nothing', () => {
    const names = peaks.map((row) => `${row.text('episode')} ${row.text('material')}`)
    expect(new Set(names).size).toBe(names.length)
    expect(peaks.filter((row) => row.text('confidence') === 'low' || rentOf(row) <= 0)).toEqual([])
  })

  it('follow the laws that the page tells', () => {
    const groups = {
      all: peaks,
      'all but tungsten': peaks.filter((row) => row.text('material') !== 'tungsten-apt'),
      'all but 2025-april': peaks.filter((row) => row.text('episode') !== '2025-april'),
      '2010-japan': peaks.filter((row) => row.text('episode') === '2010-japan'),
      '2025-april': peaks.filter((row) => row.text('episode') === '2025-april'),
    }
    const told = [...page.matchAll(/^\| ([^|]+) \| (\d+) \| (-?[\d.]+) \| (-?[\d.]+) \| ([\d.]+) \|$/gm)].map(
      ([, name = '', ...numbers]) => [name.replaceAll('`', ''), ...numbers],
    )
    expect(told).toEqual(
      Object.entries(groups).map(([name, group]) => {
        const { n, a, b, s } = lawOf(group)
        return [name, String(n), a.toFixed(2), b.toFixed(2), s.toFixed(2)]
      }),
    )
  })

  it.each([
    ['2025-april', 'world/parameters.csv'],
    ['2010-japan', 'hindcast/2010-japan/world/parameters.csv'],
    ['2023-gallium-germanium', 'hindcast/2023-gallium-germanium/world/parameters.csv'],
  ])('without those of %s give the rents of its world: none is predicted from itself', (episode, file) => {
    const { a, b, s } = lawOf(peaks.filter((row) => row.text('episode') !== episode))
    const parameters = readTable(file, textOf(file), TABLES.parameters, faults)
    const of = (id: string, column = 'value'): number =>
      parameters.find((row) => row.text('id') === id)?.number(column) ?? Number.NaN
    expect(of('rent-at-one')).toBeCloseTo(Math.exp(a), 1)
    expect(of('rent-exponent')).toBeCloseTo(b, 2)
    // Nine in ten of a normal error lie within 1.645 standard deviations.
    expect(of('rent-multiple', 'low')).toBeCloseTo(Math.exp(-1.645 * s), 2)
    expect(of('rent-multiple', 'high')).toBeCloseTo(Math.exp(1.645 * s), 1)
  })

  it('have the rents that the page tells, and how far off the law of seven peaks was', () => {
    const told = [...page.matchAll(/^\| `([\w-]+)` \| `([\w-]+)` \| ([\d.,]+) \| ([\d.,]+) \| ([\d.,]+) \|$/gm)].map(
      ([, ...cells]) => cells,
    )
    const shown = (value: number): string =>
      value < 100 ? String(Number(value.toPrecision(2))) : Math.round(value).toLocaleString('en-US')
    expect(told).toEqual(
      peaks.map((row) => [
        row.text('episode'),
        row.text('material'),
        shown(row.number('usual')),
        shown(rentOf(row)),
        shown(Math.exp(3.62 + 0.54 * Math.log(row.number('usual')))),
      ]),
    )
  })
})
