import type { MarketState } from '../state/market-state.ts'
import type { Round, Parcel } from '../state/round.ts'
import { less, quantity } from '../../../quantity/index.ts'
import { backFromContracts } from '../rules/money/contract-pay.ts'
import { contractUnder } from '../../round/index.ts'

/** What a price contract was paid, or paid back, changes what it may still take of its budget. */
export function drawOn(
  { contracts }: Pick<MarketState, 'contracts'>,
  { accepted }: Pick<Round, 'accepted'>,
  order: string,
  amount: bigint,
): void {
  const content = accepted.get(order)
  const under = content === undefined ? undefined : contractUnder(content)
  const contract = under === undefined ? undefined : contracts.get(under.id)
  if (contract === undefined) return
  // Upwards, so that a part of a micro-dollar is never paid twice.
  const drawn = amount > 0n ? (amount + 999n) / 1000n : amount / 1000n
  contracts.set(contract.id, { ...contract, amount: less(contract.amount, quantity(Number(drawn))) })
}

/** What was paid for goods that do not come is a contract's again. */
export function giveBack(
  venue: Pick<MarketState, 'contracts'>,
  round: Round,
  missing: readonly { readonly parcel: Parcel; readonly grams: number }[],
): void {
  for (const { order, amount } of backFromContracts(round, missing))
    if (amount > 0n) drawOn(venue, round, order, 0n - amount)
}
