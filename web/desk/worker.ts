import highsWasm from 'highs/runtime?url'
import { loadSolver } from '../../src/solver/index.ts'
import {
  answer,
  judgedShare,
  openDesk,
  parsePlanConstraints,
  prepareDraws,
  toFailure,
  VERSION,
  workedExample,
  type Desk,
  type HindcastText,
  type HoldingsText,
  type Progress,
  type StudyRequest,
} from '../../src/studies/index.ts'
import {
  editScenario,
  formatMonth,
  InputError,
  parseDumping,
  parseScenario,
  scenarioEntries,
  type Layer,
  type Scenario,
  type ScenarioEntries,
  type ScenarioText,
} from '../../src/world/index.ts'
import { baselineFlows } from './flows.ts'
import { budgetsBesides } from './money.ts'
import type {
  Ask,
  Catalogue,
  FromWorker,
  Kind,
  PlanSpec,
  Reply,
  ScenarioSpec,
  DumpingSpec,
  ToWorker,
  WeaponSpec,
} from './protocol.ts'
import { worldTables } from './tables.ts'

/** The model at work in the browser: the same code and the same tables as on the command line. */

/** The open desk, and the texts that it was opened from. */
interface Office extends Desk {
  readonly layers: readonly Layer[]
  readonly scenarios: ReadonlyMap<string, string>
  readonly menus: ReadonlyMap<string, string>
  readonly terms: ReadonlyMap<string, string>
  readonly dumping: ReadonlyMap<string, string>
}

async function fetched<T>(path: string, what: string): Promise<T> {
  const response = await fetch(path)
  if (!response.ok) throw new Error(`${what} could not be fetched: ${response.status} ${response.statusText}.`)
  return (await response.json()) as T
}

/** Opens the world that whoever serves the page hands out. */
async function openOffice(): Promise<Office> {
  const loading = loadSolver(() => highsWasm)
  const holdings = await fetched<HoldingsText>('/world.json', 'The world')
  const layers = holdings.layers.map(({ name, files }) => ({ name, files: new Map(Object.entries(files)) }))
  const byFile = (texts: readonly ScenarioText[]): Map<string, string> =>
    new Map(texts.map(({ file, text }) => [file, text]))
  return {
    ...(await openDesk(layers, loading)),
    layers,
    scenarios: byFile(holdings.scenarios),
    menus: byFile(holdings.menus),
    terms: byFile(holdings.terms),
    dumping: byFile(holdings.dumping),
  }
}

let opened: Promise<Office> | undefined
const office = (): Promise<Office> => (opened ??= openOffice())

