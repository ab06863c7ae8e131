import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../../files/index.ts'
import {
  addApiKey,
  commandText,
  FOR_TWO,
  grantAccess,
  marketView,
  ownView,
  registerView,
  verifyLog,
  type Actor,
  type CommandName,
  type Entry,
  type ForTwo,
  type AccessGrant,
  type MarketEvent,
} from '../../index.ts'
import { loadSolver } from '../../../solver/index.ts'
import type { World } from '../../../world/index.ts'
import { linesOf, verified } from '../../../../test/attacks/public-lines.ts'
import { chained, given } from '../../../../test/market-chained.ts'
import { OPERATOR, type Desk } from '../../../../test/market-desk.ts'
import { codesOf, HOUR, later, openMarket, SECOND } from '../../../../test/market-signing.ts'

/** What one operator alone could abuse takes another, whichever way the first tries to be both. */

const solver = await loadSolver()
const DAYS = 24 * HOUR
const ALONE = ['TAKES_TWO_OPERATORS']
const NEXT_MONTH = '2027-02-01T00:00:00Z'
let world: World
let desk: Desk
let entries: readonly Entry<MarketEvent>[]
let member: string
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})
beforeEach(async () => {
  ;({ desk, entries } = await openMarket(world, solver, ['one']))
  member = desk.keysOf('one').id
  await desk.operate('require-two', { forGood: true })
})

const THIRD: Actor = { ...OPERATOR, user: 'op3' }
const propose = (proposal: string, command: ForTwo, input: object, actor = OPERATOR): Promise<unknown> =>
  desk.ask(actor, 'propose', { proposal, command, input })
const agree = (proposal: string, actor = SECOND): Promise<unknown> => desk.ask(actor, 'agree-to-proposal', { proposal })
/** Both operators do it. */
const together = async (command: ForTwo, input: object): Promise<void> => {
  const id = `p${entries.length}`
  await propose(id, command, input)
  await agree(id)
}
const enter = (its: AccessGrant, actor = OPERATOR): Promise<unknown> =>
  desk.clerk.ask(actor, `let-in/${entries.length}`, (venue, at) => grantAccess(venue, its, { actor, at }))
const operator = (user: string): object => ({ user, name: 'x', organisation: null, role: 'operator' })
const payout = (amount = '5'): object => ({ organisation: member, amount, reference: 'b1' })

/** Of each command that takes two, an input that one operator alone got through before. */
const INPUTS: Readonly<Record<ForTwo, () => object>> = {
  'add-user': () => ({ user: 'mole', name: 'x', organisation: member, role: 'trader' }),
  'remove-user': () => ({ user: 'one-other' }),
  'admit-user': () => ({ user: 'one-trader', how: 'one-time password' }),
  'set-standing': () => ({ organisation: member, suspended: true, why: 'x' }),
  'set-deposit-class': () => ({ organisation: member, class: 'raised', reason: 'x' }),
  'revoke-signing-key': () => ({ key: 'one-key' }),
  'record-payment-out': () => payout(),
  'withdraw-capital': () => ({ amount: '1', reference: 'x' }),
  'set-bank-account': () => ({ iban: 'DE89370400440532013000', name: 'Market' }),
  'record-screening': () => ({
    organisation: member,
    what: 'sanctions',
    by: 'x',
    on: '2026-12-01',
    until: '2028-12-01',
    document: '0'.repeat(64),
  }),
  'decide-trade-review': () => ({ round: 'r', parcel: 'urn:p', decision: 'cancelled', why: 'x' }),
  'decide-force-majeure': () => ({ round: 'r', parcel: 'urn:p', days: 1, why: 'x' }),
  'declare-undelivered': () => ({ round: 'r', parcel: 'urn:p', why: 'x' }),
  'declare-default': () => ({ round: 'r', organisation: member, why: 'x' }),
  'decide-dispute': () => ({ round: 'r', delivery: 'urn:d', decision: 'dismissed', why: 'x' }),
  'release-payouts': () => ({ payouts: ['p'] }),
  'sign-contract': () => ({
    id: 'c',
    organisation: member,
    material: 'ore-mt-weld',
    strike: '1',
    budget: 'b',
    amount: '1',
  }),
}

