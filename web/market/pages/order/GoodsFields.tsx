import { useMessages } from '../../../language/messages.ts'
import { SelectField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import type { GoodsProps } from '../../subjects/order/kinds/kind.ts'
import { formOf } from '../../subjects/order/kinds/registry.ts'
import { orderMessages } from '../../subjects/order/messages.gen.ts'

/** Material, grade, place and month, out of what the round has. */
export function GoodsFields(props: GoodsProps): React.JSX.Element {
  const say = useMessages(orderMessages)
  const naming = useNaming()
  const { draft, change, round } = props
  const { First, Last, grade: gradeHint, place: placeHint, month: monthLabel } = formOf(draft.kind)
  const gradesOf = (material: string): readonly string[] =>
    round.grades.find((one) => one.material === material)?.grades ?? []
  const choose = (material: string): void => {
    const grades = gradesOf(material)
    change({ ...draft, material, grade: grades.includes(draft.grade) ? draft.grade : (grades[0] ?? ''), lots: [] })
  }
  const months = round.terms.months.map((month) => [month, naming.month(month)] as const)
  return (
    <fieldset className="order-group">
      <legend>{say('what')}</legend>
      {First !== undefined && <First {...props} />}
      {gradeHint !== undefined && (
        <div className="pair">
          <SelectField
            label={say('material')}
            value={draft.material}
            onChange={choose}
            options={round.grades.map(({ material }) => [material, naming.material(material)])}
            name="material"
          />
          <SelectField
            label={say('grade')}
            value={draft.grade}
            onChange={(grade) => change({ ...draft, grade, lots: [] })}
            options={gradesOf(draft.material).map((grade) => [grade, naming.grade(grade)])}
            name="grade"
          />
        </div>
      )}
      {gradeHint !== undefined && <p className="hint">{say(gradeHint)}</p>}
      <div className="pair">
        <SelectField
          label={say('place')}
          value={draft.place}
          onChange={(place) => change({ ...draft, place, lots: [] })}
          options={round.terms.places.map((place) => [place, naming.place(place)])}
          name="place"
        />
        {monthLabel !== undefined && (
          <SelectField
            label={say(monthLabel)}
            value={draft.month}
            onChange={(month) => change({ ...draft, month })}
            options={months}
            name="month"
          />
        )}
        {Last !== undefined && <Last draft={draft} change={change} round={round} />}
      </div>
      <p className="hint">{say(placeHint)}</p>
    </fieldset>
  )
}
