import type { Text } from '../messages/index.ts'
import { z } from 'zod'
import { someOf, word, worldFault } from './world-fault.ts'
import { FaultList, placed, type Fault } from './fault.ts'
import { conductFaults, measureUnder } from './conduct.ts'
import { idleMeasure } from './check-measures.ts'
import { idlePatches } from './check-patches.ts'
import { aimFaults, sitesNamed } from './measure-aims.ts'
import { INSTRUMENTS, type Measure } from './measure.ts'
import { MONTH_PATTERN, formatMonth, parseMonth, type Month } from './month.ts'
import { suggested } from './suggest.ts'
import { GROUP_WORDS, MATERIAL_GROUPS, materialsIn, PLACE_GROUPS, placesIn } from './groups.ts'
import { WEIGHT } from './plausible.ts'
import { readYaml, type Form } from './read-yaml.ts'
import { nothingToRelease } from './stocks.ts'
import type { World } from './world.ts'

const monthText = z
  .string()
  .regex(MONTH_PATTERN, 'a month like 2026-01, from 1900 to 2199')
  .meta({ description: 'A month, YYYY-MM' })
const share = z.number().min(0).max(1)
const OPENINGS = ['controls', 'baseline'] as const

const measureSchema = z.strictObject({
  id: z.string().min(1),
  title: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'What it holds back, as the app calls it; `id` if left out' }),
  title_ja: z.string().min(1).optional(),
  instrument: z.enum(INSTRUMENTS, {
    error: ({ input }) =>
      input === 'dumping'
        ? 'selling below cost withholds nothing and makes goods cheaper at first, so it is no measure: write it as a path of prices for `ytterby dumping`'
        : undefined,
  }),
  by: z.string().optional().meta({ description: 'Place that acts; the coercer if left out' }),
  materials: z.array(z.string()).min(1).meta({ description: GROUP_WORDS }),
  to: z.array(z.string()).min(1).meta({ description: 'Destinations: places, blocs, or all' }),
  users: z.array(z.string()).optional().meta({ description: 'Sectors reached; all if left out' }),
  plants: z.array(z.string()).min(1).optional().meta({
    description: 'Sites, or owners for all of theirs, that get nothing of the supplier state’s material',
  }),
  through: z
    .array(z.string())
    .min(1)
    .optional()
    .meta({ description: 'Places or blocs whose sales it closes, in place of those of the one that acts' }),
  equipment: z.boolean().optional().meta({
    description: 'Withholds equipment and parts: the share is of the capacity of plants that make the materials',
  }),
  from: monthText,
  until: monthText.optional().meta({ description: 'Last month; open if left out' }),
  announced: monthText
    .optional()
    .meta({ description: 'Month from which buyers know of it, before or after `from`; `from` if left out' }),
  allowed_share: z
    .union([share, z.record(monthText, share)])
    .optional()
    .meta({
      description: 'Share of the baseline flow let through, one number or by month from which it holds; 0 if left out',
    }),
  leakage: share
    .optional()
    .meta({ description: 'Share that still arrives, dearer; the parameter `leakage` if left out' }),
  origin: z.boolean().optional().meta({ description: 'Reaches also what third places made from the material' }),
  tariff: z.number().min(0).max(100).optional().meta({ description: 'Share of the price, for instrument tariff' }),
  waits: z.boolean().optional().meta({
    description: 'Orders not let through wait, by the parameter `waiting-share`, and go once all is let through',
  }),
  by_weight: z.boolean().optional().meta({
    description: 'The share is of the weight of all goods to all destinations together, and not of each flow',
  }),
  source: z
    .string()
    .optional()
    .meta({ description: 'Where it is reported; a measure without one is an assumption of the scenario' }),
  judgement: z.string().min(1).optional().meta({
    description: 'What of it is judged and not reported, as a short statement; reports name it beside the headline',
  }),
  judgement_ja: z.string().min(1).optional(),
  note: z.string().optional(),
})

const outageSchema = z.strictObject({
  site: z.string(),
  from: monthText,
  until: monthText.optional(),
  capacity_factor: share.optional().meta({ description: 'Share of capacity that is left; 0 if left out' }),
})
const demandSchema = z.strictObject({
  place: z.string().optional(),
  sector: z.string().optional(),
  material: z.string().optional(),
  factor: z.number().min(0).max(10),
  from: monthText,
  until: monthText.optional(),
})
const contingencySchema = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1).optional().meta({ description: 'How reports call it; `id` if left out' }),
  title_ja: z.string().min(1).optional(),
  weight: z
    .number()
    .positive()
    .max(WEIGHT.max)
    .optional()
    .meta({ description: 'Weight beside the other contingencies; 1 if left out' }),
  measures: z.array(z.string()).optional().meta({ description: 'Ids of measures of this file that are in force' }),
  outages: z.array(outageSchema).optional(),
  demand: z.array(demandSchema).optional(),
})

/** How far what follows from a stopped line is counted. */
export const FOLLOWS = ['stopped-lines', 'lost-orders', 'rationed-parts'] as const

