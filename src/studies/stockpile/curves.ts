import { at } from '../../lists/index.ts'
import {
  DAYS_PER_MONTH,
  inMillions,
  pay,
  quantity,
  sumOf,
  tonnes,
  type MillionUsd,
  type UsdPerKg,
} from '../../quantity/index.ts'
import { SolverError } from '../../solver/index.ts'
import { mean } from '../sample.ts'
import { type ClearedMonths, type StockGood, type Markets, type Movements } from './clearings.ts'
import { settled, settledFrom, type FirstTonne } from './goods.ts'

/** What buying some days of use a month does, while all else is quiet. */
export interface Purchase {
  /** Days of usual use a month. */
  readonly days: number
  /** What a day's use costs at this pace. */
  readonly dayPrice: MillionUsd
  /** What users pay more for what they use in a month. */
  readonly usersPayMore: MillionUsd
  /** What lines lose in a month that now lack what is bought. */
  readonly valueAddedLost: MillionUsd
}

/** What is lost in each month of an embargo where some days of use are let out in every month. */
export interface Release {
  readonly days: number
  readonly lost: readonly MillionUsd[]
}

/** What buying and releasing a form does, cleared point by point. */
export interface Curves {
  readonly goods: readonly FirstTonne[]
  /** Nothing first; paces that the market cannot deliver are left out. */
  readonly purchases: readonly Purchase[]
  readonly releases: readonly Release[]
  /** Price of the goods together in each month of an embargo without a stock, as a multiple of the quiet one. */
  readonly embargoPrice: readonly number[]
}

/** Days of use a month at which buying is cleared. */
const PACES = [1, 2, 3, 6] as const
export const FASTEST = Math.max(...PACES)
/** Days of use a month that are let out; a month has 30, and users take no more. */
export const MOST_RELEASED = 30
const RELEASES = [4, 8, 15, MOST_RELEASED] as const

export const CURVE_RUNS = PACES.length + RELEASES.length

export function curvesOf(
  markets: Markets,
  goods: readonly FirstTonne[],
  { quiet, embargo }: { readonly quiet: ClearedMonths; readonly embargo: ClearedMonths },
  onRun: () => void,
): Curves {
  const months = embargo.lost.length
  const usualDay = dayAt(goods, ({ quietPrice }) => quietPrice)
  const none: Purchase = {
    days: 0,
    dayPrice: usualDay,
    usersPayMore: quantity<'MUSD'>(0),
    valueAddedLost: quantity<'MUSD'>(0),
  }
  const purchases = PACES.flatMap((days): Purchase[] => {
    const from = settledFrom(months)
    const bought = ifDelivered(() =>
      markets.quiet(
        steady(
          goods,
          Array.from({ length: markets.monthsSeen }, (_, t) => (t < from ? 0 : 0 - days)),
        ),
      ),
    )
    onRun()
    if (bought === undefined) return []
    const dayPrice = dayAt(goods, (good) => quantity<'USD/kg'>(mean(settled(bought.price(good)))))
    const lostMore = mean(settled(bought.lost)) - mean(settled(quiet.lost))
    return [
      {
        days,
        dayPrice,
        usersPayMore: quantity<'MUSD'>((dayPrice - usualDay) * DAYS_PER_MONTH),
        valueAddedLost: quantity<'MUSD'>(Math.max(0, lostMore)),
      },
    ]
  })
  const releases = RELEASES.map((days): Release => {
    const { lost } = markets.embargo(
      steady(
        goods,
        Array.from({ length: markets.monthsSeen }, () => days),
      ),
    )
    onRun()
    return { days, lost }
  })
  return {
    goods,
    purchases: [none, ...purchases],
    releases: [{ days: 0, lost: embargo.lost }, ...releases],
    embargoPrice: embargo.lost.map((_, t) => dayAt(goods, (good) => at(embargo.price(good), t)) / usualDay),
  }
}

/** The same days of use of each good. */
export const steady = (goods: readonly StockGood[], daysByMonth: readonly number[]): Movements =>
  goods.map((good) => ({ good, daysByMonth }))

/** A day's use of some goods, each at its price. */
function dayAt<G extends StockGood>(goods: readonly G[], priceOf: (good: G) => UsdPerKg): MillionUsd {
  return sumOf(goods.map((good) => inMillions(pay(tonnes(good.usual / DAYS_PER_MONTH), priceOf(good)))))
}

/** What is bought leaves the market whatever it costs; where not as much comes, there is no such market. */
function ifDelivered(clear: () => ClearedMonths): ClearedMonths | undefined {
  try {
    return clear()
  } catch (error) {
    if (error instanceof SolverError && error.status === 'infeasible') return undefined
    throw error
  }
}
