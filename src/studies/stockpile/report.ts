import { sayer, titleIn, type SayOf } from '../../messages/index.ts'
import type { Scenario, World } from '../../world/index.ts'
import { factsNotice } from '../asked-world.ts'
import { headersOf } from '../columns.ts'
import { moneyIn, percent, round, type Language, type Report, type Section } from '../report.ts'
import { textsOf } from '../summary.ts'
import { namesIn, namesOf, type WorldNames } from '../words.ts'
import { stockpileColumns } from './columns.ts'
import { FASTEST } from './curves.ts'
import { stockpileMessages } from './messages.gen.ts'
import type { StockpileBest, StockpileForm, StockpileResult } from './result.ts'
import { stockpileSummary } from './summary.ts'

/** The answer for a reader: in which form and which goods, how much, how fast to buy, when to release, and what that rests on. */
export function stockpileReport(world: World, scenario: Scenario, result: StockpileResult, language: Language): Report {
  const say = sayer(stockpileMessages, language)
  const said = namesIn(world, language)
  const about: Context = {
    result,
    say,
    language,
    names: namesOf(world, language),
    stage: (id) => said.nameOf('stages', id),
    column: headersOf(stockpileColumns, language),
  }
  const [form] = result.forms
  const { chances, best } = result
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
        probability: percent(chances.attackProbability),
        repeat: percent(chances.repeatProbability),
        lasts: chances.lasts,
        discount: percent(chances.discount, 1),
        foresight: result.foresight,
      }),
      ...factsNotice(world, result.world, language),
    ],
    sections: [
      { heading: say('brief'), lines: textsOf(stockpileSummary.tell(result, language, said)) },
      formsSection(about),
      goodsSection(about),
      ...(form === undefined || best === null
        ? []
        : [
            buyingSection(about, form),
            ruleSection(about, best),
            rulesSection(about, best),
            sizesSection(about, best),
            carriedSection(about, best),
            ...drawsSections(about, best),
          ]),
      howSection(about, form),
    ],
  }
}

interface Context {
  readonly result: StockpileResult
  readonly say: SayOf<typeof stockpileMessages>
  readonly language: Language
  readonly names: WorldNames
  readonly stage: (id: string) => string
  readonly column: ReturnType<typeof headersOf<typeof stockpileColumns>>
}

function formsSection({ result, say, stage, column }: Context): Section {
  return {
    heading: say('forms'),
    lines: [say('formsNote')],
    table: {
      columns: [
        column('form'),
        column('target_days'),
        column('most_days'),
        column('held_days'),
        column('fill_musd'),
        column('saved_in_embargo_musd'),
        column('saved_musd'),
        column('purchases_musd'),
        column('keeping_musd'),
        column('net_musd'),
      ],
      rows: result.forms.map((form) => [
        stage(form.stage),
        String(form.target),
        String(form.most),
        round(form.held),
        round(form.fillCost),
        round(form.savedCleared),
        round(form.saved),
        round(form.purchaseCost),
        round(form.keepingCost),
        round(form.net),
      ]),
    },
  }
}

/** Goods of which a first tonne pays at a probability above this are left to the tables of the result. */
const WORTH_A_ROW = 0.5

function goodsSection({ result, say, names, stage, column }: Context): Section {
  return {
    heading: say('goods'),
    lines: [say('goodsNote')],
    table: {
      columns: [
        column('place'),
        column('material'),
        column('form'),
        column('usual_t_per_month'),
        column('quiet_price_usd_per_kg'),
        column('gain_usd_per_kg'),
        column('probability_needed'),
        column('is_held'),
      ],
      rows: result.goods
        .filter(
          ({ isHeld, probabilityNeeded }) => isHeld || (probabilityNeeded !== null && probabilityNeeded < WORTH_A_ROW),
        )
        .map((good) => [
          names.place(good.place),
          names.material(good.material),
          stage(good.stage),
          `${round(good.usual)} ${good.unit}`,
          round(good.quietPrice),
          round(good.gain),
          good.probabilityNeeded === null ? say('none') : percent(good.probabilityNeeded, 2),
          say(good.isHeld ? 'yes' : 'no'),
        ]),
    },
  }
}

function buyingSection({ say, stage, column }: Context, form: StockpileForm): Section {
  const fastest = Math.max(...form.purchases.map(({ days }) => days))
  return {
    heading: say('buying', { form: stage(form.stage) }),
    lines: [say('buyingNote'), ...(fastest < FASTEST ? [say('missing', { days: fastest })] : [])],
    table: {
      columns: [
        column('days_per_month'),
        column('price_increase'),
        column('users_pay_more_musd'),
        column('value_added_lost_musd'),
      ],
      rows: form.purchases.map(({ days, dayPrice, usersPayMore, valueAddedLost }) => [
        String(days),
        percent(dayPrice / form.dayWorth - 1),
        round(usersPayMore),
        round(valueAddedLost),
      ]),
    },
  }
}

