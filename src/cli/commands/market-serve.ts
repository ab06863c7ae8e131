import { sign } from 'node:crypto'
import { basename, join } from 'node:path'
import { base64url, type JWK } from 'jose'
import { z } from 'zod'
import {
  Sequencer,
  COMMANDS,
  marketTables,
  nameOfTables,
  readMarketTables,
  RULES,
  type OperatorKey,
  type MarketState,
} from '../../market/index.ts'
import {
  checkAddresses,
  checkMail,
  ClearingThread,
  createMarketApp,
  isLoopback,
  listen,
  readStatic,
  type MailOptions,
  type Listening,
  type MarketApp,
  type OidcOptions,
  type StaticFolder,
} from '../../server/index.ts'
import { handOut, openStore, type HandingOut, type MarketStore, type StorePlace } from '../../store/index.ts'
import { InputError, type World } from '../../world/index.ts'
import { logError, logLine } from '../log-line.ts'
import { handingOver, type HandOver } from '../enrolment.ts'
import { loadWorld, packageRoot, readOriginGrades, readOriginRules, readText } from '../../files/index.ts'
import { openKeys, secretsKeyOf, type MarketKeys, type SecretsKeyOptions } from '../market-keys.ts'
import { sayer, type SayOf } from '../../messages/index.ts'
import { marketOutputMessages } from '../market-output.gen.ts'
import type { LanguageOption, WorldOptions } from '../options.ts'
import { print } from '../print.ts'
import { onStop } from './common.ts'
import { isThere, placeOf, type PlaceOptions } from './market-log.ts'
import { readAs } from './market-member.ts'
import { cliFault, word } from '../cli-fault.ts'

export interface MarketServeOptions extends EnrolOptions {
  readonly port: number
  readonly host: string
  readonly name: string
  readonly operatorKey?: string
  readonly origin?: string
  readonly trustProxy?: boolean
  readonly oidcIssuer?: string
  readonly oidcClient?: string
  readonly oidcSecretFile?: string
  readonly requestsPerMinute?: number
  readonly smtpUrlFile?: string
  readonly mailFrom?: string
  readonly webhooksToPrivate?: boolean
  readonly metricsPort?: number
  readonly metricsHost: string
  readonly logRequests?: boolean
}

export interface EnrolOptions extends WorldOptions, PlaceOptions, SecretsKeyOptions, LanguageOption {
  readonly enrolmentFile?: string
}

/** The first operator's id; others are added by them. */
const FIRST = 'operator'

interface OpenMarket {
  readonly app: MarketApp
  readonly store: MarketStore
  /** Tells the first operator how to sign in; undefined if the market was there. */
  readonly handOver: HandOver | undefined
  readonly inClear: boolean
  readonly venue: MarketState
  readonly world: World
  readonly close: () => Promise<void>
}

/** Serves a market until it is asked to stop; one that is not there yet is founded. */
export async function marketServe(options: MarketServeOptions): Promise<void> {
  const { port, host, origin } = options
  const say = sayer(marketOutputMessages, options.lang)
  if (!isLoopback(host) && origin === undefined) throw new InputError([cliFault('MARKET_ORIGIN_MISSING', { host })])
  const market = await openMarket(options, await readStatic(join(packageRoot(), 'dist', 'web')))
  let backups: HandingOut | undefined
  let measured: Listening | undefined
  const closeAll = async (): Promise<void> => {
    market.app.watching.stop()
    await measured?.close(0)
    await backups?.close()
    await market.close()
  }
  const stopped = onStop().asked
  let close = closeAll
  try {
    backups = await backupsOf(market.store, placeOf(options))
    const listening = await listen({ ...market.app, close: closeAll }, { port, host })
    // Whatever fails from here on, an open port would keep the process alive.
    close = () => listening.close(0)
    const { url } = listening
    const api = `${options.origin ?? url}/api/v1/market/openapi.json`
    print(say('listening', { url }), say('open', { origin: options.origin ?? say('it'), api }))
    if (options.metricsPort !== undefined) {
      measured = await listen(
        { ...market.app.watching.app(), close: () => Promise.resolve() },
        { port: options.metricsPort, host: options.metricsHost, flags: METRICS_FLAGS },
      )
      print(say('measures', { url: measured.url }))
    }
    print(...otherTables(market, say))
    if (market.inClear) print(say('in-clear'))
    if (!market.venue.operatorsSign) print(say('unsigned'))
    if (market.handOver !== undefined) await market.handOver(await market.app.enrol(FIRST))
    market.app.courier?.start()
    await stopped
    process.stderr.write(`${say('stopping')}\n`)
  } finally {
    await close()
  }
}

