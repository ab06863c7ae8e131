import { useState } from 'react'
import { Link } from 'wouter'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { gramsIn } from '../../parts/exact.ts'
import { shortOf } from '../../client/opened-keys.ts'
import { circumstancesOf, eventUri } from '../../client/recording.ts'
import { useRead } from '../../client/reading.ts'
import { SelectField, TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import type { Known } from './known.ts'
import { LotSelect } from './LotSelect.tsx'
import { RecordForm } from './RecordForm.tsx'
import { masses, orderUri } from './state.ts'
import { recordMessages } from './messages.gen.ts'

/** A lot changes its owner outside a round, and stays where it is. */
export function Transfer({ known, first }: { readonly known: Known; readonly first: string }): React.JSX.Element {
  const say = useMessages(recordMessages)
  const naming = useNaming()
  const { href } = useView()
  const { organisation } = known.own
  const others = (useRead('/members').data?.members ?? []).filter(({ id }) => id !== organisation)
  const lots = known.lots.filter(({ left, site }) => gramsIn(left) > 0n && site !== null)
  const [chosen, setChosen] = useState(first)
  const [to, setTo] = useState('')
  const [reference, setReference] = useState('')
  const lot = lots.find(({ id }) => id === chosen)
  if (lots.length === 0) return <p>{say('noLots')}</p>
  if (others.length === 0) return <p>{say('noOthers')}</p>
  return (
    <>
      <p>
        {say('parcelHint')} <Link href={href('/orders', { row: '' })}>{say('toOrders')}</Link>
      </p>
      <RecordForm
        action={say('doTransfer')}
        input={lot === undefined || to === '' || reference.trim() === '' ? undefined : { lot, to, reference }}
        actsOf={async (input, at) => [
          {
            kind: 'transfer',
            id: eventUri(organisation, 'hand-over'),
            ...(await circumstancesOf(input.lot, known.own, at)),
            lots: masses([{ lot: input.lot.id, kg: input.lot.left }]),
            from: organisation,
            to: input.to,
            order: orderUri(shortOf(organisation), input.reference),
          },
        ]}
      >
        <LotSelect lots={lots} value={lot?.id ?? ''} onChange={setChosen} />
        <SelectField
          label={say('owner')}
          value={to}
          onChange={setTo}
          options={[['', say('choose')], ...others.map(({ id }) => [id, naming.organisation(id)] as const)]}
        />
        <TextField
          label={say('reference')}
          hint={say('referenceHint')}
          value={reference}
          onChange={setReference}
          required
          maxLength={120}
        />
      </RecordForm>
    </>
  )
}