function ruleSection({ say, stage, column }: Context, best: StockpileBest): Section {
  return {
    heading: say('rule', { form: stage(best.stage) }),
    lines: [say('ruleNote')],
    table: {
      columns: [column('market'), column('from_days'), column('to_days'), column('days_per_month')],
      rows: [
        ...best.buying.map(({ market, from, to, days }) => [say(market), String(from), String(to), String(days)]),
        ...inSteps(best.releasing).map(({ first, last, from, to, days }) => [
          first === last ? say('embargoOne', { from: first }) : say('embargo', { from: first, to: last }),
          String(from),
          String(to),
          String(0 - days),
        ]),
      ],
    },
  }
}

interface Step {
  readonly first: number
  last: number
  readonly from: number
  to: number
  readonly days: number
}

/** Months in a row in which as much is let out. */
function inSteps(releasing: StockpileBest['releasing']): Step[] {
  const steps: Step[] = []
  for (const { month, days, left } of releasing) {
    const before = steps.at(-1)
    if (before?.days === days) {
      before.last = month
      before.to = left
    } else steps.push({ first: month, last: month, from: left + days, to: left, days })
  }
  return steps
}

function rulesSection({ result, say, stage, column }: Context, best: StockpileBest): Section {
  return {
    heading: say('rules', { form: stage(best.stage) }),
    lines: [say('rulesNote', { lasts: result.chances.lasts })],
    table: {
      columns: [
        column('rule'),
        column('saved_in_embargo_musd'),
        column('saved_musd'),
        column('purchases_musd'),
        column('keeping_musd'),
        column('net_musd'),
      ],
      rows: best.rules.map((one) => [
        ruleName(say, one.rule),
        round(one.savedCleared),
        round(one.saved),
        round(one.purchaseCost),
        round(one.keepingCost),
        round(one.net),
      ]),
    },
  }
}

const ruleName = (say: Context['say'], rule: StockpileBest['rules'][number]['rule']): string => say(`rule-${rule}`)

function sizesSection({ say, stage, column }: Context, best: StockpileBest): Section {
  return {
    heading: say('sizes', { form: stage(best.stage) }),
    table: {
      columns: [column('most_days'), column('target_days'), column('net_musd')],
      rows: best.sizes.map(({ most, target, net }) => [String(most), String(target), round(net)]),
    },
  }
}

function carriedSection({ say, stage, column }: Context, best: StockpileBest): Section {
  return {
    heading: say('carried', { form: stage(best.stage) }),
    lines: [say('carriedNote')],
    table: {
      columns: [column('what'), column('value'), column('target_days'), column('net_musd')],
      rows: best.carriedBy.map(({ what, value, target, net }) => [
        say(`what-${what}`),
        round(value, 3),
        String(target),
        round(net),
      ]),
    },
  }
}

function drawsSections({ say, stage, column }: Context, { stage: form, draws }: StockpileBest): Section[] {
  if (draws === null) return []
  return [
    {
      heading: say('draws', { count: draws.worlds, form: stage(form) }),
      lines: [say('drawsNote')],
      table: {
        columns: [
          column('rule'),
          column('quantity'),
          column('mean_musd'),
          column('mean_low_musd'),
          column('mean_high_musd'),
          column('least_musd'),
          column('most_musd'),
          column('pays'),
        ],
        rows: draws.rules.flatMap(({ rule, pays, ...figures }) =>
          (['saved', 'net'] as const).map((figure) => {
            const { mean, meanLow, meanHigh, least, most } = figures[figure]
            return [
              ruleName(say, rule),
              say(`figure-${figure}`),
              ...[mean, meanLow, meanHigh, least, most].map((musd) => round(musd)),
              percent(pays),
            ]
          }),
        ),
      },
    },
  ]
}

function howSection({ result, say, language }: Context, form: StockpileForm | undefined): Section {
  const money = moneyIn(language)
  return {
    heading: say('how'),
    lines: [
      ...(form === undefined
        ? []
        : [
            say('curves', { lower: money(form.lower), upper: money(form.upper) }),
            say('whole', { onCurves: money(form.savedOnCurves), cleared: money(form.savedCleared) }),
          ]),
      say('books', {
        balance: result.maxBalanceResidual.toExponential(0),
        excess: result.maxBoundViolation.toExponential(0),
      }),
    ],
  }
}
