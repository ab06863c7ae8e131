export interface Amount {
  readonly amount: number
  /** Of a currency of the world: `JPY`. */
  readonly currency: string
}

/** `39e9JPY` taken apart. */
export const amountOf = (money: string): Amount => ({
  amount: Number(money.slice(0, -3)),
  currency: money.slice(-3),
})

/** The shortest way to write an amount: `4.875e9JPY`. */
export function moneyOf({ amount, currency }: Amount): string {
  const power = amount >= 1e9 ? 9 : amount >= 1e6 ? 6 : 0
  return `${Number((amount / 10 ** power).toFixed(9))}${power === 0 ? '' : `e${power}`}${currency}`
}

/** Parts of a budget that other budgets are. */
const AROUND: Readonly<Record<0 | 3 | 5, readonly number[]>> = {
  0: [],
  3: [0.25, 0.5, 2],
  5: [0.125, 0.25, 0.5, 2, 4],
}

/** Other budgets around one, the smallest first. */
export function budgetsAround(budget: string, count: 0 | 3 | 5): string[] {
  const { amount, currency } = amountOf(budget)
  return AROUND[count].map((times) => moneyOf({ amount: times * amount, currency }))
}
