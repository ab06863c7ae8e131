import { minus } from '../../quantity/index.ts'
import { statementsIn, type Statement, type StatementValue } from '../summary.ts'
import type { AllocationResult, Rule, RuleResult } from './result.ts'
import { summaryMessages } from './summary.gen.ts'

const { state, summary } = statementsIn(summaryMessages)

/** Less than this, in million USD, is no difference that anybody would tell. */
const SAME = 0.5

/** What each rule costs, on whom it falls, and what it takes to run. */
export const allocationSummary = summary((result: AllocationResult): readonly Statement[] => {
  const market = ruleOf(result, 'market')
  const places = { names: 'places', ids: [...result.members] } as const
  if (result.goods.length === 0) return [state('nothingShort', { places })]
  return [
    market.firstStop === null
      ? state('market', { places, loss: MUSD(market.valueAddedLost) })
      : state('marketStops', {
          places,
          loss: MUSD(market.valueAddedLost),
          month: { month: market.firstStop.month },
        }),
    ...proRata(result, market),
    ...first(result, market),
    ...money(result),
  ]
})

function ruleOf({ rules }: AllocationResult, rule: Rule): RuleResult {
  const found = rules.find((one) => one.rule === rule)
  if (found === undefined) throw new Error(`no rule ${rule}`)
  return found
}

const MUSD = (value: number): StatementValue => ({ value, unit: 'MUSD' })

function proRata(result: AllocationResult, market: RuleResult): readonly Statement[] {
  const rule = ruleOf(result, 'pro-rata')
  const { goods, users, figures, judged } = rule.toRun
  if (goods === 0) return [state('nothingShared')]
  const [hit] = rule.sectors
    .map((one) => ({ ...one, more: one.valueAddedLost - lostBy(market, one) }))
    .sort((a, b) => b.more - a.more)
  const loss = MUSD(rule.valueAddedLost)
  const said =
    Math.abs(rule.moreThanMarket) < SAME
      ? state('proRataSame', { loss })
      : rule.moreThanMarket > 0
        ? state('proRataMore', { loss, more: MUSD(rule.moreThanMarket) })
        : state('proRataLess', { loss, less: MUSD(minus(rule.moreThanMarket)) })
  return [
    said,
    ...(hit === undefined || hit.more < SAME
      ? []
      : [
          state('fallsOn', {
            sector: { names: 'sectors', ids: [hit.sector] },
            place: { names: 'places', ids: [hit.place] },
            loss: MUSD(hit.valueAddedLost),
            before: MUSD(hit.valueAddedLost - hit.more),
          }),
        ]),
    state('toRun', {
      goods: { count: goods },
      users: { count: users },
      figures: { count: figures },
      judged: { count: judged },
    }),
  ]
}

const lostBy = ({ sectors }: RuleResult, { place, sector }: { place: string; sector: string }): number =>
  sectors.find((one) => one.place === place && one.sector === sector)?.valueAddedLost ?? 0

function first(result: AllocationResult, market: RuleResult): readonly Statement[] {
  if (result.priority.length === 0) return []
  const [mix, priority] = [ruleOf(result, 'mix'), ruleOf(result, 'priority')]
  return [
    state('priority', {
      sectors: { names: 'sectors', ids: [...result.priority] },
      own: MUSD(priority.priorityLost),
      before: MUSD(market.priorityLost),
      loss: MUSD(priority.valueAddedLost),
    }),
    state('mix', {
      share: { value: result.reserved, unit: 'share' },
      own: MUSD(mix.priorityLost),
      loss: MUSD(mix.valueAddedLost),
    }),
  ]
}

function money({ money, members }: AllocationResult): readonly Statement[] {
  const sum = (of: (one: AllocationResult['money'][number]) => number): number =>
    money.reduce((all, one) => all + of(one), 0)
  const usual = sum(({ stateAtUsual }) => stateAtUsual)
  if (usual <= 0) return [state('noStock', { places: { names: 'places', ids: [...members] } })]
  return [state('auction', { usual: MUSD(usual), clearing: MUSD(sum(({ stateAtClearing }) => stateAtClearing)) })]
}
