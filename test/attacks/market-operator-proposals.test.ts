import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import {
  canonicalJson,
  publicEntry,
  verifyLog,
  verifyPublicLog,
  type Actor,
  type CommandName,
  type Entry,
  type MarketEvent,
} from '../../src/market/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import type { World } from '../../src/world/index.ts'
import { Hall, inBrowser, withKey, type Caller } from '../market-app.ts'
import { given } from '../market-chained.ts'
import { Desk, OPERATOR } from '../market-desk.ts'
import { codesOf, HOUR, later, openMarket, SECOND } from '../market-signing.ts'

/** One of the operators that it takes two of, who would have the other agree to something else, or not need it. */

const solver = await loadSolver()
const THIRD: Actor = { ...OPERATOR, user: 'op3' }
let world: World
let desk: Desk
let entries: readonly Entry<MarketEvent>[]
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})
beforeEach(async () => {
  ;({ desk, entries } = await openMarket(world, solver, ['one', 'two']))
  await desk.operate('add-user', { user: 'op3', name: 'Third', organisation: null, role: 'operator' })
  later(desk, 80 * HOUR)
  await desk.operate('require-two', { forGood: true })
})

const ask = (name: CommandName, input: unknown, actor = OPERATOR): Promise<readonly string[]> =>
  codesOf(desk.ask(actor, name, input))
const suspends = (name = 'one') => ({ organisation: desk.keysOf(name).id, suspended: true, why: 'papers' })
const propose = (proposal = 'p', command: string = 'set-standing', input: object = suspends()) =>
  ask('propose', { proposal, command, input })
const agree = (actor = SECOND, proposal = 'p') => ask('agree-to-proposal', { proposal }, actor)
const isSuspended = (name = 'one'): boolean => desk.venue.member(desk.keysOf(name).id).suspended !== undefined
const sound = async (): Promise<void> => {
  expect((await verifyLog(world, given(entries))).faults).toEqual([])
  const lines = entries.flatMap((entry) => publicEntry(entry) ?? [])
  expect((await verifyPublicLog(world, given(lines))).faults).toEqual([])
}
/** The same market in a second process. */
async function second(): Promise<Desk> {
  const other = await Desk.open(world, solver, desk.log, desk.time)
  for (const [name, keys] of desk.members) other.members.set(name, keys)
  return other
}
const counted = (kind: MarketEvent['kind']): number => entries.filter(({ event }) => event.kind === kind).length

