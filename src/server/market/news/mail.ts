import { sayer } from '../../../messages/index.ts'
import { createTransport } from 'nodemailer'
import { newsOf } from '../../../market/index.ts'
import { InputError } from '../../../world/index.ts'
import { isLoopback } from '../../security.ts'
import { serverFault } from '../../server-fault.ts'
import { within } from '../../within.ts'
import { NotSent, type MailTo, type Outgoing } from './channel.ts'
import { mailMessages } from './mail.gen.ts'

/** How mails go out. */
export interface MailOptions {
  /** `smtp://user:password@host:587` or `smtps://…:465`. */
  readonly url: string
  readonly from: string
}

export interface Mailer {
  readonly letter: (letter: Outgoing, to: MailTo) => Promise<void>
  /** The code by which an address is confirmed. */
  readonly code: (code: string, to: MailTo, minutes: number) => Promise<void>
}

/** An address as mail servers take it, without anything that could end a line or name a second one. No flag, which a JSON Schema has none of. */
export const MAIL_ADDRESS =
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?=.{1,190}$)([a-zA-Z\d]([a-zA-Z\d-]{0,61}[a-zA-Z\d])?\.)*[a-zA-Z\d]([a-zA-Z\d-]{0,61}[a-zA-Z\d])?$/

const ANSWER_MS = 8000
const WHOLE_MS = 20_000

/**
 * Sends mails over SMTP. Beyond this machine the connection is encrypted, or nothing is sent.
 *
 * @param market its name, and where people reach it, if that is known
 * @throws InputError `MAIL_SETTINGS`
 */
export function mailer(
  { url, from }: MailOptions,
  { name, origin = '' }: { readonly name: () => string; readonly origin?: string | undefined },
): Mailer {
  checkMail({ url, from })
  const transport = createTransport(transportOf(url))
  const domain = from.slice(from.lastIndexOf('@') + 1)
  const send = async (to: MailTo, { id, subject, lines }: { id?: string; subject: string; lines: string[] }) => {
    // It was confirmed; what a database holds is still looked at again.
    if (!MAIL_ADDRESS.test(to.address)) throw new NotSent('no address', true)
    const market = oneLine(name())
    const mail = {
      from: { name: market, address: from },
      to: { name: '', address: to.address },
      subject: `[${market}] ${oneLine(subject)}`,
      text: `${lines.join('\n\n')}\n`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      ...(id === undefined ? {} : { messageId: `<${id}@${domain}>` }),
    }
    await within(WHOLE_MS, transport.sendMail(mail), () => new NotSent('no answer in time')).catch((error: unknown) => {
      throw notSent(error)
    })
  }
  return {
    letter: ({ id, message: { topic, about } }, to) => {
      const { subject, text, page } = newsOf(topic, about, to.language)
      const off = sayer(mailMessages, to.language)('off')
      const links = origin === '' ? [] : [`${origin}${page}`, `-- \n${off} ${origin}/news`]
      return send(to, { id, subject, lines: [text, ...links] })
    },
    code: (code, to, minutes) => {
      const say = sayer(mailMessages, to.language)
      return send(to, { subject: say('subject'), lines: [say('code', { code, minutes }), say('unasked')] })
    },
  }
}

/** Refuses what `mailer` would refuse, before there is a market. */
export function checkMail({ url, from }: MailOptions): void {
  transportOf(url)
  if (!MAIL_ADDRESS.test(from)) refuseSettings('from')
}

/** What an address of a mail server means. Exported for its tests. */
export function transportOf(url: string): {
  readonly host: string
  readonly port: number
  readonly secure: boolean
  readonly requireTLS: boolean
  readonly auth?: { readonly user: string; readonly pass: string }
  readonly [more: string]: unknown
} {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed === undefined || !/^smtps?:$/.test(parsed.protocol) || parsed.hostname === '' || parsed.search !== '')
    return refuseSettings('server')
  const host = parsed.hostname.replace(/^\[(.*)\]$/, '$1')
  const secure = parsed.protocol === 'smtps:'
  const [user, pass] = [parsed.username, parsed.password].map(decodeURIComponent)
  return {
    host,
    port: parsed.port === '' ? (secure ? 465 : 587) : Number(parsed.port),
    secure,
    // A mail server on this machine has often no certificate, and nobody in between.
    requireTLS: !secure && !isLoopback(host),
    ignoreTLS: !secure && isLoopback(host),
    ...(user === undefined || user === '' ? {} : { auth: { user, pass: pass ?? '' } }),
    connectionTimeout: ANSWER_MS,
    greetingTimeout: ANSWER_MS,
    socketTimeout: ANSWER_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function refuseSettings(what: 'from' | 'server'): never {
  throw new InputError([serverFault(`MAIL_SETTINGS:${what}`, {})])
}

function notSent(error: unknown): NotSent {
  if (error instanceof NotSent) return error
  const { responseCode, command, code } = error as { responseCode?: unknown; command?: unknown; code?: unknown }
  // A recipient that the server knows to be none. A refused sign-in is the market's affair, and may be mended.
  if (typeof responseCode === 'number')
    return new NotSent(`SMTP ${responseCode}`, command === 'RCPT TO' && responseCode >= 550 && responseCode <= 559)
  return new NotSent(typeof code === 'string' && /^[A-Z_]{1,30}$/.test(code) ? code : 'no connection')
}

const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim()
