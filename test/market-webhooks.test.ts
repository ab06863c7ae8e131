import { readFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import type { Outgoing } from '../src/server/market/news/channel.ts'
import { isPublicAddress, publicLookup } from '../src/server/market/news/public-address.ts'
import { isWebhookUrl, signedHeaders, webhookSender } from '../src/server/market/news/webhook.ts'
import { WEBHOOKS } from '../src/server/market/news/settings.ts'
import { loadSolver } from '../src/solver/index.ts'
import type { MarketStore } from '../src/store/index.ts'
import { emptyStore } from './empty-database.ts'
import type { World } from '../src/world/index.ts'
import { Hall, inBrowser, type Caller, type Seen } from './market-app.ts'

/** Webhooks: signed so that nobody else can make them, and no way into the network of those who keep the market. */

const solver = await loadSolver()
let world: World
let store: MarketStore
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
  const kept = await emptyStore()
  store = kept.store
  return kept.end
})

/** A program that listens for webhooks. */
class Listener {
  readonly got: { readonly headers: IncomingHttpHeaders; readonly body: string; readonly path: string }[] = []
  status = 204
  headers: Record<string, string> = {}
  /** What it answers after the status; undefined: it never ends. */
  tail: string | undefined = ''
  private readonly server: Server
  constructor() {
    this.server = createServer((request, response) => {
      let body = ''
      request.on('data', (piece: Buffer) => (body += piece.toString()))
      request.on('end', () => {
        this.got.push({ headers: request.headers, body, path: request.url ?? '' })
        response.writeHead(this.status, this.headers)
        if (this.tail === undefined) response.write('x')
        else response.end(this.tail)
      })
    })
  }
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }
  close(): Promise<void> {
    this.server.closeAllConnections()
    return new Promise((resolve) => this.server.close(() => resolve()))
  }
}

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const LETTER: Outgoing = {
  id: 'msg_1',
  entry: 7,
  message: { topic: 'cleared', about: { round: 'r1' }, at: '2027-01-01T00:00:00.000Z' },
}
const clock = (): number => Date.parse('2027-01-01T00:00:00.000Z')

let listener: Listener
let url: string
beforeEach(async () => {
  listener = new Listener()
  url = await listener.listen()
})
afterEach(() => listener.close())

/** The example of the page on the API, as it stands there. */
async function documented(): Promise<(body: string, headers: object, secret: string, now: number) => boolean> {
  const page = readFileSync(join(import.meta.dirname, '../docs/how-to/be-told.md'), 'utf8')
  const code = /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
  const made = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    isFromMarket: (body: string, headers: object, secret: string, now: number) => boolean
  }
  return made.isFromMarket
}

describe('a webhook', () => {
  it('is signed as the Standard Webhooks specification has it', () => {
    // The vector of the specification’s own libraries.
    const headers = signedHeaders(
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      1614265330,
      '{"test": 2432232314}',
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    )
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  })
  it('posts what happened, by names and without amounts, and is found sound by the example of the docs', async () => {
    await webhookSender({ toPrivate: true, clock })(LETTER, { url: `${url}/hook`, secret: SECRET })
    const [{ headers, body, path } = { headers: {}, body: '', path: '' }] = listener.got
    expect(path).toBe('/hook')
    expect(JSON.parse(body)).toEqual({
      type: 'market.cleared',
      timestamp: '2027-01-01T00:00:00.000Z',
      data: { entry: 7, round: 'r1' },
    })
    const isFromMarket = await documented()
    const now = clock() / 1000
    expect(isFromMarket(body, headers, SECRET, now)).toBe(true)
    expect(isFromMarket(`${body} `, headers, SECRET, now)).toBe(false)
    expect(isFromMarket(body, { ...headers, 'webhook-id': 'msg_2' }, SECRET, now)).toBe(false)
    expect(isFromMarket(body, headers, `whsec_${Buffer.alloc(32, 8).toString('base64')}`, now)).toBe(false)
    expect(isFromMarket(body, headers, SECRET, now + 301)).toBe(false)
    expect(isFromMarket(body, { ...headers, 'webhook-signature': 'v1,' }, SECRET, now)).toBe(false)
  })
  it.each([
    [301, false],
    [302, false],
    [307, false],
    [400, false],
    [410, true],
    [500, false],
  ])('that is answered %d did not go out, is not sent elsewhere, and is given up: %j', async (status, forGood) => {
    const other = new Listener()
    listener.status = status
    listener.headers = { Location: await other.listen() }
    await expect(webhookSender({ toPrivate: true, clock })(LETTER, { url, secret: SECRET })).rejects.toMatchObject({
      message: `HTTP ${status}`,
      forGood,
    })
    expect(other.got).toEqual([])
    await other.close()
  })
  it('waits neither for an answer that does not come nor for one that does not end', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const at = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
    const hasty = webhookSender({ toPrivate: true, clock, answerMs: 200 })
    await expect(hasty(LETTER, { url: at, secret: SECRET })).rejects.toThrow('no answer in time')
    const send = webhookSender({ toPrivate: true, clock })
    silent.closeAllConnections()
    silent.close()
    listener.status = 200
    listener.tail = undefined
    await send(LETTER, { url, secret: SECRET })
    listener.tail = 'x'.repeat(50_000_000)
    await send(LETTER, { url, secret: SECRET })
    listener.headers = { 'X-Long': 'x'.repeat(20_000) }
    await expect(send(LETTER, { url, secret: SECRET })).rejects.toThrow('HPE_HEADER_OVERFLOW')
  })
})

