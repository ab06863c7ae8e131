import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import {
  marketTables,
  benchmarksView,
  CommandRefused,
  openParcels,
  roundView,
  MarketState,
  applyEntry,
  type OrderContent,
  type Round,
} from '../src/market/index.ts'
import { grams } from '../src/quantity/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import type { World } from '../src/world/index.ts'
import { Desk } from './market-desk.ts'

/** What admits an order is frozen at the close: nobody who has read the orders chooses who takes part. */

const solver = await loadSolver()
let world: World
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})

const [ORE, OTHER] = ['ore-mt-weld', 'ore-xenotime']
const HOUR_MS = 3_600_000

async function announce(desk: Desk, round: string, materials: readonly string[] = [ORE]): Promise<void> {
  const start = Date.parse(desk.time.now)
  await desk.operate('announce-round', {
    round,
    spec: {
      title: round,
      opens: new Date(start).toISOString(),
      closes: new Date(start + HOUR_MS).toISOString(),
      materials: materials.map((material) => ({ material, grades: ['traced'] })),
      places: ['AUS'],
      months: ['2027-03'],
      margin: 0.1,
      trustees: [desk.keysOf('buyer').id],
      threshold: 1,
    },
  })
}

const goods = (kg: number, material = ORE) => ({ material, grade: 'traced', place: 'AUS', kg: String(kg) })
const sell = (kg: number, ask: number, ...lots: string[]): OrderContent => ({
  kind: 'sell',
  ...goods(kg),
  month: '2027-03',
  ask: String(ask),
  lots,
})
const buy = (kg: number, bid: number, material = ORE): OrderContent => ({
  kind: 'buy',
  ...goods(kg, material),
  at: [{ month: '2027-03', bid: String(bid) }],
})

const close = async (desk: Desk, round: string): Promise<void> => {
  const { closes } = desk.venue.round(round).spec
  if (desk.time.now < closes) desk.time.now = closes
  await desk.operate('close-round', { round })
}
const share = async (desk: Desk, round: string): Promise<unknown> =>
  desk.ask(desk.keysOf('buyer').actor, 'give-shares', { round, shares: await desk.shares('buyer', round) })
const open = async (desk: Desk, round: string): Promise<Round> => {
  if (desk.venue.round(round).shares.size === 0) await share(desk, round)
  await desk.operate('open-round', { round })
  return desk.venue.round(round)
}
const clear = async (desk: Desk, round: string): Promise<Round> => {
  await open(desk, round)
  await desk.operate('clear-round', { round })
  return desk.venue.round(round)
}
const later = (desk: Desk): void => void (desk.time.now = new Date(Date.parse(desk.time.now) + 1000).toISOString())

let acts = 0
const hand = async (desk: Desk, name: string, to: string, lot: string, kg: number): Promise<void> => {
  later(desk)
  await desk.record(name, {
    kind: 'transfer',
    id: `urn:test:event:aside-${++acts}`,
    ...desk.at(name),
    lots: [{ lot, mass: grams(BigInt(kg * 1000)) }],
    from: desk.keysOf(name).id,
    to: desk.keysOf(to).id,
    order: 'urn:test:order:aside',
  })
  later(desk)
}

const refusal = async (asked: Promise<unknown>): Promise<string> => {
  try {
    await asked
  } catch (error) {
    if (error instanceof CommandRefused) return error.faults.map(({ code, message }) => `${code}: ${message}`).join()
    throw error
  }
  return 'taken'
}

async function market(): Promise<{ desk: Desk; lot: string }> {
  const desk = await Desk.open(world, solver)
  for (const name of ['seller', 'rival', 'buyer']) await desk.join(name, 'AUS', '100000')
  return { desk, lot: await desk.dig('seller', 100) }
}

