import type { FaultList } from './fault.ts'
import { word, worldFault } from './world-fault.ts'
import { parseMonth } from './month.ts'
import type { Tables } from './schema.ts'
import { suggested } from './suggest.ts'
import { numberFaults, type NumberRule, type Row } from './table.ts'
import type { ShutdownFigure, World } from './world.ts'

/** In what each figure of shutdowns.csv is given. */
const UNITS: Readonly<Record<ShutdownFigure, string>> = {
  premium: 'share',
  'pass-through': 'share',
  volatility: 'share/yr',
  expectation: 'months',
  'required-return': 'share/yr',
  'care-and-maintenance': 'share',
  fixed: 'share',
  severance: 'share',
  restart: 'months',
  closing: 'share',
  'ramp-up': 'months',
  life: 'years',
  'price-elasticity': 'x',
  'duty-evasion': 'x',
  'high-prices': 'x',
}

/** What a figure of a unit may be; shares have a fault of their own. */
const LIMITS: Readonly<Record<string, NumberRule>> = {
  months: { max: 1200 },
  years: { min: 1, max: 100 },
  x: { max: 100 },
  'share/yr': { max: 10 },
}

/** What the tables about falling prices can still get wrong: units, shares above one, contracts of nobody. */
export function checkShutdowns(world: World, tables: Tables, faults: FaultList): void {
  for (const row of tables.shutdowns) {
    const what = row.text('what') as ShutdownFigure
    checkUnit(row, UNITS[what], faults)
    for (const column of ['value', 'low', 'high'])
      numberFaults(row, column, LIMITS[UNITS[what]] ?? {}, faults, word('shutdown', { what, unit: UNITS[what] }))
    if (UNITS[what] === 'share' && row.ranged('value').high > 1)
      faults.add(
        worldFault(
          'SHUTDOWN_SHARE_TOO_LARGE',
          { what, high: row.ranged('value').high },
          { file: row.file, line: row.line, column: 'high' },
        ),
      )
  }
  for (const row of tables.contracts) checkContract(row, world, faults)
}

/** Whether a row's figure is in the one unit that it may be in. */
export function checkUnit(row: Row, unit: string, faults: FaultList): void {
  if (row.text('unit') !== unit)
    faults.add(
      worldFault(
        'WORLD_UNIT_MISMATCH:it',
        { unit: row.text('unit'), expected: unit },
        { file: row.file, line: row.line, column: 'unit' },
      ),
    )
}

function checkContract(row: Row, world: World, faults: FaultList): void {
  const at = { file: row.file, line: row.line }
  checkUnit(row, 'USD/kg', faults)
  for (const site of row.list('sites'))
    if (!world.sites.has(site))
      faults.add(
        worldFault(
          'ID_UNKNOWN',
          { id: site, table: 'sites.csv', suggestion: suggested(site, world.sites.keys(), 'sites.csv') },
          { ...at, column: 'sites' },
        ),
      )
  const [from, until] = ['from', 'until'].map((column) => {
    const month = parseMonth(row.text(column))
    if (month === undefined)
      faults.add(worldFault('CELL_NOT_A_MONTH:month', { text: row.text(column) }, { ...at, column }))
    return month
  })
  if (from !== undefined && until !== undefined && until < from)
    faults.add(
      worldFault(
        'CONTRACT_REVERSED',
        { id: row.text('id'), until: row.text('until'), from: row.text('from') },
        { ...at, column: 'until' },
      ),
    )
  if (world.materials.get(row.text('material'))?.contents.size !== 1 && world.elements.size > 0)
    faults.add(
      worldFault(
        'CONTRACT_ELEMENT_UNCLEAR',
        { id: row.text('id'), material: row.text('material') },
        { ...at, column: 'material' },
      ),
    )
  if (row.number('clawback_above') < row.ranged('value').value)
    faults.add(
      worldFault(
        'CONTRACT_CLAWBACK_UNDER_FLOOR',
        { id: row.text('id'), clawbackAbove: row.number('clawback_above'), floor: row.ranged('value').value },
        { ...at, column: 'clawback_above' },
      ),
    )
}
