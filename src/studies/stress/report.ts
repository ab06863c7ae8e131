import { at } from '../../lists/index.ts'
import { nameIn, sayer, titleIn, WRITING, type PlainKeyOf } from '../../messages/index.ts'
import type { Scenario, StageKind, World } from '../../world/index.ts'
import { inBillions, sumOf, type MillionUsd } from '../../quantity/index.ts'
import { factsNotice } from '../asked-world.ts'
import { headersOf } from '../columns.ts'
import { idleLines } from '../notices.ts'
import { left, percent, percentWithin, right, round, type Language, type Report, type Section } from '../report.ts'
import { textsOf } from '../summary.ts'
import { judgedShare, namesIn, namesOf } from '../words.ts'
import { stressColumns } from './columns.ts'
import { shownAfter, type StressReportContext, type StressSay } from './report-context.ts'
import { companySections } from './report-own-parts.ts'
import type { StressCase, StressResult, StressRun, StressUse } from './result.ts'
import { stressMessages } from './messages.gen.ts'
import { carriedBy, ENOUGH, reportOf, stressSummary } from './summary.ts'

type StressWord = PlainKeyOf<typeof stressMessages>

/** Of what is mined and left over, and of final goods, the tables have the rest. */
const TOLD_KINDS: ReadonlySet<string | undefined> = new Set<StageKind>(['refined', 'component'])

/** Least that came in any month, as a share of the usual flow. */
const least = ({ byMonth, baselineSupply }: StressRun['supply'][number]): number =>
  Math.min(...byMonth.map(({ supply }) => supply / baselineSupply))

/** A price as a multiple of the baseline's, or as it is where the world knows no baseline price. */
const times = (price: number, baseline: number, say: StressSay): string =>
  baseline > 0 ? say('times', { x: round(price / baseline) }) : say('usdPerKg', { x: round(price) })

/** At most this many rows of a list are shown; the rest is in the tables. */
const TOLD = 12

/** The answer for a reader: what stops first, what runs short, what it costs and whom, and how sure it is. */
export function stressReport(world: World, scenario: Scenario, result: StressResult, language: Language): Report {
  const say = sayer(stressMessages, language)
  const asked = new Set(result.focus)
  const about: StressReportContext = {
    world,
    result,
    language,
    say,
    names: namesOf(world, language),
    column: headersOf(stressColumns, language),
    asked,
    own: result.central.uses.filter(({ place }) => asked.has(place)),
    many: result.focus.length > 1,
  }
  const sections: Section[] = [
    briefSection(about),
    stopsSection(about),
    ...chancesSection(about),
    shortagesSection(about),
    usesSection(about),
    costsSection(about),
    ...carriesSection(about),
    ...spreadSection(about),
    ...publishedSection(about),
    othersSection(about),
    coercerSection(about),
    ...companySections(about),
    sureSection(about),
  ]
  return {
    title: titleIn(language, scenario),
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
        foresight: result.options.foresight,
      }),
      ...conductLines(world, result, language, say),
      ...(result.options.foresight < result.options.minForesight && result.options.terminalValue === 'baseline-price'
        ? [say('artefact', { foresight: result.options.foresight, needed: result.options.minForesight })]
        : []),
      ...idleLines(result.measuresWithoutEffect, result.scenario, language),
      ...factsNotice(world, result.world, language),
    ],
    sections,
  }
}

/** By name, and by id, which is what may be asked. */
function conductLines(world: World, { conduct }: StressResult, language: Language, say: StressSay): string[] {
  if (conduct.length === 0) return []
  const settings = conduct.map((id) => {
    const setting = world.conduct.get(id)
    return say('setting', { id, name: setting === undefined ? id : nameIn(language, setting) })
  })
  return [say('conduct', { settings: WRITING[language].commas(settings) })]
}

function briefSection({ world, result, language, say }: StressReportContext): Section {
  return { heading: say('brief'), lines: textsOf(stressSummary.tell(result, language, namesIn(world, language))) }
}