describe('a market that takes two operators refuses one alone', () => {
  it.each(FOR_TWO)('to %s', async (name) => {
    const before = entries.length
    expect(await codesOf(desk.operate(name, INPUTS[name]()))).toEqual(ALONE)
    expect(entries.length).toBe(before)
  })
  it('to let a user in by a password of its choice, or by a subject', async () => {
    // A user who was just added is let in once.
    later(desk, 7 * DAYS)
    expect(await codesOf(enter({ user: 'one-trader', how: 'one-time password' }))).toEqual(ALONE)
    expect(await codesOf(enter({ user: 'op2', how: 'one-time password' }))).toEqual(ALONE)
    expect(await codesOf(enter({ user: 'one-trader', how: 'identity provider', subject: 'me' }))).toEqual(ALONE)
  })
  it('and does at once what both ask for', async () => {
    await together('set-standing', { organisation: member, suspended: true, why: 'x' })
    expect(desk.venue.member(member).suspended).toBe('x')
    await together('set-standing', { organisation: member, suspended: false, why: 'y' })
    await together('record-payment-out', payout('7'))
    await together('add-user', operator('op3'))
    expect(desk.venue.users.get('op3')?.role).toBe('operator')
    const { faults } = await verifyLog(world, given(entries))
    expect(faults).toEqual([])
    expect((await verified(world, linesOf(entries))).faults).toEqual([])
  })
  it('but a member still revokes a key of its own, and an operator takes back one that is proposed', async () => {
    const { actor } = desk.keysOf('one')
    expect(await codesOf(desk.ask(actor, 'revoke-signing-key', { key: 'one-key' }))).toEqual(['done'])
  })
})

type Attempt = () => Promise<unknown>
const ATTACKS: readonly (readonly [string, string, Attempt])[] = [
  [
    'the same operator',
    'PROPOSAL_NEEDS_ANOTHER',
    async () => (await propose('p', 'record-payment-out', payout()), agree('p', OPERATOR)),
  ],
  [
    'a second operator whom the first has added alone',
    'TAKES_TWO_OPERATORS',
    async () => desk.operate('add-user', operator('op3')),
  ],
  [
    'an operator who came after it was proposed',
    'PROPOSAL_NEEDS_ANOTHER',
    async () => {
      await propose('p', 'record-payment-out', payout())
      await together('add-user', operator('op3'))
      later(desk, 4 * DAYS)
      return agree('p', THIRD)
    },
  ],
  [
    'an operator who was let in by the first in these three days',
    'PROPOSAL_NEEDS_ANOTHER',
    async () => {
      await together('admit-user', { user: 'op2', how: 'one-time password' })
      await enter({ user: 'op2', how: 'one-time password' })
      await propose('p', 'record-payment-out', payout())
      return agree('p')
    },
  ],
  [
    'an operator whose key the first has kept from before it handed the password on',
    'PROPOSAL_NEEDS_ANOTHER',
    async () => {
      const key = { id: '00000000000000ab', user: 'op2', hash: 'h', scopes: ['operate' as const], until: NEXT_MONTH }
      await desk.clerk.ask(SECOND, `api-key/${key.id}`, (venue, at) => addApiKey(venue, key, { actor: SECOND, at }))
      await together('admit-user', { user: 'op2', how: 'one-time password' })
      await enter({ user: 'op2', how: 'one-time password' })
      expect(desk.venue.apiKeys.has(key.id)).toBe(false)
      await propose('p', 'record-payment-out', payout())
      return agree('p')
    },
  ],
  [
    'an operator, after the first has been removed',
    'PROPOSAL_NEEDS_ANOTHER',
    async () => {
      await together('add-user', operator('op3'))
      later(desk, 3 * DAYS)
      await propose('p', 'record-payment-out', payout())
      await propose('r', 'remove-user', { user: 'op' }, SECOND)
      await agree('r', THIRD)
      return agree('p')
    },
  ],
  [
    'an operator, seven days later',
    'PROPOSAL_LAPSED',
    async () => (await propose('p', 'record-payment-out', payout()), later(desk, 7 * DAYS), agree('p')),
  ],
  [
    'an operator, to what was withdrawn',
    'PROPOSAL_UNKNOWN',
    async () => {
      await propose('p', 'record-payment-out', payout())
      await desk.operate('withdraw-proposal', { proposal: 'p' })
      return agree('p')
    },
  ],
  [
    'an operator, to something else by the same name',
    'PROPOSAL_TWICE',
    async () => {
      await propose('p', 'record-payment-out', payout('1'))
      await desk.operate('withdraw-proposal', { proposal: 'p' })
      return propose('p', 'record-payment-out', payout('9999'))
    },
  ],
  [
    'an operator, twice',
    'PROPOSAL_UNKNOWN',
    async () => (await propose('p', 'record-payment-out', payout()), await agree('p'), agree('p')),
  ],
  [
    'an operator, to a payment of what is no longer there',
    'CASH_TOO_LITTLE',
    async () => {
      await propose('p', 'record-payment-out', payout('20000'))
      const { actor } = desk.keysOf('one')
      await desk.ask(actor, 'pay-into-fund', { amount: '1' })
      return agree('p')
    },
  ],
  [
    'nobody, since it is refused when it is proposed',
    'CASH_TOO_LITTLE',
    () => propose('p', 'record-payment-out', payout('20001')),
  ],
  [
    'nobody, of a command that is not on the list',
    'INPUT_NOT_ALLOWED',
    () => desk.operate('propose', { proposal: 'p', command: 'propose', input: {} }),
  ],
  [
    'a member’s trader',
    'NOT_ALLOWED',
    async () => (await propose('p', 'record-payment-out', payout()), agree('p', desk.keysOf('one').actor)),
  ],
  [
    'both, where one would be left',
    'OPERATORS_TOO_FEW',
    () => propose('p', 'add-user', { user: 'op2', name: 'x', organisation: null, role: 'auditor' }),
  ],
  [
    'both, of an admission that was used',
    'TAKES_TWO_OPERATORS',
    async () => {
      await together('admit-user', { user: 'one-trader', how: 'one-time password' })
      await enter({ user: 'one-trader', how: 'one-time password' })
      return enter({ user: 'one-trader', how: 'one-time password' })
    },
  ],
  [
    'both, of an admission as somebody else',
    'TAKES_TWO_OPERATORS',
    async () => {
      await together('admit-user', { user: 'one-trader', how: 'identity provider', subject: 'true' })
      return enter({ user: 'one-trader', how: 'identity provider', subject: 'false' })
    },
  ],
  [
    'both, of an admission seven days old',
    'TAKES_TWO_OPERATORS',
    async () => {
      await together('admit-user', { user: 'one-trader', how: 'one-time password' })
      later(desk, 7 * DAYS)
      return enter({ user: 'one-trader', how: 'one-time password' })
    },
  ],
]

