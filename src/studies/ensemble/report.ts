import { nameIn, namer, sayer, WRITING, type SayOf } from '../../messages/index.ts'
import { factorsOf, formatMonth, type World } from '../../world/index.ts'
import { factsNotice } from '../asked-world.ts'
import { left, percent, percentWithin, right, round, type Language, type Report, type Section } from '../report.ts'
import { namesOf, type WorldNames } from '../words.ts'
import { HEADS } from './drivers.ts'
import type { EnsembleResult } from './result.ts'
import { ensembleMessages } from './messages.gen.ts'
import { outcomeMessages } from './outcome.gen.ts'
import { LEAST_DRAWS, MATERIAL_SHARE, MATERIAL_SWING } from './tolerances.ts'

type Row = EnsembleResult['outcomes'][number]
type Named = Pick<Row, 'label' | 'what' | 'place' | 'sector' | 'material' | 'element'>

/** How many of the numbers that a reader looks for first are given in words. */
const MOST_HEADS = 6

const isOf =
  (one: Named) =>
  (other: Named): boolean =>
    other.label === one.label &&
    other.what === one.what &&
    other.place === one.place &&
    other.sector === one.sector &&
    other.material === one.material &&
    other.element === one.element

/** At most this many rows of a list are shown; the rest is in the tables. */
const TOLD = 12

/** What the sections of a report are written from. */
interface Context {
  readonly result: EnsembleResult
  readonly language: Language
  /** First month of each question's run, by label. */
  readonly starts: ReadonlyMap<string, number>
  readonly say: SayOf<typeof ensembleMessages>
  readonly names: WorldNames
  readonly factorName: (id: string) => string
  /** Whether several questions were asked, so that each row names its own. */
  readonly several: boolean
  /** Outcomes of the whole run of places that were asked about; the other places are in the tables alone. */
  readonly whole: readonly Row[]
  /** Those of them that are stated in words: a band of no width says nothing that the table does not. */
  readonly heads: readonly Row[]
}

/**
 * The answer for a reader: how far apart the draws lie, how surely lines stop, and which factor drives it.
 *
 * @param starts first month of each question's run, by label: months to a stop are reported as months of the calendar
 */
export function ensembleReport(
  world: World,
  result: EnsembleResult,
  starts: ReadonlyMap<string, number>,
  language: Language,
): Report {
  const say = sayer(ensembleMessages, language)
  const { options, of, outcomes } = result
  const factors = new Map(factorsOf(world).map((factor) => [factor.id, nameIn(language, factor)]))
  const whole = outcomes.filter(
    ({ what, month, sector }) =>
      month === undefined && sector === undefined && !what.startsWith('in-worst:') && !what.endsWith('-elsewhere'),
  )
  const about: Context = {
    result,
    language,
    starts,
    say,
    names: namesOf(world, language),
    factorName: (id) => factors.get(id) ?? id,
    several: of.length > 1,
    whole,
    heads: whole.filter(({ what, p5, p95 }) => HEADS.has(what) && p95 !== p5).slice(0, MOST_HEADS),
  }
  return {
    title: say('title', { labels: of.map(({ label }) => label).join(', ') }),
    lines: [
      say('made', { version: result.version, hash: result.world.hash.slice(0, 12), world: result.world.title }),
      say('span', {
        runs: options.samples.toLocaleString('en-US'),
        factors: result.factors.length,
        distribution: options.distribution,
        seed: options.seed,
        rows: result.evaluations.toLocaleString('en-US'),
      }),
      ...(result.failed === 0 ? [] : [say('failed', { n: result.failed })]),
      ...factsNotice(world, result.world, language),
    ],
    sections: [
      briefSection(about),
      numbersSection(about),
      ...stopsSection(about),
      ...inWorstSection(about),
      ...driverSections(about),
      ...differencesSection(about),
      sureSection(about),
    ],
  }
}

function outcomeName(
  { language, say, names, several }: Context,
  { label, what, place, material, element }: Named,
): string {
  const stage = /^concentration-(.*)$/.exec(what)?.[1]
  return WRITING[language].dots(
    [
      several ? label : '',
      place === undefined ? '' : names.place(place),
      material === undefined ? '' : names.material(material),
      element === undefined ? '' : names.element(element),
      stage === undefined ? namer(outcomeMessages, language)(what) : say('concentration', { stage }),
    ].filter((part) => part !== ''),
  )
}

const figure = (unit: string, value: number | null): string =>
  value === null ? '–' : unit === 'share' ? percent(value, Math.abs(value) < 0.01 ? 3 : 0) : round(value, 3)

