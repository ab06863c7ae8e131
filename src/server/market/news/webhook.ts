import { createHmac } from 'node:crypto'
import { request as plain, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as secure } from 'node:https'
import { VERSION } from '../../../studies/index.ts'
import { within } from '../../within.ts'
import { NotSent, type Outgoing, type WebhookTo } from './channel.ts'
import { publicLookup, refusePrivate } from './public-address.ts'

export interface WebhookOptions {
  /** Whether networks of one's own may be reached, and without encryption. */
  readonly toPrivate: boolean
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly answerMs?: number
}

const ANSWER_MS = 10_000

/** Whether a webhook may be there at all: https, without a password in it, and not on a network of this machine. */
export function isWebhookUrl(text: string, toPrivate: boolean): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || text.length > 500 || url.username !== '' || url.password !== '' || url.hash !== '')
    return false
  if (toPrivate) return url.protocol === 'https:' || url.protocol === 'http:'
  try {
    refusePrivate(url.hostname)
    return url.protocol === 'https:'
  } catch {
    return false
  }
}

/** The body, its id and its time, signed as of the Standard Webhooks specification. */
export function signedHeaders(id: string, seconds: number, body: string, secret: string): Record<string, string> {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': `v1,${signature}` }
}

/** Posts a letter. Redirects are not followed, and of the answer nothing but its status is read. */
export function webhookSender({
  toPrivate,
  clock,
  answerMs = ANSWER_MS,
}: WebhookOptions): (letter: Outgoing, to: WebhookTo) => Promise<void> {
  return async ({ id, entry, message: { topic, about, at } }, { url: text, secret }) => {
    const url = new URL(text)
    if (!isWebhookUrl(text, toPrivate)) throw new NotSent('no address that may be reached', true)
    const body = JSON.stringify({ type: `market.${topic}`, timestamp: at, data: { entry, ...about } })
    const status = await post(url, body, {
      answerMs,
      headers: signedHeaders(id, Math.floor(clock() / 1000), body, secret),
      ...(toPrivate ? {} : { lookup: publicLookup }),
    })
    // By the specification a receiver that answers so wants no more of it.
    if (status < 200 || status > 299) throw new NotSent(`HTTP ${status}`, status === 410)
  }
}

async function post(
  url: URL,
  body: string,
  { answerMs, headers, ...more }: Pick<RequestOptions, 'lookup'> & { answerMs: number; headers: object },
): Promise<number> {
  const asked = (url.protocol === 'https:' ? secure : plain)(url, {
    method: 'POST',
    agent: false,
    maxHeaderSize: 8192,
    headers: {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      'User-Agent': `ytterby/${VERSION}`,
      ...headers,
    },
    ...more,
  })
  const answered = new Promise<number>((resolve, reject) => {
    asked.on('error', (error) => reject(notSent(error)))
    asked.on('response', (answer: IncomingMessage) => {
      answer.on('error', () => undefined)
      resolve(answer.statusCode ?? 0)
    })
  })
  asked.end(body)
  try {
    return await within(answerMs, answered, () => new NotSent('no answer in time'))
  } finally {
    // Whatever is still coming is not waited for.
    asked.destroy()
  }
}

function notSent(error: Error): NotSent {
  if (error instanceof NotSent) return error
  const { code } = error as { code?: unknown }
  return new NotSent(typeof code === 'string' && /^[A-Z_]{1,40}$/.test(code) ? code : 'no connection')
}
