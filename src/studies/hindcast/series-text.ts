/**
 * Numbers of many runs as one text, short enough to keep: three significant digits, runs joined by `;`, numbers by blanks. `.9*3` is a number
 * three times over, the last number of a run goes on to its end, and a run left blank is the same as the one before. No blank stands before a
 * point where the number before has a point or a count.
 */

const DIGITS = 3

/** A number as it is kept. */
const kept = (value: number): string => String(Number(value.toPrecision(DIGITS))).replace(/^0\./, '.')

/** The numbers of one run. */
export function runText(values: readonly number[]): string {
  const groups: { text: string; count: number }[] = []
  for (const value of values) {
    const text = kept(value)
    const last = groups.at(-1)
    if (last?.text === text) last.count += 1
    else groups.push({ text, count: 1 })
  }
  return groups
    .map(({ text, count }, i) => (count === 1 || i === groups.length - 1 ? text : `${text}*${count}`))
    .reduce((all, text, i, texts) => {
      const joined = text.startsWith('.') && /[.*]/.test(texts[i - 1] ?? '')
      return i === 0 ? text : `${all}${joined ? '' : ' '}${text}`
    }, '')
}

/** Texts of runs as one. */
const seriesText = (runs: readonly string[]): string =>
  runs.map((text, r) => (r > 0 && text === runs[r - 1] ? '' : text)).join(';')

const GROUP = / ?((?:\d*\.)?\d+(?:e[+-]?\d{1,2})?)(?:\*([1-9]\d{0,3}))?/y

/** Reads such a text; undefined where it does not hold that number of runs and numbers. */
export function seriesIn(text: string, runs: number, length: number): Float64Array | undefined {
  const texts = text.split(';')
  if (texts.length !== runs) return undefined
  const values = new Float64Array(runs * length)
  for (const [r, own] of texts.entries()) {
    const start = r * length
    if (own === '') {
      if (r === 0) return undefined
      values.copyWithin(start, start - length, start)
      continue
    }
    let filled = 0
    let value = Number.NaN
    GROUP.lastIndex = 0
    while (GROUP.lastIndex < own.length) {
      const [, number = '', count = '1'] = GROUP.exec(own) ?? []
      value = number === '' ? Number.NaN : Number(number)
      const end = filled + Number(count)
      if (!Number.isFinite(value) || end > length) return undefined
      values.fill(value, start + filled, start + end)
      filled = end
    }
    values.fill(value, start + filled, start + length)
  }
  return values
}

/** Texts of which each is kept once, by number. */
export interface SeriesPool {
  readonly texts: string[]
  readonly put: (text: string) => number
  /** Whether some of them hold nothing but one number. */
  readonly isAll: (value: string, ...numbers: readonly number[]) => boolean
}

export function seriesPool(): SeriesPool {
  const texts: string[] = []
  const numbers = new Map<string, number>()
  return {
    texts,
    put(text) {
      const known = numbers.get(text)
      if (known !== undefined) return known
      numbers.set(text, texts.length)
      texts.push(text)
      return texts.length - 1
    },
    isAll: (value, ...chosen) => chosen.every((number) => texts[number]?.replace(/;+$/, '') === value),
  }
}

/** Entries that runs have in common, each with numbers of every run; a run without one has zeros. */
export function gathered<Head, Field extends string>(): {
  readonly add: (run: number, key: string, head: Head, numbers: Readonly<Record<Field, readonly number[]>>) => void
  readonly entries: (runs: number, pool: SeriesPool) => (Head & Record<Field, number>)[]
} {
  const known = new Map<string, { readonly head: Head; readonly texts: Record<Field, string>[] }>()
  return {
    add(run, key, head, numbers) {
      const entry = known.get(key) ?? { head, texts: [] }
      known.set(key, entry)
      entry.texts[run] = mapped(numbers, runText)
    },
    entries: (runs, pool) =>
      [...known.values()].map(({ head, texts }) => {
        const fields = Object.keys(texts.find((own) => (own as unknown) !== undefined) ?? {}) as Field[]
        const own = Array.from({ length: runs }, (_, r) => texts[r])
        return {
          ...head,
          ...(Object.fromEntries(
            fields.map((field) => [field, pool.put(seriesText(own.map((text) => text?.[field] ?? '0')))]),
          ) as Record<Field, number>),
        }
      }),
  }
}

const mapped = <Field extends string, From, To>(record: Readonly<Record<Field, From>>, make: (from: From) => To) =>
  Object.fromEntries(Object.entries<From>(record).map(([field, value]) => [field, make(value)])) as Record<Field, To>
