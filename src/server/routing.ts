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
  return registered(api, 'schemas', name, body)
}

/** Examples by their names in the document: what each shows, and the whole of it. */
export type Examples = Readonly<Record<string, { readonly summary: string; readonly value: unknown }>>

/** Puts examples among the components of the document, and says where they stand. */
const examplesIn = (api: OpenAPIHono, examples: Examples): { examples: Record<string, Ref> } => ({
  examples: Object.fromEntries(
    Object.entries(examples).map(([name, one]) => [name, registered(api, 'examples', name, one)]),
  ),
})

/** A body in JSON, with examples of it. */
export const bodyOf = <S>(api: OpenAPIHono, schema: S, examples: Examples) => ({
  required: true as const,
  content: { [JSON_TYPE]: { schema, ...examplesIn(api, examples) } },
})

/** A name stands for one thing: of two that share it the document would show the first for both. */
function registered(api: OpenAPIHono, kind: 'schemas' | 'examples', name: string, body: object): Ref {
  const known = api.openAPIRegistry.definitions.find(
    (one) => one.type === 'component' && one.componentType === kind && one.name === name,
  )
  if (known?.type !== 'component') api.openAPIRegistry.registerComponent(kind, name, body)
  else if (JSON.stringify(known.component) !== JSON.stringify(body))
    throw new Error(`Two ${kind} of the document are called ${name}.`)
  return { $ref: `#/components/${kind}/${name}` }
}

const JSON_TYPE = 'application/json'
const PROBLEM_TYPE = 'application/problem+json'

/** What a request can fail with, by status: the kinds of problem, with an example of each. */
export function problemResponses(api: OpenAPIHono, kinds: readonly ProblemKind[]): RouteConfig['responses'] {
  const schema = component(api, 'Problem', problemSchema)
  const byStatus = new Map<number, ProblemKind[]>()
  for (const kind of new Set(kinds)) byStatus.set(PROBLEMS[kind][0], [...(byStatus.get(PROBLEMS[kind][0]) ?? []), kind])
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => [
      status,
      {
        description: same.map((kind) => PROBLEMS[kind][1]).join('; '),
        content: { [PROBLEM_TYPE]: { schema, ...examplesIn(api, Object.fromEntries(same.map(problemExample))) } },
      },
    ]),
  )
}

const problemExample = (kind: ProblemKind): [string, Examples[string]] => {
  const title = PROBLEMS[kind][1]
  return [kind, { summary: title, value: new Problem(kind, `${title}.`).body }]
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

type Answer = {
  status?: 200 | 202
  description: string
  content: Content
  headers?: ZodType
  /** Of its JSON. */
  examples?: Examples
}

/** Who may ask: each entry is one way, by schemes of the document and what they have to allow; none is needed where the list is empty. */
export type Security = readonly Readonly<Record<string, readonly string[]>>[]

/** A route as the document shows it. */
export type RouteAbout<P extends string, R> = {
  readonly method: 'get' | 'post' | 'delete'
  readonly path: P
  readonly operationId: string
  readonly summary: string
  /** What its summary leaves open: what is answered, and what for. */
  readonly description: string
  readonly tags: readonly string[]
  readonly request: R
  readonly answer: Answer
  readonly problems?: readonly ProblemKind[]
  /** Good answers without content: what each status means. */
  readonly also?: Readonly<Record<number, string>>
  readonly middleware?: readonly ReturnType<typeof mustAccept>[]
  /** Left out where the whole document says it. */
  readonly security?: Security
}

/** A route with one good answer. Its media types are those that `Accept` is checked against. */
export function route<P extends string, R extends NonNullable<RouteConfig['request']>>(
  api: OpenAPIHono,
  { answer, problems = [], also = {}, middleware = [], ...about }: RouteAbout<P, R>,
): Route<P, R> {
  const responses: RouteConfig['responses'] = {
    [answer.status ?? 200]: {
      description: answer.description,
      ...(answer.headers === undefined ? {} : { headers: answer.headers }),
      content: Object.fromEntries(
        Object.entries(answer.content).map(([type, schema]) => [
          type,
          { schema, ...(type === JSON_TYPE && answer.examples !== undefined ? examplesIn(api, answer.examples) : {}) },
        ]),
      ),
    },
    ...Object.fromEntries(Object.entries(also).map(([status, description]) => [status, { description }])),
    ...problemResponses(api, ['malformed-request', 'not-acceptable', 'invalid-request', 'defect', ...problems]),
  }
  return createRoute({
    ...about,
    responses,
    middleware: [mustAccept(Object.keys(answer.content)), ...middleware],
  } as Route<P, R>)
}

export const TEXT = z.string()
export const BINARY = z.string().openapi({ format: 'binary' })
