import type { Baseline } from '../../clearing/index.ts'
import { at, entry, memoized, numberAt } from '../../lists/index.ts'
import {
  inThousands,
  MONTHS_PER_YEAR,
  perMonth,
  perYear,
  quantity,
  type ThousandUsd,
  type ThousandUsdPerYear,
} from '../../quantity/index.ts'
import { parseMonth, type DumpingPath, type Month, type PriceContract, type World } from '../../world/index.ts'
import { booksUnder, marginsOf, type Books, type Year } from './books.ts'
import { contractCash } from './contracts.ts'
import { drawn, placedBy, type Figures, type Placed } from './figures.ts'
import { observedPath } from './observed-path.ts'
import { ownersBooks, type Producer } from './owners.ts'
import type { Plant } from './plants.ts'
import { conductOf, simulateOwner, unitsOf, type OwnersFate, type PlantState } from './shutdown.ts'

/** Draws by which a chance is found: it is then within 5 points of what endless draws would give, nineteen times in twenty. */
export const DRAWS = 400
/** Which draws. */
export const SEED = 1
/** Draws that are tried of an owner for each one in which it lives through the past as it did. */
const MOST_TRIED = 25
/** An owner that lived in none of this many draws is not looked for in more. */
const HOPELESS = 1000

/** What an owner and its plants live through: a path, with the contracts that hold for them. */
export interface Spell {
  readonly start: Month
  readonly months: number
  readonly contracts: readonly PriceContract[]
}

/** What becomes of an owner, and of its plants in their order. */
export interface Fate extends Pick<OwnersFate, 'outOfCash'> {
  readonly plants: readonly { readonly states: readonly PlantState[]; readonly cash: readonly ThousandUsd[] }[]
}

/** What becomes of an owner and its plants with some values of the figures. */
export function fateUnder(books: Books, producer: Producer, spell: Spell, rescued: boolean): Fate {
  const { fixed, cash } = ownersBooks(producer, books.figures)
  const { start, months, contracts } = spell
  const each = <T>(of: (month: Month) => T): T[] => Array.from({ length: months }, (_, t) => of(start + t))
  const units = unitsOf(books.world, producer.plants)
  const fate = simulateOwner({
    units: units.map((unit) =>
      unit.map((plant) => {
        const margin = marginOf(books, plant)
        // What a contract brings is booked where the first of its plants is.
        const own = contracts.filter(
          ({ sites }) => producer.plants.find(({ site }) => sites.includes(site))?.site === plant.site,
        )
        const settled = (month: Month): number =>
          own.reduce((sum, contract) => sum + perYear(contractCash(books, contract, producer.plants, month)), 0)
        return {
          margins: each((month): ThousandUsdPerYear =>
            quantity(month < plant.availableFrom ? Number.NaN : margin(month) + settled(month)),
          ),
          conduct: conductOf(books, plant),
          rampsUp: plant.project,
        }
      }),
    ),
    fixed: inThousands(perMonth(fixed)),
    cash,
    rescued,
  })
  const fates = new Map(units.flatMap((unit, u) => unit.map((plant, p) => [plant, at(at(fate.units, u), p)] as const)))
  return { outOfCash: fate.outOfCash, plants: producer.plants.map((plant) => entry(fates, plant)) }
}

/** What a plant earns in a month, worked out once for all months of the same prices. */
export function marginOf(books: Books, plant: Plant): (month: Month) => ThousandUsdPerYear {
  const margin = marginsOf(books, plant)
  const known = new Map<Month, ThousandUsdPerYear>()
  return (month) => {
    const like = books.prices.like(month)
    const found = known.get(like) ?? margin(like)
    known.set(like, found)
    return found
  }
}

/** How likely it is, by the end of each year, that an owner's plants stand still or are closed for good, and that its money is spent. */
export interface OwnersChances {
  readonly producer: string
  /** Draws that were tried, and those in which its plants ran on through the quotes of the past, as they did. */
  readonly tried: number
  readonly kept: number
  readonly outOfCash: readonly number[]
  readonly plants: readonly {
    readonly site: string
    /** That it stops in a year, if it runs when the year begins. */
    readonly stops: readonly number[]
    readonly idle: readonly number[]
    readonly closed: readonly number[]
    /** Draw by draw, whether it stands still when the path ends; undefined where no world was found in which its owner lived. */
    readonly idleInDraw: readonly (boolean | undefined)[]
  }[]
}

