import { generateKeyPair } from 'jose'
import type { NewKeys } from './sandbox-market.ts'

/** Fresh keys, of the platform's own randomness. */
export const freshKeys: NewKeys = (algorithm) =>
  algorithm === 'Ed25519'
    ? generateKeyPair('Ed25519', { extractable: true })
    : generateKeyPair('ECDH-ES+A256KW', { crv: 'X25519', extractable: true })
