import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import { canonicalJson, trusteeKey, type Json, type PublicEntry, type Receipt } from '../../src/market/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import type { World } from '../../src/world/index.ts'
import type { Desk } from '../market-desk.ts'
import {
  chainedLines,
  eventIn,
  HIDDEN,
  linesOf,
  ORE,
  ownKey,
  placeOf,
  roundsOf,
  verified,
  WEAK_POINT,
  withMore,
  without,
  withShown,
  type Line,
  type Shown,
} from './public-lines.ts'
import { Model } from './public-model.ts'

/**
 * A market that keeps a public log of its own making: each hash fits, and what is shown breaks a rule that everybody can hold it to. What
 * stands under `it.fails` is called sound today.
 */

const solver = await loadSolver()
const RUNS = Number(process.env['LAW_RUNS'] ?? 600)
let world: World
let desk: Desk
let lines: readonly PublicEntry[]
let receipt: Receipt

beforeAll(async () => {
  world = await loadWorld(shippedWorld())
  const made = await roundsOf(world, solver)
  desk = made.desk
  lines = linesOf(made.entries)
  receipt = await desk.clerk.receipt(await desk.operate('add-capital', { amount: '1', reference: 'x' }))
})

const faultsOf = async (list: readonly Line[]): Promise<readonly string[]> =>
  (await verified(world, chainedLines(list))).faults
const place = (kind: string, round?: string): number => placeOf(lines, kind, round)
const event = (kind: string, round?: string): Shown => eventIn(lines[place(kind, round)]!)!
const atOf = (kind: string, round?: string): string => lines[place(kind, round)]!.shown!.at
/** Something else shown of the second round, or of the market. */
const other = (kind: string, change: object, at?: string): Line[] =>
  withShown(lines, placeOf(lines, kind, event(kind)['round'] === undefined ? undefined : 'second'), change, at)
const more = (...events: object[]): Line[] => withMore(lines, lines.length - 1, ...events)
const after = (kind: string, ...events: object[]): Line[] => withMore(lines, place(kind, 'second'), ...events)
const member = (name: string): string => desk.keysOf(name).id
const announced = (change: object, round = 'more'): object => ({
  kind: 'round',
  round,
  spec: { ...(event('round', 'taking')['spec'] as object), ...change },
})
const key = (change: object): object => ({
  kind: 'signing-key',
  key: { ...given(), from: lines.findLast(({ shown }) => shown !== undefined)!.shown!.at, ...change },
})
const given = (): object => {
  const { organisation, until } = event('signing-key')['key'] as { organisation: string; until: string }
  return { id: 'more', organisation, jwk: { kty: 'OKP', crv: 'Ed25519', x: BASE }, until }
}
const proposed = (): object => ({ kind: 'signing-key-proposed', key: given() })
const agreed = { kind: 'signing-key-agreed', key: 'more' }
const leftOut = (orders: number): object => ({ kind: 'left-out', round: 'second', orders })
const ofTrustee = (change: (keys: string[]) => string[]): Line[] =>
  other('trustee-keys', { keys: change(event('trustee-keys')['keys'] as unknown as string[]) })
/** The base point of Ed25519: a public key like others. */
const BASE = Buffer.from(`58${'66'.repeat(31)}`, 'hex').toString('base64url')
const NOBODY = { trustees: ['urn:nobody'], threshold: 1 }
const ROUTE = { id: 'r', owner: 'urn:nobody', from: 'AUS', to: 'JPN', cost: '1' }

type Forged = readonly (readonly [string, () => Line[]])[]

