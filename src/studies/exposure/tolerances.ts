// Below what a share is nothing, or the same.

/** Shares no further apart are equal: their sums are rounded by the order in which they are taken. */
export const SHARES_EQUAL = 1e-9

/** What shares are put in order by: rounding does not choose which of several that are all of it comes first. */
export const rankOf = (share: number): number => Math.round(share / SHARES_EQUAL)

/** A link of the chain of no more than this share is what rounding leaves, and is far below what a sum of links is held to. */
export const NO_LINK = 1e-12

/** A share of no more than this is what rounding leaves. */
export const NO_SHARE = 1e-9

/** A difference of two shares of no more than this is rounding. */
export const SHARE_ROUNDING = 1e-13
