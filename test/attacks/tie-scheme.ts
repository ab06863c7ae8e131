import type { World } from '../../src/world/index.ts'
import type { Solver } from '../../src/solver/index.ts'
import {
  bindingOf,
  digest,
  sealingOf,
  sealKeepingKey,
  type CommandName,
  type Envelope,
  type OrderContent,
  type Round,
} from '../../src/market/index.ts'
import { openOrders } from '../../src/market/venue/rules/rounds/opening.ts'
import { Desk, MemoryLog } from '../market-desk.ts'
import { buy, ORE, sell } from './public-lines.ts'

export const CLOSES = '2027-01-02T00:00:00.000Z'
export const HOUR_MS = 3_600_000
export const later = (ms: number): string => new Date(Date.parse(CLOSES) + ms).toISOString()
/** A round with an honest sale and purchase, and as many orders of a schemer. */
export class Scheme {
  readonly desk: Desk
  readonly keys = new Map<string, string>()
  constructor(desk: Desk) {
    this.desk = desk
  }

  /** Trustees are members of these names. */
  static async of(
    { world, solver }: { readonly world: World; readonly solver: Solver },
    trustees: readonly string[],
    threshold: number,
    orders = 2,
  ): Promise<Scheme> {
    const scheme = new Scheme(await Desk.open(world, solver, new MemoryLog()))
    const { desk } = scheme
    for (const name of new Set(['one', 'two', 'three', 'schemer', ...trustees])) await desk.join(name, 'AUS')
    const lot = await desk.dig('one', 100)
    await desk.operate('announce-round', {
      round: 'r',
      spec: {
        title: 'Ties',
        opens: desk.time.now,
        closes: CLOSES,
        materials: [{ material: ORE, grades: ['traced'] }],
        places: ['AUS'],
        months: ['2027-03'],
        trustees: trustees.map((name) => desk.keysOf(name).id),
        threshold,
      },
    })
    await desk.place('one', 'r', sell(40, 50, lot), { order: 'sale', deposit: '5000' })
    await desk.place('two', 'r', buy(30, 70), { order: 'purchase', deposit: '5000' })
    for (let i = 0; i < orders; i++) await scheme.scheme(`scheme-${i}`, buy(1, 60))
    return scheme
  }

  get round(): Round {
    return this.desk.venue.round('r')
  }
  as(name: string, command: CommandName, input: object): Promise<unknown> {
    return this.desk.ask(this.desk.keysOf(name).actor, command, { round: 'r', ...input })
  }
  operate(command: CommandName, input: object = {}): Promise<unknown> {
    return this.desk.operate(command, { round: 'r', ...input })
  }
  /** Places an order of the schemer's, who keeps its key. */
  async scheme(
    order: string,
    content: OrderContent,
    own?: Uint8Array,
    spoilt: (envelope: Envelope) => Envelope = (envelope) => envelope,
  ): Promise<void> {
    const { id: organisation } = this.desk.keysOf('schemer')
    const version = (this.round.orders.get(order)?.version ?? 0) + 1
    const { envelope, key } = await sealKeepingKey(
      JSON.stringify(content),
      bindingOf(this.round, { id: order, version, organisation }),
      sealingOf(this.round),
      own,
    )
    this.keys.set(order, key)
    await this.as('schemer', 'place-order', { order, deposit: '5000', envelope: spoilt(envelope) })
  }
  async close(): Promise<void> {
    if (this.desk.time.now < CLOSES) this.desk.time.now = CLOSES
    await this.operate('close-round')
  }
  commitmentOf(order: string): string {
    return this.round.orders.get(order)?.commitment ?? ''
  }
  /** Hands out all that a trustee has, but for some that it says it cannot read. */
  async give(name: string, unreadable: readonly string[] = []): Promise<unknown> {
    const read = [...this.round.orders.keys()].filter((order) => !unreadable.includes(order))
    const shares = await this.desk.sharesOf(name, 'r', read)
    return this.as(name, 'give-shares', { shares, unreadable: unreadable.map((order) => this.commitmentOf(order)) })
  }
  /** What would come of opening it now, had the schemer revealed some keys. */
  async outcome(revealed: readonly string[] = []): Promise<string> {
    const keys = new Map(revealed.map((order) => [order, this.keys.get(order) ?? '']))
    const { accepted, tieBreak } = await openOrders(this.desk.venue, { ...this.round, revealed: keys })
    return digest([accepted.map(({ order }) => order), tieBreak])
  }
}
