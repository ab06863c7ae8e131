import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../../../files/index.ts'
import {
  ownView,
  placeOrder,
  publicPartOf,
  registerView,
  roundView,
  verifyLog,
  verifyPublicLog,
  type Entry,
  type OrderContent,
  type MarketEvent,
} from '../../../index.ts'
import { loadSolver } from '../../../../solver/index.ts'
import { commandText } from '../../../signed-command.ts'
import type { World } from '../../../../world/index.ts'
import { linesOf } from '../../../../../test/attacks/public-lines.ts'
import { chained, given } from '../../../../../test/market-chained.ts'
import { codeOf, Desk, MemoryLog, OPERATOR } from '../../../../../test/market-desk.ts'

/** What a member deposits follows its class as it stood when it placed the order, and nothing that is done later. */

const solver = await loadSolver()
let world: World
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})

const ORE = 'ore-mt-weld'
const HOUR_MS = 3_600_000
const MARGINS = { reduced: 0.05, raised: 0.4 }

async function market(log = new MemoryLog()): Promise<Desk> {
  const desk = await Desk.open(world, solver, log)
  for (const name of ['mine', 'buyer']) await desk.join(name, 'AUS')
  return desk
}
function announce(desk: Desk, round: string, more: object = { margins: MARGINS }): Promise<unknown> {
  const start = Date.parse(desk.time.now)
  return desk.operate('announce-round', {
    round,
    spec: {
      title: 'A round',
      opens: new Date(start).toISOString(),
      closes: new Date(start + HOUR_MS).toISOString(),
      materials: [{ material: ORE, grades: ['traced'] }],
      places: ['AUS'],
      months: ['2027-03'],
      margin: 0.1,
      damages: 0.05,
      trustees: [desk.keysOf('mine').id],
      threshold: 1,
      limits: { deposit: '1' },
      ...more,
    },
  })
}
const classed = (desk: Desk, of: string): Promise<unknown> =>
  desk.operate('set-deposit-class', { organisation: desk.keysOf('buyer').id, class: of, reason: 'a secret reason' })

/** Of a size of 10,000: a deposit of 500, 1,000 or 4,000. */
const ORDER: OrderContent = {
  kind: 'buy',
  material: ORE,
  grade: 'traced',
  place: 'AUS',
  kg: '100',
  at: [{ month: '2027-03', bid: '100' }],
}
const place = (desk: Desk, round: string, deposit: string): Promise<string> =>
  desk.place('buyer', round, ORDER, { deposit })

/** Why an order is refused of a member of a class that comes with a deposit. */
async function whyOf(of: string | undefined, deposit: string, more?: object): Promise<string | undefined> {
  const desk = await market()
  if (of !== undefined) await classed(desk, of)
  await announce(desk, 'r', more)
  const order = await place(desk, 'r', deposit)
  return (await desk.finish('r')).refused.get(order)
}

describe('an order', () => {
  it.each([
    ['reduced', '500', '499.999999999'],
    ['standard', '1000', '999.999999999'],
    ['raised', '4000', '3999.999999999'],
  ])('of a member whose class is %s takes part with %s, and with less it is refused', async (of, enough, less) => {
    expect(await whyOf(of, enough)).toBeUndefined()
    expect(await whyOf(of, less)).toContain('takes a deposit')
  })

  it('takes the same of all in a round without classes', async () => {
    expect(await whyOf('reduced', '999', {})).toContain('takes a deposit of 1000')
    expect(await whyOf('raised', '1000', {})).toBeUndefined()
  })

  it('keeps the class in which it was placed, whatever becomes of its sender before the close or after', async () => {
    const desk = await market()
    await classed(desk, 'reduced')
    await announce(desk, 'r')
    const before = await place(desk, 'r', '500')
    await classed(desk, 'raised')
    const after = await place(desk, 'r', '500')
    desk.time.now = desk.venue.round('r').spec.closes
    await classed(desk, 'reduced')
    const round = await desk.finish('r')
    expect([before, after].map((id) => round.refused.has(id))).toEqual([false, true])
    expect((await verifyLog(world, given((desk.log as MemoryLog).entries))).faults).toEqual([])
  })

  it('has the class of its amendment, once it is amended', async () => {
    const desk = await market()
    await announce(desk, 'r')
    const order = await place(desk, 'r', '1000')
    await classed(desk, 'raised')
    await desk.place('buyer', 'r', ORDER, { order, deposit: '1000' })
    expect((await desk.finish('r')).refused.has(order)).toBe(true)
  })
})

