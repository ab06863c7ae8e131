import { useState } from 'react'
import type { OwnShown } from '../../../../src/market/index.ts'
import { isPayable } from '../../../../src/market/light.ts'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { inFours } from '../../parts/bank-numbers.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { exact, typedDigits } from '../../parts/exact.ts'
import { useNaming } from '../../parts/naming.ts'
import { useCanSign } from '../../subjects/keys/ToSign.tsx'
import { bankMessages } from './bank.gen.ts'
import { isAmount, Sum } from './PayForms.tsx'
import { payoutId } from '../../subjects/accounts/accounts.ts'

interface Props {
  readonly to: OwnShown['bank']['accounts'][number] | undefined
  readonly free: string
  readonly currency: string
}

export function AskPayout({ to, free, currency }: Props): React.JSX.Element {
  const say = useMessages(bankMessages)
  const { money } = useNaming()
  const [amount, setAmount] = useState('')
  // The same id until it is done: pressed again after no answer, it is asked for once.
  const [payout, setPayout] = useState(() => payoutId(crypto.randomUUID()))
  const [asked, note] = useState('')
  const canSign = useCanSign()
  const asking = useCommand('ask-payout')
  const digits = typedDigits(amount)
  const isWrong = isAmount(digits) && !isPayable(digits, currency)
  const again = (): void => {
    note(payout)
    setPayout(payoutId(crypto.randomUUID()))
    setAmount('')
  }
  return (
    <section className="stack" aria-labelledby="ask-payout">
      <h3 id="ask-payout">{say('ask')}</h3>
      {to === undefined && <p>{say('askNeeds')}</p>}
      <ConfirmedForm
        action={say('askAct')}
        state={asking}
        done={<p>{say('askDone', { payout: asked })}</p>}
        disabled={to === undefined || !isPayable(digits, currency) || exact(digits) > exact(free) || !canSign}
        submit={() => asking.mutate({ payout, amount: digits }, { onSuccess: again })}
        consequence={
          <>
            <p>{say('askSure', { amount: money(digits), iban: inFours(to?.iban ?? ''), name: to?.name ?? '' })}</p>
            <p>{say('askBound')}</p>
          </>
        }
      >
        <Sum amount={amount} setAmount={setAmount} free={free} currency={currency} name="payout" />
        {isWrong && <p role="alert">{say('notPayable', { currency })}</p>}
      </ConfirmedForm>
    </section>
  )
}
