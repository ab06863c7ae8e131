import type { JSX } from 'react'
import type { OrderContent } from '../../../../../src/market/index.ts'
import { useMessages } from '../../../../language/messages.ts'
import { typedDigits } from '../../../parts/exact.ts'
import { SelectField } from '../../../parts/Form.tsx'
import { useNaming } from '../../../parts/naming.ts'
import { orderMessages } from '../messages.gen.ts'
import { KG, type GoodsProps, type KindPage } from './kind.ts'

export const FLOOR_PAGE: KindPage<Extract<OrderContent, { readonly kind: 'floor' }>> = {
  form: {
    grade: 'gradeSell',
    place: 'placeSell',
    month: 'month',
    First: ContractField,
    size: KG,
    partly: [],
    limit: { label: 'floorAt', hint: 'floorHint' },
    wanted: ({ material, grade }) => [{ material, grade }],
    lacking: (_, contracts) => (contracts?.length === 0 ? 'noContract' : undefined),
  },
  write: ({ kg, price, material, grade, place, month, contract, lots }) => ({
    kg: typedDigits(kg),
    material,
    grade,
    place,
    month,
    contract,
    floor: typedDigits(price),
    lots,
  }),
  read: ({ material, grade, month, floor, lots, contract }) => ({
    material,
    grade,
    month,
    price: floor,
    lots,
    contract,
  }),
  readBack: ({ material, grade: id, month, floor, contract }, { say, names, contracts, grade, price, here, told }) => {
    const strike = contracts.find((one) => one.id === contract)?.strike
    return told(
      say('floor', {
        ...here,
        material: names.material(material),
        grade: grade(id),
        month: names.month(month),
        price: price(floor),
        contract,
        strike: strike === undefined ? '–' : price(strike),
      }),
    )
  },
  past: { short: 'askOver' },
}

/** The price contract that it is under; its material is the order's. */
function ContractField({ draft, change, round, contracts }: GoodsProps): JSX.Element {
  const say = useMessages(orderMessages)
  const naming = useNaming()
  return (
    <SelectField
      label={say('contract')}
      hint={say('contractHint')}
      value={draft.contract}
      onChange={(contract) => {
        const material = contracts.find(({ id }) => id === contract)?.material ?? draft.material
        const grades = round.grades.find((one) => one.material === material)?.grades ?? []
        change({ ...draft, contract, material, grade: grades[0] ?? '', lots: [] })
      }}
      options={[
        ['', '–'],
        ...contracts.map(
          ({ id, strike, amount }) =>
            [id, say('contractIs', { id, strike: naming.price(strike), amount: naming.money(amount) })] as const,
        ),
      ]}
    />
  )
}
