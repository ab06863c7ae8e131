import { decimalOf } from '../../../ledger/index.ts'
import { refuse } from '../../forms/refusal.ts'
import type { RoundStatus } from '../../state/round.ts'
import type { MarketState } from '../../state/market-state.ts'
import type { Notice } from '../../state/money.ts'

const OVER: ReadonlySet<RoundStatus> = new Set(['settled', 'void'])

export const goingIn = ({ rounds }: Pick<MarketState, 'rounds'>): string[] =>
  [...rounds.values()].filter(({ status }) => !OVER.has(status)).map(({ id }) => id)

/** Rounds that a notice waits for. */
export const roundsBehind = (venue: Pick<MarketState, 'rounds'>, { rounds }: Notice): string[] => {
  const going = new Set(goingIn(venue))
  return rounds.filter((id) => going.has(id))
}

/** Refuses what may not leave an account yet, or is not there. */
export function refuseBeyondNotice(
  venue: Pick<MarketState, 'currency' | 'ledger' | 'notices' | 'rounds'>,
  account: string,
  amount: bigint,
): void {
  const { notices, ledger, currency } = venue
  const notice = notices.get(account) ?? { amount: 0n, rounds: [] }
  if (amount > notice.amount)
    refuse('NOTICE_TOO_SMALL', { given: decimalOf(notice.amount), currency, amount: decimalOf(amount) })
  const behind = roundsBehind(venue, notice)
  if (behind.length > 0) refuse('NOTICE_NOT_OVER', { rounds: behind.map((id) => `"${id}"`).join(', ') })
  const there = ledger.balance(account, currency)
  if (amount > there) refuse('NOTICE_BEYOND_BALANCE', { there: decimalOf(there), currency, amount: decimalOf(amount) })
}
