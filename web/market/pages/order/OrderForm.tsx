import type { RoundShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../messages.ts'
import { TextField } from '../../parts/Form.tsx'
import { BasketsField } from './BasketsField.tsx'
import type { Draft } from './draft.ts'
import { GoodsFields } from './GoodsFields.tsx'
import { KindField } from './KindField.tsx'
import { LimitFields } from './LimitFields.tsx'
import { LotsField } from './LotsField.tsx'
import type { Known } from './outlook.ts'
import { PartlyField } from './PartlyField.tsx'
import { PartsField } from './PartsField.tsx'
import { RecipesField } from './RecipesField.tsx'
import { orderMessages } from './messages.gen.ts'

export interface FieldsProps {
  readonly draft: Draft
  readonly change: (draft: Draft) => void
  readonly round: RoundShown
}

interface Props extends FieldsProps {
  readonly known: Known | undefined
  /** Whether there is something to be read back. */
  readonly mayRead: boolean
  readonly read: () => void
}

/** The form of an order: what each kind takes, and no more. */
export function OrderForm({ known, mayRead, read, ...fields }: Props): React.JSX.Element {
  const say = useMessages(orderMessages)
  const { draft, change, round } = fields
  const { kind } = draft
  const contracts = (known?.contracts ?? []).filter(({ material }) =>
    round.grades.some((offered) => offered.material === material),
  )
  const lacking =
    (kind === 'package' || kind === 'convert') && round.grades.length < 2
      ? say('onePart')
      : kind === 'store' && round.terms.months.length < 2
        ? say('oneMonth')
        : kind === 'floor' && known !== undefined && contracts.length === 0
          ? say('noContract')
          : undefined
  const brings = kind === 'sell' || kind === 'floor' || kind === 'package'
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        read()
      }}
    >
      <KindField draft={draft} change={change} />
      {lacking !== undefined ? (
        <p className="told">{lacking}</p>
      ) : (
        <>
          <GoodsFields {...fields} contracts={contracts} />
          {kind === 'package' && <PartsField {...fields} />}
          {kind === 'basket' && <BasketsField {...fields} />}
          {kind === 'convert' && <RecipesField {...fields} />}
          <fieldset className="order-group">
            <legend>{say('howMuch')}</legend>
            {kind !== 'package' && kind !== 'basket' && (
              <TextField
                label={say(kind === 'convert' ? 'capacity' : 'kg')}
                hint={say(kind === 'convert' ? 'capacityHint' : 'kgHint')}
                value={draft.kg}
                onChange={(kg) => change({ ...draft, kg })}
                inputMode="decimal"
                name="kg"
                maxLength={30}
              />
            )}
            {kind !== 'floor' && <PartlyField draft={draft} change={change} />}
          </fieldset>
          {kind !== 'convert' && <LimitFields {...fields} />}
          {brings && known !== undefined && <LotsField draft={draft} change={change} known={known} />}
          <div className="row">
            <button type="submit" className="button main" disabled={!mayRead}>
              {say('readBack')}
            </button>
          </div>
        </>
      )}
    </form>
  )
}
