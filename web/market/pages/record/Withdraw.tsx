import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { massOf } from '../../parts/exact.ts'
import { circumstancesOf, eventUri } from '../../client/recording.ts'
import { TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import type { Known } from './known.ts'
import { LotSelect } from './LotSelect.tsx'
import { RecordForm } from './RecordForm.tsx'
import { canTake, lotsAt, masses, totalOf } from './state.ts'
import { recordMessages } from './messages.gen.ts'

/** Kilograms are there no more. */
export function Withdraw({ known, first }: { readonly known: Known; readonly first: string }): React.JSX.Element {
  const say = useMessages(recordMessages)
  const naming = useNaming()
  const lots = known.own.sites.flatMap(({ id }) => lotsAt(known.lots, id))
  const [chosen, setChosen] = useState(first)
  const [kg, setKg] = useState('')
  const lot = lots.find(({ id }) => id === chosen)
  if (lots.length === 0) return <p>{say('noLots')}</p>
  const taken = [{ lot: lot?.id ?? '', kg }]
  return (
    <RecordForm
      action={say('doWithdraw', { kg: massOf(kg) === undefined ? '–' : naming.kg(totalOf([kg])) })}
      input={lot !== undefined && canTake(taken, lots) ? { lot, taken } : undefined}
      actsOf={async (input, at) => [
        {
          kind: 'withdraw',
          id: eventUri(known.own.organisation, 'withdraw'),
          ...(await circumstancesOf(input.lot, known.own, at)),
          lots: masses(input.taken),
        },
      ]}
      taken={() => setKg('')}
    >
      <LotSelect lots={lots} value={lot?.id ?? ''} onChange={setChosen} />
      <TextField label={say('kg')} hint={say('kgHint')} value={kg} onChange={setKg} inputMode="decimal" required />
    </RecordForm>
  )
}
