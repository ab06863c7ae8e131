import { parentPort } from 'node:worker_threads'
import { clearBook, openBook, raiseAlarms } from '../../market/index.ts'
import { loadSolver } from '../../solver/index.ts'
import type { Reply, Task } from './clearing.ts'

/** Seconds after which the search for blocks ends; the round then states how far it may be from the best. */
const SEARCH_SECONDS = 60

const solver = loadSolver()

async function work({ clear, watch }: Task): Promise<Reply> {
  try {
    if (clear !== undefined) {
      const limits = { seconds: SEARCH_SECONDS, clock: () => performance.now() / 1000 }
      return { cleared: clearBook(await solver, clear, limits) }
    }
    if (watch === undefined) throw new Error('nothing to do')
    const { book, certificate, owners, register } = watch
    return { alarms: raiseAlarms(await solver, openBook(book), certificate, { owners, register }) }
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.on('message', (task: Task) => void work(task).then((reply) => parentPort?.postMessage(reply)))
