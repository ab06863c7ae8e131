import { minus, sumOf } from '../../quantity/index.ts'
import { statementsIn, type Statement, type StatementValue } from '../summary.ts'
import type { DumpingResult } from './result.ts'
import { summaryMessages } from './summary.gen.ts'
import { averts, costOf, fateOf, shortfallsOf, strikesOf, supportBy, yearlyCostOf, type Support } from './support.ts'
import { SHORT_YEAR, STRIKE_FAILS } from './tolerances.ts'

const { state, summary } = statementsIn(summaryMessages)

const musd = (value: number): StatementValue => ({ value, unit: 'MUSD' })
const count = (value: number): StatementValue => ({ count: value })
const sites = (ids: readonly string[]): StatementValue => ({ names: 'sites', ids: [...ids] })
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
  fate(result),
  ...contracts(result),
  averted(result),
  ...otherFates(result),
  ...strikes(result),
  ...(['cfd', 'tariff', 'origin'] as const).flatMap((instrument) => {
    const support = supportBy(result, instrument, 'central')
    return support === undefined ? [] : [...paidBy(support), ...dearest(result, support), ...cannotKeep(support)]
  }),
  before(result),
  ...(result.options.capital ? [state('capital')] : []),
  bounded(result),
])

/** What producers lost before the path began. */
function before({ sites: all }: DumpingResult): Statement {
  const ran = all.filter(({ project }) => !project)
  const losing = ran.filter(({ implicitSupport }) => implicitSupport > 0)
  return losing.length === 0
    ? state('noLosses', { ran: count(ran.length) })
    : state('losses', {
        losing: count(losing.length),
        ran: count(ran.length),
        support: musd(sumOf(losing.map(({ implicitSupport }) => implicitSupport))),
      })
}

function fate(result: DumpingResult): Statement {
  const { n, down, closed, first } = fateOf(result, 'central')
  if (down === 0) return state('nobodyStops', { core: count(n) })
  const values = { down: count(down), core: count(n), first: { month: first } }
  return closed === down ? state('allClose', values) : state('someStop', { ...values, closed: count(closed) })
}

function otherFates(result: DumpingResult): readonly Statement[] {
  const [bare, mild, severe] = [fateOf(result, 'no-support'), fateOf(result, 'mild'), fateOf(result, 'severe')]
  return [
    state('withoutSupport', { down: count(bare.down), closed: count(bare.closed) }),
    state('otherCases', { mild: count(mild.down), severe: count(severe.down) }),
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

/** What contracts promise, and what they cost if things are otherwise. */
function strikes(result: DumpingResult): readonly Statement[] {
  const cfd = supportBy(result, 'cfd', 'central')
  if (cfd === undefined) return []
  const prices = strikesOf(result, cfd).slice(0, NAMED)
  const bare = supportBy(result, 'cfd', 'no-support')
  const { fixedStrike } = cfd
  return [
    ...(prices.length === 0 ? [] : [state('strikes', { prices: { prices } })]),
    ...(bare === undefined ? [] : [state('contractsWithoutSupport', { bare: musd(bare.yearly.fiscalCost) })]),
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
  const values = { users, surplus: musd(yearly.overcompensation) }
  return [short === 0 ? state('origin', values) : state('originMost', { ...values, lost })]
}

function dearest({ options }: DumpingResult, support: Support): readonly Statement[] {
  const year = [...support.years].sort((a, b) => costOf(support, b) - costOf(support, a))[0]
  const most = [...(year?.sites ?? [])].sort((a, b) => b.allocatedCost - a.allocatedCost)[0]
  const share = year === undefined || most === undefined || year.bound <= 0 ? 0 : most.allocatedCost / year.bound
  return most !== undefined && options.core.length > 1 && share > DEAREST
    ? [
        state('dearest', {
          instrument: instrumentOf(support),
          share: { value: Math.min(1, share), unit: 'share' },
          site: sites([most.site]),
        }),
      ]
    : []
}

function cannotKeep(support: Support): readonly Statement[] {
  const lost = shortfallsOf(support).map(({ site }) => site)
  // Where it keeps nobody, that is said.
  return lost.length === 0 || support.yearly.producerTransfer === 0
    ? []
    : [state('cannotKeep', { instrument: instrumentOf(support), sites: sites(lost) })]
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
