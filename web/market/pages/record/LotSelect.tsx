import { useMessages } from '../../../language/messages.ts'
import { SelectField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { shortLot } from '../../subjects/lots/lots.ts'
import type { Lot } from './state.ts'
import { recordMessages } from './messages.gen.ts'

/** One lot out of many; none, until one is chosen: nothing is given away because it stands first. */
export function LotSelect({
  lots,
  value,
  onChange,
  label,
}: {
  readonly lots: readonly Lot[]
  readonly value: string
  readonly onChange: (lot: string) => void
  readonly label?: string
}): React.JSX.Element {
  const say = useMessages(recordMessages)
  const naming = useNaming()
  return (
    <SelectField
      label={label ?? say('lot')}
      value={value}
      onChange={onChange}
      options={[
        ...(value === '' ? [['', say('choose')] as const] : []),
        ...lots.map(
          ({ id, material, left }) =>
            [id, `${shortLot(id)} · ${naming.material(material)} · ${naming.kg(left)}`] as const,
        ),
      ]}
    />
  )
}
