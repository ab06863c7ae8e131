import { expect } from 'vitest'
import {
  checkCertificate,
  validateBook,
  type Book,
  type Certificate,
  type Fill,
  type OrderContent,
} from '../src/market/index.ts'
import type { Solver } from '../src/solver/index.ts'
import type { World } from '../src/world/index.ts'
import { nanoOf, type Outcome } from './auctions/clear.ts'
import type { CaseOrder, Market } from './auctions/read.ts'
import { Hall, ORIGIN } from './market-app.ts'
import { MarketClient, MarketMember, sealingOf } from './market-client.ts'
import { USD } from './market-units.ts'

/**
 * Rounds of a whole market, all of it by requests to its API: members enter, mines register, lots are dug, orders sealed, trustees
 * open them, and what came of it is what anybody reads.
 */

const GRADE = 'traced'
const MONTH = '2027-03'
const MATERIALS = ['ore-mt-weld', 'ore-xenotime'] as const
const PLACES = ['AUS', 'USA', 'CAN'] as const
/** What is traded there, as the lines of a case. */
export const TRADED = `
  places ${PLACES.join(', ')}
  goods ${MATERIALS.join(', ')}
  grades ${GRADE}
  months ${MONTH}
`

interface Goods {
  readonly material: string
  readonly grade: string
  readonly place: string
  readonly month: string
}
interface Published {
  readonly prices: readonly (Goods & { readonly price: string })[]
  readonly volumes: readonly (Goods & { readonly brought: string; readonly taken: string })[]
  readonly fills: readonly Fill[]
  readonly certificate: Certificate
}

export class Exchange {
  private readonly hall: Hall
  private readonly world: World
  private readonly operator: MarketClient
  /** A member with a mine in each place; the first buys, carries, and is the trustee besides. */
  private readonly members: readonly MarketMember[]
  private rounds = 0

  private constructor(hall: Hall, world: World, operator: MarketClient, members: readonly MarketMember[]) {
    this.hall = hall
    this.world = world
    this.operator = operator
    this.members = members
  }

  static async open(world: World, solver: Solver): Promise<Exchange> {
    const hall = await Hall.open(world, solver)
    let asked = 0
    const where = {
      url: ORIGIN,
      now: () => Date.parse(hall.desk.time.now),
      fetch: async (url: string, init: RequestInit) =>
        hall.app.request(url, init, { incoming: { socket: { remoteAddress: `10.0.0.${(asked++ % 250) + 1}` } } }),
    }
    const operator = await MarketClient.enter(where, await hall.app.enrol('op'))
    const members: MarketMember[] = []
    for (const place of PLACES) members.push(await MarketMember.join(operator, place.toLowerCase(), place))
    return new Exchange(hall, world, operator, members)
  }

  /** Announces a round, places the orders, closes, opens and clears it, and reads it. */
  async clear(asked: readonly CaseOrder[], routes: Market['routes']): Promise<Outcome> {
    const { operator, members } = this
    const [first] = members
    if (first === undefined) throw new Error('nobody is there')
    const id = `case-${++this.rounds}`
    await operator.command('announce-round', {
      round: id,
      spec: {
        title: 'A published case',
        opens: operator.now(),
        closes: new Date(Date.parse(operator.now()) + 60_000).toISOString(),
        materials: MATERIALS.map((material) => ({ material, grades: [GRADE], wasteCost: '0' })),
        places: PLACES,
        months: [MONTH],
        priceRule: 'lowest',
        margin: 0,
        damages: 0,
        trustees: [first.id],
        threshold: 1,
        limits: { deposit: '0' },
        routes: routes.map(({ id: route, from, to, cost, mostGrams }) => ({
          id: route,
          owner: first.id,
          from,
          to,
          cost,
          ...(mostGrams === undefined ? {} : { most: String(mostGrams / 1000) }),
        })),
      },
    })
    const sealing = await sealingOf(operator, id)
    for (const { id: order, content } of asked) {
      const member = this.at(content.place)
      await member.place(sealing, await this.backed(member, content), '0', order)
    }
    this.hall.wait(60)
    await operator.command('close-round', { round: id })
    await first.giveShares(id)
    await operator.command('open-round', { round: id })
    await operator.command('clear-round', { round: id })
    return this.read(id)
  }

  /** Who has the mine there. */
  private at(place: string): MarketMember {
    const found = this.members.find(({ country }) => country === place)
    if (found === undefined) throw new Error(`nobody is in ${place}`)
    return found
  }

  /** The same order with lots for what it brings. */
  private async backed(member: MarketMember, content: CaseOrder['content']): Promise<OrderContent> {
    const dig = (material: string, kg: string): Promise<string> =>
      member.dig(Number(kg), [...(this.world.materials.get(material)?.contents.keys() ?? [])], material)
    if (content.kind === 'sell') return { ...content, lots: [await dig(content.material, content.kg)] }
    if (content.kind !== 'package') return content as OrderContent
    const lots: string[] = []
    for (const { material, kg } of content.parts) lots.push(await dig(material, kg))
    return { ...content, lots }
  }

  /** The certificate is checked against the book as both were read. */
  private async read(round: string): Promise<Outcome> {
    const { result, refused } = await this.operator.get<{ result: Published; refused: number }>(`/rounds/${round}`)
    const book = await this.operator.get<Book>(`/rounds/${round}/book`)
    expect(refused).toBe(0)
    expect(() => checkCertificate(validateBook(book), result.certificate)).not.toThrow()
    expect(await this.operator.get('/ledger')).toMatchObject({ imbalance: '0' })
    const amounts = new Map<string, bigint>()
    for (const { client } of this.members) {
      const { orders } = await client.get<{
        orders: { round: string; order: string; result: { amount: string } }[]
      }>('/orders')
      for (const one of orders) if (one.round === round) amounts.set(one.order, nanoOf(one.result.amount))
    }
    const { lines } = await this.at(PLACES[0]).client.get<{ lines: { of: string; what: string; amount: string }[] }>(
      `/statements/${round}`,
    )
    const nodeOf = ({ material, grade, place, month }: Goods): string => [material, grade, place, month].join('/')
    return {
      book,
      fills: result.fills,
      prices: new Map(result.prices.map((one) => [nodeOf(one), Math.round(Number(one.price) * USD)])),
      sold: new Map(result.volumes.map((one) => [nodeOf(one), Math.round(Number(one.brought) * 1000)])),
      amounts,
      earned: new Map(
        lines
          .filter(({ what }) => what === 'freight')
          .map(({ of, amount }) => [of, { amount: nanoOf(amount), rent: undefined }]),
      ),
      contracts: new Map(),
      certificate: result.certificate,
    }
  }
}
