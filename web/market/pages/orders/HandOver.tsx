import { WRITING } from '../../../../src/messages/index.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import type { LotsShown, OwnShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { gramsIn, kgText, massOf } from '../../parts/exact.ts'
import { useLots, useRead } from '../../client/reading.ts'
import { circumstancesOf, eventUri, lotUri, unanswered, useRecording } from '../../client/recording.ts'
import { CommandForm, SelectField, TextField } from '../../parts/Form.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useNaming } from '../../parts/naming.ts'
import { LiveMessage } from '../../parts/LiveMessage.tsx'
import { ToSign, useCanSign } from '../../subjects/keys/ToSign.tsx'
import { shortLot } from '../../subjects/lots/lots.ts'
import { handOver, leftAfter, lotsFor, mostOf, type Parcel } from '../../subjects/claims/deliveries.ts'
import { deliveryMessages } from './delivery.gen.ts'

interface Props {
  readonly parcel: Parcel
  readonly buyer: string
}

/** Hands over a parcel, or a part of it, from a lot: signed in this browser. */
export function HandOver({ parcel, buyer }: Props): React.JSX.Element {
  const own = useRead('/organisation')
  // Whether a lot is of the grade that was sold depends on the day of delivery.
  const lots = useLots(`${parcel.month}-01`)
  return (
    <div className="stack parcel-form">
      <Loaded of={own}>
        {(known) => (
          <Loaded of={lots}>{({ lots: all }) => <Choose parcel={parcel} buyer={buyer} own={known} all={all} />}</Loaded>
        )}
      </Loaded>
    </div>
  )
}

function Choose({
  parcel,
  buyer,
  own,
  all,
}: Props & { readonly own: OwnShown; readonly all: LotsShown['lots'] }): React.JSX.Element {
  const say = useMessages(deliveryMessages)
  const naming = useNaming()
  const { href } = useView()
  const { lang } = naming
  const canSign = useCanSign()
  const grades = useRead('/').data?.grades.map(({ id }) => id) ?? []
  const names = useRead('/names').data
  const ownSites = new Set(own.sites.map(({ id }) => id))
  const fit = lotsFor(parcel, all, { grades, ownSites })
  const [chosen, setChosen] = useState('')
  const [typed, setTyped] = useState<string>()
  const lot = fit.find(({ id }) => id === chosen) ?? fit[0]
  const giving = useRecording(async ({ lot: id, kg }: { readonly lot: string; readonly kg: string }) => {
    const from = all.find((one) => one.id === id)
    if (from === undefined) throw new Error(`There is no lot ${id}.`)
    return handOver({
      parcel,
      lot: from,
      mass: gramsIn(kg),
      seller: own.organisation,
      buyer,
      elements: names?.materials.find(({ id }) => id === from.material)?.elements ?? [],
      where: await circumstancesOf(from, own, new Date()),
      part: lotUri(own.organisation, from.material),
      events: { split: eventUri(own.organisation, 'split'), transfer: eventUri(own.organisation, 'hand-over') },
    })
  })
  const again = unanswered(giving)
  if (again !== undefined)
    return (
      <>
        <ToSign />
        <CommandForm
          submit={() => giving.mutate(again)}
          action={say('act', { kg: naming.kg(again.kg) })}
          state={giving}
          disabled={!canSign}
        />
      </>
    )
  const given = giving.data === undefined ? undefined : giving.variables
  // What the market has said since is shown; what was done here is shown until something else is begun.
  const done =
    given === undefined ? undefined : parcel.left === '0' ? (
      <p>{say('doneAll', { kg: naming.kg(given.kg) })}</p>
    ) : (
      <p>{say('done', { kg: naming.kg(given.kg), left: naming.kg(parcel.left) })}</p>
    )
  if (parcel.left === '0') return <LiveMessage>{done}</LiveMessage>
  if (lot === undefined)
    return (
      <>
        {done}
        <p>
          {say('noLot', {
            material: naming.material(parcel.from.material),
            grade: naming.grade(parcel.from.grade),
            place: naming.place(parcel.from.place),
          })}
        </p>
        <p>
          <Link href={href('/record')}>{say('noLotHow')}</Link> · <Link href={href('/lots')}>{say('seeLots')}</Link>
        </p>
      </>
    )
  const most = mostOf(parcel, lot)
  const wholeOnly = !ownSites.has(lot.site ?? '')
  const kg = wholeOnly ? lot.left : (typed ?? most)
  const mass = massOf(kg)
  const isFine = mass !== undefined && mass <= gramsIn(most)
  const exact = mass === undefined ? '0' : kgText(mass)
  const member = naming.organisation(buyer)
  return (
    <>
      <ToSign />
      <CommandForm
        submit={() => giving.mutate({ lot: lot.id, kg: exact }, { onSuccess: () => setTyped(undefined) })}
        action={say('act', { kg: isFine ? naming.kg(exact) : '–' })}
        state={giving}
        disabled={!isFine || !canSign}
        done={done}
      >
        <SelectField
          label={say('lot')}
          value={lot.id}
          onChange={(id) => {
            setChosen(id)
            setTyped(undefined)
          }}
          options={fit.map((one) => [
            one.id,
            say('lotOption', { lot: shortLot(one.id), kg: naming.kg(one.left), site: naming.site(one.site ?? '') }),
          ])}
        />
        {wholeOnly ? (
          <p>{say('wholeOnly')}</p>
        ) : (
          <TextField
            label={say('kg')}
            hint={say(isFine ? 'kgHint' : 'kgWrong', { most: naming.kg(most) })}
            value={kg}
            onChange={setTyped}
            inputMode="decimal"
            required
          />
        )}
        {isFine && (
          <p>
            {WRITING[lang].after(
              mass === gramsIn(lot.left) ? say('planWhole', { member }) : say('plan', { kg: naming.kg(exact), member }),
              leftAfter(parcel, exact) === '0'
                ? say('planDone')
                : say('planRest', { left: naming.kg(leftAfter(parcel, exact)) }),
            )}
          </p>
        )}
      </CommandForm>
    </>
  )
}
