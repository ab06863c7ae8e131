import type { FaultList } from './fault.ts'
import { MONTH_PATTERN, parseMonth, startMonth } from './month.ts'
import type { Tables } from './schema.ts'
import type { Row } from './table.ts'

const YEAR_PATTERN = /^(19|20|21)\d{2}$/

/** Dates of sites, and of what larger site they are a part. */
export function checkSites({ sites }: Tables, faults: FaultList): void {
  const wholes = new Map(sites.map((row) => [row.text('id'), row.text('part_of')]))
  for (const row of sites) {
    checkStarts(row, faults)
    checkPartOf(row, wholes, faults)
  }
}

/** A start that is not a month would never come; one outside its own range is a slip of the pen. */
function checkStarts(row: Row, faults: FaultList): void {
  const columns = ['start_low', 'start', 'start_high'].filter((column) => row.text(column) !== '')
  const wrong = columns.filter(
    (column) => !MONTH_PATTERN.test(row.text(column)) && !YEAR_PATTERN.test(row.text(column)),
  )
  for (const column of wrong)
    faults.add({
      code: 'CELL_NOT_A_MONTH',
      message: `"${row.text(column)}" is neither a month nor a year from 1900 to 2199.`,
      file: row.file,
      line: row.line,
      column,
      remedy: 'Write it as 2027-04, or 2027 if only the year is known.',
    })
  if (wrong.length > 0) return
  for (const [i, column] of columns.entries()) {
    const before = columns[i - 1]
    if (before === undefined || firstOf(row.text(before)) <= lastOf(row.text(column))) continue
    faults.add({
      code: 'FIGURE_OUT_OF_RANGE',
      message: `${before} ${row.text(before)} comes after ${column} ${row.text(column)}.`,
      file: row.file,
      line: row.line,
      column,
      remedy: 'Order the months: start_low <= start <= start_high.',
    })
  }
}

/** A year stands for any of its months here. */
const firstOf = (text: string): number => parseMonth(`${text}-01`) ?? startMonth(text) ?? Number.NaN
const lastOf = (text: string): number => parseMonth(`${text}-12`) ?? startMonth(text) ?? Number.NaN

/** Parts never run by themselves, so that sites which are parts of each other would all be lost. */
function checkPartOf(row: Row, wholes: ReadonlyMap<string, string>, faults: FaultList): void {
  const id = row.text('id')
  const passed = new Set<string>()
  for (let whole = row.text('part_of'); whole !== '' && !passed.has(whole); whole = wholes.get(whole) ?? '') {
    passed.add(whole)
    if (whole !== id) continue
    faults.add({
      code: 'SITE_PART_OF_ITSELF',
      message: `Site "${id}" is part of itself${passed.size > 1 ? `, by way of "${row.text('part_of')}"` : ''}, so that none of it runs.`,
      file: row.file,
      line: row.line,
      column: 'part_of',
      remedy: 'Leave `part_of` blank at the site that runs, or correct it.',
    })
  }
}
