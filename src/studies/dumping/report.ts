import { nameIn, sayer, titleIn, WRITING, type SayOf } from '../../messages/index.ts'
import { inYears } from '../../quantity/index.ts'
import type { DumpingPath, Scenario, World } from '../../world/index.ts'
import { factsNotice } from '../asked-world.ts'
import { headersOf } from '../columns.ts'
import { left, percent, right, round, type Language, type Report, type Section } from '../report.ts'
import { termIn, textsOf } from '../summary.ts'
import { namesIn, namesOf, type WorldNames } from '../words.ts'
import { dumpingColumns } from './columns.ts'
import type { Instrument } from './instruments.ts'
import { FIGURE_GROUPS, type Case, type FigureGroup } from './figures.ts'
import type { DumpingResult } from './result.ts'
import { caseMessages } from './case.gen.ts'
import { dumpingMessages } from './messages.gen.ts'
import { dumpingSummary } from './summary.ts'
import { replySections } from './reply-report.ts'
import { costPerNeed, inCase, shortfallsOf } from './support.ts'
import { LEAST_PRICE } from './tolerances.ts'

/** At most this many rows of a list are shown; the rest is in the tables. */
const TOLD = 20

/** What the sections of a report are written from. */
interface Context {
  readonly world: World
  readonly result: DumpingResult
  readonly language: Language
  readonly say: SayOf<typeof dumpingMessages>
  readonly caseName: SayOf<typeof caseMessages>
  readonly names: WorldNames
  readonly column: ReturnType<typeof headersOf<typeof dumpingColumns>>
  readonly siteName: (id: string) => string
  readonly producerName: (id: string) => string
  /** A set of measures in words. */
  readonly setName: (measures: readonly string[]) => string
}

/** The answer for a reader: who goes under, what keeps the core, who pays, and what it saves. */
export function dumpingReport(
  world: World,
  path: DumpingPath,
  measures: Scenario['measures'],
  result: DumpingResult,
  language: Language,
): Report {
  const say = sayer(dumpingMessages, language)
  const names = namesOf(world, language)
  const called = namesIn(world, language, measures)
  const { options, sites, contracts, averted } = result
  const about: Context = {
    world,
    result,
    language,
    say,
    caseName: sayer(caseMessages, language),
    names,
    column: headersOf(dumpingColumns, language),
    siteName: (id) => called.nameOf('sites', id),
    producerName: (id) => called.nameOf('producers', id),
    setName: (ids) => (ids.length === 0 ? say('nothing') : called.setOf(ids)),
  }
  return {
    title: say('title', { members: WRITING[language].dots(options.members.map(names.place)) }),
    lines: [
      say('made', { version: result.version, hash: result.world.hash.slice(0, 12), world: result.world.title }),
      say('span', {
        path: path.id,
        title: titleIn(language, path),
        start: result.path.start,
        months: result.path.months,
        all: sites.length,
        projects: sites.filter(({ project }) => project).length,
        core: sites.filter(({ core }) => core).length,
      }),
      ...factsNotice(world, result.world, language),
    ],
    sections: [
      {
        heading: say('brief'),
        lines: [...textsOf(dumpingSummary.tell(result, language, called)), say('judged')],
      },
      pricesSection(about),
      producersSection(about),
      instrumentsSection(about),
      ...formsSection(about),
      topUpsSection(about),
      ...requiredSection(about),
      ...(contracts.length === 0 ? [] : [contractsSection(about)]),
      ...(averted === null ? [] : [avertedSection(about, averted)]),
      ...(result.drivers === null ? [] : [driversSection(about, result.drivers)]),
      ...(result.reply === null ? [] : replySections(result.reply, world, language)),
    ],
  }
}

