import type { PlanResult } from './result.ts'

/** `2028`, or `2029–2030`. */
export const yearsLabel = ({ from, years }: PlanResult['periods'][number]): string =>
  years === 1 ? `${from}` : `${from}–${from + years - 1}`
