import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { loadWorld, shippedWorld } from '../../../files/index.ts'
import {
  addApiKey,
  Sequencer,
  commandText,
  COMMANDS,
  openParcels,
  RULES,
  verifyLog,
  type CommandName,
  type Entry,
  type OrderContent,
  type MarketEvent,
} from '../../index.ts'
import { loadSolver } from '../../../solver/index.ts'
import type { World } from '../../../world/index.ts'
import {
  chained,
  chainedWith,
  given,
  signedBy,
  type AskedInput,
  type Draft as Plain,
} from '../../../../test/market-chained.ts'
import { Desk, MemoryLog, OPERATOR } from '../../../../test/market-desk.ts'

/**
 * A log is decided again: who wrote it can compute hashes, of entries and of what was asked, and still cannot have it say what the rules do
 * not lead to.
 */

/** An entry that is forged; with what was asked for, it is signed by the member in whose name it is, in league with the forger. */
type Draft = Plain & { readonly asked?: AskedInput }

const solver = await loadSolver()
let world: World
let entries: readonly Entry<MarketEvent>[]
let desk: Desk

const ORE = 'ore-mt-weld'
const goods = { material: ORE, grade: 'traced', place: 'AUS' }
const sell = (kg: number, ask: number, ...lots: string[]): OrderContent => ({
  kind: 'sell',
  ...goods,
  month: '2027-03',
  kg: String(kg),
  ask: String(ask),
  lots,
})
const buy = (kg: number, bid: number): OrderContent => ({
  kind: 'buy',
  ...goods,
  kg: String(kg),
  at: [{ month: '2027-03', bid: String(bid) }],
})

/** A round that was delivered and settled, one that was cleared, one that is closed, and one that takes orders. */
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
  const log = new MemoryLog()
  desk = await Desk.open(world, solver, log)
  for (const name of ['seller', 'rival', 'buyer', 'keeper']) await desk.join(name, 'AUS', '20000')
  const trustees = ['seller', 'buyer', 'keeper'].map((name) => desk.keysOf(name).id)
  const announce = (round: string): Promise<unknown> =>
    desk.operate('announce-round', {
      round,
      spec: {
        title: round,
        opens: desk.time.now,
        closes: new Date(Date.parse(desk.time.now) + 3_600_000).toISOString(),
        materials: [{ material: ORE, grades: ['traced'] }],
        places: ['AUS'],
        months: ['2027-03'],
        trustees,
        threshold: 2,
      },
    })
  const lots = { seller: await desk.dig('seller', 300), rival: await desk.dig('rival', 300) }
  await desk.ask(desk.keysOf('buyer').actor, 'fund-budget', { budget: 'premium', amount: '500' })
  await desk.operate('add-user', { user: 'aud', name: 'Auditor', organisation: null, role: 'auditor' })
  for (const round of ['settled', 'cleared', 'closed', 'taking']) {
    await announce(round)
    await desk.place('seller', round, sell(40, 50, lots.seller), { order: `${round}-sale`, deposit: '500' })
    await desk.place('rival', round, sell(20, 60, lots.rival), { order: `${round}-rival`, deposit: '500' })
    await desk.place('buyer', round, buy(50, 70), { order: `${round}-purchase`, deposit: '500' })
    if (round === 'taking') continue
    if (round === 'closed') {
      desk.time.now = desk.venue.round(round).spec.closes
      await desk.operate('close-round', { round })
      const { actor } = desk.keysOf('seller')
      await desk.ask(actor, 'give-shares', { round, shares: await desk.shares('seller', round) })
      continue
    }
    await desk.finish(round)
    if (round === 'cleared') continue
    for (const { parcel, grams } of openParcels(desk.venue, desk.venue.round(round))) {
      desk.time.now = new Date(Date.parse(desk.time.now) + 1000).toISOString()
      const { from } = desk.venue.round(round).parcels.find(({ id }) => id === parcel)!
      const name = from.endsWith('rival') ? 'rival' : 'seller'
      await desk.deliver(name, parcel, desk.keysOf('buyer').id, lots[name], grams)
    }
    await desk.operate('settle-round', { round })
  }
  entries = log.entries
})

