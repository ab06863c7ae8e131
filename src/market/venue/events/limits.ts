import { z } from 'zod'
import { moneyOrNone } from '../../amounts.ts'

const count = z.int().min(1).max(1_000_000).meta({ 'x-unit': 'count' })

/** What one member may bring to a round, so that nobody fills it for the others; announced with it. */
export const limitsSchema = z.strictObject({
  orders: count.default(500).meta({ description: 'orders of a member that stand at the same time' }),
  placings: count
    .default(5000)
    .meta({ description: 'times that a member may place an order or put another in its place' }),
  placingsOfOrder: count.default(50).meta({ description: 'the same, under one id' }),
  megabytes: z
    .number()
    .gt(0)
    .max(100_000)
    .default(64)
    .meta({ 'x-unit': 'MB', description: 'size of all envelopes that a member places, in millions of bytes' }),
  deposit: moneyOrNone.default('100').meta({ description: 'what each order is deposited with at least' }),
})

export type RoundLimits = z.infer<typeof limitsSchema>
