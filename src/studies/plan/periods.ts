/** Years in which a plan decides once. */
export interface InvestmentPeriod {
  /** Years from the start of the plan to the first of the period. */
  readonly from: number
  readonly years: number
}

/** Years of a period, discounted to the start of the plan. */
export function yearsOf({ from, years }: InvestmentPeriod, discount: number): number {
  let sum = 0
  for (let y = 0; y < years; y++) sum += discount ** (from + y)
  return sum
}
