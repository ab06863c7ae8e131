import type { OpenAPIHono, RouteConfig } from '@hono/zod-openapi'
import type { Scope } from '../../../market/index.ts'
import type { ProblemKind } from '../../problems.ts'
import { route, type RouteAbout, type Security } from '../../routing.ts'

/** Who may ask: anyone, somebody in a session, or that as well as a program with a key: any, or one with a scope. */
export type Access = 'anyone' | 'session' | 'key' | Scope

/** What any request can fail with, before its route is asked: a key that is none is refused at public addresses too. */
export const EVERYWHERE: readonly ProblemKind[] = [
  'not-signed-in',
  'wrong-host',
  'too-many-requests',
  'log-tampered',
  'store-unreachable',
  'time-limit',
]

/** A route of the market, with who may ask. */
export const marketRoute = <P extends string, R extends NonNullable<RouteConfig['request']>>(
  api: OpenAPIHono,
  { access, problems = [], ...about }: Omit<RouteAbout<P, R>, 'security'> & { readonly access: Access },
) =>
  route<P, R>(api, {
    ...about,
    security: securityOf(access, about.method),
    problems: [...EVERYWHERE, ...(access === 'anyone' ? [] : (['not-allowed'] as const)), ...problems],
  })

/** Schemes are those of `marketAbout`. What a browser sends by itself takes the session's token besides where it changes something. */
function securityOf(access: Access, method: 'get' | 'post' | 'delete'): Security {
  const session = { session: [], ...(method === 'get' ? {} : { csrf: [] }) }
  if (access === 'anyone') return []
  if (access === 'session') return [session]
  return [{ apiKey: access === 'key' ? [] : [access] }, session]
}
