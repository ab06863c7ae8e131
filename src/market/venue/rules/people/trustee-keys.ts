import type { Member } from '../../state/people.ts'
import type { TrusteeJwk } from '../../events/keys.ts'

/** For how many more rounds a member can be a trustee. */
export const keysLeft = ({ roundKeys, keysUsed }: Member): number => Math.max(0, roundKeys.length - keysUsed)

/** The key with which it opens the next round that names it a trustee. */
export const trusteeKeyOf = ({ roundKeys, keysUsed, trustee }: Member): TrusteeJwk | null => {
  const x = roundKeys[keysUsed]
  return x === undefined ? (trustee ?? null) : { kty: 'OKP', crv: 'X25519', x }
}
