import { base64url, CompactSign, importJWK } from 'jose'
import { canonicalJson, digest, isOneText } from './canonical.ts'

/** What a member signs of a command that is asked in its name. */
export interface CommandSigned {
  /** Public key of the market: a command is for one market alone. */
  readonly market: string
  /** User, id of the command, and SHA-256 of its name and input. */
  readonly command: string
  /** When it was signed, ISO 8601 in UTC. */
  readonly at: string
}

/** How long a signature holds: what was signed and not answered must not be carried out days later. */
export const SIGNED_HOLDS_MS = 10 * 60_000
/** How long an organisation has to object to a key that it has not registered itself. */
export const KEY_WAITS_MS = 72 * 3_600_000
const TYPE = 'ytterby-command'

/** Who asks for what, by which id: the text by which a log knows a command. */
export const commandText = (user: string, id: string, name: string, input: unknown): string =>
  `${user} ${id} ${digest({ name, input })}`

export interface SigningKey {
  readonly id: string
  readonly jwk: { readonly kty: string; readonly crv: string; readonly x: string; readonly d: string }
}

export interface ToSign {
  readonly market: string
  readonly user: string
  /** Id of the command. */
  readonly id: string
  readonly name: string
  readonly input: unknown
  /** Now. */
  readonly at: string
}

/** In this order, which is that of canonical JSON. */
const headerOf = (kid: string) => ({ alg: 'Ed25519', kid, typ: TYPE })
const textOf = (part: object): string => base64url.encode(canonicalJson(part))

/** The value of the header `Command-Signature`: a JWS (Ed25519) whose header names the key. */
export async function signCommand(
  { id: kid, jwk }: SigningKey,
  { market, user, id, name, input, at }: ToSign,
): Promise<string> {
  const content: CommandSigned = { market, command: commandText(user, id, name, input), at }
  return new CompactSign(new TextEncoder().encode(canonicalJson(content)))
    .setProtectedHeader(headerOf(kid))
    .sign(await importJWK({ ...jwk }, 'Ed25519'))
}

/** The key that a signature says it is made with, and when; undefined if it is none. */
export function namedIn(signature: string): { readonly key: string; readonly at: string } | undefined {
  try {
    const [header = '', payload = ''] = signature.split('.')
    const { kid, typ } = JSON.parse(new TextDecoder().decode(base64url.decode(header))) as Record<string, unknown>
    const { at } = JSON.parse(new TextDecoder().decode(base64url.decode(payload))) as Record<string, unknown>
    return typ === TYPE && typeof kid === 'string' && typeof at === 'string' ? { key: kid, at } : undefined
  } catch {
    return undefined
  }
}

/** Imported keys: most commands come from few members. */
const imported = new Map<string, Promise<CryptoKey>>()
const MOST_IMPORTED = 10_000

function keyOf(x: string): Promise<CryptoKey> {
  const known = imported.get(x)
  if (known !== undefined) return known
  if (imported.size >= MOST_IMPORTED) imported.clear()
  const key = globalThis.crypto.subtle.importKey('jwk', { kty: 'OKP', crv: 'Ed25519', x }, 'Ed25519', false, ['verify'])
  imported.set(x, key)
  return key
}

/** Whether a signature is one over just that, made with a key (Ed25519, in base64url), in the one form that it has. */
export async function isSignatureOf(signature: string, content: CommandSigned, x: string): Promise<boolean> {
  const [header, payload, signed = '', ...more] = signature.split('.')
  const kid = namedIn(signature)?.key ?? ''
  // As `signCommand` writes them: a header can say the same in many ways, and more besides.
  if (header !== textOf(headerOf(kid)) || payload !== textOf(content)) return false
  if (more.length > 0 || !isOneText(signed)) return false
  try {
    const text = new TextEncoder().encode(`${header}.${payload}`)
    return await globalThis.crypto.subtle.verify(
      'Ed25519',
      await keyOf(x),
      Uint8Array.from(base64url.decode(signed)),
      text,
    )
  } catch {
    return false
  }
}

/** `isSignatureOf`, or the same begun before. */
export type IsSignatureOf = typeof isSignatureOf

/**
 * Looks at a signature at once, by the key that it is likely to be checked against: what waits for its turn is looked at meanwhile. Whether that
 * was the right key and content is up to who asks then.
 */
export function begunFor(signature: string, content: CommandSigned, x: string): IsSignatureOf {
  const begun = isSignatureOf(signature, content, x)
  const text = canonicalJson({ ...content })
  return (other, about, by) =>
    other === signature && by === x && canonicalJson({ ...about }) === text ? begun : isSignatureOf(other, about, by)
}
