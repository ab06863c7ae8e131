import type { Baseline } from '../../clearing/index.ts'
import { at, entry } from '../../lists/index.ts'
import {
  inMillions,
  inMillionsPerYear,
  perMonth,
  quantity,
  unitValue,
  type MillionUsd,
  type MillionUsdPerYear,
  type UsdPerKg,
} from '../../quantity/index.ts'
import type { DumpingPath, World } from '../../world/index.ts'
import { benchmark, booksUnder, inYear, marginsOf, yearsOf, type Books, type Year } from './books.ts'
import { DRAWS, fateUnder, marginOf, SEED, standsStill } from './chances.ts'
import { contractCash, contractsOf } from './contracts.ts'
import { drawn, FIGURES, placedBy } from './figures.ts'
import { mainRevenueProduct } from './instruments.ts'
import type { Producer } from './owners.ts'
import { plantsOf, type Plant } from './plants.ts'
import type { PlantState } from './shutdown.ts'

/** What a plant is short of under a path, for all of its capacity. */
interface NeedAlone {
  /** In each year of the path, as tabled. */
  readonly years: readonly MillionUsd[]
  /** The least price of its main good at which it is short in no year; undefined where it is short in none as it is. */
  readonly floorPrice: UsdPerKg | undefined
}

/** A new plant under a path, by itself: nobody's other plants pay for it, and its owner has money enough to wait. */
export interface PlantAlone {
  readonly site: string
  /** The traded good that earns most of what it sells, and what that fetches before and at its lowest. */
  readonly product:
    { readonly material: string; readonly baselinePrice: UsdPerKg; readonly lowestPrice: UsdPerKg } | undefined
  /** What it earns a year at baseline prices, as tabled. */
  readonly baselineMargin: MillionUsdPerYear
  readonly central: NeedAlone
  readonly severe: NeedAlone
  /** By draw, then year of the path. */
  readonly needs: readonly (readonly MillionUsd[])[]
  /** The same at baseline prices, without the path. */
  readonly needsBefore: readonly (readonly MillionUsd[])[]
  /** How likely it is at the end of each year of the path that it stands still, and that it is closed for good. */
  readonly idle: readonly number[]
  readonly closed: readonly number[]
  /** Whether it stands still when the path ends, by draw; and whether it would by then at baseline prices. */
  readonly idleInDraw: readonly boolean[]
  readonly idleBefore: readonly boolean[]
}

/** Why a plant has no books: nothing says what it does, what that costs, or what its goods are worth. */
export interface PlantWithoutBooks {
  readonly site: string
  readonly lacks: 'operations' | 'costs' | 'prices'
}

interface PlantsAlone {
  readonly plants: readonly PlantAlone[]
  readonly withoutBooks: readonly PlantWithoutBooks[]
}

/**
 * New plants under a path, each by itself and whole, as if it stood when the path begins. Its margin is in proportion to its size, and so is what
 * it is short of:
 *
 *   need(year) = max( 0, - sum over months of ( margin + what a contract on the record brings ) )
 *
 * With a second plant of its owner beside it, it may need less; that would be no sum over plants. Its capital is paid by those who fund it.
 */
export function plantsAlone(
  world: World,
  baseline: Baseline,
  path: DumpingPath,
  sites: readonly string[],
  draws = DRAWS,
): PlantsAlone {
  const years = yearsOf(path.start, path.months)
  const found = [...new Set(sites)].map((site) => openPlant(world, baseline, path, site))
  const withoutBooks = found.flatMap((each) => ('lacks' in each ? [each] : []))
  const tallies = found.flatMap((each) => ('lacks' in each ? [] : [new AloneTally(world, path, years, each)]))
  const open = booksUnder(world, baseline, path, false)
  // The same months at the prices of the baseline: what is lost there is not the path's doing.
  const openBefore = booksUnder(world, baseline, { ...path, quotes: new Map() }, false)
  if (tallies.length > 0)
    for (let draw = 0; draw < draws; draw++) {
      const figures = drawn(placedBy(SEED, draw))
      const [books, before] = [open(figures), openBefore(figures)]
      for (const tally of tallies) tally.count(books, before)
    }
  const [central, severe] = [open(FIGURES.central), open(FIGURES.severe)]
  return { plants: tallies.map((tally) => tally.told(central, severe)), withoutBooks }
}

