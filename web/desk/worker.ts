import highsWasm from 'highs/runtime?url'
import { loadSolver } from '../../src/solver/index.ts'
import {
  answer,
  judgedShare,
  openDesk,
  stressReport,
  toFailure,
  VERSION,
  workedExample,
  type Desk,
  type StressQuestion,
} from '../../src/studies/index.ts'
import {
  editScenario,
  formatMonth,
  parseScenario,
  type Layer,
  type Scenario,
  type ScenarioText,
} from '../../src/world/index.ts'
import { baselineFlows } from './flows.ts'
import type { Ask, FromWorker, Kind, Reply, ScenarioSpec, ToWorker } from './protocol.ts'
import { worldTables } from './tables.ts'

/** The model at work in the browser: the same code and the same tables as on the command line. */

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
const texts = (found: Record<string, string>): ReadonlyMap<string, string> =>
  new Map(Object.entries(found).map(([path, text]) => [baseName(path), text]))

const shipped: Layer = {
  name: 'world',
  files: texts(import.meta.glob<string>('../../data/world/*.csv', { query: '?raw', import: 'default', eager: true })),
}
const scenarios = texts(
  import.meta.glob<string>('../../data/scenarios/*.yaml', { query: '?raw', import: 'default', eager: true }),
)

let opened: Promise<Desk> | undefined
const desk = (): Promise<Desk> =>
  (opened ??= openDesk(
    [shipped],
    loadSolver(() => highsWasm),
  ))

const work: {
  [K in Kind]: (
    desk: Desk,
    ask: Ask<K>,
    progress: (done: number, total: number) => void,
  ) => Reply<K> | Promise<Reply<K>>
} = {
  catalogue: ({ world }) => ({
    version: VERSION,
    world: { title: world.title, hash: world.hash },
    places: [...world.places.values()].map(({ id, name, nameJa, bloc, lat, lon, gdp }) => ({
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
    scenarios: [...scenarios].map(([file, text]) => {
      const { id, title, titleJa, note, start, months, report } = parseScenario(file, text, world)
      return { id, name: title, nameJa: titleJa, note, start: formatMonth(start), months, report: [...report] }
    }),
    foresight: world.parameter('foresight'),
    judged: judgedShare(world),
  }),

  scenario: ({ world }, { spec }) => {
    const { file, text } = textOf(world, spec)
    const scenario = scenarioOf(world, spec)
    return {
      file,
      text,
      title: scenario.title,
      titleJa: scenario.titleJa,
      note: scenario.note,
      start: formatMonth(scenario.start),
      months: scenario.months,
      report: [...scenario.report],
      measures: scenario.measures.map((measure) => ({
        id: measure.id,
        instrument: measure.instrument,
        materials: [...measure.materials],
        to: [...measure.to],
        users: measure.users === undefined ? null : [...measure.users],
        from: formatMonth(measure.from),
        until: measure.until === undefined ? null : formatMonth(measure.until),
        letThrough: measure.letThrough.map(({ from, share }) => ({ from: formatMonth(from), share })),
        leakage: measure.leakage ?? world.parameter('leakage'),
        origin: measure.origin,
      })),
    }
  },

  stress: (desk, { spec, company }, progress) =>
    answer(
      desk,
      { study: 'stress', ...questionOf(desk.world, spec), ...(company === undefined ? {} : { company }) },
      progress,
    ),

  range: (desk, { spec }, progress) =>
    answer(desk, { study: 'stress-range', ...questionOf(desk.world, spec) }, progress),

  report: ({ world }, { spec, result, language }) =>
    stressReport(world, scenarioOf(world, spec), result, language, result.company),

  exposure: (desk, { places, company }) =>
    answer(desk, { study: 'exposure', places, ...(company === undefined ? {} : { company }) }),

  baseline: (desk) => answer(desk, { study: 'baseline' }),

  flows: baselineFlows,

  tables: () => worldTables([shipped]),

  example: ({ solver }, { shares }) => workedExample(solver, shares),
}

function textOf(world: Desk['world'], { id, own, edit }: ScenarioSpec): ScenarioText {
  const file = own === undefined ? `${id}.yaml` : 'own.yaml'
  return editScenario({ file, text: own ?? scenarios.get(file) ?? '' }, edit, world)
}

function scenarioOf(world: Desk['world'], spec: ScenarioSpec): Scenario {
  const { file, text } = textOf(world, spec)
  const scenario = parseScenario(file, text, world)
  return spec.months === undefined ? scenario : { ...scenario, months: spec.months }
}

const questionOf = (world: Desk['world'], spec: ScenarioSpec): Omit<StressQuestion, 'study'> => ({
  scenario: textOf(world, spec),
  ...(spec.months === undefined ? {} : { months: spec.months }),
  ...(spec.foresight === undefined ? {} : { foresight: spec.foresight }),
})

const say = (message: FromWorker): void => self.postMessage(message)

async function handle<K extends Kind>(id: number, kind: K, ask: Ask<K>): Promise<void> {
  try {
    const reply = await work[kind](await desk(), ask, (done, total) => say({ id, done, total }))
    say({ id, reply })
  } catch (error) {
    say({ id, failure: toFailure(error) })
  }
}

self.addEventListener('message', ({ data: { id, kind, ask } }: MessageEvent<ToWorker>) => void handle(id, kind, ask))
// Opening takes a moment: begin before the first question.
void desk().catch(() => undefined)
