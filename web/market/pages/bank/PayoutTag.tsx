import { useWords } from '../../../messages.ts'
import { PAYOUT_WORDS } from './payout-words.ts'
import type { PayoutState } from './state.ts'

export function PayoutTag({ state }: { readonly state: PayoutState }): React.JSX.Element {
  const say = useWords(PAYOUT_WORDS)
  const kind = state === 'paid' ? 'good' : state === 'returned' ? 'bad' : ''
  return <span className={`tag ${kind}`}>{say(state)}</span>
}
