import { beforeEach, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../../../files/index.ts'
import { accountView, ledgerView, verifyLog, type CommandName } from '../../../index.ts'
import { loadSolver } from '../../../../solver/index.ts'
import type { World } from '../../../../world/index.ts'
import { buy, ORE, sell } from '../../../../../test/attacks/public-lines.ts'
import { given } from '../../../../../test/market-chained.ts'
import { codeOf, Desk, MemoryLog, OPERATOR } from '../../../../../test/market-desk.ts'

/** Money that stands behind others: how it comes back, and that it does not leave those who count on it. */

const solver = await loadSolver()
let world: World
let log: MemoryLog
let desk: Desk

beforeEach(async () => {
  world ??= await loadWorld(shippedWorld())
  log = new MemoryLog()
  desk = await Desk.open(world, solver, log)
  for (const name of ['seller', 'buyer', 'agency']) await desk.join(name, 'AUS', '100000')
})

const does = (name: string, command: CommandName, input: object): Promise<unknown> =>
  desk.ask(desk.keysOf(name).actor, command, input)
const account = (name: string): ReturnType<typeof accountView> => accountView(desk.venue, desk.keysOf(name).actor)
const balance = (name: string, kind: 'cash' | 'fund'): string | undefined =>
  account(name).balances.find((one) => one.account === `${kind} ${desk.keysOf(name).id}`)?.balance
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
      trustees: ['seller', 'buyer'].map((name) => desk.keysOf(name).id),
      threshold: 1,
    },
  })
const sound = async (): Promise<readonly string[]> => (await verifyLog(world, given(log.entries))).faults

describe('a part of the default fund', () => {
  beforeEach(() => does('buyer', 'pay-into-fund', { amount: '5000' }))

  it('leaves after notice, where no round counts on it', async () => {
    expect(await codeOf(does('buyer', 'withdraw-from-fund', { amount: '1' }))).toBe('NOTICE_TOO_SMALL')
    await does('buyer', 'give-fund-notice', { amount: '3000' })
    expect(account('buyer').fundNotice).toEqual({ amount: '3000', rounds: [] })
    await does('buyer', 'withdraw-from-fund', { amount: '2000' })
    expect([balance('buyer', 'cash'), balance('buyer', 'fund')]).toEqual(['97000', '3000'])
    expect(await codeOf(does('buyer', 'withdraw-from-fund', { amount: '1001' }))).toBe('NOTICE_TOO_SMALL')
    await does('buyer', 'withdraw-from-fund', { amount: '1000' })
    expect(account('buyer').fundNotice).toBeNull()
    expect(await sound()).toEqual([])
  })
  it('stands behind each round that was announced by then, until it is settled or void, and behind none after', async () => {
    await announce('before')
    await announce('other')
    await does('buyer', 'give-fund-notice', { amount: '5000' })
    await announce('after')
    expect(account('buyer').fundNotice?.rounds).toEqual(['before', 'other'])
    const asked = (): Promise<string> => codeOf(does('buyer', 'withdraw-from-fund', { amount: '5000' }))
    expect(await asked()).toBe('NOTICE_NOT_OVER')
    await desk.operate('void-round', { round: 'other', why: 'announced by mistake' })
    const lot = await desk.dig('seller', 50)
    await desk.place('seller', 'before', sell(10, 50, lot), { deposit: '500' })
    await desk.place('buyer', 'before', buy(10, 70), { deposit: '500' })
    const { parcels } = await desk.finish('before')
    expect(await asked()).toBe('NOTICE_NOT_OVER')
    await desk.deliver('seller', parcels[0]!.id, desk.keysOf('buyer').id, lot, 10_000)
    await desk.operate('settle-round', { round: 'before' })
    expect(await asked()).toBe('taken')
    expect(await sound()).toEqual([])
  })
  it('waits again from a new notice on, which takes the place of the one before; one of nothing takes it back', async () => {
    await does('buyer', 'give-fund-notice', { amount: '5000' })
    await announce('round')
    await does('buyer', 'give-fund-notice', { amount: '4000' })
    expect(await codeOf(does('buyer', 'withdraw-from-fund', { amount: '1' }))).toBe('NOTICE_NOT_OVER')
    await does('buyer', 'give-fund-notice', { amount: '0' })
    expect(await codeOf(does('buyer', 'withdraw-from-fund', { amount: '1' }))).toBe('NOTICE_TOO_SMALL')
  })
  it('is no more than is there, whatever notice was given of', async () => {
    await does('buyer', 'give-fund-notice', { amount: '9000' })
    expect(await codeOf(does('buyer', 'withdraw-from-fund', { amount: '5001' }))).toBe('NOTICE_BEYOND_BALANCE')
    expect(await codeOf(does('seller', 'withdraw-from-fund', { amount: '1' }))).toBe('NOTICE_TOO_SMALL')
  })
})

