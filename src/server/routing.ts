import { createRoute, OpenAPIHono, z, type RouteConfig } from '@hono/zod-openapi'
import { z as zod, type ZodType } from 'zod'
import { mustAccept } from './negotiate.ts'
import { invalidRequest, Problem, PROBLEMS, problemSchema, type ProblemKind } from './problems.ts'

/** An API whose requests are checked by the schemas that its document shows. */
export function newApi(): OpenAPIHono {
  return new OpenAPIHono({
    defaultHook: (result: { success: boolean; target: string; error?: Parameters<typeof invalidRequest>[0] }) => {
      if (!result.success && result.error !== undefined)
        throw invalidRequest(result.error, PLACES[result.target] ?? 'query')
    },
  })
}

const PLACES: Readonly<Record<string, 'body' | 'path' | 'header'>> = { json: 'body', param: 'path', header: 'header' }

/** The methods that a path of an API knows. */
export function methodsOf(api: OpenAPIHono): (path: string) => string[] {
  const routes = api.openAPIRegistry.definitions.flatMap((one) =>
    one.type === 'route'
      ? [
          {
            method: one.route.method.toUpperCase(),
            path: new RegExp(`^${one.route.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
          },
        ]
      : [],
  )
  return (path) => routes.filter((route) => route.path.test(path)).map(({ method }) => method)
}

/** What is answered where there is nothing, or nothing for this method. */
export function nothingHere(method: string, methods: readonly string[], hint = ''): Problem {
  const allow = methods.includes('GET') ? ['HEAD', ...methods] : methods
  return methods.length === 0 || allow.includes(method)
    ? new Problem('not-found', `There is nothing at this address.${hint}`)
    : new Problem('method-not-allowed', `${method} cannot be done here.`, {}, { Allow: allow.join(', ') })
}

/** Puts a schema among the components of the document. The studies' own are those that `ytterby schema` prints. */
export function component(
  api: OpenAPIHono,
  name: string,
  schema: ZodType,
  io: 'input' | 'output' = 'output',
): { $ref: string } {
  const { $schema: _draft, ...body } = zod.toJSONSchema(schema, { io, unrepresentable: 'any' })
  if (!api.openAPIRegistry.definitions.some((one) => one.type === 'component' && one.name === name))
    api.openAPIRegistry.registerComponent('schemas', name, body as object)
  return { $ref: `#/components/schemas/${name}` }
}

type Ref = { readonly $ref: string }
type Content = Readonly<Record<string, Ref | { readonly anyOf: readonly Ref[] } | ZodType>>
/** A route as its handler sees it: what was asked is typed, what is answered is a `Response`. */
type Route<P extends string, R> = {
  readonly method: 'get' | 'post' | 'delete'
  readonly path: P
  readonly request: R
  readonly responses: RouteConfig['responses']
}

type Answer = { status?: 200 | 202; description: string; content: Content; headers?: ZodType }

/** A route with one good answer. Its media types are those that `Accept` is checked against. */
export function route<P extends string, R extends NonNullable<RouteConfig['request']>>(
  api: OpenAPIHono,
  {
    answer,
    problems = [],
    also = {},
    middleware = [],
    ...about
  }: {
    method: 'get' | 'post' | 'delete'
    path: P
    operationId: string
    summary: string
    tags: string[]
    request: R
    answer: Answer
    problems?: readonly ProblemKind[]
    /** Good answers without content: what each status means. */
    also?: Readonly<Record<number, string>>
    middleware?: ReturnType<typeof mustAccept>[]
  },
): Route<P, R> {
  const problem = { 'application/problem+json': { schema: component(api, 'Problem', problemSchema) } }
  const failures = new Map<number, string[]>()
  for (const kind of ['malformed-request', 'not-acceptable', 'invalid-request', 'defect', ...problems] as const) {
    const [status, title] = PROBLEMS[kind]
    failures.set(status, [...(failures.get(status) ?? []), title])
  }
  const responses: RouteConfig['responses'] = {
    [answer.status ?? 200]: {
      description: answer.description,
      ...(answer.headers === undefined ? {} : { headers: answer.headers }),
      content: Object.fromEntries(Object.entries(answer.content).map(([type, schema]) => [type, { schema }])),
    },
    ...Object.fromEntries(Object.entries(also).map(([status, description]) => [status, { description }])),
    ...Object.fromEntries(
      [...failures].map(([status, titles]) => [status, { description: titles.join('; '), content: problem }]),
    ),
  }
  return createRoute({
    ...about,
    responses,
    middleware: [mustAccept(Object.keys(answer.content)), ...middleware],
  } as Route<P, R>)
}

export const TEXT = z.string()
export const BINARY = z.string().openapi({ format: 'binary' })
