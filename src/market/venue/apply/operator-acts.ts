import type { MarketEvent } from '../events/event.ts'
import type { MarketState } from '../state/market-state.ts'
import type { Entry } from '../../log/index.ts'
import { aboutWhom } from '../rules/people/operator-act.ts'
import type { OperatorAct } from '../state/round.ts'

/** What is between two members: that it was decided is seen, and not about what. */
const UNTOLD: ReadonlySet<MarketEvent['kind']> = new Set([
  'dispute-decided',
  'dispute-ended',
  'force-majeure-decided',
  'trade-review-refused',
  'trade-cancelled',
])

/** Takes note of an entry of an operator, before it is applied, for each round that lies between its close and its clearing. */
export function noteOperatorAct(venue: MarketState, { seq, at, by, event }: Entry<MarketEvent>): void {
  if (venue.users.get(by)?.role !== 'operator') return
  const organisation = aboutWhom(venue, event)
  const isTold = !UNTOLD.has(event.kind)
  const act: OperatorAct = {
    seq,
    at,
    what: event.kind !== 'standing' ? event.kind : event.suspended ? 'suspended' : 'let-trade',
    ...(organisation === undefined ? {} : { organisation }),
    ...(isTold && 'round' in event ? { round: event.round } : {}),
    ...(isTold && 'why' in event ? { why: event.why } : {}),
  }
  for (const { id, status, frozen, operatorActs } of venue.rounds.values())
    if (
      frozen !== undefined ||
      status === 'closed' ||
      status === 'opened' ||
      (event.kind === 'closed' && event.round === id)
    )
      operatorActs.push(act)
}
