import { isBefore } from '../forms/schemas.ts'
import type { Context } from './command.ts'
import { COMMANDS } from './all.ts'
import type { ApiKey } from '../events/keys.ts'
import type { MarketEvent } from '../events/event.ts'
import { refuse } from '../forms/refusal.ts'
import { SCOPES, type Role, type Scope } from '../events/roles.ts'
import type { MarketState } from '../state/market-state.ts'

/** A year, and a day for those that leap. */
const LONGEST_MS = 366 * 24 * 3_600_000

/** What somebody of a role may ask for at all: to read, and what a command of theirs takes. */
export function scopesOf(role: Role): readonly Scope[] {
  const taken = new Set<Scope>(['read'])
  for (const { roles, scope } of Object.values(COMMANDS)) if (roles.includes(role)) taken.add(scope)
  return SCOPES.filter((scope) => taken.has(scope))
}

/**
 * Gives a user an API key, whose hash alone the market knows.
 *
 * @throws CommandRefused
 */
export function addApiKey(
  venue: MarketState,
  key: ApiKey,
  { actor, at }: Pick<Context, 'actor' | 'at'>,
): MarketEvent[] {
  const role = venue.users.get(actor.user)?.role
  if (role === undefined || key.user !== actor.user)
    return refuse(
      'NOT_ALLOWED',
      'A key is given to the one who asks for it, and to nobody else.',
      'Ask for one of your own.',
    )
  const beyond = key.scopes.filter((scope) => !scopesOf(role).includes(scope) || !actor.scopes.includes(scope))
  if (beyond.length > 0)
    refuse(
      'API_KEY_SCOPES',
      `A ${role} may not do what ${beyond.join(', ')} stands for.`,
      `Ask for some of ${scopesOf(role).join(', ')}.`,
    )
  if (!isBefore(at, key.until) || Date.parse(key.until) - Date.parse(at) > LONGEST_MS)
    refuse('API_KEY_UNTIL', `The key would be good until ${key.until}; it is ${at}.`, 'Let it end within a year.')
  if (venue.apiKeys.has(key.id)) refuse('API_KEY_TWICE', 'There is a key of that id.', 'Ask again.')
  return [{ kind: 'api-key', key }]
}
