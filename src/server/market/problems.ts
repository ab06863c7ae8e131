import { CommandRefused } from '../../market/index.ts'
import { faultsProblem, toProblem, type Log, type Problem } from '../problems.ts'

const FORBIDDEN = new Set(['NOT_ALLOWED', 'SCOPE_MISSING'])

/** What is told of an error: a refusal of the market by its faults, all else as by the rest of the API. */
export function toMarketProblem(error: unknown, log: Log): Problem {
  if (!(error instanceof CommandRefused)) return toProblem(error, log)
  const { faults } = error
  const kind = faults.some(({ code }) => FORBIDDEN.has(code))
    ? 'not-allowed'
    : faults.every(({ code }) => code.endsWith('_UNKNOWN'))
      ? 'not-found'
      : 'command-refused'
  return faultsProblem(kind, faults)
}
