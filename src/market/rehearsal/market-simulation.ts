import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { Run } from '../../clearing/index.ts'
import { grams } from '../../quantity/index.ts'
import type { Solver } from '../../solver/index.ts'
import { formatMonth, type World } from '../../world/index.ts'
import { gradeOf, type Lot } from '../origin/index.ts'
import type { OrderContent } from '../round/index.ts'
import { valuesIn, type Values } from '../venue/index.ts'
import { gramsIn, isOrder, kgText, usdText } from './amounts.ts'
import { dayOf } from './clock.ts'
import { Delivery } from './delivery.ts'
import { Lineage, siteUri, type Wanted } from './lineage.ts'
import type { RehearseOptions } from './defaults.ts'
import { buyOrders, convertOrder, sellOrders, stockOrders, type Floor, type Grades, type Intent } from './orders.ts'
import { AGENCY, CARRIER, depotOf, type Party } from './party.ts'
import type { SectorBuyer, Participants, Seller } from './participants.ts'
import { offeredLots } from './offered-lots.ts'
import { itemsOf } from './read-items.ts'
import { readRound, type Got } from './read-round.ts'
import type { RehearsalResult, RehearsedRound } from './result.ts'
import type { SandboxMarket } from './sandbox-market.ts'

/** Rounds close in the middle of their month. */
const CLOSES = 15
/** What a member pays in beside the worst of its orders, USD. */
const SPARE = 1_000_000
const MARGIN = 0.1
/** A producer under contract takes prices down to this share of its cost. */
const PAYMENT_FLOOR = 0.5
const DAYS = 365

/** A seller with its lots. */
interface SellerState {
  readonly seller: Seller
  lots: string[]
}

interface Sum {
  gain: number
  received: number
}

/** All who take part, from round to round. */
export class MarketSimulation {
  private readonly world: World
  private readonly stage: SandboxMarket
  private readonly players: Participants
  private readonly options: RehearseOptions
  private readonly goods: readonly string[]
  private readonly lineage: Lineage
  private readonly shops: SellerState[]
  private readonly shelves = new Map<SectorBuyer, number>()
  private readonly sums = new Map<string, Sum>()
  private readonly known = new Map<string, Party>()
  private readonly floors = new Map<Seller, Floor>()
  private readonly random: () => string
  places: string[] = []
  traded: readonly string[] = []
  readonly untraced: RehearsalResult['untraced'] = []

  constructor(
    world: World,
    stage: SandboxMarket,
    players: Participants,
    options: RehearseOptions,
    goods: readonly string[],
  ) {
    this.world = world
    this.stage = stage
    this.players = players
    this.options = options
    this.goods = goods
    this.lineage = new Lineage(stage, world, players.works, players.trade)
    this.shops = [...players.producers, ...players.importers, ...players.stockholders].map((seller) => ({
      seller,
      lots: [],
    }))
    for (const buyer of players.buyers) this.shelves.set(buyer, buyer.cover)
    const source = xoroshiro128plus(options.seed)
    this.random = () => uniformInt(source, 0, 0x7fffffff).toString(16).padStart(8, '0')
  }

  /** Everybody joins, with their sites, keys and money. */
  async onboard(members: ReadonlySet<string>): Promise<void> {
    const { stage, players, world } = this
    const { producers, importers, converters, buyers, stockholders } = players
    const parties = [...producers, ...importers, ...converters, ...buyers, ...stockholders].map(({ party }) => party)
    this.places = [...world.places.keys()].filter(
      (place) => members.has(place) && parties.some(({ country }) => country === place),
    )
    const home = this.places[0] ?? ''
    const more = [CARRIER, ...(this.options.reserveDays > 0 || this.options.strike !== undefined ? [AGENCY] : [])].map(
      (party) => ({
        ...party,
        country: home,
      }),
    )
    for (const party of [...parties, ...more]) {
      if (!this.known.has(party.id)) await stage.join(party)
      this.known.set(party.id, party)
    }
    for (const { works } of producers) await this.lineage.register(works.site)
    for (const { site } of converters) await this.lineage.register(site.id)
    for (const { party } of [...importers, ...stockholders])
      if (!stage.venue.registry.sites.has(depotOf(party)))
        await stage.operate('register-site', {
          site: {
            id: depotOf(party),
            name: `Depot, ${party.name}`,
            country: party.country,
            operator: party.id,
            processes: [],
          },
        })
    const grades = stage.venue.grades.map(({ id }) => id)
    await this.signContracts()
    // The strictest and the widest: what lies between is stated of lots, and not traded apart.
    this.traded = [...new Set([grades[0] ?? '', grades.at(-1) ?? ''])]
  }

