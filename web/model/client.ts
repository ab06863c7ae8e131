import type { Failure, Progress } from '../../src/studies/index.ts'
import { KEEPS_ANSWERS, keptReply } from './kept.ts'
import {
  questionKey,
  type AnsweredBy,
  type Ask,
  type FromWorker,
  type Kind,
  type Reply,
  type ToWorker,
} from './protocol.ts'

/** Why a question has no answer, as the page tells it. */
export class RequestError extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.kind === 'input' ? (failure.faults[0]?.en.message ?? '') : failure.message)
    this.name = 'Unanswered'
    this.failure = failure
  }
}

/** What is heard of a question before its answer: how far it is, and the answer as far as it is known. */
export interface RequestCallbacks<K extends Kind> {
  readonly progress?: Progress
  readonly part?: (soFar: Reply<K>) => void
}

/** Questions that take a second or more. */
const SLOW: ReadonlySet<Kind> = new Set(['stress', 'range', 'weapon', 'dumping', 'hindcast'])

/** Questions that complete an answer which is there before. */
const FOLLOW_UP: ReadonlySet<Kind> = new Set(['range'])

/** Questions that take a minute, and that nothing else may wait for. */
const LONG_RUNNING: ReadonlySet<Kind> = new Set(['draws', 'plan'])

/** Questions of which the answer is a piece of a larger one. */
const BATCHED: ReadonlySet<Kind> = new Set(['draws'])

interface Waiting {
  readonly message: ToWorker
  readonly resolve: (reply: Reply<Kind>) => void
  readonly reject: (error: Error) => void
  readonly hearing: RequestCallbacks<Kind>
}

/**
 * One worker that answers a question at a time. A question that is given up while it is being worked
 * on ends the worker, since it cannot be interrupted; the next question gets a new one, and those that wait stay.
 */
class WorkerQueue {
  private worker: Worker | undefined
  private readonly waiting: Waiting[] = []
  private next = 0
  private readonly ready: boolean

  /** @param ready whether its worker is to be at hand before there is a question, since opening a world takes a moment */
  constructor(ready: boolean) {
    this.ready = ready
    if (ready) this.start()
  }

  ask<K extends Kind>(
    kind: K,
    ask: Ask<K>,
    signal?: AbortSignal,
    hearing: RequestCallbacks<K> = {},
  ): Promise<Reply<K>> {
    return new Promise<Reply<K>>((resolve, reject) => {
      if (signal?.aborted === true) return reject(aborted())
      const waiting: Waiting = {
        message: { id: this.next++, kind, ask } as ToWorker,
        resolve,
        reject,
        hearing: hearing as RequestCallbacks<Kind>,
      }
      signal?.addEventListener('abort', () => this.cancel(waiting), { once: true })
      // What is answered at once goes before what takes long; the first is being worked on already.
      const later = this.waiting.findIndex(({ message }, at) => at > 0 && SLOW.has(message.kind))
      this.waiting.splice(later < 0 || SLOW.has(kind) ? this.waiting.length : later, 0, waiting)
      if (this.waiting.length === 1) this.post()
    })
  }

  private start(): void {
    this.worker = new Worker(new URL('./thread.ts', import.meta.url), { type: 'module', name: 'model' })
    this.worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.receive(data))
    this.worker.addEventListener('error', (event) => {
      event.preventDefault()
      this.finish((first) =>
        first.reject(
          new RequestError({ kind: 'defect', message: event.message || 'The solver could not be started.' }),
        ),
      )
      // A worker that cannot start would fail again at once: the next question tries.
      this.worker?.terminate()
      this.worker = undefined
      this.post()
    })
  }

  private restart(): void {
    this.worker?.terminate()
    this.worker = undefined
    if (this.ready) this.start()
    this.post()
  }

  private post(): void {
    const first = this.waiting[0]
    if (first === undefined) return
    if (this.worker === undefined) this.start()
    this.worker?.postMessage(first.message)
  }

  private receive(message: FromWorker): void {
    if ('by' in message) return hear(message.by)
    const first = this.waiting[0]
    if (first === undefined || message.id !== first.message.id) return
    if ('done' in message) {
      first.hearing.progress?.(message.done, message.total, message.bounds)
      return
    }
    if ('part' in message) {
      first.hearing.part?.(message.part)
      return
    }
    this.finish(({ resolve, reject }) =>
      'reply' in message ? resolve(message.reply) : reject(new RequestError(message.failure)),
    )
    this.post()
  }

  private finish(how: (first: Waiting) => void): void {
    const first = this.waiting.shift()
    if (first !== undefined) how(first)
  }

  private cancel(waiting: Waiting): void {
    const at = this.waiting.indexOf(waiting)
    if (at < 0) return
    this.waiting.splice(at, 1)
    waiting.reject(aborted())
    if (at === 0) this.restart()
  }
}

/** By what the workers of this page answer, once the first has read its tables. */
let hear: (by: AnsweredBy) => void = () => undefined
const answeredBy = new Promise<AnsweredBy>((resolve) => {
  hear = resolve
})

const aborted = (): DOMException => new DOMException('The question was given up.', 'AbortError')
export const isAborted = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError'

/**
 * First answers and all short questions go to the first lane, what completes them to the second, at the same time. Two
 * cores are not enough for that beside the page itself: there, it waits its turn, and the first answer comes sooner.
 */
const first = new WorkerQueue(true)
const second = (navigator.hardwareConcurrency ?? 1) > 2 ? new WorkerQueue(true) : first
/** What may take long has a worker of its own, from its first question on: giving it up costs the others nothing. */
const background = new WorkerQueue(false)
const laneOf = (kind: Kind): WorkerQueue => (LONG_RUNNING.has(kind) ? background : FOLLOW_UP.has(kind) ? second : first)

/** Asks the model. Answers to the same question are kept, so that going back is instant; those that come in many pieces
 * are kept by the caller, who puts them together. */
export function ask<K extends Kind>(
  kind: K,
  question: Ask<K>,
  signal?: AbortSignal,
  hearing?: RequestCallbacks<K>,
): Promise<Reply<K>> {
  const key = questionKey(kind, question)
  const known = answers.get(key)
  if (known !== undefined) return Promise.resolve(known as Reply<K>)
  const live = (): Promise<Reply<K>> => laneOf(kind).ask(kind, question, signal, hearing)
  if (BATCHED.has(kind)) return live()
  const reply = KEEPS_ANSWERS ? keptOr(key, live, signal) : live()
  return reply.then((reply) => {
    answers.set(key, reply)
    const oldest = answers.keys().next()
    if (answers.size > KEPT && oldest.done !== true) answers.delete(oldest.value)
    return reply
  })
}

/** The answer that is kept, or the one that is worked out. */
async function keptOr<K extends Kind>(
  key: string,
  live: () => Promise<Reply<K>>,
  signal: AbortSignal | undefined,
): Promise<Reply<K>> {
  const kept = await keptReply(key, answeredBy)
  if (signal?.aborted === true) throw aborted()
  return (kept as Reply<K> | undefined) ?? live()
}

const KEPT = 60
const answers = new Map<string, Reply<Kind>>()

/** An answer that is known already, for a first drawing without a flicker. */
export const known = <K extends Kind>(kind: K, question: Ask<K>): Reply<K> | undefined =>
  answers.get(questionKey(kind, question))
