import { at } from '../../lists/index.ts'
import { titleIn, type Language } from '../../messages/index.ts'
import { left, percent, right, round, type Section } from '../report.ts'
import { yearsLabel } from './names.ts'
import { asksForLeast } from './constraint-kinds.ts'
import { gainsOf } from './tables.ts'
import { DEAREST, type PlanReportContext } from './report-context.ts'

/** What constraints ask for, and what the plan reaches. */
export function constraintsSection(
  { result: { constraints, options }, say, column }: PlanReportContext,
  language: Language,
): Section[] {
  if (constraints.length === 0 || options.constraints === null) return []
  return [
    {
      heading: say('terms', { title: titleIn(language, options.constraints) }),
      table: {
        columns: [left(say('term')), left(say('from')), right(column('asked').name), column('reached'), column('unit')],
        rows: constraints.map(({ id, kind, unit, year, asked, reached }) => [
          id,
          year === null ? say('always') : String(year),
          `${say(asksForLeast(kind) ? 'least' : 'most')} ${round(asked, 3)}`,
          round(reached, 3),
          unit,
        ]),
      },
    },
  ]
}

/** What constraints cost that were asked about. */
export function termPricesSection({ result: { termPrices = [] }, say, column }: PlanReportContext): Section[] {
  if (termPrices.length === 0) return []
  const range = (of: { readonly atLeast: number; readonly atMost: number } | null): string =>
    of === null ? '' : [...new Set([round(of.atLeast, 3), round(of.atMost, 3)])].join('–')
  return [
    {
      heading: say('termPrices'),
      lines: [say('termPricesSay')],
      table: {
        columns: [
          left(say('term')),
          right(say('termCost')),
          right(column('step').name),
          right(say('termPrice')),
          column('unit'),
        ],
        rows: termPrices.map(({ id, cost, step, price, unit }) => [
          id,
          range(cost),
          round(step, 3),
          range(price),
          unit === '' ? say('ofAUnit') : unit,
        ]),
      },
    },
  ]
}

export function budgetCurveSection({ result, say, column }: PlanReportContext): Section[] {
  const { budgetCurve, options, objective, undiscountedCost, decisions, periods } = result
  if (budgetCurve.length === 0) return []
  const own = {
    budget: options.budget ?? Number.POSITIVE_INFINITY,
    upperBound: objective.upperBound,
    undiscountedCost,
    decisions,
    periods,
  }
  return [
    {
      heading: say('front'),
      lines: [say('frontSays')],
      table: {
        columns: [
          column('budget_musd'),
          column('undiscounted_cost_musd'),
          column('upper_bound_musd'),
          right(say('decisions')),
          ...periods.map((year) => right(say('worstOf', { years: yearsLabel(year) }))),
        ],
        rows: [...budgetCurve, own]
          .sort((a, b) => a.budget - b.budget)
          .map((point) => [
            Number.isFinite(point.budget) ? round(point.budget, 3) : say('noLimit'),
            round(point.undiscountedCost, 3),
            round(point.upperBound, 3),
            String(point.decisions.length),
            ...point.periods.map(({ worstCase }) => round(worstCase.loss, 3)),
          ]),
      },
    },
  ]
}

export function alternativesSection({ result, say, column, itemName: name }: PlanReportContext): Section[] {
  const { alternatives, objective, undiscountedCost } = result
  if (alternatives.length === 0) return []
  const most = Math.max(...alternatives.map(({ upperBound }) => upperBound / objective.upperBound - 1))
  return [
    {
      heading: say('others'),
      lines: [say('othersSay', { n: alternatives.length, most: percent(Math.max(0, most), 1) })],
      table: {
        columns: [
          column('plan'),
          column('upper_bound_musd'),
          column('undiscounted_cost_musd'),
          column('dissimilarity'),
          left(say('dearest')),
        ],
        rows: [
          ['1', round(objective.upperBound, 3), round(undiscountedCost, 3), '', ''],
          ...alternatives.map(({ upperBound, undiscountedCost, dissimilarity, decisions }, i) => [
            String(i + 2),
            round(upperBound, 3),
            round(undiscountedCost, 3),
            percent(dissimilarity),
            decisions
              .slice(0, DEAREST)
              .map(({ id, share }) => `${name(id)} (${percent(share)})`)
              .join(', '),
          ]),
        ],
      },
    },
  ]
}

