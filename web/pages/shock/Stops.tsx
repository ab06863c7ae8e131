import { type Band, stressColumns } from '../../../src/studies/light.ts'
import type { StressResult } from '../../../src/studies/index.ts'
import { HatchedKey } from '../../charts/frame/Drawing.tsx'
import { Note } from '../../charts/Note.tsx'
import { WhiskerKey } from '../../charts/Whisker.tsx'
import { StopTimeline } from '../../charts/stops/StopTimeline.tsx'
import { useWording } from '../../model/catalogue.tsx'
import { usePicture } from '../../picture/in-picture.ts'
import { Figure } from '../../ui/Figure.tsx'
import { cell, type Cell, type FigureTable } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useHeaders, useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import type { ShockBands } from './bands.ts'
import { bandColumns, buyerName, demandRow, DRAWN, placesOf, shortName } from './shared.ts'
import { glance, type StopRow } from '../../subjects/stress.ts'
import { shockMessages } from './messages.gen.ts'

/** Rows that can be read on a slide beside words. */
const ON_SLIDE = 8
/** At most this many uses are named that stop in draws alone. */
const TOLD = 4

interface Props {
  readonly result: StressResult
  readonly rows: readonly StopRow[]
  readonly bands: ShockBands | undefined
}

const monthOf = (row: StopRow, months: number): string => row.months[Math.floor(months)]?.month ?? ''

/** Which lines stop when: a row a use, those that stop first on top. */
export function Stops({ result, rows, bands }: Props): React.JSX.Element {
  const say = useMessages(shockMessages)
  const words = useWording()
  const table = useTable(rows, bands)
  const first = rows.find(({ stops }) => stops !== null)
  return (
    <Figure
      title={say('stopsTitle')}
      answer={
        first === undefined
          ? result.focus.length === 0
            ? say('stopsNoPlace')
            : say('stopsNone', { places: placesOf(result, words) })
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
        <Note
          months={rows[0]?.months.map(({ month }) => month) ?? []}
          entries={[
            [<rect key="a" width="22" height="14" className="fill-served" fillOpacity={0.45} />, say('keyServed')],
            [<HatchedKey key="b" className="fill-short" />, say('keyShort')],
            [<rect key="c" width="22" height="14" className="fill-stopped" fillOpacity={0.72} />, say('keySome')],
            [<rect key="d" width="22" height="14" className="fill-stopped" />, say('keyMuch')],
            ...(bands === undefined ? [] : [[<WhiskerKey key="e" />, say('keyStops', { n: bands.draws })] as const]),
          ]}
        >
          {say('stopsNote')}
        </Note>
      }
      table={table}
    >
      {rows.length > 0 && <Timeline result={result} rows={rows} bands={bands} />}
      {bands !== undefined && <StopsElse rows={rows} bands={bands} />}
    </Figure>
  )
}

