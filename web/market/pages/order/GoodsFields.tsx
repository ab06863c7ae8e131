import type { OwnShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../messages.ts'
import { SelectField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import type { FieldsProps } from './OrderForm.tsx'
import { orderMessages } from './messages.gen.ts'

const PLACE_HINTS = {
  buy: 'placeBuy',
  basket: 'placeBuy',
  sell: 'placeSell',
  package: 'placeSell',
  floor: 'placeSell',
  convert: 'placeConvert',
  store: 'placeStore',
} as const

/** Material, grade, place and month, out of what the round has. */
export function GoodsFields({
  draft,
  change,
  round,
  contracts,
}: FieldsProps & { readonly contracts: OwnShown['contracts'] }): React.JSX.Element {
  const say = useMessages(orderMessages)
  const naming = useNaming()
  const { kind } = draft
  const hasOne = kind !== 'package' && kind !== 'convert' && kind !== 'basket'
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
      {kind === 'floor' && (
        <SelectField
          label={say('contract')}
          hint={say('contractHint')}
          value={draft.contract}
          onChange={(contract) => {
            const material = contracts.find(({ id }) => id === contract)?.material ?? draft.material
            change({ ...draft, contract, material, grade: gradesOf(material)[0] ?? '', lots: [] })
          }}
          options={[
            ['', '–'],
            ...contracts.map(
              ({ id, strike, amount }) =>
                [id, say('contractIs', { id, strike: naming.price(strike), amount: naming.money(amount) })] as const,
            ),
          ]}
        />
      )}
      {hasOne && (
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
      {hasOne && (
        <p className="hint">{say(kind === 'buy' ? 'gradeBuy' : kind === 'store' ? 'gradeStore' : 'gradeSell')}</p>
      )}
      <div className="pair">
        <SelectField
          label={say('place')}
          value={draft.place}
          onChange={(place) => change({ ...draft, place, lots: [] })}
          options={round.terms.places.map((place) => [place, naming.place(place)])}
          name="place"
        />
        {kind !== 'buy' && kind !== 'basket' && (
          <SelectField
            label={say(kind === 'store' ? 'storeFrom' : 'month')}
            value={draft.month}
            onChange={(month) => change({ ...draft, month })}
            options={months}
            name="month"
          />
        )}
        {kind === 'store' && (
          <SelectField
            label={say('storeUntil')}
            value={draft.until}
            onChange={(until) => change({ ...draft, until })}
            options={months}
            name="until"
          />
        )}
      </div>
      <p className="hint">{say(PLACE_HINTS[kind])}</p>
    </fieldset>
  )
}
