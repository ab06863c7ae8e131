import type { Layer } from './layers.ts'
import { PARAMETERS } from './parameters.ts'
import { fileOf, TABLE_NAMES, TABLES, type TableName } from './schema.ts'
import { columnsOf, rangeColumn, rangedOf, type RangedColumn, type TableSchema } from './table.ts'

/** Names of the columns of a CSV file whose first line is a plain one. */
export const headerOf = (text: string): string[] => (/^\uFEFF?(.*)/.exec(text)?.[1] ?? '').trim().split(',')

/** Columns of the tables of a folder. */
export const headersIn = ({ files }: Layer): Headers =>
  Object.fromEntries(
    TABLE_NAMES.flatMap((name) => {
      const text = files.get(fileOf(name))
      return text === undefined ? [] : [[name, headerOf(text)]]
    }),
  )

/** A file of a Data Package: where it lies, and what its columns are, in the order in which they stand. */
export interface PackageTable {
  readonly name: string
  readonly path: string
  readonly schema: TableSchema
  readonly columns: readonly string[]
}

/**
 * A Data Package (version 2).
 *
 * @param known tables all of whose rows are in it, so that whatever names one of them finds it here
 */
export function packageOf(
  about: { readonly name: string; readonly title: string; readonly description: string },
  tables: readonly PackageTable[],
  known: ReadonlySet<string>,
): object {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    ...about,
    licenses: [
      {
        name: 'CC-BY-4.0',
        title: 'Creative Commons Attribution 4.0',
        path: 'https://creativecommons.org/licenses/by/4.0/',
      },
    ],
    resources: tables.map((table) => ({
      name: table.name,
      path: table.path,
      title: table.schema.title,
      type: 'table',
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      schema: tableSchema(table, known),
    })),
  }
}

type Headers = Readonly<Partial<Record<TableName, readonly string[]>>>
/** Every table that a world may have, with all its columns. */
const EVERY_TABLE: Headers = Object.fromEntries(TABLE_NAMES.map((name) => [name, columnsOf(TABLES[name])]))

/**
 * The Data Package that describes a world's tables, made from the same schema that reads them.
 *
 * @param headers columns of each file in their order, of the tables that are there
 */
export function dataPackage(headers: Headers = EVERY_TABLE): object {
  const tables = TABLE_NAMES.flatMap((name) => {
    const columns = headers[name]
    return columns === undefined ? [] : [{ name, path: fileOf(name), schema: TABLES[name], columns }]
  })
  return packageOf(
    {
      name: 'ytterby-world',
      title: 'Raw materials from mine to use, with sources',
      description:
        'One fact a row: value, low, high, unit with its basis, period, source, confidence, note. `judgement` marks a figure that nobody publishes.',
    },
    tables,
    new Set(tables.map(({ name }) => name)),
  )
}

function tableSchema({ name, schema, columns }: PackageTable, known: ReadonlySet<string>): object {
  const references = columns.flatMap((field) => {
    const column = schema.columns[field]
    return column?.kind === 'ref' && known.has(column.to)
      ? [{ fields: [field], reference: { resource: column.to === name ? '' : column.to, fields: ['id'] } }]
      : []
  })
  return {
    fields: columns.map((column) => field(schema, column)),
    missingValues: [''],
    primaryKey: schema.key,
    ...(references.length > 0 ? { foreignKeys: references } : {}),
    // Its rows differ in unit and range: what each may be stands beside the columns.
    ...(schema === TABLES.parameters ? { parameters: limitsOfParameters() } : {}),
  }
}

/** What each parameter may be; which studies read it is no part of a table. */
const limitsOfParameters = (): object =>
  Object.fromEntries(
    Object.entries<object>(PARAMETERS).map(([id, parameter]) => [
      id,
      Object.fromEntries(Object.entries(parameter).filter(([key]) => key !== 'ofBooks')),
    ]),
  )

function field(table: TableSchema, name: string): object {
  const figure = rangedOf(table, name)
  if (figure !== undefined) return numberField(name, endTitle(figure, name), figure)
  const column = table.columns[name]
  if (column === undefined) throw new Error(`a column that is in no table: ${name}`)
  const described = { name, description: column.title }
  const required = !('optional' in column && column.optional)
  switch (column.kind) {
    case 'number':
      return numberField(name, column.title, column)
    case 'choice':
      return isYesOrNo(column.options)
        ? { ...described, type: 'boolean', trueValues: ['yes'], falseValues: ['no'], constraints: { required } }
        : { ...described, type: 'string', constraints: { required, enum: column.options } }
    case 'text':
      return { ...described, type: column.holds === 'day' ? 'date' : 'string', constraints: { required } }
    case 'id':
    case 'ref':
      return { ...described, type: 'string', constraints: { required } }
    default:
      return column satisfies never
  }
}

const isYesOrNo = (options: readonly string[]): boolean => options.join() === 'yes,no'

/** What a figure is, and of its ends which. */
const endTitle = ({ name, title }: { readonly name: string; readonly title: string }, column: string): string =>
  column === name ? title : `${title}: ${column === rangeColumn(name, 'low') ? 'low' : 'high'} end of its range`

const numberField = (name: string, description: string, { unit, whole, optional, min, max }: RangedColumn): object => ({
  name,
  description,
  type: whole === true ? 'integer' : 'number',
  ...(typeof unit === 'string' ? { unit } : { unitField: unit.column }),
  constraints: {
    required: optional !== true,
    ...(min === undefined ? {} : { minimum: min }),
    ...(max === undefined ? {} : { maximum: max }),
  },
})
