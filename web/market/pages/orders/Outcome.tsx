import { decimalOf, goodsAt } from '../../../../src/market/light.ts'
import { useMessages } from '../../../language/messages.ts'
import { isNegative, kgText, sizeOf } from '../../parts/exact.ts'
import { useNaming } from '../../parts/naming.ts'
import { goodsText } from '../../subjects/order/read-back.ts'
import type { OwnOrder } from '../../subjects/order/use-known.ts'
import type { Came } from './state.ts'
import { ordersMessages } from './messages.gen.ts'
import { whyMessages } from './why.gen.ts'

/** What an order traded, at which prices, for how much, and why no more. */
export function Outcome({ order, came }: { readonly order: OwnOrder; readonly came: Came }): React.JSX.Element {
  const say = useMessages(ordersMessages)
  const because = useMessages(whyMessages)
  const naming = useNaming()
  const { why, moved, gap, gapPerKg, grains, most } = came
  const amount = order.result?.amount ?? '0'
  const percent = new Intl.NumberFormat(naming.lang, { style: 'percent', maximumFractionDigits: 1 })
  const missing = gapPerKg === undefined ? naming.money(decimalOf(gap)) : naming.price(decimalOf(gapPerKg * 1000n))
  const reason =
    why === 'whole' ? '' : why === 'price' && grains > 0n ? because('pricePart') : because(why, { gap: missing })
  return (
    <div className="orders-outcome">
      {moved.length === 0 ? (
        <p>
          {say('nothing')} {reason}
        </p>
      ) : (
        <>
          {moved.map(({ node, grams, price }) => (
            <p key={node}>
              <strong>
                {say(grams > 0n ? 'sold' : 'bought', {
                  kg: naming.kg(kgText(grams < 0n ? -grams : grams)),
                  goods: goodsText(goodsAt(node), naming),
                })}
              </strong>{' '}
              {price !== undefined && say('at', { price: naming.price(decimalOf(price * 1000n)) })}
            </p>
          ))}
          <p>
            {amount !== '0' && say(isNegative(amount) ? 'paid' : 'got', { money: naming.money(sizeOf(amount)) })}{' '}
            {grains < most && (
              <span className="quiet">
                {say('ofMost', { percent: percent.format(Number(grains) / Number(most)) })} {reason}
              </span>
            )}
          </p>
        </>
      )}
    </div>
  )
}
