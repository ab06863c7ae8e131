import { stressColumns } from '../../../src/studies/light.ts'
import { Bars } from '../../charts/bars/Bars.tsx'
import { Note } from '../../charts/Note.tsx'
import { WhiskerKey } from '../../charts/Whisker.tsx'
import { useMessages } from '../../language/messages.ts'
import { useWording } from '../../model/catalogue.tsx'
import { sectorLosses, type StopRow } from '../../subjects/stress.ts'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useHeaders, useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import type { ShockBands } from './bands.ts'
import { shockMessages } from './messages.gen.ts'
import { bandCells, bandColumns, DRAWN } from './shared.ts'

/** The answer names this many sectors. */
const NAMED = 3

/** Which sectors bear the loss, the dearest first, and for lack of what. */
export function SectorLosses({
  rows,
  bands,
}: {
  readonly rows: readonly StopRow[]
  readonly bands: ShockBands | undefined
}): React.JSX.Element | null {
  const say = useMessages(shockMessages)
  const words = useWording()
  const column = useHeaders(stressColumns)
  const { inUnit } = useNumbers()
  const { href } = useView()
  const losses = sectorLosses(rows)
  const total = losses.reduce((sum, { valueAddedLost }) => sum + valueAddedLost, 0)
  if (losses.length === 0) return null
  const named = losses.slice(0, NAMED)
  const sectorRow = (sector: string): string => href('/world', { table: 'sectors', row: sector })
  const missing = (uses: readonly StopRow[]): string =>
    words.list([...new Set(uses.map(({ material }) => words.material(material)))])
  return (
    <Figure
      title={say('sectorsTitle')}
      answer={say('sectorsAnswer', {
        sectors: words.list(
          named.map(({ sector, valueAddedLost }) =>
            say('sectorLoss', { sector: words.sector(sector), money: words.money(valueAddedLost) }),
          ),
        ),
        n: named.length,
        share: words.percent(named.reduce((sum, { valueAddedLost }) => sum + valueAddedLost, 0) / total),
      })}
      name="sector-losses"
      source={say('modelSource')}
      note={
        <Note
          entries={[
            [<rect key="a" width="22" height="14" className="fill-stopped" />, say('central')],
            ...(bands === undefined
              ? []
              : [[<WhiskerKey key="b" />, say('keyBandMiddle', { n: bands.draws })] as const]),
          ]}
        >
          {say('sectorsNote')}
        </Note>
      }
      table={{
        columns: [
          column('sector'),
          { name: say('missing') },
          column('value_added_lost_musd'),
          ...(bands === undefined ? [] : bandColumns(say, say('ofDraws'), (name) => inUnit('MUSD', name))),
        ],
        rows: losses.map(({ sector, valueAddedLost, uses }) => [
          cell(words.sector(sector), sector, sectorRow(sector)),
          cell(missing(uses)),
          cell(words.money(valueAddedLost), valueAddedLost),
          ...(bands === undefined ? [] : bandCells(bands.lostIn(uses), words.money)),
        ]),
      }}
    >
      <Bars
        label={say('sectorsTitle')}
        rows={losses.slice(0, DRAWN).map(({ sector, valueAddedLost, uses }) => {
          const band = bands?.lostIn(uses)
          return {
            id: sector,
            name: words.sector(sector),
            details: [missing(uses)],
            value: valueAddedLost,
            text: words.money(valueAddedLost),
            href: sectorRow(sector),
            ...(band === undefined ? {} : { draws: band }),
          }
        })}
      />
    </Figure>
  )
}
