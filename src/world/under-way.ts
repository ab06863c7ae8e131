import { startMonth, type Month } from './month.ts'
import type { Site } from './world.ts'

/** Sites that are being built, or are promised and paid for: they come in at their latest date in any case. */
const UNDER_WAY = new Set(['ramping', 'under-construction', 'committed'])

/** When a site that is under way comes in without anybody's doing, at the latest; undefined for one that is not. */
export const underWay = ({ status, start, startHigh }: Site): Month | undefined =>
  UNDER_WAY.has(status) ? startMonth(startHigh ?? start ?? '') : undefined
