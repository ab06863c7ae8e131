import { z, type OpenAPIHono } from '@hono/zod-openapi'
import { addApiKey, apiKeySchema, apiKeysView, type Sequencer } from '../../../market/index.ts'
import { newApiKey } from '../../access/api-key.ts'
import { bodyOf, component } from '../../routing.ts'
import type { MarketLimits } from '../limits.ts'
import { strictJson } from '../strict-json.ts'
import type { Who } from '../authentication.ts'
import { marketRoute } from './market-route.ts'

/** Your keys: made in a session, revoked by the command. A key cannot make keys. */
export function apiKeyRoutes(api: OpenAPIHono, clerk: Sequencer, who: Who, limits: MarketLimits): void {
  const tags = ['keys']
  const keySchema = apiKeySchema.extend({ id: z.string() })
  const schema = apiKeySchema.omit({ id: true })

  api.openapi(
    marketRoute(api, {
      method: 'post',
      path: '/api-keys',
      operationId: 'makeApiKey',
      summary: 'A key for programs of yours; it is shown once',
      description:
        '`until` is within a year. It does what its holder’s role may do, as far as its scopes go. The command `revoke-api-key` ends it.',
      access: 'session',
      tags,
      request: {
        body: bodyOf(api, schema, {
          'api-key': { summary: 'A key that reads', value: { scopes: ['read'], until: '2027-12-31T00:00:00Z' } },
        }),
      },
      middleware: [who.known, strictJson(limits)],
      answer: {
        description: 'The key, for `Authorization: Bearer`',
        content: { 'application/json': component(api, 'NewApiKey', keySchema.extend({ key: z.string() })) },
      },
      problems: [
        'not-signed-in',
        'not-allowed',
        'forged-request',
        'body-too-large',
        'unsupported-media-type',
        'command-refused',
        'too-many-requests',
      ],
    }),
    async (c) => {
      who.inSession(c)
      const { actor } = who.of(c)
      const { scopes, until } = c.req.valid('json')
      const { id, hash, text } = newApiKey()
      const key = { id, user: actor.user, hash, scopes: [...new Set(scopes)], until }
      // No key of idempotency has a slash in it.
      await clerk.ask(actor, `api-key/${id}`, (venue, at) => addApiKey(venue, key, { actor, at }))
      return c.json({ id, scopes: key.scopes, until, key: text })
    },
  )

  api.openapi(
    marketRoute(api, {
      method: 'get',
      path: '/api-keys',
      operationId: 'listApiKeys',
      summary: 'Your keys',
      description: 'Their ids, their scopes and until when they are good.',
      access: 'key',
      tags,
      request: {},
      answer: {
        description: 'Without what was shown once',
        content: { 'application/json': component(api, 'ApiKeys', z.object({ keys: z.array(keySchema) })) },
      },
      problems: ['not-signed-in', 'too-many-requests'],
    }),
    (c) => c.json(apiKeysView(clerk.venue, who.of(c).actor)),
  )
}
