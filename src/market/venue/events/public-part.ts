import type { Json } from '../../canonical.ts'
import type { MarketEvent } from './event.ts'
import type { ForTwo } from './for-two.ts'

type Of<K extends MarketEvent['kind']> = Extract<MarketEvent, { readonly kind: K }>
type PublicParts = { readonly [K in MarketEvent['kind']]?: (event: Of<K>) => object | undefined }

const all = (event: object): object => event

/** What two operators do that everybody reads of, once it is done. */
const PUBLIC_ACTS: ReadonlySet<ForTwo> = new Set(['set-standing', 'revoke-signing-key'])
const ofAct = ({ kind, proposal, command }: Of<'proposed' | 'agreed' | 'proposal-withdrawn'>): object | undefined =>
  PUBLIC_ACTS.has(command) ? { kind, proposal, command } : undefined

/**
 * What everybody may read of an event, by its kind; of kinds that are not here nobody but auditors and operators reads anything, not even
 * which they are. It is written into the entry and hashed with it: what is changed here is another version of the rules.
 */
const PUBLIC: PublicParts = {
  founded: all,
  'rules-version': all,
  tables: all,
  // Owners, and who is registered without taking part, are not for everybody.
  organisation: ({ kind, organisation: { id, name, name_ja, country }, member }) =>
    member ? { kind, organisation: { id, name, ...(name_ja === undefined ? {} : { name_ja }), country } } : undefined,
  // Why it was suspended, everybody reads only where it may bear on a round (`operatorActs`).
  standing: ({ kind, organisation, suspended }) => ({ kind, organisation, suspended }),
  'signing-key': all,
  'signing-key-proposed': all,
  'signing-key-agreed': all,
  'signing-key-revoked': all,
  'two-required': all,
  'operators-sign': all,
  proposed: (event) => {
    const shown = ofAct(event)
    return shown && { ...shown, organisation: event.organisation }
  },
  agreed: ofAct,
  'proposal-withdrawn': ofAct,
  'trustee-keys': all,
  shortage: all,
  round: all,
  closed: all,
  shares: ({ kind, round, trustee }) => ({ kind, round, trustee }),
  // Their contents stand in the book, once the round is cleared.
  opened: ({ kind, round, accepted, refused, tieBreak }) => ({
    kind,
    round,
    accepted: accepted.length,
    refused: refused.length,
    tieBreak,
  }),
  'left-out': ({ kind, round, orders }) => ({ kind, round, orders: orders.length }),
  // The seal is the certificate's hash. The certificate itself is as long as the book.
  cleared: ({ kind, round, certificate: { seal }, signature }) => ({ kind, round, seal, signature }),
  // A price rests on less than was traded: what, but not between whom. Why, its two sides read.
  'trade-cancelled': ({ kind, round, material, grade, place, month, grams }) => ({
    kind,
    round,
    material,
    grade,
    place,
    month,
    grams,
  }),
  void: all,
  settled: all,
}

/** What everybody may read of an event; undefined if it is nothing. */
export function publicPartOf<K extends MarketEvent['kind']>(event: Of<K>): Json | undefined {
  // A forged one may be called as what every object has.
  return Object.hasOwn(PUBLIC, event.kind) ? (PUBLIC[event.kind]?.(event) as Json | undefined) : undefined
}

/** Whether an entry stands in the public log. That begins with the foundation of a market, or where an older one adopts the rules that have it. */
export const isPublic = ({ version }: { readonly version: number }, event: MarketEvent): boolean =>
  version >= 2 || event.kind === 'rules-version' || (event.kind === 'founded' && (event.version ?? 1) >= 2)
