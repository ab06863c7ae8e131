import { z, type OpenAPIHono } from '@hono/zod-openapi'
import type { ZodType } from 'zod'
import {
  episodesIn,
  isNeeded,
  requestSchema,
  studyOf,
  type FileOption,
  type Options,
  type ModelRequest,
  type RequestOf,
  type Resolved,
  type TextFile,
  tablesOf,
} from '../../studies/index.ts'
import { PLACE_EXAMPLE } from '../examples.ts'
import { JOB_STUDIES, type JobRequest, type JobStudyId } from '../job-schema.ts'
import { asJson } from '../job-result.ts'
import { LONGEST_COMPANY } from '../limits.ts'
import type { Served } from '../served.ts'
import type { Examples } from '../routing.ts'
import type { JobDesk } from './desk.ts'
import { accepted, jobRoute } from './job-route.ts'
import { fileName, findText, givenSchema, isGivenText, named, nameless, textOf, type Given } from './scenario-input.ts'

/** Those that may take longer than other jobs. */
const LONG: ReadonlySet<string> = new Set(['plan', 'dumping'])

const ownFile = z.strictObject({ file: fileName, text: z.string().max(LONGEST_COMPANY) })
const fileSchema = ({ shipped }: FileOption): ZodType => (shipped === undefined ? ownFile : givenSchema)

/** Each study is asked for here, and looked for under `/jobs`. What may be asked is what its record says. */
export function studyRoutes(api: OpenAPIHono, desk: JobDesk): void {
  for (const id of JOB_STUDIES) studyRoute(api, desk, id)
}

function studyRoute(api: OpenAPIHono, { served, jobs, answers, access, limits }: JobDesk, id: JobStudyId): void {
  const study = studyOf(id)
  const name = `${id.charAt(0).toUpperCase()}${id.slice(1)}`
  const question = requestSchema(study.options, fileSchema)
  const { past } = served
  api.openapi(
    jobRoute(api, limits, {
      path: `/${id}`,
      operationId: `post${name}`,
      summary: `Ask: ${study.about.en}`,
      description:
        'The answer is a job. `links.events` follows it, `links.result` is there once it is done. What has a default may be left out.',
      tags: [id],
      question: question.openapi(`${name}Request`),
      examples: examplesOf(id, study.options),
    }),
    (c) => {
      const body: Body = c.req.valid('json')
      const request = read(served, study.options, body)
      const resolved = namelessAll(body, () => study.resolve(served.world, request))
      const owner = access.of(c)
      const job = jobs.submit({
        owner,
        key: answers.keyOf({ owner, hasOwnText: Object.values(body).some(isGivenText), study: id, request }),
        study: id,
        asked: { ...echoOf(study.options, body, request, resolved), ...episodesOf(served, id, body) },
        ...(LONG.has(id) ? { longestMs: limits.longJobMs } : {}),
        begin: (asking) =>
          served.pool.ask({ study: id, ...request, ...(id === 'hindcast' ? { past } : {}) } as ModelRequest, asking),
        keep: (answer) => asJson(answer, (kept) => tablesOf(study.tables, kept)),
      })
      return accepted(c, job)
    },
  )
}

/** What has to be named in a question, by its default or by one place; of a scenario besides, for how long it is run. */
function examplesOf(id: JobStudyId, options: Options): Examples {
  const least = Object.fromEntries(
    Object.entries(options).flatMap(([name, option]) =>
      isNeeded(option) ? [[name, option.kind === 'file' ? option.default : [PLACE_EXAMPLE]]] : [],
    ),
  )
  return {
    [`${id}-least`]: { summary: 'With all defaults', value: least },
    ...('scenario' in least
      ? { [`${id}-months`]: { summary: 'For three months', value: { ...least, months: 3 } } }
      : {}),
  }
}

type Body = Readonly<Record<string, unknown>>

/** What a job repeats of its question: options with the defaults that counted, files by name and title. */
function echoOf(options: Options, body: Body, request: Body, resolved: Resolved): JobRequest {
  const given = Object.entries(options).flatMap(([name, option]) => {
    const value = body[name] ?? ('default' in option ? option.default : undefined)
    if (value === undefined) return []
    return [[name, option.kind === 'file' ? (request[name] as TextFile).file : value] as const]
  })
  const read = Object.entries(resolved).map(
    ([name, value]) => [name, typeof value === 'object' && 'title' in value ? named(value) : value] as const,
  )
  return Object.fromEntries([...given, ...read]) as JobRequest
}

/** Past episodes are the server's own: which there are is known here. */
const episodesOf = ({ past }: Served, id: JobStudyId, body: Body): JobRequest =>
  id === 'hindcast'
    ? { episodes: episodesIn(past.text, body['episodes'] as string[] | undefined).map((one) => one.id) }
    : {}

/** A request with its files as text: shipped ones by name, those left out by their default. */
function read(served: Served, options: Options, body: Body): RequestOf<Options> {
  return Object.fromEntries(
    Object.entries(options).flatMap(([name, option]) => {
      const value = body[name]
      if (option.kind !== 'file') return value === undefined ? [] : [[name, value]]
      const file = fileOf(served, name, option, value)
      return file === undefined ? [] : [[name, file]]
    }),
  ) as RequestOf<Options>
}

function fileOf(served: Served, name: string, option: FileOption, value: unknown): TextFile | undefined {
  if (option.shipped !== undefined) {
    const shipped = served.shipped[option.shipped]
    if (value !== undefined) return textOf(shipped, name, value as Given)
    return option.default === undefined ? undefined : findText(shipped, option.default)
  }
  const own = value as z.infer<typeof ownFile> | undefined
  return (
    own && {
      file: own.file ?? `${name}${name === 'company' || name === 'observed' ? '.csv' : '.json'}`,
      text: own.text,
    }
  )
}

/** Runs what may find faults in texts that were handed in; those of entries name no file and no line. */
const namelessAll = <T>(body: Body, run: () => T): T =>
  Object.values(body).reduce<() => T>(
    (inner, value) =>
      isGivenText(value) && !('text' in (value as object)) ? () => nameless(value as Given, inner) : inner,
    run,
  )()