const FOUND: Forged = [
  ['a round that was closed before its time', () => other('closed', {}, atOf('closed', 'first'))],
  ['a close without commitments', () => other('closed', { commitments: undefined })],
  ['a close with a commitment twice', () => other('closed', { commitments: ['a', 'a', 'b'] })],
  [
    'an opening with fewer trustees than its threshold',
    () => without(without(lines, place('shares', 'second')), place('shares', 'second')),
  ],
  ['parts of somebody who is no trustee', () => other('shares', { trustee: 'urn:test:org:keeper' })],
  ['an opening of one order more than were sealed', () => other('opened', { accepted: 3 })],
  ['an opening of one order less', () => other('opened', { refused: 0 })],
  ['a result without an opening', () => without(lines, place('opened', 'second'))],
  ['a result with another signature', () => other('cleared', { signature: event('cleared', 'first')['signature']! })],
  ['a result that was not signed', () => other('cleared', { seal: 'a'.repeat(64) })],
  ['two results', () => more(event('cleared', 'second'))],
  ['more orders left out than there were', () => after('opened', leftOut(3))],
  ['no order left out', () => after('opened', leftOut(0))],
  [
    'orders left out, and something else before the result',
    () => after('opened', leftOut(1), { kind: 'void', round: 'taking', why: 'x' }),
  ],
  ['a void after the result', () => more({ kind: 'void', round: 'first', why: 'x' })],
  ['a void twice', () => more(event('void'))],
  ['a settlement before the result', () => more({ kind: 'settled', round: 'taking' })],
  ['a round that was announced twice', () => more(event('round', 'taking'))],
  ['a round that was announced after its close', () => more(announced({ closes: '2027-01-01T00:00:00Z' }))],
  ['a trustee who has registered no key', () => more(announced(NOBODY))],
  ['a round that was never announced', () => more({ kind: 'void', round: 'more', why: 'x' })],
  ['a key that was agreed to too soon', () => more(proposed(), agreed)],
  ['a key that nobody has proposed', () => more(agreed)],
  ['keys of a trustee out of turn', () => other('trustee-keys', { from: 2 })],
  ['a second foundation', () => more(event('founded'))],
  ['older rules', () => more({ kind: 'rules-version', version: 1 })],
  ['what no market shows', () => more({ kind: 'order', round: 'taking', order: 'x' })],
]

describe('a public log with hashes that fit', () => {
  it('is sound as it was kept', async () => {
    expect(await faultsOf(lines)).toEqual([])
    expect(await faultsOf(after('opened', leftOut(1)))).toEqual([])
    for (const one of [key({}), proposed()]) expect(await faultsOf(more(one))).toEqual([])
  })
  it.each(FOUND)('is found out with %s', async (_, forge) => {
    expect(await faultsOf(forge())).not.toEqual([])
  })
})

/** The text that a receipt signs is signed as results are. */
const receiptAsResult = (): object => {
  const { signature, ...rest } = receipt
  return { seal: canonicalJson(rest), signature }
}
const resultOf = (round: string): object => {
  const { seal, signature } = event('cleared', round)
  return { seal, signature }
}
/** Orders left out by another command than that which clears. */
const leftOutBefore = (): Line[] => {
  const list = after('opened', leftOut(1))
  const from = placeOf(list, 'cleared', 'second')
  return list.map((line, j) =>
    j < from || line.shown === undefined ? line : { ...line, shown: { ...line.shown, at: later(line.shown.at) } },
  )
}
const later = (at: string): string => new Date(Date.parse(at) + 60_000).toISOString()