/** How far the prices fall, of what is worth most. */
function pricesSection({ result, say, names, column }: Context): Section {
  return {
    heading: say('prices'),
    table: {
      columns: [column('material'), column('place'), right(say('before')), right(say('lowest')), right(say('fall'))],
      rows: result.prices
        .slice(0, 12)
        .map(({ material, place, baselinePrice, lowest }) => [
          names.material(material),
          names.place(place),
          round(baselinePrice, 3),
          round(lowest, 3),
          percent(lowest / baselinePrice - 1),
        ]),
    },
  }
}

/** How likely each plant is to stand still, and at which margin its owner stops it; the core first, the likeliest first. */
function producersSection({ result: { sites }, say, names, column, siteName }: Context): Section {
  const last = ({ chances }: DumpingResult['sites'][number]): number => chances.at(-1)?.idle ?? 0
  const inOrder = [...sites].sort((one, other) => last(other) - last(one))
  const [first] = sites
  return {
    heading: say('producers'),
    ...(sites.length > TOLD ? { lines: [say('more', { n: sites.length - TOLD })] } : {}),
    table: {
      columns: [
        column('site'),
        column('place'),
        column('available_from'),
        column('revenue_musd'),
        column('baseline_cash_musd'),
        column('worst_musd'),
        column('stop_musd'),
        ...(first?.chances ?? []).map(({ from }) => right(say('idleBy', { year: from.slice(0, 4) }))),
        right(say('closedByEnd')),
        right(say('withoutContracts')),
      ],
      rows: [...inOrder.filter(({ core }) => core), ...inOrder.filter(({ core }) => !core)]
        .slice(0, TOLD)
        .map((site) => [
          siteName(site.site),
          names.place(site.place),
          site.availableFrom ?? '',
          round(site.revenue),
          round(site.baselineCash),
          round(inCase(site, 'central').worst),
          site.thresholds === null ? '' : round(site.thresholds.stop),
          ...site.chances.map(({ idle }) => percent(idle)),
          percent(site.chances.at(-1)?.closed ?? 0),
          percent(site.chances.at(-1)?.idleWithoutContracts ?? 0),
        ]),
    },
  }
}

/** What keeping the core costs whom, by instrument and case; as far as `deadweight` what is paid is what is got or lost. */
function instrumentsSection({ result, language, say, caseName, column }: Context): Section {
  const instrumentName = (instrument: Instrument): string => termIn(language, 'instruments', instrument)
  return {
    heading: say('instruments'),
    table: {
      columns: [
        column('instrument'),
        column('case'),
        column('fiscal_cost_musd'),
        column('consumer_cost_musd'),
        column('need_met_musd'),
        column('overcompensation_musd'),
        column('input_loss_musd'),
        column('other_transfer_musd'),
        column('evaded_musd'),
        column('deadweight_musd'),
        column('still_short_musd'),
        right(say('perNeed')),
        column('fixed_strike_musd'),
        right(column('shortfall_producers').name),
      ],
      rows: result.support.map((each) => {
        const perNeed = costPerNeed(each)
        return [
          instrumentName(each.instrument),
          caseName(each.case),
          round(each.yearly.fiscalCost),
          round(each.yearly.consumerCost),
          round(each.yearly.needMet),
          round(each.yearly.overcompensation),
          round(each.yearly.inputLoss),
          round(each.yearly.otherTransfer),
          round(each.yearly.evaded),
          round(each.yearly.deadweight),
          round(each.yearly.stillShort),
          perNeed === undefined ? '' : round(perNeed, 3),
          each.fixedStrike === null ? '' : round(each.fixedStrike.yearly),
          String(shortfallsOf(each).length || ''),
        ]
      }),
    },
  }
}

