import type { OpenAPIHono } from '@hono/zod-openapi'
import { VERSION, withUnits, type JsonSchema } from '../studies/index.ts'
import type { Security } from './routing.ts'

/** What a document says of an API as a whole. */
export interface DocumentAbout {
  readonly title: string
  readonly description: string
  /** Where the API begins. */
  readonly base: string
  /** What each tag stands for. Those that no operation has are left out. */
  readonly tags: Readonly<Record<string, string>>
  /** What counts for operations that say nothing of it. */
  readonly security?: Security
  readonly securitySchemes?: Readonly<Record<string, object>>
}

/** The OpenAPI document of an API, as text: its schemas have the unit of each number beside it. */
export function documentOf(api: OpenAPIHono, about: DocumentAbout): string {
  const { title, description, base, security, securitySchemes } = about
  const { components, paths, ...rest } = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title,
      version: VERSION,
      description,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: base, description: 'This server' }],
  }) as unknown as Described
  const operations = mapped(paths, (methods) => mapped(methods, withUnitsAll))
  const used = new Set(
    Object.values(operations).flatMap((methods) => Object.values(methods).flatMap(({ tags }) => tags)),
  )
  return JSON.stringify({
    ...rest,
    ...(security === undefined ? {} : { security }),
    tags: Object.entries(about.tags)
      .filter(([name]) => used.has(name))
      .map(([name, text]) => ({ name, description: text })),
    paths: operations,
    components: {
      ...components,
      ...(securitySchemes === undefined ? {} : { securitySchemes }),
      schemas: mapped(components.schemas, withUnits),
    },
  })
}

/** As much of a document as is changed here. */
interface Described {
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> }
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>
}
interface DescribedOperation {
  readonly tags: readonly string[]
  readonly parameters?: readonly { readonly name: string; readonly schema: JsonSchema }[]
  readonly requestBody?: { readonly content: DescribedContent }
  readonly responses: Readonly<Record<string, { readonly content?: DescribedContent }>>
}
type DescribedContent = Readonly<Record<string, { readonly schema: JsonSchema }>>

const mapped = <A, B>(all: Readonly<Record<string, A>>, how: (one: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(all).map(([name, one]) => [name, how(one)]))

/** An operation with units in the schemas that stand in it and not among the components. */
function withUnitsAll(operation: DescribedOperation): DescribedOperation {
  const inContent = (content: DescribedContent): DescribedContent =>
    mapped(content, (one) => ({ ...one, schema: withUnits(one.schema) }))
  const { parameters, requestBody, responses } = operation
  return {
    ...operation,
    ...(parameters === undefined ? {} : { parameters: parameters.map(parameterWithUnit) }),
    ...(requestBody === undefined ? {} : { requestBody: { ...requestBody, content: inContent(requestBody.content) } }),
    responses: mapped(responses, (one) =>
      one.content === undefined ? one : { ...one, content: inContent(one.content) },
    ),
  }
}

/** A parameter is to its name what a property is. */
function parameterWithUnit<P extends { readonly name: string; readonly schema: JsonSchema }>(parameter: P): P {
  const { name, schema } = parameter
  const { properties } = withUnits({ properties: { [name]: schema } }) as { properties: Record<string, JsonSchema> }
  return { ...parameter, schema: properties[name] ?? schema }
}
