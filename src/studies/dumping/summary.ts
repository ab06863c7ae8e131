import { minus, sumOf } from '../../quantity/index.ts'
import { statementsIn, type Statement, type StatementValue } from '../summary.ts'
import type { Case } from './prices.ts'
import type { DumpingResult } from './result.ts'
import { summaryMessages } from './summary.gen.ts'
import { costOf, inCase, shortfallsOf, supportBy, type Support } from './support.ts'

const { state, summary } = statementsIn(summaryMessages)

const musd = (value: number): StatementValue => ({ value, unit: 'MUSD' })
const count = (value: number): StatementValue => ({ count: value })
const sites = (ids: readonly string[]): StatementValue => ({ names: 'sites', ids: [...ids] })
const instrumentOf = ({ instrument }: Support): StatementValue => ({ names: 'instruments', ids: [instrument] })

/** A plant that takes more than this part of the cost is named. */
const DEAREST = 0.3
/** A year that is short by less than this, in million USD, is not. */
const TRIFLE = 1e-5

/** Who stops, what keeps them and who pays, what that averts, and how near the cost is to the least. */
export const dumpingSummary = summary((result: DumpingResult): readonly Statement[] => [
  ...before(result),
  ...outcomes(result),
  ...contracts(result),
  ...others(result),
  ...(['cfd', 'tariff', 'origin'] as const).flatMap((instrument) => {
    const support = supportBy(result, instrument, 'central')
    return support === undefined ? [] : [...dearest(result, support), ...cannotKeep(support)]
  }),
  averted(result),
  bounded(result),
  ...(result.options.capital ? [state('capital')] : []),
])

/** What producers lost before the path began. */
function before({ sites: all }: DumpingResult): readonly Statement[] {
  const ran = all.filter(({ project }) => !project)
  const losing = ran.filter(({ implicitSupport }) => implicitSupport > 0)
  return [
    losing.length === 0
      ? state('noLosses', { ran: count(ran.length) })
      : state('losses', {
          losing: count(losing.length),
          ran: count(ran.length),
          support: musd(sumOf(losing.map(({ implicitSupport }) => implicitSupport))),
        }),
  ]
}

function outcomes({ sites: all }: DumpingResult): readonly Statement[] {
  const core = all.filter((site) => site.core)
  const stopped = (which: Case) =>
    core.map((site) => inCase(site, which)).filter(({ mothballed }) => mothballed !== null)
  const closed = (of: ReturnType<typeof stopped>): StatementValue =>
    count(of.filter((site) => site.closed !== null).length)
  const [central, bare] = [stopped('central'), stopped('no-support')]
  const first = central.flatMap(({ mothballed }) => mothballed ?? []).sort()[0]
  return [
    first === undefined
      ? state('nobodyStops', { core: count(core.length) })
      : state('someStop', {
          down: count(central.length),
          core: count(core.length),
          first: { month: first },
          closed: closed(central),
        }),
    state('withoutSupport', { down: count(bare.length), closed: closed(bare) }),
  ]
}

function contracts(result: DumpingResult): readonly Statement[] {
  const cfd = supportBy(result, 'cfd', 'central')
  if (cfd === undefined) return []
  const { yearly, fixedStrike } = cfd
  return [
    state('contracts', {
      cost: musd(yearly.fiscalCost),
      bare: musd(supportBy(result, 'cfd', 'no-support')?.yearly.fiscalCost ?? 0),
    }),
    ...(fixedStrike === null ? [] : [state('fixedStrike', { cost: musd(fixedStrike.yearly) })]),
    ...(fixedStrike !== null && fixedStrike.minAnnualCash < -1e-3
      ? [state('fixedStrikeFails', { shortfall: musd(minus(fixedStrike.minAnnualCash)) })]
      : []),
  ]
}

/** Instruments that users pay for; where one can keep nobody, there is nothing to say of its cost. */
function others(result: DumpingResult): readonly Statement[] {
  const paying = (instrument: 'tariff' | 'origin'): Support | undefined => {
    const support = supportBy(result, instrument, 'central')
    return support?.yearly.producerTransfer === 0 ? undefined : support
  }
  const [tariff, origin] = [paying('tariff'), paying('origin')]
  return [
    ...(tariff === undefined
      ? []
      : [
          state('tariff', {
            users: musd(tariff.yearly.consumerCost),
            revenue: musd(minus(tariff.yearly.fiscalCost)),
            core: musd(tariff.yearly.producerTransfer),
          }),
        ]),
    ...(origin === undefined
      ? []
      : [
          state('origin', {
            users: musd(origin.yearly.consumerCost),
            surplus: musd(origin.yearly.overcompensation),
          }),
        ]),
  ]
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
  return lost.length === 0 ? [] : [state('cannotKeep', { instrument: instrumentOf(support), sites: sites(lost) })]
}

function averted({ averted: asked, options }: DumpingResult): Statement {
  const found = asked?.cases.find((each) => each.case === 'central')
  if (asked === null || found === undefined) return state('notAverted')
  return state('averted', {
    most: count(options.maxMeasures),
    kept: musd(found.withCore.loss),
    lost: musd(found.withoutCore.loss),
    averted: musd(found.avertedLoss),
    probability: { value: asked.attackProbability, unit: 'share' },
    expected: musd(found.expected),
  })
}

function bounded({ check }: DumpingResult): Statement {
  const shortfall = musd(Math.max(TRIFLE, minus(check.minAnnualCash)))
  if (check.optimal) return state('proved', { shortfall })
  if (check.gap === null) return state('noBound')
  return state('withinBound', { gap: { value: check.gap, unit: 'share', bound: 'upper' }, shortfall })
}
