import { amountIn, decimalIn, factorInHeading, factorOf, narrow, type UnitKind } from './amounts.ts'
import type { Cells } from './cells.ts'
import { cellOf, headingOf, type ListColumns, type PartColumn } from './columns.ts'
import type { Lexicon, Likeness, WordedTable } from './lexicon.ts'
import { moneyFactor, type Rates } from './money.ts'

/** A part as a company's file has it, and where it came from. */
export interface MappedPart {
  /** Row of the list, counted from 1 as a spreadsheet does. */
  readonly row: number
  readonly part: string
  readonly material: string
  readonly place: string
  readonly supplier: string
  readonly kgPerYear: number
  readonly stockDays: number
  readonly line: string
  readonly sector: string
  /** M USD a year; undefined where the list does not say. */
  readonly sales: number | undefined
  readonly notes: readonly PartNote[]
}
/** What a reader should look at: a name that may mean several, one that is only alike, a number that may be read twice, what was filled in. */
type PartNote = 'either' | 'alike' | 'number' | 'place' | 'days' | 'renamed'

/** Why a row is not among the parts. */
type LeftReason =
  | 'materialNone'
  | 'material'
  | 'place'
  | 'supplier'
  | 'sector'
  | 'amountNone'
  | 'amount'
  | 'unit'
  | 'amountSize'
  | 'days'
  | 'sales'
  | 'total'
  | 'leftOut'
export interface LeftPart {
  readonly row: number
  readonly cells: readonly string[]
  readonly reason: LeftReason
  /** What could not be read. */
  readonly text: string
}

/** A name that the list uses, and what it is taken for. */
export interface MappedName {
  readonly table: WordedTable
  readonly text: string
  /** How many rows use it. */
  readonly rows: number
  /** Empty: nothing. */
  readonly id: string
  readonly suggestions: readonly Likeness[]
  /** `said`: the reader has; `called`: it is called so; `either`: so are others; `alike`: it is like it; `unknown`. */
  readonly state: 'said' | 'called' | 'either' | 'alike' | 'unknown'
}

export interface Mapping {
  readonly parts: readonly MappedPart[]
  readonly left: readonly LeftPart[]
  readonly names: readonly MappedName[]
}

/** What a reader has said of names (by `nameKey`), and what counts where the list says nothing. */
export interface Said {
  readonly names: Readonly<Record<string, string>>
  readonly place: string
  readonly stockDays: number
  readonly rates: Rates
}
export const nameKey = (table: WordedTable, text: string): string => `${table} ${narrow(text)}`
/** Said of a name whose rows are not to count; of a supplier: bought wherever its place buys. */
export const LEFT_OUT = '-'

/** Less like than this is not taken without being said. */
const LEAST_TAKEN = 0.6
const MOST_KILOGRAMS = 1e13
const MOST_DAYS = 36_500
const TOTAL = /^(grand |sub)?-?total|^sum$|^(小|総)?(合)?計$/

/** The parts of a list: what each row is, or why it is none. The order of rows changes nothing but their numbers. */
export function mapParts(cells: Cells, columns: ListColumns, lexicon: Lexicon, said: Said): Mapping {
  const read = readerOf(cells, columns, lexicon, said)
  const found = cells.slice(columns.headings).map((row, r) => read(row, columns.headings + r + 1))
  return {
    parts: renamed(found.flatMap((one) => ('reason' in one ? [] : [one]))),
    left: found.flatMap((one) => ('reason' in one ? [one] : [])),
    names: namesIn(cells, columns, lexicon, said),
  }
}

type Read = (row: readonly string[], number: number) => MappedPart | LeftPart

function readerOf(cells: Cells, columns: ListColumns, lexicon: Lexicon, said: Said): Read {
  const textOf = (row: readonly string[], column: PartColumn): string => cellOf(row, columns, column)
  const amount = amountReader(cells, columns)
  return (row, number) => {
    const left = (reason: LeftReason, text: string): LeftPart => ({ row: number, cells: row, reason, text })
    const notes = new Set<PartNote>()
    const part = textOf(row, 'part')
    // A list without a column of materials tells them by the names of its parts.
    const materialText = textOf(row, 'material') || part
    if (materialText === '') return left('materialNone', '')
    if ([part, materialText].some((text) => TOTAL.test(narrow(text)))) return left('total', part || materialText)
    const material = nameOf('materials', materialText, lexicon, said)
    if (material.id === LEFT_OUT) return left('leftOut', materialText)
    if (material.id === '') return left('material', materialText)
    if (material.state === 'either' || material.state === 'alike') notes.add(material.state)
    const placeText = textOf(row, 'place')
    const place = placeText === '' ? { id: said.place, state: 'called' } : nameOf('places', placeText, lexicon, said)
    if (place.id === LEFT_OUT) return left('leftOut', placeText)
    if (place.id === '') return left('place', placeText)
    if (placeText === '') notes.add('place')
    const supplierText = textOf(row, 'supplier')
    const supplier = supplierText === '' ? { id: '' } : nameOf('places', supplierText, lexicon, said)
    if (supplierText !== '' && supplier.id === '') return left('supplier', supplierText)
    const sectorText = textOf(row, 'sector')
    const sector = sectorText === '' ? { id: '' } : nameOf('sectors', sectorText, lexicon, said)
    if (sectorText !== '' && sector.id === '') return left('sector', sectorText)
    const kilograms = amount(row, 'kg_per_year', 'kilograms')
    if (kilograms === 'none') return left('amountNone', '')
    if (typeof kilograms === 'string') return left(kilograms === 'unit' ? 'unit' : 'amount', textOf(row, 'kg_per_year'))
    if (kilograms.value <= 0 || kilograms.value > MOST_KILOGRAMS) return left('amountSize', textOf(row, 'kg_per_year'))
    const days = amount(row, 'stock_days', 'days')
    const isDaysTold = days !== 'none'
    if (isDaysTold && (typeof days === 'string' || days.value < 0 || days.value > MOST_DAYS))
      return left('days', textOf(row, 'stock_days'))
    if (!isDaysTold) notes.add('days')
    const sales = salesOf(textOf(row, 'sales_musd'), headingOf(columns, 'sales_musd'), said.rates)
    if (sales === null) return left('sales', textOf(row, 'sales_musd'))
    if (kilograms.isUnsure || (typeof days !== 'string' && days.isUnsure)) notes.add('number')
    const out = (id: string): string => (id === LEFT_OUT ? '' : id)
    return {
      row: number,
      part: part || materialText,
      material: material.id,
      place: place.id,
      supplier: out(supplier.id),
      kgPerYear: kilograms.value,
      stockDays: typeof days === 'string' ? said.stockDays : days.value,
      line: textOf(row, 'line'),
      sector: out(sector.id),
      sales,
      notes: [...notes],
    }
  }
}

