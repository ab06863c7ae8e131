import { minus, sum, sumOf } from '../../quantity/index.ts'
import { statementsIn, type Statement, type StatementValue } from '../summary.ts'
import { LARGEST_RAISE } from './instruments.ts'
import type { DumpingResult } from './result.ts'
import { summaryMessages } from './summary.gen.ts'
import {
  atRisk,
  averts,
  contradictedOf,
  costOf,
  fateOf,
  lastChance,
  shortfallsOf,
  strikesOf,
  supportBy,
  yearlyCostOf,
  type Support,
} from './support.ts'
import { SHORT_YEAR, STRIKE_FAILS } from './tolerances.ts'

const { state, summary } = statementsIn(summaryMessages)

const musd = (value: number): StatementValue => ({ value, unit: 'MUSD' })
const count = (value: number): StatementValue => ({ count: value })
/** A sum of chances: a tenth of a plant is as fine as they are. */
const plants = (value: number): StatementValue => ({ value: Math.round(10 * value) / 10, unit: 'count' })
const share = (value: number): StatementValue => ({ value, unit: 'share' })
const sites = (ids: readonly string[]): StatementValue => ({ names: 'sites', ids: [...ids] })
const producers = (ids: readonly string[]): StatementValue => ({ names: 'producers', ids: [...ids] })
const instrumentOf = ({ instrument }: Support): StatementValue => ({ names: 'instruments', ids: [instrument] })

/** A plant that takes more than this part of the cost is named. */
const DEAREST = 0.3

/** At most this many strike prices are named; the tables have them all. */
const NAMED = 3

/** Statements on how far to trust the others. */
export const DUMPING_PROOF: ReadonlySet<string> = new Set<keyof typeof summaryMessages.en>([
  'proved',
  'withinBound',
  'noBound',
])

/** Who stops, what keeps them and who pays, what that averts, and how near the cost is to the least. */
export const dumpingSummary = summary((result: DumpingResult): readonly Statement[] => [
  ...fate(result),
  ...contracts(result),
  ...supplier(result),
  averted(result),
  ...otherFates(result),
  ...strikes(result),
  ...(['cfd', 'tariff', 'origin'] as const).flatMap((instrument) => {
    const support = supportBy(result, instrument, 'central')
    return support === undefined ? [] : [...paidBy(support), ...dearest(result, support), ...cannotKeep(support)]
  }),
  ...range(result),
  before(result),
  ...(result.options.capital ? [state('capital')] : []),
  bounded(result),
])

/** Owners that lost money before the path began, by the tables. */
function before({ sites: all, producers }: DumpingResult): Statement {
  const cashOf = new Map(all.filter(({ project }) => !project).map(({ site, baselineCash }) => [site, baselineCash]))
  const ran = producers.flatMap(({ sites: own, overheads, debtService, support }) => {
    const cash = own.flatMap((site) => cashOf.get(site) ?? [])
    return cash.length === 0 ? [] : [sum(sumOf(cash), minus(overheads), minus(debtService), support)]
  })
  const losses = ran.filter((cash) => cash < 0)
  return losses.length === 0
    ? state('noLosses', { ran: count(ran.length) })
    : state('losses', { losing: count(losses.length), ran: count(ran.length), loss: musd(minus(sumOf(losses))) })
}

/** A chance below this is not worth a name. */
const AT_RISK = 0.1

/** How many plants to keep are likely to stand still when the path ends, and which. */
function fate(result: DumpingResult): readonly Statement[] {
  const core = atRisk(result).flatMap((site) => {
    const last = lastChance(site)
    return last === undefined ? [] : [{ ...last, site: site.site }]
  })
  const largest = Math.max(0, ...core.map(({ idle }) => idle))
  const most = core.filter(({ idle }) => idle >= AT_RISK).slice(0, NAMED)
  const total = (of: (each: (typeof core)[number]) => number): number => core.reduce((all, each) => all + of(each), 0)
  const idle = total((each) => each.idle)
  const without = total((each) => each.idleWithoutContracts)
  return [
    most.length === 0
      ? state('nobodyAtRisk', { core: count(core.length), chance: share(largest) })
      : state('atRisk', {
          core: count(core.length),
          idle: plants(idle),
          closed: plants(total((each) => each.closed)),
          sites: sites(most.map(({ site }) => site)),
          chance: share(largest),
        }),
    ...(without - idle >= AT_RISK ? [state('heldByContracts', { without: plants(without), idle: plants(idle) })] : []),
  ]
}

/** What happens as tabled and in the shifted cases, and where the tables contradict the past. */
function otherFates(result: DumpingResult): readonly Statement[] {
  const [mild, central, severe] = (['mild', 'central', 'severe'] as const).map((which) => fateOf(result, which))
  const contradicted = contradictedOf(result)
  return [
    state('asTabled', {
      central: count(central?.stopped ?? 0),
      mild: count(mild?.stopped ?? 0),
      severe: count(severe?.stopped ?? 0),
    }),
    ...(contradicted.length === 0 ? [] : [state('contradicted', { producers: producers(contradicted) })]),
  ]
}

function contracts(result: DumpingResult): readonly Statement[] {
  const cfd = supportBy(result, 'cfd', 'central')
  if (cfd === undefined) return []
  const lost = shortfallsOf(cfd).length
  if (cfd.yearly.producerTransfer === 0) return lost === 0 ? [state('contractsNone')] : []
  const cost = musd(cfd.yearly.fiscalCost)
  return [lost === 0 ? state('contracts', { cost }) : state('contractsMost', { cost, lost: count(lost) })]
}

