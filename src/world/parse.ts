import { FaultList } from './fault.ts'
import { checkWorld } from './check.ts'
import { controlsOf } from './controls.ts'
import { customsTablesOf } from './customs-tables.ts'
import { goodsTablesOf } from './goods-tables.ts'
import { checkGroupWords } from './groups.ts'
import { inOrder } from './in-order.ts'
import { knockOnTablesOf } from './knock-on-tables.ts'
import { checkReferences, KEPT_ENSEMBLES, readLayers, type Layer } from './layers.ts'
import { byId, inPlace, named } from './named-rows.ts'
import { ownerTablesOf } from './owners.ts'
import { checkParameters, parameterDefault, type ParameterId } from './parameters.ts'
import { planTablesOf } from './plan-tables.ts'
import { productTablesOf } from './product-tables.ts'
import { net } from './recipe.ts'
import type { TableName, Tables } from './schema.ts'
import { siteTablesOf } from './site-tables.ts'
import { tradeTablesOf } from './trade-tables.ts'
import { hashLayers, READ_BY_CLEARINGS, readByClearings } from './world-hash.ts'
import type { Bloc, ConductLever, Place, World } from './world.ts'

/** Reads layers of tables into a world; refuses them with an `InputError` with every fault found. */
export const parseWorld = async (layers: readonly Layer[]): Promise<World> => worldOf(layers)

/** The same at once. */
export function worldOf(layers: readonly Layer[]): World {
  const faults = new FaultList()
  const { tables, broken } = readLayers(layers, faults)
  checkReferences(tables, broken, faults)
  checkGroupWords(tables, faults)
  faults.throwIfAny()
  checkParameters(tables.parameters, new Set(tables.variants.map((row) => row.text('id'))), faults)
  const world = assemble(tables, inOrder(tables), faults, layers)
  faults.throwIfAny()
  checkWorld(world, tables, faults)
  faults.throwIfAny()
  // What is taken and given is checked as it is written, and then counts as what is left of it.
  return {
    ...world,
    operations: world.operations.map((operation) => ({
      ...operation,
      recipe: net(operation.recipe, world.processes.get(operation.process)?.leadMonths ?? 0),
    })),
  }
}

/** The rows of a world as they stand in its tables, for showing; throws like `parseWorld`. */
export function readTables(layers: readonly Layer[]): Tables {
  const faults = new FaultList()
  const { tables } = readLayers(layers, faults)
  faults.throwIfAny()
  return tables
}

/** Lists are in the order of their content, by which everything is worked out; maps keep that of the files, to be shown. */
function assemble(tables: Tables, ordered: Tables, faults: FaultList, layers: readonly Layer[]): World {
  const idsOf = (table: TableName): readonly string[] => ordered[table].map((row) => row.text('id'))
  const places = placesOf(tables)
  const goods = goodsTablesOf(tables, ordered)
  const shutdowns = new Map(tables.shutdowns.map((row) => [`${row.text('stage')} ${row.text('what')}`, row.figure()]))
  const defaults = new Map(tables.defaults.map((row) => [row.text('id'), row.list('value')]))
  const parameters = new Map(tables.parameters.map((row) => [row.text('id'), row.figure()]))

  const world: Omit<World, 'controls'> = {
    title: layers.map((layer) => layer.name).join(' + '),
    version: '',
    hash: hashLayers(layers),
    clearingHash: hashLayers(readByClearings(layers), READ_BY_CLEARINGS),
    inOrder: {
      places: idsOf('places'),
      materials: idsOf('materials'),
      sites: idsOf('sites'),
      projects: idsOf('projects'),
    },
    places,
    sources: sourcesOf(tables),
    units: byId(tables.units.map(named)),
    groups: byId(inPlace(tables.groups).map(named)),
    variants: byId(inPlace(tables.variants).map(named)),
    defaults: (id) => defaults.get(id) ?? [],
    parameters,
    parameter: (id: ParameterId) => parameters.get(id)?.value ?? parameterDefault(id),
    shutdown: (stage, what) => shutdowns.get(`${stage} ${what}`),
    conduct: byId(
      tables.conduct.map((row) => ({
        ...named(row),
        lever: row.text('lever') as ConductLever,
        figure: row.figure(),
      })),
    ),
    ...goods,
    ...siteTablesOf(tables, ordered, goods.materials, faults),
    ...tradeTablesOf(tables, ordered, places, faults),
    ...planTablesOf(tables),
    ...ownerTablesOf(tables),
    ...knockOnTablesOf(tables),
    ...customsTablesOf(tables),
    ...productTablesOf(tables),
    keptEnsembles: layers.flatMap(({ name, files }) => {
      const text = files.get(KEPT_ENSEMBLES)
      return text === undefined ? [] : [{ file: `${name}/${KEPT_ENSEMBLES}`, text }]
    }),
  }
  return { ...world, controls: controlsOf(tables, world, faults) }
}

function placesOf(tables: Tables): Map<string, Place> {
  return byId<Place>(
    tables.places.map((row) => ({
      id: row.text('id'),
      name: row.text('name'),
      nameJa: row.text('name_ja'),
      bloc: row.text('bloc') as Bloc,
      region: row.text('region'),
      lat: row.number('lat'),
      lon: row.number('lon'),
      gdp: row.figure(),
    })),
  )
}

function sourcesOf(tables: Tables) {
  return byId(
    tables.sources.map((row) => ({
      id: row.text('id'),
      title: row.text('title'),
      publisher: row.text('publisher'),
      published: row.text('published'),
      url: row.text('url'),
    })),
  )
}
