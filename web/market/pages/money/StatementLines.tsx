import { WRITING } from '../../../../src/messages/index.ts'
import type { Statement } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useNaming } from '../../parts/naming.ts'
import { goodsText } from '../../subjects/order/read-back.ts'
import { ordersIn, sumsOf, type OrderLines } from '../../subjects/accounts/accounts.ts'
import { statementMessages } from './statement.gen.ts'

/** Line by line: goods at their prices, a sum for each order, contracts, freight, and the total. */
export function StatementLines({ statement }: { readonly statement: Statement }): React.JSX.Element {
  const say = useMessages(statementMessages)
  const { amount } = useNaming()
  const { lines, currency } = statement
  const freight = lines.filter(({ what }) => what === 'freight')
  return (
    <section className="stack">
      <h2>{say('goods')}</h2>
      {lines.length === 0 ? (
        <p>{say('none')}</p>
      ) : (
        <>
          <div className="scroll statement-lines" role="region" aria-label={say('goods')} tabIndex={0}>
            <table>
              <caption className="hidden">{say('goodsCaption')}</caption>
              <thead>
                <tr>
                  <th scope="col">{say('what')}</th>
                  <th scope="col" className="right">
                    {say('kg')}
                  </th>
                  <th scope="col" className="right">
                    {say('price', { currency })}
                  </th>
                  <th scope="col" className="right">
                    {say('amount', { currency })}
                  </th>
                </tr>
              </thead>
              {ordersIn(lines).map((one) => (
                <OneOrder key={one.order} lines={one} />
              ))}
              {freight.length > 0 && (
                <tbody>
                  <tr>
                    <th scope="rowgroup" colSpan={4}>
                      {say('freight')}
                    </th>
                  </tr>
                  {freight.map((one) => (
                    <tr key={one.of}>
                      <td colSpan={3}>{say('freightOf', { route: one.of })}</td>
                      <td className="right">{amount(one.amount ?? '0')}</td>
                    </tr>
                  ))}
                </tbody>
              )}
              <tfoot>
                <tr>
                  <th scope="row" colSpan={3}>
                    {say('all')}
                  </th>
                  <td className="right">
                    <strong>{amount(sumsOf(statement).total)}</strong>
                  </td>
                </tr>
              </tfoot>
            </table>
          </div>
          <p className="quiet">
            {say('note')} {say('signNote')}
          </p>
        </>
      )}
    </section>
  )
}

function OneOrder({ lines: { order, goods, sum, contract } }: { readonly lines: OrderLines }): React.JSX.Element {
  const say = useMessages(statementMessages)
  const naming = useNaming()
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={4}>
          {say('order')} <code>{order}</code>
        </th>
      </tr>
      {goods.map(({ what, material = '', grade = '', place = '', month = '', kg = '', price = '' }, i) => (
        <tr key={i}>
          <td>
            {WRITING[naming.lang].labelled(
              say(what === 'sold' ? 'sold' : 'bought'),
              goodsText({ material, grade, place, month }, naming),
            )}
          </td>
          <td className="right">{naming.amount(kg)}</td>
          <td className="right">{naming.amount(price)}</td>
          <td />
        </tr>
      ))}
      <tr>
        <td colSpan={3}>{say('sumOf')}</td>
        <td className="right">{naming.amount(sum)}</td>
      </tr>
      {contract !== undefined && (
        <tr>
          <td colSpan={3}>{say('contractOf')}</td>
          <td className="right">{naming.amount(contract)}</td>
        </tr>
      )}
    </tbody>
  )
}
