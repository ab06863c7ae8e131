import { CheckFailed, type Baseline } from '../../clearing/index.ts'
import { at, entry, numberAt } from '../../lists/index.ts'
import { inMillions, inMillionsPerYear, inYears, quantity, sumOf, type Share } from '../../quantity/index.ts'
import type { Optimality, Solver } from '../../solver/index.ts'
import {
  formatMonth,
  InputError,
  startingIn,
  type DumpingPath,
  type Month,
  type PriceContract,
  type Scenario,
  type World,
  suggested,
} from '../../world/index.ts'
import { underWay } from '../plan/index.ts'
import { MAX_MEASURES } from '../shared-options.ts'
import { VERSION } from '../version.ts'
import { avertedBy } from './averted.ts'
import { contractOf, contractsOf, type ProducersInYears } from './contracts.ts'
import { booksUnder, marginsOf, revenueOf, yearly, yearsOf, type Books } from './books.ts'
import { chancesOf, fateUnder } from './chances.ts'
import { CASES, FIGURES, type Case } from './figures.ts'
import { ownersBooks, producersOf, type Producer } from './owners.ts'
import { conductOf, type PlantState } from './shutdown.ts'
import { exportsForgone } from './supplier.ts'
import { INSTRUMENTS, type Instrument } from './instruments.ts'
import { fixedStrike, leastSupport } from './least-support.ts'
import { coreOf, isOurs, plantsOf, siteNamed, type Added, type Plant } from './plants.ts'
import type { DumpingResult } from './result.ts'
import { askedWorld } from '../asked-world.ts'
import { CASH_TOLERANCE } from './tolerances.ts'
import { studyFault } from '../study-fault.ts'

/** What is worked out, one after the other. */
export const DUMPING_STEPS = ['cash', 'support', 'averted'] as const
type DumpingStep = (typeof DUMPING_STEPS)[number]

export interface DumpingOptions {
  /** Places whose producers are looked at: what stands there or is steered from there. */
  readonly members: readonly string[]
  /** Sites or projects that are to be kept; all that ran in the baseline year if left out. */
  readonly core?: readonly string[]
  /** Sites or projects that come besides those under way. */
  readonly projects?: readonly string[]
  /** The same with their share and month, as a plan says. */
  readonly planned?: readonly Added[]
  /** All three if left out. */
  readonly instruments?: readonly Instrument[]
  /** Ids of contracts to look at; all whose sites are looked at if left out. */
  readonly contracts?: readonly string[]
  /** First month of the path; the path's own if left out. */
  readonly start?: Month
  /** Months looked at; those of the path if left out. */
  readonly months?: number
  /** Share of what is above a strike that comes back; 0.3 if left out, as in the American contract. */
  readonly clawbackShare?: number
  /** Count the service of the capital of new plants as a cost. */
  readonly capital?: boolean
  /** What there is to attack with, for the loss that a living core averts; left out: not worked out. */
  readonly menu?: Scenario
  /** As the record of the study has it if left out. */
  readonly maxMeasures?: number
  /** Chance of an attack in a year; the world's if left out. */
  readonly attackProbability?: number
  readonly onProgress?: (what: DumpingStep) => void
  /** The answer without the loss averted, which takes most of the time, as soon as it is there. */
  readonly onPartialResult?: (soFar: DumpingResult) => void
}

/** A path and the producers under it: what all parts of the answer are worked out from. */
interface Producers extends ProducersInYears {
  readonly world: World
  readonly baseline: Baseline
  /** As it is asked for: from its first month, and for `months`. */
  readonly path: DumpingPath
  readonly months: number
  /** The plants by who owns them. */
  readonly producers: readonly Producer[]
  /** Contracts on the record that hold for plants of one of them. */
  readonly contracts: readonly PriceContract[]
  readonly contractsFor: (producer: Producer) => readonly PriceContract[]
  /** Sites that are to be kept. */
  readonly core: ReadonlySet<string>
  readonly capital: boolean
}

