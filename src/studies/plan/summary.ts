import { at } from '../../lists/index.ts'
import { moneyIn, round } from '../report.ts'
import { statementsIn, type Statement, type StatementValue, supplierOf } from '../summary.ts'
import { dearest, remaining, turning, wouldChange } from './argument.ts'
import type { PlanResult } from './result.ts'
import { summaryMessages } from './summary.gen.ts'
import { dumpedOn } from './dumping-summary.ts'
import { headlinePeriods } from './headline-periods.ts'
import { NOTHING_SAVED } from './tolerances.ts'

const { state, summary } = statementsIn(summaryMessages)

const musd = (value: number): StatementValue => ({ value, unit: 'MUSD' })
const count = (value: number): StatementValue => ({ count: value })

/** Statements on how far to trust the others. */
export const PLAN_PROOF: ReadonlySet<string> = new Set<keyof typeof summaryMessages.en>([
  'proved',
  'withinBound',
  'noBound',
  'unproved',
  'timeLimit',
  'roundLimit',
  'interrupted',
  'checked',
  'checkedSame',
  'checkFailed',
  'unchecked',
  'searched',
])

/** What a plan buys, what it leaves to lose, what is decided, how near it is to the best, and how that was checked. */
export const planSummary = summary((result: PlanResult): readonly Statement[] => {
  const { objective, search, options, coercer } = result
  const { first, later } = headlinePeriods(result.periods)
  return [
    ...main(result, first),
    ...threshold(result),
    ...waiting(result, first),
    ...(later === undefined ? [] : [worstYear(later)]),
    ...(result.periods.some(({ worstCase }) => worstCase.loss < 0) ? [state('gains')] : []),
    ...(options.attackStart === undefined ? [] : [state('attacksBegin', { month: { month: options.attackStart } })]),
    ...inCurrency(result),
    ...decided(result),
    ...dearest(result),
    ...remaining(result),
    ...(options.delay > 0 ? [state('delayed', { months: count(options.delay) })] : []),
    ...(options.technologyBan ? [state('technologyBan', { supplier: supplierOf(coercer) })] : []),
    state('total', { total: { ...musd(objective.upperBound), bound: 'upper' }, without: musd(objective.doNothing) }),
    ...withoutAttack(result),
    ...learnt(result),
    ...dumpedOn(result),
    ...guarded(result),
    ...together(result),
    ...screened(result),
    ...pinnedItems(result),
    ...result.verdicts.flatMap(verdict),
    ...wouldChange(result),
    ...noRegret(result),
    ...turning(result),
    bounded(result),
    ...ended(result),
    checked(result),
    state('searched', {
      relaxed: count(search.lpRounds),
      whole: count(search.mipRounds),
      exact: count(search.exactSubproblems),
      solves: { value: search.cuts, unit: 'count' },
    }),
  ]
})

type Period = PlanResult['periods'][number]

function main(
  { decisions, periods, undiscountedCost, check }: PlanResult,
  first: Period | undefined,
): readonly Statement[] {
  if (decisions.length === 0) {
    const values = { loss: musd(at(periods, 0).doNothing.loss) }
    return [check.difference === null ? state('nothingYet', values) : state('nothingFound', values)]
  }
  if (first === undefined) return []
  const { loss } = first.worstCase
  const values = { spent: musd(undiscountedCost), without: musd(first.doNothing.loss), year: count(first.from) }
  return [
    isTurned(first)
      ? state('turnsToGain', { ...values, gain: musd(Math.abs(loss)) })
      : state('cuts', { ...values, with: musd(loss) }),
  ]
}

function decided({ decisions, options, periods, undiscountedCost }: PlanResult): readonly Statement[] {
  if (decisions.length === 0) return []
  const last = at(periods, periods.length - 1)
  const values = {
    decisions: count(decisions.length),
    spent: musd(undiscountedCost),
    years: count(last.from + last.years - Number(options.start.slice(0, 4))),
  }
  return [
    options.budget === null
      ? state('decided', values)
      : state('decidedWithin', { ...values, budget: musd(options.budget) }),
  ]
}

