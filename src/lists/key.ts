/**
 * A key of several texts, such as the two regions of a lane. Two keys are equal only where every part is: joined by a
 * blank, "a" with "b c" would be "a b" with "c". Ids hold no blank and may be joined by one; whatever is free text is
 * joined here.
 */
export const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts)
