import { sha256 } from '@noble/hashes/sha2.js'
import { worldFault } from './world-fault.ts'
import { bytesToHex } from '@noble/hashes/utils.js'
import { keyOf } from '../lists/index.ts'
import { quantity } from '../quantity/index.ts'
import { FaultList } from './fault.ts'
import { parseMonth, startMonth } from './month.ts'
import { checkWorld } from './check.ts'
import { controlsOf } from './controls.ts'
import { checkGroupWords } from './groups.ts'
import { inOrder } from './in-order.ts'
import { customsTablesOf } from './customs-tables.ts'
import { ownerTablesOf } from './owners.ts'
import { knockOnTablesOf } from './knock-on-tables.ts'
import { checkParameters, parameterDefault, PARAMETERS_OF_BOOKS, type ParameterId } from './parameters.ts'
import { buildRecipe, net, type RecipeLine } from './recipe.ts'
import { suggested } from './suggest.ts'
import { fileOf, TABLE_NAMES, TABLES, type TableName, type Tables } from './schema.ts'
import { readTable, type Figure, type Ranged, type Row, type TableSchema } from './table.ts'
import {
  type DefaultId,
  type ConductLever,
  type Bloc,
  type BuyerGroup,
  type PriceContract,
  type Currency,
  type Demand,
  type Element,
  type Firm,
  type Lane,
  type Material,
  type NamedRow,
  type Observation,
  type Offtake,
  type Operation,
  type Place,
  type Price,
  type PriceBasis,
  type PriceKind,
  type Process,
  type Project,
  type Stockpile,
  type Route,
  type Sector,
  type Site,
  type Stage,
  type StageRow,
  type Step,
  type StepKind,
  type Stock,
  type Switching,
  type World,
} from './world.ts'

/** A folder of tables: file name -> text. A later layer's rows replace rows of the same key and add to the others. */
export interface Layer {
  /** How messages name the folder. */
  readonly name: string
  readonly files: ReadonlyMap<string, string>
}

/** Where the record of ensembles drawn from tables lies, beside them. */
const KEPT_ENSEMBLES = 'ensembles.json'

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
  const world = assemble(tables, inOrder(tables), hashLayers(layers), faults, layers)
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

/** The rows of every table, and the tables that could not be read as such. */
function readLayers(layers: readonly Layer[], faults: FaultList): { tables: Tables; broken: Set<TableName> } {
  const known = new Set([...TABLE_NAMES.map(fileOf), 'datapackage.json', 'README.md', KEPT_ENSEMBLES])
  for (const layer of layers)
    for (const file of layer.files.keys())
      if (!known.has(file))
        faults.add(
          worldFault(
            'WORLD_FILE_UNKNOWN',
            { file, tables: TABLE_NAMES.map(fileOf).join(', ') },
            { file: `${layer.name}/${file}` },
          ),
        )
  const tables = {} as Record<TableName, readonly Row[]>
  const broken = new Set<TableName>()
  for (const name of TABLE_NAMES) {
    const schema: TableSchema = TABLES[name]
    const rows = new Map<string, Row>()
    let given = false
    for (const [l, layer] of layers.entries()) {
      const text = layer.files.get(fileOf(name))
      if (text === undefined) continue
      given = true
      const before = faults.faults.length
      const read = readTable(`${layer.name}/${fileOf(name)}`, text, schema, faults)
      if (read.length === 0 && faults.faults.length > before) broken.add(name)
      for (const row of read) {
        const key = row.key(schema)
        row.layer = l
        row.since = rows.get(key)?.since ?? l
        rows.set(key, row)
      }
    }
    if (!given && !schema.optional) {
      broken.add(name)
      faults.add(worldFault('WORLD_TABLE_MISSING', { table: fileOf(name) }, { file: layers[0]?.name ?? '' }))
    }
    tables[name] = [...rows.values()]
  }
  return { tables, broken }
}

