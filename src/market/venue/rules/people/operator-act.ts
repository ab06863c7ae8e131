import type { MarketEvent } from '../../events/event.ts'
import type { MarketState } from '../../state/market-state.ts'
import type { People } from '../../state/slices.ts'

type Of<K extends MarketEvent['kind']> = Extract<MarketEvent, { readonly kind: K }>
type About = { readonly [K in MarketEvent['kind']]?: (venue: People, event: Of<K>) => string | undefined }

const named = (_: People, { organisation }: { readonly organisation: string }): string => organisation
const ofUser = ({ users }: Pick<MarketState, 'users'>, { user }: { readonly user: string }): string | undefined =>
  users.get(user)?.organisation ?? undefined

/** How a member is judged is between it and the market. */
const unlessSecret = (command: string, organisation: string | undefined): string | undefined =>
  command === 'set-deposit-class' ? undefined : organisation

/** Which organisation an entry is about. Whose parcel it is that will not come, is shown to its two sides only. */
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
export function aboutWhom<K extends MarketEvent['kind']>(venue: People, event: Of<K>): string | undefined {
  // A forged one may be called as what every object has.
  return Object.hasOwn(ABOUT, event.kind) ? ABOUT[event.kind]?.(venue, event) : undefined
}
