import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import {
  CommandRefused,
  issueCredential,
  maxOutput,
  openParcels,
  parcelsView,
  shortfallsIn,
  type CustodyEvent,
  type OrderContent,
  type Round,
  type MarketState,
} from '../src/market/index.ts'
import { grams } from '../src/quantity/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import type { World } from '../src/world/index.ts'
import { Desk } from './market-desk.ts'

/** Conversions are checked against recipes, plants and money, and goods are handed over against money alone. */

const solver = await loadSolver()
const RUNS = Math.max(40, Number(process.env['LAW_RUNS'] ?? 0))
/** What has to come about at least once does so with a few runs of one seed; more runs draw their own. */
const SEED = process.env['LAW_RUNS'] === undefined ? { seed: 2 } : {}
let world: World
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})

const [ORE, OTHER, NDPR, DY] = ['ore-mt-weld', 'ore-xenotime', 'ndpr-oxide', 'dy-oxide']
const AT = { grade: 'traced', place: 'AUS', month: '2027-03' }
const HOUR_MS = 3_600_000
const USD = 1_000_000_000n

async function announce(
  desk: Desk,
  round: string,
  { margin = 0.1, damages = 0.1, orders = undefined as undefined | object } = {},
): Promise<void> {
  const start = Date.parse(desk.time.now)
  await desk.operate('announce-round', {
    round,
    spec: {
      title: round,
      opens: new Date(start).toISOString(),
      closes: new Date(start + HOUR_MS).toISOString(),
      materials: [ORE, OTHER, NDPR, DY].map((material) => ({
        material,
        grades: ['traced'],
        ...(material === ORE ? { value: '5.5' } : {}),
      })),
      places: ['AUS'],
      months: ['2027-03'],
      priceRule: 'lowest',
      margin,
      damages,
      trustees: [desk.keysOf('buyer').id],
      threshold: 1,
      ...orders,
    },
  })
}

const sell = (material: string, kg: number, ask: number, lot: string): OrderContent => ({
  ...AT,
  kind: 'sell',
  material,
  kg: String(kg),
  ask: String(ask),
  lots: [lot],
})
const buy = (material: string, kg: number, bid: number): OrderContent => ({
  kind: 'buy',
  material,
  grade: AT.grade,
  place: AT.place,
  kg: String(kg),
  at: [{ month: AT.month, bid: String(bid) }],
})
const goods = (material: string, kg: string) => ({ material, grade: AT.grade, kg })
/** By weight, of nothing that a plant can do. */
const alchemy = (from: string, to: string, kg: string): OrderContent => ({
  kind: 'convert',
  place: AT.place,
  month: AT.month,
  kg: '1000',
  recipes: [{ fee: '1', inputs: [goods(from, '1')], outputs: [goods(to, kg)] }],
})
const separation = (kg: number, ndpr = '0.221255'): OrderContent => ({
  kind: 'convert',
  site: 'urn:test:site:works',
  place: AT.place,
  month: AT.month,
  kg: String(kg),
  recipes: [
    { process: 'separate-light', fee: '1', inputs: [goods(ORE, '1')], outputs: [goods(NDPR, ndpr.slice(0, 5))] },
  ],
})

const refusal = async (asked: Promise<unknown>): Promise<string> => {
  try {
    await asked
  } catch (error) {
    if (error instanceof CommandRefused)
      return error.faults.map(({ code, message }) => `${code}: ${message}`).join('\n')
    throw error
  }
  return 'taken'
}

let acts = 0
function later(desk: Desk): string {
  desk.time.now = new Date(Date.parse(desk.time.now) + 1000).toISOString()
  return `urn:test:event:conversion-${++acts}`
}