const faultsOf = async (list: readonly Entry<MarketEvent>[]): Promise<readonly string[]> =>
  (await verifyLog(world, given(list))).faults

/** The faults of a log with forged entries in it. */
const faultsIn = async (drafts: readonly Draft[]): Promise<readonly string[]> =>
  faultsOf(
    chained(
      await Promise.all(
        drafts.map(({ asked, ...draft }) =>
          asked === undefined ? Promise.resolve(draft) : signedBy(desk, draft, asked),
        ),
      ),
    ),
  )

/** What is asked, with the digest that fits it. */
let ids = 0
const askedBy = (by: string, name: CommandName, input: unknown): Pick<Draft, 'by' | 'command' | 'asked'> => {
  const id = `forged-${++ids}`
  return { by, command: commandText(by, id, name, input), asked: { id, name, input } }
}
const at = (kind: MarketEvent['kind'], round?: string): number => {
  const found = entries.findIndex(
    ({ event }) => event.kind === kind && (round === undefined || ('round' in event && event.round === round)),
  )
  if (found === -1) throw new Error(`no ${kind}`)
  return found
}
/** The log with something put in after an entry, at its time. */
const putIn = (after: number, ...drafts: Omit<Draft, 'at'>[]): Draft[] => [
  ...entries.slice(0, after + 1),
  ...drafts.map((draft) => ({ at: entries[after]!.at, ...draft })),
  ...entries.slice(after + 1),
]
/** The log with another entry in the place of one. */
const inPlace = (i: number, change: (entry: Entry<MarketEvent>) => Partial<Draft>): Draft[] =>
  entries.map((entry, n) => (n === i ? { ...entry, ...change(entry) } : entry))
/** The same, asked for by a command that leads to it. */
const eventAt = <K extends MarketEvent['kind']>(kind: K, round?: string): MarketEvent & { kind: K } =>
  entries[at(kind, round)]!.event as MarketEvent & { kind: K }
const last = (): number => entries.length - 1

const ORDER = { order: 'forged', deposit: '500' }
const placed = (round: string): { input: object; event: (name: string) => MarketEvent } => {
  const { envelope } = eventAt('order', round)
  return {
    input: { round, ...ORDER, envelope },
    event: (name) => ({
      kind: 'order',
      round,
      order: ORDER.order,
      organisation: desk.keysOf(name).id,
      version: 1,
      cover: ORDER.deposit,
      envelope,
    }),
  }
}

