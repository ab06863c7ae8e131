import { HatchedKey } from '../../charts/frame/Drawing.tsx'
import { stressColumns } from '../../../src/studies/light.ts'
import { BandKey } from '../../charts/Band.tsx'
import { Note } from '../../charts/Note.tsx'
import { ShortfallMultiples } from '../../charts/multiples/ShortfallMultiples.tsx'
import { SideBySide } from '../../charts/multiples/SideBySide.tsx'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell, type FigureTable } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useHeaders, useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import type { ShockBands } from './bands.ts'
import { bandCells, bandColumns, demandRow, DRAWN } from './shared.ts'
import type { StopRow } from '../../subjects/stress.ts'
import { shockMessages } from './messages.gen.ts'

interface Props {
  readonly rows: readonly StopRow[]
  readonly bands: ShockBands | undefined
}

/** How much of each use is missing, and how long stocks last. */
export function Multiples({ rows, bands }: Props): React.JSX.Element {
  const say = useMessages(shockMessages)
  const words = useWording()
  const table = useTable({ rows, bands })
  const largest = rows.reduce<StopRow | undefined>(
    (most, row) => (most === undefined || row.shortfall / row.needed > most.shortfall / most.needed ? row : most),
    undefined,
  )
  return (
    <Figure
      title={say('multiplesTitle')}
      answer={say('multiplesAnswer', {
        n: rows.length,
        sector: words.sector(largest?.sector ?? ''),
        material: words.material(largest?.material ?? ''),
        share: words.percent((largest?.shortfall ?? 0) / (largest?.needed ?? 1)),
      })}
      name="served-and-short"
      source={say('modelSource')}
      note={
        <Note
          months={largest?.months.map(({ month }) => month) ?? []}
          entries={[
            [<rect key="a" width="22" height="14" className="fill-served" />, say('served')],
            [<HatchedKey key="b" className="fill-short" />, say('keyShort')],
            [<rect key="c" width="22" height="14" className="fill-stopped" />, say('stoppedT')],
            [<line key="d" x2="22" y1="7" y2="7" className="line-cover" />, say('keyCover')],
            ...(bands === undefined
              ? []
              : ([
                  [<BandKey key="e" className="band-served" lines />, say('keyBandServed', { n: bands.draws })],
                  [<BandKey key="f" className="band-cover" />, say('keyBandCover', { n: bands.draws })],
                ] as const)),
          ]}
        >
          {say('multiplesNote')}
        </Note>
      }
      table={table}
    >
      <Drawings rows={rows.slice(0, DRAWN)} bands={bands} />
    </Figure>
  )
}

function useTable({ rows, bands }: Props): FigureTable {
  const say = useMessages(shockMessages)
  const { inUnit } = useNumbers()
  const words = useWording()
  const column = useHeaders(stressColumns)
  const { href } = useView()
  return {
    columns: [
      column('place'),
      column('sector'),
      column('material'),
      column('month'),
      column('served_t'),
      column('shortfall_t'),
      column('stopped_t'),
      column('unit'),
      column('months_of_cover'),
      ...(bands === undefined
        ? []
        : [
            ...bandColumns(say, say('servedShare'), (name) => inUnit('share', name)),
            ...bandColumns(say, say('cover'), (name) => inUnit('months', name)),
          ]),
    ],
    rows: rows.flatMap((row) => {
      const [served, cover] = [bands?.served(row), bands?.monthsOfCover(row)]
      return row.months.map((month, at) => [
        cell(words.place(row.place), row.place),
        cell(words.sector(row.sector), row.sector),
        cell(words.material(row.material), row.material, href('/world', { table: 'demand', row: demandRow(row) })),
        cell(month.month),
        cell(words.number(month.served), month.served),
        cell(words.number(month.shortfallTonnes), month.shortfallTonnes),
        cell(words.number(month.stoppedTonnes), month.stoppedTonnes),
        cell(words.unit(row.unit), row.unit),
        cell(words.number(month.monthsOfCover), month.monthsOfCover),
        ...(bands === undefined
          ? []
          : [...bandCells(served?.[at], words.percent), ...bandCells(cover?.[at], words.number)]),
      ])
    }),
  }
}

/** A small drawing of each use, all on the same scale of stocks. */
function Drawings({ rows, bands }: Props): React.JSX.Element {
  const say = useMessages(shockMessages)
  const words = useWording()
  const mostCover = Math.max(
    ...rows.flatMap((row) => [
      ...row.months.map(({ monthsOfCover }) => monthsOfCover),
      ...(bands?.monthsOfCover(row) ?? []).flatMap((band) => band?.p95 ?? []),
    ]),
  )
  /** The month in which half of the draws serve least, in words. */
  const leastServed = (row: StopRow): string => {
    const served = bands?.served(row) ?? []
    const least = served.reduce((least, band, at) => ((band?.p50 ?? 2) < (served[least]?.p50 ?? 2) ? at : least), 0)
    const band = served[least]
    return bands === undefined || band === undefined
      ? ''
      : `; ${say('servedDraws', {
          n: bands.draws,
          range: `${words.percent(band.p5)}–${words.percent(band.p95)}`,
          month: words.month(row.months[least]?.month ?? ''),
        })}`
  }
  return (
    <SideBySide>
      {rows.map((row) => (
        <div key={demandRow(row)} className="multiple keep">
          <h3 className="multiple-title">{words.sector(row.sector)}</h3>
          <p>
            {words.material(row.material)}
            {row.stops !== null && ` · ${say('stopsIn', { month: words.month(row.stops) })}`}
          </p>
          <ShortfallMultiples
            months={row.months}
            mostCover={mostCover}
            unit={words.unit(row.unit)}
            coverLabel={say('coverLabel')}
            number={(value) => words.number(value)}
            between={words.range}
            names={{ served: say('served'), short: say('shortT'), stopped: say('stoppedT'), cover: say('cover') }}
            label={`${words.sector(row.sector)}, ${words.material(row.material)}: ${say('shortT')} ${words.percent(row.shortfall / row.needed)}${leastServed(row)}`}
            {...(bands === undefined ? {} : { draws: { served: bands.served(row), cover: bands.monthsOfCover(row) } })}
          />
        </div>
      ))}
    </SideBySide>
  )
}
