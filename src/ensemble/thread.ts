import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { fromFailure, type Answers, type Failure, type Question } from '../studies/index.ts'
import type { Layer } from '../world/index.ts'

/** A question and the tables of the world it is asked of: a thread shares no objects with the one that starts it. */
export interface Task<Q extends Question = Question> {
  readonly layers: readonly Layer[]
  readonly question: Q
}

/** What a thread says: how far it is, then the answer or why there is none. */
export type Reply =
  | { readonly done: number; readonly total: number }
  | { readonly answer: Answers[Question['study']] }
  | { readonly failure: Failure }

export const hasSpareCore = (): boolean => availableParallelism() > 1

export interface Errand<T> {
  readonly answer: Promise<T>
  /** Ends the thread, answered or not. */
  readonly stop: () => Promise<number>
}

/** Answers a question in a thread of its own. */
export function sendOut<Q extends Question>(
  task: Task<Q>,
  onProgress?: (done: number, total: number) => void,
): Errand<Answers[Q['study']]> {
  const worker = new Worker(compiled('worker'), { workerData: task })
  const answer = new Promise<Answers[Q['study']]>((resolve, reject) => {
    worker.on('message', (reply: Reply) => {
      if ('answer' in reply) resolve(reply.answer as Answers[Q['study']])
      else if ('failure' in reply) reject(fromFailure(reply.failure))
      else onProgress?.(reply.done, reply.total)
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`The thread ended with code ${code} before it had answered.`)))
  })
  // Whoever stops an errand need not wait for it.
  answer.catch(() => undefined)
  return { answer, stop: () => worker.terminate() }
}

/** Threads run compiled code, also when this file is run from source. */
function compiled(name: string): string {
  const file = fileURLToPath(new URL(`./${name}.js`, import.meta.url))
  return import.meta.url.endsWith('.ts') ? file.replace(/src(.ensemble.[^/\\]+)$/, 'dist/src$1') : file
}
