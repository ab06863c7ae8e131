import type { Kilograms, Tonnes, TonnesPerYear } from '../quantity/index.ts'
import { inUnit } from './in-unit.ts'

/** Masses in results, in the unit of their material. */
export const tonnesSchema = inUnit<Tonnes>('t')
export const tonnesPerYearSchema = inUnit<TonnesPerYear>('t/yr')
export const kilogramsSchema = inUnit<Kilograms>('kg')
