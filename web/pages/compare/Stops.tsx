import { StopLetters } from '../../charts/letters/StopLetters.tsx'
import { useMessages } from '../../language/messages.ts'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import { laterBy } from './amounts.ts'
import { signed } from '../../subjects/signed.ts'
import { useColumnName, type AnsweredColumn } from './columns.ts'
import { compareMessages } from './messages.gen.ts'
import { monthsOf, stopsBySector } from './state.ts'

/** Which lines stop under which question, by month. */
export function Stops({ columns }: { readonly columns: readonly AnsweredColumn[] }): React.JSX.Element {
  const say = useMessages(compareMessages)
  const { inUnit } = useNumbers()
  const words = useWording()
  const name = useColumnName()
  const [, ...others] = columns
  const results = columns.map(({ result }) => result)
  const rows = stopsBySector(results)
  const months = monthsOf(results)
  const first = rows[0]
  const month = first?.stops.flatMap((stop) => stop ?? []).sort()[0]
  const under = columns[first?.stops.findIndex((stop) => stop === month) ?? -1]
  return (
    <Figure
      title={say('stopTitle')}
      answer={
        first === undefined || month === undefined || under === undefined
          ? say('stopNone')
          : say('stopAnswer', { sector: words.sector(first.sector), month: words.month(month), name: name(under) })
      }
      name="compare-stops"
      source={say('source')}
      note={say('stopNote')}
      table={{
        columns: [
          { name: say('sector') },
          ...columns.flatMap(({ letter }) => [
            { name: `${letter}: ${say('firstStop')}` },
            inUnit('MUSD', `${letter}: ${say('lost')}`),
          ]),
          ...others.map(({ letter }) => inUnit('months', say('laterColumn', { b: letter }))),
        ],
        rows: rows.map((row) => [
          cell(words.sector(row.sector), row.sector),
          ...columns.flatMap((_, i) => {
            const stop = row.stops[i] ?? null
            return [
              cell(stop === null ? say('noStop') : words.month(stop), stop ?? ''),
              cell(words.money(row.lost[i] ?? 0), row.lost[i] ?? 0),
            ]
          }),
          ...others.map((_, i) => {
            const later = laterBy(row, i + 1)
            return cell(later === undefined ? '–' : signed(later, words.number), later ?? null)
          }),
        ]),
      }}
    >
      {rows.length > 0 && (
        <StopLetters
          label={say('stopTitle')}
          months={months}
          rows={rows.map(({ sector, stops }) => ({
            label: words.sector(sector),
            at: columns.flatMap(({ letter }, i) => {
              const stop = stops[i]
              return stop === null || stop === undefined ? [] : [{ letter, month: months.indexOf(stop) }]
            }),
          }))}
        />
      )}
    </Figure>
  )
}
