import type { Command, Context, Deciding } from './command.ts'
import type { MarketEvent } from '../events/event.ts'
import { refuseAlone } from './proposals.ts'
import { CommandRefused, refuse } from '../forms/refusal.ts'
import { RULES } from '../events/rules-version.ts'
import { mustBeSigned, refuseUnsigned } from './signed.ts'
import type { MarketState } from '../state/market-state.ts'
import { type CommandName, COMMANDS } from './all.ts'

/** What may be asked of a market that still has the earlier rules. */
const BEFORE_ADOPTED: ReadonlySet<CommandName> = new Set(['adopt-rules', 'void-round'])

/** Refuses what is asked now of a market that goes by older rules: only what was written by these is still decided by them. */
export function refuseByOldRules({ version }: MarketState, name: CommandName): void {
  if (version < RULES && !BEFORE_ADOPTED.has(name))
    refuse(
      'RULES_OLD',
      `The market keeps to version ${version} of the rules, and this release to version ${RULES}.`,
      'Let an operator adopt them (adopt-rules); until then only reading is possible.',
    )
}

/**
 * What a command leads to, if its sender may ask it and its input is sound.
 *
 * @throws CommandRefused with every fault of the input
 */
export async function decide(
  venue: MarketState,
  name: CommandName,
  input: unknown,
  context: Context,
): Promise<MarketEvent[]> {
  const { roles, scope, input: schema, decide: decided, alsoSignedWith } = COMMANDS[name] as unknown as Command<unknown>
  const { actor } = context
  if (!roles.includes(actor.role))
    refuse('NOT_ALLOWED', `A ${actor.role} may not ${name.replaceAll('-', ' ')}.`, `It takes a ${roles.join(' or ')}.`)
  if (!actor.scopes.includes(scope))
    refuse(
      'SCOPE_MISSING',
      `This key is good for ${actor.scopes.join(', ')}; to ${name.replaceAll('-', ' ')} takes "${scope}".`,
      'Use a key with that scope.',
    )
  const read = inputOf(schema, input)
  if (mustBeSigned(venue, actor, name)) await refuseUnsigned(venue, context, alsoSignedWith?.(venue, read, actor))
  const deciding: Deciding = { ...context, carryOut: (other, given) => carryOut(venue, other, given, deciding) }
  refuseAlone(venue, name, read, deciding)
  return decided(venue, read, deciding)
}

/** What a command leads to that two operators ask for together. */
async function carryOut(venue: MarketState, name: string, input: unknown, context: Deciding): Promise<MarketEvent[]> {
  const { input: schema, decide: decided } = COMMANDS[name as CommandName] as unknown as Command<unknown>
  return decided(venue, inputOf(schema, input), context)
}

/** @throws CommandRefused with every fault of it */
function inputOf(schema: Command<unknown>['input'], input: unknown): unknown {
  const read = schema.safeParse(input)
  if (read.success) return read.data
  throw new CommandRefused(
    ...read.error.issues.map(({ path, message }) => ({
      code: 'INPUT_NOT_ALLOWED',
      message: `${path.map(String).join('.') || 'The input'}: ${message}.`,
      remedy: 'See the description of this command for what it takes.',
    })),
  )
}