  /** The agency sets aside what contracts could cost at most, if all that is made is sold for no more than the payment floor. */
  private async signContracts(): Promise<void> {
    const { stage, players, options } = this
    const { strike, months } = options
    if (strike === undefined) return
    const covered = players.producers.filter(({ material }) => material === strike.material)
    for (const [i, seller] of covered.entries()) {
      const from = PAYMENT_FLOOR * Math.min(seller.ask(0), strike.price)
      const made = Array.from({ length: months }, (_, t) => seller.tonnes(t)).reduce((sum, tonnes) => sum + tonnes, 0)
      const amount = (1000 * made * (strike.price - from)).toFixed(6)
      if (!(Number(amount) > 0)) continue
      const contract = `floor-${i + 1}`
      await stage.operate('record-payment-in', { organisation: AGENCY.id, amount, reference: contract })
      await stage.ask(stage.actorOf(AGENCY.id), 'fund-budget', { budget: contract, amount })
      await stage.operate('sign-contract', {
        id: contract,
        organisation: seller.party.id,
        material: strike.material,
        strike: usdText(strike.price),
        budget: contract,
        amount,
      })
      this.floors.set(seller, { contract, from })
    }
  }

  async round(solver: Solver, run: Run, t: number): Promise<RehearsedRound> {
    const { stage, lineage } = this
    const { start } = run.scenario
    const month = formatMonth(start + t)
    const id = `round-${month}`
    stage.clock.goTo(start + t, 1)
    await this.produce(t)
    await stage.operate('announce-round', { round: id, spec: this.spec(start + t, month) })
    const intents = new Map<string, Intent>()
    for (const intent of this.intents(t, month)) {
      const order = `${month}-${this.random()}-${intents.size}`
      intents.set(order, intent)
      if (Number('kg' in intent.content ? intent.content.kg : 0) === 0) continue
      const deposit = await this.payIn(intent.party, intent.content, id)
      await stage.place(intent.party, { round: id, order, content: intent.content, deposit })
    }
    const lots = offeredLots(stage.venue, stage.venue.round(id), this.shops, intents)
    stage.clock.goTo(start + t, CLOSES)
    await stage.finish(id)
    const read = readRound(solver, stage.venue, stage.venue.round(id), intents, { run, t })
    await this.payForInputs(id, intents)
    const handOver = new Delivery(stage, lineage, id, intents)
    const undelivered = await handOver.run()
    const before = this.cash()
    await stage.operate('settle-round', { round: id })
    const paid = this.moved(before)
    for (const shop of this.shops)
      shop.lots = shop.lots
        .map((lot) => handOver.rest.get(lot) ?? lot)
        .filter((lot) => lineage.left(lot) > 0n && stage.venue.lots.lots.get(lot)?.owner === shop.seller.party.id)
    for (const [order, { stockholder }] of intents)
      this.shops.find(({ seller }) => seller === stockholder)?.lots.push(...handOver.givenTo(order))
    this.count(intents, read.got)
    this.add(CARRIER.id, read.carried)
    for (const [order, amount] of read.contracts) {
      this.add(intents.get(order)?.party ?? '', { gain: 0, received: amount })
      this.add(AGENCY.id, { gain: 0, received: -amount })
    }
    const { refused, orders } = stage.venue.round(id)
    return {
      month,
      refused: [...refused].map(([order, why]) => ({ order, member: orders.get(order)?.organisation ?? '', why })),
      lots,
      ...read.round,
      served: this.serve(t, intents, read.got),
      reserve: this.reserved(intents, read.got),
      contracts: [...read.contracts].map(([order, amount]) => ({
        order,
        member: this.known.get(intents.get(order)?.party ?? '')?.name ?? '',
        tonnes: (read.got.get(order)?.grams ?? 0) / 1e6,
        paid: amount,
      })),
      paid,
      undelivered: undelivered / 1e6,
      ...itemsOf(stage.venue.round(id), intents),
    }
  }

