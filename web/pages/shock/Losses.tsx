import { WRITING } from '../../../src/messages/index.ts'
import type { Quantiles } from '../../../src/studies/light.ts'
import { RangeDots, type RangeRow } from '../../charts/ranges/RangeDots.tsx'
import { useWording } from '../../model/catalogue.tsx'
import { RangeNote } from './RangeNote.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import type { Banded } from './props.ts'
import { bandCells, bandColumns, lossBands } from './shared.ts'
import { casesOf, hasShiftedCases, lossOf, type Cases } from '../../subjects/stress.ts'
import { shockMessages } from './messages.gen.ts'

/** What it costs the places asked about. */
export function Losses({ result, range, bands }: Pick<Banded, 'result' | 'range' | 'bands'>): React.JSX.Element {
  const say = useMessages(shockMessages)
  const { inUnit } = useNumbers()
  const words = useWording()
  const drawn = lossBands(result, bands)
  const lost = drawn?.lost
  const shifted = hasShiftedCases(result, range)
  const figures: readonly (readonly [string, Cases, Quantiles | undefined])[] = [
    [say('lostAdded'), casesOf(result, range, ({ valueAddedLost }) => valueAddedLost), lost?.added],
    [say('lostOutput'), casesOf(result, range, ({ grossOutputLost }) => grossOutputLost), lost?.output],
    [say('evenly'), casesOf(result, range, ({ valueAddedLostProRata }) => valueAddedLostProRata), lost?.evenly],
    [say('bill'), casesOf(result, range, ({ importCostIncrease }) => importCostIncrease), lost?.bill],
  ]
  const { money } = words
  const note = (): string => {
    if (drawn === undefined) return say('lossNote')
    const { after } = WRITING[words.lang]
    const n = drawn.draws
    if (shifted) return after(say('lossNote'), say('bandNote', { n }))
    return bands === undefined ? after(say('keptNote', { n }), say('keptAlone')) : say('keptNote', { n })
  }
  return (
    <Figure
      title={say('lossTitle')}
      answer={say('lossAnswer', { loss: words.moneyCases(lossOf(result, range)) })}
      name="losses"
      source={say('modelSource')}
      note={
        <RangeNote draws={drawn?.draws} shifted={shifted}>
          {note()}
        </RangeNote>
      }
      table={{
        columns: [
          { name: say('figure') },
          ...(shifted ? [inUnit('MUSD', say('mild'))] : []),
          inUnit('MUSD', say('central')),
          ...(shifted ? [inUnit('MUSD', say('severe'))] : []),
          ...(drawn === undefined ? [] : bandColumns(say, say('ofDraws'), (name) => inUnit('MUSD', name))),
        ],
        rows: figures.map(([name, { low, central, high }, band]) => [
          cell(name),
          ...(shifted ? [cell(low === undefined ? '' : money(low), low ?? null)] : []),
          cell(money(central), central),
          ...(shifted ? [cell(high === undefined ? '' : money(high), high ?? null)] : []),
          ...(drawn === undefined ? [] : bandCells(band, money)),
        ]),
      }}
    >
      <RangeDots
        label={say('lossTitle')}
        tick={words.money}
        rows={figures.map(([label, cases, band]): RangeRow => ({
          label,
          detail: words.moneyCases(cases),
          ...cases,
          ...(drawn === undefined || band === undefined
            ? {}
            : {
                draws: {
                  band,
                  text: say('inDraws', { n: drawn.draws, range: words.moneyRange(band.p5, band.p95, cases.central) }),
                },
              }),
        }))}
      />
    </Figure>
  )
}