const METRICS_FLAGS = { port: '--metrics-port', host: '--metrics-host' }

/** Who reads the database, or a copy of it, is not to sign in the market's name. Only what one person tries on their machine does without. */
function refuseClear(): never {
  throw new InputError([cliFault('SECRETS_KEY_MISSING:serve', {})])
}

/** That a market goes on by tables that are not the release's, if it does. */
function otherTables({ venue, world }: OpenMarket, say: SayOf<typeof marketOutputMessages>): string[] {
  if (venue.world === undefined || venue.world === world.hash) return []
  const name = nameOfTables({ world: world.hash, tables: marketTables(world) })
  return [say('other-tables', { held: venue.world.slice(0, 12), ours: world.hash.slice(0, 12), name })]
}

/** Who would back up a folder cannot open it meanwhile, and asks here. */
async function backupsOf(store: MarketStore, place: StorePlace): Promise<HandingOut | undefined> {
  if (!('folder' in place)) return undefined
  return handOut(store, place.folder, (line) => void process.stderr.write(line))
}

/** Gives a user of a market that is not being served another one-time password and second factor. */
export async function marketEnrol(user: string, options: EnrolOptions): Promise<void> {
  const place = placeOf(options)
  await isThere(place)
  const handOver = await handingOver(user, place, options)
  const { app, close } = await openMarket({ ...options, name: '' })
  try {
    await handOver(await app.enrol(user))
  } finally {
    await close()
  }
}