export interface ChancesAsked {
  readonly world: World
  readonly baseline: Baseline
  readonly path: DumpingPath
  readonly years: readonly Year[]
  readonly months: number
  readonly capital: boolean
  /** Contracts on the record that hold for a producer. */
  readonly contractsOf: (producer: Producer) => readonly PriceContract[]
  /**
   * Which draws contradict what was seen of a producer, and are left out: those in which it would have stopped under the quotes since the
   * baseline year, or those in which it stops in the first year of the path.
   */
  readonly heeds: 'quotes' | 'first-year'
  /** 400 if left out. */
  readonly draws?: number
  readonly seed?: number
}

/**
 * Chances over draws of every uncertain figure. A plant that ran in the baseline year was seen to go on through the prices that followed:
 * draws in which its owner would have stopped it then are left out, so that losses that the tables show and nobody bore stop nobody.
 * Where hardly any draw is left, the tables contradict the past, and the answer says so.
 */
export function chancesOf(producers: readonly Producer[], asked: ChancesAsked): OwnersChances[] {
  const { years, path, draws = DRAWS, seed = SEED } = asked
  const worlds = openWorlds(asked)
  const tallies = producers.map((producer) => new Tally(producer, years, path.start))
  for (let draw = 0; draw < draws; draw++) {
    // The draw itself, then draws beyond all others.
    const tried = tries(worlds, (nth) => placedBy(seed, draw + nth * draws))
    for (const tally of tallies) if (!tally.hopeless) tally.count(livedIn(worlds, tally.producer, tried))
  }
  return tallies.map((tally) => tally.chances())
}

/** What a draw makes of the books of a path, and of what was quoted since the baseline year. */
export interface DrawnWorld {
  readonly place: Placed
  readonly figures: Figures
  readonly books: Books
  readonly before: Books | undefined
}

interface Worlds {
  readonly open: (place: Placed) => DrawnWorld
  readonly fate: (drawn: DrawnWorld, producer: Producer) => Fate
  /** Whether what was seen of an owner does not contradict what becomes of it. */
  readonly lives: (drawn: DrawnWorld, producer: Producer, fate: () => Fate) => boolean
}

/** Opens the path and the past for any draw. */
export function openWorlds({ world, baseline, path, months, capital, contractsOf, heeds }: ChancesAsked): Worlds {
  const open = booksUnder(world, baseline, path, capital)
  const from = baselineMonth(world, baseline)
  const past = heeds === 'quotes' && from !== undefined ? observedPath(world, baseline, from) : undefined
  const openPast = past === undefined ? undefined : booksUnder(world, baseline, past, false)
  return {
    open: (place) => {
      const figures = drawn(place)
      return { place, figures, books: open(figures), before: openPast?.(figures) }
    },
    fate: ({ place, figures, books }, producer) => {
      const { rescue } = ownersBooks(producer, figures)
      const spell = { start: path.start, months, contracts: contractsOf(producer) }
      return fateUnder(books, producer, spell, place(`rescue ${producer.id} comes`) < rescue)
    },
    lives: ({ before }, producer, fate) =>
      (before === undefined || past === undefined || livedThrough(before, producer, past)) &&
      (heeds === 'quotes' || !stopsAtOnce(fate())),
  }
}

/** Worlds that are tried one after the other, each opened once for all owners. */
export function tries(worlds: Worlds, placeOf: (nth: number) => Placed): (nth: number) => DrawnWorld {
  return memoized((nth: number) => worlds.open(placeOf(nth)))
}

/** The first of some worlds in which an owner lives through the past as it did, and what becomes of it there. */
export interface Lived {
  readonly tried: number
  readonly drawn: DrawnWorld
  readonly fate: Fate | undefined
}

export function livedIn(worlds: Worlds, producer: Producer, tried: (nth: number) => DrawnWorld): Lived {
  for (let nth = 0; ; nth++) {
    const world = tried(nth)
    let known: Fate | undefined
    const fate = (): Fate => (known ??= worlds.fate(world, producer))
    if (worlds.lives(world, producer, fate)) return { tried: nth + 1, drawn: world, fate: fate() }
    if (nth + 1 === MOST_TRIED) return { tried: nth + 1, drawn: world, fate: undefined }
  }
}

