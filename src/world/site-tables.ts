import type { FaultList } from './fault.ts'
import { byId, named } from './named-rows.ts'
import { buildRecipe, type RecipeLine } from './recipe.ts'
import type { Tables } from './schema.ts'
import { suggested } from './suggest.ts'
import { worldFault } from './world-fault.ts'
import type { Firm, Material, Operation, Site, World } from './world.ts'

/** Tables that say where goods are made, by whom, from what, and at what cost. */
export function siteTablesOf(
  tables: Tables,
  ordered: Tables,
  materials: ReadonlyMap<string, Material>,
  faults: FaultList,
): Pick<World, 'sites' | 'operations' | 'cost' | 'firms'> {
  const costs = new Map(ordered.costs.map((row) => [`${row.text('process')} ${row.text('place')}`, row.figure()]))
  return {
    sites: sitesOf(tables),
    operations: operationsOf(ordered, recipeLinesOf(ordered, materials, faults), materials, faults),
    cost: (process, place) => costs.get(`${process} ${place}`) ?? costs.get(`${process} `),
    firms: firmsOf(tables),
  }
}

function sitesOf(tables: Tables): Map<string, Site> {
  const projects = new Map(tables.projects.map((row) => [row.text('site'), row.text('name_ja')]))
  return byId<Site>(
    tables.sites.map((row) => ({
      id: row.text('id'),
      name: row.text('name'),
      nameJa: row.optional('name_ja') ?? projects.get(row.text('id')) ?? '',
      place: row.text('place'),
      country: row.text('country'),
      lat: row.optionalNumber('lat'),
      lon: row.optionalNumber('lon'),
      operator: row.text('operator'),
      control: row.text('control'),
      controlSource: row.text('control_source'),
      stage: row.text('stage'),
      capacity: row.text('value') === '' ? undefined : row.figure(),
      status: row.text('status') as Site['status'],
      start: row.optional('start'),
      startLow: row.optional('start_low'),
      startHigh: row.optional('start_high'),
      partOf: row.optional('part_of'),
      source: row.text('source'),
      confidence: row.text('confidence'),
      note: row.text('note'),
    })),
  )
}

/** The rows of recipes; those of materials that are not there are faults. */
function recipeLinesOf(ordered: Tables, materials: ReadonlyMap<string, Material>, faults: FaultList): RecipeLine[] {
  const recipeLines: RecipeLine[] = ordered.recipes.map((row) => ({
    process: row.text('process'),
    feed: row.optional('feed'),
    direction: row.text('direction') as 'in' | 'out',
    material: row.text('material'),
    basis: row.text('basis') as 'mass' | 'yield',
    figure: row.figure(),
  }))
  for (const line of recipeLines)
    if (line.material !== 'feed' && !materials.has(line.material))
      faults.add(
        worldFault(
          'ID_UNKNOWN',
          {
            id: line.material,
            table: 'materials.csv',
            suggestion: suggested(line.material, materials.keys(), 'materials.csv'),
          },
          { file: line.figure.file, line: line.figure.line, column: 'material' },
        ),
      )
  return recipeLines
}

/** What each site does, with its recipe. */
function operationsOf(
  ordered: Tables,
  recipeLines: readonly RecipeLine[],
  materials: ReadonlyMap<string, Material>,
  faults: FaultList,
): Operation[] {
  return ordered.operations.map((row) => ({
    site: row.text('site'),
    process: row.text('process'),
    feed: row.optional('feed'),
    activity: row.figure(),
    recipe: buildRecipe(
      { process: row.text('process'), feed: row.optional('feed'), file: row.file, line: row.line },
      recipeLines,
      materials,
      faults,
    ),
  }))
}

function firmsOf(tables: Tables): Map<string, Firm> {
  return byId<Firm>(
    tables.firms.map((row) => ({
      ...named(row),
      place: row.text('place'),
      stages: row.list('stages'),
      product: row.text('product'),
      productJa: row.text('product_ja'),
      materials: row.list('materials'),
      site: row.optional('site'),
      owner: row.optional('owner'),
      ownerJa: row.text('owner_ja'),
      ownerPlace: row.text('owner_place'),
      coercerLink: row.optional('coercer_link') as Firm['coercerLink'],
      status: row.text('status') as Firm['status'],
      accessed: row.optional('accessed'),
      sources: row.list('sources'),
      via: row.optional('via'),
      confidence: row.text('confidence') as Firm['confidence'],
      note: row.text('note'),
    })),
  )
}
