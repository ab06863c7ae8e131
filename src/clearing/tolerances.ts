// Up to what the clearing takes a difference for rounding.

/** A checked optimum may miss a column's bound by this, a row's end, or the sign of a dual: as a share of the amount, of what passes the row, or of the cost, where that is above one. */
export const FEASIBILITY = 1e-6

/** An optimum and the bound that its duals give may lie apart by this share of the value of its flows. */
export const OPTIMALITY_GAP = 1e-6

/** A run with a residual or violation above this, as a share of what passes, is withheld. */
export const RUN_TOLERANCE = 1e-5

/** A step of demand is served in part if more than this share of it is, and more than this share is not. */
export const STEP_INSIDE = 1e-4

/** Shares of origin have settled once a round moves none by this or more. */
export const ORIGIN_STILL = 1e-12
