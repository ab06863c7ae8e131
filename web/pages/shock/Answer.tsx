import { memo, useDeferredValue } from 'react'
import { Link } from 'wouter'
import type { StressRange, StressResult } from '../../../src/studies/index.ts'
import { Key, Hatch } from '../../charts/Key.tsx'
import { ServedShort } from '../../charts/multiples/ServedShort.tsx'
import { PriceLines } from '../../charts/prices/PriceLines.tsx'
import { RangeDots, type RangeRow } from '../../charts/ranges/RangeDots.tsx'
import { StopTimeline } from '../../charts/stops/StopTimeline.tsx'
import '../../charts/charts.css'
import { useCatalogue, useWording } from '../../desk/catalogue.tsx'
import type { ScenarioFile, ScenarioSpec } from '../../desk/protocol.ts'
import { saveText } from '../../figure/download.ts'
import { Figure } from '../../figure/Figure.tsx'
import { cell } from '../../figure/table.ts'
import { useWords, type Say, type Wording } from '../../messages.ts'
import { useView } from '../../url/state.ts'
import {
  casesOf,
  glance,
  othersHit,
  priceRows,
  sectorsStopped,
  stopRows,
  type Cases,
  type PriceRow,
  type StopRow,
} from './state.ts'
import { SHOCK_WORDS } from './words.ts'

interface Props {
  readonly result: StressResult
  /** The mild and the severe case, once they are worked out. */
  readonly range: StressRange | undefined
  readonly file: ScenarioFile | undefined
  readonly spec: ScenarioSpec
}

/** At most this many drawings side by side; the table has all. */
const DRAWN = 12

type Words = Say<keyof (typeof SHOCK_WORDS)['en']>

/** What the scenario does: in words at once, and in figures a moment later, since they take longer to draw. */
export function Answer(props: Props): React.JSX.Element {
  const { result, range } = props
  const drawn = useDeferredValue<Props | undefined>(props, undefined)
  return (
    <div className="stack">
      <Headline result={result} range={range} rows={stopRows(result)} prices={priceRows(result)} />
      {drawn !== undefined && (
        <div className={drawn.result === result ? 'stack' : 'stack stale'}>
          <Figures {...drawn} />
        </div>
      )}
    </div>
  )
}

/** Stop dates first, then what is missing, prices, cost, others, and how sure it is. */
const Figures = memo(function Figures({ result, range, file, spec }: Props): React.JSX.Element {
  const rows = stopRows(result)
  return (
    <>
      <Stops result={result} rows={rows} />
      <div className="stack no-print">
        {rows.length > 0 && <Multiples rows={rows} />}
        <Prices result={result} prices={priceRows(result)} />
      </div>
      <Losses result={result} range={range} />
      {result.published.length > 0 && <Published result={result} range={range} />}
      <Others result={result} />
      <Coercer result={result} />
      {result.company !== undefined && <Company result={result} parts={result.company} />}
      <Sure result={result} range={range} file={file} spec={spec} />
    </>
  )
})

const placesOf = (result: StressResult, words: Wording): string => words.list(result.report.map(words.place))

function Headline({
  result,
  range,
  rows,
  prices,
}: Pick<Props, 'result' | 'range'> & {
  readonly rows: readonly StopRow[]
  readonly prices: readonly PriceRow[]
}): React.JSX.Element {
  const say = useWords(SHOCK_WORDS)
  const words = useWording()
  const { places } = useCatalogue()
  const { stopped, first } = sectorsStopped(rows)
  const loss = casesOf(result, range, ({ lostAdded }) => lostAdded)
  const gdp = places.filter(({ id }) => result.report.includes(id)).reduce((sum, place) => sum + place.gdp, 0)
  const share = words.percent(gdp > 0 ? loss.middle / 1000 / gdp : 0, 3)
  const TOLD = 6
  return (
    <section className="headline keep" aria-live="polite">
      <p className="headline-main">
        {first === undefined
          ? say('headNone', { places: placesOf(result, words) })
          : say('headStops', {
              n: stopped,
              places: placesOf(result, words),
              sector: words.sector(first.sector),
              material: words.material(first.material),
              month: words.month(first.stops ?? ''),
            })}
      </p>
      <p>{say(loss.mild === undefined ? 'headLossWait' : 'headLoss', { loss: words.moneyCases(loss), gdp: share })}</p>
      {prices.length > 0 && (
        <p>
          {say('headShort', {
            materials: words.list([...new Set(prices.map(({ material }) => words.material(material)))].slice(0, TOLD)),
          })}
        </p>
      )}
    </section>
  )
}

