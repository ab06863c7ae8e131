import { z, type OpenAPIHono } from '@hono/zod-openapi'
import { scenarioEntries, scenarioSchema, USUAL_MONTHS, type ScenarioText } from '../../world/index.ts'
import { chooseFormat, MEDIA_TYPES } from '../negotiate.ts'
import { component, route, TEXT } from '../routing.ts'
import type { Served } from '../served.ts'
import { findText } from './given.ts'

const rowsSchema = z.array(
  z.object({
    id: z.string(),
    title: z.string(),
    title_ja: z.string(),
    note: z.string(),
    start: z.string(),
    months: z.int(),
  }),
)
const FORMATS = ['json', 'yaml'] as const

/** The shipped scenarios, and the menus that the worst is chosen from. */
export function scenarioRoutes(api: OpenAPIHono, { shipped: { scenario: scenarios, menu: menus } }: Served): void {
  const query = z.strictObject({})
  api.openapi(
    route(api, {
      method: 'get',
      path: '/scenarios',
      operationId: 'listScenarios',
      summary: 'The shipped scenarios',
      tags: ['scenarios'],
      request: { query },
      answer: {
        description: 'The scenarios',
        content: { 'application/json': component(api, 'Scenarios', z.object({ scenarios: rowsSchema })) },
      },
    }),
    (c) => c.json({ scenarios: rowsOf(scenarios) }),
  )
  api.openapi(
    route(api, {
      method: 'get',
      path: '/menus',
      operationId: 'listMenus',
      summary: 'The shipped menus of measures, from which the worst is chosen',
      tags: ['menus'],
      request: { query },
      answer: {
        description: 'The menus',
        content: { 'application/json': component(api, 'Menus', z.object({ menus: rowsSchema })) },
      },
    }),
    (c) => c.json({ menus: rowsOf(menus) }),
  )
  textRoute(api, scenarios, {
    path: '/scenarios/{id}',
    operationId: 'getScenario',
    summary: 'A shipped scenario',
    tags: ['scenarios'],
  })
  textRoute(api, menus, {
    path: '/menus/{id}',
    operationId: 'getMenu',
    summary: 'A shipped menu: a scenario whose measures are what there is to choose from',
    tags: ['menus'],
  })
}

const rowsOf = (texts: ReadonlyMap<string, ScenarioText>): z.infer<typeof rowsSchema> =>
  [...texts].map(([id, { file, text }]) => {
    const { title, title_ja = title, note = '', start, months = USUAL_MONTHS } = scenarioEntries(file, text)
    return { id, title, title_ja, note, start, months }
  })

/** One of them, as entries or as its file. */
function textRoute(
  api: OpenAPIHono,
  texts: ReadonlyMap<string, ScenarioText>,
  about: { path: string; operationId: string; summary: string; tags: string[] },
): void {
  api.openapi(
    route(api, {
      ...about,
      method: 'get',
      request: {
        params: z.object({ id: z.string() }),
        query: z.strictObject({ format: z.enum(FORMATS).optional() }),
      },
      answer: {
        description: 'Its entries, or its text',
        content: { [MEDIA_TYPES.json]: component(api, 'Scenario', scenarioSchema), [MEDIA_TYPES.yaml]: TEXT },
      },
      problems: ['not-found'],
    }),
    (c) => {
      const { file, text } = findText(texts, c.req.valid('param').id)
      c.header('Vary', 'Accept')
      return chooseFormat(c, c.req.valid('query').format, FORMATS) === 'yaml'
        ? c.body(text, 200, { 'Content-Type': `${MEDIA_TYPES.yaml}; charset=utf-8` })
        : c.json(scenarioEntries(file, text))
    },
  )
}
