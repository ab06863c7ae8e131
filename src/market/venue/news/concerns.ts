import type { About } from './about.ts'
import type { Entry } from '../../log/index.ts'
import { actOf, isRefusal } from '../../origin/index.ts'
import { calledOff } from '../rules/goods/delivery.ts'
import { partiesOf } from '../rules/goods/dispute.ts'
import type { MarketEvent } from '../events/event.ts'
import type { Topic } from '../news-words.ts'
import type { Parcel, Round } from '../state/round.ts'
import type { MarketState } from '../state/market-state.ts'
import { applyEntry } from '../apply/apply.ts'

/** Whom something concerns: the users of an organisation, one user, all operators, or all users that there are. */
export type Audience =
  { readonly organisation: string } | { readonly user: string } | { readonly role: 'operator' } | 'all'

/** That an entry of the log concerns somebody. */
export interface Concern {
  readonly to: Audience
  readonly topic: Topic
  readonly about: About
  /** Whether they have asked for it themselves: programs are notified, people have had their answer. */
  readonly own: boolean
}

type Of<K extends MarketEvent['kind']> = Extract<MarketEvent, { readonly kind: K }>
interface Telling<E> {
  /** Stated of the market as it was before the entry. */
  readonly before?: (venue: MarketState, event: E) => readonly (Concern | undefined)[]
  /** Stated of the market as the entry leaves it. */
  readonly after?: (venue: MarketState, event: E) => readonly (Concern | undefined)[]
}
/** Why nobody is notified of a kind of entry. */
interface Untold {
  readonly nobody: string
}

const organisation = (id: string, topic: Topic, about: About = {}): Concern => ({
  to: { organisation: id },
  topic,
  about,
  own: false,
})
const own = (id: string, topic: Topic, about: About = {}): Concern => ({ ...organisation(id, topic, about), own: true })
const user = (id: string, topic: Topic, about: About = {}): Concern => ({ to: { user: id }, topic, about, own: false })
const all = (topic: Topic, about: About = {}): Concern => ({ to: 'all', topic, about, own: false })
const operators = (topic: Topic, about: About = {}): Concern => ({
  to: { role: 'operator' },
  topic,
  about,
  own: false,
})

const inRound = ({ orders }: Round): string[] => [
  ...new Set([...orders.values()].map(({ organisation: sender }) => sender)),
]
const ofOrder = ({ orders }: Round, order: string): string | undefined => orders.get(order)?.organisation
const sidesOf = (round: Round, { from, to }: Parcel): (string | undefined)[] => [
  ofOrder(round, from),
  ofOrder(round, to),
]
const present = (ids: readonly (string | undefined)[]): string[] => [...new Set(ids.filter((id) => id !== undefined))]
const ofPayouts = (payouts: MarketState['payouts'], named: readonly string[]): string[] =>
  present(named.map((id) => payouts.get(id)?.organisation))
const ownMoney = ({ organisation: id }: { readonly organisation: string }): Concern[] => [own(id, 'own-money')]
const toSenders = (round: Round, topic: Topic): Concern[] =>
  inRound(round).map((id) => organisation(id, topic, { round: round.id }))

