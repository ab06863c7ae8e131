import { useWords } from '../../../messages.ts'
import { SelectField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { shortLot } from '../lots/state.ts'
import type { Lot } from './state.ts'
import { RECORD_WORDS } from './words.ts'

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
  const say = useWords(RECORD_WORDS)
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
