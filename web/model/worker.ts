import type { Solver } from '../../src/solver/index.ts'
import {
  runRequest,
  complete,
  drawOptions,
  judgedShare,
  layersOf,
  openModelSession,
  parsePlanConstraints,
  isForPlan,
  prepareDraws,
  STUDIES,
  VERSION,
  workedExample,
  type ModelResults,
  type ModelSession,
  type HindcastText,
  type DataBundle,
  type Options,
  type Progress,
  type ModelRequest,
  type Shipped,
  type StudyRequest,
} from '../../src/studies/index.ts'
import {
  editScenario,
  formatMonth,
  InputError,
  parseDumping,
  parseScenario,
  type Layer,
  type Measure,
  type Scenario,
  type ScenarioText,
  type World,
} from '../../src/world/index.ts'
import { baselineFlows } from './flows.ts'
import { BATCH } from '../url/questions.ts'
import type { ScenarioSpec } from '../url/scenario-word.ts'
import type { Ask, AskedStudy, Catalogue, Kind, Reply, StudyAsk } from './protocol.ts'
import { changedRows, digestsOf } from './row-digests.ts'
import { worldTables } from './tables.ts'

/**
 * What the app can ask of the model, and how it is answered: the same code and the same tables as on the command line. Nothing here knows where it
 * runs: `thread.ts` answers in a browser, and `kept-answers.ts` beforehand.
 */

/** The open session, and the texts that it was opened from. */
export interface OpenModel extends ModelSession {
  readonly layers: readonly Layer[]
  readonly flags: readonly string[]
  readonly pastLayers: readonly Layer[]
  readonly shipped: Readonly<Record<Shipped, ReadonlyMap<string, string>>>
  readonly pastVerdicts: DataBundle['pastVerdicts']
  /** Past episodes, which only one page needs: fetched when they are asked for. */
  readonly episodes: () => Promise<HindcastText>
}

/** Opens the world of a bundle. */
export async function openModel(
  bundle: DataBundle,
  episodes: OpenModel['episodes'],
  solver: Promise<Solver>,
): Promise<OpenModel> {
  const layers = layersOf(bundle)
  const byFile = (texts: readonly ScenarioText[]): Map<string, string> =>
    new Map(texts.map(({ file, text }) => [file, text]))
  return {
    ...(await openModelSession(layers, solver)),
    // For a plan with a limit of time.
    clock: () => performance.now() / 1000,
    layers,
    flags: bundle.flags,
    pastLayers: layers.filter(({ name }) => bundle.pastLayers.includes(name)),
    pastVerdicts: bundle.pastVerdicts,
    episodes,
    shipped: {
      scenario: byFile(bundle.scenarios),
      menu: byFile(bundle.menus),
      constraints: byFile(bundle.constraints),
      news: byFile(bundle.news),
      path: byFile(bundle.dumping),
    },
  }
}