async function withPlant(cash: Readonly<Record<'miner' | 'plant' | 'buyer', string>>): Promise<Desk> {
  const desk = await Desk.open(world, solver)
  for (const name of ['miner', 'plant', 'buyer'] as const) await desk.join(name, 'AUS', cash[name])
  await desk.operate('register-site', {
    site: {
      id: 'urn:test:site:works',
      name: 'Works',
      country: 'AUS',
      operator: desk.keysOf('plant').id,
      processes: [{ process: 'separate-light', kg_per_year: 12_000_000 }],
    },
  })
  return desk
}

const partyOf = (round: Round, order: string): string =>
  round.orders.get(order)?.organisation.replace('urn:test:org:', '') ?? ''

/** Hands over for a parcel what of a lot is due, out of the mine. */
async function handOver(desk: Desk, id: string, which: number | string): Promise<string> {
  const round = desk.venue.round(id)
  const open = openParcels(desk.venue, round)
  const sourceOf = (id: string): string => round.parcels.find((each) => each.id === id)?.source ?? ''
  const due =
    typeof which === 'number'
      ? open[which % open.length]
      : open.find(({ parcel }) => sourceOf(parcel).startsWith(`${which}/`))
  const parcel = round.parcels.find((each) => each.id === due?.parcel)
  if (due === undefined || parcel === undefined) return 'nothing is due'
  const [material = ''] = parcel.source.split('/')
  const from = partyOf(round, parcel.from)
  const own = [...desk.venue.lots.lots.values()].find(
    (lot) => lot.owner === desk.keysOf(from).id && lot.material === material && lot.left > 0n,
  )
  if (own === undefined) return 'nothing is there'
  const mass = grams(own.left < BigInt(due.grams) ? own.left : BigInt(due.grams))
  let lot = own.id
  const at = {
    ...desk.at(from),
    site: own.site ?? '',
    operator: desk.venue.registry.sites.get(own.site ?? '')?.operator ?? '',
  }
  const signer = Object.fromEntries([...desk.members].map(([name, one]) => [one.id, name]))[at.operator] ?? from
  if (mass < own.left) {
    const event = later(desk)
    lot = event.replace(':event:', ':lot:')
    const elements = [...(desk.venue.registry.materials.get(material)?.contents.keys() ?? [])]
    const split: CustodyEvent = {
      kind: 'regroup',
      ...at,
      id: event,
      at: desk.time.now,
      inputs: [{ lot: own.id, mass }],
      outputs: [{ lot, material, elements, mass }],
    }
    const answer = await refusal(desk.record(signer, split))
    if (answer !== 'taken') return answer
  }
  const event = later(desk)
  const to = partyOf(round, parcel.to)
  return refusal(
    desk.record(from, {
      kind: 'transfer',
      ...at,
      id: event,
      at: desk.time.now,
      lots: [{ lot, mass }],
      from: desk.keysOf(from).id,
      to: desk.keysOf(to).id,
      order: parcel.id,
    }),
  )
}

/** The plant works all the ore that it has, as its recipe has it. */
async function work(desk: Desk): Promise<string> {
  const { id } = desk.keysOf('plant')
  const ore = [...desk.venue.lots.lots.values()].filter(
    (lot) => lot.owner === id && lot.material === ORE && lot.left > 0n,
  )
  if (ore.length === 0) return 'no ore'
  for (const { id: lot, left: mass, site = '' } of ore) {
    if (site === 'urn:test:site:works') continue
    const [ship, receive] = [later(desk), later(desk)]
    const there = { lots: [{ lot, mass }], containers: [] }
    const from = desk.venue.registry.sites.get(site)?.operator.replace('urn:test:org:', '') ?? ''
    await desk.record(from, {
      kind: 'ship',
      ...desk.at(from),
      id: ship,
      at: desk.time.now,
      ...there,
      to: 'urn:test:site:works',
    })
    const here = { ...desk.at('plant'), site: 'urn:test:site:works' }
    await desk.record('plant', {
      kind: 'receive',
      ...here,
      id: receive,
      at: later(desk) && desk.time.now,
      ...there,
      from: site,
    })
  }
  const event = later(desk)
  const total = ore.reduce((sum, { left }) => sum + left, 0n)
  return refusal(
    desk.record('plant', {
      kind: 'transform',
      ...desk.at('plant'),
      site: 'urn:test:site:works',
      id: event,
      at: desk.time.now,
      process: 'separate-light',
      inputs: ore.map(({ id: lot, left: mass }) => ({ lot, mass })),
      outputs: [
        {
          lot: event.replace(':event:', ':lot:'),
          material: NDPR,
          elements: [...(desk.venue.registry.materials.get(NDPR)?.contents.keys() ?? [])],
          mass: grams((total * 221_255n) / 1_000_000n),
        },
      ],
    }),
  )
}

