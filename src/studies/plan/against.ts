/** What a plan guards against besides the central case. */
export const AGAINST = ['central', 'conducts', 'draws', 'conducts-and-draws'] as const
export type Against = (typeof AGAINST)[number]
