import { networkInterfaces } from 'node:os'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { SMTPServer } from 'smtp-server'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import { mailer, MAIL_ADDRESS, transportOf } from '../src/server/market/news/mail.ts'
import { CODES_A_DAY, CODE_TRIES } from '../src/server/market/news/settings.ts'
import { loadSolver } from '../src/solver/index.ts'
import type { MarketStore } from '../src/store/index.ts'
import { emptyStore } from './empty-database.ts'
import type { World } from '../src/world/index.ts'
import { Hall, inBrowser, NOBODY, withKey, type Caller, type Seen } from './market-app.ts'

/** Mails: who is sent which, and what somebody tries who would have them say more or go elsewhere. */

const solver = await loadSolver()
const FROM = 'market@market.example'
let world: World
let store: MarketStore
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
  const kept = await emptyStore()
  store = kept.store
  return kept.end
})

interface Mail {
  readonly from: string
  readonly to: readonly string[]
  readonly headers: string
  readonly text: string
}

/** Text that was quoted for mail. */
const unquoted = (text: string): string =>
  Buffer.from(
    text
      .replaceAll('=\r\n', '')
      .replaceAll(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16))),
    'latin1',
  ).toString()

/** A mail server that keeps what comes. */
class Sink {
  readonly mails: Mail[] = []
  readonly server: SMTPServer
  /** What recipients are refused with. */
  refusing: number | undefined
  constructor(options: object = {}) {
    this.server = new SMTPServer({
      authOptional: true,
      logger: false,
      onRcptTo: (_, __, done) =>
        done(this.refusing === undefined ? null : Object.assign(new Error('no'), { responseCode: this.refusing })),
      onData: (stream, { envelope: { mailFrom, rcptTo } }, done) => {
        const pieces: Buffer[] = []
        stream.on('data', (piece: Buffer) => pieces.push(piece))
        stream.on('end', () => {
          const all = Buffer.concat(pieces).toString()
          const [headers = '', ...rest] = all.split('\r\n\r\n')
          const body = rest.join('\r\n\r\n')
          const text = /base64/i.test(headers) ? Buffer.from(body, 'base64').toString() : unquoted(body)
          this.mails.push({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            headers,
            text,
          })
          done()
        })
      },
      ...options,
    })
  }
  async listen(host = '127.0.0.1'): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, host, resolve))
    return `smtp://${host}:${(this.server.server.address() as AddressInfo).port}`
  }
  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()))
  }
}

let sink: Sink
let hall: Hall
let trader: Caller
beforeEach(async () => {
  sink = new Sink({ disabledCommands: ['AUTH', 'STARTTLS'] })
  const mail = { url: await sink.listen(), from: FROM }
  hall = await Hall.open(world, solver, { news: { outbox: store.outbox, mail }, origin: 'http://localhost' })
  await hall.desk.join('buyer', 'AUS', '1000')
  trader = inBrowser(await hall.enter('buyer-trader'))
})
afterEach(() => sink.close())

const post = (path: string, body: object, by = trader): Promise<Seen> => hall.ask(path, by, { method: 'POST', body })
const ask = (address: string, language = 'en'): Promise<Seen> => post('/news/address', { address, language })
const codeIn = (): string => /\b\d{8}\b/.exec(sink.mails.at(-1)?.text ?? '')?.[0] ?? ''
async function reach(address = 'a@buyer.example', language = 'en'): Promise<void> {
  expect((await ask(address, language)).status).toBe(200)
  expect((await post('/news/code', { code: codeIn() })).status).toBe(200)
  await hall.app.courier?.turn()
  sink.mails.splice(0)
}
async function pay(): Promise<void> {
  const { id } = hall.desk.keysOf('buyer')
  await hall.desk.operate('record-payment-in', { organisation: id, amount: '4711.5', reference: 'secret-reference' })
  await hall.app.courier?.turn()
}

