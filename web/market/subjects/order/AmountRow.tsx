import type { RoundShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { SelectField, TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import type { Amount } from './kinds/kind.ts'
import { orderMessages } from './messages.gen.ts'

interface Props {
  readonly legend: string
  readonly unit: string
  readonly amount: Amount
  readonly round: RoundShown
  readonly change: (amount: Amount) => void
  /** Left out where it has to stay. */
  readonly drop?: () => void
}

/** So much of a material of a grade, within a package or a recipe. */
export function AmountRow({ legend, unit, amount, round, change, drop }: Props): React.JSX.Element {
  const say = useMessages(orderMessages)
  const naming = useNaming()
  const gradesOf = (material: string): readonly string[] =>
    round.grades.find((one) => one.material === material)?.grades ?? []
  return (
    <fieldset className="order-amount">
      <legend className="hidden">{legend}</legend>
      <SelectField
        label={say('material')}
        value={amount.material}
        onChange={(material) => {
          const grades = gradesOf(material)
          change({ ...amount, material, grade: grades.includes(amount.grade) ? amount.grade : (grades[0] ?? '') })
        }}
        options={round.grades.map(({ material }) => [material, naming.material(material)])}
      />
      <SelectField
        label={say('grade')}
        value={amount.grade}
        onChange={(grade) => change({ ...amount, grade })}
        options={gradesOf(amount.material).map((grade) => [grade, naming.grade(grade)])}
      />
      <TextField
        label={unit}
        value={amount.kg}
        onChange={(kg) => change({ ...amount, kg })}
        inputMode="decimal"
        maxLength={30}
      />
      {drop !== undefined && (
        <button type="button" className="button" aria-label={`${say('drop')}: ${legend}`} onClick={drop}>
          {say('drop')}
        </button>
      )}
    </fieldset>
  )
}

/** A list with one entry changed, or without it. */
export const withAt = <T,>(list: readonly T[], at: number, one: T): readonly T[] =>
  list.map((other, i) => (i === at ? one : other))
export const without = <T,>(list: readonly T[], at: number): readonly T[] => list.filter((_, i) => i !== at)
