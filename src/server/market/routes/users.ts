import { z, type OpenAPIHono } from '@hono/zod-openapi'
import { refuse, type Actor } from '../../../market/index.ts'
import { bodyOf, component } from '../../routing.ts'
import type { Accounts } from '../accounts.ts'
import type { MarketLimits } from '../limits.ts'
import { strictJson } from '../strict-json.ts'
import type { Subjects } from '../subjects.ts'
import type { Who } from '../authentication.ts'
import { marketRoute } from './market-route.ts'

const params = z.object({ user: z.string().min(1).max(80) })
const PROBLEMS = ['not-signed-in', 'not-allowed', 'forged-request', 'not-found', 'too-many-requests'] as const

const tags = ['operator']

/** How the operator lets users in, whom the commands have added. */
export function enrolmentRoutes(api: OpenAPIHono, who: Who, accounts: Accounts): void {
  api.openapi(
    marketRoute(api, {
      method: 'post',
      path: '/users/{user}/enrolment',
      operationId: 'enrolUser',
      summary: 'A one-time password and a second factor for a user, shown once; what they had before ends',
      description:
        'An operator hands both over. The password is good once, until `until`; its user then chooses one of their own.',
      access: 'session',
      tags,
      request: { params },
      middleware: [who.known],
      answer: {
        description: 'To be handed over by a way that nobody else reads',
        content: {
          'application/json': component(
            api,
            'Enrolment',
            z.object({ user: z.string(), password: z.string(), totp: z.string(), until: z.iso.datetime() }),
          ),
        },
      },
      problems: PROBLEMS,
    }),
    async (c) => {
      const { actor } = who.of(c)
      mayOperate(actor)
      who.inSession(c)
      const { user } = c.req.valid('param')
      const enrolment = await accounts.enrol(user, actor)
      return c.json(enrolment)
    },
  )
}

/** Who users are at the identity provider. */
export function subjectRoutes(api: OpenAPIHono, who: Who, subjects: Subjects, limits: MarketLimits): void {
  api.openapi(
    marketRoute(api, {
      method: 'post',
      path: '/users/{user}/subject',
      operationId: 'setSubject',
      summary: 'Says who a user is at the identity provider',
      description:
        'An operator says which subject of the identity provider a user is. From then on that user may sign in there.',
      access: 'session',
      tags,
      request: {
        params,
        body: bodyOf(api, z.strictObject({ subject: z.string().min(1).max(255) }), {
          subject: { summary: 'A subject of the identity provider', value: { subject: '248289761001' } },
        }),
      },
      middleware: [who.known, strictJson(limits)],
      answer: {
        description: 'It is noted',
        content: { 'application/json': component(api, 'Subject', z.object({ user: z.string(), subject: z.string() })) },
      },
      problems: [...PROBLEMS, 'command-refused', 'body-too-large', 'unsupported-media-type'],
    }),
    async (c) => {
      const { actor } = who.of(c)
      mayOperate(actor)
      who.inSession(c)
      const { user } = c.req.valid('param')
      const { subject } = c.req.valid('json')
      await subjects.set(user, subject, actor)
      return c.json({ user, subject })
    },
  )
}

function mayOperate({ role }: Actor): void {
  if (role !== 'operator') refuse('NOT_ALLOWED:let-in', { role })
}