export function delaysSection({ result: { delays, periods }, say }: PlanReportContext): Section[] {
  if (delays === null) return []
  return [
    {
      heading: say('late'),
      lines: [say('lateSays', { n: delays.samples, seed: delays.seed })],
      table: {
        columns: [
          left(say('year')),
          right(say('inTime')),
          right(say('lateLeast')),
          right(say('lateMean')),
          right(say('lateMost')),
        ],
        rows: periods.map((year, b) => {
          const losses = at(delays.losses, b)
          return [
            yearsLabel(year),
            round(year.worstCase.loss, 3),
            round(at(losses, 0), 3),
            round(losses.reduce<number>((sum, loss) => sum + loss, 0) / losses.length, 3),
            round(at(losses, losses.length - 1), 3),
          ]
        }),
      },
    },
  ]
}

/** What acting together saves, how it may be split, who could leave, and what help is worth. */
export function costSharingSection({
  result: { costSharing },
  say,
  names,
  column,
  setName,
}: PlanReportContext): Section[] {
  if (costSharing === null) return []
  const { coalitions, members, core, solidarity } = costSharing
  const gain = (own: { atLeast: number; atMost: number } | undefined): string =>
    own === undefined ? say('none') : own.atLeast > 0 ? range(own) : say('upTo', { most: round(own.atMost, 3) })
  const range = ({ atLeast, atMost }: { atLeast: number; atMost: number }): string => {
    const [low, high] = [round(atLeast, 3), round(atMost, 3)]
    return low === high ? low : say('range', { low, high })
  }
  const attacked = solidarity.filter(({ measures }) => measures.length > 0)
  return [
    {
      heading: say('together'),
      lines: [say('togetherSays')],
      table: {
        columns: [
          left(say('member')),
          column('standalone_cost_musd'),
          column('allocated_saving_musd'),
          column('nucleolus_saving_musd'),
          column('allocated_cost_musd'),
        ],
        rows: members.map((member) => [
          names.place(member.place),
          round(member.standaloneCost, 3),
          round(member.allocatedSaving, 3),
          member.nucleolusSaving === null ? '' : round(member.nucleolusSaving, 3),
          round(member.allocatedCost, 3),
        ]),
      },
    },
    {
      heading: say('groups'),
      lines: [say('groupsSay'), say(core.exists === 'yes' ? 'coreYes' : core.exists === 'no' ? 'coreNo' : 'coreOpen')],
      table: {
        columns: [
          left(say('group')),
          right(say('groupSaves')),
          right(say('leavesShapley')),
          right(say('leavesNucleolus')),
        ],
        rows: [
          ...members.map(({ place }) => ({ members: [place], saving: { atLeast: 0, atMost: 0 } })),
          ...coalitions.slice(0, -1),
        ].map((one) => {
          const gains = gainsOf(costSharing, one.members)
          return [
            one.members.map(names.place).join(' + '),
            range(one.saving),
            gain(gains.shapley),
            core.nucleolus === null ? '' : gain(gains.nucleolus),
          ]
        }),
      },
    },
    ...(attacked.length === 0
      ? []
      : [
          {
            heading: say('solidarity'),
            lines: [say('solidaritySays')],
            table: {
              columns: [
                column('attacked'),
                column('measures'),
                right(say('lostAlone')),
                right(say('lostShared')),
                ...members.map(({ place }) => right(say('ownLoss', { place: names.place(place) }))),
              ],
              rows: attacked.map((one) => [
                names.place(one.attacked),
                setName(one.measures),
                one.withoutHelp === null ? '' : round(one.withoutHelp, 3),
                one.withHelp === null ? '' : round(one.withHelp, 3),
                ...one.members.map(({ withoutHelp, withHelp }) =>
                  say('fromTo', { before: range(withoutHelp), after: range(withHelp) }),
                ),
              ]),
            },
          },
        ]),
  ]
}
