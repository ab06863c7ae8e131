import type { FaultList } from './fault.ts'
import { CODE_SYSTEMS, type Tables } from './schema.ts'
import { suggested } from './suggest.ts'
import type { Row } from './table.ts'
import { worldFault } from './world-fault.ts'

const DAY_PATTERN = /^(19|20|21)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
/** Digits of a code in each list; a list of names has words. */
const CODE_PATTERNS: Readonly<Record<(typeof CODE_SYSTEMS)[number], RegExp>> = {
  HS: /^(\d{4}|\d{6})$/,
  CN8: /^\d{8}$/,
  JP9: /^\d{9}$/,
  CN10: /^\d{10}$/,
  USGS: /\S/,
}
/** In digits, for messages on the form of a code. */
const CODE_LENGTHS: Readonly<Record<(typeof CODE_SYSTEMS)[number], string>> = {
  HS: '4, 6',
  CN8: '8',
  JP9: '9',
  CN10: '10',
  USGS: '',
}

const idsOf = (rows: readonly Row[]): string[] => rows.map((row) => row.text('id'))
const at = (row: Row, column: string) => ({ file: row.file, line: row.line, column })

/** What rows of countries, codes and notices can still get wrong. */
export function checkCustoms(tables: Tables, faults: FaultList): void {
  checkCountries(tables, faults)
  const materials = new Set([...idsOf(tables.materials), ...idsOf(tables.stages).map((id) => `stage:${id}`)])
  const goods = new Set([...materials, ...idsOf(tables.elements)])
  const known = (row: Row, column: string, id: string, ids: ReadonlySet<string>): void => {
    if (ids.has(id)) return
    faults.add(
      worldFault(
        'ID_UNKNOWN',
        { id, table: 'materials.csv', suggestion: suggested(id, ids, 'materials.csv') },
        at(row, column),
      ),
    )
  }
  for (const row of tables.codes) {
    known(row, 'material', row.text('material'), materials)
    const system = row.text('system') as (typeof CODE_SYSTEMS)[number]
    if (CODE_SYSTEMS.includes(system) && !CODE_PATTERNS[system].test(row.text('code')))
      faults.add(
        worldFault('CODE_FORM', { code: row.text('code'), system, digits: CODE_LENGTHS[system] }, at(row, 'code')),
      )
  }
  const places = new Set(idsOf(tables.places))
  for (const row of tables.notices) {
    for (const id of row.list('materials')) known(row, 'materials', id, goods)
    for (const code of row.list('codes'))
      if (!CODE_PATTERNS.CN10.test(code))
        faults.add(worldFault('CODE_FORM', { code, system: 'CN10', digits: CODE_LENGTHS.CN10 }, at(row, 'codes')))
    for (const id of row.list('targets').filter((id) => !places.has(id)))
      faults.add(
        worldFault(
          'ID_UNKNOWN',
          { id, table: 'places.csv', suggestion: suggested(id, places, 'places.csv') },
          at(row, 'targets'),
        ),
      )
    checkDays(row, faults)
  }
}

/** Days of a notice, in their order. */
function checkDays(row: Row, faults: FaultList): void {
  const columns = ['announced', 'in_force', 'suspended_from', 'suspended_until'] as const
  let before: string = ''
  for (const column of columns) {
    const text = row.text(column)
    if (text === '') continue
    if (!DAY_PATTERN.test(text)) faults.add(worldFault('CELL_NOT_A_DAY', { text }, at(row, column)))
    // A suspension may come before the day from which the notice would have been in force.
    else if (column !== 'suspended_from' && text < before)
      faults.add(worldFault('NOTICE_DAYS', { text, before }, at(row, column)))
    if (column !== 'in_force') before = text
  }
  if (row.text('suspended_until') !== '' && row.text('suspended_from') === '')
    faults.add(
      worldFault('CELL_BLANK', { column: 'suspended_from', title: 'suspended from' }, at(row, 'suspended_from')),
    )
}

/** Of two countries with one code, the first would be meant and the other never. */
function checkCountries(tables: Tables, faults: FaultList): void {
  const ids = new Set(idsOf(tables.countries))
  for (const row of tables.countries)
    for (const id of row.list('members').filter((id) => !ids.has(id)))
      faults.add(
        worldFault(
          'ID_UNKNOWN',
          { id, table: 'countries.csv', suggestion: suggested(id, ids, 'countries.csv') },
          at(row, 'members'),
        ),
      )
  for (const column of ['iso2', 'm49', 'jp3', 'names'] as const) {
    const taken = new Map<string, string>()
    for (const row of tables.countries) {
      const words =
        column === 'names' ? [row.text('name'), ...row.text('names').split(';')] : row.text(column).split(/\s+/)
      for (const text of new Set(words.map((one) => one.trim().toLowerCase()).filter(Boolean))) {
        const other = taken.get(text)
        taken.set(text, row.text('id'))
        if (other !== undefined)
          faults.add(worldFault('COUNTRY_CODE_TWICE', { text, id: row.text('id'), other }, at(row, column)))
      }
    }
  }
}
