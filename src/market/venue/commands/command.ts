import type { IsSignatureOf } from '../../signed-command.ts'
import type { OrganisationKey } from '../../origin/index.ts'
import type { Book } from '../../round/index.ts'
import type { TablesOf } from '../events/adopted-tables.ts'
import type { Cleared } from '../rules/rounds/clearing.ts'
import type { MarketEvent } from '../events/event.ts'
import { refuse } from '../forms/refusal.ts'
import type { Actor, Role, Scope } from '../events/roles.ts'
import type { Round } from '../state/round.ts'
import type { MarketState } from '../state/market-state.ts'
import type { z } from 'zod'
import { word, oneOf } from '../forms/venue-fault.ts'

/** What a command needs besides the market: who asks, when, and what takes a machine of its own. */
export interface Context {
  readonly actor: Actor
  /** Instant, ISO 8601 in UTC. */
  readonly at: string
  /** Clears a book (`clearBook`); the certificate has passed its check. */
  readonly clear: (book: Book) => Promise<Cleared>
  /** Signs a text with the market's key: a compact JWS without the text. */
  readonly sign: (text: string) => Promise<string>
  /** Tables of the release that carries it out. */
  readonly release: () => TablesOf
  /** Who asks for what, by which id (`commandText`). */
  readonly command: string
  /** Of the member in whose name it is asked, or of the operator who asks (`signCommand`). */
  readonly signature?: string | undefined
  /** A look at it that was begun before. */
  readonly isSignatureOf?: IsSignatureOf | undefined
}

/** What a decision has besides: another command carried out in place of this one, as if the one who asks might ask it alone. */
export interface Deciding extends Context {
  /** @throws CommandRefused */
  readonly carryOut: (name: string, input: unknown) => Promise<MarketEvent[]>
}

/** Something that may be asked of a market, by whom, and what it leads to. It changes nothing itself. */
export interface Command<I = never> {
  readonly roles: readonly Role[]
  readonly scope: Scope
  readonly input: z.ZodType<I>
  /** One sentence, for the description of the API. */
  readonly does: string
  /** @throws CommandRefused */
  readonly decide: (venue: MarketState, input: I, context: Deciding) => MarketEvent[] | Promise<MarketEvent[]>
  /** What it may be signed with besides a key that is good; nothing, if left out. */
  readonly alsoSignedWith?: ((venue: MarketState, input: I, actor: Actor) => AlsoSignedWith) | undefined
}

export interface AlsoSignedWith {
  /** The key that is being registered, if it vouches for itself: of a member the first, of an operator any. `organisation` is whose it is. */
  readonly first?: Pick<OrganisationKey, 'id' | 'organisation' | 'jwk'> | undefined
  /** Whether keys will do that were good before. */
  readonly former?: boolean
}

export const command = <I>(
  roles: readonly Role[],
  scope: Scope,
  does: string,
  input: z.ZodType<I>,
  decide: Command<I>['decide'],
): Command<I> => ({ roles, scope, does, input, decide })

/** The same command, with what it may be signed with besides. */
export const alsoSigned = <I>(
  one: Command<I>,
  alsoSignedWith: NonNullable<Command<I>['alsoSignedWith']>,
): Command<I> => ({ ...one, alsoSignedWith })

export const OPERATOR_ONLY: readonly Role[] = ['operator']
export const TRADER_ONLY: readonly Role[] = ['trader']

/** The organisation of the user who asks: traders act for their own and for no other. */
export function ownOrganisation(venue: MarketState, { actor }: Context): string {
  const { organisation } = actor
  if (organisation === null || !venue.members.has(organisation)) return refuse('NOT_A_MEMBER', {})
  return organisation
}

/** The same, if it is in good standing. */
export function tradingOrganisation(venue: MarketState, context: Context): string {
  const organisation = ownOrganisation(venue, context)
  const { suspended } = venue.member(organisation)
  if (suspended !== undefined) refuse('MEMBER_SUSPENDED', { organisation, suspended })
  return organisation
}

export function roundNamed(venue: MarketState, id: string, ...status: readonly Round['status'][]): Round {
  const round = venue.rounds.get(id)
  if (round === undefined)
    return refuse('ROUND_UNKNOWN', { round: id, known: [...venue.rounds.keys()].join(', ') || word('none') })
  if (status.length > 0 && !status.includes(round.status))
    refuse('ROUND_NOT_READY', {
      id,
      status: word('state', { state: round.status }),
      needed: oneOf(status.map((state) => word('state', { state }))),
    })
  return round
}

export function memberNamed(venue: MarketState, id: string): string {
  if (!venue.members.has(id))
    refuse('MEMBER_UNKNOWN', { member: id, known: [...venue.members.keys()].join(', ') || word('none') })
  return id
}
