import { keyOf } from '../lists/index.ts'
import { quantity } from '../quantity/index.ts'
import type { FaultList } from './fault.ts'
import { byId } from './named-rows.ts'
import type { Tables } from './schema.ts'
import { suggested } from './suggest.ts'
import type { Ranged, Row } from './table.ts'
import { worldFault } from './world-fault.ts'
import type {
  BuyerGroup,
  Demand,
  Lane,
  Observation,
  Place,
  Price,
  PriceBasis,
  PriceKind,
  Route,
  Sector,
  Stage,
  Step,
  StepKind,
  Stock,
  Switching,
  World,
} from './world.ts'

/** Tables that say who uses what, how it comes there, and what trade was observed. */
export function tradeTablesOf(
  tables: Tables,
  ordered: Tables,
  places: ReadonlyMap<string, Place>,
  faults: FaultList,
): Pick<
  World,
  'lane' | 'routes' | 'sectors' | 'steps' | 'demand' | 'stocks' | 'buyers' | 'switching' | 'prices' | 'observations'
> {
  const lanes = new Map<string, Lane>(
    ordered.lanes.map((row) => [
      keyOf(row.text('from_region'), row.text('to_region')),
      { transitMonths: quantity<'months'>(row.number('transit_months')), freight: row.figure() },
    ]),
  )
  const profiles = new Map(
    [...stepsOf(ordered)].map(([profile, list]) => [
      profile,
      list.sort((a, b) => a.order - b.order).map(({ step }) => step),
    ]),
  )
  return {
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
    switching: switchingOf(ordered),
    prices: pricesOf(ordered),
    observations: observationsOf(ordered, tables.materials, faults),
  }
}

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
