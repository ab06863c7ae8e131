import { basisOf } from '../quantity/index.ts'
import type { FaultList } from './fault.ts'
import { materialsIn } from './groups.ts'
import { fileOf, type Tables } from './schema.ts'
import { suggested } from './suggest.ts'
import type { Row } from './table.ts'
import { worldFault } from './world-fault.ts'
import type { DefaultId, World } from './world.ts'

/** What the tables of words can still get wrong: places in a list, units that stand nowhere, defaults that name nothing. */
export function checkWords(world: World, tables: Tables, faults: FaultList): void {
  checkPositions(tables, faults)
  checkMassUnits(world, tables, faults)
  checkCountedWith(world, tables, faults)
  for (const row of tables.defaults) checkDefault(world, row, faults)
}

/** Of two rows at one place their ids would decide which stands first. */
function checkPositions(tables: Tables, faults: FaultList): void {
  for (const name of ['stages', 'groups', 'variants'] as const) {
    const taken = new Map<number, string>()
    for (const row of tables[name]) {
      const other = taken.get(row.number('position'))
      taken.set(row.number('position'), row.text('id'))
      if (other !== undefined)
        faults.add(
          worldFault(
            'POSITION_TWICE',
            { id: row.text('id'), position: row.text('position'), table: fileOf(name), other },
            { file: row.file, line: row.line, column: 'position' },
          ),
        )
    }
  }
}

/** A unit of mass is `t` and a row of units.csv. */
function checkMassUnits(world: World, tables: Tables, faults: FaultList): void {
  const known = [...world.units.keys()].map((basis) => `t ${basis}`)
  for (const row of [...tables.materials, ...tables.processes]) {
    const unit = row.text('unit')
    if (world.units.has(basisOf(unit) ?? '')) continue
    faults.add(
      worldFault(
        'CELL_NOT_ALLOWED:mass-unit',
        { text: unit, options: known.join(', ') },
        { file: row.file, line: row.line, column: 'unit' },
      ),
    )
  }
}

/** A stage that is counted with another, which is counted with a third, would be counted nowhere. */
function checkCountedWith(world: World, tables: Tables, faults: FaultList): void {
  for (const row of tables.stages) {
    const head = world.stages.get(row.text('counted_with'))
    if (head === undefined || head.countedWith === head.id) continue
    faults.add(
      worldFault(
        'STAGE_COUNTED_NOWHERE',
        { id: row.text('id'), head: head.id, countedWith: head.countedWith },
        { file: row.file, line: row.line, column: 'counted_with' },
      ),
    )
  }
}

/** Scenarios are files, which the tables do not know. */
type ScenarioDefault = 'scenario' | 'beside' | 'cut-off'
const isScenario = (id: DefaultId): id is ScenarioDefault => id === 'scenario' || id === 'beside' || id === 'cut-off'

/** What the words of each default are ids of. */
const NAMES: Readonly<
  Record<
    Exclude<DefaultId, ScenarioDefault | 'materials'>,
    'places' | 'elements' | 'materials' | 'stages' | 'sectors' | 'projects'
  >
> = {
  place: 'places',
  places: 'places',
  producers: 'places',
  members: 'places',
  element: 'elements',
  material: 'materials',
  stage: 'stages',
  release: 'stages',
  coloured: 'places',
  brought: 'materials',
  strict: 'sectors',
  projects: 'projects',
}

function checkDefault(world: World, row: Row, faults: FaultList): void {
  const id = row.text('id') as DefaultId
  if (isScenario(id)) return
  const table = id === 'materials' ? 'materials' : NAMES[id]
  for (const word of row.list('value')) {
    if (id === 'materials' ? materialsIn(world, word) !== undefined : world[table].has(word)) continue
    faults.add(
      worldFault(
        'ID_UNKNOWN',
        { id: word, table: fileOf(table), suggestion: suggested(word, world[table].keys(), fileOf(table)) },
        { file: row.file, line: row.line, column: 'value' },
      ),
    )
  }
}
