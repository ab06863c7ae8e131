import type { OwnShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { inFours } from '../../parts/bank-numbers.ts'
import { Button } from '../../parts/Button.tsx'
import { Failed } from '../../parts/Failed.tsx'
import { useNaming } from '../../parts/naming.ts'
import { LiveMessage } from '../../parts/LiveMessage.tsx'
import { PayoutTag } from '../../subjects/accounts/PayoutTag.tsx'
import { useCanSign } from '../../subjects/keys/ToSign.tsx'
import { bankMessages } from './bank.gen.ts'

interface Props extends Pick<OwnShown['bank'], 'payouts'> {
  readonly pays: boolean
}

/** What a member has asked for, and how far each of it is. */
export function OwnPayouts({ payouts, pays }: Props): React.JSX.Element {
  const say = useMessages(bankMessages)
  const { money } = useNaming()
  const canSign = useCanSign()
  const taking = useCommand('withdraw-payout')
  const mayTake = pays && payouts.some(({ status }) => status === 'asked')
  return (
    <section className="stack">
      <h3>{say('list')}</h3>
      {payouts.length === 0 ? (
        <p>{say('listNone')}</p>
      ) : (
        <>
          <p>{say('listAnswer', { n: payouts.length })}</p>
          <div className="scroll" role="region" aria-label={say('list')} tabIndex={0}>
            <table>
              <caption className="hidden">{say('list')}</caption>
              <thead>
                <tr>
                  <th scope="col">{say('id')}</th>
                  <th scope="col" className="right">
                    {say('amount')}
                  </th>
                  <th scope="col">{say('state')}</th>
                  <th scope="col">{say('to')}</th>
                  {mayTake && <th scope="col">{say('change')}</th>}
                </tr>
              </thead>
              <tbody>
                {payouts.toReversed().map(({ payout, amount, iban, status }) => (
                  <tr key={payout}>
                    <th scope="row">{payout}</th>
                    <td className="right">{money(amount)}</td>
                    <td>
                      <PayoutTag state={status} />
                    </td>
                    <td>
                      <span className="bank-number">{inFours(iban)}</span>
                    </td>
                    {mayTake && (
                      <td>
                        {status === 'asked' && (
                          <Button busy={taking.isPending} disabled={!canSign} press={() => taking.mutate({ payout })}>
                            {say('takeBack')}
                            <span className="hidden">{payout}</span>
                          </Button>
                        )}
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {taking.error !== null && <Failed error={taking.error} />}
      {taking.data !== undefined && taking.error === null && (
        <LiveMessage key={taking.data.seq}>
          <p>{say('takeBackDone')}</p>
        </LiveMessage>
      )}
    </section>
  )
}
