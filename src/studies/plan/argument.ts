import { at } from '../../lists/index.ts'
import { sayer, WRITING, type Language } from '../../messages/index.ts'
import { round } from '../report.ts'
import { statementsIn, type Statement, type StatementValue } from '../summary.ts'
import { assumptionsMessages } from './assumptions.gen.ts'
import type { AssumptionKind, PlanAssumption } from './assumptions-schema.ts'
import { notChosen } from './not-chosen.ts'
import type { PlanResult } from './result.ts'
import { summaryMessages } from './summary.gen.ts'
import { LOSS_SPARED } from './tolerances.ts'

// The part of a summary that makes an argument of it: what is funded first, what it buys and leaves, and what it turns on.

const { state } = statementsIn(summaryMessages)

/** Items, lines and materials that are named. */
const NAMED = 3
/** Assumptions that are named. */
const TURNED = 3

type Id = keyof typeof summaryMessages.en

/** An argument, block by block: what each says, by the ids of its statements. */
export const PLAN_ARGUMENT = [
  {
    block: 'fund',
    ids: [
      'inCurrency',
      'decidedWithin',
      'decided',
      'dearest',
      'dearestAtOnce',
      'newsWaits',
      'newsNothingWaits',
      'newsAlike',
      'dumpingKept',
      'dumpingYear',
      'dumpingNone',
      'dumpingNoBooks',
    ],
  },
  {
    block: 'buys',
    ids: [
      'nothingFound',
      'nothingYet',
      'cuts',
      'turnsToGain',
      'worstYear',
      'worstYearGain',
      'gains',
      'spared',
      'sparedAll',
      'blunt',
      'total',
      'quietGain',
      'quietNothing',
      'quietParts',
      'guarded',
      'freshMean',
      'freshMeanAlone',
      'costSharing',
      'stableShapley',
      'unstableShapley',
      'openShapley',
      'stableNucleolus',
      'unstableNucleolus',
      'openNucleolus',
    ],
  },
  {
    block: 'leaves',
    ids: [
      'nothingInPlace',
      'nothingBefore',
      'notBlunt',
      'worstLeft',
      'worstLeftNone',
      'stillStops',
      'stopsNothing',
      'solidarity',
      'dumpingStill',
      'dumpingRuns',
      'dumpingBefore',
      'dumpingNotKept',
      'dumpingLostBefore',
    ],
  },
  {
    block: 'turns',
    ids: [
      'attacksBegin',
      'turnsOn',
      'turnsChance',
      'turnsMonths',
      'turnsMeasures',
      'turnsStart',
      'turnsStartSlowly',
      'turnsConduct',
      'turnsConductHalves',
      'turnsDelay',
      'turnsDiscount',
      'turnsCapital',
      'paysFrom',
      'paysAlways',
      'paysNever',
      'losesUnder',
      'losesNowhere',
      'askAssumptions',
      'delayed',
      'technologyBan',
      'newsValues',
      'newsPath',
    ],
  },
  {
    block: 'notFunded',
    ids: [
      'screened',
      'pinnedChosen',
      'pinnedExcluded',
      'pinnedDear',
      'pinnedOpen',
      'verdictChosen',
      'verdictInPlan',
      'verdictRequired',
      'verdictUnderWay',
      'verdictLate',
      'verdictRuledOut',
      'verdictNoEffect',
      'verdictNothing',
      'verdictDear',
      'verdictBudget',
      'verdictUndecided',
      'verdictNotInTime',
    ],
  },
  {
    block: 'change',
    ids: [
      'inBelow',
      'openBelow',
      'verdictAtOnce',
      'verdictNotAtOnce',
      'verdictChance',
      'verdictNoChance',
      'verdictPart',
      'verdictNoPart',
      'verdictUnder',
      'verdictOpenUnder',
      'verdictUnderNone',
      'noRegret',
      'noRegretNone',
    ],
  },
] as const satisfies readonly { readonly block: string; readonly ids: readonly Id[] }[]
export type ArgumentBlock = (typeof PLAN_ARGUMENT)[number]['block']

/** Statements of a summary by block, in the order of the argument; blocks without any are left out. */
export const argumentOf = <S extends { readonly id: string }>(
  statements: readonly S[],
): { readonly block: ArgumentBlock; readonly statements: readonly S[] }[] =>
  PLAN_ARGUMENT.map(({ block, ids }) => ({
    block,
    statements: statements.filter(({ id }) => (ids as readonly string[]).includes(id)),
  })).filter((one) => one.statements.length > 0)

