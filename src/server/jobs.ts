import { randomUUID } from 'node:crypto'
import type { TaskOptions, TaskHandle } from '../workers/index.ts'
import type { ProgressBounds } from '../studies/index.ts'
import { ANYONE } from './access/caller-guard.ts'
import type { Answers } from './answers.ts'
import type { JobResult } from './job-result.ts'
import type { JobRequest, JobStudy } from './job-schema.ts'
import type { ServerLimits } from './limits.ts'
import { Problem, saidProblem, type LogLine, type SaidProblem } from './problems.ts'

type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'stopped'

/** What is to be done, and what is kept of it. */
interface Work<T> {
  /** Who asks it: nobody else learns that there is such a job. */
  readonly owner: string
  readonly study: JobStudy
  readonly asked: JobRequest
  /** Where its answer is kept for who asks the same again; undefined: nowhere. */
  readonly key: string | undefined
  readonly begin: (asking: TaskOptions) => TaskHandle<T>
  readonly keep: (answer: T) => JobResult
  /** Longest run; that of any job if left out. */
  readonly longestMs?: number
}

/** A question under way, or ended. */
export interface Job {
  readonly id: string
  readonly owner: string
  readonly study: JobStudy
  readonly question: JobRequest
  readonly created: Date
  readonly state: JobState
  readonly done: number
  readonly total: number
  readonly bounds?: ProgressBounds
  /** Counts every change, so that a listener knows whether it has seen the last one. */
  readonly version: number
  readonly started?: Date
  readonly ended?: Date
  readonly problem?: SaidProblem
  readonly result?: JobResult
}

type Kept = { -readonly [K in keyof Job]: Job[K] } & {
  readonly listeners: Set<() => void>
  errand?: TaskHandle<unknown>
}

export const isOpen = ({ state }: Job): boolean => state === 'queued' || state === 'running'

/** The jobs of a server: the open ones, and the last of those that have ended. */
export class Jobs {
  private readonly limits: ServerLimits
  private readonly log: LogLine
  private readonly answers: Answers
  private readonly jobs = new Map<string, Kept>()
  private closing = false

  constructor(limits: ServerLimits, answers: Answers, log: LogLine) {
    this.limits = limits
    this.answers = answers
    this.log = log
  }

  /** Takes a question on. One whose answer is kept is done at once. */
  submit<T>(work: Work<T>): Job {
    if (this.closing) throw new Problem('stopping', 'No new jobs are taken.')
    const known = this.answers.get(work.key)
    if (known === undefined) this.refuseTooMany(work.owner)
    const job: Kept = {
      id: randomUUID(),
      owner: work.owner,
      study: work.study,
      question: work.asked,
      created: new Date(),
      state: 'queued',
      done: 0,
      total: 0,
      version: 0,
      listeners: new Set(),
    }
    this.jobs.set(job.id, job)
    const { created } = job
    if (known === undefined) void this.run(job, work)
    else this.change(job, { state: 'done', started: created, ended: created, result: known })
    return job
  }

  /** The caller's job of that name, or 404: the same whether another has one of that name or nobody. */
  find(id: string, owner: string): Job {
    return this.known(id, owner)
  }

  /** All of a caller that are known, newest first. */
  list(owner: string): readonly Job[] {
    this.forget()
    return [...this.jobs.values()].filter((job) => job.owner === owner).reverse()
  }

  /** How many there are, by state. */
  count(): ReadonlyMap<JobState, number> {
    this.forget()
    const counts = new Map<JobState, number>()
    for (const { state } of this.jobs.values()) counts.set(state, (counts.get(state) ?? 0) + 1)
    return counts
  }

  /** Takes an open job back; one that has ended stays as it is. */
  async cancel(id: string, owner: string): Promise<Job> {
    const job = this.known(id, owner)
    await this.end(job, 'cancelled', 'The job was cancelled.')
    return job
  }

  /** The job as it is, and again after each change until it has ended, or nobody listens any more. */
  async *changes({ id, owner }: Job, signal: AbortSignal): AsyncGenerator<Job> {
    const job = this.known(id, owner)
    while (!signal.aborted) {
      const seen = job.version
      yield job
      if (!isOpen(job)) return
      if (job.version !== seen) continue
      let changed!: () => void
      await new Promise<void>((resolve) => {
        changed = resolve
        job.listeners.add(changed)
        signal.addEventListener('abort', changed, { once: true })
      })
      job.listeners.delete(changed)
      signal.removeEventListener('abort', changed)
    }
  }

