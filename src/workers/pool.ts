import { availableParallelism } from 'node:os'
import type { ModelResults, Progress, ModelRequest } from '../studies/index.ts'
import { InputError, type Layer } from '../world/index.ts'
import { putBack, takeThread } from './spare.ts'
import type { ModelThread } from './thread.ts'

export const hasSpareCore = (): boolean => availableParallelism() > 1

export interface TaskHandle<T> {
  readonly answer: Promise<T>
  /** Takes the question back, answered or not: `answer` is rejected with the reason, and a thread at work on it ends. */
  readonly stop: (reason?: Error) => Promise<void>
}

export interface TaskOptions {
  /** Goes before all that wait. */
  readonly urgent?: boolean
  /** Called when a thread takes the question up. */
  readonly onStart?: () => void
  readonly onProgress?: Progress
}

interface Waiting {
  readonly question: ModelRequest
  readonly asking: TaskOptions
  readonly resolve: (answer: ModelResults[ModelRequest['study']]) => void
  readonly reject: (error: unknown) => void
  thread?: ModelThread
}

/** Why a question has no answer when the threads are no more. */
export class PoolClosed extends Error {
  constructor() {
    super('The threads were closed.')
    this.name = 'PoolClosed'
  }
}

/** Threads that keep a world open between questions. They are started when there is something to do. */
export class Pool {
  private readonly layers: readonly Layer[]
  /** Questions that it works on at a time. */
  readonly size: number
  private readonly idle: ModelThread[] = []
  private readonly busy = new Set<Waiting>()
  private readonly queue: Waiting[] = []
  private closed = false

  constructor(layers: readonly Layer[], size = availableParallelism()) {
    this.layers = layers
    this.size = size
  }

  ask<K extends ModelRequest['study']>(
    question: ModelRequest & { readonly study: K },
    asking: TaskOptions = {},
  ): TaskHandle<ModelResults[K]> {
    let waiting!: Waiting
    const answer = new Promise<ModelResults[K]>((resolve, reject) => {
      waiting = { question, asking, resolve: resolve as Waiting['resolve'], reject }
    })
    // Anyone who stops an errand need not wait for it.
    answer.catch(() => undefined)
    if (this.closed) waiting.reject(new PoolClosed())
    else if (asking.urgent === true) this.queue.unshift(waiting)
    else this.queue.push(waiting)
    this.next()
    return {
      answer,
      stop: async (reason = new Error('The question was taken back.')) => {
        waiting.reject(reason)
        const place = this.queue.indexOf(waiting)
        if (place >= 0) this.queue.splice(place, 1)
        if (this.busy.has(waiting)) await waiting.thread?.stop()
      },
    }
  }

  /** Takes back every question, ends threads that are at work and lets go of the others. */
  async close(): Promise<void> {
    this.closed = true
    for (const waiting of [...this.queue.splice(0), ...this.busy]) waiting.reject(new PoolClosed())
    for (const thread of this.idle.splice(0)) putBack(thread)
    await Promise.all([...this.busy].flatMap(({ thread }) => (thread === undefined ? [] : [thread.stop()])))
  }

  private next(): void {
    while (this.busy.size < this.size) {
      const waiting = this.queue.shift()
      if (waiting === undefined) return
      void this.run(waiting)
    }
  }

  private release(thread: ModelThread): void {
    if (this.closed) putBack(thread)
    else this.idle.push(thread)
  }

  private thread(): ModelThread {
    for (;;) {
      const thread = this.idle.pop() ?? takeThread(this.layers)
      if (!thread.ended) return thread
    }
  }

  private async run(waiting: Waiting): Promise<void> {
    const thread = this.thread()
    waiting.thread = thread
    this.busy.add(waiting)
    waiting.asking.onStart?.()
    try {
      waiting.resolve(await thread.ask(waiting.question, waiting.asking.onProgress))
      this.release(thread)
    } catch (error) {
      waiting.reject(error)
      // Bad input leaves a thread as it was. After anything else its solver is not trusted any more.
      if (error instanceof InputError) this.release(thread)
      else await thread.stop()
    } finally {
      this.busy.delete(waiting)
      this.next()
    }
  }
}

/** Answers a question in a thread of its own, which `stop` ends. */
export function submitTask<K extends ModelRequest['study']>(
  layers: readonly Layer[],
  question: ModelRequest & { readonly study: K },
): TaskHandle<ModelResults[K]> {
  const pool = new Pool(layers, 1)
  return { answer: pool.ask<K>(question).answer, stop: () => pool.close() }
}