const demandRow = ({ place, sector, material }: { place: string; sector: string; material: string }): string =>
  `${place}|${sector}|${material}`

function Stops({
  result,
  rows,
}: {
  readonly result: StressResult
  readonly rows: readonly StopRow[]
}): React.JSX.Element {
  const say = useWords(SHOCK_WORDS)
  const words = useWording()
  const { href } = useView()
  const first = rows.find(({ stops }) => stops !== null)
  const many = result.report.length > 1
  return (
    <Figure
      title={say('stopsTitle')}
      answer={
        first === undefined
          ? say('stopsNone', { places: placesOf(result, words) })
          : say('stopsAnswer', {
              sector: words.sector(first.sector),
              material: words.material(first.material),
              month: words.month(first.stops ?? ''),
              buyer: buyerName(say, first.buyer),
            })
      }
      name="stops"
      source={say('modelSource')}
      note={
        <>
          <Key
            entries={[
              [<rect key="a" width="22" height="14" className="fill-served" fillOpacity={0.45} />, say('keyServed')],
              [
                <g key="b">
                  <Hatch id="key-short" />
                  <rect width="22" height="14" className="fill-short" />
                  <rect width="22" height="14" fill="url(#key-short)" />
                </g>,
                say('keyShort'),
              ],
              [<rect key="c" width="22" height="14" className="fill-stopped" fillOpacity={0.72} />, say('keySome')],
              [<rect key="d" width="22" height="14" className="fill-stopped" />, say('keyMuch')],
            ]}
          />
          <p>{say('stopsNote')}</p>
        </>
      }
      table={{
        columns: [
          { name: say('place') },
          { name: say('sector') },
          { name: say('material') },
          { name: say('stops') },
          { name: say('buyer') },
          { name: say('survives'), align: 'right' },
          { name: say('shortT'), align: 'right' },
          { name: say('unit') },
          { name: say('lostAdded'), align: 'right' },
        ],
        rows: rows.map((row) => [
          cell(words.place(row.place), row.place),
          cell(words.sector(row.sector), row.sector, href('/world', { table: 'sectors', row: row.sector })),
          cell(words.material(row.material), row.material, href('/world', { table: 'materials', row: row.material })),
          cell(row.stops === null ? say('noStop') : words.month(row.stops), row.stops ?? ''),
          cell(buyerName(say, row.buyer), row.buyer ?? ''),
          cell(row.survives === null ? '' : words.number(row.survives), row.survives),
          cell(words.number(row.short), row.short, href('/world', { table: 'demand', row: demandRow(row) })),
          cell(words.unit(row.unit), row.unit),
          cell(words.money(row.lostAdded), row.lostAdded, href('/world', { table: 'demand', row: demandRow(row) })),
        ]),
      }}
    >
      {rows.length > 0 && (
        <StopTimeline
          label={say('stopsTitle')}
          rows={rows.slice(0, DRAWN).map((row) => {
            const at = row.months.findIndex(({ month }) => month === row.stops)
            return {
              id: demandRow(row),
              label: many
                ? `${words.sector(row.sector)} · ${shortName(words.place(row.place))}`
                : words.sector(row.sector),
              detail: words.material(row.material),
              amount: words.money(row.lostAdded),
              href: href('/world', { table: 'demand', row: demandRow(row) }),
              stops: row.stops === null ? say('noStop') : say('stopsIn', { month: words.month(row.stops) }),
              stopsAt: at < 0 ? undefined : at,
              months: row.months.map((month) => ({
                month: month.month,
                glance: glance(month),
                text: `${words.month(month.month)}: ${say('shortT')} ${words.percent(month.short)}, ${say('stoppedT')} ${words.percent(month.stopped)}`,
              })),
            }
          })}
        />
      )}
    </Figure>
  )
}

/** A place's name without what it is made up of. */
const shortName = (name: string): string => name.replace(/（.*/, '')

