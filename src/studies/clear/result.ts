import { z } from 'zod'
import { askedWorldSchema } from '../asked-world-result.ts'
import { tonnesSchema } from '../masses.ts'
import { measuresWithoutEffectSchema } from '../measures-without-effect.ts'
import { kusd, usdPerKg } from '../money.ts'

const month = z.string().meta({ description: 'YYYY-MM' })
const origin = z.string().meta({ description: 'any, or free and coercer where origin is followed' })

/** What `clear` answers, as plain data; `ytterby schema clear` prints this. Masses are tonnes, prices USD/kg. */
export const clearSchema = z
  .object({
    study: z.literal('clear'),
    version: z.string(),
    world: askedWorldSchema,
    scenario: z.object({ id: z.string(), start: month, months: z.number() }),
    conduct: z.array(z.string()).meta({ description: 'settings of conduct.csv in force, by id' }),
    measuresWithoutEffect: measuresWithoutEffectSchema,
    totalSurplus: kusd.meta({ description: 'total surplus, thousand USD' }),
    maxBalanceResidual: z.number(),
    maxBoundViolation: z.number(),
    gap: z.number(),
    production: z.array(
      z.object({ month, site: z.string(), process: z.string(), feed: z.string(), origin, activity: tonnesSchema }),
    ),
    trade: z.array(
      z.object({ month, material: z.string(), from: z.string(), to: z.string(), origin, mass: tonnesSchema }),
    ),
    served: z.array(
      z.object({
        month,
        place: z.string(),
        sector: z.string(),
        material: z.string(),
        needed: tonnesSchema,
        served: tonnesSchema,
      }),
    ),
    prices: z.array(
      z.object({
        month,
        material: z.string(),
        place: z.string(),
        origin,
        price: usdPerKg,
        low: usdPerKg
          .optional()
          .meta({ description: 'value of a little more; first month only, where both ends were asked for' }),
        high: usdPerKg
          .nullable()
          .optional()
          .meta({ description: 'cost of a little less; null where none can be taken away' }),
      }),
    ),
  })
  .meta({ title: 'Ytterby clear result' })

export type ClearResult = z.infer<typeof clearSchema>
