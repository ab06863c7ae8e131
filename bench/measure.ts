/** One line of the results. */
export interface Line {
  /** Row of the table of speeds in the design. */
  readonly row: number
  readonly what: string
  /** Seconds; none where a size is measured. */
  readonly here?: number
  /** What the same took the native program or library. */
  readonly native?: number
  /** What the bar is about: a ratio, or seconds. */
  readonly value?: number
  readonly bar?: { readonly text: string; readonly met: boolean }
  /** What does not depend on the machine, and parts of the time. */
  readonly counts: Readonly<Record<string, number>>
}

/** Two answers to the same question. */
export interface Agreement {
  readonly what: string
  readonly one: number
  readonly other: number
}

export const SAME = 1e-6
export const differs = ({ one, other }: Agreement): number =>
  Math.abs(one - other) / Math.max(1, Math.abs(one), Math.abs(other))

export function median(list: readonly number[]): number {
  const sorted = list.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2
}

export const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)

export function timed<T>(work: () => T): { value: T; seconds: number } {
  const start = performance.now()
  const value = work()
  return { value, seconds: (performance.now() - start) / 1000 }
}

export const say = (text: string): void => void process.stderr.write(`${text}\n`)

/** A bar on a ratio or on seconds: at most, or at least. */
export const atMost = (value: number, most: number, text: string): Required<Pick<Line, 'value' | 'bar'>> => ({
  value,
  bar: { text, met: value <= most },
})
export const atLeast = (value: number, least: number, text: string): Required<Pick<Line, 'value' | 'bar'>> => ({
  value,
  bar: { text, met: value >= least },
})
