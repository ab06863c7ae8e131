import type { FaultList } from './fault.ts'
import { parseMonth } from './month.ts'
import type { Tables } from './schema.ts'
import { suggestion } from './suggest.ts'
import { numberFaults, type NumberRule, type Row } from './table.ts'
import type { ShutdownFigure, World } from './world.ts'

/** In what each figure of shutdowns.csv is given. */
const UNITS: Readonly<Record<ShutdownFigure, string>> = {
  premium: 'share',
  'pass-through': 'share',
  'months-to-mothball': 'months',
  'care-and-maintenance': 'share',
  fixed: 'share',
  restart: 'months',
  'months-to-closure': 'months',
  life: 'years',
}

/** What a figure of a unit may be; shares have a fault of their own. */
const LIMITS: Readonly<Record<string, NumberRule>> = { months: { max: 1200 }, years: { min: 1, max: 100 } }

/** What the tables about falling prices can still get wrong: units, shares above one, contracts of nobody. */
export function checkShutdowns(world: World, tables: Tables, faults: FaultList): void {
  for (const row of tables.shutdowns) {
    const what = row.text('what') as ShutdownFigure
    checkUnit(row, UNITS[what], faults)
    for (const column of ['value', 'low', 'high'])
      numberFaults(row, column, LIMITS[UNITS[what]] ?? {}, faults, `"${what}", in ${UNITS[what]}`)
    if (UNITS[what] === 'share' && row.ranged('value').high > 1)
      faults.add({
        code: 'SHUTDOWN_SHARE_TOO_LARGE',
        message: `The share "${what}" reaches ${row.ranged('value').high}.`,
        file: row.file,
        line: row.line,
        column: 'high',
        remedy: 'Give a fraction of one, from 0 to 1.',
      })
  }
  for (const row of tables.contracts) checkContract(row, world, faults)
}

function checkUnit(row: Row, unit: string, faults: FaultList): void {
  if (row.text('unit') !== unit)
    faults.add({
      code: 'WORLD_UNIT_MISMATCH',
      message: `It is given in "${row.text('unit')}"; here it is in "${unit}".`,
      file: row.file,
      line: row.line,
      column: 'unit',
      remedy: `Convert the value and its range to ${unit} and write that unit.`,
    })
}

function checkContract(row: Row, world: World, faults: FaultList): void {
  const at = { file: row.file, line: row.line }
  checkUnit(row, 'USD/kg', faults)
  for (const site of row.list('sites'))
    if (!world.sites.has(site))
      faults.add({
        code: 'ID_UNKNOWN',
        message: `"${site}" is not in sites.csv.`,
        ...at,
        column: 'sites',
        remedy: suggestion(site, world.sites.keys(), 'sites.csv'),
      })
  const [from, until] = ['from', 'until'].map((column) => {
    const month = parseMonth(row.text(column))
    if (month === undefined)
      faults.add({
        code: 'CELL_NOT_A_MONTH',
        message: `"${row.text(column)}" is not a month.`,
        ...at,
        column,
        remedy: 'Write it as 2027-04.',
      })
    return month
  })
  if (from !== undefined && until !== undefined && until < from)
    faults.add({
      code: 'CONTRACT_REVERSED',
      message: `Contract "${row.text('id')}" ends in ${row.text('until')}, before it begins in ${row.text('from')}.`,
      ...at,
      column: 'until',
      remedy: 'Put the last month after the first.',
    })
  if (world.materials.get(row.text('material'))?.contents.size !== 1 && world.elements.size > 0)
    faults.add({
      code: 'CONTRACT_ELEMENT_UNCLEAR',
      message: `Contract "${row.text('id')}" is settled on "${row.text('material')}", which does not hold exactly one element.`,
      ...at,
      column: 'material',
      remedy: 'Name a material of one element, or correct contents.csv.',
    })
  if (row.number('clawback_above') < row.ranged('value').value)
    faults.add({
      code: 'CONTRACT_CLAWBACK_UNDER_FLOOR',
      message: `Contract "${row.text('id')}" shares what is above ${row.number('clawback_above')}, which lies under its floor of ${row.ranged('value').value}.`,
      ...at,
      column: 'clawback_above',
      remedy: 'Share only what is above the floor, or correct one of the two.',
    })
}
