import type { BankShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { inFours } from '../../parts/bank-numbers.ts'
import { useNaming } from '../../parts/naming.ts'
import { bankMessages } from './bank.gen.ts'

/** By which reference the money of each member is known. */
export function References({ references }: Pick<BankShown, 'references'>): React.JSX.Element {
  const say = useMessages(bankMessages)
  const { organisation } = useNaming()
  return (
    <section className="stack">
      <h2>{say('references')}</h2>
      <p>{say('referencesHow')}</p>
      {references.length === 0 ? (
        <p>{say('referencesNone')}</p>
      ) : (
        <div className="scroll" role="region" aria-label={say('references')} tabIndex={0}>
          <table className="bank-references">
            <caption className="hidden">{say('references')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('member')}</th>
                <th scope="col">{say('reference')}</th>
              </tr>
            </thead>
            <tbody>
              {references.map(({ organisation: whose, reference }) => (
                <tr key={whose}>
                  <th scope="row">{organisation(whose)}</th>
                  <td>
                    <code className="bank-number">{inFours(reference)}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
