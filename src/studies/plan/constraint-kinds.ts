/** What a term may ask. Budgets, limits and what begins with `most` or is of a store ask for no more than an amount; the rest for no less. */
export const CONSTRAINT_KINDS = [
  'budget',
  'limit',
  'stock',
  'share',
  'most-stock',
  'store-size',
  'store-fill',
  'capacity',
  'most-capacity',
  'output',
  'jobs',
] as const

export type ConstraintKind = (typeof CONSTRAINT_KINDS)[number]

const LEAST: ReadonlySet<ConstraintKind> = new Set(['stock', 'share', 'capacity', 'output', 'jobs'])

/** Whether a term of this kind asks for at least so much, rather than at most. */
export const asksForLeast = (kind: ConstraintKind): boolean => LEAST.has(kind)
