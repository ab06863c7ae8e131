// Up to what the search of a round takes a difference for rounding; what comes out is checked in whole numbers.

/** Dollars a kilogram; limits and costs are whole micro-dollars, and duals come with a dozen digits. */
export const NO_GAIN = 1e-8

/** Gains that differ by less, relative to all, are the same; the exact check comes afterwards. */
export const SAME_GAINS = 1e-7

/** Of a grain, for the solver's last digits. */
export const PART_OF_A_GRAIN = 1e-6

/** A dual that is none: columns are in tonnes, and a level is a part of one. */
export const NO_DUAL = 1e-9

/** A gram, in tonnes, ten times the solver's own tolerance: what was reached can be reached again. */
export const HAIR = 1e-6

/** A gain or loss of less than this share of the limit is none. */
export const NEAR = 1e-7
