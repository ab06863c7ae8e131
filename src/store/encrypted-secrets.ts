import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { canonicalJson, type Json } from '../market/index.ts'
import { InputError } from '../world/index.ts'
import { throwRefusal } from './refusals.ts'
import { storeFault } from './store-fault.ts'
import type { MarketStore } from './store.ts'

/** What of a store holds its secrets. */
export type SecretStore = Pick<MarketStore, 'secret' | 'setSecret' | 'swapSecret' | 'dropSecret'>

/** A secret as it lies in the store: for one market, kind and id, under one key. Base64. */
type SealedSecret = {
  readonly sealed: 1
  /** The market's public key. */
  readonly market: string
  /** Tells one key from another, and nothing else about it. */
  readonly key: string
  readonly nonce: string
  /** What AES-256-GCM makes of it, with its tag of 16 bytes. */
  readonly data: string
}

/** Where the market's private key is kept. */
export const SIGNING_KEY = { kind: 'market', id: 'signing-key' } as const

const CIPHER = 'aes-256-gcm'
const BYTES = 32
const TAG_BYTES = 16

/** A secret is not what was sealed: somebody has written to the database. */
export class SecretChanged extends InputError {
  constructor(kind: string, id: string, why: 'clear' | 'other-market' | 'content' | 'other-key' | 'foreign-key') {
    super([storeFault(`SECRET_CHANGED:${why}`, { kind, id })])
    this.name = 'SecretChanged'
  }
}

/**
 * The key that an operator gives: 32 bytes in Base64.
 *
 * @throws InputError `SECRETS_KEY_UNFIT`
 */
export function readSecretsKey(text: string): Buffer {
  const trimmed = text.trim()
  const key = Buffer.from(trimmed, 'base64')
  if (key.length === BYTES && /^[\w+/-]{43}=?$/.test(trimmed)) return key
  return throwRefusal('SECRETS_KEY_UNFIT', {})
}

/** The market of which a secret was sealed; undefined if it lies in clear. */
export const marketOfSealed = (value: Json): string | undefined => (isSealed(value) ? value.market : undefined)

const isSealed = (value: Json): value is SealedSecret =>
  typeof value === 'object' && value !== null && 'sealed' in value && value.sealed === 1

/**
 * The secrets of a market, sealed with the operator's key or, without one, in clear. Those of a market that had no key so far are
 * sealed first, all of them or none.
 *
 * @param market its public key
 * @throws InputError `SECRETS_KEY_MISSING`, `SECRETS_KEY_WRONG`, `SECRET_CHANGED`
 */
export async function openSecrets(store: MarketStore, key: Buffer | undefined, market: string): Promise<SecretStore> {
  // Was it sealed, all were: nobody without the key can make one that looks so.
  const kept = await store.secret(SIGNING_KEY.kind, SIGNING_KEY.id)
  const wereSealed = kept !== undefined && isSealed(kept)
  if (key === undefined) {
    if (wereSealed) refuseMissing()
    return store
  }
  const seals = new Seals(key, market)
  if (wereSealed) seals.open(SIGNING_KEY.kind, SIGNING_KEY.id, kept)
  else if (kept !== undefined) {
    // Somebody who writes to the database could put one in clear there, to have all that they put beside it sealed as the market's own.
    if (!isPrivateKeyOf(kept, market)) throw new SecretChanged(SIGNING_KEY.kind, SIGNING_KEY.id, 'foreign-key')
    await store.rewriteSecrets(({ kind, id, value }) => (isSealed(value) ? value : seals.seal(kind, id, value)))
  }
  return new SealedSecrets(store, seals)
}

/** Whether a secret is the private half of a public key (Ed25519). */
function isPrivateKeyOf(value: Json, market: string): boolean {
  try {
    const { d } = value as { readonly d: string }
    const key = createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', x: market, d }, format: 'jwk' })
    const probe = Buffer.from('whose key is this')
    const known = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: market }, format: 'jwk' })
    return verify(null, probe, known, sign(null, probe, key))
  } catch {
    return false
  }
}

