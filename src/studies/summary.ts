import {
  hasText,
  IN_DOLLARS,
  sayer,
  WRITING,
  type Language,
  type Messages,
  type ShownCurrency,
} from '../messages/index.ts'
import { moneyIn, moneyRangeIn, round, roundUp } from './report.ts'
import { roundDown } from './round-down.ts'
import { columnMessages } from './column.gen.ts'
import { termsMessages } from './terms.gen.ts'

/**
 * An answer in statements. Each is a text of a catalogue and what stands in it: names by id, months, figures with unit and range. Words are made of
 * them here alone, so that all who show a summary say the same.
 */
export interface Statement {
  /** Key of its text. */
  readonly id: string
  readonly values: Readonly<Record<string, StatementValue>>
}

/** Things that have names of their own, in a world or on a menu, and words of the model. */
export const NAMED = [
  'places',
  'sectors',
  'materials',
  'elements',
  'stages',
  'sites',
  'producers',
  'decisions',
  'conduct',
  'measures',
] as const
export const TERMS = ['metrics', 'instruments', 'figureGroups'] as const

/** What stands in a statement: ids of what has names, a month (YYYY-MM), a whole number, a figure in its unit, prices, or words in both languages. */
export type StatementValue =
  | { readonly names: (typeof NAMED)[number] | (typeof TERMS)[number]; readonly ids: readonly string[] }
  | { readonly month: string }
  | { readonly count: number }
  | Figure
  | { readonly prices: readonly { readonly material: string; readonly usdPerKg: number }[] }
  | { readonly en: string; readonly ja: string }

/** What the supplier state is called where a world has none. */
export const supplierIn = (language: Language): string => termsMessages[language].supplier

/** The supplier state by name, or in words where a world has none. */
export const supplierOf = (coercer: string): StatementValue =>
  coercer === '' ? { en: supplierIn('en'), ja: supplierIn('ja') } : { names: 'places', ids: [coercer] }

interface Figure {
  readonly value: number
  readonly unit: (typeof FIGURE_UNITS)[number]
  readonly low?: number | undefined
  readonly high?: number | undefined
  /** Percent of the draws that lie between `low` and `high`; undefined: these are no band of draws. */
  readonly within?: number | undefined
  /** These draws are of another question or other tables. */
  readonly provisional?: boolean | undefined
  /** A bound, which is rounded so that it stays one. */
  readonly bound?: 'lower' | 'upper' | undefined
  /** Digits of an upper bound that stands beside a lower one, which has as many. */
  readonly digits?: 3 | undefined
}
export const FIGURE_UNITS = ['MUSD', 'share', 'months', 'times', 'count', 'error'] as const

/** Of a result: its statements, and how they are said in both languages. */
export type Summary = readonly (Statement & { readonly en: string; readonly ja: string })[]

/** Makes a statement of a catalogue: its key, and a value for every gap of its text. */
export type State<Gaps> = <Key extends keyof Gaps & string>(
  key: Key,
  ...values: unknown extends Gaps[Key] ? [] : [values: { readonly [Gap in keyof Gaps[Key]]: StatementValue }]
) => Statement

/** What things are called in one language. */
export interface Names {
  /** By id; a thing without a name is called by its id. */
  readonly nameOf: (kind: Exclude<(typeof NAMED)[number], 'measures'>, id: string) => string
  /** A set of measures in one text: what is withheld from the same places is stated together. */
  readonly setOf: (measures: readonly string[]) => string
  /** In which money is written; dollars if undefined. */
  readonly currency?: ShownCurrency | undefined
}

/** A statement in words. */
export interface StatementText {
  readonly id: string
  readonly text: string
}

/** How a study tells its results in statements. */
export interface ResultSummary<Result> {
  readonly statements: (result: Result) => readonly Statement[]
  /** In one language, for a reader. */
  readonly tell: (result: Result, language: Language, names: Names) => StatementText[]
  /** As it stands in a result. */
  readonly write: (result: Result, namesIn: (language: Language) => Names) => Summary
}

/** Makes statements of a catalogue, and a summary of them. */
export function statementsIn<Gaps>(messages: Messages<Gaps>): {
  readonly state: State<Gaps>
  readonly summary: <Result>(statementsOf: (result: Result) => readonly Statement[]) => ResultSummary<Result>
} {
  const teller = (language: Language, names: Names) => {
    // That every gap has its value was checked where the statement was made: see `State`.
    const say = sayer(messages, language) as (key: string, values: unknown) => string
    return ({ id, values }: Statement): string => {
      const said = Object.entries(values).map(([gap, value]) => [gap, textOf(value, language, names)] as const)
      // A name with an article may begin a sentence.
      return say(id, Object.fromEntries(said)).replace(/^the /, 'The ')
    }
  }
  return {
    state: (id, ...[values = {}]) => ({ id, values }),
    summary: (statementsOf) => ({
      statements: statementsOf,
      tell: (result, language, names) => {
        const text = teller(language, names)
        return statementsOf(result).map((statement) => ({ id: statement.id, text: text(statement) }))
      },
      write: (result, namesIn) => {
        const [en, ja] = [teller('en', namesIn('en')), teller('ja', namesIn('ja'))]
        return statementsOf(result).map((statement) => ({
          id: statement.id,
          en: en(statement),
          ja: ja(statement),
          values: statement.values,
        }))
      },
    }),
  }
}