const work: {
  [K in Kind]: (
    office: Office,
    ask: Ask<K>,
    progress: Progress,
    part: (soFar: Reply<K>) => void,
  ) => Reply<K> | Promise<Reply<K>>
} = {
  catalogue: ({ world, scenarios, menus, dumping, terms }) => ({
    version: VERSION,
    world: { title: world.title, hash: world.hash },
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
    elements: [...world.elements.values()].map(({ id, name, nameJa, heavy }) => ({ id, name, nameJa, heavy })),
    sources: [...world.sources.values()].map(({ id, title, publisher, published, url }) => ({
      id,
      title,
      publisher,
      published,
      url,
    })),
    scenarios: readable(scenarios, (file, text) => {
      const { id, title, titleJa, note, start, months, focus } = parseScenario(file, text, world)
      return { id, name: title, nameJa: titleJa, note, start: formatMonth(start), months, focus: [...focus] }
    }),
    menus: readable(menus, (file, text) =>
      menuOf(parseScenario(file, text, world, { menu: true }), scenarioEntries(file, text)),
    ),
    terms: readable(terms, (file, text) => {
      const { title, title_ja: nameJa = title, note = '' } = parsePlanConstraints(file, text, world)
      return { id: file.replace(/\.yaml$/, ''), name: title, nameJa, note }
    }),
    currencies: [...world.currencies.values()].map(({ id, name, nameJa }) => ({ id, name, nameJa })),
    dumping: readable(dumping, (file, text) => {
      const { id, title, titleJa, note, start, months } = parseDumping({ file, text }, world)
      return { id, name: title, nameJa: titleJa, note, start: formatMonth(start), months }
    }),
    sites: sitesOf(world),
    contracts: [...world.contracts.values()].map(({ id, name, nameJa }) => ({ id, name, nameJa })),
    discount: world.parameter('discount'),
    foresight: world.parameter('foresight'),
    judged: judgedShare(world),
  }),

  scenario: (office, { spec }) => {
    const { world } = office
    const { file, text } = textOf(office, spec)
    const scenario = scenarioOf(office, spec)
    const titlesOf = (measure: string): { title: string; titleJa: string } => {
      const { title = measure, title_ja: titleJa = title } =
        scenarioEntries(file, text).measures?.find(({ id }) => id === measure) ?? {}
      return { title, titleJa }
    }
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
        ...titlesOf(measure.id),
        instrument: measure.instrument,
        materials: [...measure.materials],
        to: [...measure.to],
        users: measure.users === undefined ? null : [...measure.users],
        from: formatMonth(measure.from),
        until: measure.until === undefined ? null : formatMonth(measure.until),
        allowedShare: measure.allowedShare.map(({ from, share }) => ({ from: formatMonth(from), share })),
        leakage: measure.leakage ?? world.parameter('leakage'),
        origin: measure.origin,
      })),
    }
  },

  stress: (desk, { spec, company }, progress) =>
    answer(
      desk,
      { study: 'stress', ...questionOf(desk, spec), range: false, ...(company === undefined ? {} : { company }) },
      progress,
    ),

  range: (desk, { spec }, progress) => answer(desk, { study: 'stress-range', ...questionOf(desk, spec) }, progress),

  draws: (desk, { spec, from, count }, progress) => {
    const question = {
      study: 'draws' as const,
      of: [{ study: 'stress' as const, ...questionOf(desk, spec) }],
      options: { ...DRAWN, samples: from + count },
      // The first row is the world as tabled, which the middle case has told already.
      from: 1 + from,
      count,
    }
    return { columns: prepareDraws(desk, question).columns, values: answer(desk, question, progress).values }
  },

  weapon: (desk, { spec }, progress, part) => answer(desk, weaponQuestionOf(desk, spec), progress, part),

  plan: (desk, { spec }, progress, part) => answer(desk, planQuestionOf(desk, spec), progress, part),
  dumping: (desk, { spec }, progress, part) => answer(desk, dumpingRequestOf(desk, spec), progress, part),

  exposure: (desk, { places, company }) =>
    answer(desk, { study: 'exposure', place: places, ...(company === undefined ? {} : { company }) }),

  hindcast: async (desk, _ask, progress) =>
    answer(
      desk,
      {
        study: 'hindcast',
        past: {
          layers: desk.layers,
          // Only one page needs them, and it keeps its answer.
          text: await fetched<HindcastText>('/hindcast.json', 'The past episodes'),
        },
      },
      progress,
    ),

  baseline: (desk) => answer(desk, { study: 'baseline' }),

  flows: baselineFlows,

  tables: ({ layers }) => worldTables(layers),

  example: ({ solver }, { shares }) => workedExample(solver, shares),
}

/**
 * What `ytterby ensemble stress --batch 20` draws. In batches the first draws are the same however many follow, so that
 * more of them can be asked for without losing those that are there.
 */
const DRAWN = { seed: 1, totalOrderSamples: 0, distribution: 'triangular', batch: 20 } as const

/** Texts as they are told to a page. Over a world of one's own, some may speak of what is not in it. */
function readable<T>(texts: ReadonlyMap<string, string>, tell: (file: string, text: string) => T): T[] {
  return [...texts].flatMap(([file, text]) => {
    try {
      return [tell(file, text)]
    } catch {
      return []
    }
  })
}

/** A menu with the titles of its measures, which the model has no use for. */
function menuOf({ id, title, titleJa, note, months, measures }: Scenario, entries: ScenarioEntries): Menu {
  const titles = new Map(entries.measures?.map((measure) => [measure.id, measure]))
  return {
    id,
    name: title,
    nameJa: titleJa,
    note,
    months,
    measures: measures.map((measure) => {
      const { title: name = measure.id, title_ja: nameJa = name } = titles.get(measure.id) ?? {}
      return { id: measure.id, name, nameJa, to: [...measure.to] }
    }),
  }
}
type Menu = Catalogue['menus'][number]

function menuText({ menus }: Office, menu: string): ScenarioText {
  const file = `${menu}.yaml`
  const text = menus.get(file)
  if (text === undefined)
    throw new InputError([
      {
        code: 'MENU_UNKNOWN',
        message: `There is no menu "${menu}" here.`,
        remedy: `Pick one from the list. Known: ${[...menus.keys()].map((name) => name.replace(/\.yaml$/, '')).join(', ')}.`,
      },
    ])
  return { file, text }
}

