import { CompactSign, exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose'
import { basename, join } from 'node:path'
import { encodeQR } from 'qr'
import { Clerk, marketTables, nameOfTables, readMarketTables, RULES, type Venue } from '../../market/index.ts'
import {
  checkAddresses,
  ClearingThread,
  createMarketApp,
  isLoopback,
  listen,
  readStatic,
  type MarketApp,
  type OidcOptions,
  type StaticFolder,
} from '../../server/index.ts'
import { handOut, openStore, type HandingOut, type MarketStore, type StorePlace } from '../../store/index.ts'
import { InputError, type World } from '../../world/index.ts'
import { loadWorld, packageRoot, readOriginGrades, readOriginRules, readText, shippedWorld } from '../load.ts'
import type { WorldOptions } from '../options.ts'
import { onStop } from './common.ts'
import { isThere, placeOf, type PlaceOptions } from './market-log.ts'

export interface MarketServeOptions extends WorldOptions, PlaceOptions {
  readonly port: number
  readonly host: string
  readonly name: string
  readonly origin?: string
  readonly behindProxy?: boolean
  readonly oidcIssuer?: string
  readonly oidcClient?: string
  readonly oidcSecretFile?: string
  readonly requestsPerMinute?: number
}

/** The first operator's id; others are added by them. */
const FIRST = 'operator'

interface OpenMarket {
  readonly app: MarketApp
  readonly store: MarketStore
  readonly founded: boolean
  readonly venue: Venue
  readonly world: World
  readonly close: () => Promise<void>
}

/** Serves a market until it is told to stop; one that is not there yet is founded. */
export async function marketServe(options: MarketServeOptions): Promise<void> {
  const { port, host, origin } = options
  if (!isLoopback(host) && origin === undefined)
    throw new InputError([
      {
        code: 'MARKET_ORIGIN_MISSING',
        message: `A market that listens on ${host} has to know under which address people reach it.`,
        remedy: 'Give it (--origin https://market.example): cookies and requests are bound to it.',
      },
    ])
  const market = await openMarket(options, await readStatic(join(packageRoot(), 'dist', 'web')))
  const backups = await backupsOf(market.store, placeOf(options))
  const closeAll = async (): Promise<void> => {
    await backups?.close()
    await market.close()
  }
  const stopped = onStop().asked
  try {
    const { url, close } = await listen({ ...market.app, close: closeAll }, { port, host })
    process.stdout.write(
      `listening on ${url}\nopen it in a browser; the API is described at ${url}/api/v1/market/openapi.json; Ctrl-C stops\n`,
    )
    process.stdout.write(otherTables(market))
    if (market.founded) await welcome(market.app, FIRST)
    await stopped
    process.stderr.write('stopping\n')
    await close(0)
  } catch (error) {
    await closeAll()
    throw error
  }
}

/** That a market goes on by tables that are not the release's, if it does. */
const otherTables = ({ venue, world }: OpenMarket): string =>
  venue.world === undefined || venue.world === world.hash
    ? ''
    : `the market goes by the tables that its log holds (${venue.world.slice(0, 12)}), not by those of this release (${world.hash.slice(0, 12)}); to adopt these, an operator names ${nameOfTables({ world: world.hash, tables: marketTables(world) })} (adopt-tables)\n`

/** Who would back up a folder cannot open it meanwhile, and asks here. */
async function backupsOf(store: MarketStore, place: StorePlace): Promise<HandingOut | undefined> {
  if (!('folder' in place)) return undefined
  return handOut(store, place.folder, (line) => void process.stderr.write(line))
}

/** Gives a user of a market that is not being served another one-time password and second factor. */
export async function marketEnrol(user: string, options: WorldOptions & PlaceOptions): Promise<void> {
  await isThere(placeOf(options))
  const { app, close } = await openMarket({ ...options, name: '' })
  try {
    await welcome(app, user)
  } finally {
    await close()
  }
}

async function welcome(app: MarketApp, user: string): Promise<void> {
  const { password, totp, until } = await app.enrol(user)
  // Whoever reads it from a file or a pipe has no use for a picture.
  const picture = process.stdout.isTTY ? `\nfor an authenticator app:\n${pictured(totp)}\n` : ''
  process.stdout.write(
    `\nsign in as "${user}" once with the password ${password}\nand a code of the second factor ${totp}\nuntil ${until}, then choose a password of your own. This is shown once.\n${picture}`,
  )
}

/** A QR code in half blocks, white on black whatever the colours of the terminal: readers take it for what it is. */
function pictured(text: string): string {
  const lines = encodeQR(text, 'ascii', { border: 2 }).trimEnd().split('\n')
  return lines.map((line) => `\u001B[97;40m${line}\u001B[0m`).join('\n')
}

async function openMarket(
  options: WorldOptions &
    PlaceOptions &
    Pick<
      MarketServeOptions,
      'name' | 'origin' | 'behindProxy' | 'requestsPerMinute' | 'oidcIssuer' | 'oidcClient' | 'oidcSecretFile'
    >,
  web?: StaticFolder,
): Promise<OpenMarket> {
  const world = await loadWorld(options.world ?? shippedWorld(), options.with)
  const oidc = await identityProvider(options)
  // What is refused must not leave a market behind that nobody was told how to sign in to.
  checkAddresses(options.origin, oidc)
  const place = placeOf(options)
  const store = await openStore(place)
  const clearing = new ClearingThread()
  const close = async (): Promise<void> => {
    await clearing.close()
    await store.close()
  }
  try {
    const { key, jwk } = await signingKey(store)
    const clerk = await Clerk.open({
      world,
      log: store,
      now: instant,
      clear: (book) => clearing.clear(book),
      sign: (text) => signed(text, key),
    })
    const before = clerk.venue.founded
    if (before === undefined) await found(clerk, options.name, world, jwk, place)
    else if (!clerk.venue.keepsTables && before.world !== world.hash)
      throw new InputError([
        {
          code: 'MARKET_OTHER_WORLD',
          message: `The market was founded on a world with the hash ${before.world.slice(0, 12)}, and this one has ${world.hash.slice(0, 12)}: its lots are held against materials and recipes of that one, which its log does not hold.`,
          remedy:
            'Serve it with the tables that it was founded on (--world, --with), or with that version. Once an operator has adopted the rules of this release (adopt-rules), its log holds them.',
        },
      ])
    const app = createMarketApp({
      clerk,
      secrets: store,
      now: instant,
      alarms: (watched) => clearing.alarms(watched),
      ...(options.origin === undefined ? {} : { origin: options.origin }),
      behindProxy: options.behindProxy === true,
      ...(oidc === undefined ? {} : { oidc }),
      ...(web === undefined ? {} : { web }),
      ...(options.requestsPerMinute === undefined ? {} : { limits: { requests: options.requestsPerMinute } }),
    })
    return { app, store, founded: before === undefined, venue: clerk.venue, world, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The identity provider, if there is one: named whole, or not at all. */
async function identityProvider({
  oidcIssuer: issuer,
  oidcClient: clientId,
  oidcSecretFile: file,
}: Pick<MarketServeOptions, 'oidcIssuer' | 'oidcClient' | 'oidcSecretFile'>): Promise<OidcOptions | undefined> {
  if (issuer === undefined && clientId === undefined && file === undefined) return undefined
  if (issuer === undefined || clientId === undefined)
    throw new InputError([
      {
        code: 'MARKET_OIDC_HALF',
        message: 'An identity provider takes its address and the id that the market has there.',
        remedy: 'Give --oidc-issuer and --oidc-client, or neither.',
      },
    ])
  return { issuer, clientId, ...(file === undefined ? {} : { clientSecret: (await readText(file)).trim() }) }
}

async function found(clerk: Clerk, name: string, world: World, jwk: JWK, place: StorePlace): Promise<void> {
  if (name === '')
    throw new InputError([
      {
        code: 'MARKET_MISSING',
        message: 'There is no market here.',
        ...('folder' in place ? { file: place.folder } : {}),
        remedy: 'Found one by serving it: ytterby market serve --name "Our market".',
      },
    ])
  // What could not be read again must not be founded.
  const tables = readMarketTables(marketTables(world))
  const [rules, grades] = await Promise.all([readOriginRules(), readOriginGrades()])
  const { kty = '', crv = '', x = '' } = jwk
  await clerk.record('market founded', [
    {
      kind: 'founded',
      twoOperators: true,
      name,
      version: RULES,
      currency: 'USD',
      world: world.hash,
      tables,
      rules: Object.fromEntries(rules.map(({ file, text }) => [basename(file), text])),
      grades: grades.text,
      signs: { kty, crv, x },
    },
    { kind: 'user', user: { id: FIRST, name: 'First operator', organisation: null, role: 'operator' } },
  ])
}

/** The market's own key, made once and kept beside the log. */
async function signingKey(store: MarketStore): Promise<{ readonly key: CryptoKey; readonly jwk: JWK }> {
  const kept = (await store.secret('market', 'signing-key')) as JWK | undefined
  if (kept === undefined) {
    const { privateKey } = await generateKeyPair('Ed25519', { extractable: true })
    await store.setSecret('market', 'signing-key', { ...(await exportJWK(privateKey)) })
    return signingKey(store)
  }
  return { key: (await importJWK(kept, 'Ed25519')) as CryptoKey, jwk: kept }
}

/** A compact JWS without its text. */
async function signed(text: string, key: CryptoKey): Promise<string> {
  const token = await new CompactSign(new TextEncoder().encode(text)).setProtectedHeader({ alg: 'Ed25519' }).sign(key)
  const [header = '', , signature = ''] = token.split('.')
  return `${header}..${signature}`
}

const instant = (): string => new Date().toISOString()
