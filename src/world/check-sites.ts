import type { FaultList } from './fault.ts'
import { worldFault } from './world-fault.ts'
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
    faults.add(worldFault('CELL_NOT_A_MONTH', { text: row.text(column) }, { file: row.file, line: row.line, column }))
  if (wrong.length > 0) return
  for (const [i, column] of columns.entries()) {
    const before = columns[i - 1]
    if (before === undefined || firstOf(row.text(before)) <= lastOf(row.text(column))) continue
    faults.add(
      worldFault(
        'FIGURE_OUT_OF_RANGE:months',
        { before, earlier: row.text(before), column, later: row.text(column) },
        { file: row.file, line: row.line, column },
      ),
    )
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
    faults.add(
      worldFault(
        'SITE_PART_OF_ITSELF',
        { id, way: passed.size > 1 ? 'other' : 'direct', via: row.text('part_of') },
        { file: row.file, line: row.line, column: 'part_of' },
      ),
    )
  }
}