function stopsSection({ result, language, say, names, column, own, many }: StressReportContext): Section {
  const rows = own
    .flatMap((use) => (use.firstStop === null ? [] : [{ use, stop: use.firstStop }]))
    .sort((a, b) => a.stop.month.localeCompare(b.stop.month) || b.use.valueAddedLost - a.use.valueAddedLost)
    .slice(0, TOLD)
    .map(({ use, stop }) => [
      stop.month,
      ...(many ? [names.place(use.place)] : []),
      names.sector(use.sector),
      names.material(use.material),
      buyerName(stop.buyer, say),
      stop.timeToSurvive === null ? '' : stop.timeToSurvive.toFixed(1),
      round(use.valueAddedLost),
    ])
  const places = result.focus.length === 0 ? say('noPlace') : WRITING[language].dots(result.focus.map(names.place))
  return rows.length === 0
    ? { heading: say('stops'), lines: [say('noStop', { places })] }
    : {
        heading: say('stops'),
        table: {
          columns: [
            column('first_stop'),
            ...(many ? [column('place')] : []),
            column('sector'),
            left(say('wanting')),
            column('buyer'),
            column('time_to_survive_months'),
            column('value_added_lost_musd'),
          ],
          rows,
        },
      }
}

function chancesSection({ result, say, names, column, many }: StressReportContext): Section[] {
  const { stopChances, scenario } = result
  const after = shownAfter(scenario.months)
  if (stopChances.length === 0) return []
  return [
    {
      heading: say('chances'),
      lines: [say('chancesText')],
      table: {
        columns: [
          ...(many ? [column('place')] : []),
          column('sector'),
          ...after.map((months) => right(say('afterMonths', { n: months }))),
        ],
        rows: stopChances
          .slice(0, 2 * TOLD)
          .map(({ place, sector, byMonth }) => [
            ...(many ? [names.place(place)] : []),
            names.sector(sector),
            ...after.map((months) => percent(at(byMonth, months - 1).chance)),
          ]),
      },
    },
  ]
}

function buyerName(id: string, say: StressSay): string {
  return id === 'lean' || id === 'usual' || id === 'covered' || id === 'all' ? say(id) : id
}

function shortagesSection(about: StressReportContext): Section {
  const { language, say, names, column, many } = about
  const supply = toldSupply(about)
  const low = supply.filter((each) => least(each) < ENOUGH).sort((a, b) => least(a) - least(b))
  const whole = supply.filter((each) => least(each) >= ENOUGH)
  const rows = low.slice(0, 2 * TOLD).map((entry) => {
    const peak = (pick: (month: (typeof entry.byMonth)[number]) => number | null): string =>
      times(Math.max(...entry.byMonth.map((month) => pick(month) ?? 0)), entry.baselinePrice, say)
    return [
      names.material(entry.material),
      ...(many ? [names.place(entry.place)] : []),
      `${round(entry.baselineSupply)} ${entry.unit}`,
      percent(least(entry)),
      String(entry.byMonth.filter(({ supply }) => supply < ENOUGH * entry.baselineSupply).length),
      entry.peak === undefined ? peak(({ shadowPrice }) => shadowPrice) : interval(entry, say),
      peak(({ spotPrice }) => spotPrice),
      peak(({ averagePrice }) => averagePrice),
      entry.peak?.marginalUse
        ? WRITING[language].inBrackets(
            names.sector(entry.peak.marginalUse.sector),
            stepName(entry.peak.marginalUse.kind, say),
          )
        : '',
    ]
  })
  return {
    heading: say('short'),
    ...(whole.length > 0 && !many
      ? {
          lines: [
            say('notShort', {
              materials: WRITING[language].commas(whole.map(({ material }) => names.material(material))),
            }),
          ],
        }
      : {}),
    table: {
      columns: [
        column('material'),
        ...(many ? [column('place')] : []),
        right(say('usualFlow')),
        right(say('least')),
        right(say('lowMonths')),
        right(say('scarce')),
        right(say('spot')),
        right(say('paid')),
        left(say('setBy')),
      ],
      rows,
    },
  }
}

function toldSupply({ world, result, asked }: StressReportContext): StressRun['supply'] {
  return result.central.supply.filter(
    ({ place, material }) =>
      asked.has(place) && TOLD_KINDS.has(world.stages.get(world.materials.get(material)?.stage ?? '')?.kind),
  )
}

