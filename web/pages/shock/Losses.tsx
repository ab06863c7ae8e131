import { RangeDots, type RangeRow } from '../../charts/ranges/RangeDots.tsx'
import { useWording } from '../../desk/catalogue.tsx'
import { Figure } from '../../figure/Figure.tsx'
import { cell } from '../../figure/table.ts'
import { useWords } from '../../messages.ts'
import type { Props } from './Answer.tsx'
import { casesOf, type Cases } from './state.ts'
import { SHOCK_WORDS } from './words.ts'

/** What it costs the places asked about. */
export function Losses({ result, range }: Pick<Props, 'result' | 'range'>): React.JSX.Element {
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