async function openMarket(
  options: EnrolOptions &
    Pick<
      MarketServeOptions,
      | 'name'
      | 'operatorKey'
      | 'origin'
      | 'trustProxy'
      | 'requestsPerMinute'
      | 'logRequests'
      | 'oidcIssuer'
      | 'oidcClient'
      | 'oidcSecretFile'
      | 'smtpUrlFile'
      | 'mailFrom'
      | 'webhooksToPrivate'
    >,
  web?: StaticFolder,
): Promise<OpenMarket> {
  const world = await loadWorld(options.world, options.overlay)
  const oidc = await identityProvider(options)
  // What is refused must not leave a market behind that nobody was shown how to sign in to.
  checkAddresses(options.origin, oidc)
  const mail = await mailServer(options)
  const operatorKey = options.operatorKey === undefined ? undefined : await operatorKeyIn(options.operatorKey)
  const place = placeOf(options)
  const sealing = await secretsKeyOf(options)
  if (sealing === undefined && ('url' in place || options.origin !== undefined)) refuseClear()
  const store = await openStore(place)
  const clearing = new ClearingThread()
  let app: MarketApp | undefined
  const close = async (): Promise<void> => {
    await app?.courier?.stop()
    await clearing.close()
    await store.close()
  }
  try {
    let keys: MarketKeys | undefined
    const clerk = await Sequencer.open({
      world,
      log: store,
      now: instant,
      clear: (book) => clearing.clear(book),
      sign: (text) => signed(text, keys),
    })
    const before = clerk.venue.founded
    const handOver = before === undefined ? await handingOver(FIRST, place, options) : undefined
    if (before === undefined) refuseNameless(options.name, place)
    else if (!clerk.venue.keepsTables && before.world !== world.hash)
      throw new InputError([
        cliFault('MARKET_OTHER_WORLD', { founded: before.world.slice(0, 12), given: world.hash.slice(0, 12) }),
      ])
    keys = await openKeys(store, sealing, before?.signs.x)
    if (before === undefined) await found(clerk, { name: options.name, world, jwk: keys.jwk, operatorKey })
    app = createMarketApp({
      clerk,
      secrets: keys.secrets,
      now: instant,
      alarms: (watched) => clearing.alarms(watched),
      ...(options.origin === undefined ? {} : { origin: options.origin }),
      trustProxy: options.trustProxy === true,
      probe: probing(store, keys.secrets, clerk),
      log: logError,
      ...(options.logRequests === true ? { onAnswered: (answered) => logLine('info', { ...answered }) } : {}),
      ...(oidc === undefined ? {} : { oidc }),
      ...(web === undefined ? {} : { web }),
      news: {
        outbox: store.outbox,
        ...(mail === undefined ? {} : { mail }),
        webhooksToPrivate: options.webhooksToPrivate === true,
      },
      ...(options.requestsPerMinute === undefined ? {} : { limits: { requests: options.requestsPerMinute } }),
    })
    return { app, store, handOver, inClear: sealing === undefined, venue: clerk.venue, world, close }
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
  if (issuer === undefined || clientId === undefined) throw new InputError([cliFault('MARKET_OIDC_HALF', {})])
  return { issuer, clientId, ...(file === undefined ? {} : { clientSecret: (await readText(file)).trim() }) }
}

/** The server that mails go out by, if there is one. Its address holds a password: it stands in a file or the environment. */
async function mailServer({
  smtpUrlFile: file,
  mailFrom: from,
}: Pick<MarketServeOptions, 'smtpUrlFile' | 'mailFrom'>): Promise<MailOptions | undefined> {
  const url = file === undefined ? process.env['SMTP_URL'] : (await readText(file)).trim()
  if (url === undefined && from === undefined) return undefined
  const mail = { url: url ?? '', from: from ?? '' }
  checkMail(mail)
  return mail
}

function refuseNameless(name: string, place: StorePlace): void {
  if (name !== '') return
  throw new InputError([cliFault('MARKET_MISSING:serve', {}, 'folder' in place ? { file: place.folder } : {})])
}

/** What is printed when keys of an operator are made. */
const madeSchema = z.strictObject({ 'register-operator-key': COMMANDS['register-operator-key'].input })

/** The public key of the first operator. */
async function operatorKeyIn(file: string): Promise<FirstKey> {
  const { key } = (
    await readAs(madeSchema, file, word('operator-key'), (given, where) =>
      cliFault('OPERATOR_KEY_NOT_ALLOWED', { ...given, user: FIRST }, where),
    )
  )['register-operator-key']
  return key
}
type FirstKey = Pick<OperatorKey, 'id' | 'jwk'>

interface Founding {
  readonly name: string
  readonly world: World
  readonly jwk: JWK
  readonly operatorKey: FirstKey | undefined
}

async function found(clerk: Sequencer, { name, world, jwk, operatorKey }: Founding): Promise<void> {
  // What could not be read again must not be founded.
  const tables = readMarketTables(marketTables(world))
  const [rules, grades] = await Promise.all([readOriginRules(), readOriginGrades()])
  const { kty = '', crv = '', x = '' } = jwk
  await clerk.record('market founded', [
    {
      kind: 'founded',
      twoOperators: true,
      ...(operatorKey === undefined ? {} : { operatorsSign: { user: FIRST, ...operatorKey } }),
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

/** Reads where the log ends and what other servers have written, and writes something that passes. */
function probing(store: MarketStore, secrets: MarketKeys['secrets'], clerk: Sequencer): () => Promise<void> {
  return async () => {
    await store.head()
    await clerk.catchUp()
    await secrets.setSecret('probe', 'ready', 1, new Date(Date.now() + 60_000).toISOString())
  }
}

/** A compact JWS without its text; at once, since to hand it to another thread takes as long. */
async function signed(text: string, keys: MarketKeys | undefined): Promise<string> {
  if (keys === undefined) throw new Error('Something is signed before there is a key.')
  const signature = sign(null, Buffer.from(`${SIGNED_BY}.${base64url.encode(text)}`), keys.key)
  return `${SIGNED_BY}..${signature.toString('base64url')}`
}
const SIGNED_BY = base64url.encode(JSON.stringify({ alg: 'Ed25519' }))

const instant = (): string => new Date().toISOString()
