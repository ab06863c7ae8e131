import { z, type OpenAPIHono } from '@hono/zod-openapi'
import { parseCompany, stressTables, type Question } from '../../studies/index.ts'
import { parseScenario } from '../../world/index.ts'
import { asJson, type Jobs } from '../jobs.ts'
import { LONGEST_COMPANY, type Limits } from '../limits.ts'
import type { Served } from '../served.ts'
import { fileName, givenSchema, named, nameless, textOf } from './given.ts'
import { accepted, askRoute } from './ask.ts'

const stressRequestSchema = z
  .strictObject({
    scenario: givenSchema.meta({ description: 'A shipped scenario by name, the text of one, or its entries' }),
    months: z.int().min(1).max(120).optional().meta({ description: 'Months to run; the scenario’s own if left out' }),
    foresight: z.int().min(1).max(60).optional().meta({ description: 'Months that buyers look ahead' }),
    terminalValue: z
      .enum(['flat', 'follow'])
      .optional()
      .meta({ description: 'What stock left at the end of a look-ahead is worth; `flat` if left out' }),
    range: z
      .boolean()
      .optional()
      .meta({ description: 'The mild and the severe case too: three times the time; true if left out' }),
    company: z
      .strictObject({ file: fileName, text: z.string().max(LONGEST_COMPANY) })
      .optional()
      .meta({ description: 'CSV of a company’s parts and stock' }),
  })
  .openapi('StressRequest')

/** A stress test is a job: it is asked for here, and looked for under `/jobs`. */
export function stressRoutes(api: OpenAPIHono, served: Served, jobs: Jobs, limits: Limits): void {
  api.openapi(
    askRoute(api, limits, {
      path: '/stress',
      operationId: 'postStress',
      summary: 'Ask what a scenario does, month by month, to whom',
      tags: ['stress'],
      question: stressRequestSchema,
    }),
    (c) => {
      const body = c.req.valid('json')
      const { file, text } = textOf(served.scenarios, 'scenario', body.scenario)
      const scenario = nameless(body.scenario, () => parseScenario(file, text, served.world, { months: body.months }))
      const company = body.company && { file: body.company.file ?? 'company.csv', text: body.company.text }
      if (company !== undefined) parseCompany(company.file, company.text, served.world)
      const { months, foresight, terminalValue, range = true } = body
      const question: Extract<Question, { study: 'stress' }> = {
        study: 'stress',
        scenario: { file, text },
        range,
        // As the command line does, whose result says which rule was used.
        terminalValue: terminalValue ?? 'flat',
        ...(months === undefined ? {} : { months }),
        ...(foresight === undefined ? {} : { foresight }),
        ...(company === undefined ? {} : { company }),
      }
      const job = jobs.submit({
        study: 'stress',
        asked: {
          scenario: named(scenario),
          months: months ?? scenario.months,
          terminalValue: terminalValue ?? 'flat',
          range,
          ...(foresight === undefined ? {} : { foresight }),
          ...(company === undefined ? {} : { company: company.file }),
        },
        begin: (asking) => served.pool.ask(question, asking),
        keep: (answer) => asJson(answer, (result) => stressTables(result, result.company)),
      })
      return accepted(c, job)
    },
  )
}
