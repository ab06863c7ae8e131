import { createHash, randomBytes } from 'node:crypto'
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { Problem } from '../../problems.ts'
import { problemResponses } from '../../routing.ts'
import { clientIpOf } from '../../access/client-ip.ts'
import type { Guessing } from '../guessing.ts'
import type { Flow, IdentityProvider } from '../oidc.ts'
import type { PublicOrigin } from '../origin.ts'
import type { Secrets } from '../secrets.ts'
import type { Sessions } from '../sessions.ts'
import type { Subjects } from '../subjects.ts'
import type { Who } from '../authentication.ts'
import { EVERYWHERE } from './market-route.ts'

const KIND = 'oidc-flow'
const FLOW_MS = 600_000
const PATH = '/session/oidc'

export interface OidcParts {
  readonly provider: IdentityProvider
  readonly base: string
  readonly who: Who
  readonly secrets: Secrets
  readonly sessions: Sessions
  readonly subjects: Subjects
  readonly origin: PublicOrigin
  readonly clock: () => number
  readonly guessing: Guessing
  readonly trustProxy: boolean
}

/** Signing in at an identity provider. Where it ends is fixed: no address is taken from the request. */
export function oidcRoutes(api: OpenAPIHono, parts: OidcParts): void {
  const { provider, base, who, secrets, sessions, subjects, origin, clock, guessing, trustProxy } = parts
  const cookie = origin.secure ? '__Host-ytterby-oidc' : 'ytterby-oidc'
  const callback = (c: Context): string => `${origin.of(c)}${base}${PATH}/callback`
  const answer = (description: string) => ({
    tags: ['session'],
    security: [],
    responses: { 302: { description }, ...problemResponses(api, [...EVERYWHERE, 'sign-in-failed', 'defect']) },
  })

  api.openapi(
    createRoute({
      method: 'get',
      path: PATH,
      operationId: 'beginOidc',
      summary: 'Sign in at the identity provider',
      description: 'To be opened in a browser. Operators may not sign in so.',
      ...answer('To the identity provider'),
    }),
    async (c) => {
      const { url, flow } = await provider.begin(callback(c))
      const token = randomBytes(32).toString('base64url')
      await secrets.setSecret(KIND, hashed(token), flow, new Date(clock() + FLOW_MS).toISOString())
      // Lax, since the way back begins on another site.
      setCookie(c, cookie, token, {
        httpOnly: true,
        sameSite: 'Lax',
        path: '/',
        secure: origin.secure,
        maxAge: FLOW_MS / 1000,
      })
      return c.redirect(url.href, 302)
    },
  )

  api.openapi(
    createRoute({
      method: 'get',
      path: `${PATH}/callback`,
      operationId: 'finishOidc',
      summary: 'The way back from the identity provider',
      description:
        'The identity provider sends the browser here. It ends a sign-in that was begun in the same browser within ten minutes, once.',
      ...answer('Signed in; to the first page'),
    }),
    async (c) => {
      const flow = await flowOf(c)
      const answered = new URL(callback(c))
      answered.search = new URL(c.req.url).search
      const subject = flow === undefined ? undefined : await provider.finish(answered, flow).catch(() => undefined)
      const found = subject === undefined ? undefined : await subjects.userOf(subject)
      if (found === undefined) {
        await guessing.wrong(clientIpOf(c, trustProxy))
        throw new Problem('sign-in-failed', 'The identity provider’s answer lets nobody in.')
      }
      await who.dropSession(c)
      const { user, id } = found
      who.setSession(c, await sessions.open({ user, by: { kind: 'oidc-subject', id }, strong: false }))
      return c.redirect('/', 302)
    },
  )

  /** The sign-in that this browser has begun; it can be ended once. */
  async function flowOf(c: Context): Promise<Flow | undefined> {
    const token = getCookie(c, cookie)
    if (token === undefined) return undefined
    deleteCookie(c, cookie, { path: '/', secure: origin.secure })
    const flow = (await secrets.secret(KIND, hashed(token))) as Flow | undefined
    await secrets.dropSecret(KIND, hashed(token))
    return flow
  }
}

const hashed = (token: string): string => createHash('sha256').update(token).digest('base64url')