  /** Takes no more jobs, stops those that wait, and gives those that run some time to finish. */
  async close(graceMs: number): Promise<void> {
    this.closing = true
    const stop = (jobs: readonly Kept[]): Promise<unknown> =>
      Promise.all(jobs.map((job) => this.end(job, 'stopped', 'The server was stopped.')))
    await stop(this.open().filter(({ state }) => state === 'queued'))
    const running = this.open().flatMap(({ errand }) => errand?.answer ?? [])
    let timer: NodeJS.Timeout | undefined
    const grace = new Promise((resolve) => (timer = setTimeout(resolve, graceMs)))
    await Promise.race([Promise.allSettled(running), grace])
    clearTimeout(timer)
    await stop(this.open())
  }

  private refuseTooMany(owner: string): void {
    const open = this.open()
    const { openJobs, openJobsEach } = this.limits
    const own = owner === ANYONE ? 0 : open.filter((job) => job.owner === owner).length
    if (open.length < openJobs && own < openJobsEach) return
    const why =
      own >= openJobsEach
        ? `${openJobsEach} jobs of yours are queued or running`
        : `${openJobs} jobs are queued or running`
    throw new Problem('too-many-jobs', `${why}; ask again when one has ended.`, {}, { 'Retry-After': '5' })
  }

  private known(id: string, owner: string): Kept {
    this.forget()
    const job = this.jobs.get(id)
    if (job?.owner !== owner)
      throw new Problem('not-found', 'There is no such job; ended ones are kept for a while only.')
    return job
  }

  private open(): Kept[] {
    return [...this.jobs.values()].filter(isOpen)
  }

  private async run<T>(job: Kept, work: Work<T>): Promise<void> {
    const { begin, keep, longestMs = this.limits.jobMs } = work
    let timer: NodeJS.Timeout | undefined
    const tooLong = new Problem('time-limit', `The job ran for more than ${longestMs / 1000} s.`)
    const errand = begin({
      onStart: () => {
        timer = setTimeout(() => void job.errand?.stop(tooLong), longestMs)
        this.change(job, { state: 'running', started: new Date() })
      },
      onProgress: (done, total, bounds) => {
        if (isOpen(job)) this.change(job, { done, total, ...(bounds === undefined ? {} : { bounds }) })
      },
    })
    job.errand = errand
    try {
      const result = keep(await errand.answer)
      this.answers.keep(work.key, result)
      if (isOpen(job)) this.change(job, { state: 'done', ended: new Date(), result })
    } catch (error) {
      if (isOpen(job)) this.change(job, { state: 'failed', ended: new Date(), problem: saidProblem(error, this.log) })
    } finally {
      clearTimeout(timer)
      // It would hold the question and the answer.
      delete job.errand
      this.forget()
    }
  }

  private async end(job: Kept, state: 'cancelled' | 'stopped', why: string): Promise<void> {
    if (!isOpen(job)) return
    this.change(job, { state, ended: new Date() })
    await job.errand?.stop(new Error(why))
  }

  private change(job: Kept, change: Partial<Kept>): void {
    Object.assign(job, change, { version: job.version + 1 })
    for (const tell of job.listeners) tell()
  }

  /**
   * Drops ended jobs that are too many of a caller, or too old; and while all are too large together, the oldest of who holds most, and more
   * than an even share: nobody loses what is kept for them by what another asks.
   */
  private forget(): void {
    const now = Date.now()
    const { keptJobs, keptMs, keptBytes } = this.limits
    const drop = (job: Kept): boolean => this.jobs.delete(job.id)
    const held = [...this.ended().values()].map((jobs) => {
      const kept = jobs.filter((job, i) => i < keptJobs && now - endOf(job) <= keptMs)
      const known = new Set(kept)
      jobs.filter((job) => !known.has(job)).forEach(drop)
      return kept
    })
    const all = held.filter(({ length }) => length > 0)
    const share = keptBytes / all.length
    while (sum(all.map(bytesOf)) > keptBytes) {
      // The newest of each is kept however large it is: somebody waits for it.
      const [most] = all
        .filter((jobs) => jobs.length > 1 && bytesOf(jobs) > share)
        .sort((a, b) => bytesOf(b) - bytesOf(a))
      const oldest = most?.pop()
      if (oldest === undefined) return
      drop(oldest)
    }
  }

  /** Those that have ended, by caller, the last that ended first. */
  private ended(): ReadonlyMap<string, Kept[]> {
    const held = new Map<string, Kept[]>()
    for (const job of this.jobs.values())
      if (!isOpen(job)) {
        const jobs = held.get(job.owner)
        if (jobs === undefined) held.set(job.owner, [job])
        else jobs.push(job)
      }
    for (const jobs of held.values()) jobs.sort((a, b) => endOf(b) - endOf(a))
    return held
  }
}

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0)
const bytesOf = (jobs: readonly Job[]): number => sum(jobs.map(({ result }) => result?.bytes ?? 0))
const endOf = (job: Job): number => job.ended?.getTime() ?? 0