describe('nothing that takes two comes of the agreement of', () => {
  it.each(ATTACKS)('%s', async (_, code, attempt) => {
    const before = desk.venue.ledger.balance(`cash ${member}`, 'USD')
    expect(await codesOf(attempt())).toEqual([code])
    if (!['PROPOSAL_UNKNOWN', 'CASH_TOO_LITTLE'].includes(code))
      expect(desk.venue.ledger.balance(`cash ${member}`, 'USD')).toBe(before)
    expect((await verifyLog(world, given(entries))).faults).toEqual([])
  })
})

describe('what one operator did while it was alone', () => {
  it('admits nobody once it takes two, and the keys of operators end there', async () => {
    const made = await openMarket(world, solver, ['one'])
    await made.desk.operate('add-user', operator('op3'))
    await made.desk.operate('admit-user', { user: 'op2', how: 'one-time password' }).catch(() => undefined)
    const key = { id: '00000000000000ac', user: 'op2', hash: 'h', scopes: ['operate' as const], until: NEXT_MONTH }
    await made.desk.clerk.ask(SECOND, `api-key/${key.id}`, (venue, at) => addApiKey(venue, key, { actor: SECOND, at }))
    await made.desk.operate('require-two', { forGood: true })
    expect(made.desk.venue.apiKeys.has(key.id)).toBe(false)
    for (const user of ['op2', 'op3']) {
      const its: AccessGrant = { user, how: 'one-time password' }
      const entering = made.desk.clerk.ask(OPERATOR, `let-in/${user}`, (venue, at) =>
        grantAccess(venue, its, { actor: OPERATOR, at }),
      )
      expect(await codesOf(entering)).toEqual(ALONE)
    }
  })
})

describe('whether a market takes two', () => {
  it('is for good', async () => {
    expect(await codesOf(desk.operate('require-two', { forGood: true }))).toEqual(['TWO_REQUIRED'])
  })
  it('follows by itself, where it was founded so, once two operators have stood for three days', async () => {
    const made = await openMarket(world, solver, ['one'])
    const founded = made.entries[0]!
    const drafts = made.entries.map((entry) => ({ ...entry }))
    drafts[0] = { ...founded, event: { ...founded.event, twoOperators: true } as MarketEvent }
    const log = chained(drafts)
    const { applyEntry, MarketState, decide } = await import('../../index.ts')
    const venue = new MarketState()
    for (const entry of log.slice(0, 3)) applyEntry(venue, entry)
    const added = Date.parse(drafts[2]!.at)
    const alone = (at: number): Promise<readonly string[]> =>
      codesOf(
        decide(venue, 'add-user', operator('op3'), {
          actor: OPERATOR,
          at: new Date(at).toISOString(),
          command: 'op x y',
          clear: () => Promise.reject(new Error('unused')),
          sign: () => Promise.reject(new Error('unused')),
          release: () => {
            throw new Error('unused')
          },
        }),
      )
    expect(await alone(added + 3 * DAYS - 1)).toEqual(['done'])
    expect(await alone(added + 3 * DAYS)).toEqual(ALONE)
    const head = { seq: 3, hash: '' }
    const operators = (ms: number): object =>
      marketView(venue, { ...head, at: new Date(added + ms).toISOString() }).operators
    expect(operators(0)).toEqual({ count: 2, takeTwo: false, sign: false })
    expect(operators(3 * DAYS)).toEqual({ count: 2, takeTwo: true, sign: false })
  })
  it('cannot be required by one who is alone', async () => {
    const made = await openMarket(world, solver, ['one'])
    await made.desk.operate('remove-user', { user: 'op2' })
    expect(await codesOf(made.desk.operate('require-two', { forGood: true }))).toEqual(['OPERATORS_TOO_FEW'])
  })
})

