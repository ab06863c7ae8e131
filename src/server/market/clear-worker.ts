import { parentPort } from 'node:worker_threads'
import { clearBook, validateBook, raiseAlarms, USUAL_LIMITS } from '../../market/index.ts'
import { loadSolver } from '../../solver/index.ts'
import type { ClearingReply, ClearingTask } from './clearing.ts'

const solver = loadSolver()

async function work({ clear, watch }: ClearingTask): Promise<ClearingReply> {
  try {
    if (clear !== undefined) return { cleared: clearBook(await solver, clear, USUAL_LIMITS) }
    if (watch === undefined) throw new Error('nothing to do')
    const { book, certificate, owners, register, cancelled } = watch
    return { alarms: raiseAlarms(await solver, validateBook(book), certificate, { owners, register, cancelled }) }
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.on('message', (task: ClearingTask) => void work(task).then((reply) => parentPort?.postMessage(reply)))
