import { idleMeasure } from './check-measures.ts'
import { idlePatches } from './check-patches.ts'
import {
  checkContingencies,
  checkMeasureNames,
  checkPatches,
  checkProjects,
  checkReleases,
  checkTariffs,
  checkWaiting,
  checkWeights,
} from './check-scenario.ts'
import { conductFaults, measureUnder } from './conduct.ts'
import { FaultList, placed } from './fault.ts'
import { aimFaults } from './measure-aims.ts'
import type { Measure } from './measure.ts'
import type { Month } from './month.ts'
import { readYaml, type Form } from './read-yaml.ts'
import { checkMonths, materialsOf, month, placesOf, plantsOf, until, type OpenedScenario } from './scenario-reading.ts'
import { scenarioSchema, type FOLLOWS, type OPENINGS, type Patches, type ScenarioEntries } from './scenario-schema.ts'
import { suggested } from './suggest.ts'
import { word, worldFault } from './world-fault.ts'
import type { World } from './world.ts'

/** A scenario as it lies on disk. */
export interface ScenarioText {
  /** Name or path of the file: it names the scenario, and faults. */
  readonly file: string
  readonly text: string
}

/** Months of a scenario that does not say. */
export const USUAL_MONTHS = 24

export interface Outage {
  readonly site: string
  readonly from: Month
  readonly until: Month | undefined
  /** Share of capacity. */
  readonly capacityFactor: number
}

export interface DemandChange {
  readonly place: string | undefined
  readonly sector: string | undefined
  readonly material: string | undefined
  readonly factor: number
  readonly from: Month
  readonly until: Month | undefined
}

/** One of several things that may come. */
export interface Contingency {
  readonly id: string
  readonly title: string
  readonly titleJa: string
  /** Weight beside the other contingencies. */
  readonly weight: number
  /** Ids of the scenario's measures that are in force. */
  readonly measures: readonly string[]
  readonly outages: readonly Outage[]
  readonly demand: readonly DemandChange[]
}

export interface Scenario {
  readonly id: string
  readonly title: string
  readonly titleJa: string
  readonly note: string
  readonly start: Month
  readonly months: number
  /** Places the answer is about. */
  readonly focus: readonly string[]
  readonly measures: readonly Measure[]
  readonly outages: readonly Outage[]
  readonly demand: readonly DemandChange[]
  /** What may come, one or another; empty: every set of the measures. */
  readonly contingencies: readonly Contingency[]
  readonly stockReleases: readonly {
    readonly place: string
    readonly stage: string
    readonly from: Month
    readonly overMonths: number
  }[]
  readonly projects: 'dated' | ReadonlySet<string>
  /** What it begins with: what earlier controls of the world have led to, or the baseline year. */
  readonly opening: (typeof OPENINGS)[number]
  /** Ids of settings of conduct.csv. */
  readonly conduct: readonly string[]
  readonly published: readonly {
    readonly who: string
    readonly what: string
    readonly value: number
    readonly unit: string
    readonly source: string
    /** Whose loss it is, where it counts the same as one of ours. */
    readonly place: string | undefined
    readonly figure: (typeof FOLLOWS)[number]
  }[]
}

/** The world left alone: what every scenario is compared with. */
export function referenceScenario(start: Month, months: number, projects: Scenario['projects'] = new Set()): Scenario {
  return {
    id: 'reference',
    title: 'Reference case',
    titleJa: '平常時',
    note: '',
    start,
    months,
    focus: [],
    measures: [],
    outages: [],
    demand: [],
    contingencies: [],
    stockReleases: [],
    conduct: [],
    published: [],
    opening: 'baseline',
    projects,
  }
}

/** Reads a scenario file (YAML) as such, or throws an `InputError` with every fault found. */
export const scenarioEntries = (file: string, text: string): ScenarioEntries => readYaml(file, text, FORM).given

const FORM: Form<ScenarioEntries> = {
  schema: scenarioSchema,
  whole: word('scenario'),
  begin: word('scenario-begin'),
  example: word('scenario-example'),
  entries: word('entries', { schema: 'scenario' }),
}

/** How a scenario file is read. */
export interface ScenarioReading {
  /** Months of the run, if they are not to be the file's. */
  readonly months?: number | undefined
  /** A menu is what there is to choose from: which of its measures reach no trade is part of the answer, and no fault. */
  readonly menu?: boolean
  /** Settings of conduct, if they are not to be the file's. */
  readonly conduct?: readonly string[] | undefined
}