const musd = (value: number): StatementValue => ({ value, unit: 'MUSD' })
const share = (value: number): StatementValue => ({ value, unit: 'share' })
const count = (value: number): StatementValue => ({ count: value })

/** What is decided first, and by when. */
export function dearest({ decisions }: PlanResult): readonly Statement[] {
  if (decisions.length === 0) return []
  const dates = decisions.map(({ decideBy }) => decideBy).sort()
  const [first, last] = [at(dates, 0), at(dates, dates.length - 1)]
  const items = { names: 'decisions', ids: decisions.slice(0, NAMED).map(({ id }) => id) } as const
  return [
    first === last
      ? state('dearestAtOnce', { items, first: { month: first } })
      : state('dearest', {
          items,
          now: count(dates.filter((date) => date === first).length),
          first: { month: first },
          last: { month: last },
        }),
  ]
}

/** Whose lines it keeps running, and what the worst attack that is left still stops. */
export function remaining({ remaining: left, decisions, periods }: PlanResult): readonly Statement[] {
  if (left === undefined || decisions.length === 0) return []
  const { doNothing, plan, from } = left
  const sectorsOf = (uses: typeof plan.uses): StatementValue => ({
    names: 'sectors',
    ids: [...new Set(uses.map(({ sector }) => sector))].slice(0, NAMED),
  })
  const spared = doNothing.places.flatMap(({ place, valueAddedLost: without }): Statement[] => {
    const lost = plan.places.find((one) => one.place === place)?.valueAddedLost ?? 0
    if (without - lost <= LOSS_SPARED * without) return []
    const values = {
      place: { names: 'places', ids: [place] },
      sectors: sectorsOf(doNothing.uses.filter((one) => one.place === place)),
      without: musd(without),
    } as const
    return [lost > 0 ? state('spared', { ...values, with: musd(lost) }) : state('sparedAll', values)]
  })
  const before = state('nothingBefore', { year: count(at(periods, 0).from) })
  const last = at(periods, periods.length - 1).worstCase
  if (last.measures.length === 0) return [...spared, before, state('worstLeftNone', { year: count(from) })]
  const lost = plan.places.reduce<number>((sum, { valueAddedLost }) => sum + valueAddedLost, 0)
  return [
    ...spared,
    before,
    state('worstLeft', { year: count(from), measures: { names: 'measures', ids: plan.measures } }),
    plan.uses.length === 0
      ? state('stopsNothing')
      : state('stillStops', {
          sectors: sectorsOf(plan.uses),
          lost: musd(lost),
          materials: {
            names: 'materials',
            ids: [...new Set(plan.uses.map(({ material }) => material))].slice(0, NAMED),
          },
        }),
  ]
}

/** The assumptions on which the plan turns, and from which chance of an attack it pays. */
export function turning(result: PlanResult): readonly Statement[] {
  const { assumptions: asked, decisions, news } = result
  if (decisions.length === 0 || news !== undefined) return []
  if (asked === undefined) return result.breakEvenChance === undefined ? [] : [...pays(result), state('askAssumptions')]
  const { assumptions, saved } = asked
  const most = assumptions.slice(0, TURNED)
  const [first, second, third] = most.map(({ kind }) => kindsText([kind]))
  const losing = assumptions.filter(({ least }) => least < 0)
  return [
    ...(first === undefined || second === undefined || third === undefined
      ? []
      : [state('turnsOn', { saved: musd(saved), first, second, third })]),
    ...most.flatMap((one) => [turn(one, saved), ...slowly(one)]),
    ...pays(result),
    losing.length === 0
      ? state('losesNowhere')
      : state('losesUnder', { assumptions: kindsText(losing.map(({ kind }) => kind)) }),
  ]
}

function pays({ breakEvenChance: chance, objective }: PlanResult): readonly Statement[] {
  if (chance === undefined) return []
  if (chance !== null) return [state('paysFrom', { chance: { value: chance, unit: 'share', bound: 'upper' } })]
  return [state(objective.upperBound <= objective.doNothing ? 'paysAlways' : 'paysNever')]
}

/**
 * What is saved at the lowest and the highest value of an assumption, that of the plan as it was made among them; none for conduct,
 * nor where conduct is another too.
 */
