/** Calendar months as integers, so that they can be counted: `2026-01` is 24312. */
export type Month = number

/** `2026-01` -> its number; undefined for anything else. */
export function parseMonth(text: string): Month | undefined {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text)
  return match === null ? undefined : Number(match[1]) * 12 + Number(match[2]) - 1
}

export const yearOf = (month: Month): number => Math.floor(month / 12)

export const formatMonth = (month: Month): string => `${yearOf(month)}-${String((month % 12) + 1).padStart(2, '0')}`

/** First month a site's `start` speaks of: `2027` means its middle, since a year is all that was announced. */
export function startMonth(text: string): Month | undefined {
  return /^\d{4}$/.test(text) ? Number(text) * 12 + 6 : parseMonth(text)
}

/** A month of a file: `2026-01`, in the years that runs may begin in. */
export const MONTH_PATTERN = /^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/
