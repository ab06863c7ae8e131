import type { Audience, Concern } from './concerns.ts'
import { DAY_MS } from '../forms/days.ts'
import { PROPOSAL_HOLDS_MS } from '../events/for-two.ts'
import type { Topic } from '../news-words.ts'
import { screeningExpiries } from '../rules/people/screening.ts'
import type { MarketState } from '../state/market-state.ts'

/** What a user is notified of since its time has come, though nothing has happened. */
export interface Reminder extends Concern {
  /** The same for the same. */
  readonly id: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** How long before a key ends its owner is notified: there is time to register another, and for two operators to agree to it. */
const KEY_ENDS_MS = 14 * DAY_MS
/** How long before a record of screening ends: another takes weeks. */
const SCREENING_ENDS_MS = 30 * DAY_MS

/** Reminders whose time is after one instant and not after another, in milliseconds since 1970, and that are still of use. */
export function remindersBetween(venue: MarketState, after: number, now: number): Reminder[] {
  return [...ofRounds(venue), ...ofKeys(venue), ...ofProposals(venue), ...ofScreenings(venue)]
    .filter(({ at, until }) => at > after && at <= now && until > now)
    .map(({ id, at, to, topic, about }) => ({ id, at, to, topic, about, own: false }))
}

interface Timed extends Omit<Reminder, 'own'> {
  /** From when on it is of no use. */
  readonly until: number
}

/** A day before something ends, or earlier. */
function before(
  ends: number,
  what: { readonly id: string; readonly topic: Topic; readonly to: Audience; readonly about?: Concern['about'] },
  by = DAY_MS,
): Timed {
  return { about: {}, ...what, id: `${what.topic} ${what.id}`, at: ends - by, until: ends }
}

const ofRounds = ({ rounds }: MarketState): Timed[] =>
  [...rounds.values()]
    .filter(({ status }) => status === 'announced')
    .map(({ id, spec }) =>
      before(Date.parse(spec.closes), { id, topic: 'closes-soon', to: 'all', about: { round: id } }),
    )

const ofKeys = ({ signingKeys, apiKeys }: MarketState): Timed[] => [
  ...[...signingKeys.values()]
    .filter(({ revoked }) => revoked === undefined)
    .map(({ id, organisation, until }) =>
      before(Date.parse(until), { id, topic: 'signing-key-ends', to: { organisation } }, KEY_ENDS_MS),
    ),
  ...[...apiKeys.values()].map(({ id, user, until }) =>
    before(Date.parse(until), { id, topic: 'api-key-ends', to: { user } }, KEY_ENDS_MS),
  ),
]

const ofScreenings = (venue: MarketState): Timed[] =>
  screeningExpiries(venue).map(({ organisation, what, until }) =>
    before(
      // It is good for the whole of its last day.
      Date.parse(until) + DAY_MS,
      { id: `${organisation} ${what} ${until}`, topic: 'screening-ends', to: { organisation } },
      SCREENING_ENDS_MS,
    ),
  )

const ofProposals = ({ proposals }: MarketState): Timed[] =>
  [...proposals.values()].map(({ id, at }) =>
    before(Date.parse(at) + PROPOSAL_HOLDS_MS, { id, topic: 'proposal-lapses', to: { role: 'operator' } }),
  )