/** Reads a scenario file (YAML) against a world, or throws an `InputError` with every fault found. */
export function parseScenario(
  file: string,
  text: string,
  world: World,
  { months: length, menu = false, conduct: asked }: ScenarioReading = {},
): Scenario {
  const { given, find } = readYaml(file, text, FORM)
  const faults = new FaultList()
  const unknown: OpenedScenario['unknown'] = (what, id, known, where, path) =>
    faults.add(
      worldFault('SCENARIO_ID_UNKNOWN', { what, id, suggestion: suggested(id, known, where) }, { file, ...find(path) }),
    )
  const idle: OpenedScenario['idle'] = (fault, path) => faults.add(placed(fault, { file, ...find(path) }))
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id ?? ''
  const reading: OpenedScenario = {
    file,
    given,
    find,
    world,
    months: length ?? given.months ?? USUAL_MONTHS,
    coercer,
    faults,
    unknown,
    idle,
  }
  const conduct = asked ?? given.conduct ?? []
  for (const [i, fault] of conductFaults(world, conduct))
    faults.add(asked === undefined ? placed(fault, { file, ...find(['conduct', i]) }) : fault)
  const measures = measuresOf(reading).map((measure) => measureUnder(world, conduct, measure))
  checkMeasureNames(reading, measures)
  checkPatches(reading, given, [])
  checkContingencies(reading, measures)
  for (const { fault, path } of aimFaults(given.measures ?? [])) idle(fault, path)
  checkTariffs(reading)
  checkWaiting(reading, measures)
  checkWeights(reading, measures)
  for (const found of idlePatches(given, world)) idle(found.fault, found.path)
  // What was not understood has been reported already.
  if (!faults.any)
    for (const [i, measure] of measures.entries()) {
      const found = idleMeasure(measure, { start: month(given.start), months: given.months, menu }, world)
      if (found !== undefined) idle(found.fault, ['measures', i, found.key])
    }
  checkReleases(reading)
  checkProjects(reading)
  for (const [i, { place }] of (given.published ?? []).entries())
    if (place !== undefined && !world.places.has(place))
      unknown('place', place, world.places.keys(), 'places.csv', ['published', i, 'place'])
  const focus = given.focus?.flatMap((word, j) => placesOf(reading, word, coercer, ['focus', j]))
  faults.throwIfAny()
  return { ...scenarioOf(reading, measures, focus), conduct }
}

function measuresOf(reading: OpenedScenario): Measure[] {
  const { given, world, coercer, unknown } = reading
  return (given.measures ?? []).map<Measure>((measure, i) => {
    const by = measure.by ?? coercer
    if (!world.places.has(by)) unknown('place', by, world.places.keys(), 'places.csv', ['measures', i, 'by'])
    for (const [j, user] of (measure.users ?? []).entries())
      if (!world.sectors.has(user))
        unknown('sector', user, world.sectors.keys(), 'sectors.csv', ['measures', i, 'users', j])
    checkMonths(reading, word('measure', { id: measure.id }), measure, ['measures', i, 'until'])
    const steps =
      typeof measure.allowed_share === 'object'
        ? Object.entries(measure.allowed_share).map(([from, share]) => ({ from: month(from), share }))
        : [{ from: month(measure.from), share: measure.allowed_share ?? (measure.instrument === 'tariff' ? 1 : 0) }]
    return {
      id: measure.id,
      title: measure.title,
      titleJa: measure.title_ja,
      source: measure.source,
      judgement: measure.judgement,
      judgementJa: measure.judgement_ja,
      instrument: measure.instrument,
      by,
      users: measure.users === undefined ? undefined : new Set(measure.users),
      ...(measure.plants === undefined
        ? {}
        : {
            plants: new Set(measure.plants.flatMap((word, j) => plantsOf(reading, word, ['measures', i, 'plants', j]))),
          }),
      ...(measure.through === undefined
        ? {}
        : {
            through: new Set(
              measure.through.flatMap((word, j) => placesOf(reading, word, by, ['measures', i, 'through', j])),
            ),
          }),
      ...(measure.equipment === true ? { equipment: true } : {}),
      materials: new Set(
        measure.materials.flatMap((word, j) => materialsOf(reading, word, ['measures', i, 'materials', j])),
      ),
      to: new Set(measure.to.flatMap((word, j) => placesOf(reading, word, by, ['measures', i, 'to', j]))),
      from: month(measure.from),
      until: measure.until === undefined ? undefined : month(measure.until),
      announced: month(measure.announced ?? measure.from),
      allowedShare: steps.sort((a, b) => a.from - b.from),
      leakage: measure.leakage,
      origin: measure.origin ?? measure.instrument === 'extraterritorial',
      tariff: measure.tariff ?? 0,
      waits: measure.waits ?? false,
      byWeight: measure.by_weight ?? false,
    }
  })
}

const patches = ({ outages, demand }: Patches): Pick<Scenario, 'outages' | 'demand'> => ({
  outages: (outages ?? []).map((o) => ({
    site: o.site,
    from: month(o.from),
    until: until(o.until),
    capacityFactor: o.capacity_factor ?? 0,
  })),
  demand: (demand ?? []).map((d) => ({
    place: d.place,
    sector: d.sector,
    material: d.material,
    factor: d.factor,
    from: month(d.from),
    until: until(d.until),
  })),
})

/** The scenario of a file in which no fault was found. */
function scenarioOf(
  { file, given, months }: OpenedScenario,
  measures: readonly Measure[],
  focus: readonly string[] | undefined,
): Omit<Scenario, 'conduct'> {
  return {
    id: file.replace(/^.*\//, '').replace(/\.ya?ml$/, ''),
    title: given.title,
    titleJa: given.title_ja ?? given.title,
    note: given.note ?? '',
    start: month(given.start),
    months,
    focus: focus ?? [...new Set(measures.flatMap(({ to }) => [...to]))],
    measures,
    ...patches(given),
    contingencies: (given.contingencies ?? []).map((contingency) => ({
      id: contingency.id,
      title: contingency.title ?? contingency.id,
      titleJa: contingency.title_ja ?? contingency.title ?? contingency.id,
      weight: contingency.weight ?? 1,
      measures: contingency.measures ?? [],
      ...patches(contingency),
    })),
    stockReleases: (given.stock_releases ?? []).map((r) => ({
      place: r.place,
      stage: r.stage,
      from: month(r.from),
      overMonths: r.over_months,
    })),
    opening: given.opening ?? 'controls',
    published: (given.published ?? []).map(({ place, figure = 'stopped-lines', ...found }) => ({
      ...found,
      place,
      figure,
    })),
    projects: given.projects === 'dated' ? 'dated' : new Set(given.projects ?? []),
  }
}
