import { parentPort, workerData } from 'node:worker_threads'
import { loadSolver } from '../solver/index.ts'
import { answer, openDesk, toFailure } from '../studies/index.ts'
import type { Reply, Task } from './thread.ts'

const { layers, question } = workerData as Task
const say = (reply: Reply): void => parentPort?.postMessage(reply)

try {
  const desk = await openDesk(layers, await loadSolver())
  say({ answer: answer(desk, question, (done, total) => say({ done, total })) })
} catch (error) {
  say({ failure: toFailure(error) })
}
