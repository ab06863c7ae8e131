import type { FaultList } from './fault.ts'
import { word, worldFault } from './world-fault.ts'
import type { Tables } from './schema.ts'
import type { Row } from './table.ts'

/** Published tables balance up to rounding: as a share of an industry's output, and in million USD for the smallest. */
const BALANCE_SHARE = 0.005
const BALANCE_MUSD = 1
/** Shares of a sector add to 1 up to this. */
const SHARES = 1e-6

/** What the tables of what follows from a loss can still get wrong: sums that cannot be, years that differ, shares that do not add up. */
export function checkKnockOn(tables: Tables, faults: FaultList): void {
  const accounts = new Map(tables.accounts.map((row) => [`${row.text('place')} ${row.text('industry')}`, row]))
  const bought = new Map<Row, number>()
  const sold = new Map<Row, number>()
  for (const row of tables.inputs)
    for (const [column, totals] of [
      ['seller', sold],
      ['buyer', bought],
    ] as const) {
      const account = accounts.get(`${row.text('place')} ${row.text(column)}`)
      if (account === undefined)
        faults.add(
          worldFault(
            'INPUT_WITHOUT_ACCOUNT',
            { place: row.text('place'), industry: row.text(column) },
            { file: row.file, line: row.line, column },
          ),
        )
      else totals.set(account, (totals.get(account) ?? 0) + row.number('value_musd'))
    }
  const years = new Map<string, string>()
  for (const row of tables.accounts) {
    checkAccount(row, bought.get(row) ?? 0, sold.get(row) ?? 0, faults)
    const year = years.get(row.text('place')) ?? row.text('date')
    years.set(row.text('place'), year)
    if (row.text('date') !== year)
      faults.add(
        worldFault(
          'ACCOUNT_OF_ANOTHER_YEAR',
          { place: row.text('place'), year, date: row.text('date') },
          { file: row.file, line: row.line, column: 'date' },
        ),
      )
  }
  for (const row of tables.multipliers)
    if (row.text('unit') !== 'x')
      faults.add(
        worldFault(
          'WORLD_UNIT_MISMATCH',
          { of: word('multiplier'), unit: row.text('unit'), expected: 'x' },
          { file: row.file, line: row.line, column: 'unit' },
        ),
      )
  checkShares(tables, faults)
}

/** An industry pays its inputs and its value added out of its output, and sells no more to others than is used at the place. */
function checkAccount(row: Row, bought: number, sold: number, faults: FaultList): void {
  const [output, valueAdded, exports, imports] = [
    row.number('output_musd'),
    row.number('industry_value_added_musd'),
    row.number('exports_musd'),
    row.number('imports_musd'),
  ]
  const slack = BALANCE_MUSD + BALANCE_SHARE * output
  const about = { place: row.text('place'), industry: row.text('industry') }
  if (bought + valueAdded > output + slack)
    faults.add(
      worldFault(
        'ACCOUNT_OVERSPENT',
        { ...about, spent: bought + valueAdded, output },
        { file: row.file, line: row.line, column: 'output_musd' },
      ),
    )
  if (sold > output + imports - exports + slack)
    faults.add(
      worldFault(
        'ACCOUNT_OVERSOLD',
        { ...about, sold, used: output + imports - exports },
        { file: row.file, line: row.line, column: 'output_musd' },
      ),
    )
}

function checkShares(tables: Tables, faults: FaultList): void {
  const sums = new Map<string, { row: Row; total: number }>()
  for (const row of tables.concordance) {
    const sector = row.text('sector')
    const known = sums.get(sector)
    sums.set(sector, { row: known?.row ?? row, total: (known?.total ?? 0) + row.number('share') })
  }
  for (const [sector, { row, total }] of sums)
    if (Math.abs(total - 1) > SHARES)
      faults.add(
        worldFault('CONCORDANCE_SHARES', { sector, total }, { file: row.file, line: row.line, column: 'share' }),
      )
}
