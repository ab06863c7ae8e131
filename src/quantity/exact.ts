import type { Quantity, ThousandUsd, Tonnes, UsdPerKg } from './units.ts'

/**
 * Units of a market round, whole numbers all of them, and the only conversions to and from the tonnes, USD/kg and thousand USD
 * that its linear program counts in.
 */

declare const unit: unique symbol

/** Grams in a plain number: whole in a book, fractions in what a solver answers. */
export type PlainGrams = Quantity<'g'>
/** The smallest part of an order: what it is filled in. */
export type Grains = Quantity<'grain'>
/** What a grain of an order moves of one of its goods. */
export type GramsPerGrain = Quantity<'g/grain'>
/** Prices of a round: millionths of a dollar per kg. */
export type MicroUsdPerKg = Quantity<'µUSD/kg'>
/** Budgets: millionths of a dollar. */
export type MicroUsd = Quantity<'µUSD'>
/** Limits of orders: a gram at a micro-dollar per kg is a nano-dollar. */
export type NanoUsdPerGrain = Quantity<'nUSD/grain'>
/** Money of a round: billionths of a dollar. */
export type NanoUsd = bigint & { readonly [unit]: 'nUSD' }
/** The same in a plain number, for estimates. */
export type PlainNanoUsd = Quantity<'nUSD'>
export type Usd = Quantity<'USD'>

export const GRAMS_PER_KG = 1000
const GRAMS_PER_TONNE = 1e6
const MICRO_PER_DOLLAR = 1e6
const NANO_PER_DOLLAR = 1e9
const NANO_PER_THOUSAND = 1e12
const NANO_PER_MICRO = 1000n
/** 1 g at 1 USD/kg is a thousandth of a dollar. */
const NANO_PER_GRAM_DOLLAR = 1e6

/** The one way in: a whole number becomes nano-dollars where a formula says so. */
export const nanoUsd = (value: bigint): NanoUsd => value as NanoUsd

export const gramsInTonnes = (mass: PlainGrams): Tonnes => (mass / GRAMS_PER_TONNE) as Tonnes
export const tonnesInGrams = (mass: Tonnes): PlainGrams => (mass * GRAMS_PER_TONNE) as PlainGrams
/** Grains that move this mass of a good. */
export const grainsOf = (mass: Tonnes, each: GramsPerGrain): Grains => ((mass * GRAMS_PER_TONNE) / each) as Grains
/** What this many grains move of a good. */
export const movedBy = (amount: Grains, each: GramsPerGrain): PlainGrams => (each * amount) as PlainGrams

export const inUsdPerKg = (price: MicroUsdPerKg): UsdPerKg => (price / MICRO_PER_DOLLAR) as UsdPerKg
/** Not whole unless the price is: rounding is the caller's. */
export const inMicroUsdPerKg = (price: UsdPerKg): MicroUsdPerKg => (price * MICRO_PER_DOLLAR) as MicroUsdPerKg

/** The value of a grain at a price for a kilogram of what it moves. */
export const limitAt = (price: MicroUsdPerKg, each: GramsPerGrain): NanoUsdPerGrain => (price * each) as NanoUsdPerGrain
/** Price for a kilogram of what a grain moves: the inverse of `limitAt`. */
export const limitPerKg = (limit: NanoUsdPerGrain, each: GramsPerGrain): MicroUsdPerKg =>
  (limit / each) as MicroUsdPerKg
/** What this many grains cost at a limit. */
export const limitInThousands = (limit: NanoUsdPerGrain, amount: Grains): ThousandUsd =>
  ((limit * amount) / NANO_PER_THOUSAND) as ThousandUsd
/** What a grain's grams are worth at a price of the linear program. */
export const worthOfGrain = (price: UsdPerKg, each: GramsPerGrain): NanoUsdPerGrain =>
  (each * price * NANO_PER_GRAM_DOLLAR) as NanoUsdPerGrain

/** What a mass costs, exactly: grams x micro-dollars per kg = nano-dollars. */
export const payExactly = (mass: PlainGrams, price: MicroUsdPerKg): NanoUsd => (BigInt(price) * BigInt(mass)) as NanoUsd
/** Price that a mass was paid for, rounded towards 0: the inverse of `payExactly`. The mass must not be 0. */
export const averagePrice = (money: NanoUsd, mass: PlainGrams): MicroUsdPerKg =>
  Number(money / BigInt(mass)) as MicroUsdPerKg
/** What a mass costs as a plain number. */
export const payAbout = (mass: PlainGrams, price: MicroUsdPerKg): PlainNanoUsd => (mass * price) as PlainNanoUsd
/** Grams that a budget pays for, rounded down. The price must be above 0. */
export const massBought = (budget: MicroUsd, price: MicroUsdPerKg): PlainGrams =>
  Number((BigInt(budget) * NANO_PER_MICRO) / BigInt(price)) as PlainGrams

export const microInNano = (money: MicroUsd): NanoUsd => (BigInt(money) * NANO_PER_MICRO) as NanoUsd
export const nanoInDollars = (money: NanoUsd | PlainNanoUsd): Usd => (Number(money) / NANO_PER_DOLLAR) as Usd
/** Whole dollars. */
export const dollarsInNano = (dollars: bigint): NanoUsd => (dollars * BigInt(NANO_PER_DOLLAR)) as NanoUsd
