import { at } from '../../lists/index.ts'
import { left, percent, right, round, roundUp, type Section } from '../report.ts'
import { notChosen } from './not-chosen.ts'
import type { PlanItem } from './result.ts'
import { TOLD, type PlanReportContext } from './report-context.ts'

/** A bound from above is rounded up: at 0.04 % it is no bound of 0.0 %. */
const percentAtMost = (share: number): string => `${roundUp(100 * share, 3)} %`

/** What is decided, of some kinds. */
export function itemsSection(
  { result: { decisions, options }, say, names, column, itemName }: PlanReportContext,
  heading: string,
  kinds: readonly PlanItem['kind'][],
): Section[] {
  const own = decisions.filter(({ kind }) => kinds.includes(kind))
  if (own.length === 0) return []
  const valued = decisions.some(({ value }) => value !== null)
  const buys = kinds.includes('offtake')
  const what = ({ id, material }: PlanItem): string => (material === null ? itemName(id) : names.material(material))
  const place = (id: string | null): string => (id === null ? '' : names.place(id))
  const size = ({ amounts, unit, kind }: PlanItem): string => {
    const most = Math.max(...amounts)
    return kind === 'thrifting' ? percent(most) : `${round(most)} ${unit}`
  }
  return [
    {
      heading,
      lines: [
        ...(valued ? [say(options.quietYears ? 'valuedMean' : 'valued')] : []),
        ...(own.length > TOLD ? [say('more', { n: own.length - TOLD })] : []),
      ],
      table: {
        columns: [
          left(say('what')),
          column('place'),
          ...(buys ? [column('from')] : []),
          column('decide_by'),
          column('available_from'),
          right(say('size')),
          column('share'),
          column('upfront_cost_musd'),
          column('annual_cost_musd'),
          ...(valued ? [column('leave_one_out_musd'), column('shapley_musd')] : []),
        ],
        rows: own
          .slice(0, TOLD)
          .map((item) => [
            what(item),
            place(item.place),
            ...(buys ? [place(item.from)] : []),
            item.decideBy,
            item.availableFrom,
            size(item),
            percent(item.share),
            round(item.upfrontCost),
            round(item.annualCost),
            ...(valued ? [round(item.value?.leaveOneOut ?? 0), round(item.value?.shapley ?? 0)] : []),
          ]),
      },
    },
  ]
}

/** Why projects are in the plan or not, and where that would change. */
export function verdictsSection({
  result: { verdicts },
  say,
  itemName,
  column,
  conductNames,
}: PlanReportContext): Section[] {
  if (verdicts.length === 0) return []
  type Range = { readonly atLeast: number | null; readonly atMost: number | null } | null
  const range = (of: Range, show: (value: number) => string): string => {
    const ends = [of?.atLeast, of?.atMost].flatMap((end) => (typeof end === 'number' ? [show(end)] : []))
    return [...new Set(ends)].join('–')
  }
  return [
    {
      heading: say('verdicts'),
      lines: [say('verdictsSay')],
      table: {
        columns: [
          left(say('what')),
          column('available_from'),
          left(say('verdict')),
          right(say('worthIfFree')),
          right(say('extraCost')),
          right(say('chosenAt')),
          right(say('besides')),
          right(say('atOnce')),
        ],
        rows: verdicts.map((each) => [
          itemName(each.id),
          each.availableFrom,
          say(`verdict-${each.verdict}`),
          range(each.worthIfFree, round),
          range(each.extraCost, round),
          range(each.capitalCost, percent),
          range(each.sideBenefit, round),
          range(each.ifAtOnce?.saved ?? null, round),
        ]),
      },
    },
    {
      heading: say('switching'),
      lines: [],
      table: {
        columns: [
          left(say('what')),
          right(say('dearerBy')),
          right(say('chosenFrom')),
          right(say('partChosen')),
          right(say('partSaved')),
        ],
        rows: verdicts.map((each) => [
          itemName(each.id),
          range(each.priceRise, round),
          each.attackChance?.atMost === null ? say('atNone') : range(each.attackChance, percent),
          each.ifDivisible === null ? '' : percent(each.ifDivisible.share),
          range(each.ifDivisible?.saved ?? null, round),
        ]),
      },
    },
    ...underConducts(verdicts, { say, itemName, conductNames }),
  ]
}

/** Why projects are in the plan or not if firms and third places act otherwise; a column for each project. */
function underConducts(
  verdicts: PlanReportContext['result']['verdicts'],
  { say, itemName, conductNames }: Pick<PlanReportContext, 'say' | 'itemName' | 'conductNames'>,
): Section[] {
  const conducts = verdicts[0]?.conducts.map(({ conduct }) => conduct) ?? []
  if (conducts.length === 0) return []
  return [
    {
      heading: say('underConducts'),
      lines: [say('conductsSay')],
      table: {
        columns: [left(say('conductSetting')), ...verdicts.map(({ id }) => left(itemName(id)))],
        rows: conducts.map((conduct, c) => [
          conductNames([conduct]),
          ...verdicts.map((judged) => {
            const { reason, notChosenAbove } = at(judged.conducts, c)
            return notChosenAbove === null
              ? say(`reason-${reason}`)
              : say('reasonAbove', { reason: say(`reason-${reason}`), share: percentAtMost(notChosenAbove) })
          }),
        ]),
      },
    },
  ]
}

/** Why plants are not in the plan. */
export function screeningSection({ result, say, itemName, column }: PlanReportContext): Section[] {
  const apart = notChosen(result)
  if (apart.length === 0) return []
  return [
    {
      heading: say('notChosen'),
      lines: [say('notChosenSay'), ...(apart.length > TOLD ? [say('more', { n: apart.length - TOLD })] : [])],
      table: {
        columns: [
          left(say('what')),
          left(say('verdict')),
          column('available_from'),
          column('saved_at_most_musd'),
          column('least_cost_musd'),
          column('not_chosen_above'),
        ],
        rows: apart
          .slice(0, TOLD)
          .map(({ id, reason, availableFrom, savedAtMost, leastCost, notChosenAbove }) => [
            itemName(id),
            say(`reason-${reason}`),
            availableFrom,
            savedAtMost === null ? '' : round(savedAtMost),
            leastCost === null ? '' : round(leastCost),
            notChosenAbove === null ? '' : percentAtMost(notChosenAbove),
          ]),
      },
    },
  ]
}
