import { z, type OpenAPIHono } from '@hono/zod-openapi'
import type { DataTable } from '../../studies/index.ts'
import {
  citations,
  columnsOf,
  dataPackage,
  TABLE_NAMES,
  TABLES,
  type Row,
  type TableName,
  type TableSchema,
} from '../../world/index.ts'
import { chooseFormat, MEDIA_TYPES } from '../negotiate.ts'
import { Problem } from '../problems.ts'
import { BINARY, component, route, TEXT } from '../routing.ts'
import type { Served } from '../served.ts'
import { TABLE_FORMATS, tableResponse, tableSchema } from '../tables.ts'

const worldSchema = z.object({
  id: z.string(),
  title: z.string(),
  hash: z.string().meta({ description: 'SHA-256 over all tables' }),
  counts: z.record(z.string(), z.int()).meta({ description: 'places, materials, sites, …' }),
  tables: z.array(z.object({ name: z.enum(TABLE_NAMES), title: z.string(), rows: z.int() })),
})

const sourceSchema = z.object({
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  published: z.string(),
  url: z.string(),
  rows: z.int().meta({ description: 'rows of the world that rest on it; those with 0 are named in notes' }),
})

const worldTableSchema = tableSchema.extend({
  title: z.string(),
  schema: z.record(z.string(), z.unknown()).meta({ description: 'Frictionless Table Schema of the columns' }),
})

/** The world served, its tables and its sources. */
export function worldRoutes(api: OpenAPIHono, { id, world, tables, ...served }: Served): void {
  const request = { params: z.object({ world: z.string() }) }
  const check = (asked: string): void => {
    if (asked !== id) throw new Problem('not-found', `There is no world of that name. There is: ${id}.`)
  }
  const tags = ['worlds']

  api.openapi(
    route(api, {
      method: 'get',
      path: '/worlds',
      operationId: 'listWorlds',
      summary: 'The world served, and what it holds',
      description:
        'There is one: `shipped`, or `own` where the server was started with tables of its own. `hash` says whether two answers are of the same world.',
      tags,
      request: { query: z.strictObject({}) },
      answer: {
        description: 'The worlds',
        content: { 'application/json': component(api, 'Worlds', z.object({ worlds: z.array(worldSchema) })) },
      },
    }),
    (c) =>
      c.json({
        worlds: [
          {
            id,
            title: world.title,
            hash: world.hash,
            counts: {
              places: world.places.size,
              elements: world.elements.size,
              materials: world.materials.size,
              processes: world.processes.size,
              sites: world.sites.size,
              sectors: world.sectors.size,
              sources: world.sources.size,
              scenarios: served.shipped.scenario.size,
            },
            tables: TABLE_NAMES.map((name) => ({ name, title: TABLES[name].title, rows: tables[name].length })),
          },
        ],
      }),
  )

  api.openapi(
    route(api, {
      method: 'get',
      path: '/worlds/{world}/tables/{table}',
      operationId: 'getWorldTable',
      summary: 'A table of the world, as it lies under every answer',
      description: 'Numbers are numbers. What each column holds, and in which unit, is in `schema`.',
      tags,
      request: {
        params: z.object({ world: z.string(), table: z.enum(TABLE_NAMES) }),
        query: z.strictObject({ format: z.enum(TABLE_FORMATS).optional() }),
      },
      answer: {
        description: 'The rows',
        content: {
          [MEDIA_TYPES.json]: component(api, 'WorldTable', worldTableSchema),
          [MEDIA_TYPES.csv]: TEXT,
          [MEDIA_TYPES.parquet]: BINARY,
        },
      },
      problems: ['not-found'],
    }),
    (c) => {
      const { world: asked, table } = c.req.valid('param')
      check(asked)
      const about = resources.get(table)
      return tableResponse(
        c,
        worldTable(table, tables[table]),
        chooseFormat(c, c.req.valid('query').format, TABLE_FORMATS),
        { title: about?.title, schema: about?.schema },
      )
    },
  )

  api.openapi(
    route(api, {
      method: 'get',
      path: '/worlds/{world}/sources',
      operationId: 'listSources',
      summary: 'Where the figures come from, and how many rows rest on each source',
      description: 'Each with its publisher, its date and its address.',
      tags,
      request: { ...request, query: z.strictObject({}) },
      answer: {
        description: 'The sources, most used first',
        content: { 'application/json': component(api, 'Sources', z.object({ sources: z.array(sourceSchema) })) },
      },
      problems: ['not-found'],
    }),
    (c) => {
      check(c.req.valid('param').world)
      const uses = citations(tables)
      return c.json({
        sources: [...world.sources.values()]
          .map((source) => ({ ...source, rows: uses.get(source.id) ?? 0 }))
          .sort((a, b) => b.rows - a.rows || a.id.localeCompare(b.id)),
      })
    },
  )
}

interface Resource {
  readonly name: string
  readonly title: string
  readonly schema: object
}
const resources = new Map(
  (dataPackage() as { resources: readonly Resource[] }).resources.map((resource) => [resource.name, resource]),
)

/** Rows of a world with their numbers as numbers. */
function worldTable(name: TableName, rows: readonly Row[]): DataTable {
  const schema: TableSchema = TABLES[name]
  const columns = columnsOf(schema)
  // What is no column of its own belongs to a figure: its value, low or high.
  const numeric = new Set(columns.filter((column) => (schema.columns[column]?.kind ?? 'number') === 'number'))
  return {
    name,
    columns,
    rows: rows.map((row) =>
      columns.map((column) =>
        numeric.has(column) ? (row.optionalNumber(column) ?? null) : (row.optional(column) ?? null),
      ),
    ),
  }
}
