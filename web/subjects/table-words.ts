import { hasText, moneyWriter, namer, sayer, type Language } from '../../src/messages/index.ts'
import type { TableName } from '../../src/world/index.ts'
import type { Formatters } from '../language/messages.ts'
import { choiceMessages } from './choice.gen.ts'
import { columnMessages } from './column.gen.ts'
import { countedMessages } from './counted.gen.ts'
import { rowMessages } from './row.gen.ts'
import { tableMessages } from './table.gen.ts'
import { unitMessages } from './unit.gen.ts'
import { valueMessages } from './value.gen.ts'

/** Words for the world's tables: what they, their columns, choices and units are called on the page. */

export const tableWord = (table: TableName, lang: Language): string => sayer(tableMessages, lang)(table)
export const rowWord = (table: TableName, lang: Language): string => sayer(rowMessages, lang)(table)
export const columnWord = (column: string, lang: Language): string => namer(columnMessages, lang)(column)
export const choiceWord = (choice: string, lang: Language): string => namer(choiceMessages, lang)(choice)
export const figureWord = (table: TableName, column: string, lang: Language): string => {
  const name =
    column === 'value' && hasText(valueMessages, table) ? sayer(valueMessages, lang)(table) : columnWord(column, lang)
  return name.charAt(0).toUpperCase() + name.slice(1)
}
export const unitWord = (unit: string, words: Pick<Formatters, 'lang' | 'unit'>): string =>
  unit
    .split('/')
    .map((part) => namer(unitMessages, words.lang)(words.unit(part)))
    .join('/')

/** Units of large amounts that are counted as fits each amount, in millions. */
const MILLIONS: Readonly<Record<Language, Readonly<Record<string, number>>>> = {
  en: {},
  ja: { 'bn USD': 1000, 'M USD': 1 },
}

/** How amounts of a unit are written: shares in percent, multiples with a sign, all else with the unit behind. */
export interface AmountWriter {
  /** With the unit. */
  readonly full: (amount: number) => string
  /** Where the unit stands beside it. */
  readonly bare: (amount: number) => string
}

export function amountWriter(
  unit: string,
  words: Pick<Formatters, 'lang' | 'unit'>,
  write: (amount: number) => string,
): AmountWriter {
  const say = sayer(countedMessages, words.lang)
  const [what = '', ...per] = unit.split('/')
  if (what === 'share') {
    const bare = (amount: number): string => `${write(100 * amount)}%`
    return { bare, full: (amount) => [bare(amount), ...per.map((part) => unitWord(part, words))].join('/') }
  }
  if (unit === 'x') {
    const times = (amount: number): string => say('x', { amount: write(amount) })
    return { bare: times, full: times }
  }
  const million = MILLIONS[words.lang][what]
  if (million !== undefined) {
    const { text } = moneyWriter(words.lang, write)
    return {
      bare: write,
      full: (amount) => [text(million * amount), ...per.map((part) => unitWord(part, words))].join('/'),
    }
  }
  return {
    bare: write,
    full: (amount) =>
      unit === 'months' || unit === 'days' || unit === 'years'
        ? say(unit, { n: amount, amount: write(amount) })
        : // Japanese puts nothing between a number and a word.
          `${write(amount)} ${unitWord(unit, words)}`
            .trimEnd()
            .replace(/ (?=[\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}])/u, ''),
  }
}
