import type { Measure, Scenario } from '../world/index.ts'
import { measuresReach } from './limits.ts'
import type { Network } from './network.ts'

/** A measure without effect in a run, and why: it reaches no trade or use, no month of the run, or it lets everything through. */
export interface IdleMeasure {
  readonly measure: string
  readonly why: 'trade' | 'months' | 'lets-through'
}

/** Measures without effect in a run of a scenario, which may be cut short or lack the plants that the measures are about. */
export function measuresWithoutEffect(network: Network, scenario: Scenario): IdleMeasure[] {
  const reached = measuresReach(network, scenario)
  const last = scenario.start + scenario.months - 1
  const why = (measure: Measure): IdleMeasure['why'] | undefined => {
    if (!reached.has(measure)) return 'trade'
    if (measure.from > last || (measure.until ?? last) < scenario.start) return 'months'
    return measure.tariff === 0 && measure.allowedShare.every(({ share }) => share >= 1) ? 'lets-through' : undefined
  }
  return scenario.measures.flatMap((measure) => {
    const found = why(measure)
    return found === undefined ? [] : [{ measure: measure.id, why: found }]
  })
}
