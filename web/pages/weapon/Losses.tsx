import { Bars } from '../../charts/bars/Bars.tsx'
import { Note } from '../../charts/Note.tsx'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useView } from '../../url/state.ts'
import type { Props } from './props.ts'
import { placeRows, sectorRows } from './state.ts'
import { weaponMessages } from './messages.gen.ts'

/** At most this many bars; the table has all. */
const DRAWN = 12
/** So many materials are told beside a bar. */
const TOLD = 2

/** Places that lose under the worst set, the hardest hit first. */
export function PlacesHit({ result: { worst } }: Props): React.JSX.Element {
  const say = useMessages(weaponMessages)
  const words = useWording()
  const { href } = useView()
  const rows = placeRows(worst)
  const [first] = rows
  const place = (id: string): string => words.place(id).replace(/（.*/, '')
  const open = (id: string): string => href('/world', { table: 'places', row: id })
  return (
    <Figure
      title={say('placesTitle')}
      answer={say('placesAnswer', {
        n: rows.length,
        place: place(first?.place ?? ''),
        lost: words.money(first?.lost ?? 0),
      })}
      name="places"
      source={say('source')}
      note={
        <Note
          entries={[
            [<rect key="a" width="22" height="14" className="fill-stopped" />, say('keyBest')],
            ...(worst.simulated === undefined
              ? []
              : [[<path key="b" d="M11 1l6 6l-6 6l-6 -6Z" className="bar-other" />, say('keyRolled')] as const]),
          ]}
        >
          {say('placesNote')}
        </Note>
      }
      table={{
        columns: [
          { name: say('place') },
          { name: say('added'), align: 'right' },
          { name: say('rolled'), align: 'right' },
        ],
        rows: rows.map((row) => [
          cell(words.place(row.place), row.place, open(row.place)),
          cell(words.money(row.lost, first?.lost), row.lost),
          row.simulated === undefined ? cell('–', '') : cell(words.money(row.simulated, first?.lost), row.simulated),
        ]),
      }}
    >
      <Bars
        label={say('placesTitle')}
        rows={rows.slice(0, DRAWN).map((row) => ({
          id: row.place,
          label: place(row.place),
          value: row.lost,
          ...(row.simulated === undefined
            ? { text: words.money(row.lost) }
            : { text: `${words.money(row.lost)} · ◇ ${words.money(row.simulated)}`, other: row.simulated }),
          href: open(row.place),
        }))}
      />
    </Figure>
  )
}

/** Sectors that lose under the worst set, and for want of what. */
export function SectorsHit({ result: { worst } }: Props): React.JSX.Element {
  const say = useMessages(weaponMessages)
  const words = useWording()
  const { href } = useView()
  const rows = sectorRows(worst)
  const [first] = rows
  const stop = (month: string | null): string => (month === null ? say('noStop') : words.month(month))
  const few = (materials: readonly string[]): string =>
    materials.length > TOLD
      ? `${words.commas(materials.slice(0, TOLD).map(words.material))} …`
      : words.list(materials.map(words.material))
  return (
    <Figure
      title={say('sectorsTitle')}
      answer={
        first === undefined
          ? say('sectorsNone')
          : say('sectorsAnswer', {
              sector: words.sector(first.sector),
              lost: words.money(first.lost),
              material: words.list(first.materials.slice(0, TOLD).map(words.material)),
            })
      }
      name="sectors"
      source={say('source')}
      note={say('sectorsNote')}
      table={{
        columns: [
          { name: say('place') },
          { name: say('sector') },
          { name: say('material') },
          { name: say('added'), align: 'right' },
          { name: say('firstStop') },
        ],
        rows: worst.uses.map((use) => {
          const demand = href('/world', { table: 'demand', row: `${use.place}|${use.sector}|${use.material}` })
          return [
            cell(words.place(use.place), use.place),
            cell(words.sector(use.sector), use.sector),
            cell(words.material(use.material), use.material, demand),
            cell(words.money(use.valueAddedLost, first?.lost), use.valueAddedLost, demand),
            cell(stop(use.firstStop), use.firstStop ?? ''),
          ]
        }),
      }}
    >
      {rows.length > 0 && (
        <Bars
          label={say('sectorsTitle')}
          rows={rows.slice(0, DRAWN).map((row) => ({
            id: row.sector,
            label: words.sector(row.sector),
            detail: say('lacking', { materials: few(row.materials), stop: stop(row.firstStop) }),
            value: row.lost,
            text: words.money(row.lost),
            href: href('/world', { table: 'sectors', row: row.sector }),
          }))}
        />
      )}
    </Figure>
  )
}