function buyerName(say: Words, id: string | null): string {
  return id === 'lean' || id === 'usual' || id === 'covered' || id === 'all' ? say(id) : (id ?? '')
}
function stepName(say: Words, kind: string): string {
  return kind === 'forgo' || kind === 'thrift' || kind === 'substitute' ? say(kind) : say('stop')
}

function Multiples({ rows }: { readonly rows: readonly StopRow[] }): React.JSX.Element {
  const say = useWords(SHOCK_WORDS)
  const words = useWording()
  const { href } = useView()
  const largest = rows.reduce<StopRow | undefined>(
    (most, row) => (most === undefined || row.short / row.needed > most.short / most.needed ? row : most),
    undefined,
  )
  const drawn = rows.slice(0, DRAWN)
  const mostCover = Math.max(...drawn.flatMap(({ months }) => months.map(({ cover }) => cover)))
  return (
    <Figure
      title={say('multiplesTitle')}
      answer={say('multiplesAnswer', {
        n: rows.length,
        sector: words.sector(largest?.sector ?? ''),
        material: words.material(largest?.material ?? ''),
        share: words.percent((largest?.short ?? 0) / (largest?.needed ?? 1)),
      })}
      name="served-and-short"
      source={say('modelSource')}
      note={
        <>
          <Key
            entries={[
              [<rect key="a" width="22" height="14" className="fill-served" />, say('served')],
              [
                <g key="b">
                  <Hatch id="key-stretched" />
                  <rect width="22" height="14" className="fill-short" />
                  <rect width="22" height="14" fill="url(#key-stretched)" />
                </g>,
                say('keyShort'),
              ],
              [<rect key="c" width="22" height="14" className="fill-stopped" />, say('stoppedT')],
              [<line key="d" x2="22" y1="7" y2="7" className="line-cover" />, say('keyCover')],
            ]}
          />
          <p>{say('multiplesNote')}</p>
        </>
      }
      table={{
        columns: [
          { name: say('place') },
          { name: say('sector') },
          { name: say('material') },
          { name: say('month') },
          { name: say('served'), align: 'right' },
          { name: say('shortT'), align: 'right' },
          { name: say('stoppedT'), align: 'right' },
          { name: say('unit') },
          { name: say('cover'), align: 'right' },
        ],
        rows: rows.flatMap((row) =>
          row.months.map((month) => [
            cell(words.place(row.place), row.place),
            cell(words.sector(row.sector), row.sector),
            cell(words.material(row.material), row.material, href('/world', { table: 'demand', row: demandRow(row) })),
            cell(month.month),
            cell(words.number(month.served), month.served),
            cell(words.number(month.shortTonnes), month.shortTonnes),
            cell(words.number(month.stoppedTonnes), month.stoppedTonnes),
            cell(words.unit(row.unit), row.unit),
            cell(words.number(month.cover), month.cover),
          ]),
        ),
      }}
    >
      <div className="multiples">
        {drawn.map((row) => (
          <div key={demandRow(row)} className="multiple keep">
            <h3 className="multiple-title">{words.sector(row.sector)}</h3>
            <p>
              {words.material(row.material)}
              {row.stops !== null && ` · ${say('stopsIn', { month: words.month(row.stops) })}`}
            </p>
            <ServedShort
              months={row.months}
              mostCover={mostCover}
              unit={words.unit(row.unit)}
              coverLabel={say('coverLabel')}
              number={(value) => words.number(value)}
              label={`${words.sector(row.sector)}, ${words.material(row.material)}: ${say('shortT')} ${words.percent(row.short / row.needed)}`}
            />
          </div>
        ))}
      </div>
    </Figure>
  )
}

