import type { Head } from '../market/index.ts'
import { InputError, type Fault } from '../world/index.ts'

/** Somebody else has written since: read on from what you know, decide again. */
export class ConcurrencyConflict extends Error {
  /** Where the log ends now. */
  readonly head: Head
  constructor(head: Head) {
    super(`The log has gone on to entry ${head.seq}.`)
    this.name = 'HeadMoved'
    this.head = head
  }
}

/** A command with this id was carried out before. */
export class DuplicateCommand extends Error {
  readonly command: string
  /** The first entry that tells of it. */
  readonly seq: number
  constructor(command: string, seq: number) {
    super(`Command ${command} was carried out already; entry ${seq} tells of it.`)
    this.name = 'CommandDoubled'
    this.command = command
    this.seq = seq
  }
}

/** The database does not answer, or the connection broke: the same may work later. */
export class StoreUnreachable extends InputError {
  constructor(name: string, why: string) {
    super([
      {
        code: 'STORE_UNREACHABLE',
        message: `The database ${name} does not answer: ${why.replace(/\.$/, '')}.`,
        remedy: 'Start PostgreSQL there and check host and port, or name a folder to keep the market in.',
      },
    ])
    this.name = 'StoreUnreachable'
  }
}

/** Refuses a database or a file, for a reason that its owner can do something about. */
export function throwRefusal(
  code: string,
  message: string,
  remedy: string,
  where: Pick<Fault, 'file' | 'line'> = {},
): never {
  throw new InputError([{ code, message, remedy, ...where }])
}

/** What an error says, whoever made it. */
export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