/** A seller and a cheaper rival, closed. */
async function closed(): Promise<{ desk: Desk; lot: string; rivals: string }> {
  const { desk, lot } = await market()
  const rivals = await desk.dig('rival', 100)
  await announce(desk, 'r1')
  await desk.place('seller', 'r1', sell(100, 60, lot), { order: 'sale', deposit: '1000' })
  await desk.place('rival', 'r1', sell(100, 50, rivals), { order: 'rival', deposit: '1000' })
  await desk.place('buyer', 'r1', buy(100, 70), { order: 'purchase', deposit: '1000' })
  await close(desk, 'r1')
  return { desk, lot, rivals }
}

const stand = (desk: Desk, name: string, suspended: boolean): Promise<unknown> =>
  desk.operate('set-standing', { organisation: desk.keysOf(name).id, suspended, why: 'papers' })

describe('who takes part in a round', () => {
  it('is not chosen by the operator who has read the orders: a rival suspended until it is opened takes part', async () => {
    const { desk } = await closed()
    await share(desk, 'r1')
    await stand(desk, 'rival', true)
    const { refused } = await open(desk, 'r1')
    await stand(desk, 'rival', false)
    expect([...refused]).toEqual([])
    await desk.operate('clear-round', { round: 'r1' })
    expect(openParcels(desk.venue, desk.venue.round('r1')).map(({ grams: all }) => all)).toEqual([100_000])
    expect(desk.venue.round('r1').parcels[0]?.from).toBe('rival')
  })
  it('nor is somebody let in who was suspended at the close', async () => {
    const { desk, lot } = await market()
    await announce(desk, 'r1')
    await desk.place('seller', 'r1', sell(100, 60, lot), { order: 'sale', deposit: '1000' })
    await stand(desk, 'seller', true)
    await close(desk, 'r1')
    await stand(desk, 'seller', false)
    expect([...(await open(desk, 'r1')).refused]).toEqual([['sale', 'urn:test:org:seller is suspended: papers.']])
  })
  it('does not depend on what is registered after the close: owners, sites', async () => {
    const { desk } = await closed()
    const { id, country } = desk.keysOf('rival')
    const owner = { id: 'urn:test:org:owner', name: 'Owner', country: 'CHN' }
    await desk.operate('register-organisation', { organisation: owner, member: false })
    await desk.operate('register-organisation', {
      organisation: { id, name: 'rival', country, owners: [{ owner: owner.id, share: 1 }] },
      member: true,
    })
    // All that was recorded there is refused from now on: it says what it was.
    await desk.operate('register-site', {
      site: { id: 'urn:test:site:rival', name: 'Elsewhere', country: 'JPN', operator: id, processes: [] },
    })
    expect([...(await clear(desk, 'r1')).refused]).toEqual([])
    expect(desk.venue.round('r1').beneficialOwners.get('rival')).toBe(id)
    const [benchmark] = benchmarksView(desk.venue).benchmarks
    expect(benchmark?.sellers).toBe(1)
  })
  it('does not depend on price contracts signed after the close, and neither does what a budget pays', async () => {
    const { desk, lot } = await market()
    const { id: organisation } = desk.keysOf('seller')
    const sign = (id: string, budget: string): Promise<unknown> =>
      desk.operate('sign-contract', { id, organisation, material: ORE, strike: '60', budget, amount: '500' })
    const { actor } = desk.keysOf('rival')
    await desk.ask(actor, 'fund-budget', { budget: 'premium', amount: '1000' })
    await sign('early', 'premium')
    await announce(desk, 'r1')
    const floor = (contract: string, kg: number): OrderContent => ({
      kind: 'floor',
      ...goods(kg),
      month: '2027-03',
      contract,
      floor: '20',
      lots: [lot],
    })
    await desk.place('seller', 'r1', floor('early', 50), { order: 'early', deposit: '1000' })
    await desk.place('seller', 'r1', floor('late', 50), { order: 'late', deposit: '1000' })
    await close(desk, 'r1')
    await sign('late', 'premium')
    const { refused, book } = await open(desk, 'r1')
    expect([...refused]).toEqual([['late', `${organisation} has no price contract "late" for ${ORE}.`]])
    expect(book?.budgets).toEqual({ premium: 500_000_000 })
  })
  it('is found the same by anyone who reads the log again', async () => {
    const { desk, rivals } = await closed()
    await stand(desk, 'rival', true)
    await hand(desk, 'rival', 'buyer', rivals, 100)
    const { accepted, book, beneficialOwners } = await clear(desk, 'r1')
    const again = new MarketState(marketTables(world))
    for await (const entry of desk.log.read(0)) applyEntry(again, entry)
    expect(again.round('r1')).toMatchObject({ accepted, book, beneficialOwners })
  })
})

