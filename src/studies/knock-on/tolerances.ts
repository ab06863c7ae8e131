/** The fixed point of lost orders is reached when no industry moves by more than this share of its output. */
export const STANDING = 1e-13

/** Rounds after which the search for it ends: what it has found by then is a lower bound. */
export const ROUNDS = 10_000
