import { z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { ProblemKind } from '../../problems.ts'
import { component } from '../../routing.ts'
import { answerExample } from '../examples.ts'
import { marketRoute, type Access } from './market-route.ts'

/** Somebody's round, lot or the like. */
export const named = z.object({ id: z.string().min(1).max(200) })

/** An address that is read, and what it answers. */
export function read(
  api: OpenAPIHono,
  {
    problems = ['not-found'],
    params,
    query = z.strictObject({}),
    shown: [name, schema],
    ...about
  }: {
    readonly path: string
    readonly operationId: string
    readonly summary: string
    readonly description: string
    readonly access: Access
    readonly tags: string[]
    /** What it answers, and what that is called. */
    readonly shown: readonly [name: string, schema: z.ZodType]
    readonly params?: z.ZodObject
    readonly query?: z.ZodObject
    readonly problems?: readonly ProblemKind[]
  },
  view: (c: Context, given: Readonly<Record<string, string>>) => object | Promise<object>,
): void {
  const one = marketRoute(api, {
    ...about,
    method: 'get',
    request: { query, ...(params === undefined ? {} : { params }) },
    answer: {
      description: 'As it stands',
      content: { 'application/json': component(api, name, schema) },
      examples: answerExample(name),
    },
    problems,
  })
  api.openapi(one, async (c) => c.json(await view(c, { ...c.req.query(), ...c.req.param() })))
}
