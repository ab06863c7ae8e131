import type { OrganisationKey } from '../../origin/index.ts'
import { type Scope, SCOPES } from './roles.ts'
import { z } from 'zod'
import { id } from '../forms/schemas.ts'

/** A key with which an operator signs: in the log by its id, its user, and its public half. */
export interface OperatorKey extends Pick<OrganisationKey, 'id' | 'jwk'> {
  readonly user: string
}

/** The key itself is 32 random bytes that only its holder has. */
export interface ApiKey {
  readonly id: string
  readonly user: string
  /** SHA-256 of the key. */
  readonly hash: string
  readonly scopes: readonly Scope[]
  /** Instant from which it is good for nothing. */
  readonly until: string
}

/** Public key of a trustee. */
export interface TrusteeJwk {
  readonly kty: 'OKP'
  readonly crv: 'X25519'
  readonly x: string
}

export const key32 = z.string().regex(/^[\w-]{43}$/, '32 bytes in base64url')

const instant = z.iso.datetime({ error: 'an instant in UTC, such as 2027-03-01T09:00:00Z' })

/** A trustee's public key. */
export const x25519 = z.strictObject({ kty: z.literal('OKP'), crv: z.literal('X25519'), x: key32 })

/** What an API key may be asked for; the key itself is made by the server. */
export const apiKeySchema = z.strictObject({ id, scopes: z.array(z.enum(SCOPES)).min(1), until: instant })