/** Forms of contracts with one strike: what each costs at other prices, and what it leaves to chance. */
function formsSection({ result: { support }, language, say, column }: Context): Section[] {
  const forms = support.find((each) => each.instrument === 'cfd' && each.case === 'central')?.forms ?? []
  if (forms.length === 0) return []
  return [
    {
      heading: say('forms'),
      lines: [say('formsNote')],
      table: {
        columns: [
          column('form'),
          column('path_payment_musd'),
          column('baseline_payment_musd'),
          column('high_payment_musd'),
          column('misreported_musd'),
          column('least_cash_musd'),
          column('least_cash_low_premium_musd'),
        ],
        rows: forms.map((each) => [
          say(each.form === 'floor' ? 'only-floor' : each.form),
          round(each.onPath),
          round(each.atBaseline),
          round(each.atHigh),
          each.misreportedHigh === 0
            ? '0'
            : `${round(each.misreported)} (${WRITING[language].range(round(each.misreportedLow), round(each.misreportedHigh))})`,
          round(each.minAnnualCash),
          round(each.minAnnualCashLowPremium),
        ]),
      },
    },
  ]
}

/** What an attack costs with the core and without it. */
function avertedSection(
  { say, caseName, column, setName }: Context,
  averted: NonNullable<DumpingResult['averted']>,
): Section {
  return {
    heading: say('averted'),
    table: {
      columns: [
        column('case'),
        right(column('closed').name),
        column('with_core_loss_musd'),
        column('without_core_loss_musd'),
        column('averted_loss_musd'),
        column('expected_musd'),
        column('cost_without_attack_musd'),
        column('without_core_measures'),
      ],
      rows: averted.cases.map((each) => [
        caseName(each.case),
        String(each.closed.length),
        round(each.withCore.loss, 3),
        round(each.withoutCore.loss, 3),
        round(each.avertedLoss, 3),
        round(each.expected, 3),
        round(each.costWithoutAttack, 3),
        setName(each.withoutCore.measures),
      ]),
    },
  }
}

/** Which figures carry the headlines, those that do most for any of them first. */
function driversSection(
  { language, say }: Context,
  { draws, headlines }: NonNullable<DumpingResult['drivers']>,
): Section {
  const called = { idle: say('drivenIdle'), contracts: say('drivenContracts'), exports: say('drivenExports') }
  const shareOf = (headline: (typeof headlines)[number], group: FigureGroup) =>
    headline.groups.find((each) => each.group === group)
  const most = (group: FigureGroup): number => Math.max(...headlines.map((each) => shareOf(each, group)?.share ?? 0))
  return {
    heading: say('drivers', { draws }),
    lines: [
      ...headlines.map(({ headline, mean, low, high }) =>
        say('driversRange', { headline: called[headline], mean: round(mean), low: round(low), high: round(high) }),
      ),
      say('driversNote'),
    ],
    table: {
      columns: [left(say('figures')), ...headlines.map(({ headline }) => right(called[headline]))],
      rows: FIGURE_GROUPS.filter((group) => most(group) > 0)
        .sort((one, other) => most(other) - most(one))
        .map((group) => [
          termIn(language, 'figureGroups', group),
          ...headlines.map((headline) => {
            const found = shareOf(headline, group)
            return found === undefined || found.share === 0
              ? ''
              : `${percent(found.share)} (${percent(found.low)}–${found.high === null ? '' : percent(found.high)})`
          }),
        ]),
    },
  }
}

/** `50 (+25 %)`: what a good costs its users, and how much more that is. */
const raisedTo = (raised: { price: number; topUp: number } | undefined): string =>
  raised === undefined
    ? ''
    : `${round(raised.price + raised.topUp, 3)} (+${percent(raised.topUp / Math.max(raised.price, LEAST_PRICE))})`

