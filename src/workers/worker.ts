import { parentPort, workerData } from 'node:worker_threads'
import { loadSolver } from '../solver/index.ts'
import {
  runRequest,
  openModelSession,
  toFailure,
  type ModelResults,
  type Progress,
  type ModelRequest,
} from '../studies/index.ts'
import type { Layer } from '../world/index.ts'
import type { Reply, Request } from './thread.ts'

const say = (reply: Reply): void => parentPort?.postMessage(reply)

const session = openModelSession(workerData as readonly Layer[], loadSolver())
// Told with the first question.
session.catch(() => undefined)

async function reply({ question, parts }: Request): Promise<void> {
  const onProgress: Progress = (done, total, bounds) => say({ done, total, bounds })
  const onPartialResult = parts ? (part: ModelResults[ModelRequest['study']]) => say({ part }) : undefined
  try {
    const open = { ...(await session), clock: () => performance.now() / 1000 }
    say({ answer: runRequest(open, question, onProgress, onPartialResult) })
  } catch (error) {
    say({ failure: toFailure(error) })
  }
}

parentPort?.on('message', (request: Request) => void reply(request))