function Prices({
  result,
  prices,
}: {
  readonly result: StressResult
  readonly prices: readonly PriceRow[]
}): React.JSX.Element {
  const say = useWords(SHOCK_WORDS)
  const words = useWording()
  const { href } = useView()
  const times = (value: number): string => `${words.number(value)}${words.lang === 'ja' ? '倍' : ' ×'}`
  const span = ({ low, high }: PriceRow['peak']): string =>
    high === null ? `≥ ${times(low)}` : times(low) === times(high) ? times(low) : `${words.number(low)}–${times(high)}`
  const dearest = prices[0]
  const drawn = prices.slice(0, DRAWN)
  const most = Math.max(2, ...drawn.flatMap(({ peak }) => [peak.low, peak.high ?? peak.low]))
  return (
    <Figure
      title={say('pricesTitle')}
      answer={
        dearest === undefined
          ? say('pricesNone', { places: placesOf(result, words) })
          : say('pricesAnswer', {
              material: words.material(dearest.material),
              place: words.place(dearest.place),
              times: span(dearest.peak),
              month: words.month(dearest.peak.month),
              paid: dearest.paid === null ? '–' : times(dearest.paid),
            })
      }
      name="prices"
      source={say('modelSource')}
      note={
        <>
          <Key
            entries={[
              [<line key="a" x2="22" y1="7" y2="7" className="line-price" />, say('keyScarcity')],
              [<line key="b" x2="22" y1="7" y2="7" className="line-paid" />, say('keyPaid')],
            ]}
          />
          <p>
            {say('pricesNote')} <Link href={href('/method')}>→</Link>
          </p>
        </>
      }
      table={{
        columns: [
          { name: say('place') },
          { name: say('material') },
          { name: say('least'), align: 'right' },
          { name: say('peak'), align: 'right' },
          { name: say('month') },
          { name: say('keyPaid'), align: 'right' },
          { name: say('setBy') },
        ],
        rows: prices.map((row) => [
          cell(words.place(row.place), row.place),
          cell(words.material(row.material), row.material, href('/world', { table: 'materials', row: row.material })),
          cell(words.percent(row.least), row.least),
          cell(span(row.peak), row.peak.low),
          cell(words.month(row.peak.month), row.peak.month),
          cell(row.paid === null ? '' : times(row.paid), row.paid),
          cell(row.setBy === null ? '' : `${words.sector(row.setBy.sector)} (${stepName(say, row.setBy.kind)})`),
        ]),
      }}
    >
      {drawn.length > 0 && (
        <div className="multiples">
          {drawn.map((row) => (
            <div key={`${row.place} ${row.material}`} className="multiple keep">
              <h3 className="multiple-title">{words.material(row.material)}</h3>
              <p>
                {result.report.length > 1 && `${shortName(words.place(row.place))} · `}
                {span(row.peak)} · {say('least')} {words.percent(row.least)}
              </p>
              <PriceLines
                months={row.months}
                most={most}
                peak={row.peak}
                times={times}
                label={`${words.material(row.material)}, ${words.place(row.place)}: ${say('peak')} ${span(row.peak)}`}
              />
            </div>
          ))}
        </div>
      )}
    </Figure>
  )
}

function Losses({ result, range }: Pick<Props, 'result' | 'range'>): React.JSX.Element {
  const say = useWords(SHOCK_WORDS)
  const words = useWording()
  const figures: readonly (readonly [string, Cases])[] = [
    [say('lostAdded'), casesOf(result, range, ({ lostAdded }) => lostAdded)],
    [say('lostOutput'), casesOf(result, range, ({ lostOutput }) => lostOutput)],
    [say('evenly'), casesOf(result, range, ({ lostAddedEvenly }) => lostAddedEvenly)],
    [say('bill'), casesOf(result, range, ({ bill }) => bill)],
  ]
  const added = figures[0]?.[1] ?? { middle: 0, mild: undefined, severe: undefined }
  const { money } = words
  return (
    <Figure
      title={say('lossTitle')}
      answer={say('lossAnswer', { loss: words.moneyCases(added) })}
      name="losses"
      source={say('modelSource')}
      note={say('lossNote')}
      table={{
        columns: [
          { name: say('figure') },
          { name: say('mild'), align: 'right' },
          { name: say('middle'), align: 'right' },
          { name: say('severe'), align: 'right' },
        ],
        rows: figures.map(([name, { mild, middle, severe }]) => [
          cell(name),
          cell(mild === undefined ? '' : money(mild), mild ?? null),
          cell(money(middle), middle),
          cell(severe === undefined ? '' : money(severe), severe ?? null),
        ]),
      }}
    >
      <RangeDots
        label={say('lossTitle')}
        tick={words.money}
        rows={figures.map(([label, { mild, middle, severe }]): RangeRow => ({
          label,
          detail: words.moneyCases({ middle, mild, severe }),
          middle,
          low: mild,
          high: severe,
          text: money(middle),
        }))}
      />
    </Figure>
  )
}