function interval({ peak, baselinePrice }: StressRun['supply'][number], say: StressSay): string {
  const low = times(peak?.low ?? 0, baselinePrice, say)
  if (peak?.high === null || peak === undefined) return say('atLeast', { x: low })
  const high = times(peak.high, baselinePrice, say)
  const bare = round(peak.low / (baselinePrice > 0 ? baselinePrice : 1))
  return low === high ? low : say('between', { low: bare, high })
}

function stepName(kind: string, say: StressSay): string {
  return kind === 'curtail' || kind === 'thrifting' || kind === 'substitute' ? say(kind) : say('lineStop')
}

function usesSection({ say, names, column, own, many }: StressReportContext): Section {
  const told = own.slice(0, TOLD)
  const row = (use: StressUse): string[] => [
    ...(many ? [names.place(use.place)] : []),
    names.sector(use.sector),
    names.material(use.material),
    `${round(use.shortfall)} ${use.unit}`,
    percent(use.shortfall / use.needed, 1),
    use.firstShortfall ?? '',
    use.firstStop?.month ?? '–',
    round(use.valueAddedLost),
  ]
  return {
    heading: say('uses'),
    table: {
      columns: [
        ...(many ? [column('place')] : []),
        column('sector'),
        column('material'),
        right(say('missing')),
        right(say('ofUse')),
        column('first_shortfall'),
        column('first_stop'),
        column('value_added_lost_musd'),
      ],
      rows: told.map(row),
    },
  }
}

function costsSection({ world, result, say, asked }: StressReportContext): Section {
  const total = (run: StressRun, pick: (place: StressRun['places'][number]) => MillionUsd): MillionUsd =>
    sumOf(run.places.filter(({ place }) => asked.has(place)).map(pick))
  const gdp = result.focus.reduce((sum, place) => sum + (world.places.get(place)?.gdp.value ?? 0), 0)
  const cases = (['mild', 'central', 'severe'] as const).flatMap((name) =>
    result[name] === undefined ? [] : [{ name, run: result[name] }],
  )
  const line = (word: StressWord, figure: (run: StressCase) => string): string[] => [
    say(word),
    ...cases.map(({ run }) => figure(run)),
  ]
  /** No line where nothing is lost, and no figure where a place that loses has no table. */
  const follows = (word: StressWord, pick: (of: StressCase['knockOn'][number]) => MillionUsd | null): string[][] => {
    const figures = cases.map(({ run }) => run.knockOn.filter(({ place }) => asked.has(place)).map(pick))
    if (figures.every((each) => each.length === 0)) return []
    const known = (each: readonly (MillionUsd | null)[]): each is readonly MillionUsd[] => !each.includes(null)
    return [[say(word), ...figures.map((each) => (known(each) ? round(inBillions(sumOf(each))) : say('unknown')))]]
  }
  return {
    heading: say('loss'),
    table: {
      columns: [left(''), ...cases.map(({ name }) => right(say(name)))],
      rows: [
        line('added', (run) => round(inBillions(total(run, (place) => place.valueAddedLost)))),
        line('gdp', (run) => percent(gdp > 0 ? inBillions(total(run, (place) => place.valueAddedLost)) / gdp : 0, 3)),
        line('output', (run) => round(inBillions(total(run, (place) => place.grossOutputLost)))),
        line('even', (run) => round(inBillions(total(run, (place) => place.valueAddedLostProRata)))),
        line('bill', (run) => round(total(run, (place) => place.importCostIncrease))),
        ...follows('ordersToo', ({ lostOrders }) => lostOrders),
        ...follows('partsToo', ({ rationedParts }) => rationedParts),
      ],
    },
  }
}

/** What the loss is without each measure. */
function carriesSection({ result, language, say }: StressReportContext): Section[] {
  const measures = carriedBy(result)
  if (measures.length === 0) return []
  return [
    {
      heading: say('carries'),
      table: {
        columns: [left(say('leftOut')), right(say('lossWithout')), right(say('lessBy')), left(say('restsOn'))],
        rows: measures.map((one) => [
          titleIn(language, one),
          round(inBillions(one.valueAddedLost)),
          percent(one.share),
          one.judgement === null
            ? (reportOf(one, language) ?? say('assumption'))
            : say('judgement', { what: nameIn(language, { name: one.judgement, nameJa: one.judgementJa ?? '' }) }),
        ]),
      },
    },
  ]
}

