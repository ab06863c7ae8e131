import { formatMonth, type Scenario } from '../../world/index.ts'
import { thingOf } from './about.ts'
import type { Observed } from './observed.ts'
import { benchmark, observe, stopChancesOf, type RunReadout } from './observe.ts'
import type { HindcastEpisode, HindcastError, HindcastResult, HindcastRow, HindcastSeries } from './result.ts'
import { USES } from './input-tables.ts'
import { errors, METRICS, observedValue, verdictOf, type Metric } from './score.ts'

/** Runs beside what was observed: row by row, by metric, and month by month. */

export function rowOf(
  row: Observed,
  variant: string,
  central: RunReadout,
  fitted: RunReadout | undefined,
): HindcastRow {
  const { value, shadowPrice } = observe(central, row)
  const observed = observedValue(row)
  return {
    variant,
    id: row.id,
    quantity: row.quantity,
    place: row.place ?? null,
    partner: row.partner ?? null,
    sectors: [...row.sectors],
    materials: [...row.materials],
    from: formatMonth(row.from),
    to: formatMonth(row.to),
    kind: row.kind,
    basis: row.basis ?? null,
    scored: row.scored,
    reason: row.reason ?? null,
    source: row.source,
    unit: row.unit,
    usual: row.usual ?? null,
    note: row.note,
    observed,
    low: row.observed?.low ?? observed,
    high: row.observed?.high ?? observed,
    ...benchmark(central, row),
    central: value,
    chances: row.quantity === 'stop' ? stopChancesOf(central, row) : null,
    fitted: fitted === undefined ? null : observe(fitted, row).value,
    fittedChances: row.quantity === 'stop' && fitted !== undefined ? stopChancesOf(fitted, row) : null,
    shadowPrice: shadowPrice ?? null,
  }
}

export function errorsOf(observed: readonly Observed[], rows: readonly HindcastRow[]): HindcastError[] {
  const by = (pick: (row: HindcastRow) => number): ReturnType<typeof errors> =>
    errors(observed, new Map(rows.map((row) => [row.id, pick(row)])))
  const central = by((row) => row.central)
  const noChange = by((row) => row.noChange)
  const asWritten = by((row) => row.asWritten)
  const fitted = rows.some((row) => row.fitted !== null) ? by((row) => row.fitted ?? Number.NaN) : undefined
  // Stops are scored by their chances alone.
  const numbers = [...central].filter(([metric]) => metric !== 'stop')
  return numbers.map(([metric, { distance, bias, rows }]) =>
    judged({
      metric,
      rows,
      noChange: distanceOf(noChange, metric),
      asWritten: distanceOf(asWritten, metric),
      central: distance,
      centralBias: bias,
      fitted: fitted === undefined ? null : distanceOf(fitted, metric),
    }),
  )
}

/** An error, and its size beside the simple rules. */
const judged = (error: Omit<HindcastError, 'verdict' | 'fittedVerdict'>): HindcastError => ({
  ...error,
  verdict: verdictOf(error.central, error.noChange, error.asWritten),
  fittedVerdict: error.fitted === null ? null : verdictOf(error.fitted, error.noChange, error.asWritten),
})

const distanceOf = (found: ReturnType<typeof errors>, metric: Metric): number => found.get(metric)?.distance ?? 0

/** Errors of all episodes that are used alike together: means over their rows, of the variant that counts. */
export function overallOf(episodes: readonly HindcastEpisode[]): HindcastResult['overall'] {
  return USES.flatMap((use) =>
    METRICS.flatMap((metric) => {
      const own = episodes
        .filter((episode) => episode.use === use)
        .flatMap(({ variants: [first], errors }) =>
          errors.filter((error) => error.variant === first?.id && error.metric === metric),
        )
      if (own.length === 0) return []
      const rows = own.reduce((sum, error) => sum + error.rows, 0)
      const mean = (pick: (error: HindcastError) => number): number =>
        own.reduce((sum, error) => sum + error.rows * pick(error), 0) / rows
      const error = judged({
        metric,
        rows,
        noChange: mean(({ noChange }) => noChange),
        asWritten: mean(({ asWritten }) => asWritten),
        central: mean(({ central }) => central),
        centralBias: mean(({ centralBias }) => centralBias),
        fitted: own.some(({ fitted }) => fitted === null) ? null : mean(({ fitted }) => fitted ?? Number.NaN),
      })
      return [{ use, ...error }]
    }),
  )
}

/** The model month by month beside all observations of one thing. */
export function seriesOf(
  observed: readonly Observed[],
  rows: readonly HindcastRow[],
  { id, start, months }: Pick<Scenario, 'id' | 'start' | 'months'>,
  central: RunReadout,
  fitted: RunReadout | undefined,
): HindcastSeries[] {
  const things = new Map<string, Observed[]>()
  for (const row of observed) things.set(thingOf(row), [...(things.get(thingOf(row)) ?? []), row])
  return [...things.values()].map((same) => {
    const ids = same.map((row) => row.id)
    const [thing] = same
    return {
      variant: id,
      rows: ids,
      errors:
        errorsOf(
          same,
          rows.filter((row) => ids.includes(row.id)),
        )[0] ?? null,
      months:
        thing === undefined || thing.quantity === 'stop'
          ? []
          : Array.from({ length: months }, (_, k) => {
              const row = { ...thing, from: start + k, to: start + k }
              return {
                month: formatMonth(row.from),
                asWritten: benchmark(central, row).asWritten,
                central: observe(central, row).value,
                fitted: fitted === undefined ? null : observe(fitted, row).value,
              }
            }),
    }
  })
}
