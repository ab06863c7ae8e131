declare const unit: unique symbol

/** Whole grams of what is weighed: masses in the market are exact. */
export type Grams = bigint & { readonly [unit]: 'g' }

/** The one way in: a whole number becomes grams where a record or a formula says so. */
export const grams = (value: bigint): Grams => value as Grams

/** Adds masses. */
export const sumGrams = (masses: Iterable<Grams>): Grams => {
  let total = 0n
  for (const mass of masses) total += mass
  return total as Grams
}
