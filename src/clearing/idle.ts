import type { Measure, Scenario } from '../world/index.ts'
import { measuresReach } from './limits.ts'
import type { Network } from './network.ts'

/** A measure that does nothing in a run, and why: it reaches no trade or use there, no month of it, or lets all through. */
export interface IdleMeasure {
  readonly measure: string
  readonly why: 'trade' | 'months' | 'lets-through'
}

/** Measures that do nothing in a run of a scenario, be it cut short or without the plants that the measures need. */
export function idleMeasures(network: Network, scenario: Scenario): IdleMeasure[] {
  const reached = measuresReach(network, scenario)
  const last = scenario.start + scenario.months - 1
  const why = (measure: Measure): IdleMeasure['why'] | undefined => {
    if (!reached.has(measure)) return 'trade'
    if (measure.from > last || (measure.until ?? last) < scenario.start) return 'months'
    return measure.tariff === 0 && measure.letThrough.every(({ share }) => share >= 1) ? 'lets-through' : undefined
  }
  return scenario.measures.flatMap((measure) => {
    const found = why(measure)
    return found === undefined ? [] : [{ measure: measure.id, why: found }]
  })
}
