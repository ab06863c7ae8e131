import { useMessages } from '../../language/messages.ts'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import { pricePeaks } from './amounts.ts'
import { signed } from '../../subjects/signed.ts'
import type { AnsweredColumn } from './columns.ts'
import { compareMessages } from './messages.gen.ts'

/** The highest prices of what runs short under any of the questions. */
export function Prices({ columns }: { readonly columns: readonly AnsweredColumn[] }): React.JSX.Element {
  const say = useMessages(compareMessages)
  const { inUnit } = useNumbers()
  const words = useWording()
  const rows = pricePeaks(columns.map(({ result }) => result))
  const [, ...others] = columns
  const [dearest] = rows
  const times = (price: number | undefined): string =>
    price === undefined ? say('notShort') : say('times', { x: words.number(price) })
  const cellOf = (price: number | undefined): ReturnType<typeof cell> => cell(times(price), price ?? null)
  return (
    <Figure
      title={say('priceTitle')}
      answer={
        dearest === undefined
          ? say('priceNone')
          : say('priceAnswer', {
              material: words.material(dearest.material),
              place: words.place(dearest.place),
              each: words.commas(columns.map(({ letter }, i) => `${letter} ${times(dearest.spot[i])}`)),
            })
      }
      name="compare-prices"
      source={say('source')}
      note={say('priceNote')}
      table={{
        columns: [
          { name: say('material') },
          { name: say('place') },
          ...columns.map(({ letter }) => inUnit('times', say('spot', { letter }))),
          ...others.map(({ letter }) => inUnit('times', say('spotMinus', { b: letter }))),
          ...columns.map(({ letter }) => inUnit('times', say('paid', { letter }))),
        ],
        rows: rows.map(({ place, material, spot, paid }) => [
          cell(words.material(material), material),
          cell(words.place(place), place),
          ...spot.map(cellOf),
          ...others.map((_, i) => {
            const [first, other] = [spot[0], spot[i + 1]]
            return first === undefined || other === undefined
              ? cell('–', null)
              : cell(
                  signed(other - first, (price) => words.number(price)),
                  other - first,
                )
          }),
          ...paid.map(cellOf),
        ]),
      }}
    />
  )
}
