import { isDeepStrictEqual } from 'node:util'
import { Worker } from 'node:worker_threads'
import {
  fromFailure,
  type ModelResults,
  type ProgressBounds,
  type Failure,
  type Progress,
  type ModelRequest,
} from '../studies/index.ts'
import type { Layer } from '../world/index.ts'
import { compiled } from './compiled.ts'

/** What a thread says: how far it is, then the answer or why there is none. */
export type Reply =
  | { readonly done: number; readonly total: number; readonly bounds?: ProgressBounds | undefined }
  | { readonly part: ModelResults[ModelRequest['study']] }
  | { readonly answer: ModelResults[ModelRequest['study']] }
  | { readonly failure: Failure }

/** What a thread is asked, and whether it is to tell the answer as it grows. */
export interface Request {
  readonly question: ModelRequest
  readonly parts: boolean
}

interface PendingRequest {
  readonly resolve: (answer: ModelResults[ModelRequest['study']]) => void
  readonly reject: (error: Error) => void
  readonly onProgress: Progress | undefined
  readonly onPartialResult: ((soFar: ModelResults[ModelRequest['study']]) => void) | undefined
}

/** A thread that opens a world once and answers questions of it, one at a time. It shares no objects with its starter. */
export class ModelThread {
  private readonly layers: readonly Layer[]
  private readonly worker: Worker
  private asked: PendingRequest | undefined
  private hasEnded = false

  constructor(layers: readonly Layer[]) {
    this.layers = layers
    this.worker = new Worker(compiled('worker', import.meta.url), { workerData: layers })
    this.worker.on('message', (reply: Reply) => {
      if ('answer' in reply) this.settle()?.resolve(reply.answer)
      else if ('failure' in reply) this.settle()?.reject(fromFailure(reply.failure))
      else if ('part' in reply) this.asked?.onPartialResult?.(reply.part)
      else this.asked?.onProgress?.(reply.done, reply.total, reply.bounds)
    })
    this.worker.on('error', (error: Error) => this.settle()?.reject(error))
    this.worker.on('exit', (code) => {
      this.hasEnded = true
      this.settle()?.reject(new Error(`The thread ended with code ${code} before it had answered.`))
    })
  }

  /** Also while it is ending: it is not asked any more. */
  get ended(): boolean {
    return this.hasEnded
  }

  /** Whether its world is made of these very texts. */
  isOf(layers: readonly Layer[]): boolean {
    return isDeepStrictEqual(this.layers, layers)
  }

  /** Whether the process goes on for its sake. */
  keepsProcess(keeps: boolean): void {
    if (keeps) this.worker.ref()
    else this.worker.unref()
  }

  /** @param onPartialResult told the answer so far, where it grows part by part */
  ask<K extends ModelRequest['study']>(
    question: ModelRequest & { readonly study: K },
    onProgress?: Progress,
    onPartialResult?: (soFar: ModelResults[K]) => void,
  ): Promise<ModelResults[K]> {
    return new Promise((resolve, reject) => {
      this.asked = {
        resolve: resolve as PendingRequest['resolve'],
        reject,
        onProgress,
        onPartialResult: onPartialResult as PendingRequest['onPartialResult'],
      }
      this.worker.postMessage({ question, parts: onPartialResult !== undefined } satisfies Request)
    })
  }

  /** Ends the thread; a question not yet answered is rejected. */
  async stop(): Promise<void> {
    this.hasEnded = true
    await this.worker.terminate()
  }

  private settle(): PendingRequest | undefined {
    const asked = this.asked
    this.asked = undefined
    return asked
  }
}
