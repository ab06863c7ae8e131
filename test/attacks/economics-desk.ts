import { expect } from 'vitest'
import {
  benchmarksOf,
  checkCertificate,
  decimalOf,
  validateBook,
  openParcels,
  publishedFills,
  verifyLog,
  type CommandName,
  type OrderContent,
  type Round,
} from '../../src/market/index.ts'
import { CAPITAL, cashOf, fundOf, mayOwe } from '../../src/market/venue/state/accounts.ts'
import type { Solver } from '../../src/solver/index.ts'
import type { World } from '../../src/world/index.ts'
import { given } from '../market-chained.ts'
import { codeOf, Desk, MemoryLog } from '../market-desk.ts'

/** A market that economists try to play: members with money and mines, rounds in a line or two, and the laws that hold after each attack. */

export const ORE = 'ore-mt-weld'
export const OTHER = 'ore-xenotime'
export const MARCH = '2027-03'
export const APRIL = '2027-04'
export const GOODS = { material: ORE, grade: 'traced', place: 'AUS' }
export const DAY = 24 * 3_600_000
export const HOUR = 3_600_000

interface More {
  readonly material?: string
  readonly place?: string
  readonly month?: string
  readonly least?: number
}

export const sells = (
  lot: string | readonly string[],
  kg: number | string,
  ask: number | string,
  more: More = {},
): OrderContent => {
  const { month = MARCH, least, ...rest } = more
  return {
    kind: 'sell',
    ...GOODS,
    ...rest,
    month,
    kg: String(kg),
    ask: String(ask),
    lots: typeof lot === 'string' ? [lot] : [...lot],
    ...(least === undefined ? {} : { least: String(least) }),
  }
}
export const buys = (
  kg: number | string,
  bid: number | string,
  more: More & { readonly months?: readonly string[] } = {},
): OrderContent => {
  const { month = MARCH, months = [month], least, ...rest } = more
  return {
    kind: 'buy',
    ...GOODS,
    ...rest,
    kg: String(kg),
    at: months.map((one) => ({ month: one, bid: String(bid) })),
    ...(least === undefined ? {} : { least: String(least) }),
  }
}

export class Bench {
  readonly desk: Desk
  readonly log: MemoryLog
  readonly world: World

  private constructor(desk: Desk, log: MemoryLog, world: World) {
    this.desk = desk
    this.log = log
    this.world = world
  }

  /** A market with members of AUS, each with so much money; `trustee` opens the rounds and does nothing else. */
  static async open(world: World, solver: Solver, cash: Readonly<Record<string, string>>): Promise<Bench> {
    const log = new MemoryLog()
    const desk = await Desk.open(world, solver, log)
    const bench = new Bench(desk, log, world)
    await desk.join('trustee', 'AUS', '0')
    for (const [name, money] of Object.entries(cash)) await bench.join(name, money)
    return bench
  }

  async join(name: string, money: string, country = 'AUS'): Promise<void> {
    await this.desk.join(name, country, money)
  }

  get venue() {
    return this.desk.venue
  }
  id(name: string): string {
    return this.desk.keysOf(name).id
  }
  /** Lets time pass, in ms. */
  wait(ms: number): void {
    this.desk.time.now = new Date(Date.parse(this.desk.time.now) + ms).toISOString()
  }
  /** What a member's command is answered with. */
  does(name: string, command: CommandName, input: object): Promise<string> {
    return codeOf(this.desk.ask(this.desk.keysOf(name).actor, command, input))
  }
  operates(command: CommandName, input: object): Promise<string> {
    return codeOf(this.desk.operate(command, input))
  }

  async announce(round: string, more: object = {}): Promise<void> {
    const { time } = this.desk
    await this.desk.operate('announce-round', {
      round,
      spec: {
        title: round,
        opens: time.now,
        closes: new Date(Date.parse(time.now) + HOUR).toISOString(),
        materials: [{ material: ORE, grades: ['traced'], value: '60' }],
        places: ['AUS'],
        months: [MARCH],
        margin: 0.1,
        damages: 0.1,
        trustees: [this.id('trustee')],
        threshold: 1,
        ...more,
      },
    })
  }

  /** Places an order with a deposit; what it is answered with, and its id. */
  async places(name: string, round: string, content: OrderContent, deposit = '0', order?: string): Promise<string> {
    return this.desk.place(name, round, content, { deposit, ...(order === undefined ? {} : { order }) })
  }