describe('the floor under every class', () => {
  it.each([
    ['a reduced deposit of nothing', { margins: { ...MARGINS, reduced: 0 } }],
    ['one below a hundredth', { margins: { ...MARGINS, reduced: 0.009 } }],
    ['one above the standard', { margins: { ...MARGINS, reduced: 0.2 } }],
    ['a raised one below the standard', { margins: { ...MARGINS, raised: 0.05 } }],
    ['no least deposit of each order', { margins: MARGINS, limits: { deposit: '0' } }],
  ])('refuses a round with %s, and verification finds it', async (_, more) => {
    const desk = await market()
    expect(await codeOf(announce(desk, 'r', more))).toBe('DEPOSIT_CLASSES')
    await announce(desk, 'r')
    const entries = (desk.log as MemoryLog).entries.map((one): Entry<MarketEvent> => {
      const { event } = one
      if (event.kind !== 'round') return one
      const { limits, ...spec } = event.spec
      const forged = { ...spec, ...more, limits: { ...limits, ...('limits' in more ? more.limits : {}) } }
      const { round } = event
      const [, id = ''] = one.command.split(' ')
      const command = commandText('op', id, 'announce-round', { round, spec: forged })
      return { ...one, command, event: { ...event, spec: forged as typeof event.spec } }
    })
    expect((await verifyLog(world, given(chained(entries)))).faults.join()).toMatch(/deposit/)
    expect((await verifyPublicLog(world, given(linesOf(chained(entries))))).faults.join()).toMatch(/deposit/)
  })
})

describe('the class of a member', () => {
  it('is read by itself and by operators, and not in the public log', async () => {
    const desk = await market()
    await classed(desk, 'raised')
    const { id, actor } = desk.keysOf('buyer')
    expect(ownView(desk.venue, actor).depositClass).toBe('raised')
    const row = registerView(desk.venue, OPERATOR).organisations.find((one) => one.id === id)
    expect(row?.depositClass).toBe('raised')
    const changed = (desk.log as MemoryLog).entries.at(-1)?.event
    expect(changed?.kind === 'deposit-class' && publicPartOf(changed)).toBeUndefined()
  })

  it('stays unnamed where operators’ acts after a close are public', async () => {
    const desk = await market()
    await announce(desk, 'r')
    await place(desk, 'r', '1000')
    desk.time.now = desk.venue.round('r').spec.closes
    await classed(desk, 'raised')
    const acts = roundView(desk.venue, 'r').operatorActs
    expect(acts.map(({ what }) => what)).toEqual(['deposit-class'])
    expect(JSON.stringify(acts)).not.toMatch(/buyer|secret/)
  })

  it('tells a trader’s own machine what to deposit; where it is not known, that is enough for any', async () => {
    const desk = await market()
    await announce(desk, 'r')
    const shown = JSON.parse(JSON.stringify(roundView(desk.venue, 'r'))) as Parameters<typeof placeOrder>[0]
    const deposit = async (of?: 'reduced' | 'standard'): Promise<string> => {
      const placing = { organisation: desk.keysOf('buyer').id, order: 'x' }
      return (await placeOrder(shown, ORDER, of === undefined ? placing : { ...placing, depositClass: of })).input
        .deposit
    }
    expect([await deposit('reduced'), await deposit('standard'), await deposit()]).toEqual(['500', '1000', '5000'])
  })
})
