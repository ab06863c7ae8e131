import { loadWorld, shippedWorld } from '../src/files/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import type { Outbox } from '../src/store/index.ts'
import type { App } from '../src/server/index.ts'
import { Hall } from './market-app.ts'
import { API } from './run-server.ts'

/** Both OpenAPI documents, with all that a server may be started with, and what stands in them. */

export type ApiSchema = Readonly<Record<string, unknown>>
export interface ApiExample {
  readonly $ref?: string
  readonly summary?: string
  readonly value?: unknown
}
export interface ApiContent {
  readonly schema: ApiSchema
  readonly examples?: Readonly<Record<string, ApiExample>>
}
export interface ApiOperation {
  readonly operationId: string
  readonly summary?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[]
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: ApiSchema }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, ApiContent>> }
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, ApiContent>> }>>
}
export interface ApiDocument {
  readonly security?: ApiOperation['security']
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, ApiSchema>>
    readonly examples?: Readonly<Record<string, ApiExample>>
    readonly securitySchemes?: Readonly<Record<string, object>>
  }
}

/** A market with an identity provider and with notifications: the document of one that lacks them has fewer operations. */
export async function marketWithAll(): Promise<Hall> {
  const none: Partial<Outbox> = { dead: () => Promise.resolve([]) }
  return Hall.open(await loadWorld(shippedWorld()), await loadSolver(), {
    oidc: { issuer: 'https://login.example', clientId: 'market' },
    news: { outbox: none as Outbox },
    limits: { requests: 1e9 },
  })
}

export const studiesDocument = async (app: Pick<App, 'request'>): Promise<ApiDocument> =>
  (await (await app.request(`${API}/openapi.json`)).json()) as ApiDocument
export const marketDocument = async (hall: Hall): Promise<ApiDocument> =>
  (await hall.ask('/openapi.json')).body as unknown as ApiDocument

/** Each operation with where it stands: `post /stress`. */
export const operationsOf = ({ paths }: ApiDocument): (ApiOperation & { readonly at: string })[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, at: `${method} ${path}` })),
  )

/** Each content of an operation, with where it stands: `body`, or the status of an answer. */
export const contentsOf = ({ requestBody, responses }: ApiOperation): (readonly [at: string, ApiContent])[] =>
  [['body', requestBody] as const, ...Object.entries(responses)].flatMap(([at, one]) =>
    Object.entries(one?.content ?? {}).map(([type, content]) => [`${at} ${type}`, content] as const),
  )