describe('a proposal', () => {
  it.each(['propose', 'agree-to-proposal', 'constructor', '__proto__', 'toString', 'add-capital', 'Set-Standing', ''])(
    'of the command "%s" is none: two agree to what is on the list',
    async (command) => {
      expect(await propose('p', command, {})).toEqual(['INPUT_NOT_ALLOWED'])
    },
  )
  it('is not changed by who has handed it in and keeps what they handed in', async () => {
    const input = suspends()
    await propose('p', 'set-standing', input)
    input.organisation = desk.keysOf('two').id
    expect(await agree()).toEqual(['done'])
    expect([isSuspended('one'), isSuspended('two')]).toEqual([true, false])
    await sound()
  })
  it('holds nothing that its command does not know, which another reader might', async () => {
    for (const more of [{ next: 'remove-user' }, { why_: 'x' }, { proposal: 'q' }])
      expect(await propose('p', 'set-standing', { ...suspends(), ...more })).toEqual(['INPUT_NOT_ALLOWED'])
    const smuggled = JSON.parse(`{"__proto__":{"suspended":false},${canonicalJson(suspends()).slice(1)}`) as object
    const code = await propose('p', 'set-standing', smuggled)
    if (code[0] === 'done') await agree()
    expect(({} as { suspended?: boolean }).suspended).toBeUndefined()
    await sound()
  })
  it('keeps its id for good: neither done nor withdrawn does it come back as something else', async () => {
    await propose()
    await ask('withdraw-proposal', { proposal: 'p' })
    expect(await propose('p', 'set-standing', suspends('two'))).toEqual(['PROPOSAL_TWICE'])
    await propose('q')
    await agree(SECOND, 'q')
    expect(await propose('q', 'set-standing', suspends('two'))).toEqual(['PROPOSAL_TWICE'])
    expect(await agree(THIRD, 'q')).toEqual(['PROPOSAL_UNKNOWN'])
  })
  it('that is agreed to by two others at the same moment is done once', async () => {
    await propose('p', 'record-payment-out', { organisation: desk.keysOf('one').id, amount: '100', reference: 'x' })
    const codes = await Promise.all([agree(SECOND), agree(THIRD)])
    expect(codes.flat().sort()).toEqual(['PROPOSAL_UNKNOWN', 'done'])
    expect(counted('paid-out')).toBe(1)
    await sound()
  })
  it('that is agreed to at two servers of one market at the same moment is done once', async () => {
    const other = await second()
    await propose('p', 'record-payment-out', { organisation: desk.keysOf('one').id, amount: '100', reference: 'x' })
    const codes = await Promise.all([agree(SECOND), codesOf(other.ask(THIRD, 'agree-to-proposal', { proposal: 'p' }))])
    expect(codes.flat().sort()).toEqual(['PROPOSAL_UNKNOWN', 'done'])
    expect(counted('paid-out')).toBe(1)
    await sound()
  })
  it('that is withdrawn and agreed to at the same moment is one of the two, and the log says which', async () => {
    await propose()
    const [withdrawn, agreed] = await Promise.all([ask('withdraw-proposal', { proposal: 'p' }), agree()])
    expect([withdrawn, agreed].flat().sort()).toEqual(['PROPOSAL_UNKNOWN', 'done'])
    expect(isSuspended()).toBe(agreed[0] === 'done')
    await sound()
  })
  it('is agreed to as what it was, not as what the asker says it was', async () => {
    await propose()
    for (const more of [
      { command: 'set-standing' },
      { input: suspends('two') },
      { proposal: ['p'] },
      { proposal: { toString: 'p' } },
    ])
      expect(await ask('agree-to-proposal', { proposal: 'p', ...more }, SECOND)).toEqual(['INPUT_NOT_ALLOWED'])
    expect(isSuspended('two')).toBe(false)
  })
  it('is not agreed to under a look-alike of its name', async () => {
    await propose('pay-l')
    for (const proposal of ['pay-1', 'pay-I', 'PAY-L', 'pay-l.', 'рay-l', 'pay-l ']) {
      const [code] = await agree(SECOND, proposal)
      expect(code, proposal).toMatch(/PROPOSAL_UNKNOWN|INPUT_NOT_ALLOWED/)
    }
    expect(isSuspended()).toBe(false)
  })
  it('to pay out what was free then is refused once the member has spent it: it is decided again', async () => {
    const organisation = desk.keysOf('one').id
    await propose('p', 'record-payment-out', { organisation, amount: '20000', reference: 'x' })
    await desk.ask(desk.keysOf('one').actor, 'pay-into-fund', { amount: '1' })
    expect(await agree()).toEqual(['CASH_TOO_LITTLE'])
    // And it is there still, for when the money is.
    expect(desk.venue.proposals.has('p')).toBe(true)
    await sound()
  })
  it('of who has become a trader since, or was removed, is none to agree to', async () => {
    await propose()
    const removes = { proposal: 'r', command: 'remove-user', input: { user: 'op' } }
    expect(await ask('propose', removes, SECOND)).toEqual(['done'])
    expect(await agree(THIRD, 'r')).toEqual(['done'])
    expect(await agree(SECOND)).toEqual(['PROPOSAL_NEEDS_ANOTHER'])
    expect(isSuspended()).toBe(false)
    await sound()
  })
  it('of a thousand others does not hide: each is listed, and too long a one is refused', async () => {
    expect(await propose('long', 'set-standing', { ...suspends(), why: 'x'.repeat(30_000) })).toEqual([
      'PROPOSAL_TOO_LONG',
    ])
    for (let i = 0; i < 50; i++) await propose(`p${i}`)
    expect(desk.venue.proposals.size).toBe(50)
    expect(await agree(SECOND, 'p49')).toEqual(['done'])
    await sound()
  })
})

