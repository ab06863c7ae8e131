import { parentPort, workerData } from 'node:worker_threads'
import { loadSolver } from '../solver/index.ts'
import { answer, openDesk, toFailure, type Answers, type Progress, type Question } from '../studies/index.ts'
import type { Layer } from '../world/index.ts'
import type { Reply, Request } from './thread.ts'

const say = (reply: Reply): void => parentPort?.postMessage(reply)

const desk = openDesk(workerData as readonly Layer[], loadSolver())
// Told with the first question.
desk.catch(() => undefined)

async function reply({ question, parts }: Request): Promise<void> {
  const onProgress: Progress = (done, total, bounds) => say({ done, total, bounds })
  const onPart = parts ? (part: Answers[Question['study']]) => say({ part }) : undefined
  try {
    const open = { ...(await desk), clock: () => performance.now() / 1000 }
    say({ answer: answer(open, question, onProgress, onPart) })
  } catch (error) {
    say({ failure: toFailure(error) })
  }
}

parentPort?.on('message', (request: Request) => void reply(request))
