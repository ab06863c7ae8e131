export const DAY_MS = 24 * 3_600_000

/** In ms since 1970. */
export const daysAfter = (at: string, days: number): number => Date.parse(at) + days * DAY_MS
export const isOverBy = (until: number, at: string): boolean => Date.parse(at) >= until
