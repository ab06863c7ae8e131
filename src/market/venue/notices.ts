import { decimalOf } from '../ledger/index.ts'
import { refuse } from './refusal.ts'
import type { RoundStatus } from './round.ts'
import type { MarketState } from './venue.ts'

/**
 * What is to leave the default fund or the operator's capital. Those who trade count on it: it stands behind each round that was announced
 * when notice was given, until that is settled or void. Rounds that are announced later do not count on it.
 */
export interface Notice {
  /** What may still leave, in nano-dollars. */
  readonly amount: bigint
  readonly rounds: readonly string[]
}

const OVER: ReadonlySet<RoundStatus> = new Set(['settled', 'void'])

const goingIn = ({ rounds }: MarketState): string[] =>
  [...rounds.values()].filter(({ status }) => !OVER.has(status)).map(({ id }) => id)

/** Takes note of a notice for an account, in place of the one before. */
export function noteNotice(venue: MarketState, account: string, amount: bigint): void {
  venue.notices.set(account, { amount, rounds: goingIn(venue) })
}

/** Takes note of what has left. */
export function noteLeft({ notices }: MarketState, account: string, amount: bigint): void {
  const { rounds, amount: noticed } = notices.get(account) ?? { amount: 0n, rounds: [] }
  if (noticed > amount) notices.set(account, { amount: noticed - amount, rounds })
  else notices.delete(account)
}

/** Rounds that a notice waits for. */
export const roundsBehind = (venue: MarketState, { rounds }: Notice): string[] => {
  const going = new Set(goingIn(venue))
  return rounds.filter((id) => going.has(id))
}

/** Refuses what may not leave an account yet, or is not there. */
export function refuseBeyondNotice(venue: MarketState, account: string, amount: bigint): void {
  const { notices, ledger, currency } = venue
  const notice = notices.get(account) ?? { amount: 0n, rounds: [] }
  if (amount > notice.amount)
    refuse(
      'NOTICE_TOO_SMALL',
      `Notice was given of ${decimalOf(notice.amount)} ${currency}, and this takes ${decimalOf(amount)}.`,
      'Give notice first; it takes the place of the one before.',
    )
  const behind = roundsBehind(venue, notice)
  if (behind.length > 0)
    refuse(
      'NOTICE_NOT_OVER',
      `It stands behind ${behind.map((id) => `"${id}"`).join(', ')}, announced before notice was given.`,
      'Wait until these rounds are settled or void.',
    )
  const there = ledger.balance(account, currency)
  if (amount > there)
    refuse(
      'NOTICE_BEYOND_BALANCE',
      `${decimalOf(there)} ${currency} are there, and this takes ${decimalOf(amount)}: a default has used the rest.`,
      'Take what is there.',
    )
}