/** A statement that is written already, with its amounts in another currency. */
export function inCurrency(statement: Summary[number], language: Language, currency: ShownCurrency): string {
  const { values, [language]: text } = statement
  const amounts = new Map(
    Object.values(values).flatMap((value) =>
      'unit' in value && value.unit === 'MUSD'
        ? [[figureText(value, language), figureText(value, language, currency)]]
        : [],
    ),
  )
  if (amounts.size === 0) return text
  // The longest first, and none within another number: 39 is the end of 139.
  const written = [...amounts.keys()]
    .sort((one, other) => other.length - one.length)
    .map((one) => one.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&'))
  return text.replace(
    new RegExp(`(?<![\\d.,])(?:${written.join('|')})`, 'g'),
    (amount) => amounts.get(amount) ?? amount,
  )
}

/** The texts of statements, for a reader who reads them one below the other. */
export const textsOf = (statements: readonly StatementText[]): string[] => statements.map(({ text }) => text)

function textOf(value: StatementValue, language: Language, names: Names): string | number {
  const { commas } = WRITING[language]
  if ('names' in value)
    return value.names === 'measures'
      ? names.setOf(value.ids)
      : commas(value.ids.map((id) => nameText(value.names, id, language, names)))
  if ('prices' in value)
    return commas(
      value.prices.map(({ material, usdPerKg }) =>
        sayer(columnMessages, language)('priceOf', {
          material: nameText('materials', material, language, names),
          price: round(usdPerKg, 3),
        }),
      ),
    )
  if ('month' in value) return monthText(value.month, language)
  if ('count' in value) return value.count
  return 'unit' in value ? figureText(value, language, names.currency) : value[language]
}

/** `January 2026` */
function monthText(month: string, language: Language): string {
  const [year = '', number = ''] = month.split('-')
  return MONTHS[language].format(Date.UTC(Number(year), Number(number) - 1))
}
const MONTHS: Readonly<Record<Language, Intl.DateTimeFormat>> = { en: monthFormat('en'), ja: monthFormat('ja') }
function monthFormat(language: Language): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' })
}

const isTerm = (kind: string): kind is (typeof TERMS)[number] => (TERMS as readonly string[]).includes(kind)

/** Within a sentence, names of things that are no proper names begin small. */
const SMALL: ReadonlySet<string> = new Set(['sectors', 'materials', 'elements', 'stages'])

function nameText(
  kind: (typeof NAMED)[number] | (typeof TERMS)[number],
  id: string,
  language: Language,
  { nameOf, setOf }: Names,
): string {
  if (isTerm(kind)) return termIn(language, kind, id)
  if (kind === 'measures') return setOf([id])
  const name = nameOf(kind, id)
  // What a place is made up of stands in brackets behind its name, and is not told within a sentence.
  if (kind === 'places') return WRITING[language].the(name.replace(/（.*/, ''))
  return SMALL.has(kind) ? WRITING[language].small(name) : name
}

/** A word of the model; what is none stays as it is. */
export function termIn(language: Language, kind: (typeof TERMS)[number], id: string): string {
  const key = `${kind}-${id}`
  return hasText(termsMessages, key) ? sayer(termsMessages, language)(key) : id
}

function figureText(figure: Figure, language: Language, { name, perUsd } = IN_DOLLARS): string {
  const { value, unit, low, high, within, provisional, bound } = figure
  const digits = (x: number): string => {
    if (bound === undefined) return round(x)
    return bound === 'upper' ? roundUp(x, figure.digits) : round(roundDown(x, 3), 3)
  }
  switch (unit) {
    case 'MUSD': {
      const text = moneyIn(language, digits, name)(perUsd * value)
      if (low === undefined || high === undefined) return text
      const range = moneyRangeIn(language, name)(perUsd * low, perUsd * high, perUsd * value)
      if (within === undefined) return WRITING[language].inBrackets(text, range)
      const how = provisional === true ? 'withinProvisional' : 'within'
      return WRITING[language].inBrackets(text, sayer(columnMessages, language)(how, { within, range }))
    }
    case 'share': {
      const { inPercent, inBrackets, range } = WRITING[language]
      // Three decimals below a percent: shares of a GDP are small.
      const small = value !== 0 && Math.abs(value) < 0.01 && bound === undefined
      const text = inPercent(small ? (100 * value).toFixed(3) : digits(100 * value))
      return low === undefined || high === undefined
        ? text
        : inBrackets(text, inPercent(range(digits(100 * low), digits(100 * high))))
    }
    case 'error':
      return value === 0 ? '0' : value.toExponential(0)
    case 'count':
      return value.toLocaleString('en-US')
    case 'months':
    case 'times':
      return digits(value)
    default:
      return unit satisfies never
  }
}
