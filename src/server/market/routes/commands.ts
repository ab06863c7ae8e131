import { z, type OpenAPIHono } from '@hono/zod-openapi'
import {
  COMMANDS,
  isForTwo,
  receiptSchema,
  type CommandName,
  type Role,
  type Scope,
  type Sequencer,
} from '../../../market/index.ts'
import { bodyOf, component } from '../../routing.ts'
import type { MarketLimits } from '../limits.ts'
import { strictJson } from '../strict-json.ts'
import type { Who } from '../authentication.ts'
import { marketRoute } from './market-route.ts'
import { commandTag } from '../document-about.ts'
import { answerExample, COMMAND_EXAMPLES } from '../examples.ts'

const KEY = /^[\w.:-]{1,80}$/

/** `Idempotency-Key: …`: the same request again is not carried out again. `Command-Signature: …`: in whose name it is asked. */
const headers = z.object({
  'idempotency-key': z
    .string()
    .regex(KEY, 'letters, digits, and . _ : - , at most 80 of them')
    .openapi({ description: 'Chosen by you, another for each command; the same request again is not done again' }),
  'command-signature': z.string().max(2000).optional().openapi({
    description: 'What a trader asks is signed with a key of its organisation (ytterby market sign-command)',
  }),
})

/** Every command of the market, each an operation. */
export function commandRoutes(api: OpenAPIHono, clerk: Sequencer, who: Who, limits: MarketLimits): void {
  const answer = component(
    api,
    'Done',
    z.object({
      seq: z.int().meta({ 'x-unit': 'number', description: 'the entry of the log that tells' }),
      receipt: receiptSchema.meta({
        description: 'signed by the market: keep it, and the log can be checked against it',
      }),
    }),
  )
  const body = strictJson(limits)
  for (const [word, { does, input, roles, scope }] of Object.entries(COMMANDS)) {
    const name = word as CommandName
    api.openapi(
      marketRoute(api, {
        method: 'post',
        path: `/commands/${name}`,
        operationId: camel(name),
        summary: does,
        description: describe(name, roles, scope),
        access: scope,
        tags: [commandTag(roles, scope)],
        request: {
          headers,
          body: bodyOf(api, component(api, `${pascal(name)}Input`, input as z.ZodType, 'input'), {
            [name]: { summary: does, value: COMMAND_EXAMPLES[name] },
          }),
        },
        middleware: [who.known, body],
        answer: {
          description: 'It is done, and in the log',
          content: { 'application/json': answer },
          examples: answerExample('Done'),
        },
        problems: [
          'not-signed-in',
          'not-allowed',
          'forged-request',
          'not-found',
          'body-too-large',
          'unsupported-media-type',
          'command-refused',
          'too-many-requests',
          'time-limit',
        ],
      }),
      async (c) => {
        const { actor, apiKey } = who.of(c)
        const done = await clerk.submit({
          id: c.req.valid('header')['idempotency-key'],
          name,
          input: await c.req.json(),
          actor,
          apiKey,
          signature: c.req.valid('header')['command-signature'],
        })
        return c.json({ seq: done.seq, receipt: await clerk.receipt(done) })
      },
    )
  }
}

/** Who may ask a command, and what it takes besides. */
function describe(name: CommandName, roles: readonly Role[], scope: Scope): string {
  const who = `It is for: ${roles.join(', ')}. An API key needs the scope \`${scope}\`.`
  const two = isForTwo(name) ? ' Where the market takes two operators, one proposes it and another agrees.' : ''
  return `${who}${two} The answer comes once it is in the log; the same request with the same \`Idempotency-Key\` is not done again.`
}

const pascal = (name: string): string => name.replaceAll(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())
const camel = (name: string): string => name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