function weaponQuestionOf(office: Office, { menu, most, member, ...asked }: WeaponSpec): StudyRequest<'weapon'> {
  return {
    study: 'weapon',
    menu: menuText(office, menu),
    maxMeasures: most,
    ...asked,
    ...(member === undefined ? {} : { member: [member] }),
  }
}

function planQuestionOf(
  office: Office,
  { menu, most, slip, front, others, terms, ...asked }: PlanSpec,
): StudyRequest<'plan'> {
  return {
    study: 'plan',
    menu: menuText(office, menu),
    maxMeasures: most,
    ...asked,
    delay: slip,
    alternatives: others,
    budgets: budgetsBesides({ budget: asked.budget, front }).map(({ money }) => money),
    values: true,
    ...(terms === undefined ? {} : { constraints: termsText(office, terms) }),
  }
}

function termsText({ terms }: Office, name: string): ScenarioText {
  const file = `${name}.yaml`
  const text = terms.get(file)
  if (text === undefined)
    throw new InputError([
      {
        code: 'TERMS_UNKNOWN',
        message: `There are no terms "${name}" here.`,
        remedy: `Pick some from the list. Known: ${[...terms.keys()].map((one) => one.replace(/\.yaml$/, '')).join(', ')}.`,
      },
    ])
  return { file, text }
}

/** The menu that an attack is chosen from, as on the command line. */
const ATTACK = 'bans'

function dumpingRequestOf(
  office: Office,
  { path, members, core, instruments, start, months, attack }: DumpingSpec,
): StudyRequest<'dumping'> {
  const file = `${path}.yaml`
  const text = office.dumping.get(file)
  if (text === undefined)
    throw new InputError([
      {
        code: 'DUMPING_UNKNOWN',
        message: `There is no path of prices "${path}" here.`,
        remedy: `Pick one from the list. Known: ${[...office.dumping.keys()].map((name) => name.replace(/\.yaml$/, '')).join(', ')}.`,
      },
    ])
  return {
    study: 'dumping',
    path: { file, text },
    members,
    core,
    instruments,
    ...(start === undefined ? {} : { start }),
    ...(months === undefined ? {} : { months }),
    maxMeasures: attack,
    menu: menuText(office, ATTACK),
  }
}

/** Sites by name, with the Japanese name of the project that opens one. */
function sitesOf({ sites, projects }: Desk['world']): Catalogue['sites'] {
  const inJapanese = new Map([...projects.values()].map(({ site, nameJa }) => [site, nameJa]))
  return [...sites.values()].map(({ id, name }) => ({ id, name, nameJa: inJapanese.get(id) ?? '' }))
}

function textOf({ world, scenarios, menus }: Office, { id, own, edit }: ScenarioSpec): ScenarioText {
  const file = own === undefined ? `${id}.yaml` : 'own.yaml'
  const text = own ?? scenarios.get(file) ?? menus.get(file)
  if (text === undefined)
    throw new InputError([
      {
        code: 'SCENARIO_UNKNOWN',
        message: `There is no scenario "${id}" here.`,
        remedy: `Pick one from the list. Known: ${[...scenarios.keys()].map((name) => name.replace(/\.yaml$/, '')).join(', ')}.`,
      },
    ])
  return editScenario({ file, text }, edit, world)
}

function scenarioOf(office: Office, spec: ScenarioSpec): Scenario {
  const { file, text } = textOf(office, spec)
  return parseScenario(file, text, office.world, { months: spec.months })
}

const questionOf = (office: Office, spec: ScenarioSpec): Omit<StudyRequest<'stress'>, 'study'> => ({
  scenario: textOf(office, spec),
  ...(spec.months === undefined ? {} : { months: spec.months }),
  ...(spec.foresight === undefined ? {} : { foresight: spec.foresight }),
})

const say = (message: FromWorker): void => self.postMessage(message)

async function handle<K extends Kind>(id: number, kind: K, ask: Ask<K>): Promise<void> {
  try {
    const reply = await work[kind](
      await office(),
      ask,
      (done, total, bounds) => say({ id, done, total, bounds }),
      (part) => say({ id, part }),
    )
    say({ id, reply })
  } catch (error) {
    say({ id, failure: toFailure(error) })
  }
}

self.addEventListener('message', ({ data: { id, kind, ask } }: MessageEvent<ToWorker>) => void handle(id, kind, ask))
// Opening takes a moment: begin before the first question.
void office().catch(() => undefined)
