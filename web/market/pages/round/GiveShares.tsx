import { WRITING } from '../../../../src/messages/index.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { EnvelopesShown, KeyFile, RoundShown } from '../../../../src/market/index.ts'
import { envelopesSchema, sharesWith, trusteeKey } from '../../../../src/market/light.ts'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useCommand } from '../../client/commanding.ts'
import { useKeys } from '../../client/keys.tsx'
import { readEnvelopes, useEnvelopes } from '../../client/reading.ts'
import { useSession } from '../../client/session.ts'
import { CommandForm } from '../../parts/Form.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { LiveMessage } from '../../parts/LiveMessage.tsx'
import { KeyFileField } from '../../subjects/keys/KeyFileField.tsx'
import { ToSign, useCanSign } from '../../subjects/keys/ToSign.tsx'
import { giveMessages } from './give.gen.ts'

/** What a trustee does once a round is closed: hands out its shares. */
export function GiveShares({ round }: { readonly round: RoundShown }): React.JSX.Element | null {
  const say = useMessages(giveMessages)
  const { lang } = useView().view
  const session = useSession()
  const own = session?.organisation ?? ''
  // Whoever has given theirs just now goes on from there; whoever comes back is not taken there.
  const [wasMissing, setMissing] = useState(false)
  const isMissing = session !== undefined && !round.sharesFrom.includes(own)
  if (isMissing && !wasMissing) setMissing(true)
  if (round.status !== 'closed' || session?.role !== 'trader' || !round.terms.trustees.includes(own)) return null
  const given = round.sharesFrom.length
  const { threshold } = round.terms
  const missing = threshold - given
  const already = (
    <p>{WRITING[lang].after(say('already'), missing <= 0 ? say('enough') : say('more', { n: missing }))}</p>
  )
  return (
    <section className="stack" aria-labelledby="give-shares">
      <h2 id="give-shares">{say('title')}</h2>
      {round.sharesFrom.includes(own) ? (
        wasMissing ? (
          <LiveMessage>{already}</LiveMessage>
        ) : (
          <div className="told">{already}</div>
        )
      ) : (
        <>
          <p>{say('what')}</p>
          <p>{say('needed', { threshold, all: round.terms.trustees.length, given })}</p>
          <p className="quiet">{say('safe')}</p>
          <ToSign why={say('why')} />
          <Give round={round} own={own} />
        </>
      )}
    </section>
  )
}

function Give({ round, own }: { readonly round: RoundShown; readonly own: string }): React.JSX.Element | null {
  const say = useMessages(giveMessages)
  const { keys } = useKeys()
  const [before, setBefore] = useState<KeyFile>()
  if (keys === undefined) return null
  const sealedFor = round.trustees.find(({ organisation }) => organisation === own)
  const reads = ({ trustee }: KeyFile): boolean =>
    sealedFor !== undefined && sealedFor.jwk.x === trusteeKey(trustee.d, round.market, sealedFor.number).x
  const reader = [keys, before].find((file) => file !== undefined && reads(file))
  if (reader !== undefined) return <Ready round={round} keys={reader} />
  return (
    <>
      <p className="wrong" role="alert">
        {say(before === undefined ? 'wrongKey' : 'wrongAgain')}
      </p>
      <KeyFileField label={say('before')} hint={say('beforeHint')} take={setBefore} />
    </>
  )
}

/** @param keys whose trustee's key reads the parts; what is sent is signed with those that are open */
function Ready({ round, keys }: { readonly round: RoundShown; readonly keys: KeyFile }): React.JSX.Element {
  const say = useMessages(giveMessages)
  const envelopes = useEnvelopes(round.id)
  const giving = useCommand('give-shares')
  const canSign = useCanSign()
  const all = useMutation({
    mutationFn: async (first: EnvelopesShown) => {
      let unread = 0
      // The market names some at a time, until it has been told of all.
      for (let page = first; ; page = await readEnvelopes(round.id)) {
        const { unreadable = [], ...given } = await sharesWith(
          keys,
          envelopesSchema.parse(page),
          new Date().toISOString(),
        )
        const { seq } = await giving.mutateAsync({ ...given, shares: { ...given.shares }, unreadable: [...unreadable] })
        unread += unreadable.length
        if (page.orders.length === page.left) return { seq, unread }
      }
    },
  })
  return (
    <Loaded of={envelopes}>
      {(given) => (
        <CommandForm
          submit={() => all.mutate(given)}
          action={say('act')}
          state={all}
          disabled={!canSign}
          done={
            <>
              <p>{say('done', { seq: all.data?.seq ?? 0 })}</p>
              {(all.data?.unread ?? 0) > 0 && <p>{say('unreadable', { n: all.data?.unread ?? 0 })}</p>}
            </>
          }
        >
          <p>{given.left === 0 ? say('nothing') : say('ready', { n: given.left })}</p>
        </CommandForm>
      )}
    </Loaded>
  )
}
