import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { KeyFile, RoundShown } from '../../../../src/market/index.ts'
import { after, useWords } from '../../../messages.ts'
import { useView } from '../../../url/state.ts'
import { useCommand } from '../../client/commanding.ts'
import { useKeys } from '../../client/keys.tsx'
import { useEnvelopes } from '../../client/reading.ts'
import { useSession } from '../../client/session.ts'
import { CommandForm } from '../../parts/Form.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { OpenKeys } from '../keys/OpenKeys.tsx'
import { GIVE_WORDS } from './give-words.ts'
import { sharesOf } from './shares.ts'

/** What a trustee does once a round is closed: hands out its shares. */
export function GiveShares({ round }: { readonly round: RoundShown }): React.JSX.Element | null {
  const say = useWords(GIVE_WORDS)
  const { lang } = useView().view
  const session = useSession()
  const own = session?.organisation ?? ''
  if (round.status !== 'closed' || session?.role !== 'trader' || !round.terms.trustees.includes(own)) return null
  const given = round.sharesFrom.length
  const { threshold } = round.terms
  const missing = threshold - given
  return (
    <section className="stack" aria-labelledby="give-shares">
      <h2 id="give-shares">{say('title')}</h2>
      {round.sharesFrom.includes(own) ? (
        <p className="told" role="status">
          {after(lang, say('already'), missing <= 0 ? say('enough') : say('more', { n: missing }))}
        </p>
      ) : (
        <>
          <p>{say('what')}</p>
          <p>{say('needed', { threshold, all: round.terms.trustees.length, given })}</p>
          <p className="quiet">{say('safe')}</p>
          <OpenKeys why={say('why')} />
          <Give round={round} own={own} />
        </>
      )}
    </section>
  )
}

function Give({ round, own }: { readonly round: RoundShown; readonly own: string }): React.JSX.Element | null {
  const say = useWords(GIVE_WORDS)
  const { keys } = useKeys()
  if (keys === undefined) return null
  const sealedFor = round.trustees.find(({ organisation }) => organisation === own)?.jwk.x
  return sealedFor === keys.trustee.x ? (
    <Ready round={round} own={own} keys={keys} />
  ) : (
    <p className="wrong" role="alert">
      {say('wrongKey')}
    </p>
  )
}

function Ready({
  round,
  own,
  keys,
}: {
  readonly round: RoundShown
  readonly own: string
  readonly keys: KeyFile
}): React.JSX.Element {
  const say = useWords(GIVE_WORDS)
  const envelopes = useEnvelopes(round.id)
  const giving = useCommand('give-shares')
  const [read, setRead] = useState<number>()
  const all = useMutation({
    mutationFn: async (orders: Parameters<typeof sharesOf>[0]) => {
      const shares = await sharesOf(orders, own, keys.trustee, setRead)
      return giving.mutateAsync({ round: round.id, shares })
    },
    onSettled: () => setRead(undefined),
  })
  return (
    <Loaded of={envelopes}>
      {({ orders }) => (
        <CommandForm
          submit={() => all.mutate(orders)}
          action={say('act')}
          state={all}
          done={<p>{say('done', { seq: all.data?.seq ?? 0 })}</p>}
        >
          <p>{orders.length === 0 ? say('nothing') : say('ready', { n: orders.length })}</p>
          {read !== undefined && read < orders.length && (
            <p role="status">{say('reading', { n: read, all: orders.length })}</p>
          )}
        </CommandForm>
      )}
    </Loaded>
  )
}