const cashOf = (desk: Desk, name: string): bigint =>
  desk.venue.ledger.balance(`cash ${desk.keysOf(name).id}`, 'USD') / USD
const payOut = (desk: Desk, name: string, amount: string): Promise<string> =>
  refusal(desk.operate('record-payment-out', { organisation: desk.keysOf(name).id, amount, reference: 'x' }))
const payIn = (desk: Desk, name: string, amount: string): Promise<unknown> =>
  desk.operate('record-payment-in', { organisation: desk.keysOf(name).id, amount, reference: 'x' })

describe('a conversion', () => {
  it('of ore into dysprosium, by a trader without plant or money, is refused', async () => {
    const desk = await withPlant({ miner: '1000000', plant: '100', buyer: '1000000' })
    const lot = await desk.dig('miner', 1000)
    await announce(desk, 'r1')
    await desk.place('miner', 'r1', sell(ORE, 1000, 4, lot), { deposit: '10000' })
    await desk.place('plant', 'r1', alchemy(ORE, DY, '1'), { order: 'alchemy', deposit: '100' })
    await desk.place('buyer', 'r1', buy(DY, 1000, 420), { deposit: '100000' })
    const { refused, parcels } = await desk.finish('r1')
    expect([...refused]).toEqual([['alchemy', expect.stringMatching(/does not name the site that does it/)]])
    expect(parcels).toEqual([])
  })
  it('there and back again does not serve a buyer out of nothing', async () => {
    const desk = await withPlant({ miner: '1000', plant: '1000', buyer: '1000000' })
    await announce(desk, 'r1')
    await desk.place('plant', 'r1', alchemy(NDPR, DY, '2'), { order: 'there', deposit: '500' })
    await desk.place('plant', 'r1', alchemy(DY, NDPR, '1'), { order: 'back', deposit: '500' })
    await desk.place('buyer', 'r1', buy(DY, 500, 420), { deposit: '100000' })
    const { refused, parcels } = await desk.finish('r1')
    expect([...refused.keys()].sort()).toEqual(['back', 'there'])
    expect(parcels).toEqual([])
  })
  it('takes no more than the recipe, the plant and the deposit carry', async () => {
    const desk = await withPlant({ miner: '1000', plant: '1000000', buyer: '1000' })
    await announce(desk, 'r1')
    const ask = (order: string, content: OrderContent, deposit = '100000'): Promise<string> =>
      desk.place('plant', 'r1', content, { order, deposit })
    await ask('a-poor', separation(1000), '649')
    await ask('b-rich', separation(1000, '0.222'), '650')
    await ask('c-much', separation(4_600_000))
    await ask('d-sound', separation(1000), '650')
    await ask('e-other', { ...separation(1000), site: 'urn:test:site:miner' } as OrderContent)
    const { refused, accepted } = await desk.finish('r1')
    expect([...accepted.keys()]).toEqual(['d-sound'])
    expect(Object.fromEntries(refused)).toEqual({
      'a-poor': 'It takes a deposit of 650 USD, and came with 649.',
      'b-rich': expect.stringMatching(
        /makes 111 g of ndpr-oxide of what yields 110 g at most by separate-light/,
      ) as string,
      'c-much': expect.stringMatching(/may make .* kg by separate-light at .*, which has .* kg left/) as string,
      'e-other': expect.stringMatching(/is not run by/) as string,
    })
  })
  it('shares the plant with those of other rounds, which are opened once those before are cleared: by what was sold', async () => {
    const desk = await withPlant({ miner: '1000', plant: '10000000', buyer: '1000' })
    for (const round of ['r1', 'r2', 'r3']) {
      await announce(desk, round)
      await desk.place('plant', round, separation(1_000_000), { order: `${round}-all`, deposit: '650000' })
    }
    desk.time.now = desk.venue.round('r3').spec.closes
    const open = async (round: string): Promise<number> => {
      await desk.operate('close-round', { round })
      await desk.ask(desk.keysOf('buyer').actor, 'give-shares', { round, shares: await desk.shares('buyer', round) })
      await desk.operate('open-round', { round })
      return desk.venue.round(round).accepted.size
    }
    expect(await open('r1')).toBe(1)
    expect(await refusal(open('r2'))).toMatch(/^ROUND_BEFORE/)
    await desk.operate('clear-round', { round: 'r1' })
    // Nobody sold ore, so that the plant is free again.
    await desk.operate('open-round', { round: 'r2' })
    expect(desk.venue.round('r2').accepted.size).toBe(1)
    expect(await refusal(open('r3'))).toMatch(/^ROUND_BEFORE/)
  })
  it('gives no more of an element than it takes, by any recipe of the tables', async () => {
    const desk = await withPlant({ miner: '0', plant: '0', buyer: '0' })
    const { recipes, materials, elements } = desk.venue.registry
    const content = (material: string, element: string): number => materials.get(material)?.contents.get(element) ?? 0
    const worked = recipes.filter(({ inputs }) => inputs.length > 0)
    expect(worked.length).toBeGreaterThan(30)
    const takenIn = new Set(worked.flatMap(({ inputs }) => inputs.map(({ material }) => material)))
    fc.assert(
      fc.property(
        fc.constantFrom(...worked),
        fc.array(fc.integer({ min: 1, max: 1e7 }), { minLength: 3 }),
        (recipe, masses) => {
          const taken = new Map(recipe.inputs.map(({ material }, i) => [material, grams(BigInt(masses[i] ?? 1))]))
          const made = maxOutput(
            recipes.filter(({ process }) => process === recipe.process),
            taken,
          )
          for (const element of elements.keys()) {
            const sum = (list: Iterable<readonly [string, bigint]>): number =>
              [...list].reduce((all, [material, mass]) => all + Number(mass) * content(material, element), 0)
            // A finished good may come out poorer than its average.
            const kept = [...made!].filter(([material]) => takenIn.has(material))
            expect(sum(kept)).toBeLessThanOrEqual(sum(taken) * 1.001 + 1e-3)
          }
        },
      ),
    )
  })
})

