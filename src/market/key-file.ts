import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { exportJWK, generateKeyPair, type CryptoKey } from 'jose'
import { z } from 'zod'
import { InputError } from '../world/index.ts'
import { keyFault, word } from './key-fault.ts'
import { id, uri } from './venue/forms/schemas.ts'

/** Private keys as JSON Web Keys: 32 bytes in base64url each. */
const bytes = z.string().regex(/^[\w-]{43}$/, '32 bytes in base64url')
const privateJwk = <Curve extends string>(curve: Curve) =>
  z.strictObject({ kty: z.literal('OKP'), crv: z.literal(curve), x: bytes, d: bytes })

/**
 * The two keys of an organisation, in one file that never leaves it: of the one its keys as a trustee are made, another for each round
 * (`trusteeKey`), with the other it signs what happened to lots. Terminal and browser read and write the same form.
 */
export const keyFileSchema = z.strictObject({
  ytterby: z.literal('keys'),
  version: z.literal(1),
  organisation: uri,
  trustee: privateJwk('X25519'),
  signing: z.strictObject({ id, jwk: privateJwk('Ed25519') }),
})
export type KeyFile = z.infer<typeof keyFileSchema>

/** Fresh keys, of the platform's own randomness. */
export async function makeKeyFile(organisation: string, keyId: string): Promise<KeyFile> {
  const [trustee, signing] = await Promise.all([
    generateKeyPair('ECDH-ES+A256KW', { crv: 'X25519', extractable: true }),
    generateKeyPair('Ed25519', { extractable: true }),
  ])
  return readKeyFile({
    ytterby: 'keys',
    version: 1,
    organisation,
    trustee: await jwkOf(trustee),
    signing: { id: keyId, jwk: await jwkOf(signing) },
  })
}

/** What may be shown to everybody, and is registered with the market. */
export interface PublicParts {
  readonly organisation: string
  readonly signing: { readonly id: string; readonly jwk: PublicJwk<'Ed25519'> }
}

interface PublicJwk<Curve extends string> {
  readonly kty: 'OKP'
  readonly crv: Curve
  readonly x: string
}

export function publicPartsOf({ organisation, signing }: KeyFile): PublicParts {
  const { kty, crv, x } = signing.jwk
  return { organisation, signing: { id: signing.id, jwk: { kty, crv, x } } }
}

/** What two people read to each other to know that they mean the same public key: of its SHA-256 the first 16 digits, in fours. */
export const fingerprintOf = (x: string): string =>
  (
    bytesToHex(sha256(utf8ToBytes(x)))
      .slice(0, 16)
      .match(/.{4}/g) ?? []
  ).join(' ')

/** Reads the content of a key file, or throws an `InputError` with every fault found. None of them shows a key. */
export function readKeyFile(given: unknown, file?: string): KeyFile {
  const read = keyFileSchema.safeParse(given)
  if (read.success) return read.data
  throw new InputError(
    read.error.issues.map((issue) =>
      keyFault(
        issue.path[0] === 'organisation' || issue.path[1] === 'id'
          ? 'KEY_FILE_NOT_ALLOWED:names'
          : 'KEY_FILE_NOT_ALLOWED',
        { entry: issue.path.map(String).join('.') || word('key-file'), reason: issue.message },
        file === undefined ? {} : { file },
      ),
    ),
  )
}

/** The numbers of a key alone: what it may be used for is said where it is used. */
async function jwkOf({ privateKey }: { readonly privateKey: CryptoKey }): Promise<object> {
  const { kty, crv, x, d } = await exportJWK(privateKey)
  return { kty, crv, x, d }
}
