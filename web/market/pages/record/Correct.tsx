import { useState } from 'react'
import type { LotShown } from '../../../../src/market/index.ts'
import { actOf, isRefusal, parseEvent } from '../../../../src/market/light.ts'
import { useMessages } from '../../../language/messages.ts'
import { useLot } from '../../client/reading.ts'
import { SelectField, TextField } from '../../parts/Form.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useNaming } from '../../parts/naming.ts'
import { useTelling } from '../../subjects/lots/describe-event.ts'
import type { Known } from './known.ts'
import { LotSelect } from './LotSelect.tsx'
import { RecordForm } from './RecordForm.tsx'
import { declaredWrong } from './state.ts'
import { recordMessages } from './messages.gen.ts'

/** A record of one's own is declared wrong: repeated word for word, with the declaration added. */
export function Correct({ known, first }: { readonly known: Known; readonly first: string }): React.JSX.Element {
  const say = useMessages(recordMessages)
  const [chosen, setChosen] = useState(first)
  const lot = known.lots.find(({ id }) => id === chosen)
  if (known.lots.length === 0) return <p>{say('noLots')}</p>
  return (
    <>
      <div className="form">
        <LotSelect lots={known.lots} value={lot?.id ?? ''} onChange={setChosen} label={say('correctLot')} />
      </div>
      {lot !== undefined && <Records key={lot.id} lot={lot.id} />}
    </>
  )
}

function Records({ lot }: { readonly lot: string }): React.JSX.Element {
  const found = useLot(lot)
  return <Loaded of={found}>{(known) => <Declare history={known.history} />}</Loaded>
}

function Declare({ history }: { readonly history: LotShown['history'] }): React.JSX.Element {
  const say = useMessages(recordMessages)
  const naming = useNaming()
  const { what } = useTelling()
  const own = history.filter(({ record }) => record !== undefined).reverse()
  const [chosen, setChosen] = useState('')
  const [ids, setIds] = useState('')
  const [sure, setSure] = useState(false)
  const event = own.find((one) => one.event === chosen)
  if (own.length === 0) return <p>{say('noEvents')}</p>
  return (
    <RecordForm
      action={say('doCorrect')}
      input={event === undefined || !sure ? undefined : { event: event.event, ids }}
      actsOf={(input, at) => {
        const record = own.find((one) => one.event === input.event)?.record
        const act = record === undefined ? undefined : actOf(parseEvent(record))
        if (act === undefined || isRefusal(act)) throw new Error('The record cannot be read.')
        return [
          declaredWrong(
            act,
            at.toISOString(),
            input.ids.split(/\s+/).filter((id) => id !== ''),
          ),
        ]
      }}
      timeless
      taken={() => {
        setChosen('')
        setSure(false)
      }}
    >
      <SelectField
        label={say('correctEvent')}
        value={event?.event ?? ''}
        onChange={(next) => {
          setChosen(next)
          setSure(false)
        }}
        options={[
          ...(event === undefined ? [['', say('choose')] as const] : []),
          ...own.map((one) => [one.event, told(one)] as const),
        ]}
      />
      <TextField
        label={say('replacements')}
        hint={say('replacementsHint')}
        value={ids}
        onChange={setIds}
        maxLength={2000}
      />
      <div className="wrong stack">
        <p>{say('falls')}</p>
        <label className="tick-box">
          <input type="checkbox" checked={sure} onChange={({ target }) => setSure(target.checked)} />
          {say('sure')}
        </label>
      </div>
    </RecordForm>
  )

  function told(one: LotShown['history'][number]): string {
    return say('eventOption', {
      at: naming.instant(one.at),
      what: what(one),
      masses: naming.list((one.outputs.length > 0 ? one.outputs : one.inputs).map(({ kg }) => naming.kg(kg))),
      id: one.event,
    })
  }
}