/** 100 t of ore for a plant, whose oxide a buyer has bought. */
async function converted(plant: string): Promise<Desk> {
  const desk = await withPlant({ miner: '100000', plant, buyer: '2000000' })
  const lot = await desk.dig('miner', 100_000)
  await announce(desk, 'r1')
  await desk.place('miner', 'r1', sell(ORE, 100_000, 5.5, lot), { deposit: '100000' })
  await desk.place('plant', 'r1', separation(100_000), { deposit: '65000' })
  await desk.place('buyer', 'r1', buy(NDPR, 22_100, 60), { deposit: '200000' })
  const { refused, parcels } = await desk.finish('r1')
  expect(refused).toEqual(new Map())
  expect(parcels.length).toBe(2)
  return desk
}
const priceOf = (desk: Desk, material: string): number =>
  (desk.venue.round('r1').prices.get(`${material}/traced/AUS/2027-03`) ?? 0) / 1e6

describe('goods', () => {
  it('do not come to a plant without money, that would keep them', async () => {
    const desk = await converted('65000')
    expect(priceOf(desk, ORE)).toBeCloseTo(5.5)
    expect(await handOver(desk, 'r1', ORE)).toMatch(/^PARCEL_NOT_COVERED: .*plant .* "r1", 485000 USD are missing/)
    const { venue } = desk
    expect(shortfallsIn(venue, venue.round('r1')).size).toBe(0)
    // What it sold and does not bring is declared; then it is short, and its default calls the ore off.
    const oxide = venue.round('r1').parcels.find(({ source }) => source.startsWith(NDPR))
    await desk.operate('declare-undelivered', { round: 'r1', parcel: oxide!.id, why: 'nothing to work' })
    await desk.operate('declare-default', { round: 'r1', organisation: desk.keysOf('plant').id, why: 'no money' })
    expect(openParcels(venue, venue.round('r1'))).toEqual([])
    await desk.operate('settle-round', { round: 'r1' })
    const lot = venue.lots.lots.get('urn:test:lot:miner-1')
    expect([lot?.owner, lot?.left]).toEqual([desk.keysOf('miner').id, 100_000_000n])
    // The miner keeps its ore and has damages, of which the deposit carries what it can after the buyer's.
    expect(cashOf(desk, 'miner')).toBeGreaterThan(100_000n)
    expect(cashOf(desk, 'plant')).toBe(0n)
  })
  it('come to a plant that has the money, which is bound for them; if it keeps them, their seller is paid in full', async () => {
    const desk = await converted('550000')
    expect(await handOver(desk, 'r1', ORE)).toBe('taken')
    expect(await payOut(desk, 'plant', '1')).toMatch(/^CASH_TOO_LITTLE: .* 0 USD that are free.*it owes 485000/)
    for (const { parcel } of openParcels(desk.venue, desk.venue.round('r1')))
      await desk.operate('declare-undelivered', { round: 'r1', parcel, why: 'kept' })
    await desk.operate('declare-default', { round: 'r1', organisation: desk.keysOf('plant').id, why: 'kept it' })
    await desk.operate('settle-round', { round: 'r1' })
    expect(cashOf(desk, 'miner')).toBe(650_000n)
    // Damages are what is left to nobody.
    expect(cashOf(desk, 'buyer')).toBe(2_000_000n)
  })
  it('may be worked and handed on, which frees the money, until the record of that is taken back', async () => {
    const desk = await converted('550000')
    expect(await handOver(desk, 'r1', ORE)).toBe('taken')
    expect(await work(desk)).toBe('taken')
    expect(await handOver(desk, 'r1', NDPR)).toBe('taken')
    const event = desk.venue.recorded.at(-1)!.event
    expect(await payOut(desk, 'plant', '485000')).toBe('taken')
    expect(await correct(desk, 'plant', event.eventID)).toMatch(/^PARCEL_NOT_COVERED/)
    await desk.operate('settle-round', { round: 'r1' })
    expect(cashOf(desk, 'miner')).toBe(650_000n)
  })
  it('do not come to a buyer without money; its default calls them off, and its deposit pays the damages', async () => {
    const desk = await withPlant({ miner: '1000', plant: '1000', buyer: '610' })
    const lot = await desk.dig('miner', 100)
    await announce(desk, 'r1')
    await desk.place('miner', 'r1', sell(ORE, 100, 60, lot), { deposit: '600' })
    await desk.place('buyer', 'r1', buy(ORE, 100, 61), { deposit: '610' })
    await desk.finish('r1')
    expect(await handOver(desk, 'r1', ORE)).toMatch(/^PARCEL_NOT_COVERED: .* 5390 USD are missing/)
    const organisation = desk.keysOf('buyer').id
    await desk.operate('declare-default', { round: 'r1', organisation, why: 'no money' })
    expect(openParcels(desk.venue, desk.venue.round('r1'))).toEqual([])
    const { actor } = desk.keysOf('miner')
    expect(parcelsView(desk.venue, actor).parcels).toMatchObject([{ delivered: '0', undelivered: '100', left: '0' }])
    // They are free to go elsewhere.
    const event = later(desk)
    const whole = [{ lot, mass: grams(100_000n) }]
    expect(await refusal(desk.record('miner', { kind: 'withdraw', ...desk.at('miner'), id: event, lots: whole }))).toBe(
      'taken',
    )
    await desk.operate('settle-round', { round: 'r1' })
    expect([cashOf(desk, 'miner'), cashOf(desk, 'buyer')]).toEqual([1600n, 10n])
  })
  it('bind the money of a buyer who is to sell as much, and that of one round is not taken for another', async () => {
    const desk = await withPlant({ miner: '1000', plant: '6121', buyer: '6600' })
    const lot = await desk.dig('miner', 200)
    const own = await desk.dig('plant', 100, OTHER)
    await announce(desk, 'r1', { margin: 0.01, damages: 0.01 })
    await announce(desk, 'r2', { margin: 0.01, damages: 0.01 })
    await desk.place('miner', 'r1', sell(ORE, 100, 60, lot), { deposit: '60' })
    await desk.place('plant', 'r1', buy(ORE, 100, 61), { deposit: '61' })
    await desk.place('plant', 'r1', sell(OTHER, 100, 60, own), { deposit: '60' })
    await desk.place('buyer', 'r1', buy(OTHER, 100, 61), { deposit: '61' })
    await desk.place('miner', 'r2', sell(ORE, 100, 60, lot), { deposit: '60' })
    await desk.place('plant', 'r2', buy(ORE, 100, 61), { deposit: '61' })
    for (const round of ['r1', 'r2']) await desk.finish(round)
    const { id: plant } = desk.keysOf('plant')
    // In r1 it owes nothing in all; in r2 6000, for which its deposit and its cash are bound.
    expect(await payOut(desk, 'plant', '1')).toMatch(/it owes 5939 to the round "r2"/)
    expect(await handOver(desk, 'r2', ORE)).toBe('taken')
    expect(await handOver(desk, 'r1', ORE)).toMatch(/^PARCEL_NOT_COVERED: .* "r1", 5879 USD are missing/)
    await payIn(desk, 'plant', '5879')
    expect(await handOver(desk, 'r1', ORE)).toBe('taken')
    expect(await payOut(desk, 'plant', '1')).toMatch(/it owes 5879 to the round "r1"; it owes 5939 to the round "r2"/)
    // What it sold in r1 does not come: it owes damages beyond its money, and r2 is still paid.
    for (const { parcel } of openParcels(desk.venue, desk.venue.round('r1')))
      await desk.operate('declare-undelivered', { round: 'r1', parcel, why: 'kept' })
    await desk.operate('declare-default', { round: 'r1', organisation: plant, why: 'kept' })
    await desk.operate('settle-round', { round: 'r1' })
    await desk.operate('settle-round', { round: 'r2' })
    expect(cashOf(desk, 'miner')).toBe(13_000n)
  })
  it('are not opened for good by a correction: what is declared undelivered twice adds up', async () => {
    const desk = await withPlant({ miner: '10000', plant: '1000', buyer: '10000' })
    const lot = await desk.dig('miner', 100)
    await announce(desk, 'r1')
    await desk.place('miner', 'r1', sell(ORE, 100, 60, lot), { deposit: '600' })
    await desk.place('buyer', 'r1', buy(ORE, 100, 61), { deposit: '610' })
    const round = await desk.finish('r1')
    const [{ id: parcel } = { id: '' }] = round.parcels
    const half = later(desk)
    const lots = [{ lot, mass: grams(60_000n) }]
    const part: CustodyEvent = {
      kind: 'regroup',
      ...desk.at('miner'),
      id: half,
      inputs: lots,
      outputs: [
        {
          lot: 'urn:test:lot:part',
          material: ORE,
          elements: [...(desk.venue.registry.materials.get(ORE)?.contents.keys() ?? [])],
          mass: grams(60_000n),
        },
      ],
    }
    await desk.record('miner', part)
    const event = later(desk)
    const [from, to] = [desk.keysOf('miner').id, desk.keysOf('buyer').id]
    await desk.record('miner', {
      kind: 'transfer',
      ...desk.at('miner'),
      id: event,
      lots: [{ lot: 'urn:test:lot:part', mass: grams(60_000n) }],
      from,
      to,
      order: parcel,
    })
    await desk.operate('declare-undelivered', { round: 'r1', parcel, why: 'x' })
    expect(await correct(desk, 'miner', event)).toBe('taken')
    expect(openParcels(desk.venue, round)).toEqual([{ parcel, grams: 60_000 }])
    await desk.operate('declare-undelivered', { round: 'r1', parcel, why: 'x' })
    expect(openParcels(desk.venue, round)).toEqual([])
  })
})

