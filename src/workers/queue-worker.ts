import { Worker, type Job } from 'bullmq'
import { layersOf, toFailure } from '../studies/index.ts'
import { Pool } from './pool.ts'
import { connect, KEPT, queueName, resultsKey, taskKey, type ChunkJob } from './queue.ts'
import type { Task } from './task.ts'

/** A worker that says nothing for so long is taken for dead, and its chunk goes to another, milliseconds. */
const SILENCE = 10_000
/** A chunk that outlives this many workers is given up: it may be what kills them. */
const DEATHS = 20

export interface ChunkWorker {
  /** Finishes what it is at, then ends. */
  readonly close: () => Promise<void>
}

/** The ensemble a worker is at: the world and question stay open between its chunks. */
interface Bench {
  readonly question: Task['question']
  readonly pool: Pool
  busy: number
}

/** Takes chunks from a queue until it is asked to stop. Solves run in threads, so that it can go on saying it is alive. */
export async function startWorker(
  url: string,
  make: string,
  threads: number,
  onChunk: (told: { run: string; from: number; count: number; seconds: number }) => void,
): Promise<ChunkWorker> {
  const redis = await connect(url)
  const benches = new Map<string, Promise<Bench>>()

  const open = async (run: string): Promise<Bench> => {
    const text = await redis.get(taskKey(run))
    if (text === null) throw new Error('The ensemble of this chunk is over.')
    const task = JSON.parse(text) as Task
    return { question: task.question, pool: new Pool(layersOf(task), threads), busy: 0 }
  }
  const benchOf = async (run: string): Promise<Bench> => {
    const opening = benches.get(run) ?? open(run)
    benches.set(run, opening)
    try {
      return await opening
    } catch (error) {
      benches.delete(run)
      throw error
    }
  }
  /** Worlds of other ensembles are put away when nobody works on them any more. */
  const tidy = async (kept: string): Promise<void> => {
    for (const [run, opening] of benches) {
      const bench = await opening.catch(() => undefined)
      if (run === kept || bench === undefined || bench.busy > 0) continue
      benches.delete(run)
      await bench.pool.close()
    }
  }

  const work = async ({ data: { run, from, count } }: Job<ChunkJob>): Promise<void> => {
    const begun = performance.now()
    try {
      const bench = await benchOf(run)
      bench.busy++
      try {
        const { values } = await bench.pool.ask({ ...bench.question, from, count }).answer
        const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength)
        await redis.multi().hset(resultsKey(run), String(from), bytes).expire(resultsKey(run), KEPT).exec()
      } finally {
        bench.busy--
      }
      await tidy(run)
    } catch (error) {
      throw new Error(JSON.stringify(toFailure(error)), { cause: error })
    }
    onChunk({ run, from, count, seconds: (performance.now() - begun) / 1000 })
  }
  const worker = new Worker<ChunkJob>(queueName(make), work, {
    connection: { url, maxRetriesPerRequest: null },
    concurrency: threads,
    lockDuration: SILENCE,
    stalledInterval: SILENCE / 2,
    maxStalledCount: DEATHS,
    drainDelay: 1,
  })
  // It connects again by itself; what it was at is done again.
  worker.on('error', () => undefined)
  return {
    close: async () => {
      await worker.close()
      for (const opening of benches.values()) await (await opening.catch(() => undefined))?.pool.close()
      redis.disconnect()
    },
  }
}
