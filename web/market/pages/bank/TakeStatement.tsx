import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { useAsking, type Done } from '../../client/commanding.ts'
import { queryClient } from '../../client/reading.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { useNaming } from '../../parts/naming.ts'
import { bankMessages } from './bank.gen.ts'
import type { Preview } from '../../subjects/accounts/bank.ts'

/** Takes what was shown: each statement with all its entries or none, one after the other. */
export function TakeStatement({ preview }: { readonly preview: Preview }): React.JSX.Element {
  const say = useMessages(bankMessages)
  const { money } = useNaming()
  const { deposits, out, back, commands } = preview
  const [before, keep] = useState(preview)
  const ask = useAsking('record-statement')
  const taking = useMutation({
    mutationFn: async (all: Preview['commands']): Promise<Done> => {
      let done: Done = { seq: 0 }
      for (const one of all) done = await ask(one)
      return done
    },
    onSettled: () => queryClient.invalidateQueries(),
  })
  const n = deposits.n + out.n + back.n
  const counted = before.deposits.n + before.out.n + before.back.n
  if (n === 0 && taking.data === undefined) return <p role="status">{say('nothing')}</p>
  return (
    <ConfirmedForm
      action={say('take')}
      state={taking}
      disabled={n === 0}
      done={<p>{say('takenDone', { n: counted })}</p>}
      submit={() => {
        keep(preview)
        taking.mutate(commands)
      }}
      consequence={
        <>
          <ul>
            {deposits.n > 0 && <li>{say('sureIn', { n: deposits.n, sum: money(deposits.sum) })}</li>}
            {out.n > 0 && <li>{say('sureOut', { n: out.n, sum: money(out.sum) })}</li>}
            {back.n > 0 && <li>{say('sureBack', { n: back.n, sum: money(back.sum) })}</li>}
          </ul>
          <p>{say('sure')}</p>
        </>
      }
    />
  )
}
