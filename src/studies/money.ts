import type { MillionUsd, MillionUsdPerYear, ThousandUsd, UsdPerKg } from '../quantity/index.ts'
import { inUnit } from './in-unit.ts'

/** Money and prices in results. */
export const musd = inUnit<MillionUsd>('M USD').meta({ description: 'million USD' })
export const musdPerYear = inUnit<MillionUsdPerYear>('M USD/yr').meta({ description: 'million USD a year' })
export const kusd = inUnit<ThousandUsd>('k USD').meta({ description: 'thousand USD' })
export const usdPerKg = inUnit<UsdPerKg>('USD/kg')
