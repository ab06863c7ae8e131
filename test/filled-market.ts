import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  decimalOf,
  roundUpDeposit,
  type OrderContent,
  type ParcelsShown,
  type RoundShown,
} from '../src/market/index.ts'
import { grams } from '../src/quantity/index.ts'
import { MarketClient, MarketMember, sealingOf, type Enrolled } from './market-client.ts'

/**
 * A market as it may stand after some weeks, filled through the API: three sellers of oxide, three makers and a stockpile agency; a round that
 * was settled, one that is being delivered, one that takes orders. All who are there are invented.
 */

export const PASSWORD = 'correct horse battery'
const OXIDE = 'ndpr-oxide'
const MONTH = '2027-03'

const SELLERS = [
  { name: 'western-ore', title: 'Western Ore', ja: 'ウエスタン・オア', country: 'AUS' },
  { name: 'texas-oxides', title: 'Texas Oxides', ja: 'テキサス・オキサイド', country: 'USA' },
  { name: 'nordic-oxides', title: 'Nordic Oxides', ja: 'ノルディック・オキサイド', country: 'EUR' },
] as const
const BUYERS = [
  { name: 'kansai-magnets', title: 'Kansai Magnets', ja: '関西マグネット', country: 'JPN' },
  { name: 'lakes-motors', title: 'Lakes Motors', ja: 'レイクス・モーターズ', country: 'USA' },
  { name: 'rhine-drives', title: 'Rhine Drives', ja: 'ライン・ドライブ', country: 'EUR' },
  { name: 'stockpile-agency', title: 'Stockpile Agency', ja: '備蓄機構', country: 'JPN' },
] as const
const PLACES = ['AUS', 'USA', 'EUR', 'JPN'] as const

export interface FilledMarket {
  readonly operator: MarketClient
  readonly members: ReadonlyMap<string, MarketMember>
  /** Rounds: settled, cleared, and taking orders. */
  readonly rounds: readonly [settled: string, cleared: string, taking: string]
}

export async function fillMarket(where: { url: string }, first: Enrolled): Promise<FilledMarket> {
  const operator = await MarketClient.enter(where, first, { chosen: PASSWORD })
  const names = await operator.get<{ materials: { id: string; elements: string[] }[] }>('/names')
  const elements = new Map(names.materials.map((one) => [one.id, one.elements]))
  const members = new Map<string, MarketMember>()
  for (const who of [...SELLERS, ...BUYERS]) {
    const id = `urn:org:${who.name}`
    const { title: name, ja: name_ja, country } = who
    await operator.command('register-organisation', { organisation: { id, name, name_ja, country }, member: true })
    await operator.command('add-user', { user: who.name, name: `Trader of ${name}`, organisation: id, role: 'trader' })
    const client = await MarketClient.enter(where, await operator.enrol(who.name), { chosen: PASSWORD, second: false })
    const member = await MarketMember.of(client, who.name, country)
    await member.register()
    await operator.command('register-site', {
      site: {
        id: siteOf(who.name),
        name: `${name}, works`,
        name_ja: `${name_ja} 工場`,
        country,
        operator: id,
        processes: [{ process: 'mine', materials: ['ore-mt-weld'], kg_per_year: 1e7 }, { process: 'separate-light' }],
      },
    })
    await operator.command('record-payment-in', {
      organisation: id,
      amount: '20000000',
      reference: `opening of ${name}`,
    })
    members.set(who.name, member)
  }
  await operator.command('add-user', { user: 'auditor', name: 'Auditor', organisation: null, role: 'auditor' })
  await MarketClient.enter(where, await operator.enrol('auditor'), { chosen: PASSWORD, second: false })
  await operator.command('add-capital', { amount: '2000000', reference: 'founding' })

  const lots = new Map<string, string>()
  for (const { name } of SELLERS) lots.set(name, await made(memberOf(members, name), elements))
  const settled = await held({ id: '2027-01', members, operator, lots, scale: 1 })
  for (const { name } of SELLERS) await deliverAll(memberOf(members, name), settled, lots, elements)
  await operator.command('settle-round', { round: settled })
  const cleared = await held({ id: '2027-02', members, operator, lots, scale: 0.8 })
  const taking = '2027-03'
  await announce(operator, members, taking, 2 * 86_400_000)
  await place(members, operator, taking, lots, 0.5)
  return { operator, members, rounds: [settled, cleared, taking] }
}

const before = (ms: number): string => new Date(Date.now() - ms).toISOString()
const siteOf = (name: string): string => `urn:site:${name}`

function memberOf(members: ReadonlyMap<string, MarketMember>, name: string): MarketMember {
  const found = members.get(name)
  if (found === undefined) throw new Error(`no member ${name}`)
  return found
}

/** 200 t of oxide from 1,000 t of ore: a lot to sell from. */
async function made(member: MarketMember, elements: ReadonlyMap<string, readonly string[]>): Promise<string> {
  const { name } = member
  const ore = `urn:lot:${name}:ore-1`
  const lot = `urn:lot:${name}:ndpr-1`
  const newLot = (id: string, material: string, kg: number) => ({
    lot: id,
    material,
    elements: elements.get(material) ?? [],
    mass: grams(BigInt(kg * 1000)),
  })
  await member.record({
    kind: 'commission',
    id: `urn:event:${name}:dig-1`,
    // Since the key was registered, which may be a moment ago.
    ...member.at(siteOf(name), before(2)),
    process: 'mine',
    lots: [newLot(ore, 'ore-mt-weld', 1_000_000)],
  })
  await member.record({
    kind: 'transform',
    id: `urn:event:${name}:separate-1`,
    ...member.at(siteOf(name), before(1)),
    process: 'separate-light',
    inputs: [{ lot: ore, mass: grams(1_000_000_000n) }],
    outputs: [newLot(lot, OXIDE, 200_000)],
  })
  return lot
}