  /** What the month brings to sellers, from the mines on. */
  private async produce(t: number): Promise<void> {
    const wanted: { shop: SellerState; wanted: Wanted }[] = []
    for (const shop of this.shops) {
      const { seller } = shop
      const mass = gramsIn(seller.tonnes(t))
      if (!isOrder(mass)) continue
      const works =
        'works' in seller
          ? seller.works
          : this.lineage.sourceOf(seller.material, 'from' in seller ? seller.from : seller.place)
      if (works === undefined || !this.lineage.isTraced(works)) {
        this.untraced.push({ member: seller.party.name, material: seller.material, tonnes: mass / 1e6 })
        continue
      }
      const to = 'works' in seller ? {} : { to: { owner: seller.party.id, site: depotOf(seller.party) } }
      wanted.push({ shop, wanted: { works, material: seller.material, mass: grams(BigInt(mass)), ...to } })
    }
    const lots = await this.lineage.make(wanted.map((one) => one.wanted))
    wanted.forEach(({ shop }, i) => shop.lots.push(lots[i] ?? ''))
  }

  private spec(at: number, month: string): object {
    const trustees = [...this.known.keys()].slice(0, 3)
    return {
      title: `Rehearsal, ${month}`,
      opens: dayOf(at, 1),
      closes: dayOf(at, CLOSES),
      materials: this.goods.map((material) => ({ material, grades: this.traded })),
      places: this.places,
      months: [month],
      routes: this.places.flatMap((from) =>
        this.places
          .filter((to) => to !== from)
          .map((to) => ({
            id: `${from}-${to}`,
            owner: CARRIER.id,
            from,
            to,
            cost: usdText(this.world.lane(from, to).freight.value),
          })),
      ),
      margin: MARGIN,
      trustees,
      threshold: Math.ceil(trustees.length / 2),
      // Nobody here places orders to be in the way.
      limits: { orders: 1_000_000, placings: 1_000_000, megabytes: 100_000, deposit: '0' },
    }
  }

  private intents(t: number, month: string): Intent[] {
    const { stage, players } = this
    const { grades: all, registry, lots: book } = stage.venue
    const grades: Grades = { all, traded: this.traded, on: `${month}-01` }
    const sells = this.shops.flatMap(({ seller, lots: ids }) => {
      const lots = ids.flatMap((id) => book.lots.get(id) ?? [])
      return sellOrders(seller, lots, registry, grades, {
        month,
        t,
        share: this.shareOf(seller),
        floor: this.floors.get(seller),
      })
    })
    const converts = players.converters.flatMap(
      (converter) => convertOrder(converter, this.gradesAt(siteUri(converter.site.id), grades), { month, t }) ?? [],
    )
    const stocks = this.shops.flatMap(({ seller, lots }) =>
      'bid' in seller
        ? stockOrders(seller, this.traded.at(-1) ?? '', {
            month,
            held: lots.reduce((sum, lot) => sum + Number(book.lots.get(lot)?.left ?? 0n), 0),
          })
        : [],
    )
    const buys = players.buyers.flatMap((buyer) =>
      buyOrders(buyer, this.gradeFor(buyer), { month, t, shelf: this.shelves.get(buyer) ?? 0 }),
    )
    return [...sells, ...converts, ...stocks, ...buys, ...this.reserve(month)]
  }

  private shareOf(seller: Seller): number {
    const { withhold } = this.options
    return withhold !== undefined &&
      'works' in seller &&
      this.world.sites.get(seller.works.site)?.operator === withhold.owner
      ? 1 - withhold.share
      : 1
  }

