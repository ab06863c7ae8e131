import { sayer, WRITING, type SayOf } from '../../messages/index.ts'
import { at } from '../../lists/index.ts'
import type { Figure, World } from '../../world/index.ts'
import { factsNotice } from '../asked-world.ts'
import { headersOf } from '../columns.ts'
import { left, moneyIn, percent, right, round, type Language, type Report, type Section } from '../report.ts'
import type { Names } from '../summary.ts'
import { namesOf } from '../words.ts'
import { yearsLabel } from './names.ts'
import { argumentOf, type ArgumentBlock } from './argument.ts'
import { notChosen } from './not-chosen.ts'
import { planColumns } from './columns.ts'
import type { PlanItem, PlanResult } from './result.ts'
import { briefMessages } from './brief.gen.ts'
import { planMessages } from './messages.gen.ts'
import { PLAN_PROOF, planSummary } from './summary.ts'

/** Rows of a brief of two pages. */
const ITEMS = 14
/** Plants shown of those that are not in the plan. */
const APART = 5

/** What the sections of a brief are written from. */
interface Context {
  readonly world: World
  readonly result: PlanResult
  readonly language: Language
  readonly say: SayOf<typeof briefMessages>
  /** Says what the long report says, too. */
  readonly long: SayOf<typeof planMessages>
  readonly names: Names
  readonly column: ReturnType<typeof headersOf<typeof planColumns>>
  readonly sources: SourceList
  /** The last period of the plan. */
  readonly last: Period
}
type Period = PlanResult['periods'][number]

/**
 * The plan for somebody who has two pages of time: what to do by when, what it costs and buys, how safe it makes, what is sure and
 * what is not, and where each figure comes from.
 */
export function planBrief(world: World, names: Names, result: PlanResult, language: Language): Report {
  const { options, periods, budgetCurve } = result
  const told = planSummary.tell(result, language, names)
  const say = sayer(briefMessages, language)
  const long = sayer(planMessages, language)
  const column = headersOf(planColumns, language)
  const money = moneyIn(language)
  const about: Context = {
    world,
    result,
    language,
    say,
    long,
    names,
    column,
    sources: listOf(world),
    last: at(periods, periods.length - 1),
  }
  return {
    title: say('title', {
      members: WRITING[language].dots(options.members.map(namesOf(world, language).place)),
    }),
    lines: [
      say('asked', {
        budget: options.budget === null ? long('noLimit') : money(options.budget),
        start: options.start,
        n: options.maxMeasures,
        menu: result.menu.title,
        chance: `${round(100 * options.attackProbability)} %`,
      }),
      `ytterby ${result.version} · ${say('world')} ${result.world.hash.slice(0, 12)}`,
      ...factsNotice(world, result.world, language),
    ],
    sections: [
      ...argumentOf(told).map(({ block, statements }): Section => {
        const lines = statements.filter(({ id }) => !IN_TABLE.has(id)).map(({ text }) => text)
        return { heading: say(`block-${block}`), ...tableOf(about, block, lines) }
      }),
      ...(budgetCurve.length === 0 ? [] : [budgetsSection(about)]),
      {
        heading: say('trust'),
        lines: [...told.filter(({ id }) => PLAN_PROOF.has(id)).map(({ text }) => text), say('doubt')],
      },
      // The list is whole once all else has named its sources.
      { heading: say('sources'), lines: about.sources.list(say('judged')) },
    ],
  }
}

/** Statements that stand in the table of what is not funded. */
const IN_TABLE: ReadonlySet<string> = new Set(['pinnedDear', 'pinnedOpen'])

/** Lines of a part of the argument, and its table where it has one. */
function tableOf(about: Context, block: ArgumentBlock, lines: readonly string[]): Omit<Section, 'heading'> {
  const part =
    block === 'fund' && about.result.decisions.length > 0
      ? itemsTable(about)
      : block === 'buys'
        ? periodsTable(about)
        : block === 'notFunded'
          ? notChosenTable(about)
          : {}
  return { ...part, lines: [...lines, ...(part.lines ?? [])] }
}

/** What to do by when. */
function itemsTable(about: Context): Omit<Section, 'heading'> {
  const { world, result, say, names, column, sources } = about
  const { decisions } = result
  const valued = decisions.some(({ value }) => value !== null)
  const told = [...decisions].sort((a, b) => (a.decideBy < b.decideBy ? -1 : a.decideBy > b.decideBy ? 1 : 0))
  const shown = told.filter((item) => decisions.indexOf(item) < ITEMS)
  const rest = decisions.length - shown.length
  return {
    ...(rest > 0 ? { lines: [say('rest', { n: rest })] } : {}),
    table: {
      columns: [
        column('decide_by'),
        left(say('what')),
        column('available_from'),
        right(say('cost')),
        ...(valued ? [column('shapley_musd')] : []),
        left(say('source')),
      ],
      rows: shown.map((item) => [
        item.decideBy,
        names.nameOf('decisions', item.id),
        item.availableFrom,
        costOf(about, item),
        ...(valued ? [round(item.value?.shapley ?? 0)] : []),
        figuresOf(world, item)
          .map((figure) => sources.mark(figure))
          .filter((mark, i, all) => all.indexOf(mark) === i)
          .join(' '),
      ]),
    },
  }
}

