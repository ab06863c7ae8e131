import type { MillionUsd, ThousandUsd, UsdPerKg } from '../quantity/index.ts'
import { inUnit } from './in-unit.ts'

/** Money and prices in results. */
export const musd = inUnit<MillionUsd>().meta({ description: 'million USD' })
export const kusd = inUnit<ThousandUsd>().meta({ description: 'thousand USD' })
export const usdPerKg = inUnit<UsdPerKg>()