function Published({ result, range }: Pick<Props, 'result' | 'range'>): React.JSX.Element {
  const say = useWords(SHOCK_WORDS)
  const words = useWording()
  const { href } = useView()
  const { places } = useCatalogue()
  const gdp = places.filter(({ id }) => result.report.includes(id)).reduce((sum, place) => sum + place.gdp, 0)
  const loss = casesOf(result, range, ({ lostAdded }) => lostAdded)
  const share = (million: number): number => (gdp > 0 ? million / 10 / gdp : 0)
  const others = result.published.filter(({ unit }) => unit === '% of GDP')
  const values = others.map(({ value }) => value)
  const number = (value: number): string => words.number(value)
  return (
    <Figure
      title={say('publishedTitle')}
      answer={say('publishedAnswer', {
        low: number(Math.min(...values)),
        high: number(Math.max(...values)),
        ours: number(share(loss.middle)),
      })}
      name="published"
      source={words.list(result.published.map(({ who }) => who))}
      note={say('publishedNote')}
      table={{
        columns: [{ name: say('who') }, { name: say('what') }, { name: say('percentGdp'), align: 'right' }],
        rows: others.map(({ who, what, value, source }) => [
          cell(who, who, href('/world', { table: 'sources', row: source })),
          cell(what),
          cell(number(value), value, href('/world', { table: 'sources', row: source })),
        ]),
      }}
    >
      <RangeDots
        label={say('publishedTitle')}
        tick={(value) => `${number(value)}%`}
        rows={[
          {
            label: say('ours'),
            detail:
              loss.mild === undefined || loss.severe === undefined
                ? `${number(share(loss.middle))}%`
                : `${number(share(loss.middle))}% (${number(share(loss.mild))}–${number(share(loss.severe))}%)`,
            middle: share(loss.middle),
            low: loss.mild === undefined ? undefined : share(loss.mild),
            high: loss.severe === undefined ? undefined : share(loss.severe),
            text: `${number(share(loss.middle))}%`,
          },
          ...others.map(({ who, what, value }): RangeRow => ({
            label: who,
            detail: `${what}: ${number(value)}%`,
            middle: value,
            low: undefined,
            high: undefined,
            text: `${number(value)}%`,
            other: true,
          })),
        ]}
      />
    </Figure>
  )
}

function Others({ result }: { readonly result: StressResult }): React.JSX.Element {
  const say = useWords(SHOCK_WORDS)
  const words = useWording()
  const { href } = useView()
  const hit = othersHit(result)
  const first = hit[0]
  const payer = hit.reduce<typeof first>((most, one) => (one.bill > (most?.bill ?? 0) ? one : most), undefined)
  return (
    <Figure
      title={say('othersTitle')}
      answer={
        first !== undefined && first.lostAdded > 0.5
          ? say('othersAnswer', { place: words.place(first.place), money: words.money(first.lostAdded) })
          : payer === undefined
            ? say('othersNone')
            : say('othersPay', { place: words.place(payer.place), money: words.money(payer.bill) })
      }
      name="others"
      source={say('modelSource')}
      table={{
        columns: [
          { name: say('place') },
          { name: say('lostAdded'), align: 'right' },
          { name: say('gdpShare'), align: 'right' },
          { name: say('bill'), align: 'right' },
          { name: say('stops') },
        ],
        rows: hit.map(({ place, lostAdded, shareOfGdp, bill, firstStop }) => [
          cell(words.place(place), place, href('/world', { table: 'places', row: place })),
          cell(words.money(lostAdded), lostAdded),
          cell(words.percent(shareOfGdp, 3), shareOfGdp),
          cell(words.money(bill), bill),
          cell(firstStop === null ? say('noStop') : words.month(firstStop), firstStop ?? ''),
        ]),
      }}
    />
  )
}

