import { factsNotice } from '../asked-world.ts'
import { textsOf } from '../summary.ts'
import { assumptionsSection } from './assumptions-report.ts'
import { dumpingSections } from './dumping-report.ts'
import {
  alternativesSection,
  budgetCurveSection,
  constraintsSection,
  costSharingSection,
  delaysSection,
  termPricesSection,
} from './report-besides.ts'
import { itemsSection, screeningSection, verdictsSection } from './report-items.ts'
import { newsSection, outOfSampleSection, partsSection, worldsSection } from './report-worlds.ts'
import { nameIn, sayer, titleIn, WRITING } from '../../messages/index.ts'
import type { Scenario, World } from '../../world/index.ts'
import { headersOf } from '../columns.ts'
import { left, percent, round, type Language, type Report, type Section } from '../report.ts'
import { itemNames, namesIn, namesOf } from '../words.ts'
import { yearsLabel } from './names.ts'
import { planColumns } from './columns.ts'
import type { PlanResult } from './result.ts'
import { planMessages } from './messages.gen.ts'
import { planSummary } from './summary.ts'
import { cents, type PlanReportContext } from './report-context.ts'

/** The answer for a reader: what is decided, what it leaves to be lost year by year, what it costs, and how near it is to the best. */
export function planReport(world: World, asked: Scenario, result: PlanResult, language: Language): Report {
  const say = sayer(planMessages, language)
  const names = namesOf(world, language)
  const { menu, options, choices } = result
  const itemName = itemNames(world, language)
  const called = namesIn(world, language, asked.measures)
  const titles = new Map(asked.contingencies.map((one) => [one.id, titleIn(language, one)]))
  const about: PlanReportContext = {
    result,
    say,
    names,
    itemName,
    conductNames: (ids) =>
      WRITING[language].commas(
        ids.map((id) => {
          const setting = world.conduct.get(id)
          return setting === undefined ? id : nameIn(language, setting)
        }),
      ),
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
      ...(options.quietYears ? [say('quietYears')] : []),
      say('choices', choices),
      ...factsNotice(world, result.world, language),
    ],
    sections: [
      {
        heading: say('brief'),
        lines: [...textsOf(planSummary.tell(result, language, called)), say('judged')],
      },
      periodsSection(about),
      ...partsSection(about),
      ...newsSection(about, language),
      ...dumpingSections(result, { itemName, material: names.material }, language),
      ...worldsSection(about),
      ...outOfSampleSection(about),
      ...constraintsSection(about, language),
      ...termPricesSection(about),
      ...assumptionsSection(result, language, about.conductNames),
      ...itemsSection(about, say('plants'), ['plant', 'thrifting']),
      ...itemsSection(about, say('reserves'), ['stockpile']),
      ...itemsSection(about, say('offtakes'), ['offtake']),
      ...verdictsSection(about),
      ...screeningSection(about),
      ...budgetCurveSection(about),
      ...alternativesSection(about),
      ...delaysSection(about),
      ...costSharingSection(about),
    ],
  }
}

/** What is lost without the plan and under it, period by period. */
function periodsSection({ result: { periods }, say, column, setName }: PlanReportContext): Section {
  const quiet = periods.some(({ quietYear }) => quietYear !== undefined)
  return {
    heading: say('years'),
    table: {
      columns: [
        left(say('year')),
        column('do_nothing_loss_musd'),
        column('worst_case_loss_musd'),
        column('loss_upper_bound_musd'),
        ...(quiet ? [column('quiet_no_plan_loss_musd'), column('quiet_loss_musd')] : []),
        column('worst_case_measures'),
      ],
      rows: periods.map((year) => [
        yearsLabel(year),
        round(year.doNothing.loss, 3),
        round(year.worstCase.loss, 3),
        round(year.lossUpperBound, 3),
        ...(year.quietYear === undefined ? [] : [cents(year.quietYear.doNothing), cents(year.quietYear.plan)]),
        setName(year.worstCase.measures),
      ]),
    },
  }
}
