import { WRITING } from '../../../../src/messages/index.ts'
import { Link } from 'wouter'
import type { OrdersShown, RoundShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useRead } from '../../client/reading.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { sizeOf, sumOf } from '../../parts/exact.ts'
import { useNaming } from '../../parts/naming.ts'
import { resultMessages } from '../../subjects/round/result.gen.ts'

type Own = OrdersShown['orders'][number]

/** What became of the orders of whoever is signed in; the rest of it stands on the page of their orders. */
export function OwnOrders({ round }: { readonly round: RoundShown }): React.JSX.Element {
  const say = useMessages(resultMessages)
  const { href, view } = useView()
  const { lang } = view
  const orders = useRead('/orders')
  return (
    <section className="stack">
      <h2>{say('ownTitle')}</h2>
      <Loaded of={orders}>
        {({ orders: all }) => {
          const own = all.filter((one) => one.round === round.id)
          return own.length === 0 ? (
            <p className="quiet">{say('ownNone')}</p>
          ) : (
            <ul className="plain own-orders">
              {own.map((one) => (
                <li key={one.order}>
                  <span aria-hidden="true">◆</span> <code>{one.order}</code>
                  {WRITING[lang].labelled('', '')}
                  <Became order={one} />
                </li>
              ))}
            </ul>
          )
        }}
      </Loaded>
      <p>
        <Link href={href('/orders', { row: '' })}>{say('toOrders')}</Link>
      </p>
    </section>
  )
}

function Became({ order: { status, why, result, deposit } }: { readonly order: Own }): React.JSX.Element {
  const say = useMessages(resultMessages)
  const naming = useNaming()
  if (status === 'refused')
    return <span lang={why === undefined ? undefined : 'en'}>{say('ownRefused', { why: why ?? '–' })}</span>
  if (result === undefined) return <>{say('ownSealed', { amount: naming.money(deposit) })}</>
  if (result.moves.length === 0) return <>{say('ownNothing')}</>
  return (
    <>
      {say('ownGot', {
        kg: naming.kg(sumOf(result.moves.map(({ kg }) => sizeOf(kg)))),
        amount: naming.money(result.amount),
      })}
    </>
  )
}
