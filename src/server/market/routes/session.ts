import { z, type OpenAPIHono } from '@hono/zod-openapi'
import { clientIpOf } from '../../access/client-ip.ts'
import { Problem } from '../../problems.ts'
import { bodyOf, component } from '../../routing.ts'
import type { Accounts } from '../accounts.ts'
import type { Devices } from '../devices.ts'
import type { Guessing } from '../guessing.ts'
import type { MarketLimits } from '../limits.ts'
import { csrfOf, type Sessions } from '../sessions.ts'
import { strictJson } from '../strict-json.ts'
import type { Who } from '../authentication.ts'
import { answerExample } from '../examples.ts'
import { read } from './read.ts'
import { marketRoute } from './market-route.ts'

export interface SessionParts {
  readonly who: Who
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly limits: MarketLimits
  readonly guessing: Guessing
  readonly devices: Devices
  readonly trustProxy: boolean
  /** Whether an identity provider lets people in, too. */
  readonly oidc: boolean
}

/** A password is long, and nothing else is asked of it. */
const LEAST = 12
const MOST = 200
const BODY_BYTES = 8 * 1024

const userName = z.string().min(1).max(80)
const password = z.string().min(1).max(MOST)
const signInSchema = z.strictObject({
  user: userName,
  password,
  code: z.string().max(10).optional().openapi({ description: 'of the second factor: six digits' }),
})
const changeSchema = z.strictObject({ password, new: z.string().min(LEAST).max(MOST) })
const sessionSchema = z.object({
  user: z.string(),
  role: z.string(),
  organisation: z.string().nullable(),
  csrf: z.string().meta({ description: 'goes into X-CSRF-Token with everything that changes something' }),
  mustChoosePassword: z.boolean(),
})

const guarded = ['not-signed-in', 'forged-request', 'too-many-requests'] as const

const tags = ['session']
const shownIn = (api: OpenAPIHono) => ({ 'application/json': component(api, 'Session', sessionSchema) })
type Shown = ReturnType<typeof shownIn>
const bodyIn = (limits: MarketLimits): ReturnType<typeof strictJson> => strictJson({ ...limits, bodyBytes: BODY_BYTES })

/** Signing in and out. */
export function sessionRoutes(api: OpenAPIHono, parts: SessionParts): void {
  const shown = shownIn(api)
  signInRoutes(api, parts, shown)
  signedInRoutes(api, parts, shown)
  passwordRoute(api, parts, shown)
}

/** How one signs in, and signing in. */
function signInRoutes(api: OpenAPIHono, parts: SessionParts, shown: Shown): void {
  const { who, accounts, sessions, limits, guessing, devices, trustProxy, oidc } = parts
  read(
    api,
    {
      path: '/sign-in',
      operationId: 'getSignIn',
      summary: 'How one signs in here, and whether you are',
      description:
        '`oidc` says whether an identity provider lets people in, `signedIn` whether this request came in a session.',
      access: 'anyone',
      tags,
      shown: ['SignIn', z.object({ oidc: z.boolean(), signedIn: z.boolean() })],
    },
    (c) => ({ oidc, signedIn: who.hasSession(c) }),
  )

  api.openapi(
    marketRoute(api, {
      method: 'post',
      path: '/session',
      operationId: 'signIn',
      summary: 'Sign in; an operator with a code of the second factor',
      description:
        'The session is in a cookie that scripts cannot read. Send `csrf` as `X-CSRF-Token` with all that changes something. Which of user, password and code was wrong is left open.',
      access: 'anyone',
      tags,
      request: {
        body: bodyOf(api, signInSchema, {
          'sign-in': {
            summary: 'With a second factor',
            value: { user: 'mira', password: 'a long password', code: '123456' },
          },
        }),
      },
      middleware: [who.ownPage, bodyIn(limits)],
      answer: { description: 'The session, in a cookie', content: shown, examples: answerExample('Session') },
      problems: ['sign-in-failed', 'forged-request', 'body-too-large', 'unsupported-media-type', 'too-many-requests'],
    }),
    async (c) => {
      const { user, password: tried, code } = c.req.valid('json')
      const { found, known } = await guessing.make(
        {
          user,
          address: clientIpOf(c, trustProxy),
          known: await accounts.knownBy(user, tried, devices.carried(c, user)),
        },
        (by) => accounts.prove(user, tried, code, { isKnown: by !== undefined }),
      )
      await who.dropSession(c)
      const { account, strong, mustChoose } = found
      const token = await sessions.open({ user, by: { kind: 'account', id: account }, strong })
      who.setSession(c, token)
      devices.sign(c, user, found.devices, known?.by === 'device' ? known.id : undefined)
      return c.json(who.shown(user, csrfOf(token), mustChoose))
    },
  )
}

