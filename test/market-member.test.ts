import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import {
  commitmentIn,
  eventOf,
  makeKeyFile,
  orderSchema,
  roundSchema,
  trusteeKey,
  trusteeKeysWith,
  type CustodyEvent,
} from '../src/market/index.ts'
import { grams } from '../src/quantity/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { CLOSES, Hall, withKey, type Caller } from './market-app.ts'
import { runHere, temporaryFolder, toldFaults } from './run-cli.ts'

/** A member that takes part from a terminal: what each command prints is sent to the API as it is. */

const ACME = 'urn:test:org:acme'
const ORE = 'ore-mt-weld'
const GOODS = { material: ORE, grade: 'traced', place: 'AUS' }
const SELL = { kind: 'sell', ...GOODS, month: '2027-03', kg: '100', ask: '63.5', lots: ['urn:test:lot:1'] }
const solver = await loadSolver()
const world = await loadWorld(shippedWorld())

let folder = ''
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2027-01-01T00:00:00Z') })
  folder = await temporaryFolder()
})
afterEach(() => void vi.useRealTimers())

const put = (name: string, content: unknown): string => {
  const file = join(folder, name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}
const printed = async (...args: string[]): Promise<Record<string, unknown>> => {
  const { code, stdout, stderr } = await runHere('market', ...args)
  expect(code, stderr).toBe(0)
  return JSON.parse(stdout) as Record<string, unknown>
}
/** Codes of the faults that a command ends with; it prints nothing then. */
const refused = async (...args: string[]): Promise<string[]> => {
  const { code, stdout, stderr } = await runHere('market', ...args)
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  return toldFaults(stderr).map((fault) => fault.code)
}

const DUG: CustodyEvent = {
  kind: 'commission',
  id: 'urn:test:event:1',
  at: '2027-01-01T01:00:00Z',
  zone: '+00:00',
  site: 'urn:test:site:acme',
  operator: ACME,
  country: 'AUS',
  controllers: ['AUS'],
  process: 'mine',
  lots: [
    {
      lot: 'urn:test:lot:1',
      material: ORE,
      elements: [...(world.materials.get(ORE)?.contents.keys() ?? [])],
      mass: grams(100_000n),
    },
  ],
}

const MARKET = 'the-market'
/** A round as anybody reads it before it is open. */
const announced = async (more: object = {}): Promise<object> => {
  const { keys } = trusteeKeysWith(await makeKeyFile(ACME, 'k'), { market: MARKET, from: 7, count: 1 })
  const jwk = { kty: 'OKP', crv: 'X25519', x: keys[0] }
  return {
    id: 'r1',
    status: 'announced',
    terms: {
      title: 'A round',
      opens: '2027-01-01T00:00:00Z',
      closes: CLOSES,
      materials: [{ material: ORE, grades: ['traced'] }],
      places: ['AUS'],
      months: ['2027-03'],
      trustees: [ACME],
      threshold: 1,
    },
    grades: [{ material: ORE, grades: ['traced'] }],
    market: MARKET,
    trustees: [{ organisation: ACME, number: 7, jwk }],
    ...more,
  }
}

describe('a member at a terminal', () => {
  it('makes keys, signs a lot, seals an order, hands out its shares: the API takes each as it was printed', async () => {
    const hall = await Hall.open(world, solver)
    const { desk } = hall
    const wait = (seconds: number): void => {
      hall.wait(seconds)
      vi.setSystemTime(hall.desk.time.now)
    }
    const sent = async (caller: Caller, name: string, input: unknown): Promise<void> => {
      const { status, text } = await hall.command(caller, name, input)
      expect(status, text).toBe(200)
    }
    const asAcme = async (name: string, input: unknown): Promise<void> => {
      const more = ['--key', keys, '--market', signs.x, '--user', 'acme']
      const { stdout } = await runHere('market', 'sign-command', name, put('input.json', input), ...more)
      const headers = Object.fromEntries(
        stdout
          .trim()
          .split('\n')
          .map((line) => line.split(': ') as [string, string]),
      )
      const { status, text } = await hall.command(acme, name, input, headers['Idempotency-Key'], { headers })
      expect(status, text).toBe(200)
    }
    await desk.operate('register-organisation', {
      organisation: { id: ACME, name: 'Acme', country: 'AUS' },
      member: true,
    })
    await desk.operate('add-user', { user: 'acme', name: 'Trader', organisation: ACME, role: 'trader' })
    await desk.operate('record-payment-in', { organisation: ACME, amount: '1000', reference: 'x' })
    await desk.operate('register-site', {
      site: {
        id: 'urn:test:site:acme',
        name: 'Mine of Acme',
        country: 'AUS',
        operator: ACME,
        processes: [{ process: 'mine', materials: [ORE], kg_per_year: 1e9 }],
      },
    })
    const op = withKey(await hall.key(await hall.enter('op'), ['read', 'operate']))
    const acme = withKey(await hall.key(await hall.enter('acme'), ['read', 'lots', 'orders', 'shares']))
    wait(0)

    const keys = join(folder, 'acme.json')
    const made = await printed('keys', keys, '--organisation', ACME, '--key-id', 'acme-2027')
    expect(statSync(keys).mode & 0o777).toBe(0o600)
    const { signs } = (await hall.ask('')).body as { signs: { x: string } }
    const { trusteeKeys } = (await hall.ask('/organisation', acme)).body as { trusteeKeys: { next: number } }
    const more = ['--market', signs.x, '--from', String(trusteeKeys.next), '--count', '3']
    await asAcme('register-signing-key', made['register-signing-key'])
    await asAcme('register-trustee-keys', await printed('trustee-keys', keys, ...more))

    vi.setSystemTime('2027-01-01T02:00:00Z')
    desk.time.now = '2027-01-01T02:00:00.000Z'
    const signed = await printed('sign', put('event.json', eventOf(DUG)), '--key', keys, '--issuer', ACME)
    await asAcme('record-lot-event', signed)

    const { terms } = (await announced()) as { terms: object }
    await sent(op, 'announce-round', { round: 'r1', spec: { ...terms, margin: 0.1 } })
    const round = put('round.json', (await hall.ask('/rounds/r1')).text)
    const order = put('order.json', SELL)
    const sealed = await printed('seal', order, '--round', round, '--organisation', ACME, '--order', 'mine-1')
    expect(sealed).toMatchObject({ round: 'r1', order: 'mine-1', deposit: '1000' })
    expect(JSON.stringify(sealed)).not.toContain('63.5')
    await asAcme('place-order', sealed)

    wait(86_400)
    await sent(op, 'close-round', { round: 'r1' })
    const envelopes = put('envelopes.json', (await hall.ask('/rounds/r1/envelopes', acme)).text)
    const given = await printed('shares', envelopes, '--key', keys)
    // One that was sealed wrongly is named, and the others are opened.
    const all = JSON.parse(readFileSync(envelopes, 'utf8')) as { orders: { order: string; share: string }[] }
    const [{ order: its, share } = { order: '', share: '' }] = all.orders
    const spoilt = { ...all.orders[0], share: share.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')) }
    const mixed = put('mixed.json', { ...all, orders: [...all.orders, spoilt] })
    expect(await printed('shares', mixed, '--key', keys)).toEqual({ ...given, unreadable: [its] })
    const strange = put('strange.json', { ...all, orders: [...all.orders, { ...spoilt, share: 'x' }] })
    expect(await refused('shares', strange, '--key', keys)).toEqual(['SHARES_OF_ANOTHER'])
    await asAcme('give-shares', given)
    await sent(op, 'open-round', { round: 'r1' })
    const { body } = await hall.ask('/orders', acme)
    expect(body['orders']).toMatchObject([{ order: 'mine-1', status: 'accepted', deposit: '1000', content: SELL }])
  })

  it('never writes over keys, shows no private part, and lets the signing key end when it is asked to', async () => {
    const keys = join(folder, 'acme.json')
    const args = ['keys', keys, '--organisation', ACME, '--key-id', 'acme-2027', '--until', '2028-12-31']
    const made = await printed(...args)
    expect(made['register-signing-key']).toMatchObject({ key: { until: '2028-12-31T00:00:00Z', organisation: ACME } })
    const text = readFileSync(keys, 'utf8')
    const { trustee, signing } = JSON.parse(text) as { trustee: { d: string }; signing: { jwk: { d: string } } }
    for (const secret of [trustee.d, signing.jwk.d]) expect(JSON.stringify(made)).not.toContain(secret)
    expect(await refused(...args)).toEqual(['KEY_FILE_EXISTS'])
    expect(readFileSync(keys, 'utf8')).toBe(text)
    expect(await refused('keys', join(folder, 'none', 'a.json'), ...args.slice(2))).toEqual(['KEY_FILE_NOT_WRITABLE'])
    expect(await refused('keys', join(folder, 'b.json'), '--organisation', 'acme', '--key-id', '_')).toEqual([
      'KEY_FILE_NOT_ALLOWED',
      'KEY_FILE_NOT_ALLOWED',
    ])
  })

  it.each([
    ['a day that is none', ['--until', '2028-02-30x'], 'Give a day to come'],
    ['a day that is over', ['--until', '2026-12-31'], 'Give a day to come'],
  ])('says that it cannot end a key on %s', async (_, more, says) => {
    const { code, stderr } = await runHere('market', 'keys', 'x', '--organisation', ACME, '--key-id', 'k', ...more)
    expect([code, stderr.includes(says)]).toEqual([2, true])
  })
  it.each(['abc', 'x'.repeat(44), `${'x'.repeat(42)} `])(
    'makes no trustee’s keys for “%s”, which is no key of a market',
    async (key) => {
      const { code, stderr, stdout } = await runHere('market', 'trustee-keys', 'x', '--market', key, '--from', '1')
      expect([code, stdout, stderr.includes('Give a public key')]).toEqual([2, '', true])
    },
  )
})

describe('an order that the round would refuse', () => {
  const seal = async (order: unknown, round?: unknown): Promise<string[]> =>
    refused(
      'seal',
      put('order.json', order),
      '--round',
      put('round.json', round ?? (await announced())),
      '--organisation',
      ACME,
    )

  it.each([
    ['is no JSON', '{', ['FILE_NOT_JSON']],
    ['is of no kind', { kind: 'give' }, ['ORDER_NOT_ALLOWED']],
    ['has two faults', { ...SELL, ask: -1, kg: '0' }, ['ORDER_NOT_ALLOWED', 'ORDER_NOT_ALLOWED']],
    ['has something besides', { ...SELL, extra: 1 }, ['ORDER_NOT_ALLOWED']],
    ['names other goods', { ...SELL, material: 'dy-oxide' }, ['ORDER_NOT_IN_ROUND']],
    ['names another grade', { ...SELL, grade: 'democracies' }, ['ORDER_NOT_IN_ROUND']],
    [
      'names another place and month',
      { ...SELL, place: 'JPN', month: '2027-04' },
      ['ORDER_NOT_IN_ROUND', 'ORDER_NOT_IN_ROUND'],
    ],
    ['is smaller than its least part', { ...SELL, least: '100.001' }, ['ORDER_LEAST']],
  ])('is refused before it is sealed: it %s', async (_, order, codes) => {
    expect(await seal(order)).toEqual(codes)
  })
  it('is refused if the round takes no orders, or is none', async () => {
    expect(await seal(SELL, await announced({ status: 'closed' }))).toEqual(['ROUND_NOT_OPEN'])
    expect(await seal(SELL, { id: 'r1' })).toContain('ROUND_FILE_NOT_ALLOWED')
  })
  it.each([
    ['a purchase, by its best bid', { kind: 'buy', ...GOODS, kg: '10', at: [{ month: '2027-03', bid: '70' }] }, '100'],
    ['a price contract, by its floor', { ...SELL, kind: 'floor', ask: undefined, contract: 'c', floor: '50' }, '500'],
  ])('the deposit covers %s', async (_, order, deposit) => {
    orderSchema.parse(JSON.parse(JSON.stringify(order)))
    const files = [put('order.json', order), '--round', put('round.json', await announced())]
    expect(await printed('seal', ...files, '--organisation', ACME)).toMatchObject({ deposit })
  })
})

it('the orders that the reference shows are such, one of each kind', () => {
  const page = readFileSync(join(import.meta.dirname, '..', 'docs', 'reference', 'market-api.md'), 'utf8')
  const shown = [...page.matchAll(/^```json\n(.*?)^```$/gms)].map(([, text = '']) =>
    orderSchema.parse(JSON.parse(text)),
  )
  expect(shown.map(({ kind }) => kind)).toEqual(['sell', 'package', 'buy', 'basket', 'convert', 'store', 'floor'])
})

describe('keys that do not fit', () => {
  it('open no shares: none of another member, and none that are sealed for another key', async () => {
    const file = await makeKeyFile(ACME, 'k')
    const keys = put('keys.json', file)
    const order = put('order.json', SELL)
    // With all that the market fills in.
    const given = (await announced()) as { terms: object }
    const round = { ...given, terms: roundSchema.parse(given.terms) }
    const args = ['seal', order, '--round', put('round.json', round), '--organisation', ACME]
    const { envelope } = (await printed(...args)) as { envelope: { shares: { share: string; hash: string }[] } }
    const [{ share, hash } = { share: '', hash: '' }] = envelope.shares
    const envelopes = {
      round: 'r1',
      market: MARKET,
      terms: round.terms,
      trustee: ACME,
      number: 7,
      jwk: { x: 'another' },
      orders: [{ order: commitmentIn(share) ?? '', share, hash }],
    }
    vi.setSystemTime(CLOSES)
    expect(await refused('shares', put('e.json', envelopes), '--key', keys)).toEqual(['SHARES_UNREADABLE'])
    // For the key that it is: that none can be read is the fault of the one who sealed them, and tells nothing of the key.
    const own = put('own.json', { ...envelopes, jwk: { x: trusteeKey(file.trustee.d, MARKET, 7).x } })
    expect(await printed('shares', own, '--key', keys)).toEqual({
      round: 'r1',
      shares: {},
      unreadable: [commitmentIn(share)],
    })
    const others = put('o.json', { ...envelopes, trustee: 'urn:test:org:other' })
    expect(await refused('shares', others, '--key', keys)).toEqual(['KEY_OF_ANOTHER'])
    expect(await refused('shares', put('n.json', { orders: 1 }), '--key', keys)).toContain('ENVELOPES_NOT_ALLOWED')
  })
  it('sign nothing for another issuer, nothing that is no event, and nothing that is still to come', async () => {
    const keys = put('keys.json', await makeKeyFile(ACME, 'k'))
    const event = put('event.json', eventOf(DUG))
    expect(await refused('sign', event, '--key', keys, '--issuer', 'urn:test:org:other')).toEqual(['KEY_OF_ANOTHER'])
    expect(await refused('sign', put('none.json', {}), '--key', keys)).toContain('EPCIS_NOT_ALLOWED')
    // It is one o'clock in the event, and midnight here.
    expect(await refused('sign', event, '--key', keys)).toEqual(['CREDENTIAL_TIME_WRONG'])
    expect(await refused('sign', event, '--key', put('spoilt.json', '{}'))).toContain('KEY_FILE_NOT_ALLOWED')
    expect(await refused('sign', event, '--key', join(folder, 'gone.json'))).toEqual(['FILE_MISSING'])
  })
})
