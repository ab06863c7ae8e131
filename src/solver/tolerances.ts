// Up to what a bound that is made from duals takes a difference for rounding.

/** A reduced cost of the wrong sign at an open end, up to this share of a cost, is rounding. */
export const REDUCED_COST_TOLERANCE = 1e-6

/** Implied bounds are widened by this share of themselves, for accumulated rounding. */
export const IMPLIED_MARGIN = 1e-9
