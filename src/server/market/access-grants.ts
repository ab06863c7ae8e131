import { randomUUID } from 'node:crypto'
import { grantAccess, type Actor, type Sequencer, type AccessGrant } from '../../market/index.ts'

/**
 * Notes in the log that somebody is given a way in: who can give one could come in by it themselves, and members and auditors are to see
 * when that may have been.
 *
 * @param by who gives it; undefined: the one who sits at the machine
 * @throws CommandRefused where it takes two operators, and two have not agreed to it
 */
export async function noteAccessGranted(clerk: Sequencer, by: Actor | undefined, given: AccessGrant): Promise<void> {
  // No key of idempotency has a slash in it.
  const id = `let-in/${randomUUID()}`
  await (by === undefined
    ? clerk.record(id, [{ kind: 'let-in', ...given }])
    : clerk.ask(by, id, (venue, at) => grantAccess(venue, given, { actor: by, at })))
}
