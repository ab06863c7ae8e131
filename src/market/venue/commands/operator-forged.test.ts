import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../../files/index.ts'
import { commandText, COMMANDS, signCommand, verifyLog, type CommandName } from '../../index.ts'
import type { Actor, Entry, SigningKey, MarketEvent } from '../../index.ts'
import { mustBeSigned } from './signed.ts'
import { loadSolver } from '../../../solver/index.ts'
import type { World } from '../../../world/index.ts'
import { chained, given, type Draft } from '../../../../test/market-chained.ts'
import { OPERATOR, publicOf, type Desk } from '../../../../test/market-desk.ts'
import { HOUR, later, newKey, openMarket, toSign } from '../../../../test/market-signing.ts'

/** Who owns the database writes what they like into the log and chains it again. Where operators sign, they cannot make up what one asked. */

const solver = await loadSolver()
const DAY = 24 * HOUR
let world: World
let desk: Desk
let entries: readonly Entry<MarketEvent>[]
/** Key of an operator who was removed. */
let left: SigningKey
const THIRD: Actor = { ...OPERATOR, user: 'op3' }
const PAID = {
  name: 'record-payment-in',
  input: { organisation: 'urn:test:org:one', amount: '7', reference: 'x' },
} as const
const paid: MarketEvent = { kind: 'paid-in', ...PAID.input }

beforeAll(async () => {
  world = await loadWorld(shippedWorld())
  const made = await openMarket(world, solver, ['one', 'two'], true)
  desk = made.desk
  entries = made.entries
  left = await newKey('left')
  desk.operators.set('op3', left)
  await desk.operate('add-user', { user: 'op3', name: 'Third', organisation: null, role: 'operator' })
  await desk.ask(THIRD, 'register-operator-key', { key: publicOf(left) })
  await desk.operate('agree-to-operator-key', { key: 'left', x: left.jwk.x })
  await desk.ask(THIRD, 'add-capital', { amount: '1', reference: 'third' })
  await desk.operate('remove-user', { user: 'op3' })
  later(desk, HOUR)
  await desk.operate('set-standing', { organisation: 'urn:test:org:two', suspended: true, why: 'x' })
})

const faultsOf = async (drafts: readonly Draft[]): Promise<readonly string[]> =>
  (await verifyLog(world, given(chained(drafts)))).faults
const keyOf = (user: string): SigningKey => desk.operators.get(user)!
const day = (days: number): string => new Date(Date.parse(desk.time.now) + days * DAY).toISOString()
/** Where the last entry of a kind stands. */
const at = (kind: MarketEvent['kind']): number => entries.findLastIndex(({ event }) => event.kind === kind)
const inPlace = (i: number, change: Partial<Draft>): Draft[] =>
  entries.map((entry, n) => (n === i ? { ...entry, ...change } : entry))

/** What an operator is said to have asked: signed by a key, or by none. */
async function said(
  name: CommandName,
  input: object,
  event: MarketEvent,
  { by = 'op', key, when = day(0), ...more }: { by?: string; key?: SigningKey; when?: string; market?: string } = {},
): Promise<Draft> {
  const id = `forged-${name}-${by}-${when}`
  const signed = key && (await signCommand(key, toSign(desk, { user: by, id, name, input, at: when, ...more })))
  return { at: when, by, command: commandText(by, id, name, input), event, signature: signed }
}
const payment = (more: Parameters<typeof said>[3] = {}): Promise<Draft> => said(PAID.name, PAID.input, paid, more)

/** A key that somebody has made, registered in the name of an operator, and what another is said to have agreed to. */
async function madeUp(user: string, key: SigningKey, agreedBy: { by: string; key?: SigningKey }): Promise<Draft[]> {
  const registered = { ...publicOf(key), user }
  const asked = { key: key.id, x: key.jwk.x }
  return [
    ...entries,
    await said(
      'register-operator-key',
      { key: publicOf(key) },
      { kind: 'operator-key-proposed', key: registered },
      { by: user, key },
    ),
    await said(
      'agree-to-operator-key',
      asked,
      { kind: 'operator-key-agreed', ...asked },
      { when: day(3), ...agreedBy },
    ),
    await payment({ by: user, key, when: day(3) }),
  ]
}

