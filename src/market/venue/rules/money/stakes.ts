import type { Round } from '../../state/round.ts'
import { settlementBalanceOf, coverOf } from '../../state/accounts.ts'
import type { Balances } from '../../state/slices.ts'

export function* stakesIn({ ledger, currency }: Balances, { id }: Round): Generator<readonly [member: string, bigint]> {
  const prefix = settlementBalanceOf(id, '')
  for (const [account, balance] of ledger.accounts(currency))
    if (account.startsWith(prefix)) yield [account.slice(prefix.length), balance]
}

export const coverIn = ({ ledger, currency }: Balances, { id }: Round, member: string): bigint =>
  ledger.balance(coverOf(id, member), currency)
