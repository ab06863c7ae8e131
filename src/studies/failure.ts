import { CheckFailed } from '../clearing/index.ts'
import { isOutOfMemory, OUT_OF_MEMORY, SolverError } from '../solver/index.ts'
import { heardFault, InputError, saidFault, type SaidFault } from '../world/index.ts'

/** Why a question has no answer, as plain data: it crosses to another thread, to a page or over HTTP. */
export type Failure =
  | { readonly kind: 'input'; readonly faults: readonly SaidFault[] }
  | { readonly kind: 'solver'; readonly status: string; readonly message: string }
  | { readonly kind: 'check'; readonly message: string }
  | { readonly kind: 'defect'; readonly message: string }

export function toFailure(error: unknown): Failure {
  if (error instanceof InputError) return { kind: 'input', faults: error.faults.map(saidFault) }
  if (error instanceof SolverError) return { kind: 'solver', status: error.status, message: error.message }
  if (isOutOfMemory(error))
    return {
      kind: 'solver',
      status: OUT_OF_MEMORY,
      message:
        'The solver needs more than the 2 GB of memory that it can have. Fewer worlds, members or measures need less.',
    }
  if (error instanceof CheckFailed) return { kind: 'check', message: error.message }
  return { kind: 'defect', message: error instanceof Error ? error.message : String(error) }
}

/** The error that a failure was. */
export function fromFailure(failure: Failure): Error {
  switch (failure.kind) {
    case 'input':
      return new InputError(failure.faults.map(heardFault))
    case 'solver':
      return new SolverError(failure.status, failure.message)
    case 'check':
      return new CheckFailed(failure.message)
    case 'defect':
      return new Error(failure.message)
    default:
      return failure satisfies never
  }
}
