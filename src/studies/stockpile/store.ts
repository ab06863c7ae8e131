import { at, indexAt, numberAt } from '../../lists/index.ts'
import { MONTHS_PER_YEAR } from '../../quantity/index.ts'
import {
  boundsOfPolicy,
  costOfPolicy,
  decisionProcess,
  solveDecisionProcess,
  type DecisionProcess,
  type Policy,
} from '../../stochastic/index.ts'
import { FIRST_MONTH, nextMarkets, QUIET, type AFTER, type Chances } from './chances.ts'
import { MOST_RELEASED, type Curves, type Purchase, type Release } from './curves.ts'

/** What a store is decided by. */
export interface StoreQuestion {
  readonly curves: Pick<Curves, 'purchases' | 'releases'>
  readonly chances: Chances
  /** Share of its worth a year. */
  readonly keeping: number
  /** Days of use that it can hold. */
  readonly most: number
}

/** Days bought, or released below zero, by state of the market and days in stock. */
export type StockRule = (market: number, stock: number) => number

/**
 * A store as a decision process: each month, knowing the market and the stock x in days of use, buy b days at one of the paces cleared, or in
 * an embargo let d days out. With w a day's worth in quiet, the month costs
 *
 *     quiet, after   b w(b) + lost(b) + h w (x + b) / 12
 *     embargo k      lost_k(d) - d w  + h w (x - d) / 12
 *
 * What is released is sold at the quiet price. Nothing is bought in an embargo.
 */
export interface Store {
  readonly best: StockRule
  /** Both bounds of what the best rule costs from an empty store on, M USD, present value. */
  readonly bounds: { readonly lower: number; readonly upper: number }
  /** What a rule costs a year, from an empty store in quiet on. */
  readonly yearly: (rule: StockRule) => Yearly
  readonly withoutStock: Yearly
}

/** M USD a year for ever, worth as much as all that comes: from the first purchase on. */
interface Yearly {
  /** Paid for purchases, less what releases bring in. */
  readonly purchases: number
  readonly keeping: number
  /** Value added lost, in embargoes and by buying. */
  readonly lost: number
}

const NO_STOCK: StockRule = () => 0

/** What each choice of a process says: days, and what its costs are made of. */
interface Parts {
  readonly days: number[]
  readonly purchases: number[]
  readonly keeping: number[]
  readonly lost: number[]
}

export function openStore({ curves, chances, keeping, most }: StoreQuestion): Store {
  const months = at(curves.releases, 0).lost.length
  const levels = most + 1
  const markets = nextMarkets(chances, months)
  const worth = at(curves.purchases, 0).dayPrice
  const parts: Parts = { days: [], purchases: [], keeping: [], lost: [] }
  const process = decisionProcess(markets.length * levels, 1 / (1 + chances.discount), (state) => {
    const market = Math.floor(state / levels)
    const stock = state % levels
    const open =
      market < FIRST_MONTH
        ? bought(curves.purchases, most - stock)
        : released(curves.releases, market - FIRST_MONTH, stock)
    return open.map(({ days, paid, lost }) => {
      const keep = (keeping / MONTHS_PER_YEAR) * worth * (stock + days)
      const purchases = paid ?? worth * days
      parts.days.push(days)
      parts.purchases.push(purchases)
      parts.keeping.push(keep)
      parts.lost.push(lost)
      return {
        cost: purchases + keep + lost,
        next: at(markets, market).map((to) => ({ state: to.state * levels + stock + days, chance: to.chance })),
      }
    })
  })
  const solved = solveDecisionProcess(process)
  const start = QUIET * levels
  const aYear = (1 - process.discount) * MONTHS_PER_YEAR
  const costs = {
    purchases: Float64Array.from(parts.purchases),
    keeping: Float64Array.from(parts.keeping),
    lost: Float64Array.from(parts.lost),
  }
  const yearlyOf = (policy: Policy, of: keyof Yearly): number =>
    aYear * numberAt(costOfPolicy(process, policy, costs[of]), start)
  const yearly = (rule: StockRule): Yearly => {
    const policy = policyOf(process, parts, (state) => rule(Math.floor(state / levels), state % levels))
    return {
      purchases: yearlyOf(policy, 'purchases'),
      keeping: yearlyOf(policy, 'keeping'),
      lost: yearlyOf(policy, 'lost'),
    }
  }
  return {
    best: (market, stock) => at(parts.days, indexAt(solved.policy, market * levels + stock)),
    bounds: boundsOfPolicy(process, solved, start),
    yearly,
    withoutStock: yearly(NO_STOCK),
  }
}

interface Move {
  readonly days: number
  /** Where it is not the quiet price. */
  readonly paid?: number
  readonly lost: number
}

const bought = (purchases: readonly Purchase[], room: number): Move[] =>
  purchases
    .filter(({ days }) => days <= room)
    .map(({ days, dayPrice, valueAddedLost }) => ({ days, paid: days * dayPrice, lost: valueAddedLost }))

const released = (releases: readonly Release[], month: number, stock: number): Move[] =>
  Array.from({ length: Math.min(stock, MOST_RELEASED) + 1 }, (_, days) => ({
    days: 0 - days,
    lost: lostAt(releases, month, days),
  }))

/** What is lost in a month of an embargo where so much is let out, straight between the points that were cleared. */
export function lostAt(releases: readonly Release[], month: number, days: number): number {
  const above = Math.max(
    1,
    releases.findIndex((one) => one.days >= days),
  )
  const [low, high] = [at(releases, above - 1), at(releases, above)]
  const part = (days - low.days) / (high.days - low.days)
  return (1 - part) * at(low.lost, month) + part * at(high.lost, month)
}

/** The choices that a rule makes. @throws Error for a rule that asks for what cannot be chosen */
function policyOf(process: DecisionProcess, { days }: Parts, rule: (state: number) => number): Policy {
  return Int32Array.from({ length: process.states }, (_, state) => {
    const asked = rule(state)
    for (let c = indexAt(process.firstChoice, state); c < indexAt(process.firstChoice, state + 1); c++)
      if (at(days, c) === asked) return c
    throw new Error(`A rule asks for ${asked} days in state ${state}.`)
  })
}

/** Days in stock up to which a rule buys, from an empty store on, while all is quiet or soon after an embargo. */
export function targetOf(rule: StockRule, market: typeof QUIET | typeof AFTER): number {
  let stock = 0
  for (let days = rule(market, stock); days > 0; days = rule(market, stock)) stock += days
  return stock
}

/**
 * Days that a rule lets out in each month of an embargo that goes on, and what is left then; an embargo has `known` states, the last
 * of which stands for all months that follow.
 */
export function pathOf(
  rule: StockRule,
  stock: number,
  known: number,
  months = known,
): { readonly days: number; readonly left: number }[] {
  let left = stock
  return Array.from({ length: months }, (_, k) => {
    const days = 0 - rule(FIRST_MONTH + Math.min(k, known - 1), left)
    left -= days
    return { days, left }
  })
}
