import { createContext, use } from 'react'
import { IN_DOLLARS, type Language, type ShownCurrency } from '../../src/messages/index.ts'
import { UNITS } from '../../src/studies/light.ts'
import { formattersFor } from '../language/messages.ts'
import type { Cell, FigureTable } from './table.ts'

/** In which currency the page writes money: dollars, in which the model reckons, or another at the rate of the tables. */
export const Currency = createContext<ShownCurrency>(IN_DOLLARS)
export const useCurrency = (): ShownCurrency => use(Currency)

/** A table with its columns of million dollars in another currency: what they are headed, what they hold, and how it is written. */
export function tableIn(
  table: FigureTable,
  { lang, currency }: { readonly lang: Language; readonly currency: ShownCurrency },
): FigureTable {
  const { perUsd } = currency
  const dollars = UNITS.MUSD[lang]
  const unit = millionsOf(currency, lang)
  const isMoney = table.columns.map((column) => column.unit === dollars)
  if (perUsd === 1 || !isMoney.includes(true)) return table
  const { number } = formattersFor(lang, undefined)
  const inIt = (cell: Cell): Cell => {
    if (typeof cell.value !== 'number') return cell
    const value = perUsd * cell.value
    // What names its currency is written in it already; a bare number is in what heads the column.
    return { ...cell, value, text: isBare(cell.text) ? number(value) : cell.text }
  }
  return {
    columns: table.columns.map((column) =>
      column.unit === dollars ? { ...column, name: column.name.replace(dollars, unit), unit } : column,
    ),
    rows: table.rows.map((row) => row.map((cell, c) => (isMoney[c] === true ? inIt(cell) : cell))),
  }
}

/** `M JPY`, `百万円` */
export const millionsOf = ({ name }: ShownCurrency, lang: Language): string =>
  UNITS.MUSD[lang].replace(IN_DOLLARS.name[lang], name[lang])

const isBare = (text: string): boolean => /^[-−]?[\d,.]+$/.test(text)
