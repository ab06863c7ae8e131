import type { Fault, ThrowFaultIn } from '../../../world/index.ts'
import type { faultsMessages } from './faults.gen.ts'
import { venueFault } from './venue-fault.ts'

/** A command that the market does not carry out: why, and what to do. Nothing of it was done. */
export class CommandRefused extends Error {
  readonly faults: readonly Fault[]
  constructor(...faults: readonly Fault[]) {
    super(faults.map(({ message }) => message).join(' '))
    this.name = 'CommandRefused'
    this.faults = faults
  }
}

/** Refuses a command with the fault of that name. */
export const refuse: ThrowFaultIn<typeof faultsMessages> = (...given) => {
  throw new CommandRefused(venueFault(...given))
}