/** Whom each kind of entry concerns. */
export const CONCERNS: { readonly [K in MarketEvent['kind']]: Telling<Of<K>> | Untold } = {
  founded: { nobody: 'the market has only begun' },
  'rules-version': { before: () => [all('rules')] },
  tables: { before: () => [all('tables')] },
  organisation: { before: (_, { organisation: { id } }) => [organisation(id, 'register')] },
  related: { nobody: 'operators and auditors alone read who acts together' },
  standing: {
    before: (_, { organisation: id, suspended }) => [organisation(id, suspended ? 'suspended' : 'let-trade')],
  },
  'deposit-class': { before: (_, { organisation: id }) => [organisation(id, 'deposit-class')] },
  user: {
    before: (_, { user: { id, organisation: member } }) => [
      member === null ? operators('user', { user: id }) : organisation(member, 'user'),
    ],
  },
  'user-left': {
    before: ({ users }, { user: id }) => {
      const member = users.get(id)?.organisation ?? null
      return [member === null ? operators('user-left', { user: id }) : organisation(member, 'user-left')]
    },
  },
  'let-in': { before: (_, { user: id }) => [user(id, 'let-in')] },
  admitted: { nobody: 'the way in that follows is sent to its user' },
  'two-required': { before: () => [all('two-required')] },
  'operator-key': { before: () => [operators('operator-key')] },
  'operator-key-proposed': { before: () => [operators('operator-key-to-agree')] },
  'operator-key-agreed': { before: () => [operators('operator-key')] },
  'operator-key-refused': { before: () => [operators('operator-key-refused')] },
  'operators-sign': { before: () => [all('operators-sign')] },
  proposed: {
    before: (_, { organisation: id }) => [
      operators('to-be-agreed'),
      id === undefined ? undefined : organisation(id, 'proposed'),
    ],
  },
  agreed: { nobody: 'what comes of it is sent right after it' },
  'proposal-withdrawn': { before: () => [operators('proposal-withdrawn')] },
  'api-key': { before: (_, { key: { id, user: holder } }) => [user(holder, 'api-key', { key: id })] },
  'api-key-revoked': {
    before: ({ apiKeys }, { key }) => {
      const holder = apiKeys.get(key)?.user
      return [holder === undefined ? undefined : user(holder, 'api-key-revoked', { key })]
    },
  },
  'signing-key': { before: (_, { key: { id, organisation: of } }) => [organisation(of, 'signing-key', { key: id })] },
  'signing-key-proposed': {
    before: (_, { key: { id, organisation: of } }) => [
      organisation(of, 'signing-key-proposed', { key: id }),
      operators('signing-key-to-agree', { key: id }),
    ],
  },
  'signing-key-agreed': {
    before: ({ proposedKeys }, { key }) => {
      const of = proposedKeys.get(key)?.key.organisation
      return [of === undefined ? undefined : organisation(of, 'signing-key-agreed', { key })]
    },
  },
  'signing-key-revoked': {
    before: ({ proposedKeys, signingKeys }, { key }) => {
      const of = signingKeys.get(key)?.organisation ?? proposedKeys.get(key)?.key.organisation
      return [of === undefined ? undefined : organisation(of, 'signing-key-revoked', { key })]
    },
  },
  'trustee-key': { before: (_, { organisation: id }) => [own(id, 'trustee-keys')] },
  'trustee-keys': { before: (_, { organisation: id }) => [own(id, 'trustee-keys')] },
  site: {
    before: (_, { site }) => {
      const { id, operator } = site as { readonly id: string; readonly operator: string }
      return [organisation(operator, 'site', { site: id })]
    },
  },
  'lot-event': { after: (venue) => ofLastRecord(venue) },
  'paid-in': { before: (_, { organisation: id }) => [organisation(id, 'paid-in')] },
  'paid-out': { before: (_, { organisation: id }) => [organisation(id, 'paid-out')] },
  'market-account': { before: () => [all('market-account')] },
  'bank-account': { before: (_, { organisation: id }) => [organisation(id, 'bank-account')] },
  payout: { before: (_, { organisation: id }) => [own(id, 'payout'), operators('to-be-released')] },
  'payout-withdrawn': {
    before: ({ payouts }, { payout }) => ofPayouts(payouts, [payout]).map((id) => own(id, 'payout-withdrawn')),
  },
  'payouts-released': {
    before: ({ payouts }, { payouts: released }) =>
      ofPayouts(payouts, released).map((id) => organisation(id, 'payout-released')),
  },
  'payment-file': { nobody: 'what goes out is sent once the bank says so' },
  statement: {
    before: ({ payouts }, { entries }) =>
      present(
        entries.flatMap((one) => (one.kind === 'in' ? [one.organisation] : ofPayouts(payouts, [one.payout]))),
      ).map((id) => organisation(id, 'statement')),
  },
  fund: { before: (_, event) => ownMoney(event) },
  'fund-notice': { before: (_, event) => ownMoney(event) },
  'fund-out': { before: (_, event) => ownMoney(event) },
  capital: { nobody: 'it is the operator’s own money' },
  'capital-notice': { nobody: 'it is the operator’s own money' },
  'capital-out': { nobody: 'it is the operator’s own money' },
  budget: { before: (_, event) => ownMoney(event) },
  'budget-back': { before: (_, event) => ownMoney(event) },
  contract: { before: (_, { contract: { id, organisation: of } }) => [organisation(of, 'contract', { contract: id })] },
  'contract-ended': {
    before: ({ contracts }, { contract }) => {
      const of = contracts.get(contract)?.organisation
      return [of === undefined ? undefined : own(of, 'contract-ended', { contract })]
    },
  },
  shortage: { before: () => [all('shortage')] },
  round: { before: (_, { round }) => [all('round', { round })] },
  order: { before: (_, { round, order, organisation: id }) => [own(id, 'order', { round, order })] },
  withdrawn: {
    before: (venue, { round, order }) => {
      const id = ofOrder(venue.round(round), order)
      return [id === undefined ? undefined : own(id, 'withdrawn', { round, order })]
    },
  },
  closed: {
    before: (venue, { round: id }) => {
      const round = venue.round(id)
      return [
        ...toSenders(round, 'closed'),
        ...round.spec.trustees.map((trustee) => organisation(trustee, 'to-open', { round: id })),
      ]
    },
  },
  shares: {
    before: (_, { round, trustee }) => [own(trustee, 'shares', { round })],
    after: (venue, event) => ofShares(venue.round(event.round), event),
  },
  revealed: {
    before: (venue, { round, order }) => {
      const id = ofOrder(venue.round(round), order)
      return [id === undefined ? undefined : own(id, 'revealed', { round, order })]
    },
  },
  opened: { before: (venue, { round }) => toSenders(venue.round(round), 'opened') },
  'left-out': {
    before: (venue, { round: id, orders }) =>
      present(orders.map(({ order }) => ofOrder(venue.round(id), order))).map((sender) =>
        organisation(sender, 'left-out', { round: id }),
      ),
  },
  cleared: { before: (_, { round }) => [all('cleared', { round })] },
  void: { before: (_, { round }) => [all('void', { round })] },
  undelivered: {
    before: (venue, { round: id, parcel }) => {
      const round = venue.round(id)
      return round.parcels
        .filter((one) => one.id === parcel)
        .flatMap((one) => present(sidesOf(round, one)))
        .map((side) => organisation(side, 'undelivered', { round: id, parcel }))
    },
  },
  defaulted: {
    before: (venue, { round: id, organisation: defaulter }) => {
      const round = venue.round(id)
      const off = calledOff(venue, round, defaulter).flatMap(({ parcel }) =>
        present(sidesOf(round, parcel))
          .filter((side) => side !== defaulter)
          .map((side) => organisation(side, 'called-off', { round: id, parcel: parcel.id })),
      )
      return [organisation(defaulter, 'defaulted', { round: id }), ...off]
    },
  },
  screening: { before: (_, { organisation: id }) => [organisation(id, 'screening')] },
  dispute: {
    before: (venue, { round, delivery, organisation: by }) => [
      ...ofDelivery(venue.round(round), delivery, by, 'dispute'),
      operators('dispute-to-decide', { round }),
    ],
  },
  'dispute-answered': {
    before: (venue, { round, delivery, organisation: by }) => [
      ...ofDelivery(venue.round(round), delivery, by, 'dispute-answered'),
      operators('dispute-heard', { round }),
    ],
  },
  'dispute-decided': {
    before: (venue, { round, delivery }) => ofDelivery(venue.round(round), delivery, undefined, 'dispute-decided'),
  },
  'force-majeure': {
    before: (venue, { round, parcel, organisation: by }) => [
      ...ofParcel(venue.round(round), parcel, by, 'force-majeure'),
      operators('force-majeure-to-decide', { round }),
    ],
  },
  'force-majeure-decided': {
    before: (venue, { round, parcel }) => ofParcel(venue.round(round), parcel, undefined, 'force-majeure-decided'),
  },
  'trade-review': {
    before: (venue, { round, parcel, organisation: by }) => ofParcel(venue.round(round), parcel, by, 'trade-review'),
  },
  'trade-review-answered': {
    before: (venue, { round, parcel, organisation: by, consents }) => [
      ...ofParcel(venue.round(round), parcel, by, consents ? 'trade-review-agreed' : 'trade-review-declined'),
      consents ? operators('trade-review-to-decide', { round }) : undefined,
    ],
  },
  'trade-review-refused': {
    before: (venue, { round, parcel }) => ofParcel(venue.round(round), parcel, undefined, 'trade-review-refused'),
  },
  'trade-cancelled': {
    before: (venue, { round, parcel }) => ofParcel(venue.round(round), parcel, undefined, 'trade-cancelled'),
  },
  'dispute-ended': {
    before: (venue, { round, delivery }) => ofDelivery(venue.round(round), delivery, undefined, 'dispute-ended'),
  },
  settled: { before: (venue, { round }) => toSenders(venue.round(round), 'settled') },
}

