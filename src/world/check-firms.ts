import type { FaultList } from './fault.ts'
import { FIRM_ACTIVITIES, type Tables } from './schema.ts'
import { suggested } from './suggest.ts'
import type { Row } from './table.ts'
import { word, worldFault } from './world-fault.ts'

const DAY_PATTERN = /^(19|20|21)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
/** An owner that is written as an id is one; a name begins with a capital, a digit or another script, or has a blank in it. */
const ID_PATTERN = /^[a-z][a-z0-9-]*$/

/** What a row of firms can still get wrong: words in its lists, its owners, and how sure it is. */
export function checkFirms(tables: Tables, faults: FaultList): void {
  const idsOf = (rows: readonly Row[]): string[] => rows.map((row) => row.text('id'))
  const stages = new Set([...idsOf(tables.stages), ...idsOf(tables.sectors), ...FIRM_ACTIVITIES])
  const goods = new Set([...idsOf(tables.materials), ...idsOf(tables.elements)])
  const sources = new Set(idsOf(tables.sources))
  const firms = new Map(tables.firms.map((row) => [row.text('id'), row]))
  for (const row of tables.firms) {
    const at = (column: string) => ({ file: row.file, line: row.line, column })
    for (const id of row.list('stages').filter((id) => !stages.has(id)))
      faults.add(
        worldFault(
          'FIRM_STAGE_UNKNOWN',
          { id, activities: FIRM_ACTIVITIES.join(', '), suggestion: suggested(id, stages, word('stages-or-sectors')) },
          at('stages'),
        ),
      )
    for (const id of row.list('materials').filter((id) => !goods.has(id)))
      faults.add(
        worldFault(
          'FIRM_MATERIAL_UNKNOWN',
          { id, suggestion: suggested(id, goods, word('materials-or-elements')) },
          at('materials'),
        ),
      )
    for (const id of row.list('sources').filter((id) => !sources.has(id)))
      faults.add(
        worldFault(
          'ID_UNKNOWN',
          { id, table: 'sources.csv', suggestion: suggested(id, sources, 'sources.csv') },
          at('sources'),
        ),
      )
    if (row.text('accessed') !== '' && !DAY_PATTERN.test(row.text('accessed')))
      faults.add(worldFault('CELL_NOT_A_DAY', { text: row.text('accessed') }, at('accessed')))
    if (row.text('via') !== '' && row.text('confidence') === 'high')
      faults.add(worldFault('FIRM_TOO_SURE', { id: row.text('id'), via: row.text('via') }, at('confidence')))
    else if (row.text('accessed') === '' && row.text('confidence') === 'high')
      faults.add(worldFault('FIRM_TOO_SURE:unread', { id: row.text('id') }, at('confidence')))
    checkOwner(row, firms, faults)
  }
}

/** An owner that is not there, or a circle of them, would leave a firm without anyone behind it. */
function checkOwner(row: Row, firms: ReadonlyMap<string, Row>, faults: FaultList): void {
  const owner = row.text('owner')
  const at = (column: string) => ({ file: row.file, line: row.line, column })
  if (ID_PATTERN.test(owner) && !firms.has(owner)) {
    const suggestion = suggested(owner, firms.keys(), 'firms.csv')
    faults.add(worldFault('ID_UNKNOWN', { id: owner, table: 'firms.csv', suggestion }, at('owner')))
    return
  }
  const id = row.text('id')
  const passed = new Set<string>()
  let last = row
  for (let above = firms.get(owner); above !== undefined; above = firms.get(last.text('owner'))) {
    if (passed.has(above.text('id'))) return
    passed.add(above.text('id'))
    last = above
    if (above.text('id') !== id) continue
    const way = passed.size > 1 ? 'other' : 'direct'
    faults.add(worldFault('FIRM_OWNS_ITSELF', { id, way, via: owner }, at('owner')))
    return
  }
  // Where nobody owns the last, it is its own owner; the row that names an owner says where it is.
  const place = last.text('owner') === '' ? last.text('place') : last.text('owner_place')
  if (row.text('owner_place') === place) return
  const of = last === row ? 'itself' : last.text('id')
  faults.add(worldFault('FIRM_OWNER_ELSEWHERE', { given: row.text('owner_place'), of, place }, at('owner_place')))
}
