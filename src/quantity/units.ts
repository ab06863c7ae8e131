import type { VectorOf } from '../lists/index.ts'

/**
 * Units as types: the sum of two kinds is a plain `number`, which nothing that asks for a quantity accepts. What a tonne
 * weighs, an oxide, a metal or a product, only the tables know: src/world holds the units of rows against each other, and
 * contents.csv converts them. Casts live in this folder alone.
 */

declare const unit: unique symbol

/** A number with a unit that the compiler knows. */
export type Quantity<U extends string> = number & { readonly [unit]: U }

export type Tonnes = Quantity<'t'>
export type TonnesPerYear = Quantity<'t/yr'>
export type Kilograms = Quantity<'kg'>
export type KilogramsPerYear = Quantity<'kg/yr'>
export type UsdPerKg = Quantity<'USD/kg'>
/** Thousand US dollars: tonnes times USD/kg. All money inside a clearing is in this unit. */
export type ThousandUsd = Quantity<'kUSD'>
export type ThousandUsdPerYear = Quantity<'kUSD/yr'>
/** Million US dollars: what studies report and tables of projects state. */
export type MillionUsd = Quantity<'MUSD'>
export type MillionUsdPerYear = Quantity<'MUSD/yr'>
/** Billion US dollars: gross domestic products. */
export type BillionUsd = Quantity<'bn USD'>
/** Million US dollars for each tonne: what is lost with what goes unserved. */
export type MillionUsdPerTonne = Quantity<'MUSD/t'>
export type Months = Quantity<'months'>
/** A fraction of one, not a percentage. */
export type Share = Quantity<'share'>

/** The one way in: a plain number becomes a quantity where a table or a formula says so. */
export const quantity = <U extends string>(value: number): Quantity<U> => value as Quantity<U>

/** A mass in its material's own unit, which only the tables know. */
export const tonnes = (value: number): Tonnes => value as Tonnes
/** A yearly flow in its material's own unit. */
export const tonnesPerYear = (value: number): TonnesPerYear => value as TonnesPerYear
/** A vector of quantities of one unit. */
export const vector = <Q extends Quantity<string>>(values: Float64Array): VectorOf<Q> => values as VectorOf<Q>

/** Adds up quantities of the same unit: 0 where there are none. */
export const sumOf = <U extends string>(parts: Iterable<Quantity<U>>): Quantity<U> => {
  let total = 0
  for (const part of parts) total += part
  return total as Quantity<U>
}

/** Adds quantities of the same unit and keeps it. */
export const sum = <U extends string>(first: Quantity<U>, ...rest: Quantity<NoInfer<U>>[]): Quantity<U> =>
  rest.reduce<number>((total, part) => total + part, first) as Quantity<U>

/** What a mass costs: tonnes x USD/kg = thousand USD. */
export const pay = (mass: Tonnes, price: UsdPerKg): ThousandUsd => (mass * price) as ThousandUsd

/** Takes a quantity from another of the same unit. */
export const less = <U extends string>(from: Quantity<U>, take: Quantity<NoInfer<U>>): Quantity<U> =>
  (from - take) as Quantity<U>

/** The same the other way: what is taken, paid or owed. */
export const minus = <U extends string>(amount: Quantity<U>): Quantity<U> => -(amount as number) as Quantity<U>

/** A quantity times a pure number. */
export const times = <U extends string>(amount: Quantity<U>, factor: number): Quantity<U> =>
  (amount * factor) as Quantity<U>

/** The larger and the smaller of two quantities of the same unit. */
export const larger = <U extends string>(one: Quantity<U>, other: Quantity<NoInfer<U>>): Quantity<U> =>
  Math.max(one, other) as Quantity<U>
export const smaller = <U extends string>(one: Quantity<U>, other: Quantity<NoInfer<U>>): Quantity<U> =>
  Math.min(one, other) as Quantity<U>

const THOUSANDS_PER_MILLION = 1000
const MILLIONS_PER_BILLION = 1000
const KILOGRAMS_PER_TONNE = 1000

export const inMillions = (money: ThousandUsd): MillionUsd => (money / THOUSANDS_PER_MILLION) as MillionUsd
export const inMillionsPerYear = (money: ThousandUsdPerYear): MillionUsdPerYear =>
  (money / THOUSANDS_PER_MILLION) as MillionUsdPerYear
