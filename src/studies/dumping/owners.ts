import { during, less, quantity, sumOf, type MillionUsd, type MillionUsdPerYear } from '../../quantity/index.ts'
import type { Owner, OwnerFigure, World } from '../../world/index.ts'
import { availableMonths, yearly, type Books, type TopUp, type Year } from './books.ts'
import type { Figures } from './figures.ts'
import type { Plant } from './plants.ts'

/** A firm with all its plants that are looked at: what one earns pays for another. A plant that no row names stands by itself. */
export interface Producer {
  /** Of owners.csv, else of the one plant. */
  readonly id: string
  readonly owner: Owner | undefined
  readonly plants: readonly Plant[]
}

export function producersOf(world: World, plants: readonly Plant[]): Producer[] {
  const ownerOf = new Map(
    [...world.owners.values()].flatMap((owner) => owner.sites.map((site) => [site, owner] as const)),
  )
  const byOwner = new Map<string, { owner: Owner | undefined; plants: Plant[] }>()
  for (const plant of plants) {
    const owner = ownerOf.get(plant.site)
    const id = owner?.id ?? plant.site
    const known = byOwner.get(id) ?? { owner, plants: [] }
    known.plants.push(plant)
    byOwner.set(id, known)
  }
  return [...byOwner].map(([id, known]) => ({ id, ...known }))
}

/** Owners of plants that are to be kept, with these plants alone. */
export const keepersOf = (producers: readonly Producer[], kept: ReadonlySet<string>): Producer[] =>
  producers.flatMap((producer) => {
    const plants = producer.plants.filter(({ site }) => kept.has(site))
    return plants.length > 0 ? [{ ...producer, plants }] : []
  })

/** What an owner pays whether its plants run or not, and what it has to live on. */
export interface OwnersBooks {
  /** Head office, interest and repayments, less what states pay it. */
  readonly fixed: MillionUsdPerYear
  readonly overheads: MillionUsdPerYear
  readonly debtService: MillionUsdPerYear
  readonly support: MillionUsdPerYear
  /** What it has when a path begins; undefined: nobody has said, and it is taken to have enough. */
  readonly cash: MillionUsd | undefined
  /** Chance that somebody lends on, or steps in, once that is spent. */
  readonly rescue: number
}

export function ownersBooks({ id, owner }: Producer, figures: Figures): OwnersBooks {
  const of = (what: OwnerFigure, better: 'low' | 'high'): number | undefined => {
    const figure = owner?.figure(what)
    return figure === undefined ? undefined : figures.of(figure, better, `${what} ${id}`)
  }
  const overheads = quantity<'MUSD/yr'>(of('overheads', 'low') ?? 0)
  const debtService = quantity<'MUSD/yr'>(of('debt-service', 'low') ?? 0)
  const support = quantity<'MUSD/yr'>(of('support', 'high') ?? 0)
  const cash = of('cash', 'high')
  return {
    fixed: quantity(overheads + debtService - support),
    overheads,
    debtService,
    support,
    cash: cash === undefined ? undefined : quantity(cash),
    rescue: of('rescue', 'high') ?? 0,
  }
}

/** Cash of an owner in a year: what its plants earn at full rate, less what it pays whether they run or not. */
export function producerYearly(books: Books, producer: Producer, year: Year, topUp?: TopUp): MillionUsd {
  const { fixed } = ownersBooks(producer, books.figures)
  const stands = Math.max(...producer.plants.map((plant) => availableMonths(plant, year)))
  return less(sumOf(producer.plants.map((plant) => yearly(books, plant, year, topUp))), during(fixed, stands))
}