const ATTACKS: readonly (readonly [string, () => Draft[], RegExp])[] = [
  [
    'an order in a member’s name, by the operator',
    () => {
      const { input, event } = placed('taking')
      return putIn(last(), { ...askedBy('op', 'place-order', input), event: event('buyer') })
    },
    /A operator may not place order/,
  ],
  [
    'an order in a member’s name, by another’s trader',
    () => {
      const { input, event } = placed('taking')
      return putIn(last(), { ...askedBy('rival-trader', 'place-order', input), event: event('buyer') })
    },
    /sealed for another order, version or sender/,
  ],
  [
    'an order in a member’s name, by nobody',
    () => putIn(last(), { by: 'market', command: 'late orders', event: placed('taking').event('buyer') }),
    /The market does nothing of that kind by itself/,
  ],
  [
    'an order in a member’s name, by a command of theirs that asked for something else',
    () => {
      const { event } = placed('taking')
      return putIn(last(), { ...askedBy('buyer-trader', 'withdraw-order', {}), event: event('buyer') })
    },
    /What buyer-trader asked for was something else/,
  ],
  [
    'an order after the close',
    () => {
      const { input, event } = placed('closed')
      return putIn(at('closed', 'closed'), { ...askedBy('buyer-trader', 'place-order', input), event: event('buyer') })
    },
    /The round "closed" is closed, and has to be announced/,
  ],
  [
    'an order after the time is over, before the close',
    () => {
      const { input, event } = placed('closed')
      const i = at('closed', 'closed')
      return entries.flatMap((entry, n) =>
        n === i
          ? [{ ...askedBy('buyer-trader', 'place-order', input), event: event('buyer'), at: entry.at }, entry]
          : [entry],
      )
    },
    /takes orders from/,
  ],
  [
    'a close before its time',
    () =>
      putIn(last(), {
        ...askedBy('op', 'close-round', { round: 'taking' }),
        event: { kind: 'closed', round: 'taking' },
      }),
    /Nobody can close it sooner|The round "taking" closes at/,
  ],
  [
    'a close at a time that is none',
    () => [
      ...entries,
      {
        ...askedBy('op', 'close-round', { round: 'taking' }),
        at: '2027-01-99T00:00:00.000Z',
        event: { kind: 'closed', round: 'taking' },
      },
    ],
    /is no instant in UTC/,
  ],
  [
    'a trader who makes an operator',
    () => {
      const user = { id: 'mole', name: 'Mole', organisation: null, role: 'operator' } as const
      const input = { user: 'mole', name: 'Mole', organisation: null, role: 'operator' }
      return putIn(last(), { ...askedBy('seller-trader', 'add-user', input), event: { kind: 'user', user } })
    },
    /A trader may not add user/,
  ],
  [
    'an operator who is made by nobody',
    () => {
      const user = { id: 'mole', name: 'Mole', organisation: null, role: 'operator' } as const
      return putIn(last(), { by: 'market', command: 'market founded', event: { kind: 'user', user } })
    },
    /The market does nothing of that kind by itself/,
  ],
  [
    'a cleared round that is declared void',
    () => {
      const input = { round: 'cleared', why: 'the price' }
      return putIn(last(), { ...askedBy('op', 'void-round', input), event: { kind: 'void', ...input } })
    },
    /The round "cleared" is cleared, and has to be announced or closed or opened/,
  ],
  [
    'a margin that was raised',
    () =>
      inPlace(at('round', 'cleared'), ({ event }) => {
        if (event.kind !== 'round') return {}
        return { event: { ...event, spec: { ...event.spec, margin: 0.9 } } }
      }),
    /sealed for other terms/,
  ],
  [
    'a margin that was raised, and so was what was asked for',
    () =>
      inPlace(at('round', 'cleared'), ({ event }) => {
        if (event.kind !== 'round') return {}
        const spec = { ...event.spec, margin: 0.9 }
        return { event: { ...event, spec }, ...askedBy('op', 'announce-round', { round: 'cleared', spec }) }
      }),
    /sealed for other terms/,
  ],
  [
    'shares by somebody who is no trustee',
    () => {
      const { shares } = eventAt('shares', 'closed')
      const event: MarketEvent = { kind: 'shares', round: 'closed', trustee: desk.keysOf('rival').id, shares }
      return putIn(last(), { ...askedBy('rival-trader', 'give-shares', { round: 'closed', shares }), event })
    },
    /is no trustee of "closed"/,
  ],
  [
    'a trustee’s shares by another',
    () => {
      const { shares } = eventAt('shares', 'closed')
      const event: MarketEvent = { kind: 'shares', round: 'closed', trustee: desk.keysOf('buyer').id, shares }
      return putIn(last(), { ...askedBy('seller-trader', 'give-shares', { round: 'closed', shares }), event })
    },
    /has handed out its shares/,
  ],
  [
    'a payout beyond what is free',
    () => {
      const input = { organisation: desk.keysOf('buyer').id, amount: '16000', reference: 'x' }
      return putIn(last(), { ...askedBy('op', 'record-payment-out', input), event: { kind: 'paid-out', ...input } })
    },
    /that are free, and this takes 16000/,
  ],
  [
    'a contract beyond its budget',
    () => {
      const organisation = desk.keysOf('seller').id
      const contract = { id: 'c', organisation, material: ORE, strike: '60', budget: 'premium', amount: '501' }
      return putIn(last(), { ...askedBy('op', 'sign-contract', contract), event: { kind: 'contract', contract } })
    },
    /The budget "premium" holds 500 USD/,
  ],
  [
    'an opening that leaves an order out',
    () =>
      inPlace(at('opened', 'cleared'), ({ event }) =>
        event.kind === 'opened' ? { event: { ...event, accepted: event.accepted.slice(0, 2) } } : {},
      ),
    /By the rules it is accepted/,
  ],
  [
    'an opening that refuses an order',
    () =>
      inPlace(at('opened', 'cleared'), ({ event }) =>
        event.kind === 'opened'
          ? {
              event: {
                ...event,
                accepted: event.accepted.slice(1),
                refused: [{ order: event.accepted[0]!.order, why: 'It came late.' }],
              },
            }
          : {},
      ),
    /By the rules it is accepted.*; refused/,
  ],
  [
    'standing that was frozen, made to count',
    () => {
      const input = { organisation: desk.keysOf('rival').id, suspended: true, why: 'papers' }
      const suspended: Omit<Draft, 'at'> = {
        ...askedBy('op', 'set-standing', input),
        event: { kind: 'standing', ...input },
      }
      const why = 'urn:test:org:rival is suspended: papers.'
      return putIn(at('closed', 'cleared'), suspended).map((draft) =>
        draft.event.kind === 'opened' && draft.event.round === 'cleared'
          ? {
              ...draft,
              event: {
                ...draft.event,
                accepted: draft.event.accepted.filter(({ order }) => order !== 'cleared-rival'),
                refused: [{ order: 'cleared-rival', why }],
              },
            }
          : draft,
      )
    },
    /By the rules it is accepted/,
  ],
  [
    'a withdrawal of somebody else’s order',
    () => {
      const input = { round: 'taking', order: 'taking-rival' }
      return putIn(last(), {
        ...askedBy('seller-trader', 'withdraw-order', input),
        event: { kind: 'withdrawn', ...input },
      })
    },
    /You have no order "taking-rival"/,
  ],
  [
    'a second foundation',
    () => putIn(last(), { by: 'market', command: 'market founded', event: { ...eventAt('founded'), name: 'Another' } }),
    /The market does nothing of that kind by itself/,
  ],
  [
    'a first operator who is a trader',
    () =>
      inPlace(1, ({ event }) =>
        event.kind === 'user' ? { event: { kind: 'user', user: { ...event.user, role: 'trader' } } } : {},
      ),
    /\(user, by market\) is not what the rules lead to/,
  ],
  [
    'a signature written another way',
    () =>
      inPlace(at('cleared'), ({ event }) => {
        if (event.kind !== 'cleared') return {}
        // The last of its characters has four bits to spare.
        const code = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
        const end = code[code.indexOf(event.signature.slice(-1)) ^ 1] ?? ''
        return { event: { ...event, signature: `${event.signature.slice(0, -1)}${end}` } }
      }),
    /is not signed with the market's key/,
  ],
  [
    'rules that are lowered',
    () => {
      const input = { version: 1 }
      return putIn(last(), { ...askedBy('op', 'adopt-rules', input), event: { kind: 'rules-version', version: 1 } })
    },
    /version: Too small/,
  ],
  [
    'rules of tomorrow',
    () => inPlace(0, ({ event }) => ({ event: { ...event, version: 9 } as MarketEvent })),
    /keeps to version 9 of the rules, and this release knows 3/,
  ],
  [
    'a lot of somebody else’s, recorded again',
    () => {
      const { token } = eventAt('lot-event')
      return putIn(last(), {
        ...askedBy('rival-trader', 'record-lot-event', { credential: `${token.slice(0, -6)}AAAAAA` }),
        event: { kind: 'lot-event', token: `${token.slice(0, -6)}AAAAAA` },
      })
    },
    /signature|signed/i,
  ],
  [
    'a parcel declared not to come that was handed over',
    () => {
      const { id: parcel } = desk.venue.round('settled').parcels[0]!
      const event: MarketEvent = { kind: 'undelivered', round: 'settled', parcel, grams: 1000, why: 'x' }
      return putIn(last(), { ...askedBy('op', 'declare-undelivered', { round: 'settled', parcel, why: 'x' }), event })
    },
    /The round "settled" is settled/,
  ],
  [
    'more declared not to come than is missing',
    () => {
      const { id: parcel, grams } = desk.venue.round('cleared').parcels[0]!
      const event: MarketEvent = { kind: 'undelivered', round: 'cleared', parcel, grams: grams + 1, why: 'x' }
      return putIn(last(), { ...askedBy('op', 'declare-undelivered', { round: 'cleared', parcel, why: 'x' }), event })
    },
    /By the rules it is grams: \d+ and not \d+/,
  ],
  [
    'a default of somebody who can pay',
    () => {
      const input = { round: 'cleared', organisation: desk.keysOf('buyer').id, why: 'x' }
      return putIn(last(), { ...askedBy('op', 'declare-default', input), event: { kind: 'defaulted', ...input } })
    },
    /has enough with the market/,
  ],
  [
    'a settlement before the goods are there',
    () =>
      putIn(last(), {
        ...askedBy('op', 'settle-round', { round: 'cleared' }),
        event: { kind: 'settled', round: 'cleared' },
      }),
    /parcels are still to be delivered/,
  ],
  [
    'a command that was carried out before',
    () => {
      const { by, command, event } = entries[at('budget')]!
      return putIn(last(), { by, command, event })
    },
    /The id ".*" was given to a command before/,
  ],
  [
    'a command with another’s name before it',
    () => inPlace(at('budget'), () => ({ by: 'rival-trader' })),
    /It is by rival-trader, and its command by somebody else/,
  ],
  [
    'a command of somebody who is no user',
    () => {
      const input = { amount: '1', reference: 'x' }
      return putIn(last(), { ...askedBy('ghost', 'add-capital', input), event: { kind: 'capital', ...input } })
    },
    /There is no user "ghost"/,
  ],
  [
    'a command that leads to more than it does',
    () => {
      const { by, command } = entries[at('budget')]!
      return putIn(at('budget'), { by, command, event: eventAt('budget') })
    },
    /was given to a command before/,
  ],
  [
    'a way in, given by a trader',
    () =>
      putIn(last(), {
        by: 'seller-trader',
        command: 'seller-trader let-in/1',
        event: { kind: 'let-in', user: 'op', how: 'one-time password' },
      }),
    /A trader may not let users in/,
  ],
  [
    'an API key for somebody else',
    () => {
      const key = {
        id: 'k',
        user: 'op',
        hash: 'a'.repeat(64),
        scopes: ['operate'] as const,
        until: '2027-03-01T00:00:00Z',
      }
      return putIn(last(), { by: 'seller-trader', command: 'seller-trader api-key/k', event: { kind: 'api-key', key } })
    },
    /A key is given to the one who asks for it/,
  ],
  [
    'a key with scopes that its role has not',
    () => {
      const key = {
        id: 'k',
        user: 'aud',
        hash: 'a'.repeat(64),
        scopes: ['operate'] as const,
        until: '2027-03-01T00:00:00Z',
      }
      return putIn(last(), { by: 'aud', command: 'aud api-key/k', event: { kind: 'api-key', key } })
    },
    /A auditor may not do what operate stands for|An? auditor/,
  ],
  [
    'a field that no rule knows',
    () => inPlace(at('settled'), ({ event }) => ({ event: { ...event, beside: 'x' } as unknown as MarketEvent })),
    /beside/,
  ],
  [
    'an event that cannot be',
    () =>
      putIn(last(), {
        ...askedBy('op', 'settle-round', { round: 'none' }),
        event: { kind: 'settled', round: 'none' },
      }),
    /\(settled, by op\) cannot be: There is no round "none"/,
  ],
  [
    'an event of no kind',
    () => putIn(last(), { by: 'op', command: 'op x y', event: { kind: 'gift' } as unknown as MarketEvent }),
    /No command leads to that/,
  ],
]

