import { formatMonth } from './month.ts'
import type { Measure } from './measure.ts'
import { checkMonths, month, type OpenedScenario } from './scenario-reading.ts'
import type { Patches } from './scenario-schema.ts'
import { nothingToRelease } from './stocks.ts'
import { suggested } from './suggest.ts'
import { someOf, word, worldFault } from './world-fault.ts'

/** Outages and changes of demand, of the whole scenario or of a contingency. */
export function checkPatches(reading: OpenedScenario, { outages, demand }: Patches, within: PropertyKey[]): void {
  const { world, unknown } = reading
  for (const [i, outage] of (outages ?? []).entries()) {
    checkMonths(reading, word('outage', { site: outage.site }), outage, [...within, 'outages', i, 'until'])
    if (!world.sites.has(outage.site))
      unknown('site', outage.site, world.sites.keys(), 'sites.csv', [...within, 'outages', i, 'site'])
  }
  for (const [i, change] of (demand ?? []).entries()) {
    const at = (key: string): PropertyKey[] => [...within, 'demand', i, key]
    checkMonths(reading, word('demand-change'), change, at('until'))
    if (change.place !== undefined && !world.places.has(change.place))
      unknown('place', change.place, world.places.keys(), 'places.csv', at('place'))
    if (change.sector !== undefined && !world.sectors.has(change.sector))
      unknown('sector', change.sector, world.sectors.keys(), 'sectors.csv', at('sector'))
    if (change.material !== undefined && !world.materials.has(change.material))
      unknown('material', change.material, world.materials.keys(), 'materials.csv', at('material'))
  }
}

export function checkMeasureNames({ file, find, faults }: OpenedScenario, measures: readonly Measure[]): void {
  for (const [i, { id }] of measures.entries())
    if (measures.findIndex((measure) => measure.id === id) !== i)
      faults.add(worldFault('SCENARIO_MEASURE_TWICE', { id }, { file, ...find(['measures', i, 'id']) }))
}

export function checkContingencies(reading: OpenedScenario, measures: readonly Measure[]): void {
  const { file, given, find, faults } = reading
  for (const [i, contingency] of (given.contingencies ?? []).entries()) {
    for (const [j, id] of (contingency.measures ?? []).entries())
      if (!measures.some((measure) => measure.id === id))
        faults.add(
          worldFault(
            'SCENARIO_ID_UNKNOWN:measure',
            {
              contingency: contingency.id,
              id,
              suggestion: suggested(
                id,
                measures.map((measure) => measure.id),
                word('the-file'),
              ),
            },
            { file, ...find(['contingencies', i, 'measures', j]) },
          ),
        )
    if ((given.contingencies ?? []).findIndex(({ id }) => id === contingency.id) !== i)
      faults.add(
        worldFault(
          'SCENARIO_CONTINGENCY_TWICE',
          { contingency: contingency.id },
          { file, ...find(['contingencies', i, 'id']) },
        ),
      )
    checkPatches(reading, contingency, ['contingencies', i])
  }
}

/** A tariff says how high it is, and nothing else does. */
export function checkTariffs({ given, idle }: OpenedScenario): void {
  for (const [i, measure] of (given.measures ?? []).entries()) {
    if (measure.instrument === 'tariff' && measure.tariff === undefined)
      idle(worldFault('SCENARIO_DOES_NOTHING:tariff-missing', { id: measure.id }), ['measures', i])
    if (measure.instrument !== 'tariff' && measure.tariff !== undefined)
      idle(worldFault('SCENARIO_DOES_NOTHING:tariff-idle', { id: measure.id, instrument: measure.instrument }), [
        'measures',
        i,
        'tariff',
      ])
  }
}

/** What waits has to be held back on routes, and let go in the end. */
export function checkWaiting({ idle }: OpenedScenario, measures: readonly Measure[]): void {
  for (const [i, { id, waits, byWeight, users, until, allowedShare }] of measures.entries())
    if (
      waits &&
      (users !== undefined ||
        byWeight ||
        allowedShare.every(({ share }) => share >= 1) ||
        (until === undefined && (allowedShare.at(-1)?.share ?? 0) < 1))
    )
      idle(worldFault('SCENARIO_DOES_NOTHING:waits', { id }), ['measures', i, 'waits'])
}

/** A share of weights needs goods that are weighed alike, and a weight that it is less than. */
export function checkWeights({ file, find, world, faults, idle }: OpenedScenario, measures: readonly Measure[]): void {
  for (const [i, { id, byWeight, users, materials, allowedShare }] of measures.entries()) {
    if (!byWeight) continue
    if (users !== undefined || allowedShare.every(({ share }) => share >= 1))
      idle(worldFault('SCENARIO_DOES_NOTHING:by-weight', { id }), ['measures', i, 'by_weight'])
    const units = [...new Set([...materials].flatMap((material) => world.materials.get(material)?.unit ?? []))]
    if (units.length > 1)
      faults.add(
        worldFault(
          'SCENARIO_WEIGHTS_DIFFER',
          { id, units: someOf(units) },
          { file, ...find(['measures', i, 'by_weight']) },
        ),
      )
  }
}

/** Releases of state stocks, each of which has to let something out within the run. */
export function checkReleases({ file, given, find, world, months, faults, unknown, idle }: OpenedScenario): void {
  for (const [i, { place, stage, from }] of (given.stock_releases ?? []).entries()) {
    if (!world.places.has(place))
      unknown('place', place, world.places.keys(), 'places.csv', ['stock_releases', i, 'place'])
    if (!world.stages.has(stage))
      unknown('stage', stage, world.stages.keys(), 'stages.csv', ['stock_releases', i, 'stage'])
    const nothing = world.stages.has(stage) ? nothingToRelease(world, stage, place) : undefined
    if (nothing !== undefined)
      idle(worldFault(`SCENARIO_DOES_NOTHING:release-${nothing}`, { stage, place }), ['stock_releases', i])
    if (month(from) < month(given.start))
      idle(worldFault('SCENARIO_DOES_NOTHING:release-early', { place, from, start: given.start }), [
        'stock_releases',
        i,
        'from',
      ])
    const last = month(given.start) + months - 1
    if (month(from) > last)
      idle(worldFault('SCENARIO_DOES_NOTHING:release-late', { place, from, last: formatMonth(last) }), [
        'stock_releases',
        i,
        'from',
      ])
    if ((given.stock_releases ?? []).findIndex((other) => other.place === place && other.stage === stage) !== i)
      faults.add(worldFault('SCENARIO_RELEASE_TWICE', { stage, place }, { file, ...find(['stock_releases', i]) }))
  }
}

/** Sites that come in by name have to come in. */
export function checkProjects({ given, world, unknown, idle }: OpenedScenario): void {
  if (Array.isArray(given.projects))
    for (const [i, id] of given.projects.entries()) {
      const site = world.sites.get(id)
      if (site === undefined) unknown('site', id, world.sites.keys(), 'sites.csv', ['projects', i])
      else if (site.status === 'stopped' || (site.status !== 'operating' && site.start === undefined))
        idle(worldFault(`SCENARIO_DOES_NOTHING:project-${site.status === 'stopped' ? 'stopped' : 'undated'}`, { id }), [
          'projects',
          i,
        ])
    }
}
