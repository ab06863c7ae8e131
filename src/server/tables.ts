import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type DataTable, toCsv, toParquet } from '../studies/index.ts'
import { MEDIA_TYPES } from './negotiate.ts'
import { Problem } from './problems.ts'

export const TABLE_FORMATS = ['json', 'csv', 'parquet'] as const

export const tableSchema = z
  .object({
    name: z.string(),
    columns: z.array(z.string()),
    rows: z.array(
      z.record(z.string(), z.union([z.string(), z.number().meta({ 'x-unit': 'that of the column' })]).nullable()),
    ),
  })
  .meta({ description: 'A table of ids and raw numbers, one unit a column' })

/** The table of that name, or 404 with the names there are. */
export function findTable(tables: readonly DataTable[], name: string): DataTable {
  const found = tables.find((table) => table.name === name)
  if (found === undefined)
    throw new Problem(
      'not-found',
      `There is no table of that name here. There are: ${tables.map((table) => table.name).join(', ')}.`,
    )
  return found
}

/** A table in the form asked for. CSV has the bytes that the command line writes. */
export function tableResponse(
  c: Context,
  table: DataTable,
  format: (typeof TABLE_FORMATS)[number],
  more: object = {},
): Response {
  c.header('Vary', 'Accept')
  switch (format) {
    case 'json':
      return c.json({
        name: table.name,
        ...more,
        columns: table.columns,
        rows: table.rows.map((row) => Object.fromEntries(table.columns.map((column, i) => [column, row[i] ?? null]))),
      })
    case 'csv':
      return c.body(toCsv(table), 200, fileHeaders(table, format, '; charset=utf-8'))
    case 'parquet':
      return c.body(toParquet(table), 200, fileHeaders(table, format))
    default:
      return format satisfies never
  }
}

const fileHeaders = ({ name }: DataTable, format: 'csv' | 'parquet', more = ''): Record<string, string> => ({
  'Content-Type': `${MEDIA_TYPES[format]}${more}`,
  'Content-Disposition': `attachment; filename="${name}.${format}"`,
})
