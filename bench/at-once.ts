/** Seconds that count, after those in which what is asked gets warm. */
const SECONDS = 4
const WARM = 1

export interface Ran {
  readonly done: number
  readonly seconds: number
  /** Milliseconds that each took. */
  readonly waits: readonly number[]
  /** With those that do not count. */
  readonly inAll: number
}

interface Caller {
  readonly one: () => Promise<void>
  readonly end: () => Promise<void>
}

/** Has callers do one after another, each for itself, until the time is over. */
export async function atOnce(callers: number, start: () => Promise<Caller>): Promise<Ran> {
  const all = await Promise.all(Array.from({ length: callers }, start))
  const during = async (seconds: number): Promise<number[]> => {
    const waits: number[] = []
    const until = performance.now() + seconds * 1000
    await Promise.all(
      all.map(async ({ one }) => {
        while (performance.now() < until) {
          const from = performance.now()
          await one()
          waits.push(performance.now() - from)
        }
      }),
    )
    return waits
  }
  const warming = await during(WARM)
  const begun = performance.now()
  const waits = await during(SECONDS)
  const seconds = (performance.now() - begun) / 1000
  await Promise.all(all.map(({ end }) => end()))
  return { done: waits.length, seconds, waits, inAll: warming.length + waits.length }
}
