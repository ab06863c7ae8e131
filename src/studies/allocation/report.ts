import { sayer, titleIn, WRITING, type SayOf } from '../../messages/index.ts'
import type { Scenario, World } from '../../world/index.ts'
import { factsNotice } from '../asked-world.ts'
import { headersOf } from '../columns.ts'
import { left, percent, right, round, type Language, type Report, type Section } from '../report.ts'
import { textsOf } from '../summary.ts'
import { namesIn, namesOf, type WorldNames } from '../words.ts'
import { allocationColumns } from './columns.ts'
import { allocationMessages } from './messages.gen.ts'
import type { AllocationResult, Rule } from './result.ts'
import { allocationSummary } from './summary.ts'

/** Less than this, in million USD, is not worth a row. */
const WORTH_A_ROW = 0.5

/** The answer for a reader: what each rule costs, on whom it falls, what it takes to run, who pays. */
export function allocationReport(
  world: World,
  scenario: Scenario,
  result: AllocationResult,
  language: Language,
): Report {
  const say = sayer(allocationMessages, language)
  const about: Context = {
    result,
    say,
    names: namesOf(world, language),
    column: headersOf(allocationColumns, language),
    ruleName: (rule) => say(`rule-${rule}`),
  }
  return {
    title: say('heading', { title: titleIn(language, scenario) }),
    lines: [
      say('made', {
        version: result.version,
        hash: result.world.hash.slice(0, 12),
        world: result.world.title,
        scenario: result.scenario.id,
      }),
      say('span', {
        months: result.scenario.months,
        start: result.scenario.start,
        foresight: result.foresight,
      }),
      ...factsNotice(world, result.world, language),
    ],
    sections: [
      { heading: say('brief'), lines: textsOf(allocationSummary.tell(result, language, namesIn(world, language))) },
      compareSection(about, language),
      ...byRuleSections(about),
      goodsSection(about),
      toRunSection(about),
      moneySection(about),
      howSection(about),
    ],
  }
}

interface Context {
  readonly result: AllocationResult
  readonly say: SayOf<typeof allocationMessages>
  readonly names: WorldNames
  readonly column: ReturnType<typeof headersOf<typeof allocationColumns>>
  readonly ruleName: (rule: Rule) => string
}

function compareSection({ result, say, names, column, ruleName }: Context, language: Language): Section {
  return {
    heading: say('compare'),
    lines: [
      result.priority.length === 0
        ? say('nobodyFirst')
        : say('compareNote', {
            reserved: round(100 * result.reserved),
            sectors: WRITING[language].commas(result.priority.map(names.sector)),
          }),
    ],
    table: {
      columns: [
        column('rule'),
        column('value_added_lost_musd'),
        column('more_than_market_musd'),
        column('value_added_lost_elsewhere_musd'),
        column('priority_lost_musd'),
        column('first_stop'),
        column('sector'),
      ],
      rows: result.rules.map((rule) => [
        ruleName(rule.rule),
        round(rule.valueAddedLost),
        round(rule.moreThanMarket),
        round(rule.valueAddedLostElsewhere),
        round(rule.priorityLost),
        rule.firstStop?.month ?? say('none'),
        rule.firstStop === null ? say('none') : names.sector(rule.firstStop.sector),
      ]),
    },
  }
}

/** An auction gives what the market gives: it has no column of its own. */
const TOLD: readonly Rule[] = ['market', 'mix', 'priority', 'pro-rata']

function byRuleSections({ result, say, names, ruleName }: Context): Section[] {
  const told = TOLD.flatMap((rule) => result.rules.filter((one) => one.rule === rule))
  const columns = told.map(({ rule }) => right(ruleName(rule)))
  const many = result.members.length > 1
  const rowsOf = (
    of: (rule: (typeof told)[number]) => readonly { readonly name: string; readonly lost: number }[],
  ): string[][] => {
    const rows = new Map<string, number[]>()
    told.forEach((rule, i) => {
      for (const { name, lost } of of(rule)) {
        const row = rows.get(name) ?? told.map(() => 0)
        row[i] = lost
        rows.set(name, row)
      }
    })
    return [...rows]
      .filter(([, lost]) => Math.max(...lost) >= WORTH_A_ROW)
      .sort(([, a], [, b]) => Math.max(...b) - Math.max(...a))
      .map(([name, lost]) => [name, ...lost.map((amount) => round(amount))])
  }
  return [
    {
      heading: say('sectors'),
      table: {
        columns: [left(say('sector')), ...columns],
        rows: rowsOf(({ sectors }) =>
          sectors.map(({ place, sector, valueAddedLost: lost }) => ({
            name: many ? `${names.place(place)}: ${names.sector(sector)}` : names.sector(sector),
            lost,
          })),
        ),
      },
    },
    {
      heading: say('elsewhere'),
      table: {
        columns: [left(say('place')), ...columns],
        rows: rowsOf(({ places }) =>
          places
            .filter(({ place }) => !result.members.includes(place))
            .map(({ place, valueAddedLost: lost }) => ({ name: names.place(place), lost })),
        ),
      },
    },
  ]
}

function goodsSection({ result, say, names, column }: Context): Section {
  return {
    heading: say('goods'),
    table: {
      columns: [
        column('place'),
        column('material'),
        column('usual_t_per_month'),
        column('least_share'),
        column('users'),
        column('is_shared'),
      ],
      rows: result.goods.map((good) => [
        names.place(good.place),
        names.material(good.material),
        `${round(good.usual)} ${good.unit}`,
        percent(good.leastShare),
        String(good.users),
        say(good.isShared ? 'yes' : 'no'),
      ]),
    },
  }
}

function toRunSection({ result, say, column, ruleName }: Context): Section {
  return {
    heading: say('toRun'),
    lines: [say('toRunNote')],
    table: {
      columns: [
        column('rule'),
        column('goods'),
        column('users'),
        column('decisions'),
        column('lots'),
        column('figures'),
        column('judged'),
        column('traced'),
        column('newcomers'),
      ],
      rows: result.rules.map(({ rule, toRun }) => [
        ruleName(rule),
        ...[
          toRun.goods,
          toRun.users,
          toRun.decisions,
          toRun.lots,
          toRun.figures,
          toRun.judged,
          toRun.traced,
          toRun.newcomers,
        ].map(String),
      ]),
    },
  }
}

function moneySection({ result, say, names, column }: Context): Section {
  return {
    heading: say('money'),
    lines: [say('moneyNote')],
    table: {
      columns: [
        column('place'),
        column('users_at_usual_musd'),
        column('users_at_clearing_musd'),
        column('state_at_usual_musd'),
        column('state_at_clearing_musd'),
      ],
      rows: result.money.map((one) => [
        names.place(one.place),
        round(one.usersAtUsual),
        round(one.usersAtClearing),
        round(one.stateAtUsual),
        round(one.stateAtClearing),
      ]),
    },
  }
}

function howSection({ result, say }: Context): Section {
  const most = (of: (rule: AllocationResult['rules'][number]) => number): string =>
    Math.max(...result.rules.map(of)).toExponential(0)
  return {
    heading: say('how'),
    lines: [
      say('free'),
      say('where'),
      say('books', {
        balance: most(({ maxBalanceResidual }) => maxBalanceResidual),
        excess: most(({ maxBoundViolation }) => maxBoundViolation),
      }),
    ],
  }
}
