import { PARAMETERS } from './parameters.ts'
import { fileOf, TABLE_NAMES, TABLES, type TableName } from './schema.ts'
import { columnsOf, rangedOf, type TableSchema } from './table.ts'

/** The Data Package (version 2) that describes a world's tables, made from the same schema that reads them. */
export function dataPackage(): object {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'ytterby-world',
    title: 'Raw materials from mine to use, with sources',
    description:
      'One fact a row: value, low, high, unit with its basis, period, source, confidence, note. `judgement` marks a figure that nobody publishes.',
    licenses: [
      {
        name: 'CC-BY-4.0',
        title: 'Creative Commons Attribution 4.0',
        path: 'https://creativecommons.org/licenses/by/4.0/',
      },
    ],
    resources: TABLE_NAMES.map((table) => ({
      name: table,
      path: fileOf(table),
      title: TABLES[table].title,
      type: 'table',
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      schema: tableSchema(table),
    })),
  }
}

function tableSchema(name: TableName): object {
  const table: TableSchema = TABLES[name]
  const references = Object.entries(table.columns).flatMap(([field, column]) =>
    column.kind === 'ref'
      ? [{ fields: [field], reference: { resource: column.to === name ? '' : column.to, fields: ['id'] } }]
      : [],
  )
  return {
    fields: columnsOf(table).map((column) => field(table, column)),
    missingValues: [''],
    primaryKey: table.key,
    ...(references.length > 0 ? { foreignKeys: references } : {}),
    // Its rows differ in unit and range: what each may be stands beside the columns.
    ...(name === 'parameters' ? { parameters: limitsOfParameters() } : {}),
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
  if (figure !== undefined)
    return {
      name,
      type: figure.whole === true ? 'integer' : 'number',
      ...(typeof figure.unit === 'string' ? { unit: figure.unit } : { unitField: figure.unit.column }),
      constraints: {
        required: figure.optional !== true,
        ...(figure.min === undefined ? {} : { minimum: figure.min }),
        ...(figure.max === undefined ? {} : { maximum: figure.max }),
      },
    }
  const column = table.columns[name]
  if (column === undefined) throw new Error(`a column that is in no table: ${name}`)
  const required = !('optional' in column && column.optional)
  switch (column.kind) {
    case 'number':
      return {
        name,
        title: column.title,
        type: column.whole === true ? 'integer' : 'number',
        constraints: {
          required,
          ...(column.min === undefined ? {} : { minimum: column.min }),
          ...(column.max === undefined ? {} : { maximum: column.max }),
        },
      }
    case 'choice':
      return { name, title: column.title, type: 'string', constraints: { required, enum: column.options } }
    case 'id':
    case 'ref':
    case 'text':
      return { name, title: column.title, type: 'string', constraints: { required } }
    default:
      return column satisfies never
  }
}
