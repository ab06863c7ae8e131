import type { Kilograms, Tonnes, TonnesPerYear } from '../quantity/index.ts'
import { inUnit } from './in-unit.ts'

/** Masses in results, in the unit of their material. */
export const tonnesSchema = inUnit<Tonnes>()
export const tonnesPerYearSchema = inUnit<TonnesPerYear>()
export const kilogramsSchema = inUnit<Kilograms>()