/** What is not funded, and why. */
function notChosenTable({ result, say, long, names, column }: Context): Omit<Section, 'heading'> {
  const plants = notChosen(result).slice(0, APART)
  if (plants.length === 0) return {}
  return {
    lines: [say('notFundedSay')],
    table: {
      columns: [
        left(say('what')),
        left(long('verdict')),
        column('saved_at_most_musd'),
        column('least_cost_musd'),
        column('not_chosen_above'),
      ],
      rows: plants.map(({ id, reason, savedAtMost, leastCost, notChosenAbove }) => [
        names.nameOf('decisions', id),
        long(`reason-${reason}`),
        savedAtMost === null ? '' : round(savedAtMost),
        leastCost === null ? '' : round(leastCost),
        notChosenAbove === null ? '' : percent(notChosenAbove, 1),
      ]),
    },
  }
}

/** What an item costs, with the range of a project. */
function costOf({ world, say }: Context, { id, upfrontCost, annualCost }: PlanItem): string {
  const capex = world.projects.get(id)?.capex
  if (capex === undefined) return upfrontCost > 0 ? round(upfrontCost) : say('aYear', { amount: round(annualCost) })
  const end = (figure: number): string => round((upfrontCost * figure) / capex.value)
  return `${round(upfrontCost)} (${end(capex.low)}–${end(capex.high)})`
}

/** How safe it makes, period by period. */
function periodsTable({ result: { periods }, say, long, names, column }: Context): Omit<Section, 'heading'> {
  return {
    lines: [`${say('safety')}:`],
    table: {
      columns: [
        left(say('years')),
        column('do_nothing_loss_musd'),
        column('worst_case_loss_musd'),
        column('worst_case_measures'),
      ],
      rows: periods.map((year) => [
        yearsLabel(year),
        round(year.doNothing.loss, 3),
        round(year.worstCase.loss, 3),
        year.worstCase.measures.length === 0 ? long('nothing') : names.setOf(year.worstCase.measures),
      ]),
    },
  }
}

/** What more and what less would buy. */
function budgetsSection({ result: { budgetCurve }, say, column, last }: Context): Section {
  return {
    heading: say('budgets'),
    table: {
      columns: [
        column('budget_musd'),
        column('undiscounted_cost_musd'),
        right(say('lastWorst', { years: yearsLabel(last) })),
      ],
      rows: budgetCurve.map((point) => [
        round(point.budget, 3),
        round(point.undiscountedCost, 3),
        round(at(point.periods, point.periods.length - 1).worstCase.loss, 3),
      ]),
    },
  }
}

const JUDGED = 'judgement'

/** The figures that a decision rests on. */
function figuresOf(world: World, { id, kind, material }: PlanItem): Figure[] {
  const project = world.projects.get(id)
  if (project !== undefined) return [project.capex]
  const stage = world.materials.get(material ?? '')?.stage
  if (stage === undefined) return []
  const rule = kind === 'stockpile' ? world.stockpiles.get(stage)?.mostDays : world.offtakes.get(stage)?.premium
  const prices = world.prices.filter((price) => price.material === material && price.kind === 'baseline')
  return [...(rule === undefined ? [] : [rule]), ...prices.slice(0, 1).map(({ figure }) => figure)]
}

/** Titles of the sources that what is chosen rests on, for slides. */
export const sourceTitles = (world: World, { decisions }: Pick<PlanResult, 'decisions'>): string[] => {
  const ids = decisions.flatMap((item) => figuresOf(world, item).map(({ source }) => source))
  return [...new Set(ids)].flatMap((id) => (id === JUDGED ? [] : (world.sources.get(id)?.title ?? id)))
}

interface SourceList {
  readonly mark: (figure: Figure) => string
  readonly list: (judged: string) => string[]
}

/** Numbers sources as they are first named; judgements are one of them. */
function listOf(world: World): SourceList {
  const order: string[] = []
  return {
    mark: ({ source }) => {
      if (source === JUDGED) return '[J]'
      if (!order.includes(source)) order.push(source)
      return `[${order.indexOf(source) + 1}]`
    },
    list: (judged) => [
      ...order.map((id, i) => {
        const source = world.sources.get(id)
        return source === undefined
          ? `[${i + 1}] ${id}`
          : `[${i + 1}] ${source.title}, ${source.publisher}, ${source.published}. ${source.url}`
      }),
      `[J] ${judged}`,
    ],
  }
}