export function endsTried(
  { value, cases }: Pick<PlanAssumption, 'value' | 'cases'>,
  saved: number,
): { readonly low: ValueTried; readonly high: ValueTried } | undefined {
  const made = value === null ? [] : [{ value, saved }]
  const tried = [
    ...cases.flatMap(({ value: other, conduct, saved: there }) =>
      other === null || conduct !== null ? [] : [{ value: other, saved: there }],
    ),
    ...made,
  ]
  tried.sort((one, other) => one.value - other.value)
  const [low, high] = [tried[0], tried.at(-1)]
  return low === undefined || high === undefined ? undefined : { low, high }
}
interface ValueTried {
  readonly value: number
  readonly saved: number
}

/** A later start saves little where buyers have found others by then: what it saves where they find them slowly. */
const slowly = ({ kind, cases }: PlanAssumption): readonly Statement[] =>
  kind !== 'start'
    ? []
    : cases.flatMap(({ value, conduct, saved }) =>
        value === null || conduct === null
          ? []
          : [state('turnsStartSlowly', { later: count(value), saved: musd(saved) })],
      )

/** What is saved at both ends of an assumption, in words. */
function turn(assumption: PlanAssumption, saved: number): Statement {
  const { kind, cases, least, most } = assumption
  const ends = endsTried(assumption, saved) ?? { low: { value: 0, saved }, high: { value: 0, saved } }
  const between = (
    told: (value: number) => StatementValue,
  ): Readonly<Record<'low' | 'high' | 'atLow' | 'atHigh', StatementValue>> => ({
    low: told(ends.low.value),
    high: told(ends.high.value),
    atLow: musd(ends.low.saved),
    atHigh: musd(ends.high.saved),
  })
  switch (kind) {
    case 'attack-probability':
      return state('turnsChance', between(share))
    case 'months':
      return state('turnsMonths', between(count))
    case 'measures':
      return state('turnsMeasures', between(count))
    case 'start':
      return state('turnsStart', {
        now: count(ends.low.value),
        later: count(ends.high.value),
        atNow: musd(ends.low.saved),
        atLater: musd(ends.high.saved),
      })
    case 'discount':
      return state('turnsDiscount', between(percentText))
    case 'capital-cost':
      return state(
        'turnsCapital',
        between((times) => ({ value: times, unit: 'times' })),
      )
    case 'delay':
      return state('turnsDelay', { late: musd(at(cases, 0).saved) })
    case 'conduct': {
      const named = (saved: number): StatementValue => ({
        names: 'conduct',
        ids: cases
          .filter((one) => one.saved === saved)
          .flatMap(({ conduct }) => conduct ?? [])
          .slice(0, 1),
      })
      const sorted = cases.map((one) => one.saved).sort((one, other) => one - other)
      const [low, high] = [at(sorted, 0), at(sorted, sorted.length - 1)]
      const values = { least: musd(low), worst: named(low), most: musd(high), best: named(high) }
      return saved > 0 && least < saved / 2 && most > least
        ? state('turnsConductHalves', values)
        : state('turnsConduct', values)
    }
    default:
      return kind satisfies never
  }
}

/** What would change the mind: plants that are nearest to the plan, and below which part of their cost they might be in one. */
export function wouldChange(result: PlanResult): readonly Statement[] {
  const nearest = notChosen(result)
    .filter(({ pinned, notChosenAbove }) => !pinned && (notChosenAbove ?? 0) > 0)
    .sort((one, other) => (other.notChosenAbove ?? 0) - (one.notChosenAbove ?? 0))
    .slice(0, NAMED)
  return nearest.map(({ id, notChosenAbove }) => {
    const item = { names: 'decisions', ids: [id] } as const
    const above = notChosenAbove ?? 0
    return above >= 1
      ? state('openBelow', { item, times: { value: above, unit: 'times', bound: 'upper' } })
      : state('inBelow', { item, share: { value: above, unit: 'share', bound: 'upper' } })
  })
}

/** What an assumption is called. */
export const kindIn = (kind: AssumptionKind, language: Language): string =>
  sayer(assumptionsMessages, language)(`kind-${kind}`)
/** Assumptions in words. */
const kindsText = (kinds: readonly AssumptionKind[]): StatementValue => ({
  en: WRITING.en.commas(kinds.map((kind) => kindIn(kind, 'en'))),
  ja: WRITING.ja.commas(kinds.map((kind) => kindIn(kind, 'ja'))),
})
/** A small share in two digits. */
const percentText = (part: number): StatementValue => ({
  en: WRITING.en.inPercent(round(100 * part)),
  ja: WRITING.ja.inPercent(round(100 * part)),
})