/** Declares that a record was of nothing that happened. */
async function correct(desk: Desk, name: string, event: string): Promise<string> {
  const { id, signingJwk, signingKey, actor } = desk.keysOf(name)
  const recorded = desk.venue.recorded.find(({ event: one }) => one.eventID === event)?.event
  if (recorded === undefined) throw new Error(`no event ${event}`)
  later(desk)
  const error = { declarationTime: desk.time.now, reason: 'did_not_occur' as const, correctiveEventIDs: [] }
  const key = { id: signingKey, privateJwk: signingJwk }
  const credential = await issueCredential(
    { ...recorded, errorDeclaration: error },
    { issuer: id, key, at: desk.time.now },
  )
  return refusal(desk.ask(actor, 'record-lot-event', { credential }))
}

const NAMES = ['miner', 'plant', 'buyer'] as const
const ROUNDS = ['r1', 'r2'] as const
const who = fc.constantFrom(...NAMES)
const round = fc.constantFrom(...ROUNDS)
const nth = fc.nat({ max: 7 })
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('hand over' as const), round, nth }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('work' as const) }) },
  fc.record({
    do: fc.constantFrom('pay in' as const, 'pay out' as const, 'fund' as const),
    who,
    usd: fc.integer({ min: 1, max: 8000 }),
  }),
  fc.record({ do: fc.constant('correct' as const), nth }),
  fc.record({ do: fc.constantFrom('undelivered' as const, 'default' as const, 'settle' as const), round, nth }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
const trade = fc.record({
  ore: fc.integer({ min: 200, max: 900 }),
  ask: fc.integer({ min: 2, max: 9 }),
  other: fc.integer({ min: 1, max: 60 }),
})

async function carryOut(desk: Desk, one: Step): Promise<string> {
  switch (one.do) {
    case 'hand over':
      return handOver(desk, one.round, one.nth)
    case 'work':
      return work(desk)
    case 'pay in':
      return refusal(payIn(desk, one.who, String(one.usd)))
    case 'pay out':
      return payOut(desk, one.who, String(one.usd))
    case 'fund':
      return refusal(desk.ask(desk.keysOf(one.who).actor, 'pay-into-fund', { amount: String(one.usd) }))
    case 'correct': {
      const sent = desk.venue.recorded.filter(({ event }) => JSON.stringify(event).includes(':parcel:'))
      const event = sent[one.nth % sent.length]
      if (event === undefined) return 'nothing to correct'
      return correct(desk, event.signer.replace('urn:test:org:', ''), event.event.eventID)
    }
    case 'undelivered': {
      const open = openParcels(desk.venue, desk.venue.round(one.round))
      const parcel = open[one.nth % open.length]?.parcel ?? 'urn:none'
      return refusal(desk.operate('declare-undelivered', { round: one.round, parcel, why: 'x' }))
    }
    case 'default': {
      const organisation = desk.keysOf(NAMES[one.nth % 3] ?? 'plant').id
      return refusal(desk.operate('declare-default', { round: one.round, organisation, why: 'x' }))
    }
    case 'settle':
      return refusal(desk.operate('settle-round', { round: one.round }))
    default:
      return one satisfies never
  }
}

/** What goods cost that somebody was handed in rounds that are not settled, beyond deposit, cash and what they handed over. */
function uncoveredIn(venue: MarketState): Map<string, bigint> {
  const standing = venue.lots.events
  const uncovered = new Map<string, bigint>()
  for (const id of venue.members.keys()) {
    let open = 0n
    for (const each of venue.rounds.values()) {
      if (each.status !== 'cleared' || each.defaulted.has(id)) continue
      let handed = -venue.ledger.balance(`cover ${each.id} ${id}`, 'USD')
      for (const [event, { parcel, grams: mass }] of each.deliveries) {
        if (!standing.has(event)) continue
        if (each.orders.get(parcel.to)?.organisation === id)
          handed += BigInt(mass) * BigInt(each.prices.get(parcel.sink) ?? 0)
        if (each.orders.get(parcel.from)?.organisation === id)
          handed -= BigInt(mass) * BigInt(each.prices.get(parcel.source) ?? 0)
      }
      if (handed > 0n) open += handed
    }
    const missing = open - venue.ledger.balance(`cash ${id}`, 'USD')
    if (missing > 0n) uncovered.set(id, missing)
  }
  return uncovered
}

describe('whatever is asked of a market with a plant', () => {
  it('what somebody was handed and has not paid is covered by money, at each instant', () => {
    const seen: Record<string, number> = {
      PARCEL_NOT_COVERED: 0,
      CASH_TOO_LITTLE: 0,
      handed: 0,
      worked: 0,
      defaulted: 0,
      corrected: 0,
      settled: 0,
    }
    return fc
      .assert(
        fc.asyncProperty(
          fc.tuple(trade, trade),
          fc.array(step, { minLength: 10, maxLength: 30 }),
          async (trades, steps) => {
            const desk = await withPlant({ miner: '3000', plant: '4000', buyer: '9000' })
            const lot = await desk.dig('miner', 2000)
            const own = await desk.dig('plant', 200, OTHER)
            for (const id of ROUNDS) await announce(desk, id)
            for (const [i, id] of ROUNDS.entries()) {
              const { ore, ask, other } = trades[i]!
              await desk.place('miner', id, sell(ORE, ore, ask, lot), { deposit: '900' })
              await desk.place('plant', id, separation(ore), { deposit: '600' })
              await desk.place('plant', id, sell(OTHER, other, 60, own), { deposit: '400' })
              await desk.place('miner', id, buy(OTHER, other, 61), { deposit: '400' })
              await desk.place('buyer', id, buy(NDPR, 0.22 * ore, 60), { deposit: '1200' })
            }
            desk.time.now = desk.venue.round('r2').spec.closes
            for (const id of ROUNDS) await desk.finish(id)
            for (const one of steps) {
              const answer = await carryOut(desk, one)
              const [code = ''] = answer.split(':')
              if (code in seen) seen[code]! += 1
              if (answer === 'taken') {
                const what = {
                  'hand over': 'handed',
                  work: 'worked',
                  default: 'defaulted',
                  correct: 'corrected',
                  settle: 'settled',
                } as const
                if (one.do in what) seen[what[one.do as keyof typeof what]]! += 1
              }
              expect(uncoveredIn(desk.venue), `${one.do}: ${answer}`).toEqual(new Map())
            }
          },
        ),
        { numRuns: RUNS, ...SEED, endOnFailure: true },
      )
      .then(() => {
        for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(0)
      })
  })
})
