import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { gramsIn } from '../../parts/exact.ts'
import { useRead } from '../../client/reading.ts'
import { isOfMember, useSession } from '../../client/session.ts'
import { useNaming } from '../../parts/naming.ts'
import { openParcels, type Parcel } from '../../subjects/claims/deliveries.ts'
import { deliveryMessages } from './delivery.gen.ts'
import { HandOver } from './HandOver.tsx'
import './deliveries.css'

/** What a member has to hand over and is to receive; nothing, if there is nothing of the kind. */
export function Deliveries(): React.JSX.Element | null {
  const say = useMessages(deliveryMessages)
  const session = useSession()
  const isMember = isOfMember(session)
  const parcels = useRead('/parcels', { when: isMember })
  const rounds = useRead('/rounds').data?.rounds
  if (!isMember || rounds === undefined || parcels.data === undefined) return null
  const sides = (['deliver', 'receive'] as const)
    .map((side) => [side, openParcels(parcels.data.parcels, rounds, side)] as const)
    .filter(([, own]) => own.length > 0)
  if (sides.length === 0) return null
  return (
    <section className="stack" aria-labelledby="deliveries">
      <h2 id="deliveries">{say('title')}</h2>
      <p>{say('why')}</p>
      {sides.map(([side, own]) => (
        <section key={side} className="stack" aria-labelledby={`parcels-${side}`}>
          <h3 id={`parcels-${side}`}>{say(side === 'deliver' ? 'toDeliver' : 'toReceive')}</h3>
          <ul className="parcels">
            {own.map((parcel) => (
              <ParcelItem key={parcel.parcel} parcel={parcel} mayAct={session?.role === 'trader'} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}

function ParcelItem({ parcel, mayAct }: { readonly parcel: Parcel; readonly mayAct: boolean }): React.JSX.Element {
  const say = useMessages(deliveryMessages)
  const naming = useNaming()
  const [open, setOpen] = useState(false)
  const { side, kg, delivered, undelivered, cancelled, left, from } = parcel
  // What a seller hands over is what it sold; what a buyer gets is what it bought. A stricter grade serves for both.
  const goods = side === 'deliver' ? from : parcel
  const isDone = gramsIn(left) === 0n
  const member = parcel.with === null ? say('leftOver') : naming.organisation(parcel.with)
  return (
    <li className="parcel">
      <h4>
        {say('what', {
          kg: naming.kg(kg),
          material: naming.material(goods.material),
          grade: naming.grade(goods.grade),
        })}
      </h4>
      <p>
        {parcel.with === null ? member : say(side === 'deliver' ? 'to' : 'of', { member })} ·{' '}
        {from.place === parcel.place
          ? say('where', { place: naming.place(from.place) })
          : say('whereBoth', { from: naming.place(from.place), to: naming.place(parcel.place) })}{' '}
        · {say('round', { round: parcel.round, month: naming.month(parcel.month) })}
      </p>
      <progress value={share(delivered, kg)} max={1} aria-label={say('progress', told())} />
      <p className="number-text">
        {cancelled === undefined &&
          (isDone ? `✓ ${say(side === 'deliver' ? 'allDone' : 'allCame')}` : say('progress', told()))}{' '}
        {cancelled !== undefined && say('cancelled', { kg: naming.kg(cancelled) })}{' '}
        {undelivered !== '0' && say('undelivered', { kg: naming.kg(undelivered) })}
      </p>
      {side === 'deliver' && mayAct && parcel.with !== null && (!isDone || open) && (
        <>
          {open && <HandOver parcel={parcel} buyer={parcel.with} />}
          <p>
            <button type="button" className="button" aria-expanded={open} onClick={() => setOpen(!open)}>
              {say(open ? (isDone ? 'shut' : 'close') : 'handOver')}
            </button>
          </p>
        </>
      )}
    </li>
  )

  function told(): Record<'delivered' | 'kg' | 'left', string> {
    return { delivered: naming.kg(delivered), kg: naming.kg(kg), left: naming.kg(left) }
  }
}

/** Thousandths are enough for a bar. */
function share(part: string, of: string): number {
  const all = gramsIn(of)
  return all === 0n ? 1 : Number((gramsIn(part) * 1000n) / all) / 1000
}
