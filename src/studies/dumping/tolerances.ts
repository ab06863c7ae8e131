// Below what the books of producers count as nothing, or as the same.

/** A plant that is kept may fall short of nothing by this much, million USD a year: what the solver's feasibility leaves. */
export const CASH_TOLERANCE = 1e-5

/** A year that is short by less than this, in million USD, is not. */
export const SHORT_YEAR = 1e-5

/** A fixed strike is said to fail where a plant is short of more than this in a year, million USD. */
export const STRIKE_FAILS = 1e-3

/** A need of less than this part of what passes through the books is rounding. */
export const NEED_TOLERANCE = 1e-9

/** What is lacking of less than this part of the largest need is rounding, as solvers have it; a sum further above its bound is not reported. */
export const SHORTFALL_TOLERANCE = 1e-6

/** A price is taken for at least this where raises are weighed by it, USD/kg. */
export const LEAST_WEIGHED_PRICE = 1e-3

/** The least cost may be missed by this share where the smallest raises of that cost are sought. */
export const COST_SLACK = 1e-9

/** A raise of no more than this, in the unit of the model, is none. */
export const NO_RAISE = 1e-12

/** Losses of an attack are distinguished from this share of what the side is worth. */
export const ATTACK_TOLERANCE = 1e-6

/** A price is taken for at least this where a rise is stated as a share of it, USD/kg. */
export const LEAST_PRICE = 1e-9

/** Of an amount of which all but this share is taken nothing is left. */
export const NOTHING_LEFT = 1e-9

/** A loss smaller than this, as a share of the cost of a month, is rounding. */
export const MARGIN_TOLERANCE = 1e-9
