import type { Band } from '../../../src/studies/light.ts'
import type { StressResult } from '../../../src/studies/index.ts'
import { Hatch } from '../../charts/Key.tsx'
import { Note } from '../../charts/Note.tsx'
import { WhiskerKey } from '../../charts/Whisker.tsx'
import { StopTimeline } from '../../charts/stops/StopTimeline.tsx'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell, type Cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useView } from '../../url/state.ts'
import type { ShockBands } from './bands.ts'
import { bandColumns, buyerName, demandRow, DRAWN, placesOf, shortName } from './shared.ts'
import { glance, type StopRow } from '../../subjects/stress.ts'
import { shockMessages } from './messages.gen.ts'

/** So many uses are told of that stop in draws alone. */
const TOLD = 4

/** Which lines stop when: a row a use, those that stop first on top. */
export function Stops({
  result,
  rows,
  bands,
}: {
  readonly result: StressResult
  readonly rows: readonly StopRow[]
  readonly bands: ShockBands | undefined
}): React.JSX.Element {
  const say = useMessages(shockMessages)
  const words = useWording()
  const { href } = useView()
  const first = rows.find(({ stops }) => stops !== null)
  const monthOf = (row: StopRow, months: number): string => row.months[Math.floor(months)]?.month ?? ''
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
  const others = bands?.stopsElse(rows).slice(0, TOLD) ?? []
  const many = result.focus.length > 1
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
        <Note
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
            ...(bands === undefined ? [] : [[<WhiskerKey key="e" />, say('keyStops', { n: bands.draws })] as const]),
          ]}
        >
          {say('stopsNote')}
        </Note>
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
          ...(bands === undefined
            ? []
            : [{ name: say('stopsShare'), align: 'right' as const }, ...bandColumns(say, say('stops'))]),
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
            words.money(row.valueAddedLost),
            row.valueAddedLost,
            href('/world', { table: 'demand', row: demandRow(row) }),
          ),
          ...(bands === undefined ? [] : stopCells(row)),
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
              amount: words.money(row.valueAddedLost),
              href: href('/world', { table: 'demand', row: demandRow(row) }),
              stops: row.stops === null ? say('noStop') : say('stopsIn', { month: words.month(row.stops) }),
              stopsAt: at < 0 ? undefined : at,
              ...(bands?.stop(row) === undefined
                ? {}
                : { draws: { band: bands.stop(row) as Band, text: inDraws(row) } }),
              months: row.months.map((month) => ({
                month: month.month,
                glance: glance(month),
                text: `${words.month(month.month)}: ${say('shortT')} ${words.percent(month.shortfall)}, ${say('stoppedT')} ${words.percent(month.stopped)}`,
              })),
            }
          })}
        />
      )}
      {bands !== undefined && others.length > 0 && (
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
      )}
    </Figure>
  )
}
