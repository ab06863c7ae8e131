import { placed, type Fault, type MakeFaultIn } from '../../world/index.ts'
import type { faultsMessages } from './faults.gen.ts'
import { originFault } from './origin-fault.ts'

/** Why an event, a credential or a proof is not taken: a fault that names the event it is about. */
export interface Refusal extends Fault {
  /** Id of the event; empty where none could be read. */
  readonly event: string
}

/** Says no to one event by the name of its fault: `refuse('LOT_UNKNOWN:made', { lot, ... })`. */
export type Refuse = MakeFaultIn<typeof faultsMessages, Refusal>

export const refusing =
  (event: string): Refuse =>
  (...given) =>
    placed(originFault(...given), { event })

/** Whether a refusal came back in place of what was asked for. */
export const isRefusal = (answer: object): answer is Refusal => 'code' in answer && 'remedy' in answer
