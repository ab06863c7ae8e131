import { useMessages } from '../../../language/messages.ts'
import { inFours } from '../../parts/bank-numbers.ts'
import { useNaming } from '../../parts/naming.ts'
import { bankMessages } from './bank.gen.ts'
import { PayoutTag } from '../../subjects/accounts/PayoutTag.tsx'
import type { PayoutRow } from '../../subjects/accounts/bank.ts'

interface Props {
  readonly payouts: readonly PayoutRow[]
  readonly caption: string
  /** Those that are chosen of what may be released; nothing can be, if left out. */
  readonly chosen?: ReadonlySet<string>
  readonly choose?: (chosen: ReadonlySet<string>) => void
}

export function PayoutTable({ payouts, caption, chosen, choose }: Props): React.JSX.Element {
  const say = useMessages(bankMessages)
  const { money, organisation } = useNaming()
  return (
    <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="bank-payouts">
        <caption className="label">{caption}</caption>
        <thead>
          <tr>
            {choose !== undefined && <th scope="col">{say('choose')}</th>}
            <th scope="col">{say('payout')}</th>
            <th scope="col">{say('member')}</th>
            <th scope="col" className="right">
              {say('amount')}
            </th>
            <th scope="col">{say('to')}</th>
            <th scope="col">{say('state')}</th>
          </tr>
        </thead>
        <tbody>
          {payouts.map(({ payout, organisation: whose, amount, iban, state }) => (
            <tr key={payout}>
              {choose !== undefined && (
                <td>
                  {state === 'asked' && (
                    <input
                      type="checkbox"
                      aria-label={say('chooseOf', { payout, amount: money(amount) })}
                      checked={chosen?.has(payout) === true}
                      onChange={({ target }) => choose(toggled(chosen ?? new Set(), payout, target.checked))}
                    />
                  )}
                </td>
              )}
              <th scope="row">{payout}</th>
              <td>{organisation(whose)}</td>
              <td className="right">{money(amount)}</td>
              <td>
                <span className="bank-number">{inFours(iban)}</span>
              </td>
              <td>
                <PayoutTag state={state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function toggled(chosen: ReadonlySet<string>, one: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(chosen)
  if (isIn) next.add(one)
  else next.delete(one)
  return next
}
