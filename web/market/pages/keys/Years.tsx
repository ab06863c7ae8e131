import { useMessages } from '../../../language/messages.ts'
import { SelectField } from '../../parts/Form.tsx'
import { makeMessages } from './make.gen.ts'

const CHOICES = ['1', '2', '5']

/** For how many years a signing key is to be good. */
export function Years({
  years,
  setYears,
}: {
  readonly years: string
  readonly setYears: (years: string) => void
}): React.JSX.Element {
  const say = useMessages(makeMessages)
  return (
    <div className="narrow">
      <SelectField
        label={say('validFor')}
        value={years}
        onChange={setYears}
        options={CHOICES.map((n) => [n, say('years', { n: Number(n) })])}
      />
    </div>
  )
}
