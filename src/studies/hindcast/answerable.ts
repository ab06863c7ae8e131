import { FaultList, suggested, worldFault, type Month, type Scenario, type World } from '../../world/index.ts'
import { studyFault } from '../study-fault.ts'
import { MULTIPLE_UNIT } from './input-tables.ts'
import { rowsIn, type Observed, type ObservedRow } from './observed.ts'
import { fileIn, type HindcastText } from './text.ts'

/**
 * Why no run can answer a row, in the order in which they are looked at: it is a level without a usual one; its episode is not run; no run
 * has its months; its place, partner, sectors or materials are not in the world of the run; the world has no such trade or use.
 */
export const UNANSWERED = ['level', 'episode', 'months', 'place', 'partner', 'sectors', 'materials', 'absent'] as const

/** A row that no run can answer. */
export interface Unanswered {
  readonly row: ObservedRow
  readonly reason: (typeof UNANSWERED)[number]
  /** The episode that came nearest to an answer; undefined where none was asked. */
  readonly episode: string | undefined
  /** What is not there: a unit, an episode, an id. */
  readonly word: string
}

/** What rows may name. */
export interface Vocabulary {
  readonly places: ReadonlyMap<string, unknown>
  readonly sectors: ReadonlyMap<string, unknown>
  readonly materials: ReadonlyMap<string, { readonly id: string; readonly stage: string }>
}

/** What may be asked of an episode: what its world knows and has, and its scenarios with all their months. */
interface Runs {
  readonly id: string
  readonly world: Vocabulary
  readonly scenarios: readonly Pick<Scenario, 'start' | 'months'>[]
  /** Whether there is such a trade, price or use. */
  readonly has: (row: ObservedRow) => boolean
}

/** Reads what was observed in an episode, or throws an `InputError` with every fault found: its world must answer each row. */
export function readObserved(text: HindcastText, id: string, world: World): Observed[] {
  const file = `${text.name}/${id}/observed.csv`
  const faults = new FaultList()
  const rows = rowsIn(file, fileIn(text, `${id}/observed.csv`), faults)
  for (const row of rows) {
    const at = { file, line: row.line }
    const { source } = row
    const unknown = world.sources.has(source)
      ? unknownIn(row, world)
      : [
          ...unknownIn(row, world),
          { column: 'source' as const, word: source, ids: world.sources, table: 'sources.csv' },
        ]
    for (const { column, word, ids, table } of unknown)
      faults.add(
        worldFault(
          'ID_UNKNOWN',
          { id: word, table, suggestion: suggested(word, ids.keys(), table) },
          { ...at, column },
        ),
      )
    if (faults.any) continue
    if (isLevel(row))
      faults.add(studyFault('OBSERVED_LEVEL', { row: row.id, unit: row.unit }, { ...at, column: 'usual' }))
    else if (!hasSuch(row, world)) faults.add(studyFault('OBSERVED_NEVER', { row: row.id }, at))
  }
  faults.throwIfAny()
  return rows.map((row) => resolved(row, world))
}

/**
 * Hands each row to the run that can answer it. Of several it is the one that begins last, which knows most of what had happened by then;
 * so a row counts once.
 */
export function matched<Episode extends Runs>(
  rows: readonly ObservedRow[],
  episodes: readonly Episode[],
): {
  readonly asked: readonly (readonly [Episode, readonly Observed[]])[]
  readonly unanswered: readonly Unanswered[]
} {
  const startOf = ({ scenarios }: Runs): Month => Math.max(...scenarios.map(({ start }) => start))
  const latestFirst = episodes.toSorted((a, b) => startOf(b) - startOf(a))
  const answers = new Map<string, Observed[]>()
  const unanswered: Unanswered[] = []
  for (const row of rows) {
    const named = latestFirst.filter(({ id }) => (row.episode ?? id) === id)
    const tried = isLevel(row) ? [] : named.map((episode) => [episode, refusal(row, episode)] as const)
    const found = tried.find(([, why]) => why === undefined)?.[0]
    if (found !== undefined) {
      answers.set(found.id, [...(answers.get(found.id) ?? []), resolved(row, found.world)])
      continue
    }
    const refused = tried.flatMap(([episode, why]) => (why === undefined ? [] : [{ row, episode: episode.id, ...why }]))
    const [nearest] = refused.toSorted((a, b) => UNANSWERED.indexOf(b.reason) - UNANSWERED.indexOf(a.reason))
    const none = { row, episode: undefined }
    if (isLevel(row)) unanswered.push({ ...none, reason: 'level', word: row.unit })
    else if (nearest === undefined) unanswered.push({ ...none, reason: 'episode', word: row.episode ?? '' })
    // No run has come near to a row whose months none has.
    else unanswered.push(nearest.reason === 'months' && row.episode === undefined ? { ...nearest, ...none } : nearest)
  }
  return {
    asked: episodes.flatMap((episode) => {
      const observed = answers.get(episode.id)
      return observed === undefined ? [] : [[episode, observed] as const]
    }),
    unanswered,
  }
}