describe('a mail', () => {
  it('goes to an address that its user has confirmed by the code that came there', async () => {
    await ask('a@buyer.example')
    expect(sink.mails.map(({ to, from }) => [to, from])).toEqual([[['a@buyer.example'], FROM]])
    await pay()
    expect(sink.mails.length).toBe(1)
    expect((await hall.ask('/news', trader)).body).toMatchObject({ mail: null, asked: 'a@buyer.example' })
    expect((await post('/news/code', { code: codeIn() })).status).toBe(200)
    await pay()
    expect(sink.mails.length).toBe(2)
    expect((await hall.ask('/news', trader)).body).toMatchObject({ mail: { address: 'a@buyer.example', on: true } })
  })
  it('says what happened and where it stands, without amounts, references, names of others or of users', async () => {
    await reach()
    await pay()
    const [{ headers, text } = { headers: '', text: '' }] = sink.mails
    expect(text).toContain('A payment of yours was noted.')
    expect(text).toContain('http://localhost/money')
    expect(headers).toContain('Subject: [Test market] A payment came in')
    for (const word of ['4711', 'secret-reference', 'buyer-trader', 'urn:test'])
      expect(`${headers}${text}`).not.toContain(word)
  })
  it('is in the language that its user has chosen', async () => {
    await reach('a@buyer.example', 'ja')
    await pay()
    expect(sink.mails[0]?.text).toContain('貴組織の入金が記帳されました。')
  })
  it('has an id that is the same each time, and says that no person wrote it', async () => {
    await reach()
    await pay()
    expect(sink.mails[0]?.headers).toMatch(/^Message-ID: <msg_[0-9a-f]{32}@market\.example>$/im)
    expect(sink.mails[0]?.headers).toMatch(/^Auto-Submitted: auto-generated$/im)
  })
  it('goes no more where it is switched off or the address forgotten', async () => {
    await reach()
    await post('/news/settings', { language: 'en', on: false })
    await pay()
    await post('/news/settings', { language: 'en', on: true })
    await post('/news/no-address', {})
    await pay()
    expect(sink.mails).toEqual([])
    expect((await hall.ask('/news', trader)).text).not.toContain('buyer.example')
  })
  it('to somebody whom their server does not know lies with the operator, who reads no address', async () => {
    await reach()
    sink.refusing = 550
    await pay()
    const operator = inBrowser(await hall.enter('op'))
    const seen = await hall.ask('/news/undelivered', operator)
    const [{ id, ...rest } = { id: '' }] = seen.body['undelivered'] as { id: string }[]
    expect(rest).toEqual({
      channel: 'mail',
      user: 'buyer-trader',
      entry: hall.desk.clerk.end.seq - 1,
      tries: 1,
      why: 'SMTP 550',
    })
    expect(seen.text).not.toContain('buyer.example')
    expect((await hall.ask('/news/undelivered', trader)).status).toBe(403)
    expect((await post(`/news/undelivered/${id}/again`, {})).status).toBe(403)
    sink.refusing = undefined
    expect((await post(`/news/undelivered/${id}/again`, {}, operator)).status).toBe(200)
    await hall.app.courier?.turn()
    expect(sink.mails.length).toBe(1)
    expect((await hall.ask(`/news/undelivered/${id}`, operator, { method: 'DELETE' })).codes).toEqual([
      'LETTER_UNKNOWN',
    ])
  })
})

