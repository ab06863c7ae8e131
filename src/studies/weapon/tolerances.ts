// Up to what the search for the worst takes losses for the same.

/** Two losses that differ by less than this share of the reference surplus are the same; where both are small, by less than a millionth of them. */
export const SAME_LOSS = 1e-9

/** Ends of a member's loss that differ by no more than this share of it are stated as one. */
export const SAME_ENDS = 1e-6

/** A dual under this share of a cost is what rounding leaves, where there is no bound that it could be a dual of. */
export const NO_DUAL = 1e-9

/** A measure leaves more of a group of columns than another if it does by more than this, t a month. */
export const LEAVES_MORE = 1e-9

/** A dual under this share of a cost says nothing. */
export const TIED = 1e-7

/** The worth of a response as good as the best is the same to this share of it. */
export const SAME_WORTH = 1e-8
