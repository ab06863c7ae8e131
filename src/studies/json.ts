/** Stable JSON: the keys in the order in which the study gives them, two spaces. */
export const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
