import { type CanonicalBook, type Certificate, decimalOf, publishedPrices } from '../../../../src/market/light.ts'
import { useMessages } from '../../../language/messages.ts'
import { usdText } from '../../parts/exact.ts'
import { goodsOf } from '../../parts/goods.ts'
import { useNaming } from '../../parts/naming.ts'
import { PricesTable } from '../../subjects/round/PricesTable.tsx'
import { verifyMessages } from './messages.gen.ts'

/** What two files say, as far as it was proved. */
export function Says({
  opened,
  certificate,
  proved,
}: {
  readonly opened: CanonicalBook
  readonly certificate: Certificate | undefined
  readonly proved: boolean
}): React.JSX.Element | null {
  const say = useMessages(verifyMessages)
  const naming = useNaming()
  if (certificate === undefined || !proved) return null
  const { stated, seal } = certificate
  const prices = publishedPrices(opened, certificate).map(({ node, price, low, high }) => ({
    ...goodsOf(node),
    price: usdText(price),
    low: usdText(low),
    high: usdText(high),
  }))
  const money = (nano: string): string => naming.money(decimalOf(BigInt(nano)))
  return (
    <section className="stack">
      <h2>{say('saysTitle')}</h2>
      <dl className="facts">
        <dt>{say('round')}</dt>
        <dd>{opened.book.round}</dd>
        <dt>{say('orders')}</dt>
        <dd className="number">{opened.orders.length}</dd>
        <dt>{say('gains')}</dt>
        <dd className="number">{money(stated.gains)}</dd>
        <dt>{say('gap')}</dt>
        <dd className="number">{money(stated.gap)}</dd>
        <dt>{say('seal')}</dt>
        <dd>
          <code>{seal}</code>
        </dd>
      </dl>
      <PricesTable
        round={opened.book.round}
        prices={prices}
        level={3}
        source={say('source', { round: opened.book.round })}
      />
    </section>
  )
}
