import { beforeEach, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../../files/index.ts'
import { marketView, registerView, verifyLog, type CommandName, type SigningKey } from '../../index.ts'
import { loadSolver } from '../../../solver/index.ts'
import { given } from '../../../../test/market-chained.ts'
import { Desk, MemoryLog, OPERATOR, publicOf } from '../../../../test/market-desk.ts'
import {
  askSigned,
  codesOf,
  enterOperator,
  HOUR,
  later,
  newKey,
  openMarket,
  SECOND,
  toSign,
} from '../../../../test/market-signing.ts'

/** Operators sign what they ask with keys of their own: how they come by one, change it, lose it, and go. */

const solver = await loadSolver()
const world = await loadWorld(shippedWorld())
const DAY = 24 * HOUR
let desk: Desk

const isSound = async (): Promise<readonly string[]> =>
  (await verifyLog(world, given((desk.log as MemoryLog).entries))).faults
const register = (actor: typeof OPERATOR, key: SigningKey, by = key): Promise<unknown> =>
  askSigned(desk, { actor, by, name: 'register-operator-key', input: { key: publicOf(key) } })
const agree = ({ id, jwk }: SigningKey, actor = OPERATOR): Promise<unknown> =>
  desk.ask(actor, 'agree-to-operator-key', { key: id, x: jwk.x })
const goodOf = (user: string): string | undefined => desk.venue.operatorKeys.goodOf(user)?.id
const keyOf = (user: string): SigningKey => desk.operators.get(user)!
const CAPITAL = { name: 'add-capital', input: { amount: '5', reference: 'x' } } as const

beforeEach(async () => {
  desk = (await openMarket(world, solver, ['one'], true)).desk
})

describe('where operators sign', () => {
  it('a market is run from its foundation on, and its log is sound', async () => {
    await desk.operate(CAPITAL.name, CAPITAL.input)
    await desk.ask(SECOND, CAPITAL.name, CAPITAL.input)
    expect(await isSound()).toEqual([])
    const unsigned = (desk.log as MemoryLog).entries.filter(({ signature }) => signature === undefined)
    expect(unsigned.map(({ by }) => by)).toEqual(['market', 'market'])
    expect(marketView(desk.venue, desk.clerk.end)).toMatchObject({
      operators: { sign: true },
      signedFor: (desk.log as MemoryLog).entries[0]!.hash,
    })
  })
  it.each<[string, () => Promise<unknown>, string]>([
    ['no signature', () => desk.clerk.submit({ id: 'x', actor: OPERATOR, ...CAPITAL }), 'COMMAND_NOT_SIGNED'],
    [
      'that of another operator',
      () => askSigned(desk, { actor: OPERATOR, by: keyOf('op2'), ...CAPITAL }),
      'SIGNATURE_OF_ANOTHER',
    ],
    [
      'that of a key that nobody has registered',
      async () => askSigned(desk, { actor: OPERATOR, by: await newKey('none'), ...CAPITAL }),
      'SIGNING_KEY_UNKNOWN',
    ],
    [
      'that of another key by the same name',
      async () => askSigned(desk, { actor: OPERATOR, by: await newKey('op-key'), ...CAPITAL }),
      'SIGNATURE_WRONG',
    ],
    [
      'that of a member',
      () => {
        const { signingKey: id, signingJwk } = desk.keysOf('one')
        const by = { id, jwk: signingJwk as SigningKey['jwk'] }
        return askSigned(desk, { actor: OPERATOR, by, ...CAPITAL })
      },
      'SIGNING_KEY_UNKNOWN',
    ],
  ])('%s does not do for a command', async (_, ask, code) => {
    expect(await codesOf(ask())).toEqual([code])
  })
  it('an API key may be revoked without one', async () => {
    expect(
      await codesOf(desk.clerk.submit({ id: 'x', actor: OPERATOR, name: 'revoke-api-key', input: { key: 'k' } })),
    ).toEqual(['API_KEY_UNKNOWN'])
  })
  it('what takes two is proposed and agreed to by two who sign', async () => {
    await desk.operate('require-two', { forGood: true })
    expect(await codesOf(desk.operate('remove-user', { user: 'one-other' }))).toEqual(['TAKES_TWO_OPERATORS'])
    await desk.operate('propose', { proposal: 'p', command: 'remove-user', input: { user: 'one-other' } })
    await desk.ask(SECOND, 'agree-to-proposal', { proposal: 'p' })
    expect(desk.venue.users.has('one-other')).toBe(false)
    expect(await isSound()).toEqual([])
  })
})

describe('a key of an operator', () => {
  it('is replaced by one that it signs, at once', async () => {
    const key = await newKey('op-next')
    await register(OPERATOR, key, keyOf('op'))
    expect(goodOf('op')).toBe('op-next')
    expect(await codesOf(desk.operate(CAPITAL.name, CAPITAL.input))).toEqual(['SIGNING_KEY_REVOKED'])
    desk.operators.set('op', key)
    await desk.operate(CAPITAL.name, CAPITAL.input)
    expect(await isSound()).toEqual([])
  })
  it('that is lost takes another operator and three days', async () => {
    const key = await newKey('op-again')
    await register(OPERATOR, key)
    expect(goodOf('op')).toBe('op-key')
    expect(registerView(desk.venue, OPERATOR).waitingKeys).toMatchObject([{ id: 'op-again', user: 'op' }])
    later(desk, 3 * DAY - 1)
    expect(await codesOf(agree(key, SECOND))).toEqual(['KEY_WAITS'])
    later(desk, 1)
    expect(await codesOf(askSigned(desk, { actor: OPERATOR, by: key, ...CAPITAL }))).toEqual(['SIGNING_KEY_UNKNOWN'])
    await agree(key, SECOND)
    expect(goodOf('op')).toBe('op-again')
    expect(await codesOf(desk.operate(CAPITAL.name, CAPITAL.input))).toEqual(['SIGNING_KEY_REVOKED'])
    expect(await isSound()).toEqual([])
  })
  it('that another has agreed to makes no second person for three days', async () => {
    await desk.operate('require-two', { forGood: true })
    const key = await newKey('op2-again')
    await register(SECOND, key)
    later(desk, 3 * DAY)
    await agree(key)
    desk.operators.set('op2', key)
    const proposing = (proposal: string): Promise<unknown> =>
      desk.operate('propose', { proposal, command: 'remove-user', input: { user: 'one-other' } })
    await proposing('p')
    expect(await codesOf(desk.ask(SECOND, 'agree-to-proposal', { proposal: 'p' }))).toEqual(['PROPOSAL_NEEDS_ANOTHER'])
    later(desk, 3 * DAY)
    await proposing('q')
    expect(await codesOf(desk.ask(SECOND, 'agree-to-proposal', { proposal: 'q' }))).toEqual(['done'])
  })
  it('that waits is refused by the holder of the one before, though that was replaced, or by another', async () => {
    const before = keyOf('op')
    await register(OPERATOR, await newKey('op-next'), before)
    const refuse = (by: SigningKey, actor = OPERATOR): Promise<readonly string[]> =>
      codesOf(askSigned(desk, { actor, by, name: 'refuse-operator-key', input: { key: 'made-up' } }))
    await register(OPERATOR, await newKey('made-up'))
    expect(await refuse(keyOf('op2'))).toEqual(['SIGNATURE_OF_ANOTHER'])
    expect(await refuse(before)).toEqual(['done'])
    expect(await refuse(keyOf('op2'), SECOND)).toEqual(['SIGNING_KEY_UNKNOWN'])
    await register(OPERATOR, { ...(await newKey()), id: 'made-up' })
    expect(await refuse(keyOf('op2'), SECOND)).toEqual(['done'])
    expect(await isSound()).toEqual([])
  })
  it('is agreed to by nobody for themselves, and as the key that was read', async () => {
    const key = await newKey('op-again')
    await register(OPERATOR, key)
    later(desk, 3 * DAY)
    expect(await codesOf(agree(key))).toEqual(['OPERATOR_KEY_OWN'])
    expect(await codesOf(agree({ ...(await newKey()), id: key.id }, SECOND))).toEqual(['OPERATOR_KEY_OTHER'])
    expect(await codesOf(agree(await newKey(), SECOND))).toEqual(['SIGNING_KEY_UNKNOWN'])
  })
  it('does not come back: not under another id, not for another, not for one who left and returned', async () => {
    const first = keyOf('op2')
    expect(await codesOf(register(OPERATOR, { ...first, id: 'other' }))).toEqual(['SIGNING_KEY_TWICE'])
    expect(await codesOf(register(OPERATOR, { ...(await newKey()), id: 'op2-key' }))).toEqual(['KEYS_TWICE'])
    const member = desk.keysOf('one').signingJwk as SigningKey['jwk']
    expect(await codesOf(register(OPERATOR, { id: 'members', jwk: member }))).toEqual(['SIGNING_KEY_TWICE'])
    await desk.operate('remove-user', { user: 'op2' })
    await desk.operate('add-user', { user: 'op2', name: 'Second', organisation: null, role: 'operator' })
    expect(await codesOf(desk.ask(SECOND, CAPITAL.name, CAPITAL.input))).toEqual(['SIGNING_KEY_REVOKED'])
    const next = await newKey('op2-next')
    expect(await codesOf(register(SECOND, next, first))).toEqual(['SIGNING_KEY_REVOKED'])
    await register(SECOND, next)
    expect(await codesOf(agree(next))).toEqual(['KEY_WAITS'])
  })
  it('waits no longer once its user has left, and a trader has none', async () => {
    await register(SECOND, await newKey('op2-next'))
    await desk.operate('remove-user', { user: 'op2' })
    expect(desk.venue.operatorKeys.waiting.size).toBe(0)
    const trader = desk.keysOf('one').actor
    expect(await codesOf(desk.ask(trader, 'register-operator-key', { key: publicOf(await newKey()) }))).toEqual([
      'NOT_ALLOWED',
    ])
  })
  it('with which anybody could sign is none', async () => {
    const jwk = { ...(await newKey()).jwk, x: 'A'.repeat(43) }
    expect(await codesOf(register(OPERATOR, { id: 'weak', jwk }, keyOf('op')))).toEqual(['SIGNING_KEY_WEAK'])
  })
})

describe('an operator alone', () => {
  it('who has lost the only key cannot be helped: nothing is asked of the market any more', async () => {
    desk = await Desk.open(world, solver, new MemoryLog(), undefined, await newKey('op-key'))
    const key = await newKey('op-again')
    await register(OPERATOR, key)
    later(desk, 30 * DAY)
    desk.operators.set('op', key)
    expect(await codesOf(agree(key))).toEqual(['SIGNING_KEY_UNKNOWN'])
    expect(await codesOf(desk.operate(CAPITAL.name, CAPITAL.input))).toEqual(['SIGNING_KEY_UNKNOWN'])
  })
})

describe('a market whose operators sign nothing', () => {
  beforeEach(async () => {
    desk = (await openMarket(world, solver, ['one'])).desk
  })
  const requiring = async (actor = OPERATOR, by?: SigningKey): Promise<readonly string[]> => {
    const asked = { actor, name: 'require-operator-keys' as CommandName, input: { forGood: true } }
    return codesOf(by === undefined ? desk.clerk.submit({ id: 'r', ...asked }) : askSigned(desk, { by, ...asked }))
  }
  it('has them sign for good once each has registered a key, by a command that is signed', async () => {
    const [first, second] = [await newKey('op-key'), await newKey('op2-key')]
    expect(await codesOf(desk.ask(OPERATOR, 'register-operator-key', { key: publicOf(first) }))).toEqual([
      'COMMAND_NOT_SIGNED',
    ])
    await register(OPERATOR, first)
    expect(await requiring()).toEqual(['COMMAND_NOT_SIGNED'])
    expect(await requiring(OPERATOR, first)).toEqual(['OPERATOR_KEYS_MISSING'])
    await register(SECOND, second)
    // Before that, what operators ask is not signed, and what they send is not looked at.
    await desk.operate(CAPITAL.name, CAPITAL.input)
    expect(await requiring(OPERATOR, second)).toEqual(['SIGNATURE_OF_ANOTHER'])
    expect(await requiring(OPERATOR, first)).toEqual(['done'])
    expect(await requiring(OPERATOR, first)).toEqual(['OPERATORS_SIGN'])
    expect(await codesOf(desk.operate(CAPITAL.name, CAPITAL.input))).toEqual(['COMMAND_NOT_SIGNED'])
    desk.operators.set('op', first)
    await desk.operate(CAPITAL.name, CAPITAL.input)
    expect(await isSound()).toEqual([])
  })
  it('takes a third who comes in later by the agreement of one who signs', async () => {
    const own = await newKey('op-key')
    await register(OPERATOR, own)
    await register(SECOND, await newKey('op2-key'))
    const first = await newKey('op-next')
    await register(OPERATOR, first, own)
    expect(goodOf('op')).toBe('op-next')
    expect(await requiring(OPERATOR, first)).toEqual(['done'])
    desk.operators.set('op', first)
    await desk.operate('add-user', { user: 'op3', name: 'Third', organisation: null, role: 'operator' })
    const third = { ...OPERATOR, user: 'op3' }
    expect(await codesOf(desk.ask(third, CAPITAL.name, CAPITAL.input))).toEqual(['COMMAND_NOT_SIGNED'])
    await enterOperator(desk, third, await newKey('op3-key'))
    await desk.ask(third, CAPITAL.name, CAPITAL.input)
    expect(await isSound()).toEqual([])
  })
})

it('what an operator has signed for another market is worth nothing here', async () => {
  const other = await Desk.open(world, solver, new MemoryLog(), undefined, keyOf('op'))
  const signature = await other.signatureOf({ id: 'x', actor: OPERATOR, ...CAPITAL }, desk.time.now)
  expect(toSign(other, { id: 'x', ...CAPITAL }).market).not.toBe(desk.venue.signedFor)
  expect(await codesOf(desk.clerk.submit({ id: 'x', actor: OPERATOR, ...CAPITAL, signature }))).toEqual([
    'SIGNATURE_WRONG',
  ])
})
