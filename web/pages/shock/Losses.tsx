import { WRITING } from '../../../src/messages/index.ts'
import type { Band } from '../../../src/studies/light.ts'
import { RangeDots, type RangeRow } from '../../charts/ranges/RangeDots.tsx'
import { useWording } from '../../model/catalogue.tsx'
import { RangeNote } from './RangeNote.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import type { Banded } from './props.ts'
import { bandCells, bandColumns } from './shared.ts'
import { casesOf, type Cases } from '../../subjects/stress.ts'
import { shockMessages } from './messages.gen.ts'

/** What it costs the places asked about. */
export function Losses({ result, range, bands }: Pick<Banded, 'result' | 'range' | 'bands'>): React.JSX.Element {
  const say = useMessages(shockMessages)
  const words = useWording()
  const lost = bands?.lost
  const figures: readonly (readonly [string, Cases, Band | undefined])[] = [
    [say('lostAdded'), casesOf(result, range, ({ valueAddedLost }) => valueAddedLost), lost?.added],
    [say('lostOutput'), casesOf(result, range, ({ grossOutputLost }) => grossOutputLost), lost?.output],
    [say('evenly'), casesOf(result, range, ({ valueAddedLostProRata }) => valueAddedLostProRata), lost?.evenly],
    [say('bill'), casesOf(result, range, ({ importCostIncrease }) => importCostIncrease), lost?.bill],
  ]
  const added = figures[0]?.[1] ?? { central: 0, mild: undefined, severe: undefined }
  const { money } = words
  return (
    <Figure
      title={say('lossTitle')}
      answer={say('lossAnswer', { loss: words.moneyCases(added) })}
      name="losses"
      source={say('modelSource')}
      note={
        <RangeNote bands={bands}>
          {bands === undefined
            ? say('lossNote')
            : WRITING[words.lang].after(say('lossNote'), say('bandNote', { n: bands.draws }))}
        </RangeNote>
      }
      table={{
        columns: [
          { name: say('figure') },
          { name: say('mild'), align: 'right' },
          { name: say('central'), align: 'right' },
          { name: say('severe'), align: 'right' },
          ...(bands === undefined ? [] : bandColumns(say, say('ofDraws'))),
        ],
        rows: figures.map(([name, { mild, central, severe }, band]) => [
          cell(name),
          cell(mild === undefined ? '' : money(mild), mild ?? null),
          cell(money(central), central),
          cell(severe === undefined ? '' : money(severe), severe ?? null),
          ...(bands === undefined ? [] : bandCells(band, money)),
        ]),
      }}
    >
      <RangeDots
        label={say('lossTitle')}
        tick={words.money}
        rows={figures.map(([label, { mild, central, severe }, band]): RangeRow => ({
          label,
          detail: words.moneyCases({ central, mild, severe }),
          central,
          low: mild,
          high: severe,
          text: money(central),
          ...(bands === undefined || band === undefined
            ? {}
            : {
                draws: {
                  band,
                  text: say('inDraws', { n: bands.draws, range: words.moneyRange(band.p5, band.p95, central) }),
                },
              }),
        }))}
      />
    </Figure>
  )
}