/** Whether producers live through a dumping path; what keeps a core of them alive at least cost, who pays, what it saves. */
export function dumping(
  world: World,
  baseline: Baseline,
  given: DumpingPath,
  solver: Solver,
  options: DumpingOptions,
): DumpingResult {
  const {
    instruments = INSTRUMENTS,
    clawbackShare = 0.3,
    capital = false,
    maxMeasures = MAX_MEASURES.default,
    menu,
    attackProbability,
  } = options
  const producers = producersUnder(world, baseline, given, { ...options, capital })
  options.onProgress?.('cash')
  const { path, months, members, plants, core, booksOf } = producers
  const chances = chancesIn(producers)
  const sites = sitesOf(producers, chances.sites)

  options.onProgress?.('support')
  const support = supportOf(solver, producers, instruments, clawbackShare)
  const minAnnualCash = Math.min(...support.map((each) => each.minAnnualCash))
  if (!(minAnnualCash >= -CASH_TOLERANCE))
    throw new CheckFailed(`a producer that is said to be kept is ${-minAnnualCash} million USD short in a year`)

  const result: DumpingResult = {
    study: 'dumping',
    version: VERSION,
    world: askedWorld(world, baseline),
    path: { id: path.id, title: path.title, note: path.note, start: formatMonth(path.start), months },
    options: {
      members: [...members],
      core: [...core],
      instruments: [...instruments],
      clawbackShare: clawbackShare,
      capital,
      maxMeasures,
    },
    prices: pricesOf(booksOf('central'), plants, path.start, months),
    sites: sites.sort((one, other) => other.revenue - one.revenue),
    producers: chances.owners,
    support,
    supplier: supplierOf(producers),
    contracts: producers.contracts.map((contract) => contractOf(solver, contract, producers)),
    averted: null,
    check: {
      ...widest(support.flatMap((each) => each.years)),
      minAnnualCash: quantity<'MUSD'>(Math.min(0, minAnnualCash)),
    },
  }
  if (menu === undefined || maxMeasures === 0) return result
  options.onProgress?.('averted')
  options.onPartialResult?.(result)
  const attack = {
    world,
    baseline,
    menu,
    maxMeasures,
    ...(attackProbability === undefined ? {} : { attackProbability }),
  }
  return { ...result, averted: avertedBy(solver, attack, plants, result.sites) }
}

/** The producers that are asked about; refused where the world knows no prices, or nobody makes anything. */
function producersUnder(
  world: World,
  baseline: Baseline,
  given: DumpingPath,
  options: DumpingOptions & { readonly capital: boolean },
): Producers {
  const { members, capital } = options
  const path = startingIn(given, options.start ?? given.start)
  const months = options.months ?? path.months
  if (!baseline.calibrated) throw new InputError([studyFault('DUMPING_NO_PRICES', {})])
  const added = addedOf(world, baseline, path.start, options)
  const plants = plantsOf(world, baseline, members, added).filter(
    ({ availableFrom }) => availableFrom < path.start + months,
  )
  if (plants.length === 0) throw new InputError([studyFault('DUMPING_NO_PRODUCERS', {})])
  const contracts = contractsOf(world, plants, options.contracts)
  const open = booksUnder(world, baseline, path, capital)
  const books = new Map<Case, Books>()
  return {
    world,
    baseline,
    path,
    months,
    years: yearsOf(path.start, months),
    members,
    plants,
    producers: producersOf(world, plants),
    contracts,
    contractsFor: ({ plants: own }) => contracts.filter(({ sites }) => own.some(({ site }) => sites.includes(site))),
    core: coreOf(world, plants, options.core ?? []),
    capital,
    booksOf: (which) => {
      const known = books.get(which) ?? open(FIGURES[which])
      books.set(which, known)
      return known
    },
    mean: (values) => quantity(sumOf(values) / inYears(months)),
  }
}

