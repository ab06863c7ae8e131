import { grams } from '../../quantity/index.ts'
import { validateBook, type CanonicalBook } from '../round/index.ts'
import { openParcels, type Parcel, type Round } from '../venue/index.ts'
import { siteUri, type Lineage } from './lineage.ts'
import type { Intent } from './orders.ts'
import type { SandboxMarket } from './sandbox-market.ts'

/** What an order has at a node to give, or has been given. */
interface Pile {
  readonly lots: string[]
}

const at = (order: string, node: string): string => `${order} ${node}`

/**
 * Hands over what a round sold: sellers split their lots and sell the parts, plants are brought what they take, work it, and sell what
 * comes out. Lots change hands where they lie. What rounding leaves out is declared not to come.
 */
export class Delivery {
  private readonly stage: SandboxMarket
  private readonly lineage: Lineage
  private readonly round: Round
  private readonly open: CanonicalBook
  private readonly intents: ReadonlyMap<string, Intent>
  private readonly given = new Map<string, Pile>()

  constructor(stage: SandboxMarket, lineage: Lineage, id: string, intents: ReadonlyMap<string, Intent>) {
    this.stage = stage
    this.lineage = lineage
    this.round = stage.venue.round(id)
    if (this.round.book === undefined) throw new Error(`${id} has no book`)
    this.open = validateBook(this.round.book)
    this.intents = intents
  }

  /** Grams that were declared not to come. */
  async run(): Promise<number> {
    const { stage, round } = this
    const waiting = new Set(round.parcels.filter(({ from, to }) => this.intents.has(from) && this.intents.has(to)))
    const bySource = new Map<string, Parcel[]>()
    for (const parcel of waiting) {
      const key = at(parcel.from, parcel.source)
      bySource.set(key, [...(bySource.get(key) ?? []), parcel])
    }
    const done = new Set<string>()
    while (waiting.size > 0) {
      // Sellers at once; a plant when all that it takes is there.
      const ready = new Set(
        [...waiting]
          .map(({ from }) => from)
          .filter((from) => !done.has(from) && ![...waiting].some(({ to }) => to === from)),
      )
      if (ready.size === 0) throw new Error(`${round.id}: what is made takes part in its own making`)
      for (const order of ready) {
        done.add(order)
        const piles = await this.pilesOf(order, bySource)
        for (const [key, parcels] of bySource) {
          if (!key.startsWith(`${order} `)) continue
          await this.give(parcels, piles.get(key))
          for (const parcel of parcels) waiting.delete(parcel)
        }
      }
    }
    let missing = 0
    for (const { parcel, grams: left } of openParcels(stage.venue, round)) {
      missing += left
      await stage.operate('declare-undelivered', { round: round.id, parcel, why: 'rounded off' })
    }
    return missing
  }

  /** Lots that an order was given. */
  givenTo(order: string): string[] {
    return [...this.given].flatMap(([key, { lots }]) => (key.startsWith(`${order} `) ? lots : []))
  }

  /** Lots that an order gives from, at each of its nodes: one for each parcel where that is known, and what is left. */
  private async pilesOf(order: string, bySource: ReadonlyMap<string, Parcel[]>): Promise<Map<string, Pile>> {
    const intent = this.intents.get(order)
    if (intent?.converter !== undefined) return this.work(order, intent, bySource)
    const { content } = intent ?? {}
    const piles = new Map<string, Pile>()
    for (const key of bySource.keys())
      if (key.startsWith(`${order} `))
        piles.set(key, { lots: content !== undefined && 'lots' in content ? [...content.lots] : [] })
    return piles
  }

  private async give(parcels: readonly Parcel[], pile: Pile | undefined): Promise<void> {
    const [first] = parcels
    const lots = (pile?.lots ?? []).filter((lot) => this.lineage.left(lot) > 0n)
    if (first === undefined || lots.length === 0) return
    const parts = await this.split(lots, parcels)
    for (const [i, parcel] of parcels.entries()) {
      const lot = parts[i]
      if (lot === undefined) continue
      const intent = this.intents.get(parcel.to)
      const found = this.stage.venue.lots.lots.get(lot)
      if (intent === undefined || found?.site === undefined) throw new Error(`${parcel.id} goes nowhere`)
      await this.lineage.bring(lot, { owner: intent.party, site: intent.site ?? found.site }, parcel.id)
      const key = at(parcel.to, parcel.sink)
      const given = this.given.get(key) ?? { lots: [] }
      given.lots.push(lot)
      this.given.set(key, given)
    }
  }

