import { swapsOf, type ModelResults, type Draws } from '../studies/index.ts'
import type { Layer } from '../world/index.ts'
import { Pool, type TaskOptions, type TaskHandle } from './pool.ts'
import { memoryStore, runEnsemble, type Chunk, type EnsembleDesign, type Executor } from './run.ts'

/** Works out chunks in threads of this machine. */
export function threadExecutor(layers: readonly Layer[], question: EnsembleDesign, threads?: number): Executor {
  const pool = new Pool(layers, threads)
  return {
    work: async (chunk) => (await pool.ask({ ...question, ...chunk }).answer).values,
    close: () => pool.close(),
  }
}

/**
 * Asks a whole ensemble of a pool that others use as well. No more chunks are handed in at once than the pool has threads:
 * what others ask meanwhile waits for one chunk, not for all.
 *
 * @param rows how many come before the swaps; which swaps follow, their numbers say
 */
export function askEnsemble(
  pool: Pool,
  question: EnsembleDesign,
  { rows, chunk }: { readonly rows: number; readonly chunk: number },
  { onStart, onProgress }: TaskOptions = {},
): TaskHandle<ModelResults['ensemble']> {
  const errands = new Set<TaskHandle<Draws | ModelResults['ensemble']>>()
  const waiting: (() => void)[] = []
  let free = pool.size
  let started = false
  let stopped: Error | undefined

  const ask = async <T extends Draws | ModelResults['ensemble']>(begin: () => TaskHandle<T>): Promise<T> => {
    if (stopped !== undefined) throw stopped
    const errand = begin()
    errands.add(errand)
    try {
      return await errand.answer
    } finally {
      errands.delete(errand)
    }
  }
  const work: Executor['work'] = async (rowsOf) => {
    if (free > 0) free--
    else await new Promise<void>((turn) => waiting.push(turn))
    try {
      const begun = (): void => {
        if (!started) onStart?.()
        started = true
      }
      return (await ask(() => pool.ask({ ...question, ...rowsOf }, { onStart: begun }))).values
    } finally {
      const next = waiting.shift()
      if (next === undefined) free++
      else next()
    }
  }
  const stop = async (reason = new Error('The ensemble was taken back.')): Promise<void> => {
    stopped ??= reason
    await Promise.all([...errands].map((errand) => errand.stop(reason)))
  }
  const sumUp = (values: Float64Array): Promise<ModelResults['ensemble']> =>
    ask(() => pool.ask({ ...question, study: 'ensemble', values }))
  const more = async (first: Float64Array): Promise<readonly Chunk[]> =>
    question.options.totalOrderSamples === 0 ? [] : swapsOf((await sumUp(first)).result)
  const solve = async (): Promise<ModelResults['ensemble']> => {
    try {
      const run = { rows, more, size: chunk }
      return await sumUp(
        await runEnsemble(run, { work, close: stop }, memoryStore(), (done, total) => onProgress?.(done, total)),
      )
    } catch (error) {
      // One chunk that fails ends the others too.
      await stop(error instanceof Error ? error : new Error(String(error)))
      throw error
    }
  }
  const answer = solve()
  answer.catch(() => undefined)
  return { answer, stop }
}
