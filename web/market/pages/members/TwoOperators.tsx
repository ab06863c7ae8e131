import type { RegisterShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { useRead } from '../../client/reading.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { Operators } from '../../subjects/proposals/Operators.tsx'
import { proposalMessages } from '../../subjects/proposals/proposal.gen.ts'
import { Proposals } from '../../subjects/proposals/Proposals.tsx'

/** What takes two operators, and what waits for the second. */
export function TwoOperators({
  register,
  operates,
}: {
  readonly register: RegisterShown
  readonly operates: boolean
}): React.JSX.Element {
  const say = useMessages(proposalMessages)
  const requiring = useCommand('require-two')
  const operators = useRead('/').data?.operators
  return (
    <>
      <p>{say('lede')}</p>
      <Operators />
      {operates && operators?.takeTwo === false && operators.count > 1 && (
        <ConfirmedForm
          action={say('require')}
          state={requiring}
          submit={() => requiring.mutate({ forGood: true })}
          consequence={<p>{say('requireSure')}</p>}
        />
      )}
      <Proposals proposals={register.proposals} operates={operates} />
    </>
  )
}