/** Months to a stop as a month of the calendar, where it is known when the run starts. */
function month({ starts, say }: Context, { label }: Named, value: number | null): string {
  const start = starts.get(label)
  if (value === null) return say('never')
  return start === undefined ? round(value) : formatMonth(start + Math.floor(value))
}

function briefSection(about: Context): Section {
  const { say, whole, heads } = about
  const stops = whole.filter(({ what }) => what === 'first-stop')
  return {
    heading: say('brief'),
    lines: [
      ...heads.map((row) => spreadLine(about, row)),
      ...stops.map((row) => stopLine(about, row)),
      ...heads.flatMap((row) => topDriverLines(about, row)),
      ...heads.flatMap((row) => judgementLines(about, row)),
    ],
  }
}

function spreadLine(about: Context, row: Row): string {
  return about.say('spread', {
    name: outcomeName(about, row),
    p5: figure(row.unit, row.p5),
    p95: figure(row.unit, row.p95),
    p50: figure(row.unit, row.p50),
    tabled: figure(row.unit, row.central),
    lower: endText(about, row, row.p5Low, row.p5High),
    upper: endText(about, row, row.p95Low, row.p95High),
  })
}

/** Where an end of a band lies, as far as the draws say. */
function endText({ say }: Context, { unit }: Row, low: number | null, high: number | null): string {
  const ends = { low: figure(unit, low), high: figure(unit, high) }
  if (low === null) return high === null ? say('endUnknown') : say('endBelow', ends)
  return high === null ? say('endAbove', ends) : say('endBetween', ends)
}

/** An index with its interval; nothing where it was not worked out. */
const indexText = (language: Language, value: number | null, low: number | null, high: number | null): string =>
  value === null ? '' : percentWithin(language, value, low, high)

function stopLine(about: Context, row: Row): string {
  const { say, names, several } = about
  const place = [several ? row.label : '', row.place === undefined ? '' : names.place(row.place)]
    .filter(Boolean)
    .join(' ')
  if (row.shareUndefined === 0) return say('stopsAlways', { place, p50: month(about, row, row.p50) })
  if (row.shareUndefined === 1) return say('stopsNever', { place })
  const share = percent(1 - row.shareUndefined)
  return row.p50 === null
    ? say('stopsFew', { place, share })
    : say('stopsSome', { place, share, p50: month(about, row, row.p50) })
}

function topDriverLines(about: Context, head: Row): string[] {
  const driver = about.result.drivers.find(isOf(head))
  const first = driver?.factors.reduce((best, one) => ((one.firstOrder ?? 0) > (best.firstOrder ?? 0) ? one : best))
  if (first === undefined || (first.firstOrderLow ?? 0) <= 0) return []
  return [
    about.say('topDriver', {
      name: outcomeName(about, head),
      factor: about.factorName(first.factor),
      share: indexText(about.language, first.firstOrder, first.firstOrderLow, first.firstOrderHigh),
    }),
  ]
}

/** How much of a number rests on what nobody publishes: by its weight in the answer, and by the count of figures beside it. */
function judgementLines(about: Context, head: Row): string[] {
  const { result, say } = about
  const found = result.judgements.find(isOf(head))
  if (found === undefined) return []
  const sum = (of: 'figures' | 'judged'): number => result.factors.reduce((all, factor) => all + factor[of], 0)
  return [
    say('judged', {
      name: outcomeName(about, head),
      share: percent(found.share, 1),
      low: percent(found.low, 1),
      high: percent(found.high, 1),
      judged: percent(sum('judged') / Math.max(1, sum('figures'))),
    }),
  ]
}

function numbersSection(about: Context): Section {
  const { say, whole } = about
  return {
    heading: say('numbers'),
    table: {
      columns: [left(say('number')), right('5 %'), right(say('half')), right('95 %'), right(say('tabled'))],
      rows: whole
        .filter(({ what }) => what !== 'first-stop')
        .map((row) => [
          outcomeName(about, row),
          figure(row.unit, row.p5),
          figure(row.unit, row.p50),
          figure(row.unit, row.p95),
          figure(row.unit, row.central),
        ]),
    },
  }
}

