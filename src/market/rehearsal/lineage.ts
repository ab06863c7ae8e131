import { grams, type Grams } from '../../quantity/index.ts'
import type { World } from '../../world/index.ts'
import type { LotRecipe } from '../origin/index.ts'
import type { Trade, PlantActivity } from './plant-activity.ts'
import { operatorOf, uri } from './party.ts'
import type { SandboxMarket } from './sandbox-market.ts'

export const siteUri = (id: string): string => uri('site', id)

/** Somebody who is to have so much of what an operation makes. */
export interface Wanted {
  readonly works: PlantActivity
  readonly material: string
  readonly mass: Grams
  /** Who has it in the end, and at which site; the operator at its own site if left out. */
  readonly to?: { readonly owner: string; readonly site: string }
}

interface Part {
  readonly material: string
  readonly mass: Grams
  readonly to: { readonly owner: string; readonly site: string }
  /** Told the lot once it is there. */
  readonly take: (lot: string) => void
}

/** Registered for every process: what comes out is held by the run's flows, not by this. */
const ANY_KG_PER_YEAR = 1e11

/**
 * The way of lots through the chain as the world knows it: at each place a material comes from the plant there that made most of it,
 * else from the place that sent most. Each plant is one step, signed by who runs it.
 */
export class Lineage {
  private readonly stage: SandboxMarket
  private readonly world: World
  private readonly recipes: readonly LotRecipe[]
  private readonly sources = new Map<string, PlantActivity | undefined>()
  /** Each after all that it takes from. */
  private readonly order: PlantActivity[] = []
  private readonly seen = new Map<number, boolean>()
  private readonly makers = new Map<string, PlantActivity[]>()
  private readonly senders = new Map<string, Trade[]>()
  private lots = 0

  constructor(stage: SandboxMarket, world: World, works: readonly PlantActivity[], trade: readonly Trade[]) {
    this.stage = stage
    this.world = world
    this.recipes = stage.venue.tables.recipes
    const did = ({ base, done }: PlantActivity): number => base + done.reduce((sum, tonnes) => sum + tonnes, 0)
    const sent = ({ base, arrives }: Trade): number => base + arrives.reduce((sum, { tonnes }) => sum + tonnes, 0)
    for (const one of works.filter((each) => did(each) > 0).sort((a, b) => did(b) - did(a) || a.index - b.index))
      for (const { material } of one.recipe.outputs) {
        const key = `${material} ${one.place}`
        this.makers.set(key, [...(this.makers.get(key) ?? []), one])
      }
    for (const one of trade.filter((each) => sent(each) > 0).sort((a, b) => sent(b) - sent(a))) {
      const key = `${one.material} ${one.to}`
      this.senders.set(key, [...(this.senders.get(key) ?? []), one])
    }
  }

  /** Whether all that an operation takes can be followed to mines or collectors. */
  isTraced(works: PlantActivity): boolean {
    const before = this.seen.get(works.index)
    if (before !== undefined) return before
    // Scrap comes from magnets, which come from it: nothing is followed in a circle.
    this.seen.set(works.index, false)
    const registered = works.recipe.inputs.every(({ material }) => this.contains(material))
    const traced =
      registered && works.recipe.inputs.every(({ material }) => this.sourceOf(material, works.place) !== undefined)
    this.seen.set(works.index, traced)
    if (traced) this.order.push(works)
    return traced
  }

  /** What makes most of a material at a place, or of what is sent there. */
  sourceOf(material: string, place: string): PlantActivity | undefined {
    const key = `${material} ${place}`
    if (this.sources.has(key)) return this.sources.get(key)
    this.sources.set(key, undefined)
    const found =
      this.makers.get(key)?.find((works) => this.isTraced(works)) ??
      this.senders
        .get(key)
        ?.map(({ from }) => this.sourceOf(material, from))
        .find((works) => works !== undefined)
    this.sources.set(key, found)
    return found
  }

  private readonly contains = (material: string): boolean =>
    (this.world.materials.get(material)?.contents.size ?? 0) > 0

  /** Makes lots from the mines on; the id of each, in the order in which they are wanted. */
  async make(wanted: readonly Wanted[]): Promise<string[]> {
    const ids: string[] = []
    const parts = new Map<number, Part[]>()
    const inputs = new Map<number, string[]>()
    const add = (works: PlantActivity, part: Part): void =>
      void parts.set(works.index, [...(parts.get(works.index) ?? []), part])
    wanted.forEach(({ works, material, mass, to }, i) =>
      add(works, { material, mass, to: to ?? ownPlace(this.world, works), take: (lot) => (ids[i] = lot) }),
    )
    for (const works of [...this.order].reverse()) {
      const own = parts.get(works.index)
      if (own === undefined) continue
      for (const [material, mass] of this.takenBy(works, own)) {
        const source = this.sourceOf(material, works.place)
        if (source === undefined) throw new Error(`${material} at ${works.place} comes from nowhere`)
        const take = (lot: string): void => void inputs.set(works.index, [...(inputs.get(works.index) ?? []), lot])
        add(source, { material, mass, to: ownPlace(this.world, works), take })
      }
    }
    // A site has to be on the register before anything is sent there.
    for (const { index, site } of this.order) if (parts.has(index)) await this.register(site)
    for (const works of this.order) {
      const own = parts.get(works.index)
      if (own !== undefined) await this.run(works, inputs.get(works.index) ?? [], own)
    }
    return ids
  }

