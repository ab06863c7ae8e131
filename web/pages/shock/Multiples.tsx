import { Hatch } from '../../charts/Key.tsx'
import { Note } from '../../charts/Note.tsx'
import { ServedShort } from '../../charts/multiples/ServedShort.tsx'
import { useWording } from '../../desk/catalogue.tsx'
import { Figure } from '../../figure/Figure.tsx'
import { cell } from '../../figure/table.ts'
import { useWords } from '../../messages.ts'
import { useView } from '../../url/state.ts'
import { demandRow, DRAWN } from './shared.ts'
import type { StopRow } from './state.ts'
import { SHOCK_WORDS } from './words.ts'

/** How much of each use is missing, and how long stocks last. */
export function Multiples({ rows }: { readonly rows: readonly StopRow[] }): React.JSX.Element {
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
        <Note
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
        >
          {say('multiplesNote')}
        </Note>
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
