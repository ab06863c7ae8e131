import { DAY_MS, type KeptGuesses } from './delays.ts'
import type { Secrets } from './secrets.ts'

/** Names that are counted at once. */
export const MOST_NAMES = 20_000

/** Guesses that a restart may forget. Once it is full, new names are not counted until old ones are a day old: many names push no count out. */
export class GuessesInMemory implements KeptGuesses {
  /** The one that was counted longest ago comes first. */
  private readonly kept = new Map<string, readonly number[]>()
  private readonly clock: () => number

  constructor(clock: () => number) {
    this.clock = clock
  }

  /** Names that are counted now. */
  get size(): number {
    return this.kept.size
  }

  read(name: string): Promise<readonly number[] | undefined> {
    return Promise.resolve(this.kept.get(name))
  }

  swap(name: string, before: readonly number[] | undefined, after: readonly number[]): Promise<boolean> {
    if (this.kept.get(name) !== before) return Promise.resolve(false)
    this.kept.delete(name)
    this.forgetOld()
    if (after.length > 0 && this.kept.size < MOST_NAMES) this.kept.set(name, after)
    return Promise.resolve(true)
  }

  private forgetOld(): void {
    const old = this.clock() - DAY_MS
    for (const [name, times] of this.kept) {
      if ((times.at(-1) ?? 0) > old) return
      this.kept.delete(name)
    }
  }
}

const KIND = 'guesses'

/** Guesses that outlive a restart, and count for all processes of a market together. */
export class GuessesInStore implements KeptGuesses {
  private readonly secrets: Secrets
  private readonly of: string

  /** @param of what the names are names of */
  constructor(secrets: Secrets, of: string) {
    this.secrets = secrets
    this.of = of
  }

  async read(name: string): Promise<readonly number[] | undefined> {
    return (await this.secrets.secret(KIND, this.at(name))) as readonly number[] | undefined
  }

  swap(name: string, before: readonly number[] | undefined, after: readonly number[]): Promise<boolean> {
    const until = new Date((after.at(-1) ?? 0) + DAY_MS).toISOString()
    return this.secrets.swapSecret(KIND, this.at(name), before, after, until)
  }

  private at(name: string): string {
    return `${this.of}/${name}`
  }
}
