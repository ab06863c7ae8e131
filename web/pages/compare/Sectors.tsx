import { Bars } from '../../charts/bars/Bars.tsx'
import { useMessages } from '../../language/messages.ts'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import { changeOf, lossBySector, NOTHING, type SectorLoss } from './amounts.ts'
import { signed } from '../../subjects/signed.ts'
import type { AnsweredColumn } from './columns.ts'
import { compareMessages } from './messages.gen.ts'

/** As many sectors are drawn; the table has all. */
const DRAWN = 10

/** Losses by sector side by side: what each question costs, and by how much it differs from the first. */
export function Sectors({ columns }: { readonly columns: readonly AnsweredColumn[] }): React.JSX.Element {
  const say = useMessages(compareMessages)
  const { inUnit } = useNumbers()
  const words = useWording()
  const rows = lossBySector(columns.map(({ result }) => result))
  const [, ...others] = columns
  const [most] = rows
  const lostIn = ({ lost }: SectorLoss, i: number): number => lost[i] ?? 0
  const by = (row: SectorLoss, i: number): number => changeOf(lostIn(row, 0), lostIn(row, i)).by
  const farthest =
    most === undefined ? 0 : others.map((_, i) => by(most, i + 1)).sort((a, b) => Math.abs(b) - Math.abs(a))[0]
  return (
    <Figure
      title={say('sectorTitle')}
      answer={
        most === undefined
          ? say('sectorNone')
          : Math.abs(farthest ?? 0) < NOTHING
            ? say('sectorSame')
            : say('sectorAnswer', { sector: words.sector(most.sector), by: signed(farthest ?? 0, words.money) })
      }
      name="compare-sectors"
      source={say('source')}
      note={say('sectorNote')}
      table={{
        columns: [
          { name: say('sector') },
          ...columns.map(({ letter }) => inUnit('MUSD', letter)),
          ...others.flatMap(({ letter }) => [
            inUnit('MUSD', say('minus', { b: letter })),
            inUnit('share', say('minusShare', { b: letter })),
          ]),
        ],
        rows: rows.map((row) => [
          cell(words.sector(row.sector), row.sector),
          ...columns.map((_, i) => cell(words.money(lostIn(row, i)), lostIn(row, i))),
          ...others.flatMap((_, i) => {
            const change = changeOf(lostIn(row, 0), lostIn(row, i + 1))
            return [
              cell(signed(change.by, words.money), change.by),
              cell(change.share === undefined ? '–' : signed(change.share, words.percent), change.share ?? null),
            ]
          }),
        ]),
      }}
    >
      {rows.length > 0 && (
        <Bars
          label={say('sectorTitle')}
          rows={others.flatMap(({ letter }, o) =>
            rows.slice(0, DRAWN).map((row, r) => ({
              id: `${letter} ${row.sector}`,
              name: words.sector(row.sector),
              details: [
                words.commas([`A ${words.money(lostIn(row, 0))}`, `${letter} ${words.money(lostIn(row, o + 1))}`]),
              ],
              value: by(row, o + 1),
              isGain: by(row, o + 1) < 0,
              text: signed(by(row, o + 1), words.money),
              ...(others.length > 1 && r === 0 ? { heading: { name: say('minus', { b: letter }) } } : {}),
            })),
          )}
        />
      )}
    </Figure>
  )
}
