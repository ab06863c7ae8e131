import { useMessages } from '../../../language/messages.ts'
import { AmountRow, without, withAt } from './AmountRow.tsx'
import type { Amount } from './kinds/kind.ts'
import type { FieldsProps } from './kinds/kind.ts'
import { orderMessages } from './messages.gen.ts'

interface Props {
  readonly parts: readonly Amount[]
  readonly put: (parts: readonly Amount[]) => void
  readonly round: FieldsProps['round']
  /** How many have to be left. */
  readonly least: number
  readonly legendOf: (n: number) => string
}

/** Goods that go together; a material stands among them once. */
export function PartRows({ parts, put, round, least, legendOf }: Props): React.JSX.Element {
  const say = useMessages(orderMessages)
  const unused = round.grades.find(({ material }) => !parts.some((part) => part.material === material))
  return (
    <>
      {parts.map((part, i) => (
        <AmountRow
          key={i}
          legend={legendOf(i + 1)}
          unit="kg"
          amount={part}
          round={round}
          change={(one) => put(withAt(parts, i, one))}
          {...(parts.length > least ? { drop: () => put(without(parts, i)) } : {})}
        />
      ))}
      {unused !== undefined && parts.length < 20 && (
        <div className="row">
          <button
            type="button"
            className="button"
            onClick={() => {
              const { material, grades } = unused
              put([...parts, { material, grade: grades[0] ?? '', kg: '' }])
            }}
          >
            {say('addPart')}
          </button>
        </div>
      )}
    </>
  )
}
