// Below what a share is nothing, or the same.

/** Shares no further apart are equal: their sums are rounded by the order in which they are taken. */
export const SHARES_EQUAL = 1e-9

/** A link of the chain of no more than this share is what rounding leaves, and is far below what a sum of links is held to. */
export const NO_LINK = 1e-12

/** Mixing has settled when no share moves by more than this. */
export const STILL = 1e-12

/** A share of no more than this is what rounding leaves. */
export const NO_SHARE = 1e-9
