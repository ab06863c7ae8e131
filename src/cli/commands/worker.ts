import { buildId, startWorker } from '../../workers/index.ts'
import { loadSolver } from '../../solver/index.ts'

/** Takes chunks of ensembles from a queue until it is told to stop. */
export async function workerCommand({ queue, threads }: { queue: string; threads: number }): Promise<void> {
  const make = buildId((await loadSolver()).version)
  const worker = await startWorker(queue, make, threads, ({ run, from, count, seconds }) =>
    process.stdout.write(`rows ${from} to ${from + count - 1} of ${run} in ${seconds.toFixed(1)} s\n`),
  )
  process.stdout.write(
    `ytterby worker (${make}) with ${threads} ${threads === 1 ? 'thread' : 'threads'}: waiting for work\n`,
  )
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  process.stdout.write('finishing what is begun\n')
  await worker.close()
}