/** The same in the currency that the budget is written in; dollars are said already. */
function inCurrency({ decisions, options: { budget, currency }, undiscountedCost }: PlanResult): readonly Statement[] {
  if (decisions.length === 0 || budget === null || currency === null || currency.perUsd === 1) return []
  const name = { en: currency.code, ja: currency.nameJa }
  const amount = (million: number): StatementValue => ({
    en: moneyIn('en', round, name)(million * currency.perUsd),
    ja: moneyIn('ja', round, name)(million * currency.perUsd),
  })
  const rate = round(currency.perUsd, 3)
  return [
    state('inCurrency', {
      currency: name,
      rate: { en: rate, ja: rate },
      spent: amount(undiscountedCost),
      budget: amount(budget),
    }),
  ]
}

/** What is at risk until the plan is of use. */
function waiting({ periods }: PlanResult, first: Period | undefined): readonly Statement[] {
  const begin = at(periods, 0)
  return first !== undefined && begin.from < first.from
    ? [state('nothingInPlace', { year: count(first.from), loss: musd(begin.worstCase.loss) })]
    : []
}

/** Whether the worst year is a loss without the plan and a gain with it. */
const isTurned = ({ worstCase, doNothing }: Period): boolean => worstCase.loss < 0 && doNothing.loss > 0

function worstYear(period: Period): Statement {
  const { from, worstCase, doNothing } = period
  const values = { year: count(from), without: musd(doNothing.loss) }
  return isTurned(period)
    ? state('worstYearGain', { ...values, gain: musd(Math.abs(worstCase.loss)) })
    : state('worstYear', { ...values, with: musd(worstCase.loss) })
}

/** What the plan is worth in years without an attack, and what part of the total they are. */
function withoutAttack({ periods, objectiveParts }: PlanResult): readonly Statement[] {
  if (objectiveParts === undefined) return []
  const gains = periods.map(({ quietYear }) => (quietYear === undefined ? 0 : quietYear.doNothing - quietYear.plan))
  const last = at(gains, gains.length - 1)
  // The first year from which it spares about what it does in the end.
  const first = gains.findIndex((gain) => gain >= MOST_OF_GAIN * last)
  const { cost, attacks, quietYears } = objectiveParts.plan
  return [
    last > QUIET_NOTHING
      ? state('quietGain', { gain: musd(last), year: count(at(periods, Math.max(0, first)).from) })
      : state('quietNothing'),
    state('quietParts', { cost: musd(cost), attacks: musd(attacks), quiet: musd(seen(quietYears)) }),
  ]
}

/** Less than this, million USD a year, cannot be seen: ten dollars. */
const QUIET_NOTHING = 1e-5
const seen = (amount: number): number => (Math.abs(amount) < QUIET_NOTHING ? 0 : amount)
const MOST_OF_GAIN = 0.95

/** What is decided before any news, what waits, and what that is worth. */
function learnt({ news }: PlanResult): readonly Statement[] {
  if (news === undefined) return []
  const [root, ...later] = news.nodes
  const now = new Set(root?.decisions.map(({ id }) => id))
  const waiting = whatWaits(later)
  const alike = new Set(
    later.flatMap(({ decisions }) => decisions.map(({ id }) => id).filter((id) => !waiting.has(id))),
  )
  const spent = musd((root?.decisions ?? []).reduce((sum, { upfrontCost }) => sum + upfrontCost, 0))
  return [
    waiting.size > 0
      ? state('newsWaits', { now: count(now.size), later: count(waiting.size), spent })
      : state('newsNothingWaits', { now: count(now.size), spent }),
    ...(alike.size > 0 ? [state('newsAlike', { later: count(alike.size) })] : []),
    state('newsValues', {
      low: { ...musd(news.waiting.atLeast), bound: 'lower' },
      high: { ...musd(news.waiting.atMost), bound: 'upper' },
      information: { ...musd(news.information.atMost), bound: 'upper' },
    }),
    state('newsPath'),
  ]
}

/** A smaller part of an item moves by rounding. */
const SEEN_PART = 1e-3

type NewsNode = NonNullable<PlanResult['news']>['nodes'][number]

