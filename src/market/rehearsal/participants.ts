import type { Run } from '../../clearing/index.ts'
import type { Ingredient, Site } from '../../world/index.ts'
import { tradeOf, plantActivitiesOf, type Trade, type PlantActivity } from './plant-activity.ts'
import { operatorOf, uri, type Party } from './party.ts'

/** Who takes part in a rehearsal, with what they have and want in each month `t` of the run: tonnes and USD/kg. */
export interface Participants {
  readonly producers: readonly Producer[]
  readonly importers: readonly Importer[]
  readonly converters: readonly Converter[]
  readonly buyers: readonly Buyer[]
  readonly stockholders: readonly Stockholder[]
  /** All that the run did, for the chains of lots. */
  readonly works: readonly PlantActivity[]
  readonly trade: readonly Trade[]
}

/** A plant of a member that brings a material to the market. */
interface Producer {
  readonly party: Party
  readonly works: PlantActivity
  readonly material: string
  readonly place: string
  readonly ask: (t: number) => number
  readonly tonnes: (t: number) => number
}

/** Whoever brings a material in from outside the members. */
interface Importer {
  readonly party: Party
  readonly material: string
  readonly from: string
  readonly place: string
  readonly ask: (t: number) => number
  readonly tonnes: (t: number) => number
}

/** The shelves of plants and traders at a place: sold from above the baseline price, filled up to the usual below it. */
export interface Stockholder {
  readonly party: Party
  readonly material: string
  readonly place: string
  /** Usual stock, tonnes. */
  readonly cover: number
  /** All of the usual stock is there when the first round begins. */
  readonly tonnes: (t: number) => number
  readonly ask: (t: number) => number
  /** USD/kg for what is missing. */
  readonly bid: number
}

export type Seller = Producer | Importer | Stockholder

/** A plant that works goods of the market for a fee; its recipes share its capacity, in tonnes of activity. */
export interface Converter {
  readonly party: Party
  readonly site: Site
  readonly recipes: readonly ConverterRecipe[]
  readonly tonnes: (t: number) => number
}
interface ConverterRecipe {
  readonly works: PlantActivity
  /** USD/kg of activity; what comes out beside the goods of the market is counted off at its baseline price. */
  readonly fee: number
  readonly inputs: readonly Ingredient[]
  readonly outputs: readonly Ingredient[]
}

/** A sector at a place that uses a material. */
export interface Buyer {
  readonly party: Party
  readonly sector: string
  readonly place: string
  readonly material: string
  /** USD/kg in the baseline: what it pays to fill its shelf. */
  readonly price: number
  /** USD/kg: what it pays in order not to take from its shelf. */
  readonly keep: number
  /** Usual stock. */
  readonly cover: number
  /** What it uses in the month, by what it would pay. */
  readonly steps: (t: number) => readonly { readonly tonnes: number; readonly worth: number }[]
}

