import type { Fault } from '../../../world/index.ts'

/** A command that the market does not carry out: why, and what to do. Nothing of it was done. */
export class CommandRefused extends Error {
  readonly faults: readonly Fault[]
  constructor(...faults: readonly Fault[]) {
    super(faults.map(({ message }) => message).join(' '))
    this.name = 'CommandRefused'
    this.faults = faults
  }
}

export function refuse(code: string, message: string, remedy: string): never {
  throw new CommandRefused({ code, message, remedy })
}
