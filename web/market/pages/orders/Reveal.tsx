import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { draftOf } from '../../client/drafts.ts'
import type { Session } from '../../client/session.ts'
import { CommandForm } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { ToSign, useCanSign } from '../../subjects/keys/ToSign.tsx'
import type { OwnOrder } from '../../subjects/order/use-known.ts'
import { revealMessages } from './reveal.gen.ts'

/** An order that a trustee cannot read: its sender reveals it, or it does not take part. */
export function Reveal({
  order: { round, order, envelope, unreadableFor = [], revealed = false, status },
  session: { user, role },
}: {
  readonly order: OwnOrder
  readonly session: Session
}): React.JSX.Element | null {
  const say = useMessages(revealMessages)
  const { list, organisation } = useNaming()
  const canSign = useCanSign()
  const revealing = useCommand('reveal-order')
  if (unreadableFor.length === 0 || status !== 'sealed') return null
  const opens = draftOf({ user, round, order, key: envelope.key })?.opens
  return (
    <div className="told">
      <p>{say('unread', { trustees: list(unreadableFor.map(organisation)) })}</p>
      {revealed ? (
        <p>{say('revealed')}</p>
      ) : opens === undefined ? (
        <p>{say('elsewhere')}</p>
      ) : (
        role === 'trader' && (
          <>
            <ToSign />
            <CommandForm
              submit={() => revealing.mutate({ round, order, key: opens })}
              action={say('reveal')}
              state={revealing}
              disabled={!canSign}
            />
          </>
        )
      )}
    </div>
  )
}