  /** A lot for each parcel. */
  private async split(lots: readonly string[], parcels: readonly Parcel[]): Promise<(string | undefined)[]> {
    const { stage, lineage } = this
    const inputs = lots.map((lot) => ({ lot, mass: lineage.left(lot) }))
    let free = inputs.reduce((sum, { mass }) => sum + mass, 0n)
    const [only] = inputs
    if (inputs.length === 1 && parcels.length === 1 && only?.mass === BigInt(parcels[0]?.grams ?? 0)) return [only.lot]
    const found = stage.venue.lots.lots.get(only?.lot ?? '')
    if (found?.site === undefined) throw new Error('a lot to split lies nowhere')
    const outputs: { lot: string; material: string; elements: string[]; mass: ReturnType<typeof grams> }[] = []
    const make = (mass: bigint): string => {
      const lot = lineage.newLot()
      outputs.push({ lot, material: found.material, elements: lineage.elements(found.material), mass: grams(mass) })
      return lot
    }
    const parts = parcels.map(({ grams: wanted }) => {
      const mass = BigInt(wanted) < free ? BigInt(wanted) : free
      free -= mass
      return mass > 0n ? make(mass) : undefined
    })
    if (free > 0n) this.rest.set(found.id, make(free))
    await stage.record(found.site, { kind: 'regroup', inputs, outputs })
    return parts
  }

  /** What is left of lots that were split: the first of them -> the lot that holds it now. */
  readonly rest = new Map<string, string>()

  /** Works what a plant was given, by each of its recipes that the round filled. */
  private async work(
    order: string,
    intent: Intent,
    bySource: ReadonlyMap<string, Parcel[]>,
  ): Promise<Map<string, Pile>> {
    const { stage, lineage, open } = this
    const { converter } = intent
    const piles = new Map<string, Pile>()
    if (converter === undefined) return piles
    const perRecipe = intent.content.kind === 'convert' ? intent.content.recipes.length / converter.recipes.length : 1
    for (const [o, a, grains] of this.round.certificate?.fills ?? []) {
      const entry = open.orders[o]
      const moves = entry?.alternatives[a]?.moves
      if (entry?.order.id !== order || moves === undefined) continue
      const process = converter.recipes[Math.floor(a / perRecipe)]?.works.process ?? ''
      const named = moves.map(({ node, grams: each }) => ({
        node: open.nodes[node] ?? '',
        mass: BigInt(each * grains),
      }))
      const taken = named
        .filter(({ mass }) => mass < 0n)
        .map(({ node, mass }) => ({ need: -mass, ...this.takeOf(at(order, node), -mass) }))
      // Where rounding left too little of one, less of all is made.
      const [scarcest] = [...taken].sort((x, y) => Number(x.got * y.need - y.got * x.need))
      if (scarcest === undefined || scarcest.got === 0n) continue
      const outputs = named
        .filter(({ mass }) => mass > 0n)
        .flatMap(({ node, mass }) => {
          const [material = ''] = node.split('/')
          const all = (mass * scarcest.got) / scarcest.need
          const lot = lineage.newLot()
          const key = at(order, node)
          piles.set(key, { lots: [...(piles.get(key)?.lots ?? []), lot] })
          return all > 0n ? [{ lot, material, elements: lineage.elements(material), mass: grams(all) }] : []
        })
      await stage.record(siteUri(converter.site.id), {
        kind: 'transform',
        process,
        inputs: taken.flatMap(({ inputs }) => inputs),
        outputs,
      })
    }
    for (const key of bySource.keys()) if (key.startsWith(`${order} `) && !piles.has(key)) piles.set(key, { lots: [] })
    return piles
  }

  /** Takes up to so many grams of what an order was given at a node. */
  private takeOf(
    key: string,
    need: bigint,
  ): { got: bigint; inputs: { lot: string; mass: ReturnType<typeof grams> }[] } {
    let left = need
    const inputs = (this.given.get(key)?.lots ?? []).flatMap((lot) => {
      const there = this.lineage.left(lot)
      const mass = there < left ? there : left
      left -= mass
      return mass > 0n ? [{ lot, mass: grams(mass) }] : []
    })
    return { got: need - left, inputs }
  }
}
