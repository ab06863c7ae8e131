import { randomUUID } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import type { ZodError } from 'zod'
import { PoolClosed } from '../workers/index.ts'
import { toFailure } from '../studies/index.ts'
import { LANGUAGES, type Language } from '../messages/index.ts'
import { faultIn, heardFault, type Fault } from '../world/index.ts'

/** Every way in which a request can fail: its status and what it is called. docs/reference/http-api.md explains each. */
export const PROBLEMS = {
  'malformed-request': [400, 'The request is malformed'],
  'not-signed-in': [401, 'This takes a session or a key'],
  'sign-in-failed': [401, 'User, password or code is wrong'],
  'not-allowed': [403, 'You may not do this'],
  'forged-request': [403, 'The request may have been forged'],
  'not-found': [404, 'There is no such thing'],
  'method-not-allowed': [405, 'This cannot be done here'],
  'not-acceptable': [406, 'No form of the answer is acceptable'],
  'request-timeout': [408, 'The request came too slowly'],
  'no-result': [409, 'The job has no result'],
  'body-too-large': [413, 'The body is too large'],
  'unsupported-media-type': [415, 'The body is of another kind than expected'],
  'wrong-host': [421, 'This host is not served here'],
  'invalid-request': [422, 'The request is not what it must be'],
  'invalid-input': [422, 'The input cannot be used'],
  'command-refused': [422, 'The market does not do this'],
  'not-solved': [422, 'The solver stopped without an optimum'],
  'too-many-jobs': [429, 'Too many jobs are waiting'],
  'too-many-requests': [429, 'Too many requests, or too many wrong guesses'],
  'headers-too-large': [431, 'The headers are too large'],
  defect: [500, 'Something went wrong that should not'],
  'result-withheld': [500, 'The result failed its check and is withheld'],
  stopping: [503, 'The server is stopping'],
  'not-ready': [503, 'The server can take nothing on now'],
  'log-tampered': [500, 'The log of the market was changed'],
  'store-unreachable': [503, 'What the market is kept in does not answer'],
  'time-limit': [504, 'The answer took too long'],
} as const satisfies Record<string, readonly [number, string]>

export type ProblemKind = keyof typeof PROBLEMS

const faultSchema = z.object({
  code: z.string(),
  message: z.string(),
  file: z.string().optional().meta({ description: 'as the request named it' }),
  line: z.int().optional(),
  column: z.string().optional(),
  remedy: z.string().meta({ description: 'what to do about it' }),
})

