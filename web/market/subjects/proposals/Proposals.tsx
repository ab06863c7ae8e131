import type { OwnShown } from '../../../../src/market/index.ts'
import type { ReactNode } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { useSession } from '../../client/session.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { useNaming } from '../../parts/naming.ts'
import { useNow } from '../../parts/Status.tsx'
import { commandMessages } from './command.gen.ts'
import { ProposalFacts } from './ProposalFacts.tsx'
import { proposalMessages } from './proposal.gen.ts'
import { lapses, stillWaiting } from '../register/register.ts'

type Proposal = OwnShown['proposals'][number]

/** What operators have proposed and no other has agreed to: members read it, another operator agrees or refuses. */
export function Proposals({
  proposals,
  operates = false,
  tell,
}: {
  readonly proposals: readonly Proposal[]
  readonly operates?: boolean
  /** What a proposal is, in words of the page; those of its input, if left out. */
  readonly tell?: (proposal: Proposal) => ReactNode
}): React.JSX.Element {
  const say = useMessages(proposalMessages)
  const waiting = stillWaiting(proposals, useNow())
  if (waiting.length === 0) return <p>{say('none')}</p>
  return (
    <ul className="proposals">
      {waiting.map((proposal) => (
        <One
          key={proposal.id}
          proposal={proposal}
          operates={operates}
          facts={tell?.(proposal) ?? <ProposalFacts of={proposal} />}
        />
      ))}
    </ul>
  )
}

function One({
  proposal: { id, command, by, at },
  operates,
  facts,
}: {
  readonly proposal: Proposal
  readonly operates: boolean
  readonly facts: ReactNode
}): React.JSX.Element {
  const say = useMessages(proposalMessages)
  const nameOf = useMessages(commandMessages)
  const { instant } = useNaming()
  const isOwn = useSession()?.user === by
  const agreeing = useCommand('agree-to-proposal')
  const withdrawing = useCommand('withdraw-proposal')
  return (
    <li className="panel stack">
      <h3>{nameOf(command)}</h3>
      {facts}
      <p className="quiet">
        {say('byAt', { by, at: instant(at), until: instant(new Date(lapses(at)).toISOString()) })}
      </p>
      {operates && !isOwn && (
        <ConfirmedForm
          action={say('agree')}
          state={agreeing}
          submit={() => agreeing.mutate({ proposal: id })}
          consequence={facts}
        />
      )}
      {operates && (
        <ConfirmedForm
          action={say(isOwn ? 'withdraw' : 'refuse')}
          state={withdrawing}
          submit={() => withdrawing.mutate({ proposal: id })}
          consequence={<p>{say('withdrawSure')}</p>}
        />
      )}
    </li>
  )
}
