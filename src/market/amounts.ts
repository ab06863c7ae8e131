import { z } from 'zod'
import { quantity, type MicroUsd, type MicroUsdPerKg, type PlainGrams } from '../quantity/index.ts'
import { billionthsIn } from './ledger/index.ts'

/** A million tonnes, and a million dollars per kg: far beyond any order, and exact in a double as grams and micro-dollars. */
const MOST_KG = 1_000_000_000n
const MOST_PRICE = 1_000_000n
const UNIT = 1_000_000_000n

/** What money is in, as schemas say it: `GET /` names the currency. */
export const MONEY_UNIT = 'currency of the market'

/** Decimal digits and what they are in. A schema for others has no more than their form; the checks below say the rest. */
const decimal = (unit: string) =>
  z
    .string()
    .max(40)
    .meta({ 'x-unit': unit, pattern: String.raw`^-?\d{1,18}(\.\d{1,9})?$` })

/** Kilograms in decimal digits, of whole grams: `1500.5`. */
export const kilograms = decimal('kg').refine((text) => gramsIn(text) !== undefined, {
  message: 'kilograms as a decimal number above nothing, in whole grams, such as "1500.5"',
})

/** USD per kg in decimal digits, of whole micro-dollars: `63.50`. */
export const usdPerKg = decimal('USD/kg').refine((text) => microUsdIn(text) !== undefined, {
  message: 'USD per kg as a decimal number, not below nothing, of at most six places, such as "63.50"',
})

/** Money in decimal digits, above nothing. */
export const money = decimal(MONEY_UNIT).refine((text) => (billionthsIn(text) ?? 0n) > 0n, {
  message: 'an amount of money as a decimal number above nothing, of at most nine places, such as "250000"',
})

/** The same, or nothing. */
export const moneyOrNone = decimal(MONEY_UNIT).refine((text) => (billionthsIn(text) ?? -1n) >= 0n, {
  message: 'an amount of money as a decimal number, of at most nine places, such as "250000"',
})

function gramsIn(text: string): PlainGrams | undefined {
  const amount = billionthsIn(text)
  return amount === undefined || amount <= 0n || amount > MOST_KG * UNIT || amount % 1_000_000n !== 0n
    ? undefined
    : quantity(Number(amount / 1_000_000n))
}

function microUsdIn(text: string): MicroUsdPerKg | undefined {
  const amount = billionthsIn(text)
  return amount === undefined || amount < 0n || amount > MOST_PRICE * UNIT || amount % 1000n !== 0n
    ? undefined
    : quantity(Number(amount / 1000n))
}

/** Of texts that a schema has let in. */
export const gramsOf = (text: string): PlainGrams => gramsIn(text) ?? quantity(Number.NaN)
export const microUsdOf = (text: string): MicroUsdPerKg => microUsdIn(text) ?? quantity(Number.NaN)
/** Money in whole micro-dollars: what is less than one is left out. */
export const microOf = (text: string): MicroUsd => quantity(Number(billionthsOf(text) / 1000n))
export const billionthsOf = (text: string): bigint => billionthsIn(text) ?? 0n
