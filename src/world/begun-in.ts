import type { Measure } from './measure.ts'
import type { Month } from './month.ts'
import type { Contingency, Scenario } from './scenario.ts'

/** A scenario that begins in another month, and all that is dated in it as much later or earlier. */
export function begunIn(scenario: Scenario, start: Month): Scenario {
  const later = start - scenario.start
  if (later === 0) return scenario
  const moved = (month: Month): Month => month + later
  const spanMoved = <T extends { readonly from: Month; readonly until: Month | undefined }>(one: T): T => ({
    ...one,
    from: moved(one.from),
    until: one.until === undefined ? undefined : moved(one.until),
  })
  return {
    ...scenario,
    start,
    measures: scenario.measures.map((measure): Measure => ({
      ...spanMoved(measure),
      announced: moved(measure.announced),
      allowedShare: measure.allowedShare.map(({ from, share }) => ({ from: moved(from), share })),
    })),
    outages: scenario.outages.map(spanMoved),
    demand: scenario.demand.map(spanMoved),
    contingencies: scenario.contingencies.map((one): Contingency => ({
      ...one,
      outages: one.outages.map(spanMoved),
      demand: one.demand.map(spanMoved),
    })),
    stockReleases: scenario.stockReleases.map((one) => ({ ...one, from: moved(one.from) })),
  }
}
