import { readLayers, readScenario, shippedWorld } from '../src/files/index.ts'
import { chunksOf, threadExecutor, type EnsembleDesign } from '../src/workers/index.ts'
import { atLeast, say, type Line } from './measure.ts'

const SCENARIO = 'jp-2026-practice'
const ROWS = 48
const CHUNK = 4

/** An ensemble in one thread, and in two: how near to twice as fast. */
export async function ensembleSpeed(): Promise<Line[]> {
  say('6 ensemble')
  const layers = await readLayers(shippedWorld())
  const question: EnsembleDesign = {
    study: 'draws',
    of: [{ study: 'stress', scenario: await readScenario(SCENARIO) }],
    options: { seed: 6, samples: ROWS, totalOrderSamples: 0, distribution: 'triangular' },
  }
  const run = async (threads: number): Promise<number> => {
    const workshop = threadExecutor(layers, question, threads)
    try {
      // Every thread opens the world and asks it as tabled before the clock starts.
      await Promise.all(Array.from({ length: threads }, () => workshop.work({ from: 0, count: 1 })))
      const begun = performance.now()
      await Promise.all(chunksOf({ from: 0, count: ROWS }, CHUNK).map((chunk) => workshop.work(chunk)))
      return (performance.now() - begun) / 1000
    } finally {
      await workshop.close()
    }
  }
  const one = await run(1)
  const two = await run(2)
  return [
    {
      row: 6,
      what: `Ensemble of ${SCENARIO}: two threads, share of twice as fast`,
      here: two,
      ...atLeast(one / two / 2, 0.85, 'at least 0.85 of linear'),
      counts: { runs: ROWS, 'one thread, s': one, 'one run in one thread, s': one / ROWS },
    },
  ]
}
