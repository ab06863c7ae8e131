import { z, type OpenAPIHono } from '@hono/zod-openapi'
import { refuse, type Actor, type Sequencer } from '../../../market/index.ts'
import type { Outbox } from '../../../store/index.ts'
import type { ProblemKind } from '../../problems.ts'
import { bodyOf, component, type RouteAbout } from '../../routing.ts'
import type { MarketLimits } from '../limits.ts'
import { MAIL_ADDRESS, type Mailer } from '../news/mail.ts'
import { CODE_MS, type NewsSettings, type Reached } from '../news/settings.ts'
import { isWebhookUrl } from '../news/webhook.ts'
import { strictJson } from '../strict-json.ts'
import type { Who } from '../authentication.ts'
import { read } from './read.ts'
import { marketRoute } from './market-route.ts'

export interface NewsRoutesOptions {
  readonly clerk: Sequencer
  readonly who: Who
  readonly settings: NewsSettings
  readonly outbox: Outbox
  readonly mail: Mailer | undefined
  readonly toPrivate: boolean
  readonly limits: MarketLimits
  readonly now: () => string
}

const language = z.enum(['en', 'ja'])
const newsShown = z.object({
  mails: z.boolean().meta({ description: 'whether this market sends mails' }),
  language,
  mail: z.object({ address: z.string(), on: z.boolean() }).nullable(),
  asked: z.string().nullable().meta({ description: 'address that waits for its code' }),
  webhooks: z.array(z.object({ id: z.string(), url: z.string() })),
})
const undeliveredShown = z.object({
  undelivered: z.array(
    z.object({
      id: z.string(),
      channel: z.enum(['mail', 'webhook']),
      user: z.string(),
      entry: z.int().meta({ 'x-unit': 'number' }),
      tries: z.int().meta({ 'x-unit': 'count' }),
      why: z.string(),
    }),
  ),
})
const done = z.object({ done: z.literal(true) })
const webhookMade = z.object({ id: z.string(), url: z.string(), secret: z.string() })

const PROBLEMS: readonly ProblemKind[] = ['not-signed-in', 'not-allowed', 'forged-request', 'too-many-requests']
const SENT: readonly ProblemKind[] = [
  ...PROBLEMS,
  'command-refused',
  'not-found',
  'body-too-large',
  'unsupported-media-type',
]

/** How users are notified of what concerns them. It takes a session: a key that was stolen neither reads an address nor has its owner notified elsewhere. */
export function newsRoutes(api: OpenAPIHono, options: NewsRoutesOptions): void {
  const { who, settings } = options
  read(
    api,
    {
      path: '/news',
      operationId: 'getNews',
      summary: 'Where you are notified of what concerns you',
      description: 'Your address, whether mails are sent there, and your webhooks without their secrets.',
      access: 'session',
      tags: ['news'],
      shown: ['News', newsShown],
      problems: PROBLEMS,
    },
    async (c) => shownOf(await settings.of(personIn(who, c).user), options.mail !== undefined),
  )
  addressRoutes(api, options)
  webhookRoutes(api, options)
  undeliveredRoutes(api, options)
}

const shownOf = ({ language: lang, mail, asked, webhooks }: Reached, mails: boolean): z.infer<typeof newsShown> => ({
  mails,
  language: lang,
  mail,
  asked: asked?.address ?? null,
  webhooks: webhooks.map(({ id, url }) => ({ id, url })),
})

/** Somebody in a session, who has chosen a password. */
function personIn(who: Who, c: Parameters<Who['of']>[0]): Actor {
  who.inSession(c)
  return who.of(c).actor
}

function addressRoutes(api: OpenAPIHono, { who, settings, mail, limits }: NewsRoutesOptions): void {
  const posts = <S extends z.ZodObject>(
    about: Pick<RouteAbout<string, never>, 'path' | 'operationId' | 'summary' | 'description'>,
    [schema, example]: readonly [S, z.input<S>],
    carryOut: (user: string, input: z.infer<S>) => Promise<void>,
  ): void => {
    api.openapi(
      marketRoute(api, {
        ...about,
        access: 'session',
        method: 'post',
        tags: ['news'],
        request: { body: bodyOf(api, schema, { [about.operationId]: { summary: about.summary, value: example } }) },
        middleware: [who.known, strictJson(limits)],
        answer: { description: 'It is done', content: { 'application/json': component(api, 'Noted', done) } },
        problems: SENT,
      }),
      async (c) => {
        await carryOut(personIn(who, c).user, (c.req.valid as (of: 'json') => z.infer<S>)('json'))
        return c.json({ done: true as const })
      },
    )
  }
  posts(
    {
      path: '/news/address',
      operationId: 'setAddress',
      summary: 'Sends a code to an address of yours',
      description: 'The code has eight digits and is good for 30 minutes. Five codes a day are sent.',
    },
    [
      z.strictObject({
        address: z.string().max(254).regex(MAIL_ADDRESS, 'an address such as a@example.org'),
        language,
      }),
      { address: 'mira@example.org', language: 'en' },
    ],
    async (user, given) => {
      if (mail === undefined) refuse('MAIL_OFF', {})
      const code = await settings.ask(user, given.address, given.language)
      await mail.code(code, given, CODE_MS / 60_000).catch(() => refuse('MAIL_NOT_SENT', {}))
    },
  )
  posts(
    {
      path: '/news/code',
      operationId: 'confirmAddress',
      summary: 'Confirms the address by the code that came there',
      description: 'Within 30 minutes and five tries. From then on mails are sent there.',
    },
    [z.strictObject({ code: z.string().regex(/^\d{8}$/, 'eight digits') }), { code: '12345678' }],
    (user, { code }) => settings.confirm(user, code),
  )
  posts(
    {
      path: '/news/settings',
      operationId: 'setNews',
      summary: 'Language of mails, and whether any are sent',
      description: 'The address stays as it is.',
    },
    [z.strictObject({ language, on: z.boolean() }), { language: 'en', on: true }],
    (user, given) => settings.choose(user, given),
  )
  posts(
    {
      path: '/news/no-address',
      operationId: 'forgetAddress',
      summary: 'Has your address forgotten',
      description: 'No mail is sent to it any more.',
    },
    [z.strictObject({}), {}],
    (user) => settings.forget(user),
  )
}

