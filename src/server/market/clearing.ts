import { Worker } from 'node:worker_threads'
import { compiled } from '../../workers/index.ts'
import type { Alarm, Book, Cleared, Watched } from '../../market/index.ts'
import { KeyedMutex } from './keyed-mutex.ts'

/** What the thread is asked: to clear a book, or to look at a cleared round. */
export interface Task {
  readonly clear?: Book
  readonly watch?: Watched
}

export interface Reply {
  readonly cleared?: Cleared
  readonly alarms?: readonly Alarm[]
  readonly failure?: string
}

/** Clears rounds in a thread, so that orders for others come in meanwhile. One that dies or fails is replaced: its solver may be at an end. */
export class ClearingThread {
  private worker: Worker | undefined
  private readonly inTurn = new KeyedMutex()

  async clear(book: Book): Promise<Cleared> {
    const { cleared } = await this.ask({ clear: book })
    if (cleared === undefined) throw new Error('the thread gave no certificate')
    return cleared
  }

  async alarms(watch: Watched): Promise<readonly Alarm[]> {
    return (await this.ask({ watch })).alarms ?? []
  }

  async close(): Promise<void> {
    await this.worker?.terminate()
  }

  private ask(task: Task): Promise<Reply> {
    return this.inTurn.run('solver', async () => {
      const worker = (this.worker ??= new Worker(compiled('clear-worker', import.meta.url)))
      const reply = await new Promise<Reply>((resolve, reject) => {
        const died = (why: unknown): void => {
          this.worker = undefined
          reject(why instanceof Error ? why : new Error('The thread that clears ended before it had answered.'))
        }
        worker.once('error', died)
        worker.once('exit', died)
        worker.once('message', (given: Reply) => {
          worker.off('error', died)
          worker.off('exit', died)
          resolve(given)
        })
        worker.postMessage(task)
      })
      if (reply.failure !== undefined) {
        this.worker = undefined
        await worker.terminate()
        throw new Error(reply.failure)
      }
      return reply
    })
  }
}
