import { z } from 'zod'
import type { Quantity } from '../quantity/index.ts'

/**
 * A number in JSON with its unit beside it (`x-unit`), and a unit to the compiler, so that thousands are not taken for millions, nor tonnes
 * for money. What describes it further keeps the unit.
 */
export const inUnit = <Q extends Quantity<string>>(unit: string): z.ZodType<Q, number> =>
  z.number().meta({ 'x-unit': unit }) as unknown as z.ZodType<Q, number>
