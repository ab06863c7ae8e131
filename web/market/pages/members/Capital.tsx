import { useState } from 'react'
import type { LedgerShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { useRead } from '../../client/reading.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useNaming } from '../../parts/naming.ts'
import { actionMessages } from './action.gen.ts'
import { Amount, Reference } from './Payment.tsx'
import { balanceAfter, balanceOf, isMoney, isMoneyOrNone } from '../../subjects/register/register.ts'

/** The operator's own money behind a default. */
export function Capital({ operates }: { readonly operates: boolean }): React.JSX.Element {
  const { money } = useNaming()
  return (
    <Loaded of={useRead('/ledger')}>
      {(ledger) => {
        const there = balanceOf(ledger, 'capital')
        return (
          <>
            <p className="number">{money(there)}</p>
            {operates && <Add there={there} />}
            {operates && <Out notice={ledger.notices.find(({ account }) => account === 'capital')} there={there} />}
          </>
        )
      }}
    </Loaded>
  )
}

function Add({ there }: { readonly there: string }): React.JSX.Element {
  const say = useMessages(actionMessages)
  const { money } = useNaming()
  const currency = useRead('/').data?.currency ?? ''
  const [amount, setAmount] = useState('')
  const [reference, setReference] = useState('')
  const asked = useCommand('add-capital')
  const clear = (): void => {
    setAmount('')
    setReference('')
  }
  return (
    <details>
      <summary>{say('addCapital')}</summary>
      <ConfirmedForm
        action={say('addCapital')}
        state={asked}
        disabled={!isMoney(amount)}
        submit={() => asked.mutate({ amount, reference }, { onSuccess: clear })}
        consequence={
          <>
            <p>
              {say('capitalSure', {
                amount: money(amount),
                reference,
                after: money(balanceAfter(there, amount, 'in')),
              })}
            </p>
            <p>{say('final')}</p>
          </>
        }
      >
        <Amount label={say('amount', { currency })} amount={amount} set={setAmount} />
        <Reference reference={reference} set={setReference} />
      </ConfirmedForm>
    </details>
  )
}

type Notice = LedgerShown['notices'][number]

/** Capital leaves after notice: it stands behind the rounds that are announced by then. */
function Out({ notice, there }: { readonly notice: Notice | undefined; readonly there: string }): React.JSX.Element {
  const say = useMessages(actionMessages)
  const { money } = useNaming()
  const currency = useRead('/').data?.currency ?? ''
  const [amount, setAmount] = useState('')
  const [out, setOut] = useState('')
  const [reference, setReference] = useState('')
  const noticing = useCommand('give-capital-notice')
  const taking = useCommand('withdraw-capital')
  const rounds = notice?.rounds ?? []
  return (
    <details>
      <summary>{say('capitalOut')}</summary>
      <p>{say('capitalOutWhy')}</p>
      {notice !== undefined && (
        <p>
          {say('capitalNoticed', { amount: money(notice.amount) })}{' '}
          {rounds.length > 0 && say('capitalWaits', { n: rounds.length, rounds: rounds.join(', ') })}
        </p>
      )}
      <ConfirmedForm
        action={say('capitalNotice')}
        state={noticing}
        disabled={!isMoneyOrNone(amount)}
        submit={() => noticing.mutate({ amount }, { onSuccess: () => setAmount('') })}
        consequence={<p>{say('capitalNoticeSure', { amount: money(amount) })}</p>}
      >
        <Amount label={say('amount', { currency })} amount={amount} set={setAmount} />
      </ConfirmedForm>
      {notice !== undefined && rounds.length === 0 && (
        <ConfirmedForm
          action={say('capitalTake')}
          state={taking}
          disabled={!isMoney(out)}
          submit={() => taking.mutate({ amount: out, reference }, { onSuccess: () => setOut('') })}
          consequence={
            <>
              <p>{say('capitalTakeSure', { amount: money(out), after: money(balanceAfter(there, out, 'out')) })}</p>
              <p>{say('final')}</p>
            </>
          }
        >
          <Amount label={say('amount', { currency })} amount={out} set={setOut} />
          <Reference reference={reference} set={setReference} />
        </ConfirmedForm>
      )}
    </details>
  )
}