/** What becomes of each plant: in each case, and how likely it is to stand still. */
function sitesOf(producers: Producers, chances: readonly SiteChances[]): DumpingResult['sites'] {
  const { path, months, years, core, booksOf } = producers
  const central = booksOf('central')
  const chanceOf = new Map(chances.map((each) => [each.site, each]))
  const { contractsFor } = producers
  return producers.producers.flatMap((producer) => {
    const fates = CASES.map((which) => {
      const spell = { start: path.start, months, contracts: contractsFor(producer) }
      // As tabled nobody counts on being rescued.
      return { which, books: booksOf(which), ...fateUnder(booksOf(which), producer, spell, false) }
    })
    return producer.plants.map((plant, i) => {
      const { thresholds } = conductOf(central, plant)
      const never = thresholds.stop === Number.NEGATIVE_INFINITY
      return {
        site: plant.site,
        owner: producer.id,
        place: plant.place,
        stage: plant.stage,
        project: plant.project,
        core: core.has(plant.site),
        availableFrom: Number.isFinite(plant.availableFrom) ? formatMonth(plant.availableFrom) : null,
        revenue: inMillionsPerYear(revenueOf(central, plant)),
        baselineCash: inMillionsPerYear(marginsOf(central, plant)()),
        thresholds: never
          ? null
          : {
              stop: inMillionsPerYear(thresholds.stop),
              stopsBy: thresholds.stopsBy,
              restart: inMillionsPerYear(thresholds.restart),
              close: Number.isFinite(thresholds.close) ? inMillionsPerYear(thresholds.close) : null,
            },
        chances: years.map(({ from }, y) => ({ from: formatMonth(from), ...at(entry(chanceOf, plant.site).years, y) })),
        cases: fates.map(({ which, books, plants }) => {
          const { states, cash } = at(plants, i)
          const first = (state: PlantState): string | null => {
            const t = states.indexOf(state)
            return t < 0 ? null : formatMonth(path.start + t)
          }
          const again = states.findIndex((state, t) => state === 'running' && states[t - 1] === 'restarting')
          return {
            case: which,
            worst: quantity<'MUSD'>(
              Math.min(
                ...years
                  .filter(({ from, months: long }) => plant.availableFrom < from + long)
                  .map((year) => yearly(books, plant, year)),
              ),
            ),
            totalCash: inMillions(sumOf(cash)),
            mothballed: first('mothballed'),
            closed: first('closed'),
            restarted: again < 0 ? null : formatMonth(path.start + again),
            idleMonths: states.filter((state) => state !== 'running' && state !== 'not yet').length,
            finalState: at(states, states.length - 1),
            states: [...states],
            cash: cash.map(inMillions),
          }
        }),
      }
    })
  })
}

/** By site and year, how likely it is to stand still. */
interface SiteChances {
  readonly site: string
  readonly years: readonly { readonly idle: Share; readonly closed: Share; readonly idleWithoutContracts: Share }[]
}

/** Owners and their plants over draws, with the contracts on the record and without. */
function chancesIn(producers: Producers): {
  readonly owners: DumpingResult['producers']
  readonly sites: SiteChances[]
} {
  const { world, baseline, path, months, years, capital, contractsFor, booksOf } = producers
  const asked = { world, baseline, path, months, years, capital, heeds: 'quotes' as const }
  const held = chancesOf(producers.producers, { ...asked, contractsOf: contractsFor })
  const under = producers.producers.filter((producer) => contractsFor(producer).length > 0)
  const bare = new Map(
    chancesOf(under, { ...asked, contractsOf: () => [] }).map((each) => [each.producer, each] as const),
  )
  const share = (value: number): Share => quantity<'share'>(value)
  return {
    owners: held.map(({ producer: id, tried, kept, outOfCash }, i): DumpingResult['producers'][number] => {
      const producer = at(producers.producers, i)
      const { overheads, debtService, support, cash } = ownersBooks(producer, booksOf('central').figures)
      return {
        id,
        sites: producer.plants.map(({ site }) => site),
        overheads,
        debtService,
        support,
        cash: cash ?? null,
        tried,
        kept,
        outOfCash: outOfCash.map(share),
      }
    }),
    sites: held.flatMap((owner) =>
      owner.plants.map(({ site, idle, closed }, p) => {
        const without = (bare.get(owner.producer) ?? owner).plants[p]?.idle ?? idle
        return {
          site,
          years: years.map((_, y) => ({
            idle: share(at(idle, y)),
            closed: share(at(closed, y)),
            idleWithoutContracts: share(at(without, y)),
          })),
        }
      }),
    ),
  }
}

/** What the path costs the supplier state. */
function supplierOf({ years, booksOf, mean }: Producers): DumpingResult['supplier'] {
  const forgone = years.map((year) => exportsForgone(booksOf('central'), year))
  return {
    years: years.map(({ from }, y) => ({ from: formatMonth(from), exportsForgone: at(forgone, y) })),
    yearly: mean(forgone),
  }
}

