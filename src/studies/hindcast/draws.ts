import type { Solver } from '../../solver/index.ts'
import { at } from '../../lists/index.ts'
import type { Layer, World } from '../../world/index.ts'
import type { Baseline } from '../../clearing/index.ts'
import { drawWorlds } from '../ensemble/index.ts'
import { VERSION } from '../version.ts'
import { centralBehaviour } from './behaviour.ts'
import { openEpisodes, type Episode } from './episode.ts'
import { aboutOf } from './about.ts'
import type { Observed } from './observed.ts'
import { observe, stopChancesOf, type RunReadout } from './observe.ts'
import type { HindcastDraws } from './result.ts'
import { runEpisode } from './study.ts'
import type { HindcastText } from './text.ts'

export interface DrawsOfEpisodes {
  /** Worlds drawn for each episode. */
  readonly samples: number
  readonly seed: number
  /** Episodes by name; all if left out. */
  readonly episodes?: readonly string[]
  readonly onProgress?: (done: number, total: number) => void
}

/** Digits that a record keeps of an answer. */
const DIGITS = 4

/**
 * What the model says of every observation in worlds drawn within the ranges of the tables. All figures are drawn, those of
 * behaviour and those of the baseline year, as an ensemble draws them; each world has a baseline of its own.
 */
export function drawEpisodes(
  layers: readonly Layer[],
  text: HindcastText,
  solver: Solver,
  { samples, seed, episodes: names = [], onProgress }: DrawsOfEpisodes,
): HindcastDraws {
  const episodes = openEpisodes(layers, text, solver, { named: names })
  const total = samples * episodes.reduce((sum, { variants }) => sum + variants.length, 0)
  const drawn = new Map<World, readonly { readonly world: World; readonly baseline: Baseline }[]>()
  let done = 0
  const worldsOf = ({ world }: Episode) => {
    const known = drawn.get(world) ?? drawWorlds(world, solver, samples, seed)
    drawn.set(world, known)
    return known
  }
  return {
    study: 'hindcast-draws',
    version: VERSION,
    seed,
    samples,
    episodes: episodes.map((episode) => ({
      id: episode.id,
      hash: episode.hash,
      variants: episode.variants.map((scenario) => {
        const answers = episode.observed.map((): number[][] => [])
        for (const { world, baseline } of worldsOf(episode)) {
          const readout = runEpisode({ ...episode, world, baseline }, scenario, centralBehaviour(world), solver)
          episode.observed.forEach((row, i) => {
            const said = answerIn(readout, row)
            if (said !== undefined) at(answers, i).push(said)
          })
          done += 1
          onProgress?.(done, total)
        }
        return {
          id: scenario.id,
          rows: episode.observed.map((row, i) => recordOf(row, at(answers, i))),
        }
      }),
    })),
  }
}

/** What a run says of a row, of a stop by each month; undefined where it has no answer. */
export function answerIn(readout: RunReadout, row: Observed): number[] | undefined {
  const said = row.quantity === 'stop' ? stopChancesOf(readout, row) : [observe(readout, row).value]
  return said.every((value) => Number.isFinite(value)) ? said : undefined
}

/** What is kept of the answers of several worlds to a row. */
export const recordOf = (row: Observed, answers: readonly (readonly number[])[]): RecordedRow => ({
  id: row.id,
  about: aboutOf(row),
  answers: kept(row, answers),
})

type RecordedRow = HindcastDraws['episodes'][number]['variants'][number]['rows'][number]

/** One answer of each world; of a stop, the mean chance by each month. */
function kept({ quantity }: Observed, answers: readonly (readonly number[])[]): string {
  const [first = []] = answers
  const all =
    quantity === 'stop'
      ? first.map((_, k) => answers.reduce((sum, chances) => sum + at(chances, k), 0) / answers.length)
      : answers.flat()
  return all.map((answer) => Number(answer.toPrecision(DIGITS))).join(' ')
}
