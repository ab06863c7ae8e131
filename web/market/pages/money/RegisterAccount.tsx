import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { inFours } from '../../parts/bank-numbers.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { accountIn, NO_ACCOUNT } from '../../subjects/accounts/bank-account.ts'
import { AccountFields } from '../../subjects/accounts/AccountFields.tsx'
import { useCanSign } from '../../subjects/keys/ToSign.tsx'
import { bankMessages } from './bank.gen.ts'

export function RegisterAccount({ isFirst }: { readonly isFirst: boolean }): React.JSX.Element {
  const say = useMessages(bankMessages)
  const [draft, change] = useState(NO_ACCOUNT)
  const canSign = useCanSign()
  const registering = useCommand('register-bank-account')
  const account = accountIn(draft)
  return (
    <section className="stack" aria-labelledby="register-account">
      <h3 id="register-account">{say('register')}</h3>
      <p>{say(isFirst ? 'registerFirst' : 'registerOther')}</p>
      <ConfirmedForm
        action={say('registerAct')}
        state={registering}
        done={<p>{say('registerDone')}</p>}
        disabled={account === undefined || !canSign}
        submit={() => {
          if (account !== undefined) registering.mutate(account, { onSuccess: () => change(NO_ACCOUNT) })
        }}
        consequence={
          <>
            <p>{say('registerSure', { name: account?.name ?? '', iban: inFours(account?.iban ?? '') })}</p>
            {!isFirst && <p>{say('registerSureOther')}</p>}
          </>
        }
      >
        <AccountFields draft={draft} change={change} />
      </ConfirmedForm>
    </section>
  )
}