/** Why an episode cannot answer a row; undefined where it can. */
function refusal(row: ObservedRow, { world, scenarios, has }: Runs): Pick<Unanswered, 'reason' | 'word'> | undefined {
  if (!scenarios.every((scenario) => covers(scenario, row))) return { reason: 'months', word: '' }
  const [unknown] = unknownIn(row, world)
  if (unknown !== undefined) return { reason: unknown.column, word: unknown.word }
  return has(row) ? undefined : { reason: 'absent', word: '' }
}

/** What lies before a run was as usual, so that trade, use and the search for a stop may begin there; of prices a run says nothing then. */
const covers = ({ start, months }: Pick<Scenario, 'start' | 'months'>, { quantity, from, to }: ObservedRow): boolean =>
  start <= (quantity === 'price' ? from : to) && to < start + months

/** A figure in a unit that nothing is set beside, so that it is no multiple of the usual. Nothing is nothing, whatever was usual. */
const isLevel = ({ quantity, usual, unit, value }: ObservedRow): boolean =>
  quantity !== 'stop' && usual === undefined && unit !== MULTIPLE_UNIT && value?.high !== 0

interface Unknown {
  readonly column: 'place' | 'partner' | 'sectors' | 'materials'
  readonly word: string
  readonly ids: ReadonlyMap<string, unknown>
  readonly table: string
}

/** What of a row is not in a world. */
function unknownIn(row: ObservedRow, world: Vocabulary): Unknown[] {
  const { places, sectors, materials } = world
  return [
    ...(['place', 'partner'] as const).map((column) => ({
      column,
      words: [row[column] ?? ''].filter((id) => id !== '' && !places.has(id)),
      ids: places,
      table: 'places.csv',
    })),
    {
      column: 'sectors' as const,
      words: row.sectors.filter((id) => !sectors.has(id)),
      ids: sectors,
      table: 'sectors.csv',
    },
    {
      column: 'materials' as const,
      words: row.materials.filter((word) => materialsOf(word, world).length === 0),
      ids: materials,
      table: 'materials.csv',
    },
  ].flatMap(({ words, ...rest }) => words.map((word) => ({ ...rest, word })))
}

const materialsOf = (word: string, { materials }: Vocabulary): string[] =>
  word.startsWith('stage:')
    ? [...materials.values()].filter(({ stage }) => `stage:${stage}` === word).map(({ id }) => id)
    : materials.has(word)
      ? [word]
      : []

const asked = (known: string | undefined, other: string): boolean => known === undefined || known === other

/** Whether the world has what a row speaks of. */
export function hasSuch(row: ObservedRow, world: World): boolean {
  const { quantity, place, partner, sectors } = row
  const materials = new Set(row.materials.flatMap((word) => materialsOf(word, world)))
  const traded = world.routes.some(
    ({ material, from, to, shipped }) =>
      shipped.value > 0 &&
      materials.has(material) &&
      asked(place, to) &&
      (quantity === 'price' || asked(partner, from)),
  )
  const made = world.operations.some(
    ({ site, recipe, activity }) =>
      activity.value > 0 &&
      asked(place, world.sites.get(site)?.place ?? '') &&
      recipe.outputs.some(({ material }) => materials.has(material)),
  )
  const used = world.demand.some(
    (fact) =>
      materials.has(fact.material) &&
      asked(place, fact.place) &&
      (sectors.length === 0 || sectors.includes(fact.sector)),
  )
  return quantity === 'price' ? traded || made : quantity === 'use' || quantity === 'stop' ? used : traded
}

/** A row whose names are all known, as a multiple of what was usual. */
export function resolved(
  { episode: _episode, materials, value, file: _file, line: _line, ...said }: ObservedRow,
  world: Vocabulary,
): Observed {
  const level = said.usual ?? 1
  return {
    ...said,
    materials: new Set(materials.flatMap((word) => materialsOf(word, world))),
    observed: value && { value: value.value / level, low: value.low / level, high: value.high / level },
  }
}
