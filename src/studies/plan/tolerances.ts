// Up to what the search for a plan takes a difference for rounding.

/** Part of a bound by which rounding may miss it. */
export const BOUND_SLACK = 1e-6

/** So small a part of what is available is what rounding leaves. */
export const ZERO_LEVEL = 1e-5

/** Nearer than this to all of what is available is all of it, and nearer to 0 or 1 is whole. */
export const WHOLE_LEVEL = 1e-7

/** Losses have this much more room below in the linear program than their bounds leave, in its unit. */
export const LOSS_MARGIN = 1e-6

/** And this much above: where next to nothing can be lost, less has left a search for integers no solution in one of twenty small trees of news. */
export const ROOM_ABOVE = 1e-2

/** What a row is divided by is at least this, in the unit of the row; so is what the side is worth, in thousand USD. */
export const LEAST_SCALE = 1e-9

/** Missed by less than this share of what is asked, a constraint is met. */
export const CONSTRAINT_MET = 1e-6

/** A cut is broken by more than this part of the model's unit. */
export const CUT_VIOLATION = 1e-4

/** A sum of all that rows are broken by: more than this is no rounding, in the model's unit. */
export const ROWS_VIOLATION = 1e-7

/** A claim above a plan that was searched, by more than this part of its objective, is false by no rounding. */
export const CLAIM_REFUTED = 1e-4

/** A checked bound above it by more than this part is a defect. */
export const BOUND_REFUTED = 1e-6

/** A bound in twelve digits that was rounded up is lowered by this share of itself. */
export const DIGIT_DOWN = 1e-11

/** A share of what the side is worth to which losses are known. */
export const LOSS_TOLERANCE = 1e-9

/** The worst that is searched again must be the same to this share of what the side is worth. */
export const WORST_AGAIN = 1e-6

/** Less than this part of all that is available is not in a plan. */
export const HAD = 1e-3

/** A given plan keeps to a budget or a share that it exceeds by this: of a budget the share and as many million USD, of a share the part. */
export const KEPT_WITHIN = 1e-6

/** A plan spares something where it leaves less to be lost by more than this share. */
export const LOSS_SPARED = 1e-6

/** Less than this, million USD, is nothing that an item would save: a dollar. */
export const NOTHING_SAVED = 1e-6

/** What members save is nothing below this share of what their separate plans come to. */
export const SAVED_NOTHING = 1e-7
