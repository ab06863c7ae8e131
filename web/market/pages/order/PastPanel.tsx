import { WRITING, type SayOf } from '../../../../src/messages/index.ts'
import type { Order } from '../../../../src/market/index.ts'
import { decimalOf, goodsAt } from '../../../../src/market/light.ts'
import { useMessages } from '../../../language/messages.ts'
import { useNaming, type Naming } from '../../parts/naming.ts'
import { goodsText } from '../../subjects/order/read-back.ts'
import type { Kind } from '../../subjects/order/kinds/kind.ts'
import { pageOf } from '../../subjects/order/kinds/registry.ts'
import { outlookMessages } from './outlook.gen.ts'
import { lastPast, type Past } from '../../subjects/order/prices.ts'
import { usePast } from '../../subjects/order/use-known.ts'

/** What would have come of the order at the last prices of these goods. */
export function PastPanel({ order, kind }: { readonly order: Order; readonly kind: Kind }): React.JSX.Element {
  const say = useMessages(outlookMessages)
  const naming = useNaming()
  const { byMonth } = pageOf(kind).past
  const past = lastPast(order, usePast())
  return (
    <section className="stack" aria-labelledby="past">
      <h3 id="past">{say('pastTitle')}</h3>
      {past === undefined ? (
        <p className="quiet">{say('pastNone')}</p>
      ) : (
        <>
          <p>
            <strong>{say(past.tried.fate)}</strong> {verdict(past, order, kind, say, naming)}
          </p>
          <ul className="order-others">
            {pricesUsed(past, order).map(({ node, low, price, high }) => {
              const { material, grade, place, month } = goodsAt(node)
              const goods = goodsText({ material, grade, place, ...(byMonth === true ? { month } : {}) }, naming)
              return (
                <li key={node}>
                  {say('pastPrice', { goods, price: naming.price(micro(price)) })}
                  {low !== high && (
                    <span className="quiet">
                      {' '}
                      ({say('pastEnds', { low: naming.amount(micro(low)), high: naming.price(micro(high)) })})
                    </span>
                  )}
                </li>
              )
            })}
          </ul>
          <p className="quiet">
            {WRITING[naming.lang].after(
              say('pastOf', { round: past.round }),
              past.month === undefined ? '' : say('pastMonth', { month: naming.month(past.month) }),
              say('caveat'),
            )}
          </p>
        </>
      )}
    </section>
  )
}

type Say = SayOf<typeof outlookMessages>

/** Grams of a grain. */
const massOf = (alternative: Order['alternatives'][number] | undefined): bigint =>
  (alternative?.moves ?? []).reduce((sum, [, grams]) => sum + BigInt(Math.abs(grams)), 0n)

function verdict({ tried }: Past, { most, least, alternatives }: Order, kind: Kind, say: Say, naming: Naming): string {
  const { money, gain, fate } = tried
  const size = (amount: bigint): string => decimalOf(amount < 0n ? -amount : amount)
  const sum = fate === 'no' ? '' : say(money.price < 0n ? 'pays' : 'gets', { money: naming.money(size(money.price)) })
  const { short: told, inGrains } = pageOf(kind).past
  // Gain for a kilogram: a grain of an order for one material is a gram.
  const grain = inGrains === true ? massOf(alternatives[tried.alternative]) : 1n
  const gap = most === 0 ? 0n : (-gain * 1000n) / (BigInt(most) * grain)
  const short = fate === 'no' && told !== undefined ? say(told, { gap: naming.price(decimalOf(gap)) }) : ''
  const better = fate === 'yes' && gain > 0n ? say('better', { money: naming.money(decimalOf(gain)) }) : ''
  return WRITING[naming.lang].after(sum, short, better, fate === 'yes' && least > 0 ? say('block') : '')
}

function pricesUsed(
  { tried, prices, month }: Past,
  order: Order,
): readonly { readonly node: string; readonly low: bigint; readonly price: bigint; readonly high: bigint }[] {
  const moves = order.alternatives[tried.alternative]?.moves ?? []
  return moves.flatMap(([name]) => {
    const node = month === undefined ? name : name.replace(/[^/]+$/, month)
    const ends = prices.get(node)
    return ends === undefined ? [] : [{ node, ...ends }]
  })
}

/** Micro-dollars per kg as digits. */
const micro = (price: bigint): string => decimalOf(price * 1000n)
