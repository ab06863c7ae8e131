import { ed25519 } from '@noble/curves/ed25519.js'
import { base64url } from 'jose'
import { z } from 'zod'
import { FaultList } from '../../world/index.ts'
import { isOneText } from '../canonical.ts'
import { originFault, word } from './origin-fault.ts'

const instant = z.iso.datetime({ offset: true, error: 'an instant with its offset, such as 2027-03-01T09:00:00Z' })

/** Public keys of organisations, as they are registered. */
export const keysSchema = z.array(
  z.strictObject({
    id: z.string().min(1).meta({ description: 'Id of the key, in the header of what it signs' }),
    organisation: z.string().min(1),
    jwk: z.strictObject({
      kty: z.literal('OKP'),
      crv: z.literal('Ed25519'),
      x: z.string().regex(/^[\w-]{43}$/, '32 bytes in base64url'),
    }),
    from: instant,
    until: instant.meta({ description: 'Not valid from this instant on' }),
    revoked: instant.optional().meta({ description: 'When the market learnt that it is no longer to be trusted' }),
  }),
)
export type OrganisationKey = z.infer<typeof keysSchema>[number]

/** Whether a public key (Ed25519, in base64url) is none, or one of the few with which a signature fits what nobody has signed. */
export function isWeakSigner(x: string): boolean {
  // One key has one text, by which it is known again.
  if (!isOneText(x)) return true
  try {
    const point = ed25519.Point.fromBytes(base64url.decode(x))
    return point.isSmallOrder() || !point.isTorsionFree()
  } catch {
    return true
  }
}

/** Reads public keys, or throws an `InputError` with every fault found. */
export function keysOf(given: unknown, file = 'keys'): ReadonlyMap<string, OrganisationKey> {
  const faults = new FaultList()
  const read = keysSchema.safeParse(given)
  if (!read.success)
    for (const issue of read.error.issues)
      faults.add(
        originFault(
          'KEYS_NOT_ALLOWED',
          { entry: issue.path.map(String).join('.') || word('keys'), reason: issue.message },
          { file },
        ),
      )
  const keys = new Map<string, OrganisationKey>()
  for (const key of read.data ?? []) {
    if (keys.has(key.id)) faults.add(originFault('KEYS_TWICE:list', { id: key.id }, { file }))
    keys.set(key.id, key)
  }
  faults.throwIfAny()
  return keys
}
