/** Measures as text, in the form of OpenMetrics 1.0: https://prometheus.io/docs/specs/om/open_metrics_spec/ */
export const OPENMETRICS = 'application/openmetrics-text; version=1.0.0; charset=utf-8'

export type Labels = Readonly<Record<string, string>>

/** A family of samples, as text. */
export interface MetricFamily {
  readonly lines: () => string[]
}

const escaped = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', String.raw`\"`)
    .replaceAll('\n', String.raw`\n`)
const labelled = (labels: Labels): string => {
  const all = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`)
  return all.length === 0 ? '' : `{${all.join(',')}}`
}
const head = (name: string, type: string, help: string): string[] => [
  `# TYPE ${name} ${type}`,
  ...(/_(seconds|bytes)$/.test(name) ? [`# UNIT ${name} ${name.endsWith('bytes') ? 'bytes' : 'seconds'}`] : []),
  `# HELP ${name} ${escaped(help)}`,
]

/** Something that is counted, and never goes down. */
export class Counter implements MetricFamily {
  private readonly name: string
  private readonly help: string
  private readonly counts = new Map<string, number>()

  /** @param name without `_total` */
  constructor(name: string, help: string) {
    this.name = name
    this.help = help
  }

  add(labels: Labels): void {
    const key = labelled(labels)
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1)
  }

  lines(): string[] {
    const samples = [...this.counts].map(([labels, count]) => `${this.name}_total${labels} ${count}`)
    return [...head(this.name, 'counter', this.help), ...samples]
  }
}

/** How long something took, in seconds: how many took at most so long. */
export class Histogram implements MetricFamily {
  private readonly name: string
  private readonly help: string
  private readonly bounds: readonly number[]
  private readonly kept = new Map<string, { readonly labels: Labels; readonly within: number[]; sum: number }>()

  constructor(name: string, help: string, bounds: readonly number[]) {
    this.name = name
    this.help = help
    this.bounds = [...bounds, Infinity]
  }

  note(labels: Labels, seconds: number): void {
    const key = labelled(labels)
    const one = this.kept.get(key) ?? { labels, within: this.bounds.map(() => 0), sum: 0 }
    this.kept.set(key, one)
    one.sum += seconds
    for (const [i, bound] of this.bounds.entries()) if (seconds <= bound) one.within[i] = (one.within[i] ?? 0) + 1
  }

  lines(): string[] {
    const samples = [...this.kept.values()].flatMap(({ labels, within, sum }) => [
      ...this.bounds.map((bound, i) => {
        const le = bound === Infinity ? '+Inf' : Number.isInteger(bound) ? `${bound}.0` : String(bound)
        return `${this.name}_bucket${labelled({ ...labels, le })} ${within[i]}`
      }),
      `${this.name}_count${labelled(labels)} ${within.at(-1)}`,
      `${this.name}_sum${labelled(labels)} ${sum}`,
    ])
    return [...head(this.name, 'histogram', this.help), ...samples]
  }
}

/** Something that is looked at when it is asked for. */
export const gauge = (
  name: string,
  help: string,
  look: () => number | readonly (readonly [Labels, number])[],
): MetricFamily => ({
  lines: () => {
    const seen = look()
    const samples = typeof seen === 'number' ? [[{}, seen] as const] : seen
    return [...head(name, 'gauge', help), ...samples.map(([labels, value]) => `${name}${labelled(labels)} ${value}`)]
  },
})

/** A count that somebody else keeps. */
export const counted = (name: string, help: string, look: () => number): MetricFamily => ({
  lines: () => [...head(name, 'counter', help), `${name}_total ${look()}`],
})

export const exposition = (measures: readonly MetricFamily[]): string =>
  `${[...measures.flatMap((measure) => measure.lines()), '# EOF'].join('\n')}\n`