describe('a log, decided again', () => {
  it('is found sound from its first entry on', async () => {
    const { faults, decidedFrom, head } = await verifyLog(world, given(entries))
    expect(faults).toEqual([])
    expect([decidedFrom, head.seq]).toEqual([1, entries.length])
    expect(chainedWith(entries)).toEqual(entries)
  })
  it.each(ATTACKS)('is found out with %s', async (_, forge, why) => {
    const faults = await faultsIn(forge())
    expect(
      faults.some((fault) => why.test(fault)),
      faults.join('\n') || 'no fault',
    ).toBe(true)
  })
  it('is found out where a command leads to more than stands there', async () => {
    // No command does so far.
    const twice: MarketEvent[] = ['1', '2'].map((amount) => ({ kind: 'capital', amount, reference: 'x' }))
    const decide = vi.spyOn(COMMANDS['add-capital'], 'decide').mockReturnValue(twice)
    onTestFinished(() => decide.mockRestore())
    const asked = askedBy('op', 'add-capital', { amount: '1', reference: 'x' })
    const both = twice.map((event) => ({ ...asked, event }))
    expect(await faultsIn(putIn(last(), ...both))).toEqual([])
    const [first, second] = both as [Omit<Draft, 'at'>, Omit<Draft, 'at'>]
    expect(await faultsIn(putIn(last(), first))).toEqual([
      'The log ends too early. The command before it leads to more: capital.',
    ])
    const swapped = await faultsIn(putIn(last(), second, first))
    expect(swapped[0]).toMatch(/What op asked for was something else/)
    expect((await faultsIn(putIn(last(), first, first)))[0]).toMatch(/By the rules it is amount: "2" and not "1"/)
    const other = { ...askedBy('op', 'adopt-rules', { version: RULES }), event: eventAt('budget') }
    expect((await faultsIn(putIn(last(), first, other)))[0]).toMatch(/The command before it leads to more/)
  })
  it('of a market that was founded by older rules, from where it adopted these', async () => {
    const log = new MemoryLog()
    log.entries.push(
      ...readFileSync(join(import.meta.dirname, '../../../../test/kept-logs', 'rules-1.jsonl'), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Entry<MarketEvent>),
    )
    const kept = log.entries.length
    const clerk = await Sequencer.open({
      world,
      log,
      now: () => '2027-02-01T00:00:00.000Z',
      clear: () => Promise.reject(new Error('nothing is cleared')),
      sign: () => Promise.reject(new Error('nothing is signed')),
    })
    const ask = (name: CommandName, input: unknown): Promise<unknown> =>
      clerk.submit({ id: name, name, input, actor: OPERATOR })
    await ask('void-round', { round: 'r5', why: 'older rules' })
    await ask('adopt-rules', { version: RULES })
    await ask('add-capital', { amount: '5', reference: 'x' })
    const sound = await verifyLog(
      { ...world, hash: log.entries[0]!.event.kind === 'founded' ? log.entries[0]!.event.world : '' },
      given(log.entries),
    )
    expect([sound.faults, sound.decidedFrom]).toEqual([[], kept + 2])
    const forged = chained(
      log.entries.map((entry) => (entry.event.kind === 'rules-version' ? { ...entry, by: 'seller-trader' } : entry)),
    )
    expect((await verifyLog(world, given(forged))).faults).toContainEqual(
      expect.stringMatching(/rules-version, by seller-trader/),
    )
  })
  it('is checked against the API keys and the ways in that the market itself notes', async () => {
    const log = new MemoryLog()
    const own = await Desk.open(world, solver, log)
    await own.join('a', 'AUS')
    const { actor } = own.keysOf('a')
    const key = {
      id: 'k',
      user: actor.user,
      hash: 'a'.repeat(64),
      scopes: ['read'] as const,
      until: '2027-03-01T00:00:00Z',
    }
    await own.clerk.ask(actor, 'api-key/k', (venue, now) => addApiKey(venue, key, { actor, at: now }))
    await own.clerk.ask(OPERATOR, 'let-in/1', () => [{ kind: 'let-in', user: actor.user, how: 'identity provider' }])
    await own.clerk.record('let-in/2', [{ kind: 'let-in', user: 'op', how: 'one-time password' }])
    expect(await faultsOf(log.entries)).toEqual([])
  })
})
