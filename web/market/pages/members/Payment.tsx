import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { useRead } from '../../client/reading.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { SelectField, TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { actionMessages } from './action.gen.ts'
import { balanceAfter, isMoney } from '../../subjects/register/register.ts'
import { useRegisterNames } from '../../subjects/register/use-register.ts'

/** Notes what the bank says of a member's money, and reads the sum back before it is noted. */
export function Payment({
  organisation,
  cash,
}: {
  readonly organisation: string
  readonly cash: string
}): React.JSX.Element {
  const say = useMessages(actionMessages)
  const { money } = useNaming()
  const name = useRegisterNames()
  const currency = useRead('/').data?.currency ?? ''
  const [way, setWay] = useState<'in' | 'out'>('in')
  const [amount, setAmount] = useState('')
  const [reference, setReference] = useState('')
  const [paidIn, paidOut] = [useCommand('record-payment-in'), useCommand('record-payment-out')]
  const asked = way === 'in' ? paidIn : paidOut
  const isIn = way === 'in'
  // What was noted is not left to be noted once more by another press.
  const clear = (): void => {
    setAmount('')
    setReference('')
  }
  return (
    <ConfirmedForm
      key={way}
      action={say(isIn ? 'payIn' : 'payOut')}
      state={asked}
      disabled={!isMoney(amount)}
      submit={() => asked.mutate({ organisation, amount, reference }, { onSuccess: clear })}
      consequence={
        <>
          <p>
            {say(isIn ? 'payInSure' : 'payOutSure', { amount: money(amount), name: name(organisation), reference })}
          </p>
          <p>{say('after', { before: money(cash), after: money(balanceAfter(cash, amount, way)) })}</p>
          <p>{say('final')}</p>
        </>
      }
    >
      <SelectField
        label={say('way')}
        value={way}
        onChange={(value) => setWay(value === 'out' ? 'out' : 'in')}
        options={[
          ['in', say('in')],
          ['out', say('out')],
        ]}
      />
      <Amount label={say('amount', { currency })} amount={amount} set={setAmount} />
      <Reference reference={reference} set={setReference} />
    </ConfirmedForm>
  )
}

/** A sum in decimal digits, read back with separators while it is typed. */
export function Amount({
  label,
  amount,
  set,
}: {
  readonly label: string
  readonly amount: string
  readonly set: (amount: string) => void
}): React.JSX.Element {
  const say = useMessages(actionMessages)
  const { money } = useNaming()
  return (
    <TextField
      label={label}
      hint={isMoney(amount) ? money(amount) : say('amountHint')}
      value={amount}
      onChange={(text) => set(text.trim())}
      required
      inputMode="decimal"
    />
  )
}

/** What the bank's statement calls a payment. */
export function Reference({
  reference,
  set,
}: {
  readonly reference: string
  readonly set: (reference: string) => void
}): React.JSX.Element {
  const say = useMessages(actionMessages)
  return (
    <TextField
      label={say('reference')}
      hint={say('referenceHint')}
      value={reference}
      onChange={set}
      required
      maxLength={500}
    />
  )
}