/** Items that are decided otherwise at one node than at another that the same news leads to. */
function whatWaits(nodes: readonly NewsNode[]): Set<string> {
  const added = ({ decisions }: NewsNode): Map<string, number> =>
    new Map(decisions.map(({ id, decideBy, added }) => [`${decideBy} ${id}`, added]))
  const waiting = new Set<string>()
  for (const one of nodes)
    for (const other of nodes) {
      if (one.parent !== other.parent) continue
      const there = added(other)
      for (const { id, decideBy, added: here } of one.decisions)
        if (Math.abs(here - (there.get(`${decideBy} ${id}`) ?? 0)) > SEEN_PART) waiting.add(id)
    }
  return waiting
}

/** What the plan is worth where the world is not as tabled. */
function guarded({ worlds, centralPlan, outOfSample, objective }: PlanResult): readonly Statement[] {
  const over =
    centralPlan === null
      ? []
      : [
          state('guarded', {
            worlds: count(worlds.length),
            total: { ...musd(objective.upperBound), bound: 'upper' },
            central: musd(centralPlan.guarded),
          }),
        ]
  if (outOfSample === null) return over
  const values = {
    worlds: count(outOfSample.draws.length),
    mean: musd(outOfSample.plan.mean),
    without: musd(outOfSample.doNothing.mean),
  }
  const fresh =
    outOfSample.centralPlan === null
      ? state('freshMeanAlone', values)
      : state('freshMean', { ...values, central: musd(outOfSample.centralPlan.mean) })
  return [...over, fresh]
}

type CostSharing = NonNullable<PlanResult['costSharing']>

function together({ costSharing }: PlanResult): readonly Statement[] {
  if (costSharing === null) return []
  const { separatePlans, jointPlan, core } = costSharing
  return [
    state('costSharing', {
      saved: musd(separatePlans - jointPlan),
      together: musd(jointPlan),
      apart: musd(separatePlans),
    }),
    stability(core.shapley, 'Shapley'),
    ...(core.nucleolus === null ? [] : [stability(core.nucleolus, 'Nucleolus')]),
    ...help(costSharing),
  ]
}

/** Whether a group could leave a split with gain: the one that surely could gain most, or else the one that might. */
function stability({ stable, couldLeave }: CostSharing['core']['shapley'], rule: 'Shapley' | 'Nucleolus'): Statement {
  if (stable === 'yes') return state(`stable${rule}`)
  const most = couldLeave.reduce((one, other) =>
    stable === 'no' && other.gain.atLeast > one.gain.atLeast ? other : one,
  )
  const members = { names: 'places', ids: most.members } as const
  return stable === 'no'
    ? state(`unstable${rule}`, { members, gain: { ...musd(most.gain.atLeast), bound: 'lower' } })
    : state(`open${rule}`, { members, gain: { ...musd(most.gain.atMost), bound: 'upper' } })
}

/** The member that the help of the others spares most. */
function help({ solidarity }: CostSharing): readonly Statement[] {
  const spared = solidarity.flatMap(({ attacked, withoutHelp, withHelp }) =>
    withoutHelp === null || withHelp === null ? [] : [{ attacked, withoutHelp, withHelp }],
  )
  const [first, ...rest] = spared
  if (first === undefined) return []
  const most = rest.reduce(
    (one, other) => (other.withoutHelp - other.withHelp > one.withoutHelp - one.withHelp ? other : one),
    first,
  )
  return [
    state('solidarity', {
      place: { names: 'places', ids: [most.attacked] },
      without: musd(most.withoutHelp),
      with: musd(most.withHelp),
    }),
  ]
}

function noRegret({ noRegret: found, alternatives }: PlanResult): readonly Statement[] {
  if (found.length > 0)
    return [state('noRegret', { decisions: { names: 'decisions', ids: found.map(({ id }) => id) } })]
  return alternatives.length > 0 ? [state('noRegretNone')] : []
}

