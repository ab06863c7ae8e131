import type { Fault } from '../world/index.ts'

/** Exit codes; docs/reference/commands.md lists them. */
export const EXIT = {
  done: 0,
  /** The input cannot be used, the output cannot be written, `verify` found a difference, or `doctor` something missing. */
  input: 1,
  usage: 2,
  /** The solver stopped early or does not work, or a result failed its check. */
  solver: 3,
  defect: 70,
  interrupted: 130,
} as const

/** Everything was said on the way: what is left is the exit code. */
export class EndedWith extends Error {
  readonly exit: number
  constructor(exit: number) {
    super(`ended with ${exit}`)
    this.exit = exit
  }
}

/** Work that ended before it was done, of which something may be kept: the fault says what, and how to go on. */
export class Stopped extends Error {
  readonly fault: Fault
  readonly exit: number
  constructor(fault: Fault, exit: number = EXIT.interrupted) {
    super(fault.message)
    this.fault = fault
    this.exit = exit
  }
}
