import {
  kilogramsOf,
  quantity,
  tonnesPerYear,
  type KilogramsPerYear,
  type MillionUsdPerYear,
} from '../quantity/index.ts'
import {
  FaultList,
  InputError,
  meant,
  plausible,
  readTable,
  type Row,
  type TableSchema,
  type World,
  suggested,
} from '../world/index.ts'
import type { TextFile } from './options.ts'
import { lexiconOf, partsOf, knownNamesOf } from './own-parts/index.ts'
import { placesNamed } from './places.ts'
import { studyFault } from './study-fault.ts'

/** One part of a company's bill of materials. */
export interface CompanyPart {
  readonly part: string
  readonly material: string
  /** Where the company uses it. */
  readonly place: string
  /** Place that sells it; undefined: from wherever that place buys. */
  readonly supplier: string | undefined
  /** Kilograms of the material (its own unit) a year. */
  readonly kgPerYear: KilogramsPerYear
  readonly stockDays: number
  /** What stops without it: parts of one line stop together; undefined: a line of its own. */
  readonly lineOf: string | undefined
  /** Who builds it in; undefined where the file does not say. */
  readonly sector: string | undefined
  /** What that line sells in a year; undefined where the file does not say. */
  readonly sales: MillionUsdPerYear | undefined
  /** Line of the file. */
  readonly line: number
}

export interface Company {
  readonly name: string
  readonly parts: readonly CompanyPart[]
}

export const COMPANY_TABLE: TableSchema = {
  title: 'A company’s bill of materials and stock',
  key: ['part', 'material'],
  columns: {
    part: { kind: 'text', title: 'name of the part' },
    material: { kind: 'text', title: 'material, an id of the world' },
    place: { kind: 'text', title: 'place where it is used' },
    supplier: { kind: 'text', title: 'place that sells it; blank for the usual mix', optional: true },
    kg_per_year: {
      kind: 'number',
      title: 'kilograms a year',
      unit: 'kg/yr',
      min: 0,
      max: kilogramsOf(tonnesPerYear(plausible.TONNES.max)),
    },
    stock_days: { kind: 'number', title: 'days of use on the shelf', unit: 'days', ...plausible.DAYS },
    line: { kind: 'text', title: 'what stops without it; blank for a line of its own', optional: true, mayLack: true },
    sector: { kind: 'text', title: 'who builds it in: a sector of the world', optional: true, mayLack: true },
    sales_musd: {
      kind: 'number',
      title: 'what that line sells a year, M USD; blank for the usual of the sector',
      unit: 'M USD/yr',
      optional: true,
      mayLack: true,
      ...plausible.MILLION_USD,
    },
  },
  ranged: {},
}

/** Reads a company's CSV against a world, or throws an `InputError` with every fault found. Names and other words stand for ids. */
export function parseCompany(file: string, text: string, world: World): Company {
  const faults = new FaultList()
  const rows = readTable(file, text, COMPANY_TABLE, faults)
  const lexicon = lexiconOf(knownNamesOf(world))
  const idIn = (row: Row, column: string, table: 'materials' | 'places' | 'sectors'): string | undefined => {
    const given = row.optional(column)
    if (given === undefined || world[table].has(given)) return given
    const [called, ...others] = lexicon.find(table, given).filter(({ score }) => score === 1)
    if (called !== undefined && others.length === 0) return called.id
    const at = { file, line: row.line, column }
    const suggestion = suggested(given, world[table].keys(), `${table}.csv`)
    faults.add(
      called === undefined
        ? studyFault('COMPANY_ID_UNKNOWN', { id: given, suggestion }, at)
        : studyFault('COMPANY_ID_SEVERAL', { id: given, ids: [called, ...others].map(({ id }) => id).join(', ') }, at),
    )
    return undefined
  }
  const parts = rows.map((row): CompanyPart => ({
    part: row.text('part'),
    material: idIn(row, 'material', 'materials') ?? '',
    place: idIn(row, 'place', 'places') ?? '',
    supplier: idIn(row, 'supplier', 'places'),
    kgPerYear: quantity<'kg/yr'>(row.number('kg_per_year')),
    stockDays: row.number('stock_days'),
    lineOf: row.optional('line'),
    sector: idIn(row, 'sector', 'sectors'),
    sales: salesIn(row),
    line: row.line,
  }))
  if (!faults.any && rows.length === 0) faults.add(studyFault('COMPANY_EMPTY', {}, { file }))
  faults.throwIfAny()
  return { name: file.replace(/^.*\//, '').replace(/\.csv$/, ''), parts }
}

/** Products that are asked for: `id:units`, and a place behind another colon. */
const ASKED = /^\s*([^:]+?)\s*:\s*(\d+(?:\.\d+)?(?:e\d+)?)\s*(?::\s*([^:]+?)\s*)?$/i

/**
 * A company by its file, by products with a shipped bill of materials, or both; undefined where neither is given.
 *
 * @param place where products are made that do not say so
 */
export function companyOf(
  world: World,
  {
    company,
    product = [],
    place,
  }: {
    readonly company?: TextFile | undefined
    readonly product?: readonly string[] | undefined
    readonly place?: string | undefined
  },
): Company | undefined {
  const own = company && parseCompany(company.file, company.text, world)
  if (product.length === 0) return own
  const usual = place ?? world.defaults('place')[0] ?? [...world.places.keys()][0] ?? ''
  const parts = product.flatMap((text) => productParts(world, text, usual))
  return { name: own?.name ?? 'products', parts: [...(own?.parts ?? []), ...parts] }
}

function productParts(world: World, text: string, usual: string): CompanyPart[] {
  const [, id = '', units = '', word = ''] = ASKED.exec(text) ?? []
  const example = [...world.products.keys()][0] ?? 'product'
  if (id === '') throw new InputError([studyFault('PRODUCT_UNREADABLE', { text, example })])
  const product = world.products.get(id)
  if (product === undefined)
    throw new InputError([
      studyFault('PRODUCT_UNKNOWN', {
        id,
        suggestion: meant(id, world.products.keys()),
        known: [...world.products.keys()].join(', '),
      }),
    ])
  const [place = usual] = word === '' ? [] : placesNamed(world, [word])
  return partsOf(world, { product, units: Number(units), place }).map((part) => ({
    ...part,
    supplier: undefined,
    kgPerYear: quantity<'kg/yr'>(part.kgPerYear),
    lineOf: part.line,
    sales: undefined,
    line: 0,
  }))
}

function salesIn(row: Row): MillionUsdPerYear | undefined {
  const sales = row.optionalNumber('sales_musd')
  return sales === undefined ? undefined : quantity<'MUSD/yr'>(sales)
}
