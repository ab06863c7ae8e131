import { useMessages } from '../../../language/messages.ts'
import { useRead } from '../../client/reading.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { useNaming } from '../../parts/naming.ts'
import { moneyMessages } from './messages.gen.ts'

/** Price contracts that a member may sell under. */
export function ContractsList(): React.JSX.Element {
  const say = useMessages(moneyMessages)
  const own = useRead('/organisation')
  const { material, price, money } = useNaming()
  return (
    <section className="stack">
      <h2>{say('contracts')}</h2>
      <Loaded of={own}>
        {({ contracts }) =>
          contracts.length === 0 ? (
            <p>{say('contractsNone')}</p>
          ) : (
            <>
              <p>{say('contractsWhy')}</p>
              <div className="scroll" role="region" aria-label={say('contracts')} tabIndex={0}>
                <table>
                  <caption className="hidden">{say('contracts')}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{say('contract')}</th>
                      <th scope="col">{say('material')}</th>
                      <th scope="col" className="right">
                        {say('strike')}
                      </th>
                      <th scope="col">{say('budget')}</th>
                      <th scope="col" className="right">
                        {say('most')}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {contracts.map((one) => (
                      <tr key={one.id}>
                        <th scope="row">{one.id}</th>
                        <td>{material(one.material)}</td>
                        <td className="right">{price(one.strike)}</td>
                        <td>{one.budget}</td>
                        <td className="right">{money(one.amount)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </>
          )
        }
      </Loaded>
    </section>
  )
}
