import { parentPort, workerData } from 'node:worker_threads'
import { loadSolver } from '../solver/index.ts'
import { answer, openDesk, toFailure, type Question } from '../studies/index.ts'
import type { Layer } from '../world/index.ts'
import type { Reply } from './thread.ts'

const say = (reply: Reply): void => parentPort?.postMessage(reply)

const desk = openDesk(workerData as readonly Layer[], loadSolver())
// Told with the first question.
desk.catch(() => undefined)

async function reply(question: Question): Promise<void> {
  try {
    say({ answer: answer(await desk, question, (done, total, bounds) => say({ done, total, bounds })) })
  } catch (error) {
    say({ failure: toFailure(error) })
  }
}

parentPort?.on('message', (question: Question) => void reply(question))
