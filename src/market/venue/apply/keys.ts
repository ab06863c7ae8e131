import type { Appliers } from './handler.ts'

type Kind =
  | 'signing-key'
  | 'signing-key-proposed'
  | 'signing-key-agreed'
  | 'signing-key-revoked'
  | 'operator-key'
  | 'operator-key-proposed'
  | 'operator-key-agreed'
  | 'operator-key-refused'
  | 'trustee-key'
  | 'trustee-keys'

/** Keys with which members and operators sign, and those of trustees. */
export const keyAppliers: Appliers<Kind> = {
  'signing-key': (venue, { key }) => {
    venue.signingKeys.set(key.id, key)
  },
  'signing-key-proposed': (venue, { key }, { by, at }) => {
    venue.proposedKeyIds.add(key.id)
    venue.proposedKeys.set(key.id, { key, by, at })
  },
  'signing-key-agreed': (venue, { key }, { at }) => {
    const proposed = venue.proposedKeys.get(key)
    if (proposed === undefined) return
    venue.proposedKeys.delete(key)
    venue.signingKeys.set(key, { ...proposed.key, from: at })
  },
  'signing-key-revoked': (venue, { key: id }, { at }) => {
    venue.proposedKeys.delete(id)
    const key = venue.signingKeys.get(id)
    if (key !== undefined) venue.signingKeys.set(id, { ...key, revoked: at })
  },
  'operator-key': (venue, { key }) => venue.operatorKeys.take(key),
  'operator-key-proposed': (venue, { key }, { at }) => {
    venue.operatorKeys.waiting.set(key.id, { ...key, at })
  },
  'operator-key-agreed': (venue, { key }, { at }) => {
    const waiting = venue.operatorKeys.waiting.get(key)
    if (waiting === undefined) return
    venue.operatorKeys.take(waiting)
    // Another has had a hand in it: its holder is no second person before three days have passed.
    venue.since.set(waiting.user, at)
  },
  'operator-key-refused': (venue, { key }) => {
    venue.operatorKeys.waiting.delete(key)
  },
  'trustee-key': (venue, { organisation, jwk }) => {
    venue.member(organisation).trustee = jwk
  },
  'trustee-keys': (venue, { organisation, from, keys }) => {
    venue.member(organisation).roundKeys.splice(from - 1, Number.POSITIVE_INFINITY, ...keys)
    keys.forEach((x, i) => venue.trusteeKeys.set(x, `${organisation} ${from + i}`))
  },
}