export const work: {
  [K in Kind]: (
    model: OpenModel,
    ask: Ask<K>,
    progress: Progress,
    part: (soFar: Reply<K>) => void,
  ) => Reply<K> | Promise<Reply<K>>
} = {
  catalogue: ({ world, flags, shipped, pastVerdicts }) => ({
    version: VERSION,
    world: { title: world.title, hash: world.hash },
    flags,
    places: [...world.places.values()].map(({ id, name, nameJa, bloc, lat, lon, gdp }) => ({
      uses: bloc !== 'coercer' && world.demand.some(({ place }) => place === id),
      id,
      name,
      nameJa,
      bloc,
      lat,
      lon,
      gdp: gdp.value,
    })),
    materials: [...world.materials.values()].map(({ id, name, nameJa, stage, unit, tradable }) => ({
      id,
      name,
      nameJa,
      stage,
      unit,
      tradable,
    })),
    sectors: [...world.sectors.values()].map(({ id, name, nameJa }) => ({ id, name, nameJa })),
    products: productsOf(world),
    words: world.words,
    elements: elementsOf(world),
    stages: [...world.stages.values()],
    units: [...world.units.values()],
    groups: [...world.groups.values()],
    sources: [...world.sources.values()].map(({ id, title, publisher, published, url }) => ({
      id,
      title,
      publisher,
      published,
      url,
    })),
    notices: world.notices.map(({ id, announced, source }) => ({ id, announced, source })),
    scenarios: readable(shipped.scenario, (file, text) => {
      const { id, title, titleJa, note, start, months, focus } = parseScenario(file, text, world)
      return { id, name: title, nameJa: titleJa, note, start: formatMonth(start), months, focus: [...focus] }
    }),
    menus: readable(shipped.menu, (file, text) => menuOf(parseScenario(file, text, world, { menu: true }))),
    constraints: readable(shipped.constraints, (file, text) => {
      const { title, title_ja: nameJa = title, note = '' } = parsePlanConstraints(file, text, world)
      return { id: file.replace(/\.yaml$/, ''), name: title, nameJa, note }
    }),
    currencies: [...world.currencies.values()].map(({ id, name, nameJa, perUsd }) => ({
      id,
      name,
      nameJa,
      perUsd: perUsd.value,
    })),
    conduct: [...world.conduct.values()].map(({ id, name, nameJa }) => ({ id, name, nameJa })),
    dumping: readable(shipped.path, (file, text) => {
      const { id, title, titleJa, note, start, months } = parseDumping({ file, text }, world)
      return { id, name: title, nameJa: titleJa, note, start: formatMonth(start), months }
    }),
    sites: sitesOf(world),
    contracts: [...world.contracts.values()].map(({ id, name, nameJa }) => ({ id, name, nameJa })),
    discount: world.parameter('discount'),
    foresight: world.parameter('foresight'),
    dumpingProbability: world.parameter('dumping-probability'),
    judged: judgedShare(world),
    pastVerdicts,
  }),

  scenario: (model, { spec }) => {
    const { world } = model
    const { file, text } = textOf(model, spec)
    const scenario = scenarioOf(model, spec)
    return {
      file,
      text,
      title: scenario.title,
      titleJa: scenario.titleJa,
      note: scenario.note,
      start: formatMonth(scenario.start),
      months: scenario.months,
      focus: [...scenario.focus],
      measures: scenario.measures.map((measure) => ({
        id: measure.id,
        title: measure.title ?? measure.id,
        titleJa: measure.titleJa ?? measure.title ?? measure.id,
        instrument: measure.instrument,
        materials: [...measure.materials],
        to: [...measure.to],
        users: measure.users === undefined ? null : [...measure.users],
        from: formatMonth(measure.from),
        until: measure.until === undefined ? null : formatMonth(measure.until),
        allowedShare: measure.allowedShare.map(({ from, share }) => ({ from: formatMonth(from), share })),
        leakage: measure.leakage ?? world.parameter('leakage'),
        origin: measure.origin,
        rest: restOf(measure),
      })),
      releases: [...new Set(scenario.stockReleases.map(({ overMonths }) => overMonths))],
      projects: scenario.projects === 'dated' ? ['dated'] : [...scenario.projects],
      rest: toldApart([scenario.outages, scenario.demand, scenario.conduct, scenario.opening], scenario.start),
    }
  },

  stress: (session, { spec, company, product }, progress) =>
    runRequest(
      session,
      {
        study: 'stress',
        ...questionOf(session, spec),
        range: false,
        ...(company === undefined ? {} : { company }),
        ...(product === undefined ? {} : { product }),
      },
      progress,
    ),

  range: (session, { spec }, progress) =>
    runRequest(session, { study: 'stress-range', ...questionOf(session, spec) }, progress),

  draws: (session, { spec, from, count }, progress) => {
    const question = {
      study: 'draws' as const,
      of: [{ study: 'stress' as const, ...questionOf(session, spec) }],
      options: complete(drawOptions, { batch: BATCH, samples: from + count }),
      // The first row is the world as tabled, which the middle case has told already.
      from: 1 + from,
      count,
    }
    return { columns: prepareDraws(session, question).columns, values: runRequest(session, question, progress).values }
  },

  weapon: study('weapon'),
  plan: study('plan'),
  dumping: study('dumping'),
  exposure: study('exposure'),
  baseline: study('baseline'),

  hindcast: async (model, request, progress) => {
    const text = await model.episodes()
    return runRequest(model, { study: 'hindcast', ...request, past: { layers: model.pastLayers, text } }, progress)
  },

  flows: baselineFlows,

  tables: ({ layers }) => worldTables(layers),

  digests: ({ layers }) => digestsOf(worldTables(layers)),
  'changed-rows': ({ layers }, { before }) => changedRows(before, worldTables(layers)),

  example: ({ solver }, { shares }) => workedExample(solver, shares),
}

/** Texts as a page gets them. Over a world of one's own, some may speak of what is not in it. */
function readable<T>(texts: ReadonlyMap<string, string>, tell: (file: string, text: string) => T): T[] {
  return [...texts].flatMap(([file, text]) => {
    try {
      return [tell(file, text)]
    } catch {
      return []
    }
  })
}

function menuOf({ id, title, titleJa, note, start, months, measures, contingencies }: Scenario): Menu {
  return {
    id,
    name: title,
    nameJa: titleJa,
    note,
    start: formatMonth(start),
    months,
    forPlan: isForPlan({ measures }),
    listsContingencies: contingencies.length > 0,
    measures: measures.map((measure) => ({
      id: measure.id,
      name: measure.title ?? measure.id,
      nameJa: measure.titleJa ?? '',
      to: [...measure.to],
    })),
  }
}
type Menu = Catalogue['menus'][number]

