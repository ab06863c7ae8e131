import { minus, sum, sumOf } from '../../quantity/index.ts'
import { statementsIn, type Statement, type StatementValue } from '../summary.ts'
import { INSTRUMENTS, isPaidByTreasury, LARGEST_RAISE } from './instruments.ts'
import type { DumpingResult } from './result.ts'
import { summaryMessages } from './summary.gen.ts'
import {
  atRisk,
  averts,
  contradictedOf,
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
  ...grant(result),
  ...supplier(result),
  averted(result),
  ...otherFates(result),
  ...strikes(result),
  ...INSTRUMENTS.flatMap((instrument) => {
    const support = supportBy(result, instrument, 'central')
    return support === undefined
      ? []
      : [...paidBy(support), ...stillShort(support), ...dearest(result, support), ...cannotKeep(support)]
  }),
  ...range(result),
  ...reply(result),
  before(result),
  ...carriers(result),
  ...(result.options.capital ? [state('capital')] : []),
  bounded(result),
])

/** Figures that carry less than this part of a headline's variance are not named. */
const CARRIES = 0.1

/** Which figures carry the headlines, if that was asked. */
function carriers({ drivers }: DumpingResult): readonly Statement[] {
  return (drivers?.headlines ?? []).flatMap(({ headline, groups }) => {
    const most = groups.filter(({ share: part }) => part >= CARRIES).slice(0, NAMED)
    const [first] = most
    return first === undefined
      ? []
      : [
          state(CARRIED[headline], {
            groups: { names: 'figureGroups', ids: most.map(({ group }) => group) },
            share: share(first.share),
          }),
        ]
  })
}
const CARRIED = { idle: 'carriesIdle', contracts: 'carriesContracts', exports: 'carriesExports' } as const

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
  const { idle, idleLow, idleHigh, closed } = result.risk
  const without = core.reduce((all, each) => all + each.idleWithoutContracts, 0)
  return [
    ...(most.length === 0
      ? [state('nobodyAtRisk', { core: count(core.length), chance: share(largest) })]
      : [
          state('atRisk', {
            core: count(core.length),
            idle: plants(idle),
            low: plants(Math.round(idleLow)),
            high: plants(Math.round(idleHigh)),
          }),
          state('mostAtRisk', {
            closed: plants(closed),
            sites: sites(most.map(({ site }) => site)),
            chance: share(largest),
          }),
        ]),
    ...(without - idle >= AT_RISK ? [state('heldByContracts', { without: plants(without) })] : []),
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

/** What a grant of just what is needed would cost. */
function grant(result: DumpingResult): readonly Statement[] {
  const cost = supportBy(result, 'grant', 'central')?.yearly.fiscalCost ?? 0
  return cost > 0 ? [state('grant', { cost: musd(cost) })] : []
}

/** What the supplier state pays for it; where prices rise it pays nothing. */
function supplier({ supplier: { yearly } }: DumpingResult): readonly Statement[] {
  return yearly > 0 ? [state('supplier', { forgone: musd(yearly) })] : []
}

/** Whether it pays for the supplier state at the depth that the middle budget bears, and what keeps it from that. */
function reply({ reply: told, prices }: DumpingResult): readonly Statement[] {
  const floor = told?.floors.find(({ budget }) => budget === 'value')
  const depth = told?.depths.find((each) => each.depth === floor?.depth)
  const longest = depth?.lengths.at(-1)
  const first = depth?.lengths[0]
  const central = floor?.cases.find((each) => each.case === 'central')
  if (told == null || floor === undefined || longest === undefined || central === undefined) return []
  const { years, netCost, contractsCost, regained, strategicWorth, strategicWorthByClosed, priceRise } = longest
  const rank = new Map(prices.map(({ material }, i) => [material, i]))
  const strikes = [...central.strikes]
    .sort((one, other) => (rank.get(one.material) ?? Infinity) - (rank.get(other.material) ?? Infinity))
    .map(({ material, strike }) => ({ material, usdPerKg: strike }))
    .slice(0, NAMED)
  const severe = floor.cases.find((each) => each.case === 'severe')
  const deepest = told.depths.at(-1)
  const lasts = deepest?.budgetLasts.value
  return [
    state('replyCost', {
      budget: musd(told.budget.value),
      depth: share(floor.depth),
      years: count(years),
      cost: musd(netCost / years),
      contracts: musd(contractsCost / years),
    }),
    ...(deepest === undefined || lasts === null || lasts === undefined
      ? []
      : [state('replyLasts', { depth: share(deepest.depth), lasts: plants(lasts) })]),
    strategicWorth.value > 0
      ? state('replyUnpaid', {
          regained: musd(regained.margin),
          worth: musd(strategicWorth.value),
          low: musd(strategicWorth.low),
          high: musd(strategicWorth.high),
          closed: musd(strategicWorthByClosed),
          rise: share(priceRise ?? 0),
        })
      : state('replyPays', { regained: musd(regained.margin), closed: musd(strategicWorthByClosed) }),
    ...(first === undefined
      ? []
      : [
          state('replyShort', {
            least: musd(first.strategicWorth.value),
            closed: musd(first.strategicWorthByClosed),
          }),
        ]),
    strikes.length === 0
      ? state('floorNone', { depth: share(floor.depth) })
      : state('floor', {
          prices: { prices: strikes },
          cost: musd(central.costIfCalled),
          severe: musd(severe?.costIfCalled ?? central.costIfCalled),
          avoided: musd(told.worth.least),
        }),
  ]
}

/** Why an instrument that users pay for keeps no more than it does. */
function range({ support }: DumpingResult): readonly Statement[] {
  const short = support.some(
    (each) => !isPaidByTreasury(each.instrument) && each.case === 'central' && shortfallsOf(each).length > 0,
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
  if (isPaidByTreasury(instrument)) return []
  const users = musd(yearly.consumerCost)
  if (instrument === 'tariff') {
    const values = {
      users,
      revenue: musd(minus(yearly.fiscalCost)),
      core: musd(yearly.producerTransfer),
      evaded: musd(yearly.evaded),
    }
    return [short === 0 ? state('tariff', values) : state('tariffMost', { ...values, lost })]
  }
  const surplus = yearly.overcompensation < SHORT_YEAR ? 0 : yearly.overcompensation
  const values = { users, core: musd(yearly.producerTransfer), surplus: musd(surplus) }
  return [short === 0 ? state('origin', values) : state('originMost', { ...values, lost })]
}

/** Where all that members buy is the core's, they buy less of it than keeps it. */
function stillShort(support: Support): readonly Statement[] {
  const { stillShort: short } = support.yearly
  return short < SHORT_YEAR ? [] : [state('stillShort', { instrument: instrumentOf(support), short: musd(short) })]
}

function dearest({ options }: DumpingResult, support: Support): readonly Statement[] {
  const year = [...support.years].sort((a, b) => b.leastCost - a.leastCost)[0]
  const most = [...(year?.producers ?? [])].sort((a, b) => b.allocatedCost - a.allocatedCost)[0]
  const part = year === undefined || most === undefined || year.bound <= 0 ? 0 : most.allocatedCost / year.bound
  return most !== undefined && options.core.length > 1 && part > DEAREST && support.instrument !== 'grant'
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
  const able = INSTRUMENTS.flatMap((instrument) => {
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
  const shortfall: StatementValue = {
    value: Math.max(SHORT_YEAR, minus(check.minAnnualCash)),
    unit: 'MUSD',
    bound: 'upper',
  }
  if (check.optimal) return state('proved', { shortfall })
  if (check.gap === null) return state('noBound')
  return state('withinBound', { gap: { value: check.gap, unit: 'share', bound: 'upper' }, shortfall })
}
