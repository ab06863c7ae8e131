// From how much on an ensemble says something.

/**
 * An index is given from this many draws on, a total one from this many draws made again. With fewer an interval does not hold: at
 * 20 draws four slices see nothing of a number that rises and falls twice (`estimates.test.ts`).
 */
export const LEAST_DRAWS = 50

/** Share of the variance from which on a factor is material that may explain it alone: by the upper end of its interval, which chance alone seldom takes so far over 200 draws. */
export const MATERIAL_SHARE = 0.15

/** Standard deviations by which a factor alone moves a number from one of its ends to the other, from which on it is material: about 0.6 % of the variance of a sum. */
export const MATERIAL_SWING = 0.25
