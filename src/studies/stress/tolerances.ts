// Below what a shortage is none, or is not told.

/** A step is served if no more than this is not: t a month, or as a share where more than a tonne is wanted. */
export const SERVED = 1e-7

/** Below this part of a use what is not served is rounding, and costs nothing. */
export const ROUNDING = 1e-4

/** A place that only pays more is listed above this part of what all pay. */
export const WORTH_SHOWING = 1e-3

/** What comes is nothing, and has no price, up to this share of the usual flow. */
export const NO_SUPPLY = 1e-9

/** A company's part runs short in a month in which more than this share of its need is not there. */
export const PART_NEED = 1e-6

/** A period in which no more than this goes unserved is not short, in the unit of the need. */
export const NOTHING_SHORT = 1e-6
