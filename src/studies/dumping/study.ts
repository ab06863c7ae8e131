import { CheckFailed, type Baseline } from '../../clearing/index.ts'
import { at, entry, numberAt } from '../../lists/index.ts'
import {
  inMillions,
  inMillionsPerYear,
  inYears,
  minus,
  perMonth,
  quantity,
  sum,
  sumOf,
  type MillionUsd,
  type MillionUsdPerYear,
  type ThousandUsd,
} from '../../quantity/index.ts'
import type { Optimality, Solver } from '../../solver/index.ts'
import {
  formatMonth,
  InputError,
  startingIn,
  suggestion,
  type DumpingPath,
  type Month,
  type Scenario,
  type World,
} from '../../world/index.ts'
import { underWay } from '../plan/index.ts'
import { MAX_MEASURES } from '../shared-options.ts'
import { VERSION } from '../version.ts'
import { avertedBy } from './averted.ts'
import { contractOf, contractsOf } from './contracts.ts'
import { simulateOwner, ownerOf, type PlantState } from './shutdown.ts'
import { INSTRUMENTS, mainRevenueProduct, type Instrument } from './instruments.ts'
import { fixedStrike, leastSupport, yearly, yearsOf, type Books } from './least-support.ts'
import { coreOf, isOurs, margin, plantsOf, premium, shortOf, siteNamed, type Added, type Plant } from './plants.ts'
import { CASES, openPrices, type Case, type Prices } from './prices.ts'
import type { DumpingResult } from './result.ts'
import { askedWorld } from '../asked-world.ts'

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

/** A plant that is kept may fall short of nothing by this much, million USD a year: what the solver's feasibility leaves. */
const CASH_TOLERANCE = 1e-5