export const scenarioSchema = z
  .strictObject({
    title: z.string().min(1),
    title_ja: z.string().optional(),
    note: z.string().optional(),
    start: monthText.meta({ description: 'First month of the run' }),
    months: z.int().min(1).max(120).optional().meta({ description: '24 if left out' }),
    focus: z
      .array(z.string())
      .optional()
      .meta({ description: 'Places the answer is about: places or blocs; the targets of the measures if left out' }),
    measures: z.array(measureSchema).optional(),
    outages: z.array(outageSchema).optional(),
    demand: z.array(demandSchema).optional(),
    contingencies: z
      .array(contingencySchema)
      .min(1)
      .optional()
      .meta({ description: 'What may come, one or another; read by `plan` in place of every set of the measures' }),
    stock_releases: z
      .array(
        z.strictObject({
          place: z.string(),
          stage: z.string(),
          from: monthText,
          over_months: z.int().min(1).max(60),
        }),
      )
      .optional()
      .meta({ description: 'State stocks let out evenly over some months' }),
    conduct: z
      .array(z.string())
      .optional()
      .meta({ description: 'How firms and third places act: settings of conduct.csv; as tabled if left out' }),
    published: z
      .array(
        z.strictObject({
          who: z.string(),
          what: z.string(),
          value: z.number(),
          unit: z.string(),
          source: z.string(),
          place: z.string().optional().meta({ description: 'Whose loss it is, if it is to stand beside ours' }),
          figure: z
            .enum(FOLLOWS)
            .optional()
            .meta({ description: 'Which of our figures counts the same; `stopped-lines` if left out' }),
        }),
      )
      .optional()
      .meta({ description: 'What others found for the same case, shown beside the answer' }),
    opening: z.enum(OPENINGS).optional().meta({
      description:
        'What the run begins with: `controls`, what the controls of the world that came before have led to, which hold on; `baseline`, stocks and trade of the baseline year. `controls` if left out',
    }),
    projects: z
      .union([z.literal('dated'), z.array(z.string())])
      .optional()
      .meta({ description: 'Sites not running in the baseline that come in at their dates; none if left out' }),
  })
  .meta({
    title: 'Ytterby scenario',
    description: 'A named patch on the world. Nothing else differs between two runs.',
  })

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

/** What a scenario file says, before any world is asked. */
export type ScenarioEntries = z.infer<typeof scenarioSchema>

/** What a scenario, or one of its contingencies, changes besides measures. */
type Patches = Pick<ScenarioEntries, 'outages' | 'demand'>

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
  const unknown: Reading['unknown'] = (what, id, known, where, path) =>
    faults.add(
      worldFault('SCENARIO_ID_UNKNOWN', { what, id, suggestion: suggested(id, known, where) }, { file, ...find(path) }),
    )
  const idle: Reading['idle'] = (fault, path) => faults.add(placed(fault, { file, ...find(path) }))
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id ?? ''
  const reading: Reading = {
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

type Unknown = 'siteOrOwner' | 'place' | 'stage' | 'placeOrBloc' | 'material' | 'materialOrGroup' | 'sector' | 'site'

/** A scenario file that is read against a world. */
interface Reading {
  readonly file: string
  readonly given: ScenarioEntries
  readonly find: ReturnType<typeof readYaml>['find']
  readonly world: World
  /** Months of the run. */
  readonly months: number
  readonly coercer: string
  readonly faults: FaultList
  /** Says that an id is not in this world, and where those that are stand. */
  readonly unknown: (what: Unknown, id: string, known: Iterable<string>, where: string, path: PropertyKey[]) => void
  /** Says that an entry would do nothing. */
  readonly idle: (fault: Fault, path: PropertyKey[]) => void
}

const month = (text: string): Month => parseMonth(text) ?? 0

function checkMonths(
  { file, find, faults }: Reading,
  what: Text,
  span: { from: string; until?: string | undefined },
  path: PropertyKey[],
): void {
  if (span.until === undefined || month(span.until) >= month(span.from)) return
  faults.add(
    worldFault('SCENARIO_MONTHS_REVERSED', { what, until: span.until, from: span.from }, { file, ...find(path) }),
  )
}

function placesOf({ world, unknown }: Reading, word: string, except: string, path: PropertyKey[]): string[] {
  const found = placesIn(world, word, except)
  if (found === undefined) unknown('placeOrBloc', word, [...world.places.keys(), ...PLACE_GROUPS], 'places.csv', path)
  return found ?? [word]
}

function materialsOf({ world, unknown }: Reading, word: string, path: PropertyKey[]): string[] {
  const found = materialsIn(world, word)
  if (found === undefined)
    unknown('materialOrGroup', word, [...world.materials.keys(), ...MATERIAL_GROUPS(world)], 'materials.csv', path)
  return found ?? [word]
}

function plantsOf({ world, unknown }: Reading, word: string, path: PropertyKey[]): readonly string[] {
  const found = sitesNamed(world, word)
  if (found === undefined)
    unknown('siteOrOwner', word, [...world.sites.keys(), ...world.owners.keys()], 'sites.csv', path)
  return found ?? [word]
}

/** Outages and changes of demand, of the whole scenario or of a contingency. */
function checkPatches(reading: Reading, { outages, demand }: Patches, within: PropertyKey[]): void {
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

function measuresOf(reading: Reading): Measure[] {
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

function checkMeasureNames({ file, find, faults }: Reading, measures: readonly Measure[]): void {
  for (const [i, { id }] of measures.entries())
    if (measures.findIndex((measure) => measure.id === id) !== i)
      faults.add(worldFault('SCENARIO_MEASURE_TWICE', { id }, { file, ...find(['measures', i, 'id']) }))
}

function checkContingencies(reading: Reading, measures: readonly Measure[]): void {
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
function checkTariffs({ given, idle }: Reading): void {
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
function checkWaiting({ idle }: Reading, measures: readonly Measure[]): void {
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
function checkWeights({ file, find, world, faults, idle }: Reading, measures: readonly Measure[]): void {
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
function checkReleases({ file, given, find, world, months, faults, unknown, idle }: Reading): void {
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
function checkProjects({ given, world, unknown, idle }: Reading): void {
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

const until = (text: string | undefined): Month | undefined => (text === undefined ? undefined : month(text))

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
  { file, given, months }: Reading,
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