  private gradeFor({ sector }: SectorBuyer): string {
    return (this.options.strictestGradeOnly.includes(sector) ? this.traded[0] : this.traded.at(-1)) ?? ''
  }

  /** Grades that what a plant makes of material of that grade can keep: it must pass the rule itself. */
  private gradesAt(site: string, grades: Grades): readonly string[] {
    const { registry } = this.stage.venue
    const [material] = this.goods.flatMap((good) => registry.materials.get(good) ?? [])
    if (material === undefined) return []
    const lot: Lot = {
      id: 'of this site alone',
      material: material.id,
      made: grams(1n),
      event: '',
      from: [],
      mix: new Map([...material.contents.keys()].map((element) => [element, new Map([[`mine@${site}`, 1]])])),
      left: grams(1n),
      owner: '',
      site,
      way: undefined,
      container: undefined,
      since: 0,
      events: [],
    }
    const { grade } = gradeOf(grades.all, lot, registry, { on: grades.on })
    const order = grades.all.map(({ id }) => id)
    return grade === undefined ? [] : grades.traded.filter((one) => order.indexOf(one) >= order.indexOf(grade.id))
  }

  /** The joint stockpile buys its share of the reserve each month, for a little more than the baseline price. */
  private reserve(month: string): Intent[] {
    const { reserveDays, months, materials } = this.options
    const [place = ''] = this.places
    if (reserveDays === 0) return []
    return materials.flatMap((material) => {
      const stage = this.world.materials.get(material)?.stage
      const premium = (stage === undefined ? undefined : this.world.stockpiles.get(stage)?.premium.value) ?? 0
      const price = this.usual(material, place)
      const mass = gramsIn((this.use(material) * 12 * reserveDays) / DAYS / months)
      if (!isOrder(mass) || price === undefined) return []
      const content: OrderContent = {
        kind: 'buy',
        material,
        grade: this.traded.at(-1) ?? '',
        place,
        kg: kgText(mass),
        at: [{ month, bid: usdText(price * (1 + premium)) }],
      }
      return [{ party: AGENCY.id, reserve: true, content }]
    })
  }

  private usual(material: string, place: string): number | undefined {
    return (
      this.world.prices.find(
        (price) => price.kind === 'baseline' && price.material === material && price.place === place,
      )?.usdPerKg ??
      this.world.prices.find((price) => price.kind === 'baseline' && price.material === material)?.usdPerKg
    )
  }

  /** Usual use of a material by the members, tonnes a month. */
  private use(material: string): number {
    return this.players.works
      .filter(({ place }) => this.places.includes(place))
      .reduce(
        (sum, { base, recipe }) =>
          sum +
          recipe.inputs.reduce((own, input) => own + (input.material === material ? input.perTonne * base : 0), 0),
        0,
      )
  }

  /** Pays in what an order could come to; its deposit. */
  private async payIn(party: string, content: OrderContent, round: string): Promise<string> {
    const worst = worstOf(content, valuesIn(this.stage.venue.round(round).spec))
    const most = (content.kind === 'buy' ? worst : MARGIN * worst) + SPARE
    await this.stage.operate('record-payment-in', {
      organisation: party,
      amount: most.toFixed(6),
      reference: 'rehearsal',
    })
    return (MARGIN * worst + 1).toFixed(6)
  }

  /** Plants are handed what they work only against money that is there. */
  private async payForInputs(id: string, intents: ReadonlyMap<string, Intent>): Promise<void> {
    const { parcels, prices } = this.stage.venue.round(id)
    const sums = new Map<string, number>()
    for (const { to, sink, grams: mass } of parcels) {
      const { party, converter } = intents.get(to) ?? {}
      if (party !== undefined && converter !== undefined)
        sums.set(party, (sums.get(party) ?? 0) + ((prices.get(sink) ?? 0) * mass) / 1e9)
    }
    for (const [organisation, usd] of sums)
      await this.stage.operate('record-payment-in', {
        organisation,
        amount: (Math.max(0, usd) + 1).toFixed(6),
        reference: 'rehearsal',
      })
  }