describe('a proposal', () => {
  it('is read by operators and by the member that it is about, and by no other', async () => {
    await desk.join('two', 'AUS', '1').catch(() => undefined)
    await propose('p', 'record-payment-out', payout('3'))
    const [own] = ownView(desk.venue, desk.keysOf('one').actor).proposals
    expect(own).toMatchObject({ id: 'p', command: 'record-payment-out', input: { amount: '3' }, by: 'op' })
    expect(registerView(desk.venue, SECOND).proposals).toHaveLength(1)
    await agree('p')
    expect(ownView(desk.venue, desk.keysOf('one').actor).proposals).toEqual([])
  })
  it('shows everybody that the standing of a member may change, and nothing of users and payments', async () => {
    await propose('payout-1', 'record-payment-out', payout('3'))
    await propose('open', 'set-standing', { organisation: member, suspended: true, why: 'secret reason' })
    const text = JSON.stringify(linesOf(entries))
    expect(text).toContain('"open"')
    expect(text).not.toContain('secret reason')
    expect(text).not.toContain('"payout-1"')
  })
})

/** Entries that somebody makes up who can compute hashes. */
describe('a log is found not sound that has', () => {
  const draft = (by: string, name: CommandName, input: object, event: MarketEvent): Entry<MarketEvent> =>
    ({ at: desk.time.now, by, command: commandText(by, `forged-${name}`, name, input), event }) as Entry<MarketEvent>
  const standing = (): MarketEvent => ({ kind: 'standing', organisation: member, suspended: true, why: 'x' })
  const its = (): object => ({ organisation: member, suspended: true, why: 'x' })
  const faultsOf = async (more: readonly Entry<MarketEvent>[]): Promise<[string[], string[]]> => {
    const log = chained([...entries, ...more])
    const full = (await verifyLog(world, given(log))).faults
    const open = (await verified(world, linesOf(log))).faults
    return [full.map(String), open.map(String)]
  }
  const agreed: MarketEvent = { kind: 'agreed', proposal: 'p', command: 'set-standing' }

  it('the act of one operator alone', async () => {
    const [full, open] = await faultsOf([draft('op', 'set-standing', its(), standing())])
    expect(full.length).toBeGreaterThan(0)
    expect(open.length).toBeGreaterThan(0)
  })
  it('an agreement about another member', async () => {
    const other = 'urn:test:org:two'
    await desk.operate('register-organisation', {
      organisation: { id: other, name: 'two', country: 'AUS' },
      member: true,
    })
    await propose('p', 'set-standing', { organisation: other, suspended: true, why: 'x' })
    const [full, open] = await faultsOf([
      draft('op2', 'agree-to-proposal', { proposal: 'p' }, agreed),
      draft('op2', 'agree-to-proposal', { proposal: 'p' }, standing()),
    ])
    expect(full.length).toBeGreaterThan(0)
    expect(open.length).toBeGreaterThan(0)
  })
  it('an agreement to nothing that was proposed', async () => {
    const [full, open] = await faultsOf([
      draft('op2', 'agree-to-proposal', { proposal: 'p' }, agreed),
      draft('op2', 'agree-to-proposal', { proposal: 'p' }, standing()),
    ])
    expect(full.length).toBeGreaterThan(0)
    expect(open.length).toBeGreaterThan(0)
  })
  it('an agreement of which something else comes, or nothing', async () => {
    await propose('p', 'set-standing', its())
    const other = { ...standing(), suspended: false } as MarketEvent
    const agreement = draft('op2', 'agree-to-proposal', { proposal: 'p' }, agreed)
    const [full] = await faultsOf([agreement, draft('op2', 'agree-to-proposal', { proposal: 'p' }, other)])
    expect(full.length).toBeGreaterThan(0)
    const [none, open] = await faultsOf([agreement])
    expect(none.length).toBeGreaterThan(0)
    expect(open.length).toBeGreaterThan(0)
  })
  it('a password that one operator gave alone', async () => {
    later(desk, 7 * DAYS)
    const event: MarketEvent = { kind: 'let-in', user: 'one-trader', how: 'one-time password' }
    const one = { at: desk.time.now, by: 'op', command: 'op let-in/1', event } as Entry<MarketEvent>
    const [full] = await faultsOf([one])
    expect(full.length).toBeGreaterThan(0)
  })
})