/** How far the loss goes over drawn worlds, and why. */
function spreadSection({ result: { band }, language, say }: StressReportContext): Section[] {
  if (band === undefined) return []
  const { draws, scenario, tables, provisional, valueAddedLost, factors } = band
  const billions = (value: MillionUsd): string => round(inBillions(value))
  const { p5, p25, p50, p75, p95 } = valueAddedLost
  return [
    {
      heading: say('spread'),
      lines: [
        say('spreadQuantiles', {
          p5: billions(p5),
          p25: billions(p25),
          p50: billions(p50),
          p75: billions(p75),
          p95: billions(p95),
        }),
        say(provisional ? 'spreadCarried' : 'spreadKept', { draws, scenario, tables: tables.slice(0, 12) }),
      ],
      ...(factors.length === 0
        ? {}
        : {
            table: {
              columns: [left(say('factor')), right(say('explains')), right(say('figures')), right(say('judgements'))],
              rows: factors.map((factor) => [
                nameIn(language, factor),
                factor.low === undefined
                  ? percent(factor.share)
                  : percentWithin(language, factor.share, factor.low, factor.high),
                String(factor.figures),
                String(factor.judged),
              ]),
            },
          }),
    },
  ]
}

function publishedSection({ result, say }: StressReportContext): Section[] {
  if (result.published.length === 0) return []
  const beside = result.published.some(({ ours }) => ours !== null)
  return [
    {
      heading: say('published'),
      table: {
        columns: [
          left(say('who')),
          left(say('what')),
          right(say('figure')),
          ...(beside ? [right(say('ours')), right(say('miss')), left(say('countedAs'))] : []),
        ],
        rows: result.published.map(({ who, what, value, unit, ours, figure }) => [
          who,
          what,
          `${value} ${unit}`,
          ...(beside
            ? ours === null
              ? ['–', '–', '']
              : [`${round(ours)} %`, `${round(ours / value)} x`, say(figure)]
            : []),
        ]),
      },
    },
  ]
}

function othersSection({ result, say, names, column, asked }: StressReportContext): Section {
  const hit = result.central.places.filter(
    ({ place, valueAddedLost, importCostIncrease }) =>
      !asked.has(place) && (valueAddedLost >= 1 || importCostIncrease >= 1),
  )
  if (hit.length === 0) return { heading: say('others'), lines: [say('nobody')] }
  return {
    heading: say('others'),
    table: {
      columns: [
        column('place'),
        column('value_added_lost_musd'),
        column('share_of_gdp'),
        column('import_cost_increase_musd'),
      ],
      rows: hit
        .slice(0, TOLD)
        .map(({ place, valueAddedLost, shareOfGdp, importCostIncrease }) => [
          names.place(place),
          round(valueAddedLost),
          percent(shareOfGdp, 3),
          round(importCostIncrease),
        ]),
    },
  }
}

function coercerSection({ result, say, names }: StressReportContext): Section {
  const { place, exportsForgone, exportsDiverted } = result.central.coercer
  return {
    heading: say('coercer', { place: names.place(place) }),
    lines: [say('coercerText', { lost: round(exportsForgone), gained: round(exportsDiverted) })],
  }
}

function sureSection({ world, result, say }: StressReportContext): Section {
  const { central } = result
  const { figures, judged } = judgedShare(world)
  const small = (x: number): string => (x === 0 ? '0' : x.toExponential(0))
  return {
    heading: say('sure'),
    lines: [
      ...(result.severe === undefined ? [] : [say('sureRange')]),
      say('sureJudged', { figures: figures.toLocaleString('en-US'), judged: judged.toLocaleString('en-US') }),
      say('sureScarcity'),
      say('sureFlows'),
      say('sureChecked', {
        imbalance: small(central.maxBalanceResidual),
        excess: small(Math.max(0, central.maxBoundViolation)),
        gap: small(central.gap),
      }),
    ],
  }
}
