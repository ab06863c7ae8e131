import { CheckFailed, type Baseline } from '../../clearing/index.ts'
import { at, entry } from '../../lists/index.ts'
import { minus, quantity, sumOf, type MillionUsd } from '../../quantity/index.ts'
import type { Optimality, Solver } from '../../solver/index.ts'
import { formatMonth, type DumpingPath, type Month, type Scenario, type World } from '../../world/index.ts'
import { askedWorld } from '../asked-world.ts'
import { MAX_MEASURES } from '../shared-options.ts'
import { VERSION } from '../version.ts'
import { avertedBy } from './averted.ts'
import type { Books } from './books.ts'
import { contractForms } from './contract-forms.ts'
import { contractOf } from './contracts.ts'
import { driversOf } from './drivers.ts'
import { chancesIn, sitesOf } from './fates.ts'
import { CASES } from './figures.ts'
import { INSTRUMENTS, type Instrument } from './instruments.ts'
import { fixedStrike, leastSupport, type LeastSupport } from './least-support.ts'
import { keepersOf } from './owners.ts'
import type { Plant } from './plants.ts'
import { producersUnder, type Producers, type ProducersAsked } from './producers-under.ts'
import { replyOf, withWorth } from './reply.ts'
import type { DumpingResult } from './result.ts'
import { exportsForgone } from './supplier.ts'
import { CASH_TOLERANCE } from './tolerances.ts'

/** What is worked out, one after the other. */
export const DUMPING_STEPS = ['cash', 'support', 'averted'] as const
type DumpingStep = (typeof DUMPING_STEPS)[number]

export interface DumpingOptions extends ProducersAsked {
  /** All three if left out. */
  readonly instruments?: readonly Instrument[]
  /** Share of what is above a strike that comes back; 0.3 if left out, as in the American contract. */
  readonly clawbackShare?: number
  /** Draws by which it is found which figures carry the headlines; not worked out if left out. */
  readonly drivers?: number
  /** What there is to attack with, for the loss that a living core averts; left out: not worked out. */
  readonly menu?: Scenario
  /** As the record of the study has it if left out. */
  readonly maxMeasures?: number
  /** Chance of an attack in a year; the world's if left out. */
  readonly attackProbability?: number
  /** Work out what the supplier state can make of a path, with this budget (million USD; the world's if left out). */
  readonly reply?: boolean
  readonly supplierBudget?: number
  readonly onProgress?: (what: DumpingStep) => void
  /** The answer without the loss averted, which takes most of the time, as soon as it is there. */
  readonly onPartialResult?: (soFar: DumpingResult) => void
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
    maxMeasures = MAX_MEASURES.default,
    menu,
    attackProbability,
    supplierBudget,
  } = options
  const producers = producersUnder(world, baseline, given, options)
  options.onProgress?.('cash')
  const { path, months, members, plants, core, capital, booksOf } = producers
  const chances = chancesIn(producers)
  const sites = sitesOf(producers, chances.sites)

  options.onProgress?.('support')
  const support = supportOf(solver, producers, instruments, clawbackShare)
  const minAnnualCash = Math.min(...support.map((each) => each.minAnnualCash))
  if (!(minAnnualCash >= -CASH_TOLERANCE))
    throw new CheckFailed(`a producer that is said to be kept is ${-minAnnualCash} million USD short in a year`)

  const budget = supplierBudget === undefined ? {} : { budget: supplierBudget }
  // Who names a budget asks what it does.
  const reply =
    options.reply === true || supplierBudget !== undefined ? replyOf(solver, { ...producers, ...budget }) : null

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
    risk: chances.risk,
    support,
    supplier: supplierOf(producers),
    reply: reply === null ? null : withWorth(reply, null),
    contracts: producers.contracts.map((contract) => contractOf(solver, contract, producers)),
    averted: null,
    drivers: options.drivers === undefined ? null : driversIn(solver, producers, options.drivers),
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
  const averted = avertedBy(solver, attack, plants, result.sites)
  return { ...result, averted, reply: reply === null ? null : withWorth(reply, averted) }
}

/** Which figures carry the headlines, over some draws. */
function driversIn(solver: Solver, producers: Producers, draws: number): DumpingResult['drivers'] {
  const { contractsFor, ...asked } = producers
  const found = driversOf(solver, producers.producers, { ...asked, draws, heeds: 'quotes', contractsOf: contractsFor })
  return {
    draws,
    headlines: found.map(({ groups, ...each }) => ({ ...each, groups: groups.map((group) => ({ ...group })) })),
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

/** What is paid of a year must be what is got, to this part of what moves. */
const MONEY_TOLERANCE = 1e-9

/** @throws CheckFailed if what the treasury and users pay is not what the core and others get, or what is lost */
function checkMoney(year: LeastSupport['years'][number]): void {
  const got = [
    year.needMet,
    year.overcompensation,
    minus(year.inputLoss),
    year.otherTransfer,
    year.evaded,
    year.deadweight,
  ]
  const paid = [year.fiscalCost, year.consumerCost]
  const size = [...got, ...paid, ...year.producers.map(({ receivedSupport }) => receivedSupport)].reduce(
    (all, part) => all + Math.abs(part),
    0,
  )
  const open = paid.reduce((all, part) => all + part, 0) - got.reduce((all, part) => all + part, 0)
  if (!(Math.abs(open) <= MONEY_TOLERANCE * Math.max(1, size)))
    throw new CheckFailed(`the money of an instrument does not add up in a year: ${open} of ${size} million USD`)
}

/** What keeping the core costs by each instrument, in each case. */
function supportOf(
  solver: Solver,
  { members, years, producers, core: kept, booksOf, mean }: Producers,
  instruments: readonly Instrument[],
  clawbackShare: number,
): DumpingResult['support'] {
  const core = keepersOf(producers, kept)
  return instruments.flatMap((instrument) =>
    CASES.map((which): DumpingResult['support'][number] => {
      const books = booksOf(which)
      const found = leastSupport(solver, books, { instrument, members, core, years })
      found.years.forEach(checkMoney)
      const fixed = instrument === 'cfd' ? fixedStrike(books, found, core, clawbackShare) : undefined
      const forms = fixed === undefined ? [] : contractForms(books, found, fixed, { core, years, clawbackShare })
      const yearly = (of: (year: (typeof found.years)[number]) => MillionUsd) => mean(found.years.map(of))
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
          leastCost: yearly((year) => year.leastCost),
          fiscalCost: yearly((year) => year.fiscalCost),
          consumerCost: yearly((year) => year.consumerCost),
          producerTransfer: yearly((year) => year.producerTransfer),
          needMet: yearly((year) => year.needMet),
          overcompensation: yearly((year) => year.overcompensation),
          inputLoss: yearly((year) => year.inputLoss),
          stillShort: yearly((year) => year.stillShort),
          otherTransfer: yearly((year) => year.otherTransfer),
          evaded: yearly((year) => year.evaded),
          deadweight: yearly((year) => year.deadweight),
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
        forms: forms.map(({ form, onPath, atBaseline, atHigh, misreported, ...cash }) => ({
          form,
          onPath: mean(onPath),
          atBaseline: mean(atBaseline),
          atHigh: mean(atHigh),
          misreported: mean(misreported.value),
          misreportedLow: mean(misreported.low),
          misreportedHigh: mean(misreported.high),
          ...cash,
        })),
        minAnnualCash: found.minAnnualCash,
      }
    }),
  )
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