const ATTACKS: readonly (readonly [string, () => Draft[] | Promise<Draft[]>, RegExp])[] = [
  [
    'command of an operator that nobody signed',
    async () => [...entries, await payment()],
    /has to be signed with its key/,
  ],
  [
    'command of an operator, signed by another operator',
    async () => [...entries, await payment({ key: keyOf('op2') })],
    /"op2-key" is not one of op/,
  ],
  [
    'command of an operator, signed with a key that was never registered',
    async () => [...entries, await payment({ key: await newKey('mine') })],
    /No operator has a key "mine"/,
  ],
  [
    'command of an operator, signed with another key by the name of theirs',
    async () => [...entries, await payment({ key: await newKey('op-key') })],
    /has signed something else/,
  ],
  [
    'command that an operator signed for another market, with the same key',
    async () => [...entries, await payment({ key: keyOf('op'), market: 'f'.repeat(64) })],
    /has signed something else/,
  ],
  [
    'command that an operator signed for the market’s key alone, whatever the foundation says',
    async () => [...entries, await payment({ key: keyOf('op'), market: desk.venue.founded!.signs.x })],
    /has signed something else/,
  ],
  [
    'signed command of an operator twice',
    () => [...entries, { ...entries[at('standing')]!, at: entries.at(-1)!.at }],
    /was given to a command before/,
  ],
  [
    'signed command of an operator a second time by another id',
    () => {
      const { event, signature } = entries[at('standing')]!
      const { kind: _, ...input } = event as MarketEvent & { kind: 'standing' }
      const command = commandText('op', 'twice', 'set-standing', input)
      return [...entries, { at: entries.at(-1)!.at, by: 'op', command, event, signature }]
    },
    /has signed something else/,
  ],
  [
    'signed command of an operator that was held back for a day',
    () => inPlace(at('standing'), { at: day(1) }),
    /holds for ten minutes/,
  ],
  [
    'command of an operator with the signature of another entry',
    () => inPlace(at('standing'), { signature: entries[at('paid-in')]!.signature }),
    /has signed something else|holds for ten minutes/,
  ],
  [
    'other amount under the signature of an operator',
    () => {
      const { event } = entries[at('paid-in')]!
      return inPlace(at('paid-in'), { event: { ...event, amount: '999' } as MarketEvent })
    },
    /was something else/,
  ],
  [
    'signature taken away from what an operator asked',
    () => inPlace(at('standing'), { signature: undefined }),
    /has to be signed/,
  ],
  [
    'key that an operator is said to have registered before it came',
    async () => {
      const key = await newKey('early')
      const event: MarketEvent = {
        kind: 'operator-key',
        key: { ...publicOf(key), user: 'op', from: '2026-01-01T00:00:00.000Z' },
      }
      return [...entries, await said('register-operator-key', { key: publicOf(key) }, event, { key })]
    },
    /By the rules it is/,
  ],
  [
    'key of an operator in place of a good one by its own word',
    async () => {
      const key = await newKey('own-word')
      const event: MarketEvent = { kind: 'operator-key', key: { ...publicOf(key), user: 'op', from: day(0) } }
      return [...entries, await said('register-operator-key', { key: publicOf(key) }, event, { key })]
    },
    /By the rules it is .*operator-key-proposed/,
  ],
  [
    'key of an operator whose agreement nobody signed',
    async () => madeUp('op', await newKey('made'), { by: 'op2' }),
    /has to be signed/,
  ],
  [
    'key of an operator that another key of the forger’s agreed to',
    async () => madeUp('op', await newKey('made'), { by: 'op2', key: await newKey('op2-key') }),
    /"op2-key" has signed something else/,
  ],
  [
    'key of an operator that its own word agreed to',
    async () => {
      const key = await newKey('made')
      return madeUp('op', key, { by: 'op', key })
    },
    /No operator has a key "made"/,
  ],
  [
    'other key under the id of one that another operator has agreed to',
    async () => {
      const i = at('operator-key-proposed')
      const { at: when } = entries[i]!
      const key = await newKey('left')
      const event: MarketEvent = { kind: 'operator-key-proposed', key: { ...publicOf(key), user: 'op3' } }
      const draft = await said('register-operator-key', { key: publicOf(key) }, event, { by: 'op3', key, when })
      return inPlace(i, draft)
    },
    /The key "left" is another one/,
  ],
  [
    'command of an operator who was removed',
    async () => [...entries, await payment({ by: 'op3', key: left })],
    /There is no user "op3"/,
  ],
  [
    'operator who was removed and comes back by nobody’s signature',
    async () => {
      const user = { name: 'Third', organisation: null, role: 'operator' } as const
      const event: MarketEvent = { kind: 'user', user: { id: 'op3', ...user } }
      const added = await said('add-user', { ...user, user: 'op3' }, event)
      return [...entries, added, await payment({ by: 'op3', key: left })]
    },
    /has to be signed with its key/,
  ],
  [
    'command of an operator who was removed and added again, signed with the earlier key',
    async () => {
      const user = { name: 'Third', organisation: null, role: 'operator' } as const
      const event: MarketEvent = { kind: 'user', user: { id: 'op3', ...user } }
      const added = await said('add-user', { ...user, user: 'op3' }, event, { key: keyOf('op') })
      return [...entries, added, await payment({ by: 'op3', key: left })]
    },
    /The key "left" is good no longer/,
  ],
  [
    'first entry with another key of the first operator',
    async () => {
      const event = entries[0]!.event as MarketEvent & { kind: 'founded' }
      const key = await newKey('op-key')
      return inPlace(0, { event: { ...event, operatorsSign: { user: 'op', ...publicOf(key) } } })
    },
    /has signed something else/,
  ],
  [
    'first entry by which operators sign nothing',
    () => {
      const { operatorsSign: _, ...event } = entries[0]!.event as MarketEvent & { kind: 'founded' }
      return entries.map(({ signature, ...entry }, i) =>
        i === 0 ? { ...entry, event } : desk.operators.has(entry.by) ? entry : { ...entry, signature },
      )
    },
    /The key "one-key" has signed something else/,
  ],
  [
    'first entry by which the rules are the earlier ones',
    () => {
      const { version: _, operatorsSign: __, ...event } = entries[0]!.event as MarketEvent & { kind: 'founded' }
      const adopted: Draft = {
        at: entries[1]!.at,
        by: 'op',
        command: commandText('op', 'rules', 'adopt-rules', { version: 3 }),
        event: { kind: 'rules-version', version: 3 },
      }
      const rest = entries
        .slice(2)
        .map(({ signature, ...entry }) => (desk.operators.has(entry.by) ? entry : { ...entry, signature }))
      return [{ ...entries[0]!, event }, entries[1]!, adopted, ...rest]
    },
    /The key "one-key" has signed something else/,
  ],
  [
    'first operator by another name',
    () => {
      const user = { id: 'mole', name: 'Operator', organisation: null, role: 'operator' } as const
      return [entries[0]!, { ...entries[1]!, event: { kind: 'user', user } }, ...entries.slice(2)]
    },
    /There is no user "op"/,
  ],
]