/** Asks a study what a page asks of it. */
function study<K extends Exclude<AskedStudy, 'hindcast'>>(
  id: K,
): (
  model: OpenModel,
  request: StudyAsk<K>,
  progress: Progress,
  part: (soFar: ModelResults[K]) => void,
) => ModelResults[K] {
  return (model, request, progress, part) => {
    const question = { study: id, ...withFiles(model, STUDIES[id].options, request) }
    return runRequest(model, question as ModelRequest & { readonly study: K }, progress, part)
  }
}

/** A request with its shipped files read, by what its record says of them. */
const withFiles = ({ shipped }: OpenModel, options: Options, request: object): object =>
  Object.fromEntries(
    Object.entries(request).map(([name, value]: [string, unknown]) => {
      const option = options[name]
      return option?.kind === 'file' && option.shipped !== undefined && typeof value === 'string'
        ? [name, shippedText(shipped, option.shipped, value)]
        : [name, value]
    }),
  )

const UNKNOWN = {
  scenario: ['SCENARIO_UNKNOWN', 'is no scenario'],
  menu: ['MENU_UNKNOWN', 'is no menu'],
  constraints: ['CONSTRAINTS_UNKNOWN', 'are no constraints'],
  news: ['NEWS_UNKNOWN', 'is no news'],
  path: ['DUMPING_UNKNOWN', 'is no path of prices'],
} as const

function shippedText(shipped: OpenModel['shipped'], kind: Shipped, name: string): ScenarioText {
  const file = `${name}.yaml`
  const text = shipped[kind].get(file)
  if (text === undefined) {
    const [code, what] = UNKNOWN[kind]
    throw new InputError([
      {
        code,
        message: `There ${what} "${name}" here.`,
        remedy: `Pick one from the list. Known: ${[...shipped[kind].keys()].map((one) => one.replace(/\.yaml$/, '')).join(', ')}.`,
      },
    ])
  }
  return { file, text }
}

/** Elements, and how much of each is used in the world. */
function elementsOf({ elements, demand, materials }: World): Catalogue['elements'] {
  const used = new Map<string, number>()
  for (const { material, use } of demand)
    for (const [element, { value }] of materials.get(material)?.contents ?? [])
      used.set(element, (used.get(element) ?? 0) + value * use.value)
  return [...elements.values()].map(({ id, name, nameJa, unit }) => ({
    id,
    name,
    nameJa,
    unit,
    use: used.get(id) ?? 0,
  }))
}

const productsOf = ({ products }: World): Catalogue['products'] =>
  [...products.values()].map(({ id, name, nameJa, counted, countedJa, bill }) => ({
    id,
    name,
    nameJa,
    counted,
    countedJa,
    bill: bill.map(({ material, grams: { value, low, high, source } }) => ({
      material,
      value,
      low,
      high,
      source,
    })),
  }))

const sitesOf = ({ sites }: ModelSession['world']): Catalogue['sites'] =>
  [...sites.values()].map(({ id, name, nameJa }) => ({ id, name, nameJa }))

function textOf({ world, shipped }: OpenModel, { id, own, edit }: ScenarioSpec): ScenarioText {
  const menu = shipped.menu.get(`${id}.yaml`)
  const given =
    own !== undefined
      ? { file: 'own.yaml', text: own }
      : menu !== undefined && !shipped.scenario.has(`${id}.yaml`)
        ? { file: `${id}.yaml`, text: menu }
        : shippedText(shipped, 'scenario', id)
  return editScenario(given, edit, world)
}

function scenarioOf(model: OpenModel, spec: ScenarioSpec): Scenario {
  const { file, text } = textOf(model, spec)
  return parseScenario(file, text, model.world, { months: spec.months })
}

/** What a page does not show of a measure, which may tell it from another. */
const restOf = ({ by, plants, through, equipment, origin, tariff, waits, byWeight, ...measure }: Measure): string =>
  toldApart(
    [by, [...(plants ?? [])], [...(through ?? [])], equipment, origin, tariff, waits, byWeight, measure.announced],
    measure.from,
  )

/** A text of some terms, with months counted from a first one. */
const toldApart = (terms: readonly unknown[], first: number): string =>
  JSON.stringify(terms, (_, term: unknown) => (typeof term === 'number' && term > FIRST_MONTH ? term - first : term))
const FIRST_MONTH = 12 * 1900

const questionOf = (model: OpenModel, spec: ScenarioSpec): Omit<StudyRequest<'stress'>, 'study'> => ({
  scenario: textOf(model, spec),
  ...(spec.months === undefined ? {} : { months: spec.months }),
  ...(spec.foresight === undefined ? {} : { foresight: spec.foresight }),
})
