import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { DECIMAL, CommandForm, TextField } from '../../parts/Form.tsx'
import { exact, typedDigits } from '../../parts/exact.ts'
import { useNaming } from '../../parts/naming.ts'
import { useCanSign } from '../../subjects/keys/ToSign.tsx'
import { moneyMessages } from './messages.gen.ts'

interface Props {
  readonly free: string
  readonly currency: string
}

/** Money that a member binds by itself. */
export function PayForms({ free, currency }: Props): React.JSX.Element {
  return (
    <div className="money-forms">
      <PayIntoFund free={free} currency={currency} />
      <FundBudget free={free} currency={currency} />
    </div>
  )
}

export const isAmount = (digits: string): boolean => new RegExp(`^${DECIMAL}$`).test(digits) && exact(digits) > 0n

function PayIntoFund({ free, currency }: Props): React.JSX.Element {
  const say = useMessages(moneyMessages)
  const [amount, setAmount] = useState('')
  const canSign = useCanSign()
  const paying = useCommand('pay-into-fund')
  const digits = typedDigits(amount)
  return (
    <section className="stack" aria-labelledby="pay-fund">
      <h2 id="pay-fund">{say('payFund')}</h2>
      <p>{say('payFundWhy')}</p>
      <CommandForm
        submit={() => paying.mutate({ amount: digits }, { onSuccess: () => setAmount('') })}
        action={say('payFundAct')}
        state={paying}
        done={<p>{say('payFundDone')}</p>}
        disabled={!isAmount(digits) || exact(digits) > exact(free) || !canSign}
      >
        <Sum amount={amount} setAmount={setAmount} free={free} currency={currency} name="fund" />
      </CommandForm>
    </section>
  )
}

function FundBudget({ free, currency }: Props): React.JSX.Element {
  const say = useMessages(moneyMessages)
  const [amount, setAmount] = useState('')
  const [budget, setBudget] = useState('')
  const canSign = useCanSign()
  const funding = useCommand('fund-budget')
  const digits = typedDigits(amount)
  return (
    <section className="stack" aria-labelledby="set-aside">
      <h2 id="set-aside">{say('setAside')}</h2>
      <p>{say('setAsideWhy')}</p>
      <CommandForm
        submit={() => funding.mutate({ budget, amount: digits }, { onSuccess: () => setAmount('') })}
        action={say('setAsideAct')}
        state={funding}
        done={<p>{say('setAsideDone')}</p>}
        disabled={!isAmount(digits) || exact(digits) > exact(free) || budget === '' || !canSign}
      >
        <TextField
          label={say('budgetName')}
          hint={say('budgetHint')}
          value={budget}
          onChange={(text) => setBudget(text.trim())}
          name="budget"
          maxLength={80}
        />
        <Sum amount={amount} setAmount={setAmount} free={free} currency={currency} name="aside" />
      </CommandForm>
    </section>
  )
}

interface SumProps extends Props {
  readonly amount: string
  readonly setAmount: (amount: string) => void
  readonly name: string
}

export function Sum({ amount, setAmount, free, currency, name }: SumProps): React.JSX.Element {
  const say = useMessages(moneyMessages)
  const { money } = useNaming()
  const digits = typedDigits(amount)
  const isOver = isAmount(digits) && exact(digits) > exact(free)
  const told = say(isOver ? 'sumOver' : 'sumHint', { free: money(free) })
  return (
    <TextField
      label={say('sum', { currency })}
      hint={told}
      value={amount}
      onChange={setAmount}
      name={name}
      inputMode="decimal"
      maxLength={40}
    />
  )
}
