import { loadSolver } from '../../solver/index.ts'
import {
  drawEpisodes,
  drawReport,
  drawTables,
  fitBehaviour,
  fitReport,
  fitTables,
  tablesOf,
} from '../../studies/index.ts'
import { parseWorld } from '../../world/index.ts'
import { readEpisodes, readLayers, shippedEpisodes, shippedWorld } from '../load.ts'
import type { LanguageOption, OutputOptions, WorldOptions } from '../options.ts'
import { statusLine } from '../progress.ts'
import { deliver } from './common.ts'

export type HindcastFitOptions = WorldOptions & LanguageOption & OutputOptions & { episodesFrom?: string }

async function open(options: HindcastFitOptions) {
  const layers = await readLayers(options.world ?? shippedWorld(), options.overlay)
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