/** Every id that a row points to has to exist; a table that could not be read is reported once, not for every row. */
function checkReferences(tables: Tables, broken: ReadonlySet<TableName>, faults: FaultList): void {
  const ids = new Map<string, Set<string>>()
  const idsOf = (table: string): Set<string> => {
    const found = ids.get(table) ?? new Set(tables[table as TableName].map((row) => row.text('id')))
    ids.set(table, found)
    return found
  }
  for (const name of TABLE_NAMES) {
    const schema: TableSchema = TABLES[name]
    for (const [column, rule] of Object.entries(schema.columns)) {
      if (rule.kind !== 'ref' || broken.has(rule.to as TableName)) continue
      for (const row of tables[name]) {
        const id = row.optional(column)
        if (id === undefined || idsOf(rule.to).has(id)) continue
        faults.add(
          worldFault(
            'ID_UNKNOWN',
            {
              id,
              table: fileOf(rule.to as TableName),
              suggestion: suggested(id, idsOf(rule.to), fileOf(rule.to as TableName)),
            },
            { file: row.file, line: row.line, column },
          ),
        )
      }
    }
  }
}

/** Lists are in the order of their content, by which everything is worked out; maps keep that of the files, to be shown. */
function assemble(tables: Tables, ordered: Tables, hash: string, faults: FaultList, layers: readonly Layer[]): World {
  const idsOf = (table: TableName): readonly string[] => ordered[table].map((row) => row.text('id'))
  const contents = contentsOf(ordered)
  const materials = materialsOf(tables, contents)
  const processes = processesOf(tables)
  const recipeLines = recipeLinesOf(ordered, materials, faults)
  const sites = sitesOf(tables)
  const operations = operationsOf(ordered, recipeLines, materials, faults)
  const costs = new Map(ordered.costs.map((row) => [`${row.text('process')} ${row.text('place')}`, row.figure()]))
  const lanes = new Map<string, Lane>(
    ordered.lanes.map((row) => [
      keyOf(row.text('from_region'), row.text('to_region')),
      { transitMonths: quantity<'months'>(row.number('transit_months')), freight: row.figure() },
    ]),
  )
  const places = placesOf(tables)
  const steps = stepsOf(ordered)
  const profiles = new Map(
    [...steps].map(([profile, list]) => [profile, list.sort((a, b) => a.order - b.order).map(({ step }) => step)]),
  )
  const switching = switchingOf(ordered)
  const shutdowns = new Map(tables.shutdowns.map((row) => [`${row.text('stage')} ${row.text('what')}`, row.figure()]))
  const defaults = new Map(tables.defaults.map((row) => [row.text('id'), row.list('value')]))
  const parameters = new Map(tables.parameters.map((row) => [row.text('id'), row.figure()]))

  const world: Omit<World, 'controls'> = {
    title: layers.map((layer) => layer.name).join(' + '),
    version: '',
    hash,
    clearingHash: hashLayers(readByClearings(layers), READ_BY_CLEARINGS),
    places,
    materials,
    processes,
    sites,
    inOrder: {
      places: idsOf('places'),
      materials: idsOf('materials'),
      sites: idsOf('sites'),
      projects: idsOf('projects'),
    },
    operations,
    sources: sourcesOf(tables),
    elements: elementsOf(tables, ordered),
    stages: stagesOf(tables),
    units: byId(tables.units.map(named)),
    groups: byId(inPlace(tables.groups).map(named)),
    variants: byId(inPlace(tables.variants).map(named)),
    defaults: (id) => defaults.get(id) ?? [],
    cost: (process, place) => costs.get(`${process} ${place}`) ?? costs.get(`${process} `),
    lane: (from, to) => lanes.get(keyOf(places.get(from)?.region ?? '', places.get(to)?.region ?? '')) ?? NO_LANE,
    routes: routesOf(ordered),
    sectors: sectorsOf(tables),
    steps: (profile) => profiles.get(profile) ?? [],
    demand: demandOf(ordered),
    stocks: ordered.stocks.map<Stock>((row) => ({
      place: row.optional('place'),
      stage: row.text('stage'),
      holder: row.text('holder') as Stock['holder'],
      cover: row.figure(),
    })),
    buyers: ordered.buyers.map<BuyerGroup>((row) => ({
      id: row.text('id'),
      share: row.ranged('share'),
      stockMultiple: row.ranged('stock_multiple'),
    })),
    switching,
    parameters,
    parameter: (id: ParameterId) => parameters.get(id)?.value ?? parameterDefault(id),
    prices: pricesOf(ordered),
    observations: observationsOf(ordered, tables.materials, faults),
    projects: projectsOf(tables),
    stockpiles: stockpilesOf(tables),
    offtakes: offtakesOf(tables),
    shutdown: (stage, what) => shutdowns.get(`${stage} ${what}`),
    conduct: byId(
      tables.conduct.map((row) => ({
        ...named(row),
        lever: row.text('lever') as ConductLever,
        figure: row.figure(),
      })),
    ),
    contracts: contractsOf(tables),
    ...ownerTablesOf(tables),
    currencies: currenciesOf(tables),
    ...knockOnTablesOf(tables),
    firms: firmsOf(tables),
    ...customsTablesOf(tables),
    keptEnsembles: layers.flatMap(({ name, files }) => {
      const text = files.get(KEPT_ENSEMBLES)
      return text === undefined ? [] : [{ file: `${name}/${KEPT_ENSEMBLES}`, text }]
    }),
  }
  return { ...world, controls: controlsOf(tables, world, faults) }
}

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