/** What keeping the core costs by each instrument, in each case. */
function supportOf(
  solver: Solver,
  { members, years, producers, core: kept, booksOf, mean }: Producers,
  instruments: readonly Instrument[],
  clawbackShare: number,
): DumpingResult['support'] {
  const core = producers.flatMap((producer) => {
    const plants = producer.plants.filter(({ site }) => kept.has(site))
    return plants.length > 0 ? [{ ...producer, plants }] : []
  })
  return instruments.flatMap((instrument) =>
    CASES.map((which): DumpingResult['support'][number] => {
      const found = leastSupport(solver, booksOf(which), { instrument, members, core, years })
      const fixed = instrument === 'cfd' ? fixedStrike(booksOf(which), found, core, clawbackShare) : undefined
      return {
        instrument,
        case: which,
        years: found.years.map((year) => ({
          ...year,
          from: formatMonth(year.from),
          topUps: [...year.topUps],
          producers: [...year.producers],
          shortfalls: [...year.shortfalls],
        })),
        yearly: {
          fiscalCost: mean(found.years.map(({ fiscalCost }) => fiscalCost)),
          consumerCost: mean(found.years.map(({ consumerCost }) => consumerCost)),
          producerTransfer: mean(found.years.map(({ producerTransfer }) => producerTransfer)),
          otherTransfer: mean(found.years.map(({ otherTransfer }) => otherTransfer)),
          overcompensation: mean(found.years.map(({ overcompensation }) => overcompensation)),
        },
        fixedStrike:
          fixed === undefined
            ? null
            : {
                strikes: [...fixed.strikes],
                years: [...fixed.years],
                yearly: mean(fixed.years),
                minAnnualCash: fixed.minAnnualCash,
              },
        minAnnualCash: found.minAnnualCash,
      }
    }),
  )
}

/** Sites that come: those of the members that are under way at their latest month, what is asked for, and what a plan says; the last word counts. */
function addedOf(world: World, baseline: Baseline, start: Month, options: DumpingOptions): Added[] {
  const added = new Map<string, Added>()
  const ours = new Set(options.members)
  const ran = new Set(world.operations.flatMap(({ site }, o) => (numberAt(baseline.run, o) > 0 ? [site] : [])))
  for (const { site } of world.projects.values()) {
    // A project of thrift opens none.
    if (site === undefined) continue
    const stands = underWay(entry(world.sites, site))
    if (stands !== undefined && isOurs(world, site, ours)) added.set(site, { site, share: 1, availableFrom: stands })
  }
  const unknown = (options.projects ?? []).filter((id) => {
    const site = siteNamed(world, id)
    return site === undefined || ran.has(site) || world.sites.get(site)?.capacity === undefined
  })
  if (unknown.length > 0)
    throw new InputError(
      unknown.map((id) =>
        studyFault('DUMPING_PROJECT_UNKNOWN', { id, suggestion: suggested(id, world.projects.keys(), 'projects.csv') }),
      ),
    )
  for (const site of (options.projects ?? []).flatMap((id) => siteNamed(world, id) ?? [])) {
    const project = [...world.projects.values()].find((known) => known.site === site)
    const stands =
      added.get(site)?.availableFrom ??
      Math.max(start + (project?.leadMonths.value ?? 0), project?.earliest ?? Number.NEGATIVE_INFINITY)
    added.set(site, { site, share: 1, availableFrom: stands })
  }
  for (const { site: id, share, availableFrom } of options.planned ?? []) {
    const site = siteNamed(world, id) ?? id
    added.set(site, { site, share, availableFrom: availableFrom })
  }
  return [...added.values()]
}

/** The widest of some gaps; null where one is not known. */
function widest(years: readonly Optimality[]): Optimality {
  const gaps = years.map(({ gap }) => gap)
  return {
    gap: gaps.some((gap) => gap === null) ? null : Math.max(0, ...gaps.map((gap) => gap ?? 0)),
    optimal: years.every(({ optimal }) => optimal),
  }
}

/** Prices of what the producers make, at the place that makes most of each; the largest by worth first. */
function pricesOf(books: Books, plants: readonly Plant[], start: Month, months: number): DumpingResult['prices'] {
  const { prices } = books
  const materials = [...new Set(plants.flatMap(({ outputs }) => [...outputs.keys()]))]
  return materials
    .flatMap((material) => {
      const makers = plants
        .filter(({ outputs }) => outputs.has(material))
        .sort((one, other) => entry(other.outputs, material) - entry(one.outputs, material))
      const { place } = at(makers, 0)
      const baselinePrice = prices.baseline(material, place)
      if (!(baselinePrice > 0)) return []
      const byMonth = Array.from({ length: months }, (_, t) => prices.at(material, place, start + t))
      const lowest = quantity<'USD/kg'>(Math.min(...byMonth))
      const worth = sumOf(makers.map(({ outputs }) => entry(outputs, material))) * baselinePrice
      return [
        {
          worth,
          told: { material, place, baselinePrice, lowest, multiples: byMonth.map((price) => price / baselinePrice) },
        },
      ]
    })
    .sort((one, other) => other.worth - one.worth)
    .map(({ told }) => told)
}
