import { Problem } from '../problems.ts'

/** Names that are counted at once; beyond it the oldest are forgotten. */
const MOST_NAMES = 20_000

/** Counts by name, in windows of time, and refuses what is too much. In memory: a restart forgets. */
export class RateLimiter {
  private readonly counts = new Map<string, { count: number; readonly ends: number }>()
  private readonly most: number
  private readonly windowMs: number
  private readonly clock: () => number

  constructor(most: number, windowMs: number, clock: () => number) {
    this.most = most
    this.windowMs = windowMs
    this.clock = clock
  }

  /** @throws Problem if it is one too many */
  take(name: string): void {
    this.check(name)
    const now = this.clock()
    const entry = this.counts.get(name)
    if (entry === undefined || entry.ends <= now) {
      this.makeRoom(now)
      this.counts.delete(name)
      this.counts.set(name, { count: 1, ends: now + this.windowMs })
    } else entry.count++
  }

  /** @throws Problem if there were too many already */
  check(name: string): void {
    const { count = 0, ends = 0 } = this.counts.get(name) ?? {}
    const left = ends - this.clock()
    if (count >= this.most && left > 0)
      throw new Problem(
        'too-many-requests',
        'That is too much in so short a time. Wait, then try again.',
        {},
        { 'Retry-After': String(Math.ceil(left / 1000)) },
      )
  }

  private makeRoom(now: number): void {
    if (this.counts.size < MOST_NAMES) return
    for (const [name, { ends }] of this.counts) if (ends <= now) this.counts.delete(name)
    for (const name of this.counts.keys()) {
      if (this.counts.size < MOST_NAMES) return
      this.counts.delete(name)
    }
  }
}
