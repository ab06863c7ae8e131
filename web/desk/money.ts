import type { PlanSpec } from './protocol.ts'

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

/** Other budgets around the one that is asked for, as parts of it. */
const BESIDES: Readonly<Record<number, readonly number[]>> = {
  0: [],
  3: [0.25, 0.5, 2],
  5: [0.125, 0.25, 0.5, 2, 4],
}

/** Budgets that are asked for besides, the smallest first. */
export function budgetsBesides({ budget, front }: Pick<PlanSpec, 'budget' | 'front'>): {
  readonly times: number
  readonly money: string
}[] {
  const { amount, currency } = amountOf(budget)
  return (BESIDES[front] ?? []).map((times) => ({ times, money: moneyOf({ amount: times * amount, currency }) }))
}
