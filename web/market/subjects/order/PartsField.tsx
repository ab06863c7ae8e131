import { useMessages } from '../../../language/messages.ts'
import type { FieldsProps } from './kinds/kind.ts'
import { PartRows } from './PartRows.tsx'
import { orderMessages } from './messages.gen.ts'

/** What a package holds. */
export function PartsField({ draft, change, round }: FieldsProps): React.JSX.Element {
  const say = useMessages(orderMessages)
  return (
    <fieldset className="order-group">
      <legend>{say('parts')}</legend>
      <p className="hint">{say('partsHint')}</p>
      <PartRows
        parts={draft.parts}
        put={(parts) => change({ ...draft, parts, lots: [] })}
        round={round}
        least={2}
        legendOf={(n) => say('part', { n })}
      />
    </fieldset>
  )
}