/** Which sectors' lines stop, the surest and earliest first. */
function stopsSection(about: Context): Section[] {
  const { result, say, names, several } = about
  const { outcomes } = result
  const lostOf = ({ label, place, sector, material }: Row): Row | undefined =>
    outcomes.find(
      (row) =>
        row.what === 'value-added-lost' &&
        row.label === label &&
        row.place === place &&
        row.sector === sector &&
        row.material === material,
    )
  const rows = outcomes
    .filter(({ what, sector, month: at }) => what === 'first-stop' && sector !== undefined && at === undefined)
    .filter(({ shareUndefined }) => shareUndefined < 1)
    .sort(
      (a, b) =>
        a.shareUndefined - b.shareUndefined ||
        (a.p50 ?? 999) - (b.p50 ?? 999) ||
        (lostOf(b)?.p50 ?? 0) - (lostOf(a)?.p50 ?? 0),
    )
    .slice(0, 2 * TOLD)
  if (rows.length === 0) return []
  return [
    {
      heading: say('stops'),
      table: {
        columns: [
          ...(several ? [left('')] : []),
          left(say('place')),
          left(say('sector')),
          left(say('wanting')),
          right(say('share')),
          left(say('by5')),
          left(say('by50')),
          left(say('by95')),
          right(say('lost')),
          right(say('lost95')),
        ],
        rows: rows.map((row) => [
          ...(several ? [row.label] : []),
          names.place(row.place ?? ''),
          names.sector(row.sector ?? ''),
          names.material(row.material ?? ''),
          percent(1 - row.shareUndefined),
          month(about, row, row.p5),
          month(about, row, row.p50),
          month(about, row, row.p95),
          round(lostOf(row)?.p50 ?? 0),
          round(lostOf(row)?.p95 ?? 0),
        ]),
      },
    },
  ]
}

/** How often each measure is in the worst set. */
function inWorstSection({ result: { outcomes }, say }: Context): Section[] {
  const inWorst = outcomes.filter(({ what, mean }) => what.startsWith('in-worst:') && (mean ?? 0) > 0)
  if (inWorst.length === 0) return []
  return [
    {
      heading: say('worst'),
      table: {
        columns: [left(say('measure')), right(say('share'))],
        rows: inWorst
          .sort((a, b) => (b.mean ?? 0) - (a.mean ?? 0))
          .slice(0, TOLD)
          .map(({ what, mean }) => [what.slice('in-worst:'.length), percent(mean ?? 0)]),
      },
    },
  ]
}

/** What drives the numbers that are stated in words, a section each. */
function driverSections(about: Context): Section[] {
  const { result, language, say, factorName, heads } = about
  return result.drivers
    .filter((driver) => heads.some(isOf(driver)))
    .slice(0, 3)
    .map((driver) => {
      const withFirst = driver.factors.some(({ firstOrder }) => firstOrder !== null)
      const withTotals = driver.factors.some(({ totalOrder }) => totalOrder !== null)
      return {
        heading: say('drivers', { name: outcomeName(about, driver) }),
        table: {
          columns: [
            left(say('factor')),
            right(say('low')),
            right(say('high')),
            ...(withFirst ? [right(say('first'))] : []),
            ...(withTotals ? [right(say('total'))] : []),
          ],
          rows: driver.factors
            .slice(0, TOLD)
            .map(({ factor, low, high, ...index }) => [
              factorName(factor),
              figure(driver.unit, low),
              figure(driver.unit, high),
              ...(withFirst ? [indexText(language, index.firstOrder, index.firstOrderLow, index.firstOrderHigh)] : []),
              ...(withTotals ? [indexText(language, index.totalOrder, index.totalOrderLow, index.totalOrderHigh)] : []),
            ]),
        },
      }
    })
}

function differencesSection(about: Context): Section[] {
  const { result, say } = about
  if (result.differences.length === 0) return []
  return [
    {
      heading: say('differences'),
      table: {
        columns: [left(say('number')), right('5 %'), right(say('half')), right('95 %'), right(say('more'))],
        rows: result.differences.map((row) => [
          `${say('difference', { label: row.label, against: row.against })}: ${outcomeName(about, { ...row, label: '' })}`,
          figure(row.unit, row.p5),
          figure(row.unit, row.p50),
          figure(row.unit, row.p95),
          percent(row.shareHigher),
        ]),
      },
    },
  ]
}

function sureSection({ result, language, say, factorName }: Context): Section {
  const { options, bandCoverage, failed, factors, drivers, judgements } = result
  const draws = options.samples - failed
  const leftOut = factors.filter(({ material }) => !material).map(({ id }) => factorName(id))
  return {
    heading: say('sure'),
    lines: [
      say('together'),
      say('fixed'),
      say('coverage', { draws, coverage: percent(bandCoverage) }),
      ...(drivers.length === 0
        ? []
        : [draws < LEAST_DRAWS ? say('fewDraws', { least: LEAST_DRAWS }) : say('intervals')]),
      ...(options.totalOrderSamples > 0 && options.screening && leftOut.length > 0
        ? [
            say('screened', {
              share: percent(MATERIAL_SHARE),
              swing: MATERIAL_SWING,
              n: factors.length - leftOut.length,
              factors: factors.length,
              names: WRITING[language].commas(leftOut),
            }),
          ]
        : []),
      ...(judgements[0] === undefined ? [] : [say('pairs', { pairs: judgements[0].pairs })]),
    ],
  }
}
