import { exp, log, power } from '../exp-log.ts'

/** Years in which a plan decides once. */
export interface InvestmentPeriod {
  /** Years from the start of the plan to the first of the period. */
  readonly from: number
  readonly years: number
}

/** Years of a period, discounted to the start of the plan. */
export function yearsOf({ from, years }: InvestmentPeriod, discount: number): number {
  let sum = 0
  for (let y = 0; y < years; y++) sum += power(discount, from + y)
  return sum
}

/** Discount over years that need not be whole. Powers of the engine's own differ in their last digit from one to another. */
export function discountOver(discount: number, years: number): number {
  const whole = Math.floor(years)
  return power(discount, whole) * (years > whole ? exp((years - whole) * log(discount)) : 1)
}
