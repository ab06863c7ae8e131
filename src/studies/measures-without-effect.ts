import { z } from 'zod'
import { measuresWithoutEffect, type Network } from '../clearing/index.ts'
import { formatMonth, type Scenario } from '../world/index.ts'

/** Measures that do nothing in a run: those that can never act are refused when the scenario is read. */
export const measuresWithoutEffectSchema = z
  .array(
    z.object({
      measure: z.string(),
      from: z.string().meta({ description: 'YYYY-MM' }),
      why: z.enum(['trade', 'months', 'lets-through']),
    }),
  )
  .meta({
    description:
      'measures that do nothing in this run: they reach no trade or use in it, no month of it, or let everything through',
  })

export type Idle = z.infer<typeof measuresWithoutEffectSchema>

export function withoutEffectIn(network: Network, scenario: Scenario): Idle {
  const from = new Map(scenario.measures.map((measure) => [measure.id, formatMonth(measure.from)]))
  return measuresWithoutEffect(network, scenario).map(({ measure, why }) => ({
    measure,
    from: from.get(measure) ?? '',
    why,
  }))
}
