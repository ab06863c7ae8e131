import { z } from 'zod'
import type { Quantity } from '../quantity/index.ts'

/** A number in JSON, and a unit to the compiler, so that thousands are not taken for millions, nor tonnes for money. */
export const inUnit = <Q extends Quantity<string>>(): z.ZodType<Q, number> =>
  z.number() as unknown as z.ZodType<Q, number>
