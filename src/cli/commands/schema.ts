import { z } from 'zod'
import { COMPANY_TABLE, exposureSchema, left, stressSchema } from '../../studies/index.ts'
import {
  columnsOf,
  dataPackage,
  fileOf,
  InputError,
  scenarioSchema,
  suggestion,
  TABLE_NAMES,
  TABLES,
  type TableName,
  type TableSchema,
} from '../../world/index.ts'
import { toJson } from '../output.ts'
import { renderReport } from '../render.ts'

const JSON_SCHEMAS = { scenario: scenarioSchema, stress: stressSchema, exposure: exposureSchema }

export function schemaCommand(name: string | undefined): void {
  if (name === undefined) {
    process.stdout.write(
      renderReport(
        {
          title: 'Schemas',
          lines: ['`ytterby schema NAME` shows one.'],
          sections: [
            {
              heading: 'Tables of a world (CSV)',
              table: {
                columns: [left('name'), left('file'), left('what')],
                rows: TABLE_NAMES.map((table) => [table, fileOf(table), TABLES[table].title]),
              },
            },
            {
              heading: 'A company (CSV)',
              table: { columns: [left('name'), left('what')], rows: [['company', COMPANY_TABLE.title]] },
            },
            {
              heading: 'JSON Schema',
              table: {
                columns: [left('name'), left('what')],
                rows: [
                  ['scenario', 'a scenario file (YAML)'],
                  ['stress', 'what `stress --json` prints'],
                  ['exposure', 'what `exposure --json` prints'],
                  ['datapackage', 'the Data Package of a world (datapackage.json)'],
                ],
              },
            },
          ],
        },
        process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
      ),
    )
    return
  }
  if (name === 'datapackage') {
    process.stdout.write(toJson(dataPackage()))
    return
  }
  if (name in JSON_SCHEMAS) {
    process.stdout.write(toJson(z.toJSONSchema(JSON_SCHEMAS[name as keyof typeof JSON_SCHEMAS])))
    return
  }
  const table: TableSchema | undefined = name === 'company' ? COMPANY_TABLE : TABLES[name as TableName]
  if (table === undefined) {
    const known = [...TABLE_NAMES, 'company', ...Object.keys(JSON_SCHEMAS)]
    throw new InputError([
      {
        code: 'SCHEMA_UNKNOWN',
        message: `There is no schema "${name}".`,
        remedy: `${suggestion(name, known, 'nothing: the schemas are fixed')} Known: ${known.join(', ')}.`,
      },
    ])
  }
  const rule = (column: string): string => {
    const known = table.columns[column]
    if (known === undefined) return 'number'
    return known.kind === 'choice'
      ? known.options.join(' | ')
      : known.kind === 'ref'
        ? `id in ${known.to}.csv`
        : known.kind
  }
  const optional = (column: string): string => {
    const base = Object.keys(table.ranged).find(
      (name) =>
        column === name ||
        column === `${name}_low` ||
        column === `${name}_high` ||
        (name === 'value' && (column === 'low' || column === 'high')),
    )
    const known = table.columns[column]
    return (
      base === undefined ? known !== undefined && 'optional' in known && known.optional : table.ranged[base]?.optional
    )
      ? 'may be blank'
      : ''
  }
  process.stdout.write(
    renderReport(
      {
        title: table.title,
        lines: [`header: ${columnsOf(table).join(',')}`, `a row is named by: ${table.key.join(', ')}`],
        sections: [
          {
            heading: 'Columns',
            table: {
              columns: [left('column'), left('what'), left('')],
              rows: columnsOf(table).map((column) => [column, rule(column), optional(column)]),
            },
          },
        ],
      },
      process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
    ),
  )
}
