import { z, type OpenAPIHono } from '@hono/zod-openapi'
import { parse } from 'yaml'
import type { ZodType } from 'zod'
import { newsSchema, planConstraintsSchema } from '../../studies/index.ts'
import { dumpingSchema, scenarioSchema, USUAL_MONTHS, type ScenarioText } from '../../world/index.ts'
import { chooseFormat, MEDIA_TYPES } from '../negotiate.ts'
import { component, route, TEXT } from '../routing.ts'
import type { Served } from '../served.ts'
import { findText } from './scenario-input.ts'

const rowSchema = z.object({
  id: z.string(),
  title: z.string(),
  title_ja: z.string(),
  note: z.string(),
  start: z.string().exactOptional(),
  months: z.int().exactOptional(),
})
type Row = z.infer<typeof rowSchema>
const FORMATS = ['json', 'yaml'] as const

/** What a study may be asked about by name: a list of each kind, and each one as entries or as its file. */
export function scenarioRoutes(api: OpenAPIHono, { shipped }: Served): void {
  shippedRoutes(api, shipped.scenario, {
    path: '/scenarios',
    name: 'Scenario',
    schema: scenarioSchema,
    list: 'The shipped scenarios',
    one: 'A shipped scenario',
    lasts: USUAL_MONTHS,
  })
  shippedRoutes(api, shipped.menu, {
    path: '/menus',
    name: 'Menu',
    schema: scenarioSchema,
    list: 'The shipped menus of measures, from which the worst is chosen',
    one: 'A shipped menu: a scenario whose measures are what there is to choose from',
    lasts: USUAL_MONTHS,
  })
  shippedRoutes(api, shipped.constraints, {
    path: '/constraints',
    name: 'Constraints',
    schema: planConstraintsSchema,
    list: 'The shipped constraints that a plan may be asked to keep to',
    one: 'Shipped constraints on a plan',
  })
  shippedRoutes(api, shipped.news, {
    path: '/news',
    name: 'NewsTree',
    schema: newsSchema,
    list: 'The shipped trees of news that a plan may wait for',
    one: 'A shipped tree of news',
  })
  shippedRoutes(api, shipped.path, {
    path: '/dumping-paths',
    name: 'DumpingPath',
    schema: dumpingSchema,
    list: 'The shipped paths of prices under which producers are sold below cost',
    one: 'A shipped path of prices',
  })
}

interface Kind {
  readonly path: string
  readonly name: string
  readonly schema: ZodType
  readonly list: string
  readonly one: string
  /** Months where the file names none. */
  readonly lasts?: number
}

function shippedRoutes(api: OpenAPIHono, texts: ReadonlyMap<string, ScenarioText>, kind: Kind): void {
  const { path, name, schema, list, one, lasts } = kind
  const key = path.slice(1).replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  const [tags, plural] = [[path.slice(1)], name.endsWith('s') ? name : `${name}s`]
  const listed = [...texts].map(([id, { text }]) => rowOf(id, schema.parse(parse(text)) as Entries, lasts))
  api.openapi(
    route(api, {
      method: 'get',
      path,
      operationId: `list${plural}`,
      summary: list,
      description: 'Names are those that a question may have in the place of a file.',
      tags,
      request: { query: z.strictObject({}) },
      answer: {
        description: 'Name, title and note of each',
        content: { 'application/json': component(api, `${name}List`, z.object({ [key]: z.array(rowSchema) })) },
        examples: { [`${key}-list`]: { summary: 'The first of them', value: { [key]: listed.slice(0, 1) } } },
      },
    }),
    (c) => c.json({ [key]: listed }),
  )
  api.openapi(
    route(api, {
      method: 'get',
      path: `${path}/{id}`,
      operationId: `get${name}`,
      summary: one,
      description: 'As entries, which a question may hold as they are, or as the text of its file (`format=yaml`).',
      tags,
      request: {
        params: z.object({ id: z.string() }),
        query: z.strictObject({ format: z.enum(FORMATS).optional() }),
      },
      answer: {
        description: 'Its entries, or its text',
        content: { [MEDIA_TYPES.json]: component(api, name, schema), [MEDIA_TYPES.yaml]: TEXT },
      },
      problems: ['not-found'],
    }),
    (c) => {
      const { text } = findText(texts, c.req.valid('param').id)
      c.header('Vary', 'Accept')
      return chooseFormat(c, c.req.valid('query').format, FORMATS) === 'yaml'
        ? c.body(text, 200, { 'Content-Type': `${MEDIA_TYPES.yaml}; charset=utf-8` })
        : c.json(schema.parse(parse(text)) as object)
    },
  )
}

interface Entries {
  readonly title: string
  readonly title_ja?: string
  readonly note?: string
  readonly start?: string
  readonly months?: number
}

const rowOf = (id: string, { title, title_ja = title, note = '', ...dates }: Entries, lasts?: number): Row => {
  const { start, months = lasts } = dates
  return {
    id,
    title,
    title_ja,
    note,
    ...(start === undefined ? {} : { start }),
    ...(months === undefined ? {} : { months }),
  }
}
