import { stressColumns } from '../../../src/studies/light.ts'
import type { StressResult } from '../../../src/studies/index.ts'
import { ChanceKey, ChanceStrips, LikelierKey } from '../../charts/chances/ChanceStrips.tsx'
import { Note } from '../../charts/Note.tsx'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { useHeaders } from '../../ui/use-headers.ts'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useView } from '../../url/state.ts'
import { DRAWN, placesOf, shortName } from './shared.ts'
import { chanceRows, type ChanceOfSector } from '../../subjects/stress.ts'
import { shockMessages } from './messages.gen.ts'

/** How likely it is, month by month, that some line of a sector has stopped, beside what its shortage is expected to cost. */
export function Chances({ result }: { readonly result: StressResult }): React.JSX.Element {
  const say = useMessages(shockMessages)
  const words = useWording()
  const column = useHeaders(stressColumns)
  const { href } = useView()
  const rows = chanceRows(result)
  const [first] = rows
  const many = result.focus.length > 1
  const name = ({ place, sector }: ChanceOfSector): string =>
    many ? `${words.sector(sector)} · ${shortName(words.place(place))}` : words.sector(sector)
  const likely = rows.filter(({ last }) => last >= 1 / 2)
  return (
    <Figure
      title={say('chancesTitle')}
      answer={
        first === undefined
          ? result.focus.length === 0
            ? say('chancesNoPlace')
            : say('chancesNone', { places: placesOf(result, words) })
          : words.after(
              say('chancesAnswer', {
                sector: name(first),
                share: words.percent(first.last),
                month: words.month(first.months.at(-1)?.month ?? ''),
              }),
              say('chancesLikely', { n: likely.length, all: rows.length }),
            )
      }
      name="stop-chances"
      source={say('modelSource')}
      note={
        <Note
          months={first?.months.map(({ month }) => month) ?? []}
          entries={[
            [<ChanceKey key="a" />, say('keyChance')],
            [<LikelierKey key="b" />, say('keyLikelier')],
          ]}
        >
          {say('chancesNote')}
        </Note>
      }
      table={{
        columns: [
          column('place'),
          column('sector'),
          column('month'),
          column('chance'),
          column('value_added_lost_musd'),
        ],
        rows: rows.flatMap((row) =>
          row.months.map(({ month, chance }) => [
            cell(words.place(row.place), row.place),
            cell(words.sector(row.sector), row.sector, href('/world', { table: 'sectors', row: row.sector })),
            cell(words.month(month), month),
            cell(words.percent(chance), chance),
            cell(words.money(row.valueAddedLost), row.valueAddedLost),
          ]),
        ),
      }}
    >
      {first !== undefined && (
        <ChanceStrips
          label={say('chancesTitle')}
          percent={words.percent}
          months={first.months.map(({ month }) => month)}
          rows={rows.slice(0, DRAWN).map((row) => ({
            id: `${row.place} ${row.sector}`,
            label: name(row),
            details: [say('chancesLoss', { money: words.money(row.valueAddedLost) })],
            text: words.percent(row.last),
            chances: row.months.map(({ chance }) => chance),
            from: 0,
            href: href('/world', { table: 'sectors', row: row.sector }),
          }))}
        />
      )}
    </Figure>
  )
}
