import type { Head } from '../market/index.ts'
import { InputError, type ThrowFaultIn } from '../world/index.ts'
import type { faultsMessages } from './faults.gen.ts'
import { storeFault } from './store-fault.ts'

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
    super([storeFault('STORE_UNREACHABLE', { name, why: why.replace(/\.$/, '') })])
    this.name = 'StoreUnreachable'
  }
}

/** Refuses a database or a file, for a reason that its owner can do something about. */
export const throwRefusal: ThrowFaultIn<typeof faultsMessages> = (...given) => {
  throw new InputError([storeFault(...given)])
}

/** What an error says, no matter who made it. */
export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
