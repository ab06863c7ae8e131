import type { z } from 'zod'
import { rehearsalSchema } from '../../market/index.ts'
import {
  COMPANY_TABLE,
  OBSERVED_TABLE,
  ensembleSchema,
  left,
  drawsSchema,
  keptEnsemblesSchema,
  fitSchema,
  jsonSchemaOf,
  producersHindcastSchema,
  frozenSchema,
  newsSchema,
  planConstraintsSchema,
  right,
  STUDIES,
  toJson,
  type Section,
} from '../../studies/index.ts'
import {
  columnsOf,
  dataPackage,
  dumpingSchema,
  fileOf,
  InputError,
  PARAMETER_IDS,
  parameterRule,
  PARAMETERS,
  rangedOf,
  scenarioSchema,
  TABLE_NAMES,
  TABLES,
  type NumberRule,
  type TableName,
  type TableSchema,
  meant,
} from '../../world/index.ts'
import { colours } from '../colours.ts'
import { renderReport } from '../render.ts'
import { cliFault } from '../cli-fault.ts'

/** Of the results of studies, by their commands. */
const RESULTS: Readonly<Record<string, z.ZodType>> = Object.fromEntries(
  Object.values(STUDIES).map(({ id, schema }) => [id, schema]),
)
/** By the names under which the command shows them. */
export const JSON_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  scenario: scenarioSchema,
  'dumping-path': dumpingSchema,
  constraints: planConstraintsSchema,
  news: newsSchema,
  ...RESULTS,
  ensemble: ensembleSchema,
  'ensemble-keep': keptEnsemblesSchema,
  'hindcast-fit': fitSchema,
  'hindcast-producers': producersHindcastSchema,
  'hindcast-draws': drawsSchema,
  'hindcast-freeze': frozenSchema,
  rehearsal: rehearsalSchema,
}

/** Of files of one's own. */
const OWN_TABLES: ReadonlyMap<string, TableSchema> = new Map([
  ['company', COMPANY_TABLE],
  ['observed', OBSERVED_TABLE],
])

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
              heading: 'Observations (CSV)',
              table: { columns: [left('name'), left('what')], rows: [['observed', OBSERVED_TABLE.title]] },
            },
            {
              heading: 'JSON Schema',
              table: {
                columns: [left('name'), left('what')],
                rows: [
                  ['scenario', 'a scenario file (YAML)'],
                  ['dumping-path', 'a path of prices (YAML)'],
                  ['constraints', 'constraints on a plan (YAML)'],
                  ['news', 'a tree of news for a plan (YAML)'],
                  ...Object.keys(RESULTS).map((study) => [study, `what \`${study} --json\` prints`]),
                  ['ensemble', 'what `ensemble --json` prints'],
                  ['ensemble-keep', 'what `ensemble keep --json` prints: ensembles.json beside the tables'],
                  ['hindcast-fit', 'what `hindcast fit --json` prints'],
                  ['hindcast-producers', 'what `hindcast producers --json` prints'],
                  ['hindcast-draws', 'what `hindcast draw --json` prints'],
                  ['rehearsal', 'what `market rehearse --json` prints'],
                  ['datapackage', 'the Data Package of a world (datapackage.json)'],
                ],
              },
            },
          ],
        },
        colours(process.stdout),
      ),
    )
    return
  }
  if (name === 'datapackage') {
    process.stdout.write(toJson(dataPackage()))
    return
  }
  const jsonSchema = Object.hasOwn(JSON_SCHEMAS, name) ? JSON_SCHEMAS[name] : undefined
  if (jsonSchema !== undefined) {
    process.stdout.write(toJson(jsonSchemaOf(jsonSchema)))
    return
  }
  const table: TableSchema | undefined =
    OWN_TABLES.get(name) ?? (Object.hasOwn(TABLES, name) ? TABLES[name as TableName] : undefined)
  if (table === undefined) {
    const known = [...TABLE_NAMES, ...OWN_TABLES.keys(), ...Object.keys(JSON_SCHEMAS), 'datapackage']
    throw new InputError([cliFault('SCHEMA_UNKNOWN', { name, meant: meant(name, known), known: known.join(', ') })])
  }
  const rule = (column: string): string => {
    const known = table.columns[column]
    if (known === undefined) return numberRule(rangedOf(table, column) ?? {})
    if (known.kind === 'number') return numberRule(known)
    return known.kind === 'choice'
      ? known.options.join(' | ')
      : known.kind === 'ref'
        ? `id in ${known.to}.csv`
        : known.kind
  }
  const unit = (column: string): string => {
    const known = rangedOf(table, column) ?? table.columns[column]
    const told = known !== undefined && 'unit' in known ? known.unit : ''
    return typeof told === 'string' ? told : `as ${told.column} says`
  }
  const optional = (column: string): string => {
    const known = rangedOf(table, column) ?? table.columns[column]
    return known !== undefined && 'optional' in known && known.optional ? 'may be blank' : ''
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
              columns: [left('column'), left('what'), left('unit'), left('')],
              rows: columnsOf(table).map((column) => [column, rule(column), unit(column), optional(column)]),
            },
          },
          ...(name === 'parameters' ? [parametersSection()] : []),
        ],
      },
      colours(process.stdout),
    ),
  )
}

/** "number, 0 to 240", "whole number, 0 to 120". */
function numberRule({ whole, min, max }: NumberRule): string {
  const kind = whole === true ? 'whole number' : 'number'
  if (min === undefined && max === undefined) return kind
  return `${kind}, ${min ?? ''} to ${max?.toLocaleString('en-US') ?? ''}`
}

const parametersSection = (): Section => ({
  heading: 'Parameters: what a row may be called, and be',
  table: {
    columns: [left('id'), left('unit and range'), right('if left out'), left('meaning')],
    rows: PARAMETER_IDS.map((id) => [id, parameterRule(id), String(PARAMETERS[id].default), PARAMETERS[id].meaning]),
  },
})
