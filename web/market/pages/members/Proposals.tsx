import type { OwnShown } from '../../../../src/market/index.ts'
import { PROPOSAL_HOLDS_MS } from '../../../../src/market/venue/for-two.ts'
import { useWords } from '../../../messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { useSession } from '../../client/session.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { useNaming } from '../../parts/naming.ts'
import { useNow } from '../../parts/Status.tsx'
import { COMMAND_WORDS } from '../receipts/command-words.ts'
import { PROPOSAL_WORDS } from './proposal-words.ts'

const lapses = (at: string): number => Date.parse(at) + PROPOSAL_HOLDS_MS

type Proposal = OwnShown['proposals'][number]

/** What operators have proposed and no other has agreed to: members read it, another operator agrees or refuses. */
export function Proposals({
  proposals,
  operates = false,
}: {
  readonly proposals: readonly Proposal[]
  readonly operates?: boolean
}): React.JSX.Element {
  const say = useWords(PROPOSAL_WORDS)
  const now = useNow()
  const waiting = proposals.filter(({ at }) => lapses(at) > now)
  if (waiting.length === 0) return <p>{say('none')}</p>
  return (
    <ul className="proposals">
      {waiting.map((proposal) => (
        <One key={proposal.id} proposal={proposal} operates={operates} />
      ))}
    </ul>
  )
}

function One({
  proposal: { id, command, input, by, at },
  operates,
}: {
  readonly proposal: Proposal
  readonly operates: boolean
}): React.JSX.Element {
  const say = useWords(PROPOSAL_WORDS)
  const nameOf = useWords(COMMAND_WORDS)
  const { instant } = useNaming()
  const isOwn = useSession()?.user === by
  const agreeing = useCommand('agree-to-proposal')
  const withdrawing = useCommand('withdraw-proposal')
  const facts = (
    <dl className="facts">
      {Object.entries(input).map(([name, value]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
        </div>
      ))}
    </dl>
  )
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