describe('the operator’s capital', () => {
  it('leaves as parts of the fund do, and overseers see what is to leave', async () => {
    await desk.operate('add-capital', { amount: '1000', reference: 'bank 1' })
    await announce('round')
    await desk.operate('give-capital-notice', { amount: '600' })
    const out = (amount: string): Promise<string> =>
      codeOf(desk.operate('withdraw-capital', { amount, reference: 'bank 2' }))
    expect(await out('600')).toBe('NOTICE_NOT_OVER')
    expect(ledgerView(desk.venue, OPERATOR).notices).toEqual([{ account: 'capital', amount: '600', rounds: ['round'] }])
    await desk.operate('void-round', { round: 'round', why: 'announced by mistake' })
    expect([await out('601'), await out('600')]).toEqual(['NOTICE_TOO_SMALL', 'taken'])
    const { accounts, imbalance } = ledgerView(desk.venue, OPERATOR)
    expect(accounts).toContainEqual({ account: 'capital', balance: '400' })
    expect(imbalance).toBe('0')
    expect(await sound()).toEqual([])
  })
  it('is not the members’ to take', async () => {
    await desk.operate('add-capital', { amount: '1000', reference: 'bank 1' })
    expect(await codeOf(does('buyer', 'give-capital-notice', { amount: '1' }))).toBe('NOT_ALLOWED')
  })
})

describe('a budget', () => {
  const back = (name: string, amount: string): Promise<string> =>
    codeOf(does(name, 'take-budget-back', { budget: 'floors', amount }))
  const contract = (amount: string, id = 'c1'): Promise<unknown> =>
    desk.operate('sign-contract', {
      id,
      organisation: desk.keysOf('seller').id,
      material: ORE,
      strike: '80',
      budget: 'floors',
      amount,
    })
  beforeEach(() => does('agency', 'fund-budget', { budget: 'floors', amount: '1000' }))

  it('gives back what no contract binds, to the member that set it aside', async () => {
    await contract('700')
    expect(account('agency').budgets).toEqual([{ budget: 'floors', setAside: '1000', free: '300' }])
    expect([await back('agency', '301'), await back('buyer', '1'), await back('agency', '300')]).toEqual([
      'BUDGET_NOT_FREE',
      'BUDGET_NOT_FREE',
      'taken',
    ])
    expect(balance('agency', 'cash')).toBe('99300')
    expect(await sound()).toEqual([])
  })
  it('gives each of several no more than its own', async () => {
    await does('buyer', 'fund-budget', { budget: 'floors', amount: '200' })
    expect([await back('buyer', '201'), await back('buyer', '200'), await back('agency', '1000')]).toEqual([
      'BUDGET_NOT_FREE',
      'taken',
      'taken',
    ])
    expect(await back('agency', '0.000001')).toBe('BUDGET_NOT_FREE')
  })
  it('is free of a contract that its seller gives up, and of no other', async () => {
    await contract('700')
    const up = (name: string, id: string): Promise<string> => codeOf(does(name, 'give-up-contract', { contract: id }))
    expect([await up('buyer', 'c1'), await up('seller', 'c2'), await up('seller', 'c1')]).toEqual([
      'CONTRACT_NOT_YOURS',
      'CONTRACT_NOT_YOURS',
      'taken',
    ])
    expect(await back('agency', '1000')).toBe('taken')
    expect(await sound()).toEqual([])
  })
  it('is bound by a contract while an order in a closed round may be under it', async () => {
    await contract('700')
    await announce('round')
    desk.time.now = new Date(Date.parse(desk.time.now) + 3_600_000).toISOString()
    await desk.operate('close-round', { round: 'round' })
    const up = (): Promise<string> => codeOf(does('seller', 'give-up-contract', { contract: 'c1' }))
    expect(await up()).toBe('CONTRACT_IN_ROUND')
    await desk.operate('void-round', { round: 'round', why: 'nobody came' })
    expect(await up()).toBe('taken')
  })
})
