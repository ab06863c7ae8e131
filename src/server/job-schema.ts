import { z } from '@hono/zod-openapi'
import { ASKED } from '../studies/bare.ts'
import type { StudyId } from '../studies/index.ts'
import { problemSchema } from './problems.ts'

/** Where the API begins. */
export const BASE = '/api/v1'

const named = z.object({ id: z.string(), title: z.string() })
/** What was asked, in short: the texts handed in are not repeated. */
const askedSchema = z.record(
  z.string(),
  z.union([
    z.string(),
    z.number().meta({ 'x-unit': 'that of the option' }),
    z.boolean(),
    named,
    z.array(z.string()),
    z.array(z.object({ study: z.string(), id: z.string(), title: z.string() })),
  ]),
)
export type JobRequest = Readonly<z.infer<typeof askedSchema>>

/** Answered at once, by routes of their own. Each other study is a job, a new one too. */
const AT_ONCE = ['exposure', 'baseline'] as const
export type JobStudyId = Exclude<StudyId, (typeof AT_ONCE)[number]>
const isJob = (id: StudyId): id is JobStudyId => !(AT_ONCE as readonly StudyId[]).includes(id)
export const JOB_STUDIES = (Object.keys(ASKED) as StudyId[]).filter(isJob)
export type JobStudy = JobStudyId | 'ensemble'

export const jobSchema = z
  .object({
    id: z.string(),
    study: z.enum([...JOB_STUDIES, 'ensemble']),
    state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled', 'stopped']),
    progress: z.object({
      done: z.number(),
      total: z.number().meta({ description: '0 while it is not known' }),
      best: z.number().exactOptional().meta({
        'x-unit': 'M USD',
        description: 'of a search: what the worst known set costs, or the best known plan, M USD',
      }),
      bound: z
        .number()
        .exactOptional()
        .meta({ 'x-unit': 'M USD', description: 'of a search: what no set exceeds, or no plan falls below, M USD' }),
      phase: z
        .enum(['relaxation', 'integer'])
        .exactOptional()
        .meta({ description: 'of a plan: whether parts of projects are allowed still, or whole ones only' }),
    }),
    created: z.iso.datetime(),
    started: z.iso.datetime().optional(),
    ended: z.iso.datetime().optional(),
    question: askedSchema,
    problem: problemSchema.optional().meta({ description: 'why it failed' }),
    links: z.object({
      self: z.string(),
      events: z.string(),
      result: z.string().optional().meta({ description: 'where the result is, once it is there' }),
    }),
  })
  .meta({ description: 'A question under way, or ended' })

export type JobResponse = z.infer<typeof jobSchema>
