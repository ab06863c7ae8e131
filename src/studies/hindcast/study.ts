import { firstSignal } from '../../clearing/index.ts'
import type { Solver } from '../../solver/index.ts'
import type { Layer, Scenario } from '../../world/index.ts'
import { hasSuch, matched, type Unanswered } from './answerable.ts'
import { rollCase } from '../stress/index.ts'
import { VERSION } from '../version.ts'
import { centralBehaviour, behaving, type Behaviour } from './behaviour.ts'
import { errorsOf, overallOf, rowOf, seriesOf } from './compare.ts'
import { readDraws, readFit, summaryOf } from './record.ts'
import { asking, openEpisodes, type Episode } from './episode.ts'
import { readObservedTable, type ObservedRow } from './observed.ts'
import { scoresOf } from './scores.ts'
import type { HindcastText } from './text.ts'
import { readRun, type RunReadout } from './observe.ts'
import type { HindcastEpisode, HindcastResult } from './result.ts'
import { askedWorld } from '../asked-world.ts'
import type { TextFile } from '../options.ts'

export interface HindcastOptions {
  /** Episodes by name; all if left out. */
  readonly episodes?: readonly string[]
  /** Observations of one's own, in place of the shipped ones. */
  readonly observed?: TextFile
  readonly onProgress?: (done: number, total: number) => void
}

/** Past episodes as scenarios, the model's answer beside what was observed. */
export function hindcast(
  layers: readonly Layer[],
  text: HindcastText,
  solver: Solver,
  { episodes: names = [], observed, onProgress }: HindcastOptions = {},
): HindcastResult {
  const record = readFit(text)
  const opened = openEpisodes(layers, text, solver, { named: names })
  const { episodes, unanswered } = askedOf(opened, observed)
  const made =
    record === undefined
      ? []
      : names.length === 0
        ? opened.filter(({ use }) => use === 'fit')
        : openEpisodes(layers, text, solver, { use: 'fit' })
  const draws = readDraws(text)
  const runs = record === undefined ? 1 : 2
  const total = runs * episodes.reduce((sum, { variants }) => sum + variants.length, 0)
  let done = 0
  const compared = episodes.map((episode) =>
    compare(episode, record?.behaviour, solver, () => {
      done += 1
      onProgress?.(done, total)
    }),
  )
  const [first] = made
  return {
    study: 'hindcast',
    version: VERSION,
    fitted: record?.behaviour ?? null,
    stale:
      record !== undefined &&
      JSON.stringify(record.episodes) !== JSON.stringify(made.map(({ id, hash }) => ({ id, hash }))),
    fit: record === undefined || first === undefined ? null : summaryOf(record, first.world),
    overall: overallOf(compared),
    scores: scoresOf(
      episodes.flatMap(({ id, use, hash, variants, observed }, i) =>
        variants.map((scenario) => ({
          episode: id,
          use,
          hash,
          variant: scenario.id,
          begins: firstSignal({ controls: [], conduct: new Map() }, scenario) ?? scenario.start,
          observed,
          rows: compared[i]?.rows.filter(({ variant }) => variant === scenario.id) ?? [],
        })),
      ),
      draws,
    ),
    // Without its folder: the same rows give the same answer wherever they lie.
    observedFile: observed === undefined ? null : (observed.file.split(/[/\\]/).at(-1) ?? ''),
    unanswered: unanswered.map(({ row: { id, line }, reason, episode, word }) => ({
      id,
      line,
      reason,
      episode: episode ?? null,
      word,
    })),
    frozen: null,
    sources: sourcesOf(episodes),
    episodes: compared,
  }
}

/** The episodes that are run, and what they are asked about: what is shipped, or the rows of a file. */
function askedOf(
  opened: readonly Episode[],
  observed: TextFile | undefined,
): { readonly episodes: readonly Episode[]; readonly unanswered: readonly Unanswered[] } {
  if (observed === undefined) return { episodes: opened, unanswered: [] }
  const runs = opened.map((episode) => ({ ...episode, has: (row: ObservedRow) => hasSuch(row, episode.world) }))
  const { asked, unanswered } = matched(readObservedTable(observed.file, observed.text), runs)
  return { episodes: asked.map(([episode, rows]) => asking(episode, rows)), unanswered }
}

/** Runs a variant of an episode with buyers who behave so. */
export function runEpisode(
  episode: Pick<Episode, 'world' | 'baseline'>,
  scenario: Scenario,
  behaviour: Behaviour,
  solver: Solver,
): RunReadout {
  const world = behaving(episode.world, behaviour)
  return readRun(rollCase(world, episode.baseline, scenario, solver, { foresight: behaviour.foresight }))
}

function compare(episode: Episode, fitted: Behaviour | undefined, solver: Solver, onRun: () => void): HindcastEpisode {
  const found = episode.variants.map((scenario) => {
    const run = (behaviour: Behaviour): RunReadout => {
      const readout = runEpisode(episode, scenario, behaviour, solver)
      onRun()
      return readout
    }
    const central = run(centralBehaviour(episode.world))
    const other = fitted && run(fitted)
    const rows = episode.observed.map((row) => rowOf(row, scenario.id, central, other))
    return {
      scenario,
      rows,
      errors: errorsOf(episode.observed, rows).map((error) => ({ variant: scenario.id, ...error })),
      series: seriesOf(episode.observed, rows, scenario, central, other),
    }
  })
  const { id, title, titleJa, note, noteJa, use, world } = episode
  return {
    id,
    title,
    titleJa,
    note,
    noteJa,
    use,
    world: askedWorld(world, episode.baseline),
    variants: found.map(({ scenario }) => ({ id: scenario.id, title: scenario.title, titleJa: scenario.titleJa })),
    materials: [...world.materials.values()].map(({ id, name, nameJa, stage }) => ({ id, name, nameJa, stage })),
    sectors: [...world.sectors.values()].map(({ id, name, nameJa }) => ({ id, name, nameJa })),
    errors: found.flatMap(({ errors }) => errors),
    rows: found.flatMap(({ rows }) => rows),
    series: found.flatMap(({ series }) => series),
  }
}

/** The sources that the observations cite. */
function sourcesOf(episodes: readonly Episode[]): HindcastResult['sources'] {
  const cited = new Map(
    episodes.flatMap(({ observed, world }) =>
      observed.flatMap(({ source }) => {
        const known = world.sources.get(source)
        return known === undefined ? [] : [[source, known] as const]
      }),
    ),
  )
  return [...cited.values()]
    .map(({ id, title, publisher, published, url }) => ({ id, title, publisher, published, url }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}
