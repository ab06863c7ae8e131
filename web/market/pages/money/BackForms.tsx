import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { useRead } from '../../client/reading.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { CommandForm, DECIMAL, SelectField, TextField } from '../../parts/Form.tsx'
import { exact, typedDigits } from '../../parts/exact.ts'
import { useNaming } from '../../parts/naming.ts'
import { useCanSign } from '../../subjects/keys/ToSign.tsx'
import { backMessages } from './back.gen.ts'
import type { AccountShown } from '../../../../src/market/index.ts'

interface Props {
  readonly account: AccountShown
  /** The member's part of the default fund. */
  readonly fund: string
}

/** Money that a member bound by itself, and has back: of the default fund, of budgets, by giving up a contract. */
export function BackForms({ account, fund }: Props): React.JSX.Element | null {
  const say = useMessages(backMessages)
  const contracts = useRead('/organisation').data?.contracts ?? []
  const hasFund = exact(fund) > 0n
  if (!hasFund && account.budgets.length === 0 && contracts.length === 0) return null
  return (
    <section className="stack" aria-labelledby="money-back">
      <h2 id="money-back">{say('title')}</h2>
      <p>{say('why')}</p>
      <div className="money-forms">
        {hasFund && <FromFund account={account} fund={fund} />}
        {account.budgets.length > 0 && <FromBudget account={account} />}
        {contracts.length > 0 && <GiveUp contracts={contracts.map(({ id }) => id)} />}
      </div>
    </section>
  )
}

const isDigits = (digits: string): boolean => new RegExp(`^${DECIMAL}$`).test(digits)

function FromFund({ account: { fundNotice, currency }, fund }: Props): React.JSX.Element {
  const say = useMessages(backMessages)
  const { money } = useNaming()
  const rounds = fundNotice?.rounds ?? []
  return (
    <section className="stack" aria-labelledby="fund-back">
      <h3 id="fund-back">{say('fund')}</h3>
      <p>{say('fundWhy')}</p>
      {fundNotice !== null && (
        <p>
          {say('noticed', { amount: money(fundNotice.amount) })}{' '}
          {rounds.length > 0 ? say('waits', { n: rounds.length, rounds: rounds.join(', ') }) : say('free')}
        </p>
      )}
      <Sum
        command="give-fund-notice"
        label={say('notice', { currency })}
        hint={say('noticeHint', { fund: money(fund) })}
        action={say('noticeAct')}
        done={say('noticeDone')}
        isGood={(digits) => exact(digits) <= exact(fund)}
      />
      {fundNotice !== null && rounds.length === 0 && (
        <Sum
          command="withdraw-from-fund"
          label={say('take', { currency })}
          hint={say('takeHint', { amount: money(fundNotice.amount) })}
          action={say('takeAct')}
          done={say('takeDone')}
          isGood={(digits) => exact(digits) > 0n && exact(digits) <= exact(fundNotice.amount)}
        />
      )}
    </section>
  )
}

interface SumProps {
  readonly command: 'give-fund-notice' | 'withdraw-from-fund'
  readonly label: string
  readonly hint: string
  readonly action: string
  readonly done: string
  readonly isGood: (digits: string) => boolean
}

function Sum({ command, label, hint, action, done, isGood }: SumProps): React.JSX.Element {
  const [amount, setAmount] = useState('')
  const canSign = useCanSign()
  const asked = useCommand(command)
  const digits = typedDigits(amount)
  return (
    <CommandForm
      submit={() => asked.mutate({ amount: digits }, { onSuccess: () => setAmount('') })}
      action={action}
      state={asked}
      done={<p>{done}</p>}
      disabled={!isDigits(digits) || !isGood(digits) || !canSign}
    >
      <TextField
        label={label}
        hint={hint}
        value={amount}
        onChange={setAmount}
        name={command}
        inputMode="decimal"
        maxLength={40}
      />
    </CommandForm>
  )
}

function FromBudget({ account: { budgets, currency } }: Pick<Props, 'account'>): React.JSX.Element {
  const say = useMessages(backMessages)
  const { money } = useNaming()
  const [budget, setBudget] = useState(budgets[0]?.budget ?? '')
  const [amount, setAmount] = useState('')
  const canSign = useCanSign()
  const asked = useCommand('take-budget-back')
  const digits = typedDigits(amount)
  const { free = '0', setAside: own = '0' } = budgets.find((one) => one.budget === budget) ?? {}
  return (
    <section className="stack" aria-labelledby="budget-back">
      <h3 id="budget-back">{say('budget')}</h3>
      <p>{say('budgetWhy')}</p>
      <CommandForm
        submit={() => asked.mutate({ budget, amount: digits }, { onSuccess: () => setAmount('') })}
        action={say('takeAct')}
        state={asked}
        done={<p>{say('budgetDone')}</p>}
        disabled={!isDigits(digits) || exact(digits) === 0n || exact(digits) > exact(free) || !canSign}
      >
        <SelectField
          label={say('which')}
          value={budget}
          onChange={setBudget}
          options={budgets.map((one) => [one.budget, one.budget] as const)}
        />
        <TextField
          label={say('take', { currency })}
          hint={say('budgetHint', { free: money(free), own: money(own) })}
          value={amount}
          onChange={setAmount}
          name="budget-back"
          inputMode="decimal"
          maxLength={40}
        />
      </CommandForm>
    </section>
  )
}

function GiveUp({ contracts }: { readonly contracts: readonly string[] }): React.JSX.Element {
  const say = useMessages(backMessages)
  const [contract, setContract] = useState('')
  const canSign = useCanSign()
  const asked = useCommand('give-up-contract')
  return (
    <section className="stack" aria-labelledby="give-up">
      <h3 id="give-up">{say('giveUp')}</h3>
      <p>{say('giveUpWhy')}</p>
      <ConfirmedForm
        submit={() => asked.mutate({ contract }, { onSuccess: () => setContract('') })}
        action={say('giveUpAct')}
        state={asked}
        done={<p>{say('giveUpDone')}</p>}
        disabled={contract === '' || !canSign}
        consequence={<p>{say('giveUpSure', { contract })}</p>}
      >
        <SelectField
          label={say('giveUp')}
          value={contract}
          onChange={setContract}
          options={[['', say('choose')], ...contracts.map((id) => [id, id] as const)]}
        />
      </ConfirmedForm>
    </section>
  )
}