/** Who is signed in, and signing out. */
function signedInRoutes(api: OpenAPIHono, { who, sessions }: SessionParts, shown: Shown): void {
  api.openapi(
    marketRoute(api, {
      method: 'get',
      path: '/session',
      operationId: 'getSession',
      summary: 'Who is signed in',
      description: 'Its role, its organisation, and `csrf`, which goes into `X-CSRF-Token`.',
      access: 'session',
      tags,
      request: {},
      answer: { description: 'The session', content: shown, examples: answerExample('Session') },
      problems: guarded,
    }),
    (c) => {
      const { actor, session, mustChoose } = who.inSession(c)
      return c.json(who.shown(actor.user, session.csrf, mustChoose))
    },
  )

  api.openapi(
    marketRoute(api, {
      method: 'delete',
      path: '/session',
      operationId: 'signOut',
      summary: 'Sign out',
      description: 'The session ends, and so does its cookie.',
      access: 'session',
      tags,
      request: {},
      answer: {
        description: 'It has ended',
        content: { 'application/json': component(api, 'Ended', z.object({ ended: z.literal(true) })) },
      },
      problems: guarded,
    }),
    async (c) => {
      await sessions.close(who.inSession(c).session.token)
      who.endSession(c)
      return c.json({ ended: true as const })
    },
  )
}

function passwordRoute(api: OpenAPIHono, parts: SessionParts, shown: Shown): void {
  const { who, accounts, sessions, limits, guessing, trustProxy } = parts
  api.openapi(
    marketRoute(api, {
      method: 'post',
      path: '/session/password',
      operationId: 'choosePassword',
      summary: 'Choose another password; all your other sessions end',
      description:
        'It has 12 to 200 characters and does not hold your name. After a one-time password nothing else can be done before it.',
      access: 'session',
      tags,
      request: {
        body: bodyOf(api, changeSchema, {
          'choose-password': {
            summary: 'Another one',
            value: { password: 'a long password', new: 'another password' },
          },
        }),
      },
      middleware: [who.known, bodyIn(limits)],
      answer: { description: 'Another session, in a cookie', content: shown, examples: answerExample('Session') },
      problems: [...guarded, 'sign-in-failed', 'body-too-large', 'unsupported-media-type'],
    }),
    async (c) => {
      const { actor, session } = who.inSession(c)
      const { password: own, new: chosen } = c.req.valid('json')
      if (chosen === own || chosen.toLowerCase().includes(actor.user.toLowerCase()))
        throw new Problem('invalid-request', 'Choose a password that is another one, and does not hold your name.')
      const { found: account } = await guessing.make(
        { user: actor.user, address: clientIpOf(c, trustProxy), known: { by: 'session', id: session.token } },
        () => accounts.change(actor.user, own, chosen),
      )
      await sessions.close(session.token)
      const token = await sessions.open({
        user: actor.user,
        by: { kind: 'account', id: account },
        strong: session.strong,
      })
      who.setSession(c, token)
      return c.json(who.shown(actor.user, csrfOf(token), false))
    },
  )
}