/** By what would find them. */
const MISSED: Readonly<Record<string, Forged>> = {
  // `at` is any text, and what is no instant is before nothing. Cure: `isInstant(at)`, as who decides the whole log asks.
  'at what is no instant': [
    ['a round that was closed before its time', () => other('closed', {}, `${atOf('closed', 'first')}?`)],
    ['a key that was agreed to too soon', () => withShown(more(proposed(), agreed), lines.length + 1, {}, 'z')],
  ],
  // Cure: a seal is 64 hexadecimal digits (receipts are signed with the same key, in the same way), and no two rounds have one.
  'with a signature of the market for something else': [
    ['a receipt for a result', () => other('cleared', receiptAsResult())],
    ['the result of another round', () => other('cleared', resultOf('first'))],
  ],
  // Cure: a last word at the end of the log, as `DecidedAgain.whyMissing`; one instant for both, since it is one command.
  'where orders are left out': [
    ['and nothing comes after', () => after('opened', leftOut(1)).slice(0, place('opened', 'second') + 2)],
    ['and the result comes at another instant', leftOutBefore],
  ],
  // Cure: what `announce-round` asks of a spec, as far as that takes the spec, the members and the tables alone.
  'with a round that may not be announced': [
    ['a threshold above the number of trustees', () => more(announced({ threshold: 4 }))],
    ['a threshold that fewer trustees than it can keep from being reached', () => more(announced({ threshold: 3 }))],
    ['one trustee twice', () => more(announced({ trustees: [member('seller'), member('seller')] }))],
    ['a trustee who is no member', () => more(strangersKeys(), announced(NOBODY))],
    ['an opening after the close', () => more(announced({ opens: '2030-01-01T00:00:00Z' }))],
    ['a material that there is not', () => more(announced({ materials: [{ material: 'unobtainium' }] }))],
    ['no limits', () => more(announced({ limits: undefined }))],
    ['a route of no member', () => more(announced({ places: ['AUS', 'JPN'], routes: [ROUTE] }))],
    ['an id that is none', () => more(announced({}, 'a\nb'))],
  ],
  // Cure: the forms that `command.ts` and `event.ts` have for hashes, reasons, ids, shares; strict objects.
  'with what has not the form that markets write': [
    ['commitments that are none', () => other('closed', { commitments: ['a', 'b', 'c'] })],
    ['a void for no reason', () => more({ kind: 'void', round: 'taking', why: '' })],
    ['a shortage of more than all', () => more({ kind: 'shortage', material: ORE, share: 7, why: 'x' })],
    ['a member without name and country', () => more({ kind: 'organisation', organisation: { id: 'urn:x' } })],
    ['a field more', () => more({ kind: 'void', round: 'taking', why: 'x', owner: 'x' })],
    ['hidden what is no hash', () => lines.map((line, j) => (j === 3 ? { ...line, hidden: 'nothing' } : line))],
  ],
  // Cure: what `members.ts` asks of keys: the same functions take a key and those that are there.
  'with keys that may not be registered': [
    ['one of a trustee that everybody can read with', () => ofTrustee(([, ...rest]) => [WEAK_POINT, ...rest])],
    ['one of a trustee twice', () => ofTrustee(([one = '', , ...rest]) => [one, one, ...rest])],
    ['one of a trustee that is none', () => ofTrustee((keys) => keys.map(() => 'x'))],
    ['of a trustee who is no member', () => more(strangersKeys())],
    ['one with which everybody can sign', () => more(key({ jwk: { kty: 'OKP', crv: 'Ed25519', x: WEAK_POINT } }))],
    ['one that is registered already', () => more(key({ jwk: (event('signing-key')['key'] as { jwk: Json }).jwk }))],
    ['one that is dated back', () => more(key({ from: '2020-01-01T00:00:00.000Z' }))],
    ['one that was over before it began', () => more(key({ until: '2020-01-01T00:00:00.000Z' }))],
    [
      'one that is revoked twice',
      () => more(...['a', 'b'].map(() => ({ kind: 'signing-key-revoked', key: 'seller-key' }))),
    ],
  ],
  // Cure: a first entry with a salt shows a foundation, by rules from 2 up to those that this release knows.
  'by rules that this release does not know, or that had no public log': [
    ['a foundation by version 9', () => other('founded', { version: 9 })],
    ['a foundation by version 1', () => other('founded', { version: undefined })],
    ['version 9 adopted', () => more({ kind: 'rules-version', version: 9 })],
    [
      'rules adopted while a round takes orders',
      () => withMore(other('founded', { version: 2 }), lines.length - 1, { kind: 'rules-version', version: 3 }),
    ],
    ['no foundation, and nothing else', () => lines.map(({ hidden }) => ({ hidden }))],
  ],
}
const strangersKeys = (): object => ({ ...event('trustee-keys'), organisation: 'urn:nobody', keys: [BASE] })

