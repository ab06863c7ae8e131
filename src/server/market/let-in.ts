import { randomUUID } from 'node:crypto'
import type { Actor, Clerk, VenueEvent } from '../../market/index.ts'

/**
 * Notes in the log that somebody is given a way in: who can give one could come in by it themselves, and members and auditors are to see
 * when that may have been.
 *
 * @param by who gives it; undefined: whoever sits at the machine
 */
export async function noteLetIn(
  clerk: Clerk,
  by: Actor | undefined,
  { user, how }: { readonly user: string; readonly how: 'one-time password' | 'identity provider' },
): Promise<void> {
  const event: VenueEvent = { kind: 'let-in', user, how }
  // No key of idempotency has a slash in it.
  const id = `let-in/${randomUUID()}`
  await (by === undefined ? clerk.record(id, [event]) : clerk.ask(by, id, () => [event]))
}