describe('over HTTP, an operator who is no longer one', () => {
  let hall: Hall
  let first: Caller
  let other: { readonly session: Caller; readonly key: Caller }
  beforeEach(async () => {
    hall = await Hall.open(world, solver)
    const { desk: here } = hall
    for (const user of ['op2', 'op3'])
      await here.operate('add-user', { user, name: user, organisation: null, role: 'operator' })
    await here.join('one', 'AUS')
    first = withKey(await hall.key(await hall.enter('op'), ['operate', 'read']))
    const browser = await hall.enter('op2')
    other = { session: inBrowser(browser), key: withKey(await hall.key(browser, ['operate', 'read'])) }
    hall.wait(80 * 3600)
    // The sessions of three days ago are over.
    const again = await hall.signIn('op2', 'a password of my own', hall.code('op2'))
    other = { ...other, session: inBrowser(hall.browserOf(again)) }
    await here.operate('require-two', { forGood: true })
    await here.operate('propose', {
      proposal: 'p',
      command: 'set-standing',
      input: { organisation: here.keysOf('one').id, suspended: true, why: 'x' },
    })
  })
  const agreeBy = (caller: Caller) => hall.command(caller, 'agree-to-proposal', { proposal: 'p' })

  it('does not agree with a key older than the need for two: the keys of operators ended there', async () => {
    expect((await agreeBy(other.key)).status).toBe(401)
    expect((await agreeBy(first)).status).toBe(401)
  })
  it('does not agree with a session that was ended, or that has ended by itself', async () => {
    const { session } = other
    expect((await hall.ask('/session', session, { method: 'DELETE' })).status).toBe(200)
    expect((await agreeBy(session)).status).toBe(401)
    const again = inBrowser(
      hall.browserOf(await hall.signIn('op2', 'a password of my own', (hall.wait(60), hall.code('op2')))),
    )
    hall.wait(13 * 3600)
    expect((await agreeBy(again)).status).toBe(401)
  })
  it('does not agree with a key that reads, that has ended, or that its holder has revoked', async () => {
    const made = async (scopes: string[], days = 1): Promise<string> => {
      const until = new Date(Date.parse(hall.desk.time.now) + days * 86_400_000).toISOString()
      const { body } = await hall.ask('/api-keys', other.session, { method: 'POST', body: { scopes, until } })
      return String(body['key'])
    }
    const reads = await made(['read'])
    expect((await agreeBy(withKey(reads))).codes).toEqual(['SCOPE_MISSING'])
    const revoked = await made(['operate'])
    await hall.command(other.session, 'revoke-api-key', { key: revoked.split('_')[1] })
    expect((await agreeBy(withKey(revoked))).status).toBe(401)
    const short = await made(['operate'])
    hall.wait(86_400)
    expect((await agreeBy(withKey(short))).status).toBe(401)
    expect(hall.desk.venue.proposals.has('p')).toBe(true)
  })
  it('does not use one admission twice, at the same moment', async () => {
    const { desk: here } = hall
    const input = { user: 'op3', how: 'one-time password' }
    expect((await hall.command(other.session, 'propose', { proposal: 'a', command: 'admit-user', input })).status).toBe(
      200,
    )
    await here.operate('agree-to-proposal', { proposal: 'a' })
    const enrol = () => hall.ask('/users/op3/enrolment', other.session, { method: 'POST' })
    const both = await Promise.all([enrol(), enrol()])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422])
    const good = both.find(({ status }) => status === 200)
    const bad = both.find(({ status }) => status !== 200)
    expect(bad?.codes).toEqual(['TAKES_TWO_OPERATORS'])
    expect(bad?.text).not.toContain(String(good?.body['password']))
  })
})