/** What the supplier state pays for it; where prices rise it pays nothing. */
function supplier({ supplier: { yearly } }: DumpingResult): readonly Statement[] {
  return yearly > 0 ? [state('supplier', { forgone: musd(yearly) })] : []
}

/** Why an instrument that users pay for keeps no more than it does. */
function range({ support }: DumpingResult): readonly Statement[] {
  const short = support.some(
    (each) => each.instrument !== 'cfd' && each.case === 'central' && shortfallsOf(each).length > 0,
  )
  return short ? [state('range', { most: share(LARGEST_RAISE) })] : []
}

/** What contracts promise, and what they cost if things are otherwise. */
function strikes(result: DumpingResult): readonly Statement[] {
  const cfd = supportBy(result, 'cfd', 'central')
  if (cfd === undefined) return []
  const prices = strikesOf(result, cfd).slice(0, NAMED)
  const severe = supportBy(result, 'cfd', 'severe')
  const { fixedStrike } = cfd
  return [
    ...(prices.length === 0 ? [] : [state('strikes', { prices: { prices } })]),
    ...(severe === undefined ? [] : [state('contractsSevere', { severe: musd(severe.yearly.fiscalCost) })]),
    ...(fixedStrike === null ? [] : [state('fixedStrike', { cost: musd(fixedStrike.yearly) })]),
    ...(fixedStrike !== null && fixedStrike.minAnnualCash < -STRIKE_FAILS
      ? [state('fixedStrikeFails', { shortfall: musd(minus(fixedStrike.minAnnualCash)) })]
      : []),
  ]
}

/** What an instrument takes of users, and how many it cannot keep; where nothing is needed, there is nothing to say. */
function paidBy(support: Support): readonly Statement[] {
  const { instrument, yearly } = support
  const short = shortfallsOf(support).length
  const lost = count(short)
  if (yearly.producerTransfer === 0)
    return short === 0 ? [] : [state('keepsNobody', { lost, instrument: instrumentOf(support) })]
  if (instrument === 'cfd') return []
  const users = musd(yearly.consumerCost)
  if (instrument === 'tariff') {
    const values = { users, revenue: musd(minus(yearly.fiscalCost)), core: musd(yearly.producerTransfer) }
    return [short === 0 ? state('tariff', values) : state('tariffMost', { ...values, lost })]
  }
  const surplus = yearly.overcompensation < SHORT_YEAR ? 0 : yearly.overcompensation
  const values = { users, surplus: musd(surplus) }
  return [short === 0 ? state('origin', values) : state('originMost', { ...values, lost })]
}

function dearest({ options }: DumpingResult, support: Support): readonly Statement[] {
  const year = [...support.years].sort((a, b) => costOf(support, b) - costOf(support, a))[0]
  const most = [...(year?.producers ?? [])].sort((a, b) => b.allocatedCost - a.allocatedCost)[0]
  const part = year === undefined || most === undefined || year.bound <= 0 ? 0 : most.allocatedCost / year.bound
  return most !== undefined && options.core.length > 1 && part > DEAREST
    ? [
        state('dearest', {
          instrument: instrumentOf(support),
          share: share(Math.min(1, part)),
          producer: producers([most.producer]),
        }),
      ]
    : []
}

function cannotKeep(support: Support): readonly Statement[] {
  const lost = shortfallsOf(support).map(({ producer }) => producer)
  // Where it keeps nobody, that is said.
  return lost.length === 0 || support.yearly.producerTransfer === 0
    ? []
    : [state('cannotKeep', { instrument: instrumentOf(support), producers: producers(lost) })]
}

function averted(result: DumpingResult): Statement {
  const { averted: asked, options } = result
  const found = asked?.cases.find((each) => each.case === 'central')
  if (asked === null || found === undefined) return state('notAverted')
  const most = count(options.maxMeasures)
  if (!averts(found)) return state('avertedNothing', { most, lost: musd(found.withoutCore.loss) })
  const values = {
    most,
    lost: musd(found.withoutCore.loss),
    averted: musd(found.avertedLoss),
    probability: { value: asked.attackProbability, unit: 'share' },
    expected: musd(found.expected),
  } as const
  const able = (['cfd', 'tariff', 'origin'] as const).flatMap((instrument) => {
    const support = supportBy(result, instrument, 'central')
    return support === undefined || support.yearly.producerTransfer === 0 ? [] : [support]
  })
  // What contracts cost; without them, the cheapest of the others.
  const paid = able.find(({ instrument }) => instrument === 'cfd')
  const costs = (paid === undefined ? able : [paid]).map(yearlyCostOf)
  return costs.length === 0
    ? state('averted', values)
    : state('avertedBeside', { ...values, cost: musd(Math.min(...costs)) })
}

function bounded({ check }: DumpingResult): Statement {
  const shortfall = musd(Math.max(SHORT_YEAR, minus(check.minAnnualCash)))
  if (check.optimal) return state('proved', { shortfall })
  if (check.gap === null) return state('noBound')
  return state('withinBound', { gap: { value: check.gap, unit: 'share', bound: 'upper' }, shortfall })
}
