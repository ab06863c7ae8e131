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
  /** Empty once it is given up. */
  hearing: RequestCallbacks<Kind>
}

interface QueueOptions {
  /** Whether its worker is to be at hand before there is a question, since opening a world takes a moment. */
  readonly ready: boolean
  /** Another whose questions go first: it waits until that one has nothing to do. */
  readonly after?: WorkerQueue | undefined
  /** For how long a question that is given up may go on, so that its worker stays, ms. */
  readonly grace?: number
}

/**
 * One worker that answers a question at a time. It cannot be interrupted: a question that is given up while it is being worked on may end within its
 * grace, and then ends the worker; the next question gets a new one, and those that wait stay.
 */
class WorkerQueue {
  private worker: Worker | undefined
  private readonly waiting: Waiting[] = []
  private working: Waiting | undefined
  private next = 0
  private readonly options: QueueOptions
  private readonly later: WorkerQueue[] = []

  constructor(options: QueueOptions) {
    this.options = options
    options.after?.later.push(this)
    if (options.ready) this.start()
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
      // What is answered at once goes before what takes long.
      const later = this.waiting.findIndex(({ message }) => SLOW.has(message.kind))
      this.waiting.splice(later < 0 || SLOW.has(kind) ? this.waiting.length : later, 0, waiting)
      this.post()
    })
  }

  private get isIdle(): boolean {
    return this.working === undefined && this.waiting.length === 0
  }

  private start(): void {
    this.worker = new Worker(new URL('./thread.ts', import.meta.url), { type: 'module', name: 'model' })
    this.worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.receive(data))
    this.worker.addEventListener('error', (event) => {
      event.preventDefault()
      // A worker that cannot start would fail again at once: the next question tries.
      this.worker?.terminate()
      this.worker = undefined
      // One that fails before there is a question fails the first.
      const failed = this.working ?? this.waiting.shift()
      this.end(() =>
        failed?.reject(
          new RequestError({ kind: 'defect', message: event.message || 'The solver could not be started.' }),
        ),
      )
    })
  }

  private restart(): void {
    this.worker?.terminate()
    this.worker = undefined
    if (this.options.ready) this.start()
    this.end(() => undefined)
  }

  private post(): void {
    if (this.working !== undefined || this.options.after?.isIdle === false) return
    this.working = this.waiting.shift()
    if (this.working === undefined) return
    if (this.worker === undefined) this.start()
    this.worker?.postMessage(this.working.message)
  }

  private receive(message: FromWorker): void {
    if ('by' in message) return hear(message.by)
    const { working } = this
    if (working === undefined || message.id !== working.message.id) return
    if ('done' in message) {
      working.hearing.progress?.(message.done, message.total, message.bounds)
      return
    }
    if ('part' in message) {
      working.hearing.part?.(message.part)
      return
    }
    this.end(() =>
      'reply' in message ? working.resolve(message.reply) : working.reject(new RequestError(message.failure)),
    )
  }

  /** Ends what is being worked on, and goes on with what waits, here or in those that let this one go first. */
  private end(how: () => void): void {
    this.working = undefined
    how()
    this.post()
    this.letOthersOn()
  }

  private letOthersOn(): void {
    if (this.isIdle) for (const queue of this.later) queue.post()
  }

  private cancel(given: Waiting): void {
    const at = this.waiting.indexOf(given)
    if (at >= 0) this.waiting.splice(at, 1)
    given.reject(aborted())
    given.hearing = {}
    if (this.working !== given) return this.letOthersOn()
    setTimeout(() => {
      if (this.working === given) this.restart()
    }, this.options.grace ?? 0)
  }
}

/** By what the workers of this page answer, once the first has read its tables. */
let hear: (by: AnsweredBy) => void = () => undefined
const answeredBy = new Promise<AnsweredBy>((resolve) => {
  hear = resolve
})

const aborted = (): DOMException => new DOMException('The question was given up.', 'AbortError')
export const isAborted = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError'

/** About what it takes to open a world again. */
const GRACE = 1500
const isSmall = (navigator.hardwareConcurrency ?? 1) <= 2

/**
 * First answers and all short questions go to the first lane, what completes them to the second: giving that up, as each move of a slider does, costs
 * the next answer nothing. Both at once need more than two cores beside the page itself: where there are no more, the second lane waits for the
 * first.
 */
const first = new WorkerQueue({ ready: true, grace: GRACE })
const second = new WorkerQueue({ ready: !isSmall, after: isSmall ? first : undefined })
/** What may take long has a worker of its own, from its first question on. */
const background = new WorkerQueue({ ready: false })
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