  /** Closes, opens and clears a round, whose certificate passes its check. */
  async finish(round: string): Promise<Round> {
    const done = await this.desk.finish(round)
    checkCertificate(validateBook(done.book!), done.certificate!)
    return done
  }

  /** Hands over all that a member is to hand over in a round, out of a lot. */
  async delivers(name: string, round: string, lot: string): Promise<void> {
    const { parcels, orders } = this.venue.round(round)
    for (const { parcel, grams } of openParcels(this.venue, this.venue.round(round))) {
      const { from = '', to = '' } = parcels.find(({ id }) => id === parcel) ?? {}
      if (orders.get(from)?.organisation !== this.id(name)) continue
      this.wait(1000)
      await this.desk.deliver(name, parcel, orders.get(to)?.organisation ?? '', lot, grams)
    }
  }

  /** Declares undelivered all that a member has not handed over in a round. */
  async undelivered(name: string, round: string): Promise<void> {
    const { parcels, orders } = this.venue.round(round)
    for (const { parcel } of openParcels(this.venue, this.venue.round(round))) {
      const { from = '' } = parcels.find(({ id }) => id === parcel) ?? {}
      if (orders.get(from)?.organisation === this.id(name))
        await this.desk.operate('declare-undelivered', { round, parcel, why: 'it did not come' })
    }
  }

  balance(account: string): number {
    return Number(decimalOf(this.venue.ledger.balance(account, 'USD')))
  }
  cash(name: string): number {
    return this.balance(cashOf(this.id(name)))
  }
  fund(name: string): number {
    return this.balance(fundOf(this.id(name)))
  }
  get capital(): number {
    return this.balance(CAPITAL)
  }
  /** All that is a member's, in whatever account of its own. */
  worth(name: string): number {
    const member = this.id(name)
    let sum = 0n
    for (const [account, balance] of this.venue.ledger.accounts('USD'))
      if (account.endsWith(` ${member}`)) sum += balance
    return Number(decimalOf(sum))
  }
  /** Kilograms in a member's lots. */
  stock(name: string, material: string = ORE): number {
    let sum = 0n
    for (const lot of this.venue.lots.lots.values())
      if (lot.owner === this.id(name) && lot.material === material) sum += lot.left
    return Number(sum) / 1000
  }

  /** USD per kg at which a round cleared goods. */
  price(round: string, { material = ORE, place = 'AUS', month = MARCH, grade = 'traced' } = {}): number {
    return (this.venue.round(round).prices.get(`${material}/${grade}/${place}/${month}`) ?? Number.NaN) / 1e6
  }
  /** Grains of an order that were filled: grams, of what is sold or bought by itself. */
  filled(round: string, order: string): number {
    const { book, certificate } = this.venue.round(round)
    return publishedFills(validateBook(book!), certificate!)
      .filter((fill) => fill.order === order)
      .reduce((sum, { grains }) => sum + grains, 0)
  }
  benchmark(round: string, material: string = ORE) {
    const { book, certificate, beneficialOwners: behind } = this.venue.round(round)
    return benchmarksOf(validateBook(book!), certificate!, { owners: behind }).find((one) => one.material === material)
  }

  /** What holds after any attack: money adds to nothing, nobody's money is below nothing, and the log is verified without a fault. */
  async laws(): Promise<void> {
    const { ledger } = this.venue
    expect([...ledger.imbalance().values()].filter((sum) => sum !== 0n)).toEqual([])
    for (const [account, balance] of ledger.accounts('USD'))
      if (!mayOwe(account)) expect([account, balance < 0n]).toEqual([account, false])
    for (const [id, { status }] of this.venue.rounds) {
      // What a round was worth to whom is nothing to nobody any more once it is settled.
      const stakes = [...ledger.accounts('USD')].filter(([account]) => account.startsWith(`round ${id} `))
      const sum = stakes.reduce((all, [, balance]) => all + balance, 0n)
      if (status === 'settled' || status === 'void')
        expect([id, sum, stakes.some(([, b]) => b !== 0n)]).toEqual([id, 0n, false])
    }
    expect((await verifyLog(this.world, given(this.log.entries))).faults.map(String)).toEqual([])
  }
}
