import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { Disclosure } from '../../parts/Disclosure.tsx'
import { inFours } from '../../parts/bank-numbers.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { Copyable } from '../../parts/Copyable.tsx'
import { accountIn, NO_ACCOUNT } from '../../subjects/accounts/bank-account.ts'
import { AccountFields } from '../../subjects/accounts/AccountFields.tsx'
import { bankMessages } from './bank.gen.ts'

/** Where members pay to, and what they are paid from. */
export function MarketAccount({
  account,
  operates,
}: {
  readonly account: string | null
  readonly operates: boolean
}): React.JSX.Element {
  const say = useMessages(bankMessages)
  return (
    <section className="stack" aria-labelledby="bank-account">
      <h2 id="bank-account">{say('account')}</h2>
      {account === null ? <p>{say('accountNone')}</p> : <Copyable number={account} label={say('account')} />}
      {operates && (
        <Disclosure summary={say(account === null ? 'setAct' : 'setOther')} opens={account === null}>
          <SetAccount />
        </Disclosure>
      )}
    </section>
  )
}

function SetAccount(): React.JSX.Element {
  const say = useMessages(bankMessages)
  const [draft, change] = useState(NO_ACCOUNT)
  const setting = useCommand('set-bank-account')
  const given = accountIn(draft)
  return (
    <ConfirmedForm
      action={say('setAct')}
      state={setting}
      disabled={given === undefined}
      submit={() => {
        if (given !== undefined) setting.mutate(given, { onSuccess: () => change(NO_ACCOUNT) })
      }}
      consequence={<p>{say('setSure', { iban: inFours(given?.iban ?? ''), name: given?.name ?? '' })}</p>}
    >
      <AccountFields draft={draft} change={change} />
    </ConfirmedForm>
  )
}
