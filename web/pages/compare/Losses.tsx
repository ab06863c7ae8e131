import { RangeDots, type RangeRow } from '../../charts/ranges/RangeDots.tsx'
import { useMessages } from '../../language/messages.ts'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import { lossOf } from '../../subjects/stress.ts'
import { useColumnName, type AnsweredColumn } from './columns.ts'
import { compareMessages } from './messages.gen.ts'

/** What each costs, with its range. */
export function Losses({ columns }: { readonly columns: readonly AnsweredColumn[] }): React.JSX.Element {
  const say = useMessages(compareMessages)
  const { inUnit } = useNumbers()
  const words = useWording()
  const name = useColumnName()
  const lost = columns.map((column) => ({
    column,
    cases: lossOf(column.result, column.range),
  }))
  const most = lost.reduce((best, one) => (one.cases.central > best.cases.central ? one : best))
  return (
    <Figure
      title={say('lossTitle')}
      answer={say('lossAnswer', { name: name(most.column), money: words.money(most.cases.central) })}
      name="compare-losses"
      source={say('source')}
      note={say('lossNote')}
      table={{
        columns: [{ name: say('scenario', { letter: '' }) }, inUnit('MUSD', say('lost'))],
        rows: lost.map(({ column, cases }) => [
          cell(`${column.letter} ${name(column)}`),
          cell(words.money(cases.central), cases.central),
        ]),
      }}
    >
      <RangeDots
        label={say('lossTitle')}
        tick={words.money}
        rows={lost.map(({ column, cases }): RangeRow => ({
          label: column.letter,
          detail: words.moneyCases(cases),
          ...cases,
        }))}
      />
    </Figure>
  )
}
