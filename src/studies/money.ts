import type { MillionUsd, MillionUsdPerYear, ThousandUsd, UsdPerKg } from '../quantity/index.ts'
import { inUnit } from './in-unit.ts'

/** Money and prices in results. */
export const musd = inUnit<MillionUsd>().meta({ description: 'million USD' })
export const musdPerYear = inUnit<MillionUsdPerYear>().meta({ description: 'million USD a year' })
export const kusd = inUnit<ThousandUsd>().meta({ description: 'thousand USD' })
export const usdPerKg = inUnit<UsdPerKg>()
