import { useMessages } from '../../../language/messages.ts'
import { SelectField, TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { without, withAt } from './AmountRow.tsx'
import type { Basket } from './kinds/kind.ts'
import type { FieldsProps } from './kinds/kind.ts'
import { PartRows } from './PartRows.tsx'
import { orderMessages } from './messages.gen.ts'

/** What is bought together; of several baskets any will do. */
export function BasketsField({ draft, change, round }: FieldsProps): React.JSX.Element {
  const say = useMessages(orderMessages)
  const { baskets } = draft
  const put = (next: readonly Basket[]): void => change({ ...draft, baskets: next })
  const last = baskets.at(-1)
  return (
    <fieldset className="order-group">
      <legend>{say('baskets')}</legend>
      <p className="hint">{say('basketsHint')}</p>
      {baskets.map((basket, i) => (
        <OneBasket
          key={i}
          title={say('basket', { n: i + 1 })}
          basket={basket}
          round={round}
          change={(one) => put(withAt(baskets, i, one))}
          {...(baskets.length > 1 ? { drop: () => put(without(baskets, i)) } : {})}
        />
      ))}
      {last !== undefined && baskets.length < 10 && (
        <div className="row">
          <button type="button" className="button" onClick={() => put([...baskets, { ...last, bid: '' }])}>
            {say('addBasket')}
          </button>
        </div>
      )}
    </fieldset>
  )
}

interface Props {
  readonly title: string
  readonly basket: Basket
  readonly round: FieldsProps['round']
  readonly change: (basket: Basket) => void
  readonly drop?: () => void
}

function OneBasket({ title, basket, round, change, drop }: Props): React.JSX.Element {
  const say = useMessages(orderMessages)
  const { month: named } = useNaming()
  const { month, bid, parts } = basket
  return (
    <fieldset className="order-recipe">
      <legend>{title}</legend>
      <div className="stack">
        <p className="label">{say('inBasket')}</p>
        <PartRows
          parts={parts}
          put={(next) => change({ ...basket, parts: next })}
          round={round}
          least={1}
          legendOf={(n) => `${title}, ${say('part', { n })}`}
        />
      </div>
      <div className="pair">
        <SelectField
          label={say('month')}
          value={month}
          onChange={(one) => change({ ...basket, month: one })}
          options={round.terms.months.map((one) => [one, named(one)])}
        />
        <TextField
          label={say('basketBid')}
          value={bid}
          onChange={(one) => change({ ...basket, bid: one })}
          inputMode="decimal"
          maxLength={30}
        />
      </div>
      {drop !== undefined && (
        <div className="row">
          <button type="button" className="button" aria-label={`${say('drop')}: ${title}`} onClick={drop}>
            {say('drop')}
          </button>
        </div>
      )}
    </fieldset>
  )
}
