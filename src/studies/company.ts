import { kilogramsOf, quantity, tonnesPerYear, type KilogramsPerYear } from '../quantity/index.ts'
import { FaultList, plausible, readTable, type TableSchema, type World, suggested } from '../world/index.ts'
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
      min: 0,
      max: kilogramsOf(tonnesPerYear(plausible.TONNES.max)),
    },
    stock_days: { kind: 'number', title: 'days of use on the shelf', ...plausible.DAYS },
  },
  ranged: {},
}

/** Reads a company's CSV against a world, or throws an `InputError` with every fault found. */
export function parseCompany(file: string, text: string, world: World): Company {
  const faults = new FaultList()
  const rows = readTable(file, text, COMPANY_TABLE, faults)
  for (const row of rows) {
    const known = (column: string, ids: ReadonlyMap<string, unknown>, where: string): void => {
      const id = row.optional(column)
      if (id !== undefined && !ids.has(id))
        faults.add(
          studyFault(
            'COMPANY_ID_UNKNOWN',
            { id, suggestion: suggested(id, ids.keys(), where) },
            { file, line: row.line, column },
          ),
        )
    }
    known('material', world.materials, 'materials.csv')
    known('place', world.places, 'places.csv')
    known('supplier', world.places, 'places.csv')
  }
  if (!faults.any && rows.length === 0) faults.add(studyFault('COMPANY_EMPTY', {}, { file }))
  faults.throwIfAny()
  return {
    name: file.replace(/^.*\//, '').replace(/\.csv$/, ''),
    parts: rows.map((row) => ({
      part: row.text('part'),
      material: row.text('material'),
      place: row.text('place'),
      supplier: row.optional('supplier'),
      kgPerYear: quantity<'kg/yr'>(row.number('kg_per_year')),
      stockDays: row.number('stock_days'),
      line: row.line,
    })),
  }
}
