import { nameIn, sayer, titleIn, WRITING, type SayOf } from '../../messages/index.ts'
import { at } from '../../lists/index.ts'
import type { Scenario, World } from '../../world/index.ts'
import { factsNotice } from '../asked-world.ts'
import { headersOf } from '../columns.ts'
import { left, percent, right, round, type Language, type Report, type Section } from '../report.ts'
import { textsOf } from '../summary.ts'
import { itemNames, namesIn, namesOf, type WorldNames } from '../words.ts'
import { assumptionsSection } from './assumptions-report.ts'
import { yearsLabel } from './names.ts'
import { planColumns } from './columns.ts'
import { dumpingSections } from './dumping-report.ts'
import { notChosen } from './not-chosen.ts'
import { asksForLeast } from './constraint-kinds.ts'
import { gainsOf } from './tables.ts'
import type { PlanItem, PlanResult } from './result.ts'
import { planMessages } from './messages.gen.ts'
import { planSummary } from './summary.ts'

/** At most this many rows of a list are shown; the rest is in the tables. */
const TOLD = 15
/** Less than this, million USD, is shown as nothing. */
const CENT = 1e-5
/** Items that stand for a plan in one line. */
const DEAREST = 5

/** What the sections of a report are written from. */
interface Context {
  readonly result: PlanResult
  readonly say: SayOf<typeof planMessages>
  readonly names: WorldNames
  /** What an item of a plan is called. */
  readonly itemName: (id: string) => string
  /** What settings of conduct are called. */
  readonly conductNames: (ids: readonly string[]) => string
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
      ...constraintsSection(about),
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
function periodsSection({ result: { periods }, say, column, setName }: Context): Section {
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

/** What solves leave of nothing is nothing. */
const cents = (amount: number): string => (Math.abs(amount) < CENT ? '0' : round(amount, 3))

/** What the objective is made of, where years without an attack count. */
function partsSection({ result: { objectiveParts }, say }: Context): Section[] {
  if (objectiveParts === undefined) return []
  const { doNothing, plan } = objectiveParts
  const row = (name: string, key: keyof typeof plan): string[] => [name, cents(doNothing[key]), cents(plan[key])]
  return [
    {
      heading: say('parts'),
      lines: [say('partsSay')],
      table: {
        columns: [left(say('part')), right(say('noPlan')), right(say('thisPlan'))],
        rows: [row(say('partCost'), 'cost'), row(say('partAttacks'), 'attacks'), row(say('partQuiet'), 'quietYears')],
      },
    },
  ]
}

/** What is decided at each node of a tree of news, and what waiting and knowing are worth. */
function newsSection({ result: { news, objective }, say, itemName }: Context, language: Language): Section[] {
  if (news === undefined) return []
  const decided = (node: (typeof news.nodes)[number]): string => {
    const items = [...node.decisions]
      .sort((one, other) => other.upfrontCost - one.upfrontCost)
      .map(({ id, share, added }) =>
        added < 0 && share <= 0 ? say('newsEnds', { item: itemName(id) }) : `${itemName(id)} ${percent(share)}`,
      )
    const rest = items.length - DEAREST
    return items.length === 0
      ? say('newsNone')
      : WRITING[language].commas([...items.slice(0, DEAREST), ...(rest > 0 ? [say('newsMore', { n: rest })] : [])])
  }
  const bounds = (name: string, { lowerBound, upperBound }: { lowerBound: number; upperBound: number }): string[] => [
    name,
    round(lowerBound, 4),
    round(upperBound, 4),
  ]
  return [
    {
      heading: say('news', { title: titleIn(language, news) }),
      lines: [say('newsSay')],
      table: {
        columns: [left(say('newsYear')), left(say('newsLearnt')), right(say('newsChance')), left(say('newsDecided'))],
        rows: news.nodes.map((node) => [
          String(node.year),
          titleIn(language, node),
          percent(node.reach),
          decided(node),
        ]),
      },
    },
    {
      heading: say('newsValue'),
      table: {
        columns: [left(say('newsCompared')), right(say('newsLeast')), right(say('newsMost'))],
        rows: [
          bounds(say('newsAtOnce'), news.atOnce),
          bounds(say('newsWaiting'), objective),
          bounds(say('newsKnowing'), news.knowing),
        ],
      },
    },
  ]
}

/** What is lost in each world that the plan guards against, with it and with the plan for the central case alone. */
function worldsSection({ result: { worlds, centralPlan }, say, column, conductNames }: Context): Section[] {
  if (centralPlan === null) return []
  const named = ({ id, conduct, isDrawn }: PlanResult['worlds'][number]): string => {
    const by = conductNames(conduct)
    if (!isDrawn) return conduct.length === 0 ? say('centralCase') : by
    return conduct.length === 0 ? id : `${id} (${by})`
  }
  return [
    {
      heading: say('worlds'),
      lines: [say('worldsSay')],
      table: {
        columns: [
          left(say('world')),
          column('held_before_musd'),
          column('no_plan_musd'),
          column('central_plan_musd'),
          column('guarded_plan_musd'),
        ],
        rows: worlds.map((world) => [
          named(world),
          round(world.heldBefore, 3),
          round(world.objective.doNothing, 3),
          round(world.objective.centralPlan, 3),
          round(world.objective.plan, 3),
        ]),
      },
    },
  ]
}

/** What plans cost and lose in worlds that they were not made in, and the sampling error of this one. */
function outOfSampleSection({ result: { outOfSample, samplingGap }, say }: Context): Section[] {
  const rows = (
    outOfSample === null
      ? []
      : ([
          [say('noPlan'), outOfSample.doNothing],
          [say('planForCentral'), outOfSample.centralPlan],
          [say('thisPlan'), outOfSample.plan],
          [say('savedByIt'), outOfSample.saved],
        ] as const)
  ).flatMap(([name, spread]) =>
    spread === null
      ? []
      : [
          [
            name,
            round(spread.mean, 3),
            spread.meanLow === null ? '' : round(spread.meanLow, 3),
            spread.meanHigh === null ? '' : round(spread.meanHigh, 3),
            round(spread.median, 3),
            round(spread.p95, 3),
            round(spread.most, 3),
          ],
        ],
  )
  if (rows.length === 0 && samplingGap === null) return []
  const lines = [
    ...(outOfSample === null ? [] : [say('freshSay', { n: outOfSample.draws.length })]),
    ...(samplingGap === null
      ? []
      : [
          say('gapSays', {
            n: samplingGap.gaps.length,
            mean: round(samplingGap.mean, 3),
            most: round(samplingGap.atMost, 3),
          }),
        ]),
  ]
  if (rows.length === 0) return [{ heading: say('fresh'), lines }]
  return [
    {
      heading: say('fresh'),
      lines,
      table: {
        columns: [
          left(say('with')),
          right(say('mean')),
          right(say('meanLow')),
          right(say('meanHigh')),
          right(say('median')),
          right(say('p95')),
          right(say('most')),
        ],
        rows,
      },
    },
  ]
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
          `${say(asksForLeast(kind) ? 'least' : 'most')} ${round(asked, 3)}`,
          round(reached, 3),
          unit,
        ]),
      },
    },
  ]
}

/** What constraints cost that were asked about. */
function termPricesSection({ result: { termPrices = [] }, say, column }: Context): Section[] {
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

/** What is decided, of some kinds. */
function itemsSection(
  { result: { decisions, options }, say, names, column, itemName }: Context,
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
function verdictsSection({ result: { verdicts }, say, itemName, column }: Context): Section[] {
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
  ]
}

/** Why plants are not in the plan. */
function screeningSection({ result, say, itemName, column }: Context): Section[] {
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
            notChosenAbove === null ? '' : percent(notChosenAbove, 1),
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

/** What acting together saves, how it may be split, who could leave, and what help is worth. */
function costSharingSection({ result: { costSharing }, say, names, column, setName }: Context): Section[] {
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
