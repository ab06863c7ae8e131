import type { Solver } from '../../solver/index.ts'
import { formatMonth, type Layer, type Scenario } from '../../world/index.ts'
import { rollCase } from '../stress/index.ts'
import { VERSION } from '../version.ts'
import { asTabled, behaving, type Behaviour } from './behaviour.ts'
import { readFit } from './record.ts'
import { openEpisodes, type Episode } from './episode.ts'
import type { Observed } from './observed.ts'
import type { HindcastText } from './text.ts'
import { benchmark, look, observe, type Seen } from './observe.ts'
import type { HindcastEpisode, HindcastResult, HindcastRow } from './result.ts'
import { errors, seenValue, type Metric } from './score.ts'

export interface HindcastOptions {
  /** Episodes by name; all if left out. */
  readonly episodes?: readonly string[]
  readonly onProgress?: (done: number, total: number) => void
}

/** Past episodes as scenarios, the model's answer beside what was observed. */
export function hindcast(
  layers: readonly Layer[],
  text: HindcastText,
  solver: Solver,
  { episodes: names = [], onProgress }: HindcastOptions = {},
): HindcastResult {
  const record = readFit(text)
  const episodes = openEpisodes(layers, text, solver, { named: names })
  const made = record === undefined ? [] : openEpisodes(layers, text, solver, { use: 'fit' })
  const total = episodes.reduce((sum, { variants }) => sum + variants.length, 0)
  let done = 0
  return {
    study: 'hindcast',
    version: VERSION,
    fitted: record?.behaviour ?? null,
    stale:
      record !== undefined &&
      JSON.stringify(record.episodes) !== JSON.stringify(made.map(({ id, hash }) => ({ id, hash }))),
    episodes: episodes.map((episode) =>
      compare(episode, record?.behaviour, solver, () => {
        done += 1
        onProgress?.(done, total)
      }),
    ),
  }
}

/** Runs a variant of an episode with buyers who behave so. */
export function runEpisode(episode: Episode, scenario: Scenario, behaviour: Behaviour, solver: Solver): Seen {
  const world = behaving(episode.world, behaviour)
  return look(rollCase(world, episode.baseline, scenario, solver, { foresight: behaviour.foresight }))
}

function compare(
  episode: Episode,
  fitted: Behaviour | undefined,
  solver: Solver,
  onVariant: () => void,
): HindcastEpisode {
  const found = episode.variants.map((scenario) => {
    const tabled = runEpisode(episode, scenario, asTabled(episode.world), solver)
    const other = fitted && runEpisode(episode, scenario, fitted, solver)
    const rows = episode.observed.map((row) => rowOf(row, scenario.id, tabled, other))
    onVariant()
    return { scenario, rows, errors: errorsOf(episode.observed, scenario.id, rows) }
  })
  const { id, title, titleJa, note, noteJa, use, world } = episode
  return {
    id,
    title,
    titleJa,
    note,
    noteJa,
    use,
    world: { title: world.title, hash: world.hash },
    variants: found.map(({ scenario }) => ({ id: scenario.id, title: scenario.title, titleJa: scenario.titleJa })),
    errors: found.flatMap(({ errors }) => errors),
    rows: found.flatMap(({ rows }) => rows),
  }
}

function rowOf(row: Observed, variant: string, tabled: Seen, fitted: Seen | undefined): HindcastRow {
  const { value, beside } = observe(tabled, row)
  const seen = seenValue(row)
  return {
    variant,
    id: row.id,
    quantity: row.quantity,
    place: row.place ?? null,
    partner: row.partner ?? null,
    sectors: [...row.sectors],
    materials: [...row.materials],
    from: formatMonth(row.from),
    to: formatMonth(row.to),
    kind: row.kind,
    scored: row.scored,
    reason: row.reason ?? null,
    source: row.source,
    seen,
    low: row.seen?.low ?? seen,
    high: row.seen?.high ?? seen,
    ...benchmark(tabled, row),
    tabled: value,
    fitted: fitted === undefined ? null : observe(fitted, row).value,
    beside: beside ?? null,
  }
}

function errorsOf(
  observed: readonly Observed[],
  variant: string,
  rows: readonly HindcastRow[],
): HindcastEpisode['errors'] {
  const by = (pick: (row: HindcastRow) => number): ReturnType<typeof errors> =>
    errors(observed, new Map(rows.map((row) => [row.id, pick(row)])))
  const tabled = by((row) => row.tabled)
  const nothing = by((row) => row.nothing)
  const word = by((row) => row.word)
  const fitted = rows.some((row) => row.fitted !== null) ? by((row) => row.fitted ?? Number.NaN) : undefined
  return [...tabled].map(([metric, { distance, bias, rows }]) => ({
    variant,
    metric,
    rows,
    nothing: distanceOf(nothing, metric),
    word: distanceOf(word, metric),
    tabled: distance,
    tabledBias: bias,
    fitted: fitted === undefined ? null : distanceOf(fitted, metric),
  }))
}

const distanceOf = (found: ReturnType<typeof errors>, metric: Metric): number => found.get(metric)?.distance ?? 0
