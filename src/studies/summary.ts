import { z } from 'zod'
import { sayer, WRITING, type Language, type Messages } from '../messages/index.ts'
import { moneyIn, moneyRangeIn, percent, round } from './report.ts'

/**
 * An answer in statements. Each is a text of a catalogue and what stands in it: names by id, months, figures with unit and range. The
 * command line, the app, the brief and the API say the same, since nobody but `tell` makes words of them.
 */
export interface Statement {
  /** Key of its text. */
  readonly id: string
  readonly values: Readonly<Record<string, StatementValue>>
}

export type StatementValue = z.infer<typeof valueSchema>

const valueSchema = z.union([
  z
    .object({
      names: z.enum(['places', 'sectors', 'materials', 'elements', 'sites', 'measures']),
      ids: z.array(z.string()).readonly(),
    })
    .meta({ description: 'ids of things that have names' }),
  z.object({ month: z.string() }).meta({ description: 'YYYY-MM' }),
  z.object({ count: z.number() }).meta({ description: 'a whole number' }),
  z
    .object({
      value: z.number(),
      unit: z.enum(['MUSD', 'share', 'months', 'times', 'error']),
      low: z.number().optional(),
      high: z.number().optional(),
    })
    .meta({ description: 'a figure in its unit, and its range where that is known' }),
  z.object({ en: z.string(), ja: z.string() }).meta({ description: 'a title or a word, in both languages' }),
])

/** Of a result: its statements, and how they are said in both languages. */
export const summarySchema = z
  .array(
    z.object({
      id: z.string().meta({ description: 'which statement it is' }),
      values: z.record(z.string(), valueSchema),
      en: z.string(),
      ja: z.string(),
    }),
  )
  .meta({ description: 'the answer in statements, the most important first: what the command line and the app say' })
export type Summary = z.infer<typeof summarySchema>

/** Makes a statement of a catalogue: its key, and a value for every gap of its text. */
export type State<Gaps> = <Key extends keyof Gaps & string>(
  key: Key,
  ...values: unknown extends Gaps[Key] ? [] : [values: { readonly [Gap in keyof Gaps[Key]]: StatementValue }]
) => Statement

export const stating =
  <Gaps>(_: Messages<Gaps>): State<Gaps> =>
  (id, ...[values = {}]) => ({ id, values })

/** Names by id; a thing without one is called by its id. */
export type NameOf = (kind: Extract<StatementValue, { names: string }>['names'], id: string) => string

/** How a study tells its results in statements. */
export interface ResultSummary<Result> {
  /** In one language, for a reader. */
  readonly tell: (result: Result, language: Language, nameOf: NameOf) => string[]
  /** As it stands in a result. */
  readonly write: (result: Result, namesIn: (language: Language) => NameOf) => Summary
}

export function summaryWith<Gaps, Result>(
  messages: Messages<Gaps>,
  statementsOf: (result: Result) => readonly Statement[],
): ResultSummary<Result> {
  const teller = (language: Language, nameOf: NameOf) => {
    // That every gap has its value was checked where the statement was made: see `State`.
    const say = sayer(messages, language) as (key: string, values: unknown) => string
    return ({ id, values }: Statement): string => {
      const said = Object.entries(values).map(([gap, value]) => [gap, textOf(value, language, nameOf)] as const)
      return say(id, Object.fromEntries(said))
    }
  }
  return {
    tell: (result, language, nameOf) => statementsOf(result).map(teller(language, nameOf)),
    write: (result, namesIn) => {
      const [en, ja] = [teller('en', namesIn('en')), teller('ja', namesIn('ja'))]
      return statementsOf(result).map((statement) => ({ ...statement, en: en(statement), ja: ja(statement) }))
    },
  }
}

function textOf(value: StatementValue, language: Language, nameOf: NameOf): string | number {
  if ('names' in value) return WRITING[language].commas(value.ids.map((id) => nameOf(value.names, id)))
  if ('month' in value) return monthText(value.month, language)
  if ('count' in value) return value.count
  return 'unit' in value ? figureText(value, language) : value[language]
}

/** `January 2026` */
function monthText(month: string, language: Language): string {
  const [year = '', number = ''] = month.split('-')
  const date = new Date(Date.UTC(Number(year), Number(number) - 1))
  return MONTHS[language].format(date)
}
const MONTHS: Readonly<Record<Language, Intl.DateTimeFormat>> = { en: monthFormat('en'), ja: monthFormat('ja') }
function monthFormat(language: Language): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' })
}

type Figure = Extract<StatementValue, { unit: string }>

function figureText({ value, unit, low, high }: Figure, language: Language): string {
  switch (unit) {
    case 'MUSD':
      return low === undefined || high === undefined
        ? moneyIn(language)(value)
        : WRITING[language].inBrackets(moneyIn(language)(value), moneyRangeIn(language)(low, high, value))
    case 'share':
      return percent(value, value !== 0 && Math.abs(value) < 0.01 ? 3 : 0)
    case 'error':
      return value === 0 ? '0' : value.toExponential(0)
    case 'months':
    case 'times':
      return round(value)
    default:
      return unit satisfies never
  }
}