/**
 * Seals the secrets of a market with another key, all of them or none. The market must not be served meanwhile: a server with the old
 * key would write what the new one does not open.
 *
 * @returns how many there are
 * @throws InputError `SECRETS_IN_CLEAR`, `SECRETS_KEY_WRONG`, `SECRET_CHANGED`
 */
export async function resealSecrets(store: MarketStore, before: Buffer, after: Buffer): Promise<number> {
  const kept = await store.secret(SIGNING_KEY.kind, SIGNING_KEY.id)
  const market = kept === undefined ? undefined : marketOfSealed(kept)
  if (market === undefined) return throwRefusal('SECRETS_IN_CLEAR', {})
  const [from, to] = [new Seals(before, market), new Seals(after, market)]
  let count = 0
  await store.rewriteSecrets(({ kind, id, value }) => {
    count++
    return to.seal(kind, id, from.open(kind, id, value))
  })
  return count
}

const refuseMissing = (): never => throwRefusal('SECRETS_KEY_MISSING:sealed', {})

class Seals {
  private readonly key: Buffer
  private readonly name: string
  private readonly market: string

  constructor(key: Buffer, market: string) {
    const derived = (use: string, bytes: number): Buffer =>
      Buffer.from(hkdfSync('sha256', key, Buffer.from(market), `ytterby secrets 1 ${use}`, bytes))
    this.key = derived('seal', BYTES)
    this.name = derived('name', 6).toString('base64')
    this.market = market
  }

  seal(kind: string, id: string, value: Json): SealedSecret {
    const nonce = randomBytes(12)
    const cipher = createCipheriv(CIPHER, this.key, nonce).setAAD(this.bound(kind, id))
    const data = Buffer.concat([cipher.update(canonicalJson(value), 'utf8'), cipher.final(), cipher.getAuthTag()])
    return {
      sealed: 1,
      market: this.market,
      key: this.name,
      nonce: nonce.toString('base64'),
      data: data.toString('base64'),
    }
  }

  /** In clear it is not taken: who writes to the database could have put it there. */
  open(kind: string, id: string, value: Json): Json {
    if (!isSealed(value)) throw new SecretChanged(kind, id, 'clear')
    if (value.market !== this.market) throw new SecretChanged(kind, id, 'other-market')
    if (value.key !== this.name) return throwRefusal('SECRETS_KEY_WRONG', {})
    const bytes = Buffer.from(value.data, 'base64')
    try {
      const decipher = createDecipheriv(CIPHER, this.key, Buffer.from(value.nonce, 'base64'), {
        authTagLength: TAG_BYTES,
      })
        .setAAD(this.bound(kind, id))
        .setAuthTag(bytes.subarray(-TAG_BYTES))
      const text = Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8')
      return JSON.parse(text) as Json
    } catch {
      throw new SecretChanged(kind, id, 'content')
    }
  }

  private bound(kind: string, id: string): Buffer {
    return Buffer.from(canonicalJson(['ytterby secret', 1, this.market, kind, id]))
  }
}

class SealedSecrets implements SecretStore {
  private readonly store: MarketStore
  private readonly seals: Seals

  constructor(store: MarketStore, seals: Seals) {
    this.store = store
    this.seals = seals
  }

  async secret(kind: string, id: string): Promise<Json | undefined> {
    const kept = await this.store.secret(kind, id)
    return kept === undefined ? undefined : this.seals.open(kind, id, kept)
  }

  setSecret(kind: string, id: string, value: Json, until?: string): Promise<void> {
    return this.store.setSecret(kind, id, this.seals.seal(kind, id, value), until)
  }

  /** What is there is sealed with a nonce of its own: it is opened and compared, then swapped as it lies. */
  async swapSecret(kind: string, id: string, before: Json | undefined, value: Json, until?: string): Promise<boolean> {
    const kept = await this.store.secret(kind, id)
    if (kept !== undefined && canonicalJson(this.seals.open(kind, id, kept)) !== textOf(before)) return false
    return this.store.swapSecret(kind, id, kept, this.seals.seal(kind, id, value), until)
  }

  dropSecret(kind: string, id: string): Promise<void> {
    return this.store.dropSecret(kind, id)
  }
}

const textOf = (value: Json | undefined): string | undefined => (value === undefined ? undefined : canonicalJson(value))
