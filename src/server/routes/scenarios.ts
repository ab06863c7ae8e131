import { z, type OpenAPIHono } from '@hono/zod-openapi'
import { scenarioEntries, scenarioSchema, USUAL_MONTHS, type ScenarioText } from '../../world/index.ts'
import { chooseFormat, MEDIA_TYPES } from '../negotiate.ts'
import { Problem } from '../problems.ts'
import { component, route, TEXT } from '../routing.ts'
import type { Served } from '../served.ts'

const listSchema = z.object({
  scenarios: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      title_ja: z.string(),
      note: z.string(),
      start: z.string(),
      months: z.int(),
    }),
  ),
})
const FORMATS = ['json', 'yaml'] as const

/** A shipped scenario by name, or 404 with the names there are. */
export function findScenario({ scenarios }: Served, id: string): ScenarioText {
  const found = scenarios.get(id)
  if (found === undefined)
    throw new Problem('not-found', `There is no scenario of that name. There are: ${[...scenarios.keys()].join(', ')}.`)
  return found
}

/** The shipped scenarios. */
export function scenarioRoutes(api: OpenAPIHono, served: Served): void {
  const tags = ['scenarios']
  api.openapi(
    route(api, {
      method: 'get',
      path: '/scenarios',
      operationId: 'listScenarios',
      summary: 'The shipped scenarios',
      tags,
      request: { query: z.strictObject({}) },
      answer: {
        description: 'The scenarios',
        content: { 'application/json': component(api, 'Scenarios', listSchema) },
      },
    }),
    (c) =>
      c.json({
        scenarios: [...served.scenarios].map(([id, { file, text }]) => {
          const { title, title_ja = title, note = '', start, months = USUAL_MONTHS } = scenarioEntries(file, text)
          return { id, title, title_ja, note, start, months }
        }),
      }),
  )

  api.openapi(
    route(api, {
      method: 'get',
      path: '/scenarios/{id}',
      operationId: 'getScenario',
      summary: 'A shipped scenario',
      tags,
      request: {
        params: z.object({ id: z.string() }),
        query: z.strictObject({ format: z.enum(FORMATS).optional() }),
      },
      answer: {
        description: 'The scenario',
        content: { [MEDIA_TYPES.json]: component(api, 'Scenario', scenarioSchema), [MEDIA_TYPES.yaml]: TEXT },
      },
      problems: ['not-found'],
    }),
    (c) => {
      const { file, text } = findScenario(served, c.req.valid('param').id)
      c.header('Vary', 'Accept')
      return chooseFormat(c, c.req.valid('query').format, FORMATS) === 'yaml'
        ? c.body(text, 200, { 'Content-Type': `${MEDIA_TYPES.yaml}; charset=utf-8` })
        : c.json(scenarioEntries(file, text))
    },
  )
}