function openPlant(world: World, baseline: Baseline, path: DumpingPath, site: string): Plant | PlantWithoutBooks {
  const [plant] = plantsOf(world, baseline, [], [{ site, share: 1, availableFrom: path.start }])
  if (plant === undefined) return { site, lacks: 'operations' }
  const own = world.operations.filter((operation) => operation.site === site)
  const hasCost = ({ process }: (typeof own)[number]): boolean =>
    (world.plantCost(site, process) ?? world.cost(process, plant.place)) !== undefined
  if (!own.every(hasCost)) return { site, lacks: 'costs' }
  const goods = [...plant.outputs.keys(), ...plant.inputs.keys()]
  const isPriced = (material: string): boolean => baseline.price(material, plant.place) !== undefined
  return goods.every(isPriced) ? plant : { site, lacks: 'prices' }
}

/** Counts the draws of one plant. */
class AloneTally {
  private readonly producer: Producer
  private readonly plant: Plant
  private readonly contracts: ReturnType<typeof contractsOf>
  private readonly path: DumpingPath
  private readonly years: readonly Year[]
  private readonly needs: (readonly MillionUsd[])[] = []
  private readonly needsBefore: (readonly MillionUsd[])[] = []
  private readonly idle: boolean[][] = []
  private readonly closed: boolean[][] = []
  private readonly idleBefore: boolean[] = []

  constructor(world: World, path: DumpingPath, years: readonly Year[], plant: Plant) {
    this.plant = plant
    this.producer = { id: plant.site, owner: undefined, plants: [plant] }
    this.contracts = contractsOf(world, [plant], undefined)
    this.path = path
    this.years = years
  }

  count(books: Books, before: Books): void {
    this.needs.push(this.needsIn(books))
    this.needsBefore.push(this.needsIn(before))
    const ends = this.statesIn(books)
    this.idle.push(ends.map(standsStill))
    this.closed.push(ends.map((state) => state === 'closed'))
    this.idleBefore.push(standsStill(this.statesIn(before).at(-1)))
  }

  /** What has become of it at the end of each year. */
  private statesIn(books: Books): PlantState[] {
    const { start, months } = this.path
    const fate = fateUnder(books, this.producer, { start, months, contracts: this.contracts }, false)
    const { states } = at(fate.plants, 0)
    return this.years.map(({ from, months: long }) => at(states, from + long - 1 - start))
  }

  told(central: Books, severe: Books): PlantAlone {
    const share = (seen: readonly boolean[][]): number[] =>
      this.years.map((_, y) => seen.filter((draw) => at(draw, y)).length / seen.length)
    return {
      site: this.plant.site,
      product: this.product(central),
      baselineMargin: inMillionsPerYear(marginsOf(central, this.plant)()),
      central: this.inCase(central),
      severe: this.inCase(severe),
      needs: this.needs,
      needsBefore: this.needsBefore,
      idle: share(this.idle),
      closed: share(this.closed),
      idleInDraw: this.idle.map((draw) => at(draw, draw.length - 1)),
      idleBefore: this.idleBefore,
    }
  }

  private needsIn(books: Books): MillionUsd[] {
    const margin = marginOf(books, this.plant)
    return this.years.map(({ from, months }) => {
      let earned = 0
      for (let month = from; month < from + months; month++)
        earned +=
          perMonth(margin(month)) +
          this.contracts.reduce((sum, contract) => sum + contractCash(books, contract, [this.plant], month), 0)
      return inMillions(quantity<'kUSD'>(Math.max(0, -earned)))
    })
  }

  private inCase(books: Books): NeedAlone {
    const years = this.needsIn(books)
    const { world, baseline } = books
    const material = mainRevenueProduct(world, baseline, this.plant)
    const strikes = this.years.flatMap((year, y) => {
      const need = at(years, y)
      if (material === undefined || need <= 0) return []
      const made = entry(inYear(this.plant, year).outputs, material)
      return [benchmark(books, [this.plant], material, year) + unitValue(need, made)]
    })
    return { years, floorPrice: strikes.length === 0 ? undefined : quantity<'USD/kg'>(Math.max(...strikes)) }
  }

  private product(books: Books): PlantAlone['product'] {
    const { world, baseline, prices } = books
    const material = mainRevenueProduct(world, baseline, this.plant)
    if (material === undefined) return undefined
    const { place } = this.plant
    const byMonth = Array.from({ length: this.path.months }, (_, t) => prices.at(material, place, this.path.start + t))
    return {
      material,
      baselinePrice: prices.baseline(material, place),
      lowestPrice: quantity<'USD/kg'>(Math.min(...byMonth)),
    }
  }
}