export const problemSchema = z
  .object({
    type: z.string().meta({ description: 'urn:ytterby:problem: and the name of the kind' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    faults: z.array(faultSchema).optional().meta({ description: 'what is wrong in a scenario, company or name' }),
    errors: z
      .array(z.object({ in: z.enum(['body', 'query', 'path', 'header']), path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'what does not fit the schema' }),
    leftOut: z.int().optional().meta({ description: 'how many more faults or errors there are' }),
    request: z.string().optional().meta({ description: 'the id of the request, as in X-Request-Id' }),
    incident: z.string().optional().meta({ description: 'names a defect in the log of the server' }),
  })
  .meta({ description: 'A problem in the form of RFC 9457' })

export type ProblemBody = z.infer<typeof problemSchema>
type More = Partial<Pick<ProblemBody, 'faults' | 'errors' | 'leftOut' | 'incident'>>

/** A failure as the client sees it. */
export class Problem extends Error {
  readonly body: ProblemBody
  readonly headers: Readonly<Record<string, string>>

  constructor(kind: ProblemKind, detail: string, more: More = {}, headers: Readonly<Record<string, string>> = {}) {
    super(detail)
    this.name = 'Problem'
    const [status, title] = PROBLEMS[kind]
    this.body = { type: `urn:ytterby:problem:${kind}`, title, status, detail, ...more }
    this.headers = headers
  }

  /** @param request the id of the request, if it has one */
  response(request?: string): Response {
    return new Response(this.text(request), {
      status: this.body.status,
      headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...this.headers },
    })
  }

  text(request?: string): string {
    return `${JSON.stringify({ ...this.body, ...(request === undefined ? {} : { request }) })}\n`
  }
}

/** Faults and errors that are listed; a file of nothing else would make an answer of many megabytes. */
const TOLD = 100

const LONGEST = 500

function told<T>(all: readonly T[]): { told: T[]; rest: { leftOut?: number } } {
  return { told: all.slice(0, TOLD), rest: all.length > TOLD ? { leftOut: all.length - TOLD } : {} }
}

/** A message repeats what was given, which may be of any length. */
const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

/** A problem of that kind with its faults, in the language of who asked. */
export function faultsProblem(kind: ProblemKind, found: readonly Fault[], language: Language = 'en'): Problem {
  const { told: shown, rest } = told(found)
  const faults = shown
    .map((fault) => faultIn(language, fault))
    .map((fault) => ({ ...fault, message: cut(fault.message) }))
  return new Problem(kind, faults[0]?.message ?? '', { faults, ...rest })
}

/** What does not fit a schema, as lines of path and message. */
export function invalidRequest(error: ZodError, where: 'body' | 'query' | 'path' | 'header'): Problem {
  const { told: shown, rest } = told(error.issues.flatMap(leaves))
  const errors = shown.map(({ path, message }) => ({
    in: where,
    path: cut(path.map(String).join('.')),
    message: cut(message),
  }))
  const first = errors[0]
  return new Problem(
    'invalid-request',
    first === undefined ? `The ${where} is not what it must be.` : `${first.path || `The ${where}`}: ${first.message}.`,
    { errors, ...rest },
  )
}

type Issue = ZodError['issues'][number]

/** Of a choice between forms only that one is named which the value comes nearest to. */
function leaves(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue]
  const distance = (issues: readonly Issue[]): number =>
    issues.reduce(
      (sum, { code, path }) => sum + (path.length > 1 ? 0 : path.length === 0 && code === 'invalid_type' ? 100 : 1),
      0,
    )
  const [nearest = []] = [...issue.errors].sort((a, b) => distance(a) - distance(b))
  return nearest.flatMap((inner) => leaves({ ...inner, path: [...issue.path, ...inner.path] }))
}

export type LogLine = (line: string, request?: string) => void

/** The first language of a request's `Accept-Language` that there is; English where it names none. */
export const languageOf = (accepted: string | undefined): Language =>
  (accepted ?? '')
    .split(',')
    .map((tag) => tag.trim().split(/[-;]/)[0]?.toLowerCase())
    .flatMap((tag) => LANGUAGES.filter((language) => language === tag))[0] ?? 'en'

/** A problem that is kept for those who ask for it later. */
export type SaidProblem = Readonly<Record<Language, ProblemBody>>

/** The problem of an error in every language. */
export function saidProblem(error: unknown, log: LogLine): SaidProblem {
  const { body: en } = toProblem(error, log)
  // Only faults are said in several; a defect is logged once, and has one name.
  return { en, ja: en.faults === undefined ? en : toProblem(error, log, 'ja').body }
}

/** What is said of an error. A defect gets a name under which it is logged, and nothing else of it leaves. */
export function toProblem(error: unknown, log: LogLine, language: Language = 'en'): Problem {
  if (error instanceof Problem) return error
  if (error instanceof HTTPException)
    return error.status === 413
      ? new Problem('body-too-large', 'The body is larger than what is taken.')
      : new Problem('malformed-request', 'The request cannot be read.')
  if (error instanceof PoolClosed) return new Problem('stopping', 'No more questions are answered.')
  const failure = toFailure(error)
  switch (failure.kind) {
    case 'input':
      return faultsProblem('invalid-input', failure.faults.map(heardFault), language)
    case 'solver':
      return new Problem('not-solved', `${failure.message} Ask for fewer months or less foresight.`)
    case 'check':
      return withheld('result-withheld', failure.message)
    case 'defect':
      return withheld('defect', 'The request could not be answered.')
    default:
      return failure satisfies never
  }

  function withheld(kind: 'defect' | 'result-withheld', detail: string): Problem {
    const incident = randomUUID()
    const lines = (error instanceof Error ? (error.stack ?? error.message) : String(error)).split('\n')
    // The solver's module is one long line, which a stack would hold whole: lines are cut.
    log(
      `defect ${incident}\n${lines
        .slice(0, 12)
        .map((line) => line.slice(0, 200))
        .join('\n')}\n`,
    )
    return new Problem(kind, `${detail} Please report it as incident ${incident}.`, { incident })
  }
}
