import { createPrivateKey, type KeyObject } from 'node:crypto'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import {
  marketOfSealed,
  openSecrets,
  readSecretsKey,
  SecretChanged,
  SIGNING_KEY,
  type MarketStore,
  type SecretStore,
} from '../store/index.ts'
import { InputError } from '../world/index.ts'
import { readText } from '../files/index.ts'
import { cliFault } from './cli-fault.ts'

/** Where the key is that seals a market's secrets. */
export interface SecretsKeyOptions {
  readonly secretsKeyFile?: string
}

/** What a market signs with, and its secrets as they are read. */
export interface MarketKeys {
  readonly secrets: SecretStore
  readonly key: KeyObject
  readonly jwk: JWK
}

/** The key that seals secrets; undefined if none was given. In an argument it would stand in the list of processes. */
export async function secretsKeyOf({ secretsKeyFile: file }: SecretsKeyOptions): Promise<Buffer | undefined> {
  const text = file === undefined ? process.env['YTTERBY_SECRETS_KEY'] : await readText(file)
  return text === undefined ? undefined : readSecretsKey(text)
}

/**
 * Opens the secrets, and the market's own key among them. It is made where nothing has happened yet; one who signs with another key later
 * is not that market.
 *
 * @param founded the public key that the log was founded with; undefined if it was not yet
 * @throws InputError `MARKET_KEY_GONE`, and those of `openSecrets`
 */
export async function openKeys(
  store: MarketStore,
  sealing: Buffer | undefined,
  founded: string | undefined,
): Promise<MarketKeys> {
  const kept = await store.secret(SIGNING_KEY.kind, SIGNING_KEY.id)
  const made = kept === undefined && founded === undefined ? await newKey() : undefined
  const market = made?.x ?? (kept === undefined ? undefined : (marketOfSealed(kept) ?? (kept as JWK).x))
  if (market === undefined || market !== (founded ?? market)) return refuseGone()
  if (made !== undefined) {
    await keep(store, sealing, made)
    return openKeys(store, sealing, founded)
  }
  const secrets = await openSecrets(store, sealing, market)
  const jwk = (await secrets.secret(SIGNING_KEY.kind, SIGNING_KEY.id)) as JWK
  if (jwk.x !== market) throw new SecretChanged(SIGNING_KEY.kind, SIGNING_KEY.id, 'other-key')
  return { secrets, jwk, key: createPrivateKey({ key: { ...jwk }, format: 'jwk' }) }
}

/** Keeps a new key, unless another process was first: then what is there is sealed for another market than this key would be. */
async function keep(store: MarketStore, sealing: Buffer | undefined, made: JWK): Promise<void> {
  try {
    const secrets = await openSecrets(store, sealing, made.x ?? '')
    await secrets.swapSecret(SIGNING_KEY.kind, SIGNING_KEY.id, undefined, { ...made })
  } catch (error) {
    if (!(error instanceof SecretChanged)) throw error
  }
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('Ed25519', { extractable: true })
  return exportJWK(privateKey)
}

function refuseGone(): never {
  throw new InputError([cliFault('MARKET_KEY_GONE', {})])
}
