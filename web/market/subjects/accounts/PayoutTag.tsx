import { useMessages } from '../../../language/messages.ts'
import { payoutMessages } from './payout.gen.ts'
import type { PayoutState } from './bank.ts'

export function PayoutTag({ state }: { readonly state: PayoutState }): React.JSX.Element {
  const say = useMessages(payoutMessages)
  const kind = state === 'paid' ? 'good' : state === 'returned' ? 'bad' : ''
  return <span className={`tag ${kind}`}>{say(state)}</span>
}