/** An amount in its unit: that of its cell, else of its heading, else kilograms a year and days. */
function amountReader(cells: Cells, columns: ListColumns) {
  const rows = cells.slice(columns.headings)
  const decimals = new Map<PartColumn, '.' | ',' | undefined>()
  for (const column of ['kg_per_year', 'stock_days'] as const)
    decimals.set(column, decimalIn(rows.map((row) => cellOf(row, columns, column))))
  return (
    row: readonly string[],
    column: 'kg_per_year' | 'stock_days',
    kind: UnitKind,
  ): { readonly value: number; readonly isUnsure: boolean } | 'none' | 'number' | 'unit' => {
    const text = cellOf(row, columns, column)
    if (text === '' || text === '-' || text === '–') return 'none'
    const amount = amountIn(text, decimals.get(column))
    if (amount === undefined) return 'number'
    const factor =
      amount.unit === '' ? (factorInHeading(headingOf(columns, column), kind) ?? 1) : factorOf(amount.unit, kind)
    return factor === undefined ? 'unit' : { value: amount.value * factor, isUnsure: amount.isUnsure }
  }
}

/** Undefined where nothing is said, null for what cannot be read. */
function salesOf(text: string, heading: string, rates: Rates): number | undefined | null {
  if (text === '') return undefined
  const amount = amountIn(text.replace(/^[^\d+-]*(?=\d)/, ''))
  const factor = moneyFactor(`${text.replaceAll(/[\d.,]+/g, ' ')} ${heading}`, rates)
  return amount === undefined || factor === undefined || amount.value < 0 ? null : amount.value * factor
}

type NameRead = Pick<MappedName, 'id' | 'state' | 'suggestions'>

function nameOf(table: WordedTable, text: string, lexicon: Lexicon, said: Said): NameRead {
  const suggestions = lexicon.find(table, text)
  const own = said.names[nameKey(table, text)]
  if (own !== undefined) return { id: own, state: 'said', suggestions }
  const [first, second] = suggestions
  if (first === undefined || first.score < LEAST_TAKEN) return { id: '', state: 'unknown', suggestions }
  const state = first.score < 1 ? 'alike' : second?.score === 1 ? 'either' : 'called'
  return { id: first.id, state, suggestions }
}

/** Every name once, those to look at first. */
function namesIn(cells: Cells, columns: ListColumns, lexicon: Lexicon, said: Said): MappedName[] {
  const counted = new Map<string, { table: WordedTable; text: string; rows: number }>()
  const count = (table: WordedTable, text: string): void => {
    if (text === '') return
    const known = counted.get(nameKey(table, text))
    if (known === undefined) counted.set(nameKey(table, text), { table, text, rows: 1 })
    else {
      known.rows++
      // Of several ways to write it, the same one whatever the order of rows.
      if (text < known.text) known.text = text
    }
  }
  const tables = [
    ['place', 'places'],
    ['supplier', 'places'],
    ['sector', 'sectors'],
  ] as const
  for (const row of cells.slice(columns.headings)) {
    const part = cellOf(row, columns, 'part')
    const material = cellOf(row, columns, 'material')
    if ([part, material].some((text) => TOTAL.test(narrow(text)))) continue
    count('materials', material || part)
    for (const [column, table] of tables) count(table, cellOf(row, columns, column))
  }
  // What was said of a name does not move it: the reader is at it.
  const isSure = ({ state }: NameRead): number => Number(state === 'called')
  return [...counted.values()]
    .map((one) => ({ ...one, ...nameOf(one.table, one.text, lexicon, said) }))
    .sort((a, b) => isSure(a) - isSure(b) || b.rows - a.rows || (narrow(a.text) < narrow(b.text) ? -1 : 1))
}

/** Parts of one name and material get a number each, given by what they hold and not by where they stand. */
function renamed(parts: readonly MappedPart[]): MappedPart[] {
  const groups = new Map<string, MappedPart[]>()
  for (const one of parts) {
    const key = `${one.part}\n${one.material}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  const names = new Map<MappedPart, string>()
  const content = (part: MappedPart): string => JSON.stringify({ ...part, row: 0 })
  const taken = new Set(parts.map(({ part, material }) => `${part}\n${material}`))
  for (const group of groups.values()) {
    let n = 1
    for (const one of [...group].sort((a, b) => (content(a) < content(b) ? -1 : 1)).slice(1)) {
      do n++
      while (taken.has(`${one.part} (${String(n)})\n${one.material}`))
      names.set(one, `${one.part} (${String(n)})`)
    }
  }
  return parts.map((one) => {
    const name = names.get(one)
    return name === undefined ? one : { ...one, part: name, notes: [...one.notes, 'renamed' as const] }
  })
}
