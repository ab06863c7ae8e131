import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A key for programs, as it is shown once. Only the hash of its secret is kept. */
export interface NewApiKey {
  readonly id: string
  readonly hash: string
  /** What goes behind `Bearer`. */
  readonly text: string
}

export function newApiKey(): NewApiKey {
  const id = randomBytes(8).toString('hex')
  const secret = randomBytes(32).toString('base64url')
  return { id, hash: hashOfKey(secret), text: `ytk_${id}_${secret}` }
}

const KEY = /^Bearer ytk_([0-9a-f]{16})_([\w-]{43})$/

/** Id and secret of the key in an `Authorization` header; both empty if it holds none. */
export function apiKeyIn(header: string): { readonly id: string; readonly secret: string } {
  const [, id = '', secret = ''] = KEY.exec(header) ?? []
  return { id, secret }
}

/** Quick, since the secret is random and long: nobody guesses it. */
export const hashOfKey = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Whether two texts are the same, in a time that tells nothing of where they differ. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest())
  return a !== undefined && b !== undefined && timingSafeEqual(a, b)
}
