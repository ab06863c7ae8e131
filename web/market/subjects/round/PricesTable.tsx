import { Figure } from '../../../ui/Figure.tsx'
import { cell } from '../../../ui/table.ts'
import { useMessages } from '../../../language/messages.ts'
import { useNumbers } from '../../../ui/use-headers.ts'
import { useNaming } from '../../parts/naming.ts'
import { resultMessages } from './result.gen.ts'
import { keyOf, tradedIn, type PriceRow, type VolumeRow } from './round.ts'
import { useTraded } from './use-traded.ts'

interface Props {
  readonly round: string
  readonly prices: readonly PriceRow[]
  /** What orders brought and took; left out where only prices are known. */
  readonly volumes?: readonly VolumeRow[]
  readonly level?: 2 | 3
  /** What they rest on; the market's own answer, if left out. */
  readonly source?: string
}

/** Every price of a round with both its ends, and what was brought and taken there. */
export function PricesTable({ round, prices, volumes, level = 2, source }: Props): React.JSX.Element {
  const say = useMessages(resultMessages)
  const { inUnit, headed } = useNumbers()
  const naming = useNaming()
  const traded = useTraded()
  const at = new Map((volumes ?? []).map((one) => [keyOf(one), one]))
  const unit = naming.price('').trim()
  const amount = (digits: string) => cell(naming.amount(digits), Number(digits))
  return (
    <Figure
      level={level}
      title={say('pricesTitle')}
      answer={volumes === undefined ? '' : traded(tradedIn({ prices, volumes }))}
      name={`prices-${round}`}
      source={source ?? say('pricesSource', { round })}
      note={<p>{say('pricesNote')}</p>}
      table={{
        columns: [
          { name: say('material') },
          { name: say('grade') },
          { name: say('place') },
          { name: say('month') },
          headed({ text: unit }, say('price')),
          inUnit({ text: unit }, say('low')),
          inUnit({ text: unit }, say('high')),
          ...(volumes === undefined ? [] : ([headed('kg', say('brought')), headed('kg', say('taken'))] as const)),
        ],
        rows: prices.map((row) => {
          const { brought = '0', taken = '0' } = at.get(keyOf(row)) ?? {}
          return [
            cell(naming.material(row.material)),
            cell(naming.grade(row.grade)),
            cell(naming.place(row.place)),
            cell(naming.month(row.month), row.month),
            amount(row.price),
            amount(row.low),
            amount(row.high),
            ...(volumes === undefined ? [] : [amount(brought), amount(taken)]),
          ]
        }),
      }}
    />
  )
}