async function announce(
  operator: MarketClient,
  members: ReadonlyMap<string, MarketMember>,
  round: string,
  openMs: number,
): Promise<void> {
  const trustees = ['kansai-magnets', 'lakes-motors', 'rhine-drives'].map((name) => memberOf(members, name).id)
  const carrier = memberOf(members, 'western-ore').id
  await operator.command('announce-round', {
    round,
    spec: {
      title: `Oxides, round of ${round}`,
      opens: new Date(Date.now() - 1000).toISOString(),
      closes: new Date(Date.now() + openMs).toISOString(),
      materials: [{ material: OXIDE }],
      places: PLACES,
      months: [MONTH],
      routes: PLACES.flatMap((from) =>
        PLACES.filter((to) => to !== from).map((to) => ({
          id: `${from}-${to}`,
          owner: carrier,
          from,
          to,
          cost: from === 'AUS' && to === 'JPN' ? '0.35' : '0.6',
        })),
      ),
      priceRule: 'middle',
      margin: 0.1,
      trustees,
      threshold: 2,
    },
  })
}

async function place(
  members: ReadonlyMap<string, MarketMember>,
  operator: MarketClient,
  round: string,
  lots: ReadonlyMap<string, string>,
  scale: number,
): Promise<void> {
  const { terms } = await operator.get<RoundShown>(`/rounds/${round}`)
  const sealing = await sealingOf(operator, round)
  const put = async (name: string, content: OrderContent, limit: number): Promise<void> => {
    const kg = 'kg' in content ? Number(content.kg) : 0
    await memberOf(members, name).place(
      sealing,
      content,
      decimalOf(roundUpDeposit(BigInt(Math.ceil(kg * limit * terms.margin)) * 1_000_000_000n)),
    )
  }
  const sells = (name: string, tonnes: number, ask: string, least?: number): Promise<void> => {
    const kg = String(Math.round(tonnes * scale) * 1000)
    const { country } = memberOf(members, name)
    return put(
      name,
      {
        kind: 'sell',
        material: OXIDE,
        grade: 'democracies',
        place: country,
        month: MONTH,
        kg,
        ...(least === undefined ? {} : { least: kg }),
        ask,
        lots: [lots.get(name) ?? ''],
      },
      Number(ask),
    )
  }
  const buys = (name: string, tonnes: number, bid: string, grade: string): Promise<void> => {
    const kg = String(Math.round(tonnes * scale) * 1000)
    const { country } = memberOf(members, name)
    return put(
      name,
      { kind: 'buy', material: OXIDE, grade, place: country, kg, at: [{ month: MONTH, bid }] },
      Number(bid),
    )
  }
  await sells('western-ore', 14, '58')
  await sells('western-ore', 8, '66', 8)
  await sells('texas-oxides', 10, '61')
  await sells('texas-oxides', 6, '69')
  await sells('nordic-oxides', 6, '64')
  await sells('nordic-oxides', 6, '74')
  await buys('kansai-magnets', 12, '82', 'democracies')
  await buys('kansai-magnets', 6, '67', 'us-2027')
  await buys('lakes-motors', 9, '78', 'us-2027')
  await buys('rhine-drives', 8, '71', 'traced')
  await buys('rhine-drives', 5, '62', 'traced')
  await buys('stockpile-agency', 10, '65', 'democracies')
}

interface Holding {
  readonly id: string
  readonly members: ReadonlyMap<string, MarketMember>
  readonly operator: MarketClient
  readonly lots: ReadonlyMap<string, string>
  readonly scale: number
}

/** A round from its announcement to its result, in seconds. */
async function held({ id, members, operator, lots, scale }: Holding): Promise<string> {
  const openMs = 2500
  const closes = Date.now() + openMs
  await announce(operator, members, id, openMs)
  await place(members, operator, id, lots, scale)
  await sleep(Math.max(0, closes - Date.now() + 300))
  await operator.command('close-round', { round: id })
  for (const name of ['kansai-magnets', 'rhine-drives']) await memberOf(members, name).giveShares(id)
  await operator.command('open-round', { round: id })
  await operator.command('clear-round', { round: id })
  return id
}

/** Hands over all that a member has to deliver, in lots split off for each parcel. */
async function deliverAll(
  member: MarketMember,
  round: string,
  lots: ReadonlyMap<string, string>,
  elements: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const { parcels } = await member.client.get<ParcelsShown>('/parcels')
  for (const { side, round: of, parcel, with: to, left } of parcels) {
    if (side !== 'deliver' || of !== round || left === '0' || to === null) continue
    const mass = grams(BigInt(Math.round(Number(left) * 1000)))
    const part = `urn:lot:${member.name}:${randomUUID()}`
    await member.record({
      kind: 'regroup',
      id: `urn:event:${randomUUID()}`,
      ...member.at(siteOf(member.name)),
      inputs: [{ lot: lots.get(member.name) ?? '', mass }],
      outputs: [{ lot: part, material: OXIDE, elements: elements.get(OXIDE) ?? [], mass }],
    })
    await sleep(2)
    await member.record({
      kind: 'transfer',
      id: `urn:event:${randomUUID()}`,
      ...member.at(siteOf(member.name)),
      lots: [{ lot: part, mass }],
      from: member.id,
      to,
      order: parcel,
    })
  }
}