/** What became of the plants that could be funded and are not. */
function screened({ screening }: PlanResult): readonly Statement[] {
  const plants = screening.filter(({ kind, reason }) => kind === 'plant' && reason !== 'under-way')
  const of = (reason: PlanResult['screening'][number]['reason']): StatementValue =>
    count(plants.filter((plant) => plant.reason === reason).length)
  return plants.length === 0
    ? []
    : [
        state('screened', {
          plants: count(plants.length),
          dear: of('too-dear'),
          late: of('too-late'),
          open: of('open'),
        }),
      ]
}

/** Part of its least cost beyond which what an item would save at most is near the line. */
const NEAR_COST = 0.9

/** Why items that are spoken of first are in the plan or not; those that a search has judged are spoken of there. */
const pinnedItems = ({ screening, verdicts }: PlanResult): readonly Statement[] =>
  screening
    .filter(({ id, pinned }) => pinned && !verdicts.some((judged) => judged.id === id))
    .map(({ id, reason, availableFrom, savedAtMost, leastCost, notChosenAbove }): Statement => {
      const item = { item: { names: 'decisions', ids: [id] } } as const
      // Close to the line, two digits could say that more is saved than it costs.
      const isNear = (savedAtMost ?? 0) > NEAR_COST * (leastCost ?? 0)
      const upper = { bound: 'upper', ...(isNear ? { digits: 3 as const } : {}) } as const
      const bounds = {
        ...item,
        saved: { ...musd(savedAtMost ?? Number.POSITIVE_INFINITY), ...upper },
        cost: { ...musd(leastCost ?? 0), bound: 'lower' },
      } as const
      switch (reason) {
        case 'chosen':
          return state('pinnedChosen', item)
        case 'under-way':
          return state('verdictUnderWay', item)
        case 'excluded':
          return state('pinnedExcluded', item)
        case 'too-late':
          return state('verdictLate', { ...item, month: { month: availableFrom } })
        case 'ruled-out':
          return state('verdictRuledOut', item)
        case 'too-dear':
          if ((savedAtMost ?? 0) <= NOTHING_SAVED) return state('verdictNothing', item)
          return state('pinnedDear', {
            ...bounds,
            share: { value: notChosenAbove ?? 1, unit: 'share', ...upper },
          })
        case 'open':
          return state('pinnedOpen', bounds)
        default:
          return reason satisfies never
      }
    })

/** Why a project is in the plan or not, and what would change that. */
function verdict(judged: PlanResult['verdicts'][number]): readonly Statement[] {
  const { worthIfFree, extraCost, capitalCost, sideBenefit, ifAtOnce } = judged
  const item = { item: { names: 'decisions', ids: [judged.id] } } as const
  const upper = (value: number): StatementValue => ({ ...musd(value), bound: 'upper' })
  const reason = (): Statement => {
    switch (judged.verdict) {
      case 'chosen':
        return extraCost === null
          ? state('verdictInPlan', item)
          : state('verdictChosen', {
              ...item,
              extra: musd(extraCost.atLeast),
              times: { value: capitalCost?.atLeast ?? 1, unit: 'times', bound: 'lower' },
            })
      case 'required':
        return state('verdictRequired', item)
      case 'ruled-out':
        return state('verdictRuledOut', item)
      case 'under-way':
        return state('verdictUnderWay', item)
      case 'too-late':
        return state('verdictLate', { ...item, month: { month: judged.availableFrom } })
      case 'no-effect':
        return (worthIfFree?.atMost ?? 0) > NOTHING_SAVED
          ? state('verdictNoEffect', { ...item, worth: upper(worthIfFree?.atMost ?? 0) })
          : state('verdictNothing', item)
      case 'too-dear':
        return state('verdictDear', {
          ...item,
          worth: upper(worthIfFree?.atMost ?? 0),
          extra: upper(extraCost?.atMost ?? 0),
          share: { value: capitalCost?.atLeast ?? 0, unit: 'share', bound: 'lower' },
          benefit: upper(sideBenefit?.atMost ?? 0),
        })
      case 'beyond-budget':
        return state('verdictBudget', { ...item, saved: { ...musd(-(extraCost?.atMost ?? 0)), bound: 'lower' } })
      case 'undecided':
        return extraCost === null
          ? state('verdictNotInTime', item)
          : state('verdictUndecided', { ...item, least: musd(extraCost.atLeast), extra: upper(extraCost.atMost) })
      default:
        return judged.verdict satisfies never
    }
  }
  return [
    reason(),
    ...(ifAtOnce === null
      ? []
      : [
          ifAtOnce.chosen
            ? state('verdictAtOnce', { ...item, saved: { ...musd(ifAtOnce.saved.atLeast), bound: 'lower' } })
            : state('verdictNotAtOnce', item),
        ]),
    ...switching(judged),
  ]
}

