/** Amounts as orders write them: kilograms of whole grams, dollars of whole micro-dollars. */
export const gramsIn = (tonnes: number): number => Math.floor(tonnes * 1e6)
export const kgText = (grams: number | bigint): string => {
  const text = String(grams).padStart(4, '0')
  return `${text.slice(0, -3)}.${text.slice(-3)}`
}
/** The market takes no price above a million dollars per kg. */
export const usdText = (usdPerKg: number): string => Math.min(1e6, Math.max(0, usdPerKg)).toFixed(6)

/** Less than a kilogram is no order. */
export const isOrder = (grams: number): boolean => grams >= 1000