describe('a log that is found sound has no', () => {
  it('faults before it is touched, and none with one more that an operator signed', async () => {
    expect(await faultsOf(entries)).toEqual([])
    expect(await faultsOf([...entries, await payment({ key: keyOf('op') })])).toEqual([])
    expect(await faultsOf(await madeUp('op', await newKey('made'), { by: 'op2', key: keyOf('op2') }))).toEqual([])
  })
  it.each(ATTACKS)('%s', async (_, forge, why) => {
    const faults = await faultsOf(await forge())
    expect(
      faults.some((fault) => why.test(fault)),
      faults.join('\n') || 'no fault',
    ).toBe(true)
  })
  it('signature of an operator where operators sign nothing', async () => {
    const made = await openMarket(world, solver, ['one'])
    const signature = await signCommand(await newKey('k'), toSign(made.desk, { id: 'x', ...PAID, user: 'op' }))
    const drafts = made.entries.map((entry) => (entry.event.kind === 'paid-in' ? { ...entry, signature } : entry))
    expect((await faultsOf(drafts)).join()).toMatch(/It has a signature/)
  })
})

it('whatever an operator may ask for has to be signed, but for the end of an API key', () => {
  const asked = (Object.keys(COMMANDS) as CommandName[]).filter((name) => COMMANDS[name].roles.includes('operator'))
  expect(asked.filter((name) => !mustBeSigned(desk.venue, OPERATOR, name))).toEqual(['revoke-api-key'])
})
