import { makeBaseline } from '../../baseline/index.ts'
import type { Baseline } from '../../clearing/index.ts'
import type { Solver } from '../../solver/index.ts'
import {
  FaultList,
  fileOf,
  hashLayers,
  readByClearings,
  InputError,
  parseScenario,
  readTable,
  TABLE_NAMES,
  worldOf,
  type Layer,
  type Row,
  type Scenario,
  type TableName,
  type World,
  suggested,
} from '../../world/index.ts'
import { readObserved } from './answerable.ts'
import type { Observed } from './observed.ts'
import { EPISODES_TABLE, type Use } from './input-tables.ts'
import { fileIn, type HindcastText } from './text.ts'
import { studyFault } from '../study-fault.ts'

/** An episode as it is listed. */
interface EpisodeEntry {
  readonly id: string
  readonly title: string
  readonly titleJa: string
  readonly note: string
  readonly noteJa: string
  readonly use: Use
}

export interface Episode extends EpisodeEntry {
  readonly world: World
  readonly baseline: Baseline
  /** SHA-256 over the tables that its runs read. */
  readonly hash: string
  /** With all their months. */
  readonly scenarios: readonly Scenario[]
  /** The same, as far as something is asked of them. The first is the one that is scored in the fit. */
  readonly variants: readonly Scenario[]
  readonly observed: readonly Observed[]
}

/** What a small world takes from the shipped one, so that behaviour means the same in both. Its own rows win. */
const SHARED = [
  'buyers',
  'elements',
  'groups',
  'lanes',
  'parameters',
  'places',
  'sources',
  'stages',
  'steps',
  'stocks',
  'switching',
  'units',
  'variants',
] as const

/** What no run of an episode reads: a fit stays as good as it was when only these change. */
const UNREAD: ReadonlySet<TableName> = new Set<TableName>([
  'sources',
  'firms',
  'countries',
  'codes',
  'notices',
  'conduct',
  'projects',
  'stockpiles',
  'offtakes',
  'shutdowns',
  'owners',
  'owner-books',
  'plant-costs',
  'products',
  'bills',
  'words',
  'contracts',
  'currencies',
  'defaults',
  'industries',
  'accounts',
  'inputs',
  'multipliers',
  'concordance',
])

/** Which episodes to open: some by name, or all that are fitted on. The others are not read. */
export type Which = { readonly named: readonly string[] } | { readonly use: 'fit' }

/** The list of episodes. */
function readList(text: HindcastText): Row[] {
  const faults = new FaultList()
  const all = readTable(`${text.name}/episodes.csv`, fileIn(text, 'episodes.csv'), EPISODES_TABLE, faults)
  faults.throwIfAny()
  return all
}

/** What episodes there are, or those of some names; a name that is none of them is a fault. */
export const episodesIn = (text: HindcastText, names: readonly string[] = []): EpisodeEntry[] =>
  named(readList(text), names).map(entryOf)

const entryOf = (row: Row): EpisodeEntry => ({
  id: row.text('id'),
  title: row.text('title'),
  titleJa: row.text('title_ja'),
  note: row.text('note'),
  noteJa: row.optional('note_ja') ?? row.text('note'),
  use: row.text('use') as Use,
})

/** Reads episodes, or throws an `InputError` with every fault found. */
export function openEpisodes(layers: readonly Layer[], text: HindcastText, solver: Solver, which: Which): Episode[] {
  const all = readList(text)
  const wanted = 'use' in which ? all.filter((row) => row.text('use') === which.use) : named(all, which.named)
  if (wanted.length === 0) throw new InputError([studyFault('EPISODE_NONE', {}, { file: `${text.name}/episodes.csv` })])
  // Two episodes of one world share it, and its baseline.
  const shipped = once(() => opened([...layers, folder(text, '')], solver))
  return wanted.map((row) => {
    const entry = entryOf(row)
    const { id } = entry
    const { world, baseline, hash } =
      row.text('world') === 'shipped'
        ? shipped()
        : opened([...layers.map(shared), folder(text, ''), folder(text, `${id}/world/`)], solver)
    const scenarios = row.list('variants').map((name) => {
      const own = `${id}/${name}.yaml`
      return text.files[own] === undefined && text.files[`scenarios/${name}.yaml`] !== undefined
        ? parseScenario(`${name}.yaml`, fileIn(text, `scenarios/${name}.yaml`), world)
        : parseScenario(`${text.name}/${own}`, fileIn(text, own), world)
    })
    const observed = readObserved(text, id, world)
    return asking({ ...entry, world, baseline, hash, scenarios }, observed)
  })
}

/** An episode that is asked about some observations. Nothing is asked of later months, and a run is the same up to a month whatever follows. */
export function asking(episode: Omit<Episode, 'variants' | 'observed'>, observed: readonly Observed[]): Episode {
  const last = Math.max(...observed.map(({ to }) => to))
  const variants = episode.scenarios.map((scenario) => ({
    ...scenario,
    months: Math.max(1, last - scenario.start + 1),
  }))
  return { ...episode, variants, observed }
}

function named(all: readonly Row[], names: readonly string[]): Row[] {
  const faults = new FaultList()
  const ids = all.map((row) => row.text('id'))
  for (const name of names)
    if (!ids.includes(name))
      faults.add(
        studyFault('EPISODE_UNKNOWN', {
          name,
          suggestion: suggested(name, ids, 'episodes.csv'),
          known: ids.join(', '),
        }),
      )
  faults.throwIfAny()
  return names.length === 0 ? [...all] : all.filter((row) => names.includes(row.text('id')))
}

function opened(layers: readonly Layer[], solver: Solver): Pick<Episode, 'world' | 'baseline' | 'hash'> {
  const world = worldOf(layers)
  const read = TABLE_NAMES.filter((name) => !UNREAD.has(name))
  return {
    world,
    baseline: makeBaseline(world, solver).baseline,
    hash: hashLayers(readByClearings(layers), read),
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** The tables that lie in a part of the folder, as a layer of a world. */
export function folder({ name, files }: HindcastText, prefix: string): Layer {
  const tables = TABLE_NAMES.map(fileOf).flatMap((file) => {
    const text = files[`${prefix}${file}`]
    return text === undefined ? [] : [[file, text] as const]
  })
  return { name: `${name}/${prefix}`.replace(/\/$/, ''), files: new Map(tables) }
}

const shared = ({ name, files }: Layer): Layer => ({
  name,
  files: new Map(
    SHARED.map(fileOf).flatMap((file) => {
      const text = files.get(file)
      return text === undefined ? [] : [[file, text] as const]
    }),
  ),
})