  private cash(): Map<string, bigint> {
    const { ledger, currency } = this.stage.venue
    return new Map(
      [...this.known.keys()].map((member) => [
        member,
        [...ledger.accounts(currency)]
          .filter(
            ([account]) =>
              account === `cash ${member}` || (account.startsWith('cover ') && account.endsWith(` ${member}`)),
          )
          .reduce((sum, [, amount]) => sum + amount, 0n),
      ]),
    )
  }

  /** What members paid at settlement, USD. */
  private moved(before: ReadonlyMap<string, bigint>): number {
    let paid = 0n
    for (const [member, after] of this.cash()) {
      const change = after - (before.get(member) ?? 0n)
      if (change < 0n) paid -= change
    }
    return Number(paid) / 1e9
  }

  private add(member: string, { gain, received }: Sum): void {
    const sum = this.sums.get(member) ?? { gain: 0, received: 0 }
    this.sums.set(member, { gain: sum.gain + gain, received: sum.received + received })
  }

  private count(intents: ReadonlyMap<string, Intent>, got: ReadonlyMap<string, Got>): void {
    for (const [order, { gain, money }] of got) this.add(intents.get(order)?.party ?? '', { gain, received: money })
  }

  members(): RehearsalResult['members'] {
    return [...this.known.values()]
      .map(({ id, name, nameJa = name, country }) => ({
        member: id,
        name,
        nameJa,
        country,
        ...(this.sums.get(id) ?? { gain: 0, received: 0 }),
      }))
      .sort((a, b) => b.gain - a.gain || (a.member < b.member ? -1 : 1))
  }

  /** What buyers use in the month: bought, else from the shelf, else not at all. */
  private serve(
    t: number,
    intents: ReadonlyMap<string, Intent>,
    got: ReadonlyMap<string, Got>,
  ): RehearsedRound['served'] {
    return this.players.buyers.map((buyer) => {
      const own = [...intents].filter(([, intent]) => intent.buyer === buyer)
      const tonnes = (refill: boolean): number =>
        own.reduce((sum, [order, intent]) => sum + (intent.refill === refill ? (got.get(order)?.grams ?? 0) : 0), 0) /
        1e6
      const wanted = buyer.steps(t).reduce((sum, step) => sum + step.tonnes, 0)
      const [bought, refilled] = [Math.min(wanted, tonnes(false)), tonnes(true)]
      const opening = this.shelves.get(buyer) ?? 0
      const shelf = Math.min(opening, wanted - bought)
      const left = opening - shelf + refilled
      this.shelves.set(buyer, left)
      const { sector, place, material } = buyer
      const unserved = wanted - bought - shelf
      const grade = this.gradeFor(buyer)
      return { sector, place, material, grade, opening, wanted, bought, shelf, unserved, refilled, left }
    })
  }

  private reserved(intents: ReadonlyMap<string, Intent>, got: ReadonlyMap<string, Got>): RehearsedRound['reserve'] {
    return [...intents].flatMap(([order, { reserve, content }]) => {
      const one = got.get(order)
      return reserve === true && content.kind === 'buy' && one !== undefined
        ? [{ material: content.material, tonnes: one.grams / 1e6, paid: -one.money }]
        : []
    })
  }
}

/** What an order could come to, USD. */
function worstOf(content: OrderContent, values: Values): number {
  const { kind } = content
  if (kind === 'sell') return Number(content.kg) * Number(content.ask)
  if (kind === 'floor') return Number(content.kg) * Number(content.floor)
  if (kind === 'buy') return Number(content.kg) * Math.max(...content.at.map(({ bid }) => Number(bid)))
  if (kind !== 'convert') throw new Error(`a rehearsal places no ${kind} order`)
  const costs = content.recipes.map(({ fee, inputs }) =>
    inputs.reduce((sum, { material, kg }) => sum + (Number(kg) * (values.get(material) ?? 0)) / 1e6, Number(fee)),
  )
  return Number(content.kg) * Math.max(...costs)
}