function webhookRoutes(api: OpenAPIHono, { who, settings, toPrivate, limits }: NewsRoutesOptions): void {
  api.openapi(
    marketRoute(api, {
      method: 'post',
      path: '/news/webhooks',
      operationId: 'addWebhook',
      summary: 'An address of a program of yours, which is notified of what concerns you; its secret is shown once',
      description:
        'For traders, up to five. What is posted is signed with the secret, which is shown here and at no other time.',
      access: 'session',
      tags: ['news'],
      request: {
        body: bodyOf(api, z.strictObject({ url: z.string().min(1).max(500) }), {
          webhook: { summary: 'An address', value: { url: 'https://acme.example/market' } },
        }),
      },
      middleware: [who.known, strictJson(limits)],
      answer: {
        description: 'The secret, with which what is posted there is signed',
        content: { 'application/json': component(api, 'Webhook', webhookMade) },
      },
      problems: SENT,
    }),
    async (c) => {
      const { user, role } = personIn(who, c)
      if (role !== 'trader') refuse('NOT_ALLOWED:webhooks', { role })
      const { url } = c.req.valid('json')
      if (!isWebhookUrl(url, toPrivate)) refuse('WEBHOOK_ADDRESS', {})
      return c.json({ url, ...(await settings.addWebhook(user, url)) })
    },
  )
  api.openapi(
    marketRoute(api, {
      method: 'delete',
      path: '/news/webhooks/{id}',
      operationId: 'dropWebhook',
      summary: 'Ends a webhook of yours',
      description: 'Nothing more is posted there.',
      access: 'session',
      tags: ['news'],
      request: { params: z.object({ id: z.string().max(80) }) },
      middleware: [who.known],
      answer: { description: 'It is done', content: { 'application/json': component(api, 'Noted', done) } },
      problems: SENT,
    }),
    async (c) => {
      await settings.dropWebhook(personIn(who, c).user, c.req.valid('param').id)
      return c.json({ done: true as const })
    },
  )
}

function undeliveredRoutes(api: OpenAPIHono, { who, outbox, now }: NewsRoutesOptions): void {
  const mayOperate = ({ role }: Actor): void => {
    if (role !== 'operator') refuse('NOT_ALLOWED:read-operator', { role })
  }
  read(
    api,
    {
      path: '/news/undelivered',
      operationId: 'listUndelivered',
      summary: 'What could not be sent to whom, and why; not the address',
      description: 'For operators. An entry of the log that concerns a user could not be sent after several tries.',
      access: 'session',
      tags: ['operator'],
      shown: ['Undelivered', undeliveredShown],
      problems: PROBLEMS,
    },
    async (c) => {
      mayOperate(personIn(who, c))
      const dead = await outbox.dead()
      return { undelivered: dead.map(({ party, ...rest }) => ({ ...rest, user: party.split(' ')[0] ?? '' })) }
    },
  )
  const acts = [
    [
      'post',
      '/news/undelivered/{id}/again',
      'sendAgain',
      'Tries once more to send it',
      'For operators. It is due at once.',
    ],
    ['delete', '/news/undelivered/{id}', 'dropUndelivered', 'Gives it up', 'For operators. It is not sent any more.'],
  ] as const
  for (const [method, path, operationId, summary, description] of acts)
    api.openapi(
      marketRoute(api, {
        method,
        path,
        operationId,
        summary,
        description,
        access: 'session',
        tags: ['operator'],
        request: { params: z.object({ id: z.string().max(80) }) },
        middleware: [who.known],
        answer: { description: 'It is done', content: { 'application/json': component(api, 'Noted', done) } },
        problems: SENT,
      }),
      async (c) => {
        mayOperate(personIn(who, c))
        const { id } = c.req.param() as { readonly id: string }
        const isThere = await (method === 'post' ? outbox.revive(id, now()) : outbox.drop(id))
        if (!isThere) refuse('LETTER_UNKNOWN', { id })
        return c.json({ done: true as const })
      },
    )
}
