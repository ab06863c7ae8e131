import { z } from 'zod'
import { askedWorld } from '../asked-world.ts'
import { askedWorldSchema } from '../asked-world-result.ts'
import { tonnesPerYearSchema } from '../masses.ts'
import { usdPerKg } from '../money.ts'
import { compareWithFacts, type BaselineReport } from '../../baseline/index.ts'
import type { World } from '../../world/index.ts'
import { VERSION } from '../version.ts'

/** What `baseline` answers, as plain data; `ytterby schema baseline` prints this. Flows are tonnes a year, costs USD/kg. */
export const baselineSchema = z
  .object({
    study: z.literal('baseline'),
    version: z.string(),
    world: askedWorldSchema,
    imbalance: z.number().meta({ description: 'largest balance left open, relative to what passes through its node' }),
    fits: z
      .array(
        z.object({
          what: z.string(),
          place: z.string(),
          partner: z.string().optional(),
          materials: z.array(z.string()),
          kind: z.string(),
          use: z
            .string()
            .meta({ description: 'fact: a row of operations, routes or demand; else the use of the observation' }),
          fitted: z.number().meta({ description: 'what the baseline uses' }),
          normalizedResidual: z
            .number()
            .meta({ description: 'in half-ranges: 0 at the value, 1 at an end of the range' }),
          value: z.number(),
          low: z.number(),
          high: z.number(),
          unit: z.string(),
          date: z.string(),
          source: z.string(),
          confidence: z.string(),
        }),
      )
      .meta({ description: 'what each fact said, and what the baseline uses' }),
    wedges: z
      .array(
        z.object({
          what: z.string(),
          place: z.string(),
          calibrated: usdPerKg,
          factual: usdPerKg.optional(),
          flow: tonnesPerYearSchema,
        }),
      )
      .meta({ description: 'cost at which each plant breaks even, beside what it is said to cost' }),
  })
  .meta({ title: 'Ytterby baseline result' })

export type BaselineResult = z.infer<typeof baselineSchema>

/** The baseline as plain data. */
export function baselineResult(world: World, { baseline, reconciled, wedges }: BaselineReport): BaselineResult {
  const fits = reconciled === undefined ? [] : compareWithFacts(world, reconciled)
  return {
    study: 'baseline',
    version: VERSION,
    world: askedWorld(world, baseline),
    imbalance: reconciled?.imbalance ?? 0,
    fits: fits.map(({ what, place, partner, materials, kind, use, fitted, normalizedResidual, figure }) => ({
      what,
      place,
      ...(partner === undefined ? {} : { partner }),
      materials: [...materials],
      kind,
      use,
      fitted,
      normalizedResidual,
      value: figure.value,
      low: figure.low,
      high: figure.high,
      unit: figure.unit,
      date: figure.date,
      source: figure.source,
      confidence: figure.confidence,
    })),
    wedges: wedges.map(({ factual, ...wedge }) => ({ ...wedge, ...(factual === undefined ? {} : { factual }) })),
  }
}
