import type { GuessRule } from './limits.ts'

export const DAY_MS = 86_400_000

/** When guesses were made, by name: what is older than a day may be gone. */
export interface KeptGuesses {
  read(name: string): Promise<readonly number[] | undefined>
  /** Writes them if they are still `before`, what was read, and says whether they were. */
  swap(name: string, before: readonly number[] | undefined, after: readonly number[]): Promise<boolean>
}

/** What came of asking for a guess: it may be made, and is given back if it was right; or how long it has to wait. */
export type GuessGrant = { readonly giveBack: () => Promise<void> } | { readonly waitMs: number }

/** Lets few guesses of a name be wrong in a day, and fewer in a short time. */
export class GuessDelays {
  private readonly rule: GuessRule
  private readonly kept: KeptGuesses
  private readonly clock: () => number

  constructor(rule: GuessRule, kept: KeptGuesses, clock: () => number) {
    this.rule = rule
    this.kept = kept
    this.clock = clock
  }

  /** Counts a guess before it is made, so that of many at once no more are let through. */
  async take(name: string): Promise<GuessGrant> {
    for (;;) {
      const before = await this.kept.read(name)
      const now = this.clock()
      const recent = (before ?? []).filter((at) => at > now - DAY_MS)
      const waitMs = waitAfter(recent, now, this.rule)
      if (waitMs > 0) return { waitMs }
      if (await this.kept.swap(name, before, [...recent, now])) return { giveBack: () => this.giveBack(name, now) }
    }
  }

  private async giveBack(name: string, at: number): Promise<void> {
    for (;;) {
      const before = (await this.kept.read(name)) ?? []
      const i = before.lastIndexOf(at)
      if (i === -1 || (await this.kept.swap(name, before, before.toSpliced(i, 1)))) return
    }
  }
}

/** How long after these guesses of the last day the next has to wait. */
function waitAfter(recent: readonly number[], now: number, { free, firstMs, longestMs, most }: GuessRule): number {
  const [oldest = 0] = recent
  const newest = recent.at(-1) ?? 0
  const untilOneIsOld = recent.length < most ? 0 : oldest + DAY_MS - now
  const doubled = recent.length < free ? 0 : newest + Math.min(longestMs, firstMs * 2 ** (recent.length - free)) - now
  return Math.max(untilOneIsOld, doubled)
}