describe('goods that leave between close and opening', () => {
  it('do not take the order back: it takes part, owes them, and pays damages for them', async () => {
    const { desk, rivals } = await closed()
    await hand(desk, 'rival', 'buyer', rivals, 100)
    const round = await clear(desk, 'r1')
    expect([...round.refused]).toEqual([])
    const [due] = openParcels(desk.venue, round)
    expect(due?.grams).toBe(100_000)
    await desk.operate('declare-undelivered', { round: 'r1', parcel: due?.parcel, why: 'sold to somebody else' })
    await desk.operate('settle-round', { round: 'r1' })
    const cash = desk.venue.ledger.balance('cash urn:test:org:rival', 'USD')
    expect(cash).toBeLessThan(100_000n * 1_000_000_000n)
  })
  it('that are handed over for a round before, are not sold once more', async () => {
    const { desk, lot } = await market()
    await announce(desk, 'r1')
    await desk.place('seller', 'r1', sell(60, 60, lot), { deposit: '1000' })
    await desk.place('buyer', 'r1', buy(60, 70), { deposit: '1000' })
    await close(desk, 'r1')
    await clear(desk, 'r1')
    await announce(desk, 'r2')
    await desk.place('seller', 'r2', sell(100, 60, lot), { order: 'all', deposit: '1000' })
    await desk.place('seller', 'r2', sell(40, 60, lot), { order: 'rest', deposit: '1000' })
    await close(desk, 'r2')
    // As of the close 60 of 100 kg are due; now 40 lie there, and nothing is due.
    const [due] = openParcels(desk.venue, desk.venue.round('r1'))
    later(desk)
    await desk.deliver('seller', due?.parcel ?? '', desk.keysOf('buyer').id, lot, 60_000)
    await desk.operate('settle-round', { round: 'r1' })
    const { refused, accepted } = await open(desk, 'r2')
    expect([...refused]).toEqual([['all', expect.stringMatching(/have 40000 g that are free/)]])
    expect([...accepted.keys()]).toEqual(['rest'])
  })
  it('that are declared not to come after the close, are not free for its orders', async () => {
    const { desk, lot } = await market()
    await announce(desk, 'r1')
    await desk.place('seller', 'r1', sell(60, 60, lot), { deposit: '1000' })
    await desk.place('buyer', 'r1', buy(60, 70), { deposit: '1000' })
    await close(desk, 'r1')
    await clear(desk, 'r1')
    await announce(desk, 'r2')
    await desk.place('seller', 'r2', sell(100, 60, lot), { order: 'all', deposit: '1000' })
    await close(desk, 'r2')
    const [due] = openParcels(desk.venue, desk.venue.round('r1'))
    await desk.operate('declare-undelivered', { round: 'r1', parcel: due?.parcel, why: 'so that it takes part' })
    expect([...(await open(desk, 'r2')).refused.keys()]).toEqual(['all'])
  })
})