function sitesOf(tables: Tables): Map<string, Site> {
  return byId<Site>(
    tables.sites.map((row) => ({
      id: row.text('id'),
      name: row.text('name'),
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

/** Steps of demand by profile, each with its place in the row. */
function stepsOf(ordered: Tables): Map<string, { order: number; step: Step }[]> {
  const steps = new Map<string, { order: number; step: Step }[]>()
  for (const row of ordered.steps) {
    const list = steps.get(row.text('profile')) ?? []
    list.push({
      order: row.number('step'),
      step: {
        kind: row.text('kind') as StepKind,
        share: row.ranged('share'),
        willingnessToPay: row.ranged('willingness_to_pay'),
        readyMonths: row.ranged('ready_months'),
      },
    })
    steps.set(row.text('profile'), list)
  }
  return steps
}

/** How fast buyers find another source, by stage; where no row says, at once. */
function switchingOf(ordered: Tables): Map<Stage, Switching> {
  const switching = new Map<Stage, Switching>()
  for (const stage of new Set(ordered.switching.map((row) => row.text('stage')))) {
    const find = (what: string): Ranged =>
      ordered.switching.find((row) => row.text('stage') === stage && row.text('what') === what)?.ranged('value') ?? {
        value: 0,
        low: 0,
        high: 0,
      }
    const range = { qualification: find('qualification'), ramp: find('ramp'), headroom: find('headroom') }
    switching.set(stage, {
      qualification: quantity<'months'>(range.qualification.value),
      ramp: quantity<'share'>(range.ramp.value),
      headroom: quantity<'share'>(range.headroom.value),
      range,
    })
  }
  return switching
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

function routesOf(ordered: Tables): Route[] {
  return ordered.routes.map<Route>((row) => ({
    material: row.text('material'),
    from: row.text('from'),
    to: row.text('to'),
    tariff: quantity<'share'>(row.optionalNumber('tariff') ?? 0),
    limit: row.optionalNumber('limit'),
    shipped: row.figure(),
  }))
}

function sectorsOf(tables: Tables): Map<string, Sector> {
  return byId<Sector>(
    tables.sectors.map((row) => ({
      id: row.text('id'),
      name: row.text('name'),
      nameJa: row.text('name_ja'),
      profile: row.text('profile'),
    })),
  )
}

function demandOf(ordered: Tables): Demand[] {
  return ordered.demand.map<Demand>((row) => ({
    place: row.text('place'),
    sector: row.text('sector'),
    material: row.text('material'),
    use: row.figure(),
    grossOutput: row.ranged('gross_output_musd', 'value_source'),
    valueAdded: row.ranged('value_added_musd', 'value_source'),
    valueSource: row.text('value_source'),
  }))
}

function pricesOf(ordered: Tables): Price[] {
  return ordered.prices.map<Price>((row) => ({
    material: row.text('material'),
    place: row.text('place'),
    kind: row.text('kind') as PriceKind,
    basis: row.optional('basis') as PriceBasis | undefined,
    figure: row.figure(),
    usdPerKg: quantity<'USD/kg'>(row.number('value')),
  }))
}

function observationsOf(ordered: Tables, materials: readonly Row[], faults: FaultList): Observation[] {
  return ordered.observations.map<Observation>((row) => ({
    id: row.text('id'),
    quantity: row.text('quantity') as Observation['quantity'],
    place: row.optional('place'),
    partner: row.optional('partner'),
    materials: expandMaterials(row, materials, faults),
    use: row.text('use') as Observation['use'],
    figure: row.figure(),
  }))
}

function projectsOf(tables: Tables): Map<string, Project> {
  return byId<Project>(
    tables.projects.map((row) => ({
      id: row.text('id'),
      name: row.text('name'),
      nameJa: row.text('name_ja'),
      kind: row.text('kind') as Project['kind'],
      site: row.optional('site'),
      place: row.optional('place'),
      process: row.optional('process'),
      capex: row.figure(),
      fixedCostShare: row.ranged('fixed_cost_share'),
      leadMonths: row.ranged('lead_months'),
      delayProbability: row.ranged('delay_probability'),
      technologyMonths: row.ranged('technology_months'),
      share: row.text('share') === '' ? undefined : row.ranged('share'),
      minShare: row.number('min_share'),
      earliest: startMonth(row.text('earliest')),
      requires: row.optional('requires'),
      excludes: row.optional('excludes'),
    })),
  )
}

function stockpilesOf(tables: Tables): Map<Stage, Stockpile> {
  return byStage(
    tables.stockpiles.map<Stockpile>((row) => ({
      stage: row.text('stage'),
      mostDays: row.figure(),
      premium: row.ranged('premium'),
      holdingCost: row.ranged('holding_cost'),
    })),
  )
}

function offtakesOf(tables: Tables): Map<Stage, Offtake> {
  return byStage(
    tables.offtakes.map<Offtake>((row) => ({
      stage: row.text('stage'),
      premium: row.figure(),
      maxShare: row.ranged('max_share'),
    })),
  )
}

function contractsOf(tables: Tables): Map<string, PriceContract> {
  return byId<PriceContract>(
    tables.contracts.map((row) => ({
      id: row.text('id'),
      name: row.text('name'),
      nameJa: row.text('name_ja'),
      sites: row.list('sites'),
      material: row.text('material'),
      payer: row.text('payer') as PriceContract['payer'],
      floor: row.figure(),
      clawback: row.number('clawback'),
      clawbackAbove: row.number('clawback_above'),
      clawbackMax: row.optionalNumber('clawback_max'),
      maxTonnes: row.optionalNumber('max_tonnes'),
      from: parseMonth(row.text('from')) ?? 0,
      until: parseMonth(row.text('until')) ?? 0,
    })),
  )
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

function currenciesOf(tables: Tables): Map<string, Currency> {
  return byId<Currency>([
    DOLLAR,
    ...tables.currencies.map((row) => ({
      id: row.text('id'),
      name: row.text('name'),
      nameJa: row.text('name_ja'),
      perUsd: row.figure(),
    })),
  ])
}

const named = (row: Row): NamedRow => ({ id: row.text('id'), name: row.text('name'), nameJa: row.text('name_ja') })

/** Rows in the order that they are to be shown in. */
const inPlace = (rows: readonly Row[]): Row[] => [...rows].sort((a, b) => a.number('position') - b.number('position'))

const byId = <T extends { id: string }>(items: T[]): Map<string, T> => new Map(items.map((item) => [item.id, item]))

/** Between regions that no row joins, goods go at once and for nothing. */
const NO_LANE: Lane = {
  transitMonths: quantity<'months'>(0),
  freight: {
    value: 0,
    low: 0,
    high: 0,
    unit: 'USD/kg',
    date: '',
    source: '',
    confidence: 'low',
    note: 'no lane given',
    file: '',
    line: 0,
  },
}

const byStage = <T extends { readonly stage: Stage }>(items: readonly T[]): Map<Stage, T> =>
  new Map(items.map((item) => [item.stage, item]))

/** What every world reckons in. */
const DOLLAR: Currency = {
  id: 'USD',
  name: 'US dollar',
  nameJa: '米ドル',
  perUsd: {
    value: 1,
    low: 1,
    high: 1,
    unit: 'USD/USD',
    date: '',
    source: '',
    confidence: 'high',
    note: 'by definition',
    file: '',
    line: 0,
  },
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

/**
 * `stage:` and a stage stands for all materials of it that the observation's layer knows: what lies over it, its source
 * did not count.
 */
function expandMaterials(row: Row, materials: readonly Row[], faults: FaultList): string[] {
  const ids = new Set(materials.map((material) => material.text('id')))
  return row.list('materials').flatMap((word) => {
    const staged = word.startsWith('stage:')
      ? materials
          .filter((material) => material.text('stage') === word.slice(6) && material.since <= row.layer)
          .map((material) => material.text('id'))
      : []
    if (staged.length > 0) return staged
    if (ids.has(word)) return [word]
    faults.add(
      worldFault(
        'ID_UNKNOWN',
        { id: word, table: 'materials.csv', suggestion: suggested(word, ids, 'materials.csv') },
        { file: row.file, line: row.line, column: 'materials' },
      ),
    )
    return []
  })
}

/** Tables that came after worlds had been kept count only where they are given, so that those keep their fingerprint. */
const COUNTED_IF_GIVEN: ReadonlySet<TableName> = new Set([
  'firms',
  'controls',
  'allowances',
  'countries',
  'codes',
  'notices',
  'conduct',
  'owners',
  'owner-books',
  'plant-costs',
])

/**
 * What no clearing reads: words about figures, what the books of producers alone go by, and settings of conduct, of which one is read where a
 * scenario names it and then is part of the question.
 */
const UNREAD_BY_CLEARINGS: ReadonlySet<TableName> = new Set([
  'sources',
  'firms',
  'conduct',
  'shutdowns',
  'contracts',
  'owners',
  'owner-books',
  'plant-costs',
])
const READ_BY_CLEARINGS = TABLE_NAMES.filter((name) => !UNREAD_BY_CLEARINGS.has(name))

/** Rows that no clearing reads, by their ids: they are left out of what a clearing is known by. */
const ROWS_UNREAD: readonly (readonly [file: string, ids: ReadonlySet<string>])[] = [
  [fileOf('parameters'), PARAMETERS_OF_BOOKS],
  [fileOf('defaults'), new Set<DefaultId>(['projects'])],
]

/** Layers without the rows that no clearing reads. */
export const readByClearings = (layers: readonly Layer[]): readonly Layer[] =>
  layers.map((layer) => ({
    ...layer,
    files: new Map([
      ...layer.files,
      ...ROWS_UNREAD.flatMap(([file, ids]) => {
        const text = layer.files.get(file)
        return text === undefined ? [] : [[file, withoutRows(text, ids)] as const]
      }),
    ]),
  }))

const withoutRows = (text: string, ids: ReadonlySet<string>): string =>
  text
    .split('\n')
    .filter((line) => !ids.has(line.slice(0, line.indexOf(','))))
    .join('\n')

/** The fingerprint of tables: of a world, every table of every layer, in a fixed order. */
export function hashLayers(layers: readonly Layer[], tables: readonly TableName[] = TABLE_NAMES): string {
  const parts = layers.flatMap((layer) =>
    tables
      .filter((name) => !COUNTED_IF_GIVEN.has(name) || layer.files.has(fileOf(name)))
      .map((name) => [fileOf(name), layer.files.get(fileOf(name)) ?? ''] as const)
      .map(([file, text]) => `${file}\n${text.length}\n${text}`),
  )
  return bytesToHex(sha256(new TextEncoder().encode(parts.join('\n'))))
}