export const inThousands = (money: MillionUsd): ThousandUsd => (money * THOUSANDS_PER_MILLION) as ThousandUsd
export const inBillions = (money: MillionUsd): BillionUsd => (money / MILLIONS_PER_BILLION) as BillionUsd
export const fromBillions = (money: BillionUsd): MillionUsd => (money * MILLIONS_PER_BILLION) as MillionUsd
/** Plain dollars, as budgets are given. */
export const dollarsInMillions = (dollars: number): MillionUsd => (dollars / 1e6) as MillionUsd

/** What a mass has to cost for its worth: million USD a tonne are thousands of USD a kilogram. The mass must not be 0. */
export const unitValue = (money: MillionUsd, mass: Tonnes): UsdPerKg => (inThousands(money) / mass) as UsdPerKg
/** What a kilogram costs if a mass costs this: the inverse of `pay`. The mass must not be 0. */
export const pricePaid = (money: ThousandUsd, mass: Tonnes): UsdPerKg => (money / mass) as UsdPerKg

/** What each tonne of a mass is worth. The mass must not be 0. */
export const perTonne = (money: MillionUsd, mass: Tonnes): MillionUsdPerTonne => (money / mass) as MillionUsdPerTonne
/** What a mass is worth: the inverse of `perTonne`. */
export const worthOf = (mass: Tonnes, rate: MillionUsdPerTonne): MillionUsd => (mass * rate) as MillionUsd

export const tonnesOf = (mass: KilogramsPerYear): TonnesPerYear => (mass / KILOGRAMS_PER_TONNE) as TonnesPerYear
export const kilogramsOf = (mass: TonnesPerYear): KilogramsPerYear => (mass * KILOGRAMS_PER_TONNE) as KilogramsPerYear

export const inTonnes = (mass: Kilograms): Tonnes => (mass / KILOGRAMS_PER_TONNE) as Tonnes
export const inKilograms = (mass: Tonnes): Kilograms => (mass * KILOGRAMS_PER_TONNE) as Kilograms
/** A figure that is printed in thousands, in ones. */
export const fromThousands = (value: number): number => value * 1000

export const MONTHS_PER_YEAR = 12
export const DAYS_PER_YEAR = 365
export const DAYS_PER_MONTH = DAYS_PER_YEAR / MONTHS_PER_YEAR

export const monthsIn = (years: number): Months => (years * MONTHS_PER_YEAR) as Months
export const yearsIn = (months: Months): number => months / MONTHS_PER_YEAR

export const inYears = (months: number): number => months / MONTHS_PER_YEAR

type Flowing = 't' | 'kg' | 'kUSD' | 'MUSD'
/** What flows in a month of a steady year. */
export const perMonth = <F extends Flowing>(flow: Quantity<`${F}/yr`>): Quantity<F> =>
  (flow / MONTHS_PER_YEAR) as Quantity<F>
/** What a steady month makes in a year. */
export const perYear = <F extends Flowing>(flow: Quantity<F>): Quantity<`${F}/yr`> =>
  (flow * MONTHS_PER_YEAR) as Quantity<`${F}/yr`>
/** What flows in some months of a steady year. */
export const during = <F extends Flowing>(flow: Quantity<`${F}/yr`>, months: number): Quantity<F> =>
  ((flow * months) / MONTHS_PER_YEAR) as Quantity<F>
/** The same for each of many flows. */
export const eachPerMonth = (flows: VectorOf<TonnesPerYear>): VectorOf<Tonnes> =>
  flows.map((flow) => perMonth(tonnesPerYear(flow))) as VectorOf<Tonnes>
export const eachPerYear = (flows: VectorOf<Tonnes>): VectorOf<TonnesPerYear> =>
  flows.map((flow) => perYear(tonnes(flow))) as VectorOf<TonnesPerYear>

/** What flows in some days of a steady year. */
export const inDays = (flow: TonnesPerYear, days: number): Tonnes => ((flow * days) / DAYS_PER_YEAR) as Tonnes
/** What a year of a yearly flow costs. */
export const payInYear = (flow: TonnesPerYear, price: UsdPerKg): ThousandUsd => (flow * price) as ThousandUsd

/** What a unit of mass weighs, behind its `t `; undefined for anything that is not a mass. */
export function basisOf(text: string): string | undefined {
  return /^t ([A-Za-z0-9][A-Za-z0-9._:+-]*)$/.exec(text)?.[1]
}