function Coercer({ result }: { readonly result: StressResult }): React.JSX.Element {
  const say = useWords(SHOCK_WORDS)
  const words = useWording()
  const { place, exportsNotSold, soldElsewhere } = result.middle.coercer
  return (
    <Figure
      title={say('coercerTitle', { place: words.place(place) })}
      answer={say('coercerAnswer', { lost: words.money(exportsNotSold), gained: words.money(soldElsewhere) })}
      name="coercer"
      source={say('modelSource')}
      table={{
        columns: [{ name: say('figure') }, { name: say('middle'), align: 'right' }],
        rows: [
          [cell(say('notSold')), cell(words.money(exportsNotSold), exportsNotSold)],
          [cell(say('soldElsewhere')), cell(words.money(soldElsewhere), soldElsewhere)],
        ],
      }}
    />
  )
}

function Company({
  result,
  parts,
}: {
  readonly result: StressResult
  readonly parts: NonNullable<StressResult['company']>
}): React.JSX.Element {
  const say = useWords(SHOCK_WORDS)
  const words = useWording()
  const stopped = parts
    .flatMap(({ part, stops }) => (stops === null ? [] : [{ part, stops }]))
    .sort((a, b) => a.stops.localeCompare(b.stops))
  const first = stopped[0]
  return (
    <Figure
      title={say('companyTitle')}
      answer={
        first === undefined
          ? say('companyNone')
          : say('companyAnswer', { n: stopped.length, part: first.part, month: words.month(first.stops) })
      }
      name="parts"
      source={`${say('modelSource')} (${result.scenario.id})`}
      table={{
        columns: [
          { name: say('part') },
          { name: say('material') },
          { name: say('place') },
          { name: say('stops') },
          { name: say('survives'), align: 'right' },
          { name: say('worst'), align: 'right' },
          { name: say('missingKg'), align: 'right' },
        ],
        rows: parts.map(({ part, material, place, stops, survives, worstDelivery, missingKg }) => [
          cell(part),
          cell(words.material(material), material),
          cell(words.place(place), place),
          cell(stops === null ? say('noStop') : words.month(stops), stops ?? ''),
          cell(survives === null ? '' : words.number(survives), survives),
          cell(words.percent(worstDelivery), worstDelivery),
          cell(words.number(missingKg), missingKg),
        ]),
      }}
    />
  )
}

function Sure({ result, range, file, spec }: Props): React.JSX.Element {
  const say = useWords(SHOCK_WORDS)
  const words = useWording()
  const { href } = useView()
  const { judged } = useCatalogue()
  const own = file !== undefined && Object.keys(spec.edit).length + (spec.own === undefined ? 0 : 1) > 0
  const command = [
    'ytterby stress',
    own ? file.file : spec.id,
    ...(spec.months === undefined ? [] : [`--months ${spec.months}`]),
    ...(spec.foresight === undefined ? [] : [`--foresight ${spec.foresight}`]),
    ...(range === undefined ? ['--no-range'] : []),
    '--json',
  ].join(' ')
  const tiny = (value: number): string => (value === 0 ? '0' : value.toExponential(0))
  // The keys stand in the order of the command line, so that the bytes agree.
  const { published, company, ...rest } = result
  const whole = { ...rest, ...range, published, ...(company === undefined ? {} : { company }) }
  return (
    <section className="stack keep sure">
      <h2>{say('sureTitle')}</h2>
      <p>
        {say('sureAnswer', {
          judged: words.number(judged.judged, 3),
          figures: words.number(judged.figures, 3),
          imbalance: tiny(result.middle.imbalance),
          gap: tiny(result.middle.gap),
        })}{' '}
        <Link href={href('/world', { table: 'sources' })}>{say('judgedLink')}</Link>{' '}
        <Link href={href('/hindcast')}>{say('rightLink')}</Link>
      </p>
      <div className="no-print stack">
        <h2>{say('repeatTitle')}</h2>
        <p>{say('repeatAnswer')}</p>
        <pre className="panel" tabIndex={0}>
          <code>{command}</code>
        </pre>
        <div className="row">
          {file !== undefined && (
            <button type="button" className="button" onClick={() => saveText(file.file, file.text, 'application/yaml')}>
              ↓ {say('downloadScenario')}
            </button>
          )}
          <button
            type="button"
            className="button"
            onClick={() =>
              saveText(`${result.scenario.id}.json`, `${JSON.stringify(whole, null, 2)}\n`, 'application/json')
            }
          >
            ↓ {say('downloadResult')}
          </button>
          <button type="button" className="button" onClick={() => window.print()}>
            {say('print')}
          </button>
        </div>
      </div>
    </section>
  )
}