/** Where the verdict would be another: by the chance of an attack, by size, and by how firms and third places act. */
function switching({ id, attackChance, ifDivisible, conducts }: PlanResult['verdicts'][number]): readonly Statement[] {
  const item = { item: { names: 'decisions', ids: [id] } } as const
  const share = (value: number): StatementValue => ({ value, unit: 'share' })
  const under = (reason: (typeof conducts)[number]['reason']): string[] =>
    conducts.flatMap((one) => (one.reason === reason ? [one.conduct] : []))
  const [chosen, open] = [under('chosen'), under('open')]
  const settings = (ids: string[]): StatementValue => ({ names: 'conduct', ids })
  return [
    ...(attackChance === null
      ? []
      : attackChance.atMost !== null
        ? [
            state('verdictChance', {
              ...item,
              low: share(attackChance.atLeast),
              high: { value: attackChance.atMost, unit: 'share', bound: 'upper' },
            }),
          ]
        : attackChance.atLeast === 1
          ? [state('verdictNoChance', item)]
          : []),
    ...(ifDivisible === null
      ? []
      : ifDivisible.share > 0
        ? [
            state('verdictPart', {
              ...item,
              share: share(ifDivisible.share),
              saved: { ...musd(ifDivisible.saved.atLeast), bound: 'lower' },
            }),
          ]
        : [state('verdictNoPart', item)]),
    ...(chosen.length > 0 ? [state('verdictUnder', { ...item, conducts: settings(chosen) })] : []),
    ...(open.length > 0 ? [state('verdictOpenUnder', { ...item, conducts: settings(open) })] : []),
    ...(conducts.length > 0 && chosen.length + open.length === 0
      ? [state('verdictUnderNone', { ...item, n: { count: conducts.length } })]
      : []),
  ]
}

function bounded({ objective }: PlanResult): Statement {
  if (objective.optimal) return state('proved')
  if (objective.gap === null) return state('noBound')
  return state('withinBound', {
    gap: { value: objective.gap, unit: 'share', bound: 'upper' },
    lower: { value: objective.lowerBound, unit: 'MUSD', bound: 'lower' },
  })
}

/** Why the search ended, where that was before the gap asked for. */
function ended({ objective, options }: PlanResult): readonly Statement[] {
  const gap = { value: options.gap, unit: 'share' } as const
  switch (objective.termination) {
    case 'gap-reached':
      return []
    case 'unchecked':
      return [state('unproved', { claimed: musd(objective.claimed), gap })]
    case 'time-limit':
      return [state('timeLimit', { gap })]
    case 'round-limit':
      return [state('roundLimit', { gap })]
    case 'interrupted':
      return [state('interrupted', { gap })]
    default:
      return objective.termination satisfies never
  }
}

function threshold({ belowThreshold, options, coercer }: PlanResult): readonly Statement[] {
  if (belowThreshold === null) return []
  const of = {
    threshold: { value: belowThreshold.threshold, unit: 'times' },
    supplier: supplierOf(coercer),
  } as const
  return [
    belowThreshold.from === null
      ? state('notBlunt', { ...of, beyond: musd(at(belowThreshold.beyond, belowThreshold.beyond.length - 1)) })
      : state('blunt', { ...of, year: count(belowThreshold.from), most: count(options.maxMeasures) }),
  ]
}

function checked({ check }: PlanResult): Statement {
  if (check.difference === null) return state('unchecked')
  const difference = { value: check.difference, unit: 'error' } as const
  if (check.feasible && check.difference === 0) return state('checkedSame')
  return check.feasible ? state('checked', { difference }) : state('checkFailed', { difference })
}