/** Whether producers live through a dumping path; what keeps a core of them alive at least cost, who pays, what it saves. */
export function dumping(
  world: World,
  baseline: Baseline,
  given: DumpingPath,
  solver: Solver,
  options: DumpingOptions,
): DumpingResult {
  const {
    members,
    instruments = INSTRUMENTS,
    clawbackShare = 0.3,
    capital = false,
    maxMeasures = MAX_MEASURES.default,
    menu,
  } = options
  const path = startingIn(given, options.start ?? given.start)
  const months = options.months ?? path.months
  if (!baseline.calibrated)
    throw new InputError([
      {
        code: 'DUMPING_NO_PRICES',
        message: 'This world has no baseline prices, so that nobody’s cash can be worked out.',
        remedy: 'Lay a prices.csv over it (--overlay) that has rows of kind `baseline`.',
      },
    ])
  const added = addedOf(world, baseline, path.start, options)
  const plants = plantsOf(world, baseline, members, added).filter(
    ({ availableFrom }) => availableFrom < path.start + months,
  )
  if (plants.length === 0)
    throw new InputError([
      {
        code: 'DUMPING_NO_PRODUCERS',
        message:
          'Nobody at these places, or steered from them and not by the supplier state, makes anything that is followed in this world.',
        remedy: 'Name other places with --members; `ytterby baseline` lists plants.',
      },
    ])
  const core = coreOf(world, plants, options.core ?? [])
  const contracts = contractsOf(world, plants, options.contracts)
  const years = yearsOf(path.start, months)
  options.onProgress?.('cash')
  const books = new Map(
    CASES.map((which): [Case, Books] => [
      which,
      { world, baseline, prices: openPrices(world, baseline, path, which), which, capital },
    ]),
  )
  const booksOf = (which: Case): Books => entry(books, which)
  const central = booksOf('central')
  const outcomes = new Map(CASES.map((which) => [which, outcomesOf(booksOf(which), plants, path.start, months)]))
  const sites = plants.map((plant, i) => {
    const before = margin(plant, (material) => central.prices.baseline(material, plant.place), 'central', false)
    const main = mainRevenueProduct(world, baseline, plant)
    return {
      site: plant.site,
      place: plant.place,
      stage: plant.stage,
      project: plant.project,
      core: core.has(plant.site),
      availableFrom: Number.isFinite(plant.availableFrom) ? formatMonth(plant.availableFrom) : null,
      revenue: revenueOf(plant, central.prices),
      baselineCash: inMillionsPerYear(before),
      implicitSupport: inMillionsPerYear(shortOf(plant, central.prices, 'central')),
      wedge: quantity<'USD/kg'>(main === undefined ? 0 : minus(before) / entry(plant.outputs, main)),
      cases: CASES.map((which) => {
        const { states, cash } = at(entry(outcomes, which), i)
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
                .map((year) => yearly(booksOf(which), plant, year)),
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

  options.onProgress?.('support')
  const chosen = plants.filter(({ site }) => core.has(site))
  const mean = (values: readonly MillionUsd[]): MillionUsdPerYear => quantity(sumOf(values) / inYears(months))
  const support = instruments.flatMap((instrument) =>
    CASES.map((which): DumpingResult['support'][number] => {
      const found = leastSupport(solver, booksOf(which), instrument, members, chosen, years)
      const fixed = instrument === 'cfd' ? fixedStrike(booksOf(which), found, chosen, clawbackShare) : undefined
      return {
        instrument,
        case: which,
        years: found.years.map((year) => ({
          ...year,
          from: formatMonth(year.from),
          topUps: [...year.topUps],
          sites: [...year.sites],
          shortfalls: [...year.shortfalls],
        })),
        yearly: {
          fiscalCost: mean(found.years.map(({ fiscalCost }) => fiscalCost)),
          consumerCost: mean(found.years.map(({ consumerCost }) => consumerCost)),
          producerTransfer: mean(found.years.map(({ producerTransfer }) => producerTransfer)),
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
    prices: pricesOf(central, plants, path.start, months),
    sites: sites.sort((one, other) => other.revenue - one.revenue),
    support: support,
    contracts: contracts.map((contract) => contractOf(solver, booksOf, contract, plants, members, years, mean)),
    averted: null,
    check: {
      ...widest(support.flatMap((each) => each.years)),
      minAnnualCash: quantity<'MUSD'>(Math.min(0, minAnnualCash)),
    },
  }
  if (menu === undefined || maxMeasures === 0) return result
  options.onProgress?.('averted')
  options.onPartialResult?.(result)
  return {
    ...result,
    averted: avertedBy(solver, world, baseline, menu, maxMeasures, plants, result.sites, options.attackProbability),
  }
}

/** What becomes of each plant, month by month. */
function outcomesOf(
  { world, prices, which, capital }: Books,
  plants: readonly Plant[],
  start: Month,
  months: number,
): { states: PlantState[]; cash: ThousandUsd[] }[] {
  return plants.map((plant) => {
    const more = premium(world, plant, prices, which)
    const margins = Array.from({ length: months }, (_, t) => {
      const month = start + t
      if (month < plant.availableFrom) return Number.NaN
      return perMonth(
        sum(
          margin(plant, (material) => prices.at(material, plant.place, month), which, capital),
          more,
        ),
      )
    })
    const { states, cash } = simulateOwner(margins, ownerOf(world, plant, which), perMonth(plant.cost.value))
    return { states, cash: cash.map((value) => quantity<'kUSD'>(value)) }
  })
}

/** Worth of what a plant sells in a year at baseline prices. */
const revenueOf = ({ outputs, place }: Plant, prices: Prices): MillionUsdPerYear =>
  inMillionsPerYear(
    quantity([...outputs].reduce((worth, [material, mass]) => worth + mass * prices.baseline(material, place), 0)),
  )

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
      unknown.map((id) => ({
        code: 'DUMPING_PROJECT_UNKNOWN',
        message: `"${id}" is no project or site with a capacity that did not run in the baseline year.`,
        remedy: suggestion(id, world.projects.keys(), 'projects.csv'),
      })),
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