/** What price contracts bring each owner of the core beside what it is short of; the neediest first. */
function requiredSection({ result, say, column, producerName }: Context): Section[] {
  const of = (which: Case): Map<string, { needs: number; gets: number; part: number }> => {
    const sums = new Map<string, { needs: number; gets: number; part: number }>()
    const cfd = result.support.find((each) => each.instrument === 'cfd' && each.case === which)
    for (const { producers } of cfd?.years ?? [])
      for (const { producer, requiredSupport, receivedSupport, allocatedCost } of producers) {
        const sum = sums.get(producer) ?? { needs: 0, gets: 0, part: 0 }
        sums.set(producer, {
          needs: sum.needs + requiredSupport,
          gets: sum.gets + receivedSupport,
          part: sum.part + allocatedCost,
        })
      }
    return sums
  }
  const years = inYears(result.path.months)
  const [central, severe] = [of('central'), of('severe')]
  const whole = [...central.values()].reduce((sum, { part }) => sum + part, 0)
  const rows = [...severe]
    .filter(([, { needs, gets }]) => needs + gets > 0)
    .sort(([, one], [, other]) => other.needs - one.needs)
  if (rows.length === 0) return []
  const each = (value: number | undefined): string => round((value ?? 0) / years)
  return [
    {
      heading: say('needsHeading'),
      ...(rows.length > TOLD ? { lines: [say('more', { n: rows.length - TOLD })] } : {}),
      table: {
        columns: [
          column('owner'),
          right(say('needs')),
          right(say('getsCfd')),
          right(say('part')),
          right(say('needsSevere')),
          right(say('getsSevere')),
        ],
        rows: rows.slice(0, TOLD).map(([id, { needs, gets }]) => {
          const own = central.get(id)
          return [
            producerName(id),
            each(own?.needs),
            each(own?.gets),
            whole > 0 ? percent((own?.part ?? 0) / whole) : '',
            each(needs),
            each(gets),
          ]
        }),
      },
    },
  ]
}

/** By material the year that asks most, of each instrument. */
function topUpsSection({ result, say, names, column }: Context): Section {
  const most = (instrument: Instrument, which: Case, id: string) =>
    result.support
      .filter((each) => each.instrument === instrument && each.case === which)
      .flatMap(({ years }) => years.flatMap(({ topUps }) => topUps.filter((each) => each.material === id)))
      .sort((one, other) => other.topUp - one.topUp)[0]
  const ids = [
    ...new Set(
      result.support
        .filter((each) => each.case === 'central' || each.case === 'severe')
        .flatMap(({ years }) => years.flatMap(({ topUps }) => topUps.map((each) => each.material))),
    ),
  ]
  return {
    heading: say('strikes'),
    table: {
      columns: [
        column('material'),
        right(say('price')),
        right(say('strike')),
        right(say('strikeSevere')),
        right(say('tariff')),
        right(say('premium')),
      ],
      rows: ids.map((id) => {
        const [cfd, severe, tariff, origin] = [
          most('cfd', 'central', id),
          most('cfd', 'severe', id),
          most('tariff', 'central', id),
          most('origin', 'central', id),
        ]
        const price = (cfd ?? severe ?? tariff ?? origin)?.price
        return [
          names.material(id),
          price === undefined ? '–' : round(price, 3),
          cfd === undefined ? '' : round(cfd.price + cfd.topUp, 3),
          severe === undefined ? '' : round(severe.price + severe.topUp, 3),
          raisedTo(tariff),
          raisedTo(origin),
        ]
      }),
    },
  }
}

/** What contracts on the record would have to pay, and what they do. */
function contractsSection({ world, result: { contracts }, language, say, column }: Context): Section {
  return {
    heading: say('contracts'),
    table: {
      columns: [
        column('contract'),
        left(say('payer')),
        right(say('floor')),
        column('break_even_floor_usd_per_kg'),
        right(say('enoughSevere')),
        right(say('costs')),
        column('least_cost_musd'),
        right(say('leastSevere')),
      ],
      rows: contracts.map(({ id, payer, floor, cases }) => {
        const known = world.contracts.get(id)
        const [central, severe] = [inCase({ cases }, 'central'), inCase({ cases }, 'severe')]
        const floorOf = (enough: number | null): string => (enough === null ? say('none') : round(enough, 3))
        return [
          known === undefined ? id : nameIn(language, known),
          say(payer === 'treasury' ? 'treasuryPays' : 'buyerPays'),
          round(floor, 3),
          floorOf(central.breakEvenFloor),
          floorOf(severe.breakEvenFloor),
          round(central.yearly),
          round(central.leastCost),
          round(severe.leastCost),
        ]
      }),
    },
  }
}