describe('somebody who would reach the market’s own network by a webhook', () => {
  const send = webhookSender({ toPrivate: false, clock })
  it.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://0.0.0.0/',
    'https://10.1.2.3/',
    'https://172.31.0.1/',
    'https://192.168.1.1/',
    'https://100.64.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:a9fe:a9fe]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://[fd00:ec2::254]/',
    'https://[fe80::1]/',
    'https://[2001:db8::1]/',
    'https://255.255.255.255/',
    'https://224.0.0.1/',
    'http://example.org/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'https://user:password@example.org/',
    'https://example.org/#x',
    `https://example.org/${'x'.repeat(500)}`,
    'example.org',
    '',
  ])('is refused %s, when it is registered and when it is sent to', async (bad) => {
    expect(isWebhookUrl(bad, false)).toBe(false)
    if (URL.canParse(bad))
      await expect(send(LETTER, { url: bad, secret: SECRET })).rejects.toMatchObject({ forGood: true })
  })
  it.each(['localhost', 'localhost.', 'ip6-localhost'])(
    'reaches nothing by the name %s, which leads there',
    async (name) => {
      const port = new URL(url).port
      await expect(send(LETTER, { url: `https://${name}:${port}/`, secret: SECRET })).rejects.toThrow()
      expect(listener.got).toEqual([])
    },
  )
  it('learns from the look-up itself that a name leads to this machine, one address at a time or all', async () => {
    for (const all of [true, false]) {
      const error = await new Promise((resolve) => publicLookup('localhost', { all }, (wrong) => resolve(wrong)))
      expect(error).toMatchObject({ message: 'an address that is not on the internet' })
    }
  })
  it('finds no address of a private network that counts as public, however it is written', () => {
    const byte = fc.nat(255)
    const inside = fc.oneof(
      fc.tuple(fc.constant(10), byte, byte, byte),
      fc.tuple(fc.constant(127), byte, byte, byte),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
      fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
      fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
      fc.tuple(fc.integer({ min: 224, max: 255 }), byte, byte, byte),
    )
    fc.assert(
      fc.property(inside, ([a, b, c, d]) => {
        const number = ((a * 256 + b) * 256 + c) * 256 + d
        for (const host of [
          `${a}.${b}.${c}.${d}`,
          String(number),
          `0x${number.toString(16)}`,
          `[::ffff:${a}.${b}.${c}.${d}]`,
        ])
          expect(isWebhookUrl(`https://${host}/`, false)).toBe(false)
      }),
    )
    for (const fine of ['8.8.8.8', '1.1.1.1', '172.32.0.1', '2606:4700:4700::1111'])
      expect([fine, isPublicAddress(fine)]).toEqual([fine, true])
    for (const none of ['', 'x', '1.2.3', '::g', '1.2.3.4.5']) expect(isPublicAddress(none)).toBe(false)
    expect(isWebhookUrl('https://example.org:8443/hook?x=1', false)).toBe(true)
  })
})

describe('a member’s webhooks', () => {
  let hall: Hall
  let trader: Caller
  const open = async (webhooksToPrivate: boolean): Promise<void> => {
    hall = await Hall.open(world, solver, { news: { outbox: store.outbox, webhooksToPrivate } })
    for (const name of ['buyer', 'seller']) await hall.desk.join(name, 'AUS', '1000')
    trader = inBrowser(await hall.enter('buyer-trader'))
  }
  const add = (at: string, by = trader): Promise<Seen> =>
    hall.ask('/news/webhooks', by, { method: 'POST', body: { url: at } })

  it('are shown what concerns it, with a secret that is shown once', async () => {
    await open(true)
    const made = (await add(url)).body
    expect(made['secret']).toMatch(/^whsec_[\w+/]{43}=$/)
    const { text, body } = await hall.ask('/news', trader)
    expect(body['webhooks']).toEqual([{ id: made['id'], url }])
    expect(text).not.toContain('whsec_')
    await hall.app.courier?.turn()
    for (const name of ['seller', 'buyer'])
      await hall.desk.operate('record-payment-in', {
        organisation: hall.desk.keysOf(name).id,
        amount: '4711',
        reference: 'x',
      })
    await hall.app.courier?.turn()
    expect(listener.got.map((one) => JSON.parse(one.body) as object)).toEqual([
      expect.objectContaining({ type: 'market.paid-in', data: { entry: hall.desk.clerk.end.seq } }),
    ])
    const [{ headers, body: got } = { headers: {}, body: '' }] = listener.got
    const isFromMarket = await documented()
    expect(isFromMarket(got, headers, String(made['secret']), Date.parse(hall.desk.time.now) / 1000)).toBe(true)
  })
  it('end when they are removed, and cannot be removed by others', async () => {
    await open(true)
    const { body } = await add(url)
    const path = `/news/webhooks/${String(body['id'])}`
    const seller = inBrowser(await hall.enter('seller-trader'))
    expect((await hall.ask(path, seller, { method: 'DELETE' })).codes).toEqual(['WEBHOOK_UNKNOWN'])
    expect((await hall.ask(path, trader, { method: 'DELETE' })).status).toBe(200)
    expect((await hall.ask('/news', trader)).body['webhooks']).toEqual([])
  })
  it('are few, of traders, and on the internet unless the operator lets them be elsewhere', async () => {
    await open(false)
    expect((await add(url)).codes).toEqual(['WEBHOOK_ADDRESS'])
    const operator = inBrowser(await hall.enter('op'))
    expect((await add('https://example.org/', operator)).codes).toEqual(['NOT_ALLOWED'])
    for (let n = 0; n < WEBHOOKS; n++) expect((await add(`https://example.org/${n}`)).status).toBe(200)
    expect((await add('https://example.org/more')).codes).toEqual(['WEBHOOKS_MANY'])
  })
})