describe('rounds that share a material', () => {
  const two = async (materials?: readonly string[]): Promise<Desk> => {
    const { desk, lot } = await market()
    await announce(desk, 'r1')
    await announce(desk, 'r2', materials)
    for (const round of ['r1', 'r2']) {
      await desk.place('seller', round, sell(100, 60, lot), { order: `${round}-sale`, deposit: '1000' })
      await desk.place('buyer', round, buy(60, 70), { order: `${round}-purchase`, deposit: '1000' })
    }
    await close(desk, 'r1')
    await close(desk, 'r2')
    return desk
  }
  const before = /^ROUND_BEFORE: .*"r1" closed before "r2"/

  it('are opened in the order in which they closed, whichever the operator would rather have the goods', async () => {
    const desk = await two()
    await share(desk, 'r2')
    expect(await refusal(desk.operate('open-round', { round: 'r2' }))).toMatch(before)
    await open(desk, 'r1')
    // What it binds is not known before it is cleared either: nor is that for the operator to choose.
    expect(await refusal(desk.operate('open-round', { round: 'r2' }))).toMatch(before)
    await desk.operate('clear-round', { round: 'r1' })
    const { refused } = await open(desk, 'r2')
    expect([...refused.values()]).toEqual([expect.stringMatching(/have 40000 g that are free/)])
  })
  it('do not wait for one that is void', async () => {
    const desk = await two()
    await desk.operate('void-round', { round: 'r1', why: 'a trustee is gone' })
    expect([...(await open(desk, 'r2')).refused]).toEqual([])
  })
  it('do not wait for one that shares nothing, nor for one that closes later', async () => {
    const desk = await two([OTHER])
    expect(await refusal(open(desk, 'r2'))).toBe('taken')
    const same = await two()
    expect(await refusal(open(same, 'r1'))).toBe('taken')
  })
})

describe('what the operator does between close and clearing', () => {
  it('is public at once: what, about whom, why', async () => {
    const { desk } = await closed()
    const { id } = desk.keysOf('rival')
    await share(desk, 'r1')
    await stand(desk, 'rival', true)
    await desk.operate('record-payment-in', { organisation: id, amount: '5', reference: 'x' })
    await desk.operate('remove-user', { user: 'rival-trader' })
    await desk.operate('set-standing', { organisation: id, suspended: false, why: 'found' })
    const seen = (): unknown[] =>
      roundView(desk.venue, 'r1').operatorActs.map(({ what, organisation, round, why }) => [
        what,
        organisation ?? round,
        why,
      ])
    const until = [
      ['closed', 'r1', undefined],
      ['suspended', id, 'papers'],
      ['paid-in', id, undefined],
      ['user-left', id, undefined],
      ['let-trade', id, 'found'],
    ]
    expect(seen()).toEqual(until)
    await open(desk, 'r1')
    await desk.operate('void-round', { round: 'r1', why: 'the price displeases me' })
    await stand(desk, 'rival', true)
    // Until it is void, and with that; what comes after is no business of this round.
    expect(seen()).toEqual([...until, ['opened', 'r1', undefined], ['void', 'r1', 'the price displeases me']])
    const [first] = roundView(desk.venue, 'r1').operatorActs
    expect(first).toEqual({
      seq: expect.any(Number),
      at: desk.venue.round('r1').spec.closes,
      what: 'closed',
      round: 'r1',
    })
  })
  it('names those who were operator then, and of nobody else', async () => {
    const { desk } = await closed()
    await desk.operate('add-user', { user: 'op2', name: 'Second', organisation: null, role: 'operator' })
    const second = { user: 'op2', role: 'operator', organisation: null, scopes: ['operate'] } as const
    await desk.ask(second, 'set-standing', { organisation: desk.keysOf('rival').id, suspended: true, why: 'papers' })
    await desk.operate('add-user', { user: 'op2', name: 'Second', organisation: null, role: 'auditor' })
    await desk.ask(desk.keysOf('seller').actor, 'pay-into-fund', { amount: '5' })
    expect(roundView(desk.venue, 'r1').operatorActs.map(({ what }) => what)).toEqual([
      'closed',
      'user',
      'suspended',
      'user',
    ])
  })
})
