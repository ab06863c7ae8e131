import { nameIn, namer, sayer, WRITING } from '../../messages/index.ts'
import { factorsOf, formatMonth, type World } from '../../world/index.ts'
import { factsNotice } from '../asked-world.ts'
import { left, percent, right, round, type Language, type Report, type Section } from '../report.ts'
import { namesOf } from '../words.ts'
import type { EnsembleResult } from './result.ts'
import { ensembleMessages } from './messages.gen.ts'
import { outcomeMessages } from './outcome.gen.ts'

type Row = EnsembleResult['outcomes'][number]
type Named = Pick<Row, 'label' | 'what' | 'place' | 'sector' | 'material' | 'element'>

/** The numbers that a reader looks for first, and how many of them are given in words. */
const HEADS: ReadonlySet<string> = new Set(['value-added-lost', 'total-dependence', 'loss'])
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
  const outcomeName = namer(outcomeMessages, language)
  const names = namesOf(world, language)
  const { options, of, outcomes, drivers, differences } = result
  const factors = new Map(factorsOf(world).map((factor) => [factor.id, nameIn(language, factor)]))
  const several = of.length > 1
  const whatOf = (what: string): string => {
    const stage = /^concentration-(.*)$/.exec(what)?.[1]
    if (stage !== undefined) return say('concentration', { stage })
    return outcomeName(what)
  }
  const nameOf = ({ label, what, place, material, element }: Named): string =>
    WRITING[language].dots(
      [
        several ? label : '',
        place === undefined ? '' : names.place(place),
        material === undefined ? '' : names.material(material),
        element === undefined ? '' : names.element(element),
        whatOf(what),
      ].filter((part) => part !== ''),
    )
  const figure = (unit: string, value: number | null): string =>
    value === null ? '–' : unit === 'share' ? percent(value, Math.abs(value) < 0.01 ? 3 : 0) : round(value, 3)
  const month = ({ label }: Named, value: number | null): string => {
    const start = starts.get(label)
    if (value === null) return say('never')
    return start === undefined ? round(value) : formatMonth(start + Math.floor(value))
  }

  // Places that were not asked about are in the tables alone.
  const whole = outcomes.filter(
    ({ what, month: at, sector }) =>
      at === undefined && sector === undefined && !what.startsWith('in-worst:') && !what.endsWith('-elsewhere'),
  )
  // A band of no width says nothing that the table does not.
  const heads = whole.filter(({ what, p5, p95 }) => HEADS.has(what) && p95 !== p5).slice(0, MOST_HEADS)
  const stops = whole.filter(({ what }) => what === 'first-stop')
  const spread = (row: Row): string =>
    say('spread', {
      name: nameOf(row),
      p5: figure(row.unit, row.p5),
      p95: figure(row.unit, row.p95),
      p50: figure(row.unit, row.p50),
      tabled: figure(row.unit, row.central),
    })
  const stopLine = (row: Row): string => {
    const place = [several ? row.label : '', row.place === undefined ? '' : names.place(row.place)]
      .filter(Boolean)
      .join(' ')
    if (row.shareUndefined === 0) return say('stopsAlways', { place, p50: month(row, row.p50) })
    if (row.shareUndefined === 1) return say('stopsNever', { place })
    const share = percent(1 - row.shareUndefined)
    return row.p50 === null
      ? say('stopsFew', { place, share })
      : say('stopsSome', { place, share, p50: month(row, row.p50) })
  }
  const topOf = (head: Row): string[] => {
    const driver = drivers.find(isOf(head))
    const first = driver?.factors.reduce((best, one) => (one.firstOrder > best.firstOrder ? one : best))
    return driver === undefined || first === undefined || first.firstOrder < driver.significanceThreshold
      ? []
      : [
          say('topDriver', {
            name: nameOf(head),
            factor: factors.get(first.factor) ?? first.factor,
            share: percent(first.firstOrder),
          }),
        ]
  }

  const bySector = outcomes.filter(
    ({ what, sector, month: at }) => what === 'first-stop' && sector !== undefined && at === undefined,
  )
  const lostOf = ({ label, place, sector, material }: Row): Row | undefined =>
    outcomes.find(
      (row) =>
        row.what === 'value-added-lost' &&
        row.label === label &&
        row.place === place &&
        row.sector === sector &&
        row.material === material,
    )
  const stopRows = bySector
    .filter(({ shareUndefined }) => shareUndefined < 1)
    .sort(
      (a, b) =>
        a.shareUndefined - b.shareUndefined ||
        (a.p50 ?? 999) - (b.p50 ?? 999) ||
        (lostOf(b)?.p50 ?? 0) - (lostOf(a)?.p50 ?? 0),
    )
    .slice(0, 2 * TOLD)
  const inWorst = outcomes.filter(({ what, mean }) => what.startsWith('in-worst:') && (mean ?? 0) > 0)

  const sections: Section[] = [
    { heading: say('brief'), lines: [...heads.map(spread), ...stops.map(stopLine), ...heads.flatMap(topOf)] },
    {
      heading: say('numbers'),
      table: {
        columns: [left(say('number')), right('5 %'), right(say('half')), right('95 %'), right(say('tabled'))],
        rows: whole
          .filter(({ what }) => what !== 'first-stop')
          .map((row) => [
            nameOf(row),
            figure(row.unit, row.p5),
            figure(row.unit, row.p50),
            figure(row.unit, row.p95),
            figure(row.unit, row.central),
          ]),
      },
    },
    ...(stopRows.length === 0
      ? []
      : [
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
              rows: stopRows.map((row) => [
                ...(several ? [row.label] : []),
                names.place(row.place ?? ''),
                names.sector(row.sector ?? ''),
                names.material(row.material ?? ''),
                percent(1 - row.shareUndefined),
                month(row, row.p5),
                month(row, row.p50),
                month(row, row.p95),
                round(lostOf(row)?.p50 ?? 0),
                round(lostOf(row)?.p95 ?? 0),
              ]),
            },
          },
        ]),
    ...(inWorst.length === 0
      ? []
      : [
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
        ]),
    ...drivers
      .filter((driver) => heads.some(isOf(driver)))
      .slice(0, 3)
      .map((driver) => {
        const withTotals = driver.factors.some(({ totalOrder }) => totalOrder !== null)
        return {
          heading: say('drivers', { name: nameOf(driver) }),
          table: {
            columns: [
              left(say('factor')),
              right(say('low')),
              right(say('high')),
              right(say('first')),
              ...(withTotals ? [right(say('total'))] : []),
            ],
            rows: driver.factors
              .slice(0, TOLD)
              .map(({ factor, low, high, firstOrder, totalOrder }) => [
                factors.get(factor) ?? factor,
                figure(driver.unit, low),
                figure(driver.unit, high),
                firstOrder < driver.significanceThreshold
                  ? `< ${percent(driver.significanceThreshold)}`
                  : percent(firstOrder),
                ...(withTotals ? [totalOrder === null ? '' : percent(totalOrder)] : []),
              ]),
          },
        }
      }),
    ...(differences.length === 0
      ? []
      : [
          {
            heading: say('differences'),
            table: {
              columns: [left(say('number')), right('5 %'), right(say('half')), right('95 %'), right(say('more'))],
              rows: differences.map((row) => [
                `${say('difference', { label: row.label, against: row.against })}: ${nameOf({ ...row, label: '' })}`,
                figure(row.unit, row.p5),
                figure(row.unit, row.p50),
                figure(row.unit, row.p95),
                percent(row.shareHigher),
              ]),
            },
          },
        ]),
    {
      heading: say('sure'),
      lines: [
        say('together'),
        say('fixed'),
        ...(drivers[0] === undefined ? [] : [say('noise', { noise: percent(drivers[0].significanceThreshold) })]),
      ],
    },
  ]
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
    sections,
  }
}
