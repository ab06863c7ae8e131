// Up to what a difference is taken for rounding in a tree.

/** Probabilities of siblings may miss 1 by this. */
export const PROBABILITY_TOLERANCE = 1e-9

/** A decision may miss a bound, a row's end or a whole number by this, as a share of the amount where that is above one. */
export const DECISION_TOLERANCE = 1e-6

/** A cut that raises the cost to go by less than this share of it is not added. */
export const CUT_TOLERANCE = 1e-9

/** Duals show that no solution is left if the rows of the elastic model must be broken by more than this. */
export const INFEASIBILITY = 1e-7

/**
 * A bound holds among decisions up to this many times the largest bound or right-hand side in the tree; a policy that comes near is called
 * unbounded. Duals are rounded, and at an open end what is rounded off counts this often.
 */
export const REACH = 1e3