  /** What of each input it takes to make the parts: the same activity makes all of its outputs. */
  private takenBy({ process, recipe }: PlantActivity, parts: readonly Part[]): [material: string, mass: Grams][] {
    const names = recipe.inputs
      .map(({ material }) => material)
      .sort()
      .join(' ')
    const exact = this.recipes.find(
      (one) =>
        one.process === process &&
        one.inputs
          .map(({ material }) => material)
          .sort()
          .join(' ') === names,
    )
    if (exact === undefined) throw new Error(`no recipe of ${process} takes ${names}`)
    return exact.inputs.map(({ material, per }) => {
      const needs = exact.outputs.map((output) => {
        const made = parts.reduce((sum, part) => sum + (part.material === output.material ? part.mass : 0n), 0n)
        return made === 0n ? 0n : (made * per) / output.per + 1n
      })
      return [material, grams(needs.reduce((most, need) => (need > most ? need : most), 0n))]
    })
  }

  private async run(works: PlantActivity, inputs: readonly string[], parts: readonly Part[]): Promise<void> {
    const site = siteUri(works.site)
    const made = parts.map((part) => ({ ...part, lot: this.newLot() }))
    const outputs = made.map(({ lot, material, mass }) => ({ lot, material, mass, elements: this.elements(material) }))
    const { process } = works
    await this.stage.record(
      site,
      inputs.length === 0
        ? { kind: 'commission', process, lots: outputs }
        : { kind: 'transform', process, inputs: inputs.map((lot) => ({ lot, mass: this.left(lot) })), outputs },
    )
    for (const { lot, to, take } of made) {
      await this.bring(lot, to)
      take(lot)
    }
  }

  newLot(): string {
    return uri('lot', String(++this.lots))
  }
  elements(material: string): string[] {
    return [...(this.stage.venue.registry.materials.get(material)?.contents.keys() ?? [])]
  }
  left(lot: string): Grams {
    const found = this.stage.venue.lots.lots.get(lot)
    if (found === undefined) throw new Error(`no lot ${lot}`)
    return found.left
  }

  /** Takes a whole lot to another site, and gives it to another owner. */
  async bring(
    lot: string,
    to: { readonly owner: string; readonly site: string },
    order = uri('supply'),
  ): Promise<void> {
    const found = this.stage.venue.lots.lots.get(lot)
    if (found?.site === undefined) throw new Error(`${lot} lies nowhere`)
    const lots = [{ lot, mass: found.left }]
    const { site: from, owner } = found
    if (owner !== to.owner) await this.stage.record(from, { kind: 'transfer', lots, from: owner, to: to.owner, order })
    if (from === to.site) return
    await this.stage.record(from, { kind: 'ship', lots, containers: [], to: to.site })
    await this.stage.record(to.site, { kind: 'receive', lots, containers: [], from })
  }

  /** Registers a site of the world with what it can do. */
  async register(id: string): Promise<void> {
    const site = this.world.sites.get(id)
    if (site === undefined) throw new Error(`no site ${id}`)
    if (this.stage.venue.registry.sites.has(siteUri(id))) return
    const operator = operatorOf(site)
    await this.stage.know(operator)
    const processes = new Map<string, Set<string>>()
    for (const { site: where, process, recipe } of this.world.operations)
      if (where === id) {
        const own = processes.get(process) ?? new Set()
        if (recipe.inputs.length === 0) for (const { material } of recipe.outputs) own.add(material)
        processes.set(process, own)
      }
    await this.stage.operate('register-site', {
      site: {
        id: siteUri(id),
        name: site.name,
        country: site.place,
        operator: operator.id,
        processes: [...processes].map(([process, materials]) => ({
          process,
          kg_per_year: ANY_KG_PER_YEAR,
          ...(materials.size === 0 ? {} : { materials: [...materials] }),
        })),
      },
    })
  }
}

function ownPlace(world: World, works: PlantActivity): { owner: string; site: string } {
  const site = world.sites.get(works.site)
  if (site === undefined) throw new Error(`no site ${works.site}`)
  return { owner: operatorOf(site).id, site: siteUri(site.id) }
}