/** Both sides of a parcel: the one that has done something itself, and the other. */
function ofParcel(round: Round, id: string, by: string | undefined, topic: Topic): Concern[] {
  const about = { round: round.id, parcel: id }
  const parcel = round.parcels.find((one) => one.id === id)
  const sides = parcel === undefined ? [] : present(Object.values(partiesOf(round, parcel)))
  return sides.map((side) => (side === by ? own(side, topic, about) : organisation(side, topic, about)))
}

/** Both sides of a delivery: the one that has done something itself, and the other. */
function ofDelivery(round: Round, delivery: string, by: string | undefined, topic: Topic): Concern[] {
  const parcel = round.deliveries.get(delivery)?.parcel
  return parcel === undefined ? [] : ofParcel(round, parcel.id, by, topic)
}

/** The trustees' senders, whose orders cannot be read; and the operators, once enough trustees have reported on all. */
function ofShares(round: Round, { unreadable = [] }: Of<'shares'>): Concern[] {
  const named = new Set(unreadable)
  const unread = [...round.orders.values()].filter(({ id, commitment = id }) => named.has(commitment) || named.has(id))
  const asked = unread.map(({ id, organisation: sender }) =>
    organisation(sender, 'unreadable', { round: round.id, order: id }),
  )
  return round.heard.size === round.spec.threshold ? [...asked, operators('to-be-opened', { round: round.id })] : asked
}

