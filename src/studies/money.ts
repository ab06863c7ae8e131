import { z } from 'zod'
import type { MillionUsd } from '../quantity/index.ts'

/** Million US dollars in a result: a number in JSON, and a unit to the compiler, so that thousands are not taken for it. */
export const musd = (z.number() as unknown as z.ZodType<MillionUsd, number>).meta({ description: 'million USD' })
