import { useWords } from '../../../messages.ts'
import { AmountRow, without, withAt } from './AmountRow.tsx'
import type { FieldsProps } from './OrderForm.tsx'
import { ORDER_WORDS } from './words.ts'

/** What a package holds; a material stands in it once. */
export function PartsField({ draft, change, round }: FieldsProps): React.JSX.Element {
  const say = useWords(ORDER_WORDS)
  const { parts } = draft
  const unused = round.grades.find(({ material }) => !parts.some((part) => part.material === material))
  return (
    <fieldset className="order-group">
      <legend>{say('parts')}</legend>
      {parts.map((part, i) => (
        <AmountRow
          key={i}
          legend={say('part', { n: i + 1 })}
          unit="kg"
          amount={part}
          round={round}
          change={(one) => change({ ...draft, parts: withAt(parts, i, one), lots: [] })}
          {...(parts.length > 2 ? { drop: () => change({ ...draft, parts: without(parts, i), lots: [] }) } : {})}
        />
      ))}
      <p className="hint">{say('partsHint')}</p>
      {unused !== undefined && (
        <div className="row">
          <button
            type="button"
            className="button"
            onClick={() => {
              const { material, grades } = unused
              change({ ...draft, parts: [...parts, { material, grade: grades[0] ?? '', kg: '' }] })
            }}
          >
            {say('addPart')}
          </button>
        </div>
      )}
    </fieldset>
  )
}
