// Below what reconciling and comparing count as nothing, or as the same.

/** A row of the reconciliation is closed when no more than this is open, each column being about one. */
export const ROW_CLOSED = 1e-12

/** One in which this or more is open at the end is not closed at all, and there is no result; each column being about one. */
export const ROW_OPEN = 1e-8

/** What is added to the diagonal of a step's system, as a share of its largest entry. */
export const DAMPING = 1e-13

/** A pivot of such a system is at least this, in its own unit, so that nothing is divided by zero. */
export const LEAST_PIVOT = 1e-300

/** A step is shortened down to this share of its length. */
export const SHORTEST_STEP = 1e-10

/** A step is taken that reaches more than this share of the rise that its slope foretells. */
export const LEAST_RISE = 1e-4

/** A result whose distance is not within this share of the least possible is not reported. */
export const DISTANCE_GAP = 1e-9

/** A flow lies within the range of its source if it is outside by no more than this share of its end. */
export const WITHIN_SOURCE = 1e-3

/** A node is reported as unbalanced where at least this is missing or over, as a share of what passes through it. */
export const UNBALANCED = 1e-6
