import { readFile } from 'node:fs/promises'
import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import { InputError } from '../../world/index.ts'
import { isSafeAddress } from '../security.ts'
import { serverFault } from '../server-fault.ts'
import { within } from '../within.ts'
import { apiKeyIn, hashOfKey, isSame } from './api-key.ts'
import { readKeyList, type ListedKey } from './key-list.ts'

/** Those who may ask a server of studies. */
export interface Callers {
  /** Who sends this `Authorization` header; undefined if it is none of theirs. */
  readonly of: (header: string) => Promise<string | undefined>
}

/** What was read, or could not be, counts for so long: then a key that was revoked opens nothing. */
const LOOKED_MS = 1000

type Keys = ReadonlyMap<string, ListedKey>

/** Callers by the API keys of a list in a file. */
export class KeyCallers implements Callers {
  private readonly file: string
  private readonly clock: () => number
  private looked = -Infinity
  private found: Promise<Keys> = Promise.resolve(new Map())
  private last: { readonly text: string; readonly keys: Keys } | undefined

  private constructor(file: string, clock: () => number) {
    this.file = file
    this.clock = clock
  }

  /** @throws InputError if the list cannot be read */
  static async open(file: string, clock: () => number = Date.now): Promise<KeyCallers> {
    const callers = new KeyCallers(file, clock)
    await callers.listed()
    return callers
  }

  /** @throws InputError if the list cannot be read any more: then nobody is let in by it */
  async of(header: string): Promise<string | undefined> {
    const keys = await this.listed()
    const { id, secret } = apiKeyIn(header)
    const key = keys.get(id)
    const same = isSame(hashOfKey(secret), key?.hash ?? '')
    return same && key !== undefined && Date.parse(key.until) > this.clock() ? key.caller : undefined
  }

  /** The keys as they were read just now; all who ask meanwhile wait for one reading. */
  private listed(): Promise<Keys> {
    const now = this.clock()
    // The clock may have been set back.
    if (Math.abs(now - this.looked) >= LOOKED_MS) {
      this.looked = now
      this.found = this.read()
    }
    return this.found
  }

  /** Compares what is written: another list may be as large, and of the same instant. */
  private async read(): Promise<Keys> {
    const { file } = this
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error)
      throw new InputError([serverFault('API_KEYS_UNREADABLE', { reason }, { file })])
    })
    if (text === this.last?.text) return this.last.keys
    const keys = new Map(readKeyList(text, file).map((key) => [key.id, key]))
    this.last = { text, keys }
    return keys
  }
}

/** An identity provider (OpenID Connect) whose access tokens count here. */
export interface TokenOptions {
  /** Such as `https://login.example`. */
  readonly issuer: string
  /** What its tokens must be meant for: the name that this server has there. */
  readonly audience: string
}

/** Signatures that anyone can check and only the provider can make. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']
/** What is wrong with a token, by jose's codes; anything else is wrong with the provider, or the way to it. */
const OF_TOKEN =
  /^ERR_(JWT|JWS|JOSE_ALG_NOT_ALLOWED|JOSE_NOT_SUPPORTED|JWKS_NO_MATCHING_KEY|JWKS_MULTIPLE_MATCHING_KEYS)/
const DISCOVERY_MS = 10_000
const discovered = z.object({ issuer: z.string(), jwks_uri: z.url() })

/** Callers by access tokens of an identity provider: JSON Web Tokens that it has signed. */
export class TokenCallers implements Callers {
  private readonly options: TokenOptions
  private keys: Promise<JWTVerifyGetKey> | undefined

  /** @throws InputError `ISSUER_UNSAFE` if what is signed would go over the net in clear */
  constructor(options: TokenOptions) {
    if (!isSafeAddress(options.issuer)) throw new InputError([serverFault('ISSUER_UNSAFE', { issuer: options.issuer })])
    this.options = options
  }

  /** @throws Error if the provider does not say what it signs with */
  async of(header: string): Promise<string | undefined> {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(header)?.[1]
    if (token === undefined) return undefined
    const { issuer, audience } = this.options
    const keys = await this.signedWith()
    const claims = { issuer, audience, algorithms: ALGORITHMS, requiredClaims: ['sub', 'exp'] }
    const sub: unknown = await jwtVerify(token, keys, claims).then(
      ({ payload }) => payload.sub,
      (error: unknown) => {
        if (error instanceof errors.JOSEError && OF_TOKEN.test(error.code)) return undefined
        throw error
      },
    )
    // Another provider's caller of that name would be somebody else; a list of keys knows no name with a space.
    return typeof sub === 'string' && sub !== '' ? `${issuer} ${sub}` : undefined
  }

  /** What the provider says of its keys, asked once; if that failed, again after a while, however many tokens come. */
  private signedWith(): Promise<JWTVerifyGetKey> {
    this.keys ??= this.discover().catch((error: unknown) => {
      setTimeout(() => (this.keys = undefined), LOOKED_MS).unref()
      throw error
    })
    return this.keys
  }

  private async discover(): Promise<JWTVerifyGetKey> {
    const { issuer } = this.options
    const signal = AbortSignal.timeout(DISCOVERY_MS)
    const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      signal,
      redirect: 'error',
    })
    const said = discovered.parse(
      await within(DISCOVERY_MS, answer.json(), () => new Error('The identity provider does not answer.')),
    )
    if (said.issuer !== issuer || !isSafeAddress(said.jwks_uri))
      throw new Error('The identity provider does not say of itself what it is called here.')
    return createRemoteJWKSet(new URL(said.jwks_uri))
  }
}
