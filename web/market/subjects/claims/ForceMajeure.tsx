import { WRITING } from '../../../../src/messages/index.ts'
import { useState } from 'react'
import type { ClaimsShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { useRead } from '../../client/reading.ts'
import { useSession } from '../../client/session.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { DigestField } from '../../parts/DigestField.tsx'
import { SelectField, TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { useNow } from '../../parts/Status.tsx'
import { ToSign, useCanSign } from '../keys/ToSign.tsx'
import type { Parcel } from './deliveries.ts'
import { forceMajeureMessages } from './force-majeure.gen.ts'

export type Declared = ClaimsShown['forceMajeure'][number]

/** What sellers have declared to this member, or it itself, and a form; nothing, where there is nothing to declare. */
export function ForceMajeure(): React.JSX.Element | null {
  const say = useMessages(forceMajeureMessages)
  const session = useSession()
  const now = useNow()
  const declared = useRead('/claims').data?.forceMajeure ?? []
  const parcels = useRead('/parcels').data?.parcels ?? []
  const open = parcels.filter(
    ({ side, left, due, forceMajeure, forceMajeureDays }) =>
      side === 'deliver' && left !== '0' && due > now && forceMajeure === undefined && forceMajeureDays !== undefined,
  )
  const mayDeclare = session?.role === 'trader' && open.length > 0
  if (declared.length === 0 && !mayDeclare) return null
  return (
    <section className="stack" aria-labelledby="force-majeure">
      <h2 id="force-majeure">{say('title')}</h2>
      <p>{say('lede')}</p>
      {declared.map((one) => (
        <DeclaredFacts key={one.parcel} declared={one} />
      ))}
      {mayDeclare && (
        <details>
          <summary>{say('declare')}</summary>
          <Declare parcels={open} />
        </details>
      )}
    </section>
  )
}

/** What was declared about a parcel, and what became of it. */
export function DeclaredFacts({ declared }: { readonly declared: Declared }): React.JSX.Element {
  const say = useMessages(forceMajeureMessages)
  const naming = useNaming()
  const { round, kg, seller, buyer, material, at, why, document } = declared
  return (
    <article className="stack">
      <h3>
        {say('what', {
          kg: naming.kg(kg),
          material: naming.material(material),
          seller: naming.organisation(seller),
          buyer: naming.organisation(buyer),
          round,
        })}
      </h3>
      <p>{say('said', { at: naming.instant(at), why })}</p>
      {document !== undefined && (
        <p>
          {say('document')}: <code>{document}</code>
        </p>
      )}
      <Decision declared={declared} />
    </article>
  )
}

function Decision({ declared: { decision, due, until } }: { readonly declared: Declared }): React.JSX.Element {
  const say = useMessages(forceMajeureMessages)
  const naming = useNaming()
  const now = useNow()
  const ms = (one: number): string => naming.instant(new Date(one).toISOString())
  if (decision === undefined) return <p>{say(until > now ? 'open' : 'lapsed', { until: ms(until) })}</p>
  return (
    <p>
      {say(decision.days > 0 ? 'accepted' : 'refused', { at: naming.instant(decision.at), due: ms(due) })}{' '}
      {decision.why}
    </p>
  )
}

function Declare({ parcels }: { readonly parcels: readonly Parcel[] }): React.JSX.Element | null {
  const say = useMessages(forceMajeureMessages)
  const naming = useNaming()
  const canSign = useCanSign()
  const asked = useCommand('declare-force-majeure')
  const [chosen, choose] = useState('')
  const [why, setWhy] = useState('')
  const [document, setDocument] = useState('')
  const one = parcels.find(({ parcel }) => parcel === chosen) ?? parcels[0]
  if (one === undefined) return null
  const { round, parcel } = one
  return (
    <>
      <ToSign />
      <ConfirmedForm
        action={say('declare')}
        state={asked}
        disabled={!canSign}
        submit={() =>
          asked.mutate(
            { round, parcel, why, ...(document === '' ? {} : { document }) },
            { onSuccess: () => setWhy('') },
          )
        }
        consequence={
          <>
            <p>{WRITING[naming.lang].labelled(say('why'), why)}</p>
            <p>{say('declareSure')}</p>
          </>
        }
      >
        <SelectField
          label={say('which')}
          value={parcel}
          onChange={choose}
          options={parcels.map((each) => [
            each.parcel,
            `${naming.material(each.material)}, ${naming.kg(each.left)}, ${each.round}`,
          ])}
        />
        <TextField label={say('why')} hint={say('whyHint')} value={why} onChange={setWhy} required maxLength={500} />
        <DigestField label={say('document')} hint={say('documentHint')} value={document} onChange={setDocument} />
      </ConfirmedForm>
    </>
  )
}
