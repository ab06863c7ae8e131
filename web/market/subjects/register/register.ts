import { nameIn, type Language } from '../../../../src/messages/index.ts'
import type { LedgerShown, RegisterShown } from '../../../../src/market/index.ts'
import { billionthsIn, decimalOf, PROPOSAL_HOLDS_MS } from '../../../../src/market/light.ts'

export type Organisation = RegisterShown['organisations'][number]
type Controller = Organisation['controllers'][number]

/** A holding on the way from whoever controls an organisation down to it. */
export interface Link {
  readonly owner: string
  readonly owned: string
  readonly share: number
}

/** More ways than this nobody reads. */
const MOST_CHAINS = 12

/** Nobody has the majority of it: it decides for itself. */
export const isOwnMaster = ({ id, controllers }: Organisation): boolean =>
  controllers.every(({ party, path }) => party === id && path.length === 0)

/** Whether a country other than that of registration has the say. */
export const isForeignRun = ({ country, controllers }: Organisation): boolean =>
  controllers.some(({ countries }) => countries.some((one) => one !== country))

/** Each way down from a controller to an organisation, holding by holding; several where it holds it through several. */
export function chainsOf(
  { organisations, related }: Pick<RegisterShown, 'organisations' | 'related'>,
  organisation: string,
  { party, path }: Controller,
): readonly (readonly Link[])[] {
  const owners = new Map(organisations.map((one) => [one.id, one.owners]))
  const group = new Set(related.find(({ id }) => id === party)?.members ?? [party])
  const between = new Set(path)
  const chains: (readonly Link[])[] = []
  const climb = (owned: string, below: readonly Link[]): void => {
    for (const { owner, share } of owners.get(owned) ?? []) {
      if (chains.length >= MOST_CHAINS) return
      const chain = [{ owner, owned, share }, ...below]
      if (group.has(owner)) chains.push(chain)
      // Holdings may go in a circle.
      else if (between.has(owner) && below.every((link) => link.owned !== owner) && owner !== organisation)
        climb(owner, chain)
    }
  }
  climb(organisation, [])
  return chains
}

/** Names of whoever stands in the register, organisations and groups that act together. */
export function namesOf(
  { organisations, related }: Pick<RegisterShown, 'organisations' | 'related'>,
  lang: Language,
): (id: string) => string {
  const known = new Map([
    ...related.map(({ id, name }) => [id, name] as const),
    ...organisations.map((one) => [one.id, nameIn(lang, one)] as const),
  ])
  return (id) => known.get(id) ?? id
}

/** What is registered of nobody. */
export const unknownShare = ({ owners }: Pick<Organisation, 'owners'>): number => {
  const rest = 1 - owners.reduce((sum, { share }) => sum + share, 0)
  // Shares are published with two decimals of a per cent.
  return rest < 1e-4 ? 0 : rest
}

export interface SigningKey {
  readonly id: string
  readonly organisation: string
  readonly jwk: { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string }
  readonly until: string
}

/** Whether an operator may register its first signing key: nobody could be harmed by what is signed in its name. */
export const isFreeOfKeys = ({ id, member }: Organisation, { keys }: Pick<RegisterShown, 'keys'>): boolean =>
  !member && keys.every(({ organisation }) => organisation !== id)

/** A public key as a member sends it, or what is wrong with it. What is private in it is refused: it belongs to nobody but them. */
export function signingKeyIn(text: string): SigningKey | 'json' | 'shape' | 'private' | 'kind' | 'times' {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return 'json'
  }
  if (!isRecord(given) || !isRecord(given['jwk'])) return 'shape'
  const { id, organisation, jwk, until } = given
  if ('d' in jwk) return 'private'
  if (typeof id !== 'string' || typeof organisation !== 'string' || id === '') return 'shape'
  const { kty, crv, x } = jwk
  if (kty !== 'OKP' || crv !== 'Ed25519' || typeof x !== 'string' || !/^[\w-]{43}$/.test(x)) return 'kind'
  if (!isInstant(until)) return 'times'
  return { id, organisation, jwk: { kty, crv, x }, until }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isInstant = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/.test(value) &&
  !Number.isNaN(Date.parse(value))

/** Money above nothing, in at most nine decimals. */
export const isMoney = (text: string): boolean => (billionthsIn(text) ?? 0n) > 0n
/** The same, or nothing. */
export const isMoneyOrNone = (text: string): boolean => (billionthsIn(text) ?? -1n) >= 0n

/** A balance after a payment, in exact digits. */
export function balanceAfter(balance: string, amount: string, way: 'in' | 'out'): string {
  const [there, moved] = [billionthsIn(balance) ?? 0n, billionthsIn(amount) ?? 0n]
  return decimalOf(way === 'in' ? there + moved : there - moved)
}

/** Balance of an account; nothing where there is none yet. */
export const balanceOf = ({ accounts }: Pick<LedgerShown, 'accounts'>, account: string): string =>
  accounts.find((one) => one.account === account)?.balance ?? '0'

export interface Budget {
  readonly id: string
  /** What it holds, what contracts bind of it, and what is left of it, which may be below nothing after it has paid. */
  readonly holds: string
  readonly bound: string
  readonly free: string
}

export function budgetsOf(
  { accounts }: Pick<LedgerShown, 'accounts'>,
  contracts: RegisterShown['contracts'],
): readonly Budget[] {
  return accounts.flatMap(({ account, balance }) => {
    const [kind, id = ''] = account.split(' ')
    if (kind !== 'budget') return []
    const holds = billionthsIn(balance) ?? 0n
    const bound = contracts
      .filter(({ budget }) => budget === id)
      .reduce((sum, { amount }) => sum + (billionthsIn(amount) ?? 0n), 0n)
    return [{ id, holds: decimalOf(holds), bound: decimalOf(bound), free: decimalOf(holds - bound) }]
  })
}

/** When a proposal lapses, in milliseconds since 1970. */
export const lapses = (at: string): number => Date.parse(at) + PROPOSAL_HOLDS_MS
/** Proposals that another operator may still agree to. */
export const stillWaiting = <P extends { readonly at: string }>(proposals: readonly P[], now: number): readonly P[] =>
  proposals.filter(({ at }) => lapses(at) > now)