export function participantsOf(run: Run, goods: readonly string[], members: ReadonlySet<string>): Participants {
  const works = plantActivitiesOf(run)
  const trade = tradeOf(run)
  const traded = new Set(goods)
  const { network, scenario } = run
  const { world, baseline } = network
  const price = (material: string, place: string): number => baseline.price(material, place) ?? 0
  const worth = (list: readonly Ingredient[], place: string): number =>
    list.reduce((sum, { material, perTonne }) => sum + perTonne * price(material, place), 0)
  const own = works.filter(({ place }) => members.has(place))
  const isWithin = ({ recipe: { inputs, outputs } }: PlantActivity): boolean =>
    inputs.length > 0 &&
    inputs.every(({ material }) => traded.has(material)) &&
    outputs.some(({ material }) => traded.has(material))
  const placeJa = (id: string): string => world.places.get(id)?.nameJa ?? id
  const siteOf = ({ site: id }: PlantActivity): Site => {
    const site = world.sites.get(id)
    if (site === undefined) throw new Error(`no site ${id}`)
    return site
  }

  const producers = own
    .filter((one) => !isWithin(one))
    .flatMap((one) =>
      one.recipe.outputs.flatMap(({ material, perTonne }): Producer[] => {
        if (!traded.has(material)) return []
        const { place } = one
        // A plant with several outputs splits its cost by what they are worth.
        const cost = one.cost + worth(one.recipe.inputs, place)
        const income = worth(one.recipe.outputs, place)
        const mass = one.recipe.outputs.reduce((sum, output) => sum + output.perTonne, 0)
        const ask = Math.max(0, income > 0 ? (price(material, place) * cost) / income : cost / mass)
        return [
          {
            party: operatorOf(siteOf(one)),
            works: one,
            material,
            place,
            ask: () => ask,
            tonnes: (t) => perTonne * (one.done[t] ?? 0),
          },
        ]
      }),
    )

  const importers = trade
    .filter(({ material, from, to }) => traded.has(material) && members.has(to) && !members.has(from))
    .map(({ material, from, to, arrives }): Importer => ({
      party: {
        id: uri('importer', to),
        name: `Importers, ${world.places.get(to)?.name ?? to}`,
        nameJa: `輸入者（${placeJa(to)}）`,
        country: to,
      },
      material,
      from,
      place: to,
      ask: (t) => Math.max(0, price(material, from) + (arrives[t]?.freight ?? 0)),
      tonnes: (t) => arrives[t]?.tonnes ?? 0,
    }))

  const inSites = new Map<number, PlantActivity[]>()
  for (const one of own.filter(isWithin))
    // What has to be taken up first is a plant of its own: it can do no more of it than the run did.
    inSites.set(one.variant ? -1 - one.index : one.siteIndex, [
      ...(inSites.get(one.variant ? -1 - one.index : one.siteIndex) ?? []),
      one,
    ])
  const converters = [...inSites.values()].flatMap((list): Converter[] => {
    const [first] = list
    if (first === undefined) return []
    const month = (t: number): number => scenario.start + t
    return [
      {
        party: operatorOf(siteOf(first)),
        site: siteOf(first),
        recipes: list.map((one) => {
          const beside = one.recipe.outputs.filter(({ material }) => !traded.has(material))
          return {
            works: one,
            fee: Math.max(0, one.cost - worth(beside, one.place)),
            inputs: one.recipe.inputs,
            outputs: one.recipe.outputs.filter(({ material }) => traded.has(material)),
          }
        }),
        tonnes: (t) => (first.variant ? (first.done[t] ?? 0) : run.limits.site(first.siteIndex, month(t), month(t))),
      },
    ]
  })

  const buyers = network.demands.flatMap(({ fact, buyers: groups, price: usual }, d): Buyer[] => {
    const { place, sector, material } = fact
    if (!members.has(place) || !traded.has(material)) return []
    const known = groups.flatMap((b) => network.buyers[b] ?? [])
    return [
      {
        party: {
          id: uri('buyer', place, sector),
          name: `${world.sectors.get(sector)?.name ?? sector}, ${world.places.get(place)?.name ?? place}`,
          nameJa: `${world.sectors.get(sector)?.nameJa ?? sector}（${placeJa(place)}）`,
          country: place,
        },
        sector,
        place,
        material,
        price: usual,
        keep: usual * world.parameter('terminal-value-1'),
        cover: known.reduce((sum, { cover }) => sum + cover, 0),
        steps: (t) => {
          const month = scenario.start + t
          const factor = run.limits.demand(d, month, month)
          return (known[0]?.steps ?? []).map((step, i) => ({
            tonnes: factor * known.reduce((sum, { steps }) => sum + (steps[i]?.size ?? 0), 0),
            worth: run.limits.isAvailable(step.readyMonths, month, month)
              ? step.willingnessToPay
              : step.valueBeforeReady,
          }))
        },
      },
    ]
  })
  const shelves = new Map<string, { material: string; place: string; cover: number; price: number }>()
  for (const { material, place, cover, price: usual } of network.nodes) {
    if (!members.has(place) || !traded.has(material)) continue
    const before = shelves.get(`${material} ${place}`)?.cover ?? 0
    shelves.set(`${material} ${place}`, { material, place, cover: before + cover, price: usual })
  }
  const stockholders = [...shelves.values()]
    .filter(({ cover, price: usual }) => cover > 0 && usual > 0)
    .map(({ material, place, cover, price: usual }): Stockholder => ({
      party: {
        id: uri('stock', place),
        name: `Stocks, ${world.places.get(place)?.name ?? place}`,
        nameJa: `在庫（${placeJa(place)}）`,
        country: place,
      },
      material,
      place,
      cover,
      tonnes: (t) => (t === 0 ? cover : 0),
      ask: () => usual * world.parameter('terminal-value-1'),
      bid: usual * world.parameter('terminal-value-2'),
    }))
  return { producers, importers, converters, buyers, stockholders, works, trade }
}
