import { useState } from 'react'
import { useWords } from '../../../messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { useRead } from '../../client/reading.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { TextField } from '../../parts/Form.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useNaming } from '../../parts/naming.ts'
import { ACTION_WORDS } from './action-words.ts'
import { Amount } from './Payment.tsx'
import { balanceAfter, balanceOf, isMoney } from './state.ts'

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
          </>
        )
      }}
    </Loaded>
  )
}

function Add({ there }: { readonly there: string }): React.JSX.Element {
  const say = useWords(ACTION_WORDS)
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
        <TextField
          label={say('reference')}
          hint={say('referenceHint')}
          value={reference}
          onChange={setReference}
          required
          maxLength={500}
        />
      </ConfirmedForm>
    </details>
  )
}
