import { useState } from 'react'
import { DataTable } from '../../../ui/DataTable.tsx'
import { cell } from '../../../ui/table.ts'
import { useMessages } from '../../../language/messages.ts'
import { useNumbers } from '../../../ui/use-headers.ts'
import { useCommand } from '../../client/commanding.ts'
import { useRead } from '../../client/reading.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { DECIMAL, SelectField, TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { actionMessages } from './action.gen.ts'
import type { SheetProps } from './props.ts'
import { Amount } from './Payment.tsx'
import { budgetsOf, isMoney } from '../../subjects/register/register.ts'
import { useRegisterNames } from '../../subjects/register/use-register.ts'
import { membersMessages } from './messages.gen.ts'

/** Two-way price contracts of a member. */
export function Contracts({ register, organisation, operates }: SheetProps): React.JSX.Element {
  const say = useMessages(membersMessages)
  const { inUnit } = useNumbers()
  const act = useMessages(actionMessages)
  const { material, price, money } = useNaming()
  const contracts = register.contracts.filter((one) => one.organisation === organisation.id)
  return (
    <div className="stack">
      <p className="quiet">{say('contractsHint')}</p>
      {contracts.length === 0 ? (
        <p>{say('contractsNone')}</p>
      ) : (
        <DataTable
          caption={say('contractsTitle')}
          table={{
            columns: [
              { name: say('contract') },
              { name: say('material') },
              inUnit({ text: price('').trim() }, say('strike')),
              { name: say('budget') },
              inUnit({ text: money('').trim() }, say('bound')),
            ],
            rows: contracts.map((one) => [
              cell(one.id),
              cell(material(one.material)),
              cell(price(one.strike), one.strike),
              cell(one.budget),
              cell(money(one.amount), one.amount),
            ]),
          }}
        />
      )}
      {operates && (
        <details>
          <summary>{act('sign')}</summary>
          <Sign register={register} organisation={organisation} />
        </details>
      )}
    </div>
  )
}

function Sign({ register, organisation }: Omit<SheetProps, 'operates'>): React.JSX.Element {
  const say = useMessages(actionMessages)
  const words = useMessages(membersMessages)
  const naming = useNaming()
  const name = useRegisterNames()
  const currency = useRead('/').data?.currency ?? ''
  const materials = useRead('/names').data?.materials ?? []
  const budgets = budgetsOf(useRead('/ledger').data ?? { accounts: [] }, register.contracts)
  const [id, setId] = useState('')
  const [material, setMaterial] = useState('')
  const [strike, setStrike] = useState('')
  const [chosen, setBudget] = useState('')
  const [amount, setAmount] = useState('')
  const asked = useCommand('sign-contract')
  const budget = budgets.find((one) => one.id === chosen) ?? budgets[0]
  if (budget === undefined) return <p>{say('budgetNone')}</p>
  return (
    <ConfirmedForm
      action={say('sign')}
      state={asked}
      disabled={material === '' || !isMoney(amount)}
      submit={() => asked.mutate({ id, organisation: organisation.id, material, strike, budget: budget.id, amount })}
      consequence={
        <>
          <p>
            {say('signSure', {
              material: naming.material(material),
              name: name(organisation.id),
              strike: naming.price(strike),
              amount: naming.money(amount),
              budget: budget.id,
            })}
          </p>
          <p>{say('final')}</p>
        </>
      }
    >
      <TextField label={say('id')} hint={say('contractIdHint')} value={id} onChange={setId} required maxLength={80} />
      <SelectField
        label={words('material')}
        value={material}
        onChange={setMaterial}
        options={[['', say('choose')], ...materials.map((one) => [one.id, naming.material(one.id)] as const)]}
      />
      <TextField
        label={say('strike')}
        inputMode="decimal"
        pattern={DECIMAL}
        value={strike}
        onChange={(text) => setStrike(text.trim())}
        required
      />
      <SelectField
        label={say('budget')}
        hint={say('budgetHint')}
        value={budget.id}
        onChange={setBudget}
        options={budgets.map((one) => [one.id, say('budgetFree', { id: one.id, free: naming.money(one.free) })])}
      />
      <Amount label={say('bind', { currency })} amount={amount} set={setAmount} />
      <p className="hint">{say('bindHint')}</p>
    </ConfirmedForm>
  )
}
