import { moneyWriter, WRITING, type CurrencyName, type Language, type MoneyWriter } from '../messages/index.ts'

/** What a study says, apart from how it is shown: the terminal, a page and a brief draw the same sections. */
export interface Report {
  readonly title: string
  readonly lines: readonly string[]
  readonly sections: readonly Section[]
}

export interface Section {
  readonly heading: string
  readonly lines?: readonly string[]
  readonly table?: Table
}

export interface Table {
  readonly columns: readonly { readonly name: string; readonly align: 'left' | 'right' }[]
  readonly rows: readonly (readonly string[])[]
}

export type { Language }

export const left = (name: string): Table['columns'][number] => ({ name, align: 'left' })
export const right = (name: string): Table['columns'][number] => ({ name, align: 'right' })

/** Less than this is nothing: it is what rounding leaves. */
const NOTHING = 1e-6

/** Two or three significant digits with thousands separated: no more than the facts can carry. */
export function round(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return '–'
  if (Math.abs(value) < NOTHING) return '0'
  const rounded = Number(value.toPrecision(Math.abs(value) >= 1000 ? digits + 1 : digits))
  return Math.abs(rounded) >= 10 ** digits ? Math.round(rounded).toLocaleString('en-US') : String(rounded)
}

/** As `round`, and never below the value: a bound that is printed must still be one. */
export function roundUp(value: number, most = 2): string {
  if (!Number.isFinite(value) || value === 0) return round(value)
  // The last digit that `round` keeps.
  const digits = Math.abs(value) >= 1000 ? most + 1 : most
  const nearest = Number(value.toPrecision(digits))
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - digits + 1)
  const above = nearest >= value ? nearest : Number((nearest + step).toPrecision(digits))
  return Math.abs(above) < NOTHING ? String(above) : round(above, most)
}

/** Amounts in millions as a report writes them. */
export const moneyIn = (
  language: Language,
  digits: (value: number) => string = round,
  currency?: CurrencyName,
): MoneyWriter['text'] => moneyWriter(language, digits, currency).text

/** From one amount to another, beside an amount that says what they are counted in. */
export const moneyRangeIn = (language: Language, currency?: CurrencyName): MoneyWriter['rangeBeside'] =>
  moneyWriter(language, round, currency).rangeBeside

/** A share with its interval, in whole percent: `24 % (15 to 33 %)`. A dash: that end is not known. */
export function percentWithin(
  language: Language,
  share: number,
  low: number | null | undefined,
  high: number | null | undefined,
): string {
  const { inPercent, inBrackets, range } = WRITING[language]
  const whole = (part: number): string => String(Math.round(100 * part))
  const end = (part: number | null | undefined): string => (part === null || part === undefined ? '–' : whole(part))
  return inBrackets(inPercent(whole(share)), inPercent(range(end(low), end(high))))
}

export const percent = (share: number, digits = 0): string => `${(100 * share).toFixed(digits)} %`
