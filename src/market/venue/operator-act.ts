import type { Entry } from '../log/index.ts'
import type { MarketEvent } from './event.ts'
import type { MarketState } from './venue.ts'

/** Something that an operator did from the time of a round's close until it was cleared: everybody sees it at once. */
export interface OperatorAct {
  readonly seq: number
  readonly at: string
  /** Kind of the event; of a standing, which way it went. */
  readonly what: Exclude<MarketEvent['kind'], 'standing'> | 'suspended' | 'let-trade'
  /** Whom it is about, if that is no secret between the market and others. */
  readonly organisation?: string | undefined
  readonly round?: string | undefined
  readonly why?: string | undefined
}

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

type Of<K extends MarketEvent['kind']> = Extract<MarketEvent, { readonly kind: K }>
type About = { readonly [K in MarketEvent['kind']]?: (venue: MarketState, event: Of<K>) => string | undefined }

const named = (_: MarketState, { organisation }: { readonly organisation: string }): string => organisation
const ofUser = ({ users }: MarketState, { user }: { readonly user: string }): string | undefined =>
  users.get(user)?.organisation ?? undefined

/** How a member is judged is between it and the market. */
const unlessSecret = (command: string, organisation: string | undefined): string | undefined =>
  command === 'set-deposit-class' ? undefined : organisation

/** Which organisation an entry is about. Whose parcel it is that will not come, is told to its two sides only. */
const ABOUT: About = {
  organisation: (_, { organisation }) => organisation.id,
  user: (venue, { user }) => user.organisation ?? ofUser(venue, { user: user.id }),
  'user-left': ofUser,
  'let-in': ofUser,
  admitted: ofUser,
  proposed: (_, { organisation, command }) => unlessSecret(command, organisation),
  agreed: ({ proposals }, { proposal, command }) => unlessSecret(command, proposals.get(proposal)?.organisation),
  'proposal-withdrawn': ({ proposals }, { proposal, command }) =>
    unlessSecret(command, proposals.get(proposal)?.organisation),
  'api-key-revoked': (venue, { key }) => ofUser(venue, { user: venue.apiKeys.get(key)?.user ?? '' }),
  'signing-key': (_, { key }) => key.organisation,
  'signing-key-proposed': (_, { key }) => key.organisation,
  'signing-key-agreed': ({ proposedKeys }, { key }) => proposedKeys.get(key)?.key.organisation,
  'signing-key-revoked': ({ signingKeys }, { key }) => signingKeys.get(key)?.organisation,
  site: (_, { site }) => (site as { operator: string }).operator,
  contract: (_, { contract }) => contract.organisation,
  standing: named,
  'payouts-released': ({ payouts }, { payouts: [first = '', ...rest] }) =>
    rest.length > 0 ? undefined : payouts.get(first)?.organisation,
  'paid-in': named,
  'paid-out': named,
  defaulted: named,
}

/** Which organisation an event is about, if that is no secret between the market and others. */
export function aboutWhom<K extends MarketEvent['kind']>(venue: MarketState, event: Of<K>): string | undefined {
  // A forged one may be called as what every object has.
  return Object.hasOwn(ABOUT, event.kind) ? ABOUT[event.kind]?.(venue, event) : undefined
}
