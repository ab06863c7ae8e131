import { ChainBroken, CommandRefused } from '../../market/index.ts'
import { InputError } from '../../world/index.ts'
import { faultsProblem, Problem, toProblem, type LogLine } from '../problems.ts'

const FORBIDDEN = new Set(['NOT_ALLOWED', 'SCOPE_MISSING'])

/** What is said of an error: a refusal of the market by its faults, all else as by the rest of the API. */
export function toMarketProblem(error: unknown, log: LogLine): Problem {
  if (error instanceof InputError && error.faults.some(({ code }) => code === 'STORE_UNREACHABLE'))
    return gone(error, log)
  // Which secret it is, is for the operator's log alone.
  if (error instanceof InputError && error.faults.some(({ code }) => code === 'SECRET_CHANGED'))
    return toProblem(new Error(error.message), log)
  if (error instanceof ChainBroken) return tampered(error, log)
  if (!(error instanceof CommandRefused)) return toProblem(error, log)
  const { faults } = error
  const kind = faults.some(({ code }) => FORBIDDEN.has(code))
    ? 'not-allowed'
    : faults.every(({ code }) => code.endsWith('_UNKNOWN'))
      ? 'not-found'
      : 'command-refused'
  return faultsProblem(kind, faults)
}

function tampered({ message }: ChainBroken, log: LogLine): Problem {
  log(`market: the log was changed: ${message}\n`)
  return new Problem(
    'log-tampered',
    `${message} Nothing was done. Keep your receipts, and tell the operator and those who keep copies of the log.`,
  )
}

/** Where the database is, is for the operator's log alone. */
function gone(error: InputError, log: LogLine): Problem {
  log(`market: ${error.message}\n`)
  return new Problem(
    'store-unreachable',
    'Nothing was confirmed. Ask again with the same Idempotency-Key: if it was done, that tells, and it is not done again.',
    {},
    { 'Retry-After': '1' },
  )
}
