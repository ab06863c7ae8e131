import { createPrivateKey, randomUUID, sign } from 'node:crypto'
import { base64url, exportJWK, generateKeyPair } from 'jose'
import {
  CommandRefused,
  signCommand,
  type Actor,
  type CommandName,
  type Entry,
  type SigningKey,
  type ToSign,
  type MarketEvent,
} from '../src/market/index.ts'
import { canonicalJson } from '../src/market/canonical.ts'
import { commandText } from '../src/market/index.ts'
import type { Solver } from '../src/solver/index.ts'
import type { World } from '../src/world/index.ts'
import { Desk, MemoryLog, OPERATOR, publicOf, signingKeyOf } from './market-desk.ts'

/** Signatures as those make them who try to get something done in the name of a member. */

export const SECOND: Actor = { ...OPERATOR, user: 'op2' }
export const END = '2030-01-01T00:00:00Z'

export interface Made {
  readonly desk: Desk
  readonly entries: readonly Entry<MarketEvent>[]
}

/** A market with two members, of which the first has two traders, and two operators. */
export async function openMarket(
  world: World,
  solver: Solver,
  names: readonly string[] = ['one', 'two'],
  /** Whether operators sign what they ask. */
  operatorsSign = false,
): Promise<Made> {
  const log = new MemoryLog()
  const key = operatorsSign ? await newKey('op-key') : undefined
  const desk = await Desk.open(world, solver, log, undefined, key)
  await desk.operate('add-user', { user: 'op2', name: 'Second', organisation: null, role: 'operator' })
  if (operatorsSign) await enterOperator(desk, SECOND, await newKey('op2-key'))
  // Operators who have just come do not agree to keys.
  later(desk, 3 * 24 * HOUR)
  for (const name of names) await desk.join(name, 'AUS', '20000')
  const [first = 'one'] = names
  const organisation = desk.keysOf(first).id
  await desk.operate('add-user', { user: 'one-other', name: 'Other', organisation, role: 'trader' })
  return { desk, entries: log.entries }
}

/** Has an operator register a first key, and the first operator agree to it. */
export async function enterOperator(desk: Desk, actor: Actor, key: SigningKey): Promise<void> {
  desk.operators.set(actor.user, key)
  await desk.ask(actor, 'register-operator-key', { key: publicOf(key) })
  await desk.operate('agree-to-operator-key', { key: key.id, x: key.jwk.x })
}

/** A key that nobody has registered. */
export async function newKey(id = `key-${randomUUID()}`): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair('Ed25519', { extractable: true })
  const { kty = '', crv = '', x = '', d = '' } = await exportJWK(privateKey)
  return { id, jwk: { kty, crv, x, d } }
}
export const given = ({ id, jwk: { kty, crv, x } }: SigningKey, organisation: string, until = END): object => ({
  key: { id, organisation, jwk: { kty, crv, x }, until },
})

/** What a member's trader signs, with all that may be put in its place. */
export const toSign = (desk: Desk, more: Partial<ToSign> & Pick<ToSign, 'id' | 'name' | 'input'>): ToSign => ({
  market: desk.venue.signedFor,
  user: 'one-trader',
  at: desk.time.now,
  ...more,
})
export const signs = (desk: Desk, name: string, what: ToSign): Promise<string> =>
  signCommand(signingKeyOf(desk.keysOf(name)), what)

/** A compact JWS with any header and any payload, to the byte. */
export function jws(header: string | object, payload: string, { jwk }: SigningKey): string {
  const text = [typeof header === 'string' ? header : JSON.stringify(header), payload].map(base64url.encode).join('.')
  const key = createPrivateKey({ key: { ...jwk }, format: 'jwk' })
  return `${text}.${base64url.encode(sign(null, Buffer.from(text), key))}`
}
export const payloadOf = ({ market, user, id, name, input, at }: ToSign, more: object = {}): string =>
  canonicalJson({ market, command: commandText(user, id, name, input), at, ...more })
export const headerOf = ({ id }: SigningKey): object => ({ alg: 'Ed25519', kid: id, typ: 'ytterby-command' })

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** The same bytes, where the last character has bits that mean nothing. */
export const otherTail = (part: string): string =>
  `${part.slice(0, -1)}${LETTERS[LETTERS.indexOf(part.slice(-1)) ^ 1] ?? ''}`
/** A signature with one of its three parts in another text. */
export const inPart = (signature: string, n: number, change: (part: string) => string): string =>
  signature
    .split('.')
    .map((part, i) => (i === n ? change(part) : part))
    .join('.')

/** The order of the curve's group: S and S + L fit the same equation. */
const L = 2n ** 252n + 27742317777372353535851937790883648493n
export function plusL(part: string): string {
  const bytes = base64url.decode(part)
  let s = 0n
  for (let i = 63; i >= 32; i--) s = s * 256n + BigInt(bytes[i] ?? 0)
  s += L
  for (let i = 32; i < 64; i++, s /= 256n) bytes[i] = Number(s % 256n)
  return base64url.encode(bytes)
}

export const codesOf = (attempt: Promise<unknown>): Promise<readonly string[]> =>
  attempt.then(
    () => ['done'],
    (error: unknown) => {
      if (error instanceof CommandRefused) return error.faults.map(({ code }) => code)
      throw error
    },
  )

/** Asks with a signature of the one who is named, or of a key. */
export async function askSigned(
  desk: Desk,
  {
    actor,
    by,
    name,
    input,
    id = randomUUID(),
  }: {
    readonly actor: Actor
    readonly by: SigningKey
    readonly name: CommandName
    readonly input: unknown
    readonly id?: string
  },
): Promise<unknown> {
  const signature = await signCommand(by, toSign(desk, { user: actor.user, id, name, input }))
  return desk.clerk.submit({ id, name, input, actor, signature })
}

export const HOUR = 3_600_000
export const later = (desk: Desk, ms: number): void => {
  desk.time.now = new Date(Date.parse(desk.time.now) + ms).toISOString()
}
