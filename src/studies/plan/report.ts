import { sayer, titleIn, WRITING, type SayOf } from '../../messages/index.ts'
import { at } from '../../lists/index.ts'
import type { Scenario, World } from '../../world/index.ts'
import { factsNotice } from '../asked-world.ts'
import { headersOf } from '../columns.ts'
import { left, percent, right, round, type Language, type Report, type Section } from '../report.ts'
import { textsOf } from '../summary.ts'
import { itemNames, namesIn, namesOf, type WorldNames } from '../words.ts'
import { yearsLabel } from './names.ts'
import { planColumns } from './columns.ts'
import type { PlanItem, PlanResult } from './result.ts'
import { planMessages } from './messages.gen.ts'
import { planSummary } from './summary.ts'

/** At most this many rows of a list are shown; the rest is in the tables. */
const TOLD = 15
/** Items that stand for a plan in one line. */
const DEAREST = 5

/** What the sections of a report are written from. */
interface Context {
  readonly result: PlanResult
  readonly say: SayOf<typeof planMessages>
  readonly names: WorldNames
  /** What an item of a plan is called. */
  readonly itemName: (id: string) => string
  readonly column: ReturnType<typeof headersOf<typeof planColumns>>
  /** The worst of a period in words. */
  readonly setName: (ids: readonly string[]) => string
}

/** The answer for a reader: what is decided, what it leaves to be lost year by year, what it costs, and how near it is to the best. */
export function planReport(world: World, asked: Scenario, result: PlanResult, language: Language): Report {
  const say = sayer(planMessages, language)
  const names = namesOf(world, language)
  const { menu, options, choices } = result
  const itemName = itemNames(world, language)
  const called = namesIn(world, language, asked.measures)
  const titles = new Map(asked.contingencies.map((one) => [one.id, titleIn(language, one)]))
  const about: Context = {
    result,
    say,
    names,
    itemName,
    column: headersOf(planColumns, language),
    // The worst is a set of measures, or of contingencies where the menu lists them.
    setName: (ids) =>
      ids.length === 0
        ? say('nothing')
        : titles.size > 0
          ? ids.map((id) => titles.get(id) ?? id).join(' + ')
          : called.setOf(ids),
  }
  return {
    title: say('title', { members: WRITING[language].dots(options.members.map(names.place)) }),
    lines: [
      say('made', { version: result.version, hash: result.world.hash.slice(0, 12), world: result.world.title }),
      say(menu.contingencies.length > 0 ? 'spanFutures' : 'span', {
        menu: menu.id,
        title: titleIn(language, { title: menu.title, titleJa: asked.titleJa }),
        start: options.start,
        chance: percent(options.attackProbability),
        n: options.maxMeasures,
        all: menu.measures.length,
        futures: menu.contingencies.length,
        months: menu.months,
      }),
      ...(options.risk === 'worst'
        ? []
        : [options.risk === 1 ? say('riskExpected') : say('riskTail', { part: percent(options.risk) })]),
      ...(options.drawn ? [say('drawn')] : []),
      say('choices', choices),
      ...factsNotice(world, result.world, language),
    ],
    sections: [
      {
        heading: say('brief'),
        lines: [...textsOf(planSummary.tell(result, language, called)), say('judged')],
      },
      periodsSection(about),
      ...constraintsSection(about),
      ...itemsSection(about, say('plants'), ['plant', 'thrifting']),
      ...itemsSection(about, say('reserves'), ['stockpile']),
      ...itemsSection(about, say('offtakes'), ['offtake']),
      ...budgetCurveSection(about),
      ...alternativesSection(about),
      ...delaysSection(about),
      ...costSharingSection(about),
    ],
  }
}

/** What is lost without the plan and under it, period by period. */
function periodsSection({ result: { periods }, say, column, setName }: Context): Section {
  return {
    heading: say('years'),
    table: {
      columns: [
        left(say('year')),
        column('do_nothing_loss_musd'),
        column('worst_case_loss_musd'),
        column('loss_upper_bound_musd'),
        column('worst_case_measures'),
      ],
      rows: periods.map((year) => [
        yearsLabel(year),
        round(year.doNothing.loss, 3),
        round(year.worstCase.loss, 3),
        round(year.lossUpperBound, 3),
        setName(year.worstCase.measures),
      ]),
    },
  }
}

/** What constraints ask for, and what the plan reaches. */
function constraintsSection({ result: { constraints, options }, say, column }: Context): Section[] {
  if (constraints.length === 0) return []
  return [
    {
      heading: say('terms', { title: options.constraints ?? '' }),
      table: {
        columns: [left(say('term')), left(say('from')), right(column('asked').name), column('reached'), column('unit')],
        rows: constraints.map(({ id, kind, unit, year, asked, reached }) => [
          id,
          year === null ? say('always') : String(year),
          `${say(kind === 'stock' || kind === 'share' ? 'least' : 'most')} ${round(asked, 3)}`,
          round(reached, 3),
          unit,
        ]),
      },
    },
  ]
}

/** What is decided, of some kinds. */
function itemsSection(
  { result: { decisions }, say, names, column, itemName }: Context,
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
        ...(valued ? [say('valued')] : []),
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

function budgetCurveSection({ result, say, column }: Context): Section[] {
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

function alternativesSection({ result, say, column, itemName: name }: Context): Section[] {
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

function delaysSection({ result: { delays, periods }, say }: Context): Section[] {
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

function costSharingSection({ result: { costSharing }, say, names, column }: Context): Section[] {
  if (costSharing === null) return []
  return [
    {
      heading: say('together'),
      lines: [say('togetherSays')],
      table: {
        columns: [
          left(say('member')),
          column('standalone_cost_musd'),
          column('allocated_saving_musd'),
          column('allocated_cost_musd'),
        ],
        rows: costSharing.members.map((member) => [
          names.place(member.place),
          round(member.standaloneCost, 3),
          round(member.allocatedSaving, 3),
          round(member.allocatedCost, 3),
        ]),
      },
    },
  ]
}
