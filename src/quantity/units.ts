/**
 * Units as types. A tonne of oxide, of metal and of product are three kinds of number: the sum of two kinds is a plain
 * `number`, which nothing that asks for a quantity accepts. Casts live in this folder alone.
 */

declare const unit: unique symbol

/** A number with a unit that the compiler knows. */
export type Quantity<U extends string> = number & { readonly [unit]: U }

/** What is weighed: contained rare-earth oxide, contained rare-earth metal, or the product as sold. */
export type Basis = 'REO' | 'metal' | 'product'

export type Tonnes<B extends Basis = Basis> = Quantity<`t ${B}`>
export type TonnesPerYear<B extends Basis = Basis> = Quantity<`t ${B}/yr`>
export type UsdPerKg = Quantity<'USD/kg'>
/** Thousand US dollars: tonnes times USD/kg. All money inside a clearing is in this unit. */
export type ThousandUsd = Quantity<'kUSD'>
export type Months = Quantity<'months'>
/** A fraction of one, not a percentage. */
export type Share = Quantity<'share'>

/** The one way in: a plain number becomes a quantity where a table or a formula says so. */
export const quantity = <U extends string>(value: number): Quantity<U> => value as Quantity<U>

/** Adds quantities of the same unit and keeps it. */
export const sum = <U extends string>(first: Quantity<U>, ...rest: Quantity<NoInfer<U>>[]): Quantity<U> =>
  rest.reduce<number>((total, part) => total + part, first) as Quantity<U>

/** What a mass costs: tonnes x USD/kg = thousand USD. */
export const pay = (mass: Tonnes, price: UsdPerKg): ThousandUsd => (mass * price) as ThousandUsd

export const MONTHS_PER_YEAR = 12

/** What flows in a month of a steady year. */
export const perMonth = <B extends Basis>(flow: TonnesPerYear<B>): Tonnes<B> => (flow / MONTHS_PER_YEAR) as Tonnes<B>
/** What a steady month makes in a year. */
export const perYear = <B extends Basis>(flow: Tonnes<B>): TonnesPerYear<B> =>
  (flow * MONTHS_PER_YEAR) as TonnesPerYear<B>

/** `t REO` -> `REO`; undefined for anything that is not a mass. */
export function basisOf(text: string): Basis | undefined {
  const match = /^t (REO|metal|product)$/.exec(text)
  return match?.[1] as Basis | undefined
}
