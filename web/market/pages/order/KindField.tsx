import { useId } from 'react'
import { useMessages } from '../../../language/messages.ts'
import type { Draft } from '../../subjects/order/kinds/kind.ts'
import { KINDS } from '../../subjects/order/kinds/registry.ts'
import { kindMessages } from './kind.gen.ts'
import { orderMessages } from '../../subjects/order/messages.gen.ts'

/** What somebody wants to do, each explained in a sentence. */
export function KindField({
  draft,
  change,
}: {
  readonly draft: Draft
  readonly change: (draft: Draft) => void
}): React.JSX.Element {
  const say = useMessages(orderMessages)
  const kind = useMessages(kindMessages)
  const id = useId()
  return (
    <fieldset className="order-group">
      <legend>{say('kind')}</legend>
      <div className="order-kinds">
        {KINDS.map((one) => (
          <label key={one} className="order-kind">
            <input
              type="radio"
              name="kind"
              value={one}
              checked={draft.kind === one}
              aria-labelledby={`${id}-${one}-name`}
              aria-describedby={`${id}-${one}`}
              onChange={() => change({ ...draft, kind: one, lots: [] })}
            />
            <span>
              <strong id={`${id}-${one}-name`}>{kind(one)}</strong>
              <span className="hint" id={`${id}-${one}`}>
                {kind(`${one}Is`)}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
