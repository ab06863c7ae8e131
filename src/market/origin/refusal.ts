import type { Fault } from '../../world/index.ts'

/** Why an event, a credential or a proof is not taken: a fault that names the event it is about. */
export interface Refusal extends Fault {
  /** Id of the event; empty where none could be read. */
  readonly event: string
}

/** Says no to one event: `refuse('LOT_UNKNOWN', what is wrong, what to do)`. */
export type Refuse = (code: string, message: string, remedy: string) => Refusal

export const refusing =
  (event: string): Refuse =>
  (code, message, remedy) => ({ code, message, remedy, event })

/** Whether a refusal came back in place of what was asked for. */
export const isRefusal = (answer: object): answer is Refusal => 'code' in answer && 'remedy' in answer
