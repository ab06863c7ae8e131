/**
 * What numbers may be: wide enough for a workshop's kilograms and for a thousand times the world's output of any mineral, and narrow
 * enough to bar slips of the pen. Each end is in the unit of its column.
 */
export const TONNES = { min: 0, max: 1e10 }
export const USD_PER_KG = { min: 0, max: 1e8 }
export const MILLION_USD = { min: 0, max: 1e9 }
export const GDP_BILLION_USD = { min: 0, max: 1e8 }
export const TONNES_PER_TONNE = { min: 0, max: 1e6 }
/** Of an element in a tonne, as oxide or otherwise: the least dense metals bind a little more than their own weight of oxygen. */
export const ELEMENT_PER_TONNE = { min: 0, max: 5 }
export const MULTIPLE_OF_PRICE = { min: 0, max: 1e8 }
export const MULTIPLE = { min: 0, max: 1000 }
/** Of an input-output table: the industry's own loss is in it. */
export const MULTIPLIER = { min: 1, max: 1000 }
export const SHARE = { min: 0, max: 1 }
export const PREMIUM = { min: 0, max: 100 }
/** Of a material in a unit of a product: from a phone to a ship. */
export const GRAMS_PER_UNIT = { min: 0, max: 1e10 }
export const MONTHS = { min: 0, max: 1200 }
export const LEAD_MONTHS = { min: 0, max: 240 }
export const DAYS = { min: 0, max: 36_500 }
export const PER_USD = { min: 0, max: 1e9 }
/** Figures of several units: check.ts and check-shutdowns.ts say what each may be; observations count kilograms too. */
export const ANY_OF_SEVERAL = { min: 0, max: 1e13 }
/** Years that runs may begin in and plans may reach, both included. */
export const YEARS = { min: 1900, max: 2199 }
/** Loss per dollar forgone. */
export const LEVERAGE = { min: 0, max: 1e6 }
/** A search that is stopped by time: a month at most. */
export const SEARCH_SECONDS = { min: 0, max: 2_678_400 }
/** Weight of a future beside others. */
export const WEIGHT = { min: 0, max: 1e6 }