describe('somebody who would have mails go elsewhere', () => {
  it.each([
    'a@b.example\r\nBcc: thief@evil.example',
    'a@b.example\nBcc: thief@evil.example',
    'a@b.example, thief@evil.example',
    'a@b.example;thief@evil.example',
    '<a@b.example>',
    'A <a@b.example>',
    '"a\r\nBcc: x"@b.example',
    '"a b"@b.example',
    'a@b.example\0',
    'a@[127.0.0.1]',
    'a@b..example',
    'a@-b.example',
    'a b@b.example',
    '@b.example',
    'a@',
    'ａ@b.example',
    `${'a'.repeat(65)}@b.example`,
    `a@${'b.'.repeat(120)}example`,
  ])('is refused the address %j, and nothing is sent', async (address) => {
    const { status } = await ask(address)
    expect([status === 422 || status === 400, sink.mails]).toEqual([true, []])
    expect(MAIL_ADDRESS.test(address)).toBe(false)
  })
  it('adds no line to a mail by what stands in names: they are of one line', async () => {
    const own = new Sink({ disabledCommands: ['AUTH', 'STARTTLS'] })
    const sender = mailer(
      { url: await own.listen(), from: FROM },
      { name: () => 'Evil\r\nBcc: thief@evil.example\u2028<x@y.example>', origin: 'http://localhost' },
    )
    const about = { round: 'r1\r\nBcc: thief@evil.example' }
    const to = { address: 'a@b.example', language: 'en' } as const
    await sender.letter({ id: 'msg_1', entry: 1, message: { topic: 'cleared', about, at: '' } }, to)
    expect(own.mails[0]?.to).toEqual(['a@b.example'])
    expect(own.mails[0]?.headers).not.toMatch(/^Bcc:/im)
    expect(own.mails[0]?.headers.match(/^(To|From|Subject):/gim)?.length).toBe(3)
    await own.close()
  })
  it('does so neither with a key, nor without the token of the session, nor from another page', async () => {
    const key = withKey(
      await hall.key({ cookie: trader.headers['Cookie'] ?? '', csrf: trader.headers['X-CSRF-Token'] ?? '' }, [
        'read',
        'orders',
      ]),
    )
    const body = { address: 'thief@evil.example', language: 'en' }
    const { 'X-CSRF-Token': _, ...bare } = trader.headers
    for (const headers of [key.headers, NOBODY.headers, bare, { ...trader.headers, Origin: 'http://evil.example' }])
      expect((await post('/news/address', body, { headers })).status).toBeGreaterThanOrEqual(401)
    for (const headers of [key.headers, NOBODY.headers])
      expect((await hall.ask('/news', { headers })).status).toBeGreaterThanOrEqual(401)
    expect(sink.mails).toEqual([])
  })
  it('does not guess a code: after some tries none is right, and few are sent a day', async () => {
    await ask('victim@b.example')
    const right = codeIn()
    const wrong = String((Number(right) + 1) % 1e8).padStart(8, '0')
    for (let n = 0; n < CODE_TRIES; n++)
      expect((await post('/news/code', { code: wrong })).codes).toEqual(['MAIL_CODE_WRONG'])
    expect((await post('/news/code', { code: right })).codes).toEqual(['MAIL_CODE_WRONG'])
    for (let n = 1; n < CODES_A_DAY; n++) await ask('victim@b.example')
    expect((await ask('victim@b.example')).codes).toEqual(['MAIL_CODES_MANY'])
    expect(sink.mails.length).toBe(CODES_A_DAY)
    for (const minutes of [20, 11]) {
      hall.wait(minutes * 60)
      expect((await hall.ask('/news', trader)).status).toBe(200)
    }
    expect((await post('/news/code', { code: codeIn() })).codes).toEqual(['MAIL_CODE_WRONG'])
  })
  it('finds the code neither in what is kept nor in what is answered', async () => {
    const { text } = await ask('a@b.example')
    const kept = [...hall.secrets.kept.values()].map((one) => one.text).join('')
    expect(codeIn()).toMatch(/^\d{8}$/)
    expect(`${text}${kept}${JSON.stringify(hall.log.entries)}`).not.toContain(codeIn())
  })
  it('reads no address in the log, public or not', async () => {
    await reach('a@private.example')
    await pay()
    expect(JSON.stringify(hall.log.entries)).not.toContain('private.example')
  })
})

describe('the way to the mail server', () => {
  it('is encrypted beyond this machine', () => {
    expect(transportOf('smtp://u:p%40ss@mail.example')).toMatchObject({
      host: 'mail.example',
      port: 587,
      secure: false,
      requireTLS: true,
      auth: { user: 'u', pass: 'p@ss' },
    })
    expect(transportOf('smtps://mail.example')).toMatchObject({ port: 465, secure: true })
    expect(transportOf('smtp://127.0.0.1:25')).toMatchObject({ port: 25, requireTLS: false })
  })
  const outward = Object.values(networkInterfaces())
    .flat()
    .find((one) => one?.family === 'IPv4' && !one.internal)?.address
  it.skipIf(outward === undefined)('sends nothing to a server elsewhere that does not encrypt', async () => {
    const plain = new Sink({ disabledCommands: ['AUTH', 'STARTTLS'] })
    const sender = mailer({ url: await plain.listen(outward), from: FROM }, { name: () => 'M' })
    const to = { address: 'a@b.example', language: 'en' } as const
    await expect(sender.code('12345678', to, 30)).rejects.toThrow(/ETLS|SMTP/)
    expect(plain.mails).toEqual([])
    await plain.close()
  })
  it.each(['', 'http://mail.example', 'smtp://', 'mail.example', 'smtp://mail.example?tls=no'])('is not %j', (url) => {
    expect(() => mailer({ url, from: FROM }, { name: () => 'M' })).toThrow(/mail server/)
  })
})