describe.each(Object.entries(MISSED))('a public log %s', (_, list) => {
  it.each(list)('is found out: %s', async (__, forge) => {
    expect(await faultsOf(forge())).not.toEqual([])
  })
})

describe('a life that is invented by chance', () => {
  const TRUSTEES = ['urn:s', 'urn:t', 'urn:v']
  const HOUR = 3_600_000
  const START = Date.parse('2027-01-01T00:00:00Z')
  const hex = (digits: string): string[] => Array.from(digits, (digit) => digit.repeat(64))
  const signed = new Set<string>()
  let first: readonly Shown[]
  let candidates: readonly (Shown | undefined)[]
  /** What leads on, most of the time. */
  let steps: readonly (Shown | undefined)[]

  /** What may happen to one round, in any order, and what may not. */
  function ofRound(round: string, r: number, results: readonly { seal: string; signature: string }[]): object[] {
    const spec = {
      ...(event('round', 'taking')['spec'] as object),
      opens: new Date(START).toISOString(),
      closes: new Date(START + (r + 1) * HOUR).toISOString(),
      materials: [{ material: r === 2 ? 'dy-oxide' : ORE }],
      trustees: TRUSTEES.slice(r % 2),
      threshold: 1,
      ...(r === 1 ? {} : { erroneousTradeDays: 1 + r }),
    }
    const cancelled = { kind: 'trade-cancelled', round, grade: 'traced', place: 'AUS', month: '2027-03', grams: 5 }
    return [
      { kind: 'round', round, spec },
      { kind: 'round', round, spec: { ...spec, threshold: 2 } },
      ...['', '1', '12', '21', '11'].map((digits) => ({ kind: 'closed', round, commitments: hex(digits) })),
      ...[...TRUSTEES, 'urn:u'].map((trustee) => ({ kind: 'shares', round, trustee })),
      ...[0, 1, 2].map((accepted) => ({ kind: 'opened', round, accepted, refused: 0, tieBreak: HIDDEN })),
      { kind: 'opened', round, accepted: 1, refused: 1, tieBreak: HIDDEN },
      { kind: 'opened', round, accepted: 0, refused: 0 },
      ...[0, 1, 2].map((orders) => ({ kind: 'left-out', round, orders })),
      { kind: 'cleared', round, ...results[r]! },
      { kind: 'cleared', round, ...results[r]!, signature: results[(r + 1) % 3]!.signature },
      { kind: 'void', round, why: 'x' },
      { ...cancelled, material: ORE },
      { ...cancelled, material: 'dy-oxide' },
      { kind: 'settled', round },
    ]
  }

  beforeAll(async () => {
    const { x, sign } = await ownKey()
    const results = await Promise.all(hex('abc').map(async (seal) => ({ seal, signature: await sign(seal) })))
    for (const { seal, signature } of results) signed.add(`${seal} ${signature}`)
    const member = (id: string): object => ({ kind: 'organisation', organisation: { id, name: id, country: 'AUS' } })
    const founded = { ...event('founded'), signs: { kty: 'OKP', crv: 'Ed25519', x } }
    first = [founded, ...TRUSTEES.map(member)] as unknown as Shown[]
    const ofKeys = await Promise.all(
      ['k', 'l', 'm'].map(async (id) => {
        const keyOf = { id, organisation: 'urn:s', jwk: { kty: 'OKP', crv: 'Ed25519', x: (await ownKey()).x } }
        const until = { until: '2030-01-01T00:00:00.000Z' }
        return [
          { kind: 'signing-key', key: { ...keyOf, ...until } },
          { kind: 'signing-key-proposed', key: { ...keyOf, ...until } },
          { kind: 'signing-key-agreed', key: id },
          { kind: 'signing-key-revoked', key: id },
        ]
      }),
    )
    const secrets = TRUSTEES.map((_, t) => Buffer.alloc(32, t + 1).toString('base64url'))
    const keysFrom = (t: number, from: number, count: number): string[] =>
      Array.from({ length: count }, (_, n) => trusteeKey(secrets[t]!, x, from + n).x)
    candidates = [
      undefined,
      ...first,
      { kind: 'rules-version', version: 2 },
      { kind: 'shortage', material: ORE, share: 0.5, why: 'x' },
      ...['urn:s', 'urn:nobody'].map((organisation) => ({ kind: 'standing', organisation, suspended: true })),
      ...ofKeys.flat(),
      ...TRUSTEES.flatMap((organisation, t) =>
        [1, 2, 3].map((from) => ({
          kind: 'trustee-keys',
          organisation,
          from,
          keys: keysFrom(t, from, 3 - (from % 2)),
        })),
      ),
      ...['a', 'b', 'c'].flatMap((round, r) => ofRound(round, r, results)),
    ] as unknown as (Shown | undefined)[]
    steps = candidates.filter((one) =>
      ['round', 'closed', 'shares', 'opened', 'left-out', 'cleared', 'trade-cancelled', 'trustee-keys'].includes(
        one?.kind ?? '',
      ),
    )
  })

  /** A lawful life, as far as the numbers lead, and then something that may not be. */
  function lifeOf(numbers: readonly number[]): { list: Line[]; isLawful: boolean } {
    const model = new Model(signed)
    const list: Line[] = []
    let at = START
    const told = (shown: Shown): object =>
      shown.kind === 'signing-key'
        ? { ...shown, key: { ...(shown['key'] as object), from: new Date(at).toISOString() } }
        : shown
    const line = (shown: Shown | undefined): Line => ({
      ...(shown === undefined ? {} : { shown: { at: new Date(at).toISOString(), event: told(shown) as Json } }),
      hidden: HIDDEN,
    })
    const isAgain = (shown: Shown | undefined): boolean =>
      shown?.kind === 'signing-key-revoked' && list.some((one) => canonicalJson(eventIn(one)) === canonicalJson(shown))
    const takes = (shown: Shown | undefined): boolean => {
      const isTaken = !isAgain(shown) && model.takes(shown, at)
      if (isTaken) list.push(line(shown))
      return isTaken
    }
    first.forEach(takes)
    for (const number of numbers.slice(0, -1)) {
      // What was left out, and the result, are of one instant.
      const isLeaving = eventIn(list.at(-1)!)?.kind === 'left-out'
      at += isLeaving
        ? 0
        : [0, 0, 0, HOUR, number % 7 === 0 ? 72 * HOUR : number % 11 === 0 ? 300 * HOUR : 0][number % 5]!
      // The next of them that may be: most lives would be short otherwise.
      const from = number % 8 === 0 ? candidates : steps
      for (let k = 0; k < from.length; k++) if (takes(from[(number + k) % from.length])) break
    }
    const drawn = candidates[(numbers.at(-1) ?? 0) % candidates.length]
    const last = isAgain(drawn) ? undefined : drawn
    const isLawful = takes(last)
    // What is left out is one command with the result: no log ends between the two.
    if (isLawful && last?.kind === 'left-out') candidates.some((one) => one?.kind === 'cleared' && takes(one))
    return { list: isLawful ? list : [...list, line(last)], isLawful }
  }

  it('is sound if no rule is broken that everybody can see, and found out if one is', async () => {
    let lawful = 0
    const kinds = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 9999 }), { minLength: 1, maxLength: 60 }), async (numbers) => {
        const { list, isLawful } = lifeOf(numbers)
        const faults = await faultsOf(list)
        expect(faults.length === 0, `${faults.join()} ${canonicalJson(list.slice(-3))}`).toBe(isLawful)
        lawful += isLawful ? 1 : 0
        for (const shown of list.map(eventIn)) kinds.add(shown?.kind ?? 'hidden')
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
    expect(lawful).toBeGreaterThan(RUNS / 20)
    expect(RUNS - lawful).toBeGreaterThan(RUNS / 4)
    expect([...kinds]).toEqual(expect.arrayContaining(['left-out', 'cleared', 'settled', 'void', 'signing-key-agreed']))
  })
})