/** Whether a plant stops in the first year in which it stands. */
const stopsAtOnce = ({ plants }: Fate): boolean =>
  plants.some(({ states }) => {
    const first = states.findIndex((state) => state !== 'not yet')
    return states.slice(first, first + MONTHS_PER_YEAR).some((state) => state !== 'running')
  })

/** Whether those plants that ran in the baseline year never stop under the quotes that followed. */
function livedThrough(books: Books, producer: Producer, { start, months }: DumpingPath): boolean {
  const plants = producer.plants.filter(({ project }) => !project)
  if (plants.length === 0) return true
  const fate = fateUnder(books, { ...producer, plants }, { start, months, contracts: [] }, true)
  return fate.plants.every(({ states }) => states.every((state) => state === 'running'))
}

/** The first month of the year whose work the tables tell. */
function baselineMonth(world: World, baseline: Baseline): Month | undefined {
  const dates = world.operations.flatMap(({ activity }, o) => (numberAt(baseline.run, o) > 0 ? [activity.date] : []))
  const year = dates
    .map((date) => date.slice(0, 4))
    .sort()
    .at(-1)
  return year === undefined ? undefined : parseMonth(`${year}-01`)
}

/** Counts the draws of one owner. */
class Tally {
  readonly producer: Producer
  private readonly starts: readonly number[]
  private readonly ends: readonly number[]
  private readonly idle: number[][]
  private readonly closed: number[][]
  private readonly began: number[][]
  private readonly stopped: number[][]
  private readonly outOfCash: number[]
  private readonly idleInDraw: (boolean | undefined)[][]
  private tried = 0
  private kept = 0

  constructor(producer: Producer, years: readonly Year[], start: Month) {
    this.producer = producer
    this.starts = years.map(({ from }) => from - start)
    this.ends = years.map(({ from, months }) => from + months - 1 - start)
    const zeros = (): number[] => years.map(() => 0)
    this.idle = producer.plants.map(zeros)
    this.closed = producer.plants.map(zeros)
    this.began = producer.plants.map(zeros)
    this.stopped = producer.plants.map(zeros)
    this.outOfCash = zeros()
    this.idleInDraw = producer.plants.map(() => [])
  }

  get hopeless(): boolean {
    return this.kept === 0 && this.tried >= HOPELESS
  }

  count({ tried, fate }: Lived): void {
    this.tried += tried
    this.idleInDraw.forEach((draws, p) => draws.push(fate && standsStill(at(fate.plants, p).states.at(-1))))
    if (fate === undefined) return
    this.kept++
    const spent = fate.outOfCash
    this.ends.forEach((end, y) => {
      if (spent !== null && spent <= end) addTo(this.outOfCash, y)
      fate.plants.forEach(({ states }, p) => {
        const state = states[end]
        if (standsStill(state)) add(this.idle, p, y)
        if (state === 'closed') add(this.closed, p, y)
        const year = states.slice(at(this.starts, y), end + 1).filter((each) => each !== 'not yet')
        const before = states[at(this.starts, y) - 1] ?? 'not yet'
        if (year.length === 0 || (before !== 'running' && before !== 'not yet')) return
        add(this.began, p, y)
        if (year.some((each) => each !== 'running')) add(this.stopped, p, y)
      })
    })
  }

  chances(): OwnersChances {
    const shares = (counts: readonly number[], none = 0): number[] =>
      counts.map((count) => (this.kept === 0 ? none : count / this.kept))
    return {
      producer: this.producer.id,
      tried: this.tried,
      kept: this.kept,
      outOfCash: shares(this.outOfCash),
      plants: this.producer.plants.map(({ site }, p) => ({
        site,
        // Where no draw is left, the tables stop it in every one.
        idle: shares(at(this.idle, p), 1),
        closed: shares(at(this.closed, p)),
        idleInDraw: at(this.idleInDraw, p),
        stops: at(this.began, p).map((began, y) => (began === 0 ? 0 : at(at(this.stopped, p), y) / began)),
      })),
    }
  }
}

const STANDS_STILL: ReadonlySet<PlantState | undefined> = new Set<PlantState>(['mothballed', 'restarting', 'closed'])
export const standsStill = (state: PlantState | undefined): boolean => STANDS_STILL.has(state)

const add = (counts: readonly number[][], p: number, y: number): void => addTo(at(counts, p), y)
const addTo = (counts: number[], y: number): void => {
  counts[y] = at(counts, y) + 1
}