/** Who has signed the last record, and whose lots it has made or taken: the receiver, of a parcel or not. */
function ofLastRecord(venue: MarketState): Concern[] {
  const last = venue.recorded.at(-1)
  const act = last === undefined ? undefined : actOf(last.event)
  if (last === undefined || act === undefined || isRefusal(act)) return []
  const signed = own(last.signer, 'lot-event', { event: act.id })
  if (act.kind !== 'transfer' || act.to === last.signer) return [signed]
  if (act.error !== undefined) return [signed, organisation(act.to, 'lot-corrected', { event: act.id })]
  for (const { id, deliveries } of venue.rounds.values()) {
    const parcel = deliveries.get(act.id)?.parcel.id
    if (parcel !== undefined) return [signed, organisation(act.to, 'handed-over', { round: id, parcel, event: act.id })]
  }
  return [signed, organisation(act.to, 'lot-received', { event: act.id })]
}

/** Takes an entry into the market, and says whom it concerns. */
export function applyTelling(venue: MarketState, entry: Entry<MarketEvent>): Concern[] {
  const { before, after } = tellingOf(entry.event)
  const told = before?.(venue, entry.event) ?? []
  applyEntry(venue, entry)
  return [...told, ...(after?.(venue, entry.event) ?? [])].filter((one) => one !== undefined)
}

function tellingOf({ kind }: MarketEvent): Telling<MarketEvent> {
  const found = CONCERNS[kind]
  return 'nobody' in found ? {} : (found as Telling<MarketEvent>)
}

/** The users who are notified of a concern, as the market stands. */
export function readersOf({ users }: Pick<MarketState, 'users'>, { to }: Pick<Concern, 'to'>): string[] {
  const list = [...users.values()]
  if (to === 'all') return list.map(({ id }) => id)
  if ('user' in to) return users.has(to.user) ? [to.user] : []
  if ('role' in to) return list.filter(({ role }) => role === to.role).map(({ id }) => id)
  return list.filter(({ organisation: of }) => of === to.organisation).map(({ id }) => id)
}