/** What the drawing shows, and in how many draws each use stops. */
function useTable(rows: readonly StopRow[], bands: ShockBands | undefined): FigureTable {
  const say = useMessages(shockMessages)
  const { inUnit } = useNumbers()
  const words = useWording()
  const column = useHeaders(stressColumns)
  const { href } = useView()
  const stopCells = (row: StopRow): Cell[] => {
    const band = bands?.stop(row)
    return [
      cell(
        band === undefined ? '–' : words.percent(1 - band.shareUndefined),
        band === undefined ? '' : 1 - band.shareUndefined,
      ),
      ...[band?.p5, band?.p50, band?.p95].map((months) =>
        months === undefined || !Number.isFinite(months)
          ? cell(say('noStop'), '')
          : cell(words.month(monthOf(row, months)), monthOf(row, months)),
      ),
    ]
  }
  return {
    columns: [
      column('place'),
      column('sector'),
      column('material'),
      column('first_stop'),
      column('buyer'),
      column('time_to_survive_months'),
      column('shortfall_t'),
      column('unit'),
      column('value_added_lost_musd'),
      ...(bands === undefined
        ? []
        : [inUnit('share', say('stopsShare')), ...bandColumns(say, say('stops'), (name) => ({ name }))]),
    ],
    rows: rows.map((row) => [
      cell(words.place(row.place), row.place),
      cell(words.sector(row.sector), row.sector, href('/world', { table: 'sectors', row: row.sector })),
      cell(words.material(row.material), row.material, href('/world', { table: 'materials', row: row.material })),
      cell(row.stops === null ? say('noStop') : words.month(row.stops), row.stops ?? ''),
      cell(buyerName(say, row.buyer), row.buyer ?? ''),
      cell(row.timeToSurvive === null ? '' : words.number(row.timeToSurvive), row.timeToSurvive),
      cell(words.number(row.shortfall), row.shortfall, href('/world', { table: 'demand', row: demandRow(row) })),
      cell(words.unit(row.unit), row.unit),
      cell(
        words.number(row.valueAddedLost),
        row.valueAddedLost,
        href('/world', { table: 'demand', row: demandRow(row) }),
      ),
      ...(bands === undefined ? [] : stopCells(row)),
    ]),
  }
}

function Timeline({ result, rows: all, bands }: Props): React.JSX.Element {
  const isSlide = usePicture() === 'slide'
  const rows = all.slice(0, isSlide ? ON_SLIDE : DRAWN)
  const say = useMessages(shockMessages)
  const words = useWording()
  const { href } = useView()
  const many = result.focus.length > 1
  const inDraws = (row: StopRow): string => {
    const band = bands?.stop(row)
    if (bands === undefined || band === undefined) return ''
    const n = bands.draws
    if (band.shareUndefined === 1) return say('stopsDrawsNone', { n })
    const share = words.percent(1 - band.shareUndefined)
    return Number.isFinite(band.p50)
      ? say('stopsDraws', { n, share, month: words.month(monthOf(row, band.p50)) })
      : say('stopsDrawsFew', { n, share })
  }
  return (
    <>
      <StopTimeline
        label={say('stopsTitle')}
        rows={rows.map((row) => {
          const at = row.months.findIndex(({ month }) => month === row.stops)
          return {
            id: demandRow(row),
            label: many
              ? `${words.sector(row.sector)} · ${shortName(words.place(row.place))}`
              : words.sector(row.sector),
            detail: words.material(row.material),
            amount: words.money(row.valueAddedLost),
            href: href('/world', { table: 'demand', row: demandRow(row) }),
            stops: row.stops === null ? say('noStop') : say('stopsIn', { month: words.month(row.stops) }),
            stopsAt: at < 0 ? undefined : at,
            ...(bands?.stop(row) === undefined ? {} : { draws: { band: bands.stop(row) as Band, text: inDraws(row) } }),
            months: row.months.map((month) => ({
              month: month.month,
              glance: glance(month),
              text: words.commas([
                `${say('shortT')} ${words.percent(month.shortfall)}`,
                ...(month.stopped > 0 ? [`${say('stoppedT')} ${words.percent(month.stopped)}`] : []),
              ]),
            })),
          }
        })}
      />
      {isSlide && rows.length < all.length && (
        <p className="picture-note">{say('someStops', { n: rows.length, all: all.length })}</p>
      )}
    </>
  )
}

/** Uses that stop in draws alone. */
function StopsElse({ rows, bands }: Pick<Props, 'rows'> & { readonly bands: ShockBands }): React.JSX.Element | null {
  const say = useMessages(shockMessages)
  const words = useWording()
  const others = bands.stopsElse(rows).slice(0, TOLD)
  if (others.length === 0) return null
  return (
    <p className="quiet">
      {say('stopsElse', {
        n: bands.draws,
        uses: words.list(
          others.map(({ sector, material, share }) =>
            say('stopsElseOne', {
              sector: words.sector(sector),
              material: words.material(material),
              share: words.percent(share),
            }),
          ),
        ),
      })}
    </p>
  )
}
