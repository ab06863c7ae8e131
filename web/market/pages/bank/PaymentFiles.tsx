import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { BankShown } from '../../../../src/market/index.ts'
import { save } from '../../../ui/download.ts'
import { useMessages } from '../../../language/messages.ts'
import { getBlob } from '../../client/api.ts'
import { useCommand } from '../../client/commanding.ts'
import { Button } from '../../parts/Button.tsx'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { Failed } from '../../parts/Failed.tsx'
import { TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { bankMessages } from './bank.gen.ts'
import { fileRows, totalOf } from '../../subjects/accounts/bank.ts'

interface Props {
  readonly bank: BankShown
  readonly operates: boolean
}

/** The payment file of a day: made of what is released, and handed to the bank. */
export function PaymentFiles({ bank, operates }: Props): React.JSX.Element {
  const say = useMessages(bankMessages)
  return (
    <section className="stack" aria-labelledby="payment-files">
      <h2 id="payment-files">{say('files')}</h2>
      <p>{say('filesHow')}</p>
      {operates && <Make bank={bank} />}
      <List bank={bank} />
    </section>
  )
}

function Make({ bank }: { readonly bank: BankShown }): React.JSX.Element {
  const say = useMessages(bankMessages)
  const { money } = useNaming()
  // By the calendar of the market, which is UTC.
  const [date, setDate] = useState(() => new Date().toISOString().slice(0, 10))
  const making = useCommand('make-payment-file')
  const { n, sum } = totalOf(bank.payouts.filter(({ status }) => status === 'released'))
  const isMade = bank.files.some((one) => one.date === date)
  return (
    <ConfirmedForm
      action={say('make')}
      state={making}
      disabled={n === 0 || date === '' || isMade}
      done={<p>{say('made')}</p>}
      submit={() => making.mutate({ date })}
      consequence={<p>{say('makeSure', { n, sum: money(sum), date })}</p>}
    >
      <p>{n === 0 ? say('noneReleased') : say('released', { n, sum: money(sum) })}</p>
      <TextField
        label={say('date')}
        hint={say(isMade ? 'dateMade' : 'dateHint')}
        type="date"
        name="date"
        value={date}
        onChange={setDate}
        required
      />
    </ConfirmedForm>
  )
}

function List({ bank }: { readonly bank: BankShown }): React.JSX.Element {
  const say = useMessages(bankMessages)
  const { money, instant } = useNaming()
  const rows = fileRows(bank)
  const fetching = useMutation({
    mutationFn: async (date: string) => save(`payment-file-${date}.xml`, await getBlob(`/payment-files/${date}`)),
  })
  if (rows.length === 0) return <p>{say('filesNone')}</p>
  return (
    <>
      <div className="scroll" role="region" aria-label={say('filesList')} tabIndex={0}>
        <table>
          <caption className="label">{say('filesList')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('day')}</th>
              <th scope="col" className="right">
                {say('payments')}
              </th>
              <th scope="col" className="right">
                {say('amount')}
              </th>
              <th scope="col">{say('state')}</th>
              <th scope="col">{say('madeAt')}</th>
              <th scope="col">{say('payFile')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ date, at, total, done }) => (
              <tr key={date}>
                <th scope="row">{date}</th>
                <td className="right">{total.n}</td>
                <td className="right">{money(total.sum)}</td>
                <td>{done === total.n ? say('allDone') : say('someDone', { done, n: total.n })}</td>
                <td>{instant(at)}</td>
                <td>
                  <Button busy={fetching.isPending} press={() => fetching.mutate(date)}>
                    ↓ {say('download')}
                    <span className="hidden">{date}</span>
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {fetching.error !== null && <Failed error={fetching.error} reading />}
      <p className="quiet">
        {say('compare')} <code>ytterby market payment-file log.jsonl --date {rows[0]?.date}</code>
      </p>
    </>
  )
}
