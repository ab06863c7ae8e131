import { quantity } from '../quantity/index.ts'
import { byId, inPlace, named } from './named-rows.ts'
import type { Tables } from './schema.ts'
import type { Figure, Row } from './table.ts'
import type { Element, Material, Process, Stage, StageRow, World } from './world.ts'

/** Tables that say what goods there are, what they hold, and which processes make one of another. */
export const goodsTablesOf = (
  tables: Tables,
  ordered: Tables,
): Pick<World, 'materials' | 'processes' | 'elements' | 'stages'> => ({
  materials: materialsOf(tables, contentsOf(ordered)),
  processes: processesOf(tables),
  elements: elementsOf(tables, ordered),
  stages: stagesOf(tables),
})

/** What elements materials hold, by material and element. */
function contentsOf(ordered: Tables): Map<string, Map<string, Figure>> {
  const contents = new Map<string, Map<string, Figure>>()
  for (const row of ordered.contents) {
    const of = contents.get(row.text('material')) ?? new Map<string, Figure>()
    of.set(row.text('element'), row.figure())
    contents.set(row.text('material'), of)
  }
  return contents
}

function materialsOf(tables: Tables, contents: ReadonlyMap<string, Map<string, Figure>>): Map<string, Material> {
  return byId<Material>(
    tables.materials.map((row) => ({
      id: row.text('id'),
      name: row.text('name'),
      nameJa: row.text('name_ja'),
      stage: row.text('stage'),
      unit: row.text('unit'),
      tradable: row.text('tradable') === 'yes',
      note: row.text('note'),
      contents: contents.get(row.text('id')) ?? new Map<string, Figure>(),
    })),
  )
}

function processesOf(tables: Tables): Map<string, Process> {
  return byId<Process>(
    tables.processes.map((row) => ({
      id: row.text('id'),
      name: row.text('name'),
      nameJa: row.text('name_ja'),
      stage: row.text('stage'),
      unit: row.text('unit'),
      leadMonths: quantity<'months'>(row.number('lead_months')),
      product: row.optional('product'),
      variant: row.optional('variant'),
      note: row.text('note'),
    })),
  )
}

function elementsOf(tables: Tables, ordered: Tables): Map<string, Element> {
  const units = unitsOfElements(ordered.contents)
  return byId<Element>(
    tables.elements.map((row) => ({
      ...named(row),
      group: row.optional('group'),
      unit: units.get(row.text('id')) ?? '',
    })),
  )
}

/** In what each element is counted: before the stroke of the units of its contents. Of several, most rows are right. */
function unitsOfElements(contents: readonly Row[]): ReadonlyMap<string, string> {
  const votes = new Map<string, Map<string, number>>()
  for (const row of contents) {
    const of = votes.get(row.text('element')) ?? new Map<string, number>()
    const unit = row.text('unit').split('/')[0] ?? ''
    votes.set(row.text('element'), of.set(unit, (of.get(unit) ?? 0) + 1))
  }
  return new Map([...votes].map(([element, of]) => [element, [...of].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '']))
}

function stagesOf(tables: Tables): Map<Stage, StageRow> {
  return byId<StageRow>(
    inPlace(tables.stages).map((row) => ({
      ...named(row),
      goods: row.text('goods'),
      goodsJa: row.text('goods_ja'),
      kind: row.text('kind') as StageRow['kind'],
      countedWith: row.text('counted_with'),
    })),
  )
}
