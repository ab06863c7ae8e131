import { z, type OpenAPIHono } from '@hono/zod-openapi'
import type { z as zod } from 'zod'
import { parseCompany, type Question } from '../../studies/index.ts'
import { InputError, parseScenario, scenarioSchema, type ScenarioText } from '../../world/index.ts'
import { jsonBody } from '../body.ts'
import type { Jobs } from '../jobs.ts'
import { LONGEST_COMPANY, LONGEST_SCENARIO, type Limits } from '../limits.ts'
import { jobSchema, toWire } from '../job-wire.ts'
import { Problem } from '../problems.ts'
import { component, route } from '../routing.ts'
import type { Served } from '../served.ts'
import { findScenario } from './scenarios.ts'

const fileName = z
  .string()
  .regex(/^[\w.()+ -]{1,100}$/, 'a plain file name')
  .optional()
  .meta({ description: 'Name of the file: it names the scenario or company, and faults' })

const stressRequestSchema = z
  .strictObject({
    scenario: z
      .union([
        z.string().min(1).max(200).meta({ description: 'Name of a shipped scenario' }),
        z.strictObject({
          yaml: z.string().min(1).max(LONGEST_SCENARIO).meta({ description: 'Text of a scenario file' }),
          file: fileName,
        }),
        scenarioSchema,
      ])
      .meta({ description: 'A shipped scenario by name, the text of one, or its entries' }),
    months: z.int().min(1).max(120).optional().meta({ description: 'Months to run; the scenario’s own if left out' }),
    foresight: z.int().min(1).max(60).optional().meta({ description: 'Months that buyers look ahead' }),
    endWorth: z
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

type StressRequest = zod.infer<typeof stressRequestSchema>

/** A job tells of its scenario by name; a list of jobs should stay short. */
const LONGEST_TITLE = 500

/** A stress test is a job: it is asked for here, and looked for under `/jobs`. */
export function stressRoutes(api: OpenAPIHono, served: Served, jobs: Jobs, limits: Limits): void {
  api.openapi(
    route(api, {
      method: 'post',
      path: '/stress',
      operationId: 'postStress',
      summary: 'Ask what a scenario does, month by month, to whom',
      tags: ['stress'],
      request: {
        query: z.strictObject({}),
        body: { required: true, content: { 'application/json': { schema: stressRequestSchema } } },
      },
      middleware: [jsonBody(limits)],
      answer: {
        status: 202,
        description: 'The job that works on it',
        headers: z.object({ Location: z.string().meta({ description: 'address of the job' }) }),
        content: { 'application/json': component(api, 'Job', jobSchema) },
      },
      problems: [
        'not-found',
        'request-timeout',
        'body-too-large',
        'unsupported-media-type',
        'invalid-input',
        'too-many-jobs',
        'stopping',
      ],
    }),
    (c) => {
      const body = c.req.valid('json')
      const { file, text } = scenarioText(served, body.scenario)
      const scenario = nameless(body.scenario, () => parseScenario(file, text, served.world))
      const company = body.company && { file: body.company.file ?? 'company.csv', text: body.company.text }
      if (company !== undefined) parseCompany(company.file, company.text, served.world)
      const { months, foresight, endWorth, range = true } = body
      const question: Extract<Question, { study: 'stress' }> = {
        study: 'stress',
        scenario: { file, text },
        range,
        // As the command line does, whose result says which rule was used.
        endWorth: endWorth ?? 'flat',
        ...(months === undefined ? {} : { months }),
        ...(foresight === undefined ? {} : { foresight }),
        ...(company === undefined ? {} : { company }),
      }
      const job = toWire(
        jobs.submit(question, {
          scenario: { id: scenario.id, title: scenario.title.slice(0, LONGEST_TITLE) },
          months: months ?? scenario.months,
          endWorth: endWorth ?? 'flat',
          range,
          ...(foresight === undefined ? {} : { foresight }),
          ...(company === undefined ? {} : { company: company.file }),
        }),
      )
      return c.json(job, 202, { Location: job.links.self, 'Cache-Control': 'no-store' })
    },
  )
}

/** The text of a scenario, however it was given. JSON is YAML, so that entries are a text as well. */
function scenarioText(served: Served, given: StressRequest['scenario']): ScenarioText {
  if (typeof given === 'string') return findScenario(served, given)
  if ('yaml' in given) return { file: given.file ?? 'scenario.yaml', text: given.yaml }
  const text = JSON.stringify(given)
  if (text.length > LONGEST_SCENARIO)
    throw new Problem('invalid-request', 'The scenario is too long.', {
      errors: [{ in: 'body', path: 'scenario', message: `Too long: expected at most ${LONGEST_SCENARIO} characters` }],
    })
  return { file: 'scenario.yaml', text }
}

/** Faults of entries name no file and no line: the client has seen neither. */
function nameless<T>(given: StressRequest['scenario'], read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof InputError) || typeof given === 'string' || 'yaml' in given) throw error
    throw new InputError(error.faults.map(({ file: _file, line: _line, ...fault }) => fault))
  }
}
