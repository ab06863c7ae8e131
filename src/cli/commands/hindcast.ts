import { loadSolver } from '../../solver/index.ts'
import {
  drawEpisodes,
  drawReport,
  drawTables,
  fitBehaviour,
  fitReport,
  fitTables,
  freezePredictions,
  freezeReport,
  hindcastProducers,
  producersReport,
  producersTables,
  tablesOf,
} from '../../studies/index.ts'
import { parseWorld } from '../../world/index.ts'
import { BEFORE_CONTROLS, readEpisodes, readLayers, readScenario, shippedEpisodes, TODAY } from '../../files/index.ts'
import type { LanguageOption, OutputOptions, WorldOptions } from '../options.ts'
import { statusLine } from '../progress.ts'
import { deliver } from './common.ts'

export type HindcastFitOptions = WorldOptions & LanguageOption & OutputOptions & { episodesFrom?: string }

/** Past episodes begin before controls, what is frozen where everything else does. */
async function open(options: HindcastFitOptions, otherwise = BEFORE_CONTROLS) {
  const layers = await readLayers(options.world ?? otherwise, options.overlay)
  const text = await readEpisodes(options.episodesFrom ?? shippedEpisodes())
  const [world, solver] = await Promise.all([parseWorld(layers), loadSolver()])
  return { layers, text, world, solver }
}

export async function hindcastFitCommand(options: HindcastFitOptions, argv: readonly string[]): Promise<void> {
  const { layers, text, world, solver } = await open(options)
  const status = statusLine()
  try {
    const result = fitBehaviour(layers, text, solver, (tried, least) =>
      status.say(`hindcast fit: ${tried} tried, least error ${least.toFixed(3)}`),
    )
    status.end()
    await deliver(
      options,
      { result, report: fitReport(result, options.lang), tables: tablesOf(fitTables, result) },
      { world, solver, argv },
    )
  } finally {
    status.end()
  }
}

export async function hindcastProducersCommand(options: HindcastFitOptions, argv: readonly string[]): Promise<void> {
  const { layers, text, world, solver } = await open(options)
  const result = hindcastProducers(layers, text, solver)
  await deliver(
    options,
    { result, report: producersReport(world, result, options.lang), tables: tablesOf(producersTables, result) },
    { world, solver, argv },
  )
}

export type HindcastDrawOptions = HindcastFitOptions & { samples: number; seed: number }

export async function hindcastDrawCommand(
  episodes: readonly string[],
  options: HindcastDrawOptions,
  argv: readonly string[],
): Promise<void> {
  const { layers, text, world, solver } = await open(options)
  const status = statusLine()
  try {
    const result = drawEpisodes(layers, text, solver, {
      ...options,
      episodes,
      onProgress: (done, total) => status.say(`hindcast draw: ${done} of ${total}`),
    })
    status.end()
    await deliver(
      options,
      { result, report: drawReport(result, options.lang), tables: tablesOf(drawTables, result) },
      { world, solver, argv },
    )
  } finally {
    status.end()
  }
}

export type HindcastFreezeOptions = Omit<HindcastDrawOptions, 'csv' | 'out'> & {
  scenario: string
  from: number
  to: number
  date?: string
}

export async function hindcastFreezeCommand(options: HindcastFreezeOptions, argv: readonly string[]): Promise<void> {
  const { layers, text, world, solver } = await open(options, TODAY)
  const scenario = await readScenario(options.scenario)
  // Past episodes are run as `hindcast` runs them: what is laid over the world is of today.
  const pastLayers = await readLayers(options.world ?? BEFORE_CONTROLS)
  const status = statusLine()
  try {
    const result = freezePredictions({ layers, scenario, past: { layers: pastLayers, text } }, solver, {
      ...options,
      date: options.date ?? new Date().toISOString().slice(0, 10),
      onProgress: (done, total) => status.say(`hindcast freeze: ${done} of ${total}`),
    })
    status.end()
    await deliver(options, { result, report: freezeReport(result, options.lang), tables: [] }, { world, solver, argv })
  } finally {
    status.end()
  }
}
