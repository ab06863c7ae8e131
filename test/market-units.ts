import { quantity, type MicroUsd, type MicroUsdPerKg, type PlainGrams } from '../src/quantity/index.ts'

/** Kilograms and dollars as rounds count them, by factors of the tests' own: what they expect must not rest on what they test. */
const KG = 1000
export const USD = 1e6

export const kg = (amount: number): PlainGrams => quantity(amount * KG)
/** Dollars, as budgets are given. */
export const dollars = (amount: number): MicroUsd => quantity(amount * USD)
/** USD per kg. */
export const usd = (price: number): MicroUsdPerKg => quantity(price * USD)
