import type { Round, Due } from '../../state/round.ts'
import { stakesIn } from './stakes.ts'
import { inProportion } from './in-proportion.ts'
import { coverOf, cashOf, fundOf, OPERATOR, settlementBalanceOf, CAPITAL } from '../../state/accounts.ts'
import { recalledIn, recallable } from './recalled.ts'
import { cashForRound, handedIn } from './owed.ts'
import { closeDues, duesWithDefault } from './dues.ts'
import type { Defaults } from '../../state/slices.ts'

/** A part of what a default leaves open, and whose money closes it. */
export interface WaterfallLayer {
  readonly account: string
  readonly amount: bigint
}

/**
 * Who pays for a default, each layer only what those before it leave open: the defaulter's deposit, cash and part of the fund; those to whom it
 * owes anything but goods that it was handed, which lose that in proportion; the operator's capital; the fund of all others, in proportion; at last
 * those who were to get something, in proportion, for goods that they handed over after all else. By rules before version 3 capital and fund pay for
 * all of it.
 *
 * @param stakes what members are to get or owe once parcels of the defaulter are called off
 */
export function waterfall(
  venue: Defaults,
  round: Round,
  defaulter: string,
  stakes: ReadonlyMap<string, bigint> = new Map(stakesIn(venue, round)),
): { readonly layers: WaterfallLayer[]; readonly dues: readonly Due[] } {
  const { ledger, currency } = venue
  let open = -(stakes.get(defaulter) ?? 0n)
  const layers: WaterfallLayer[] = []
  const take = (each: readonly (readonly [account: string, amount: bigint])[]): void => {
    const sizes = each.map(([, own]) => (own > 0n ? own : 0n))
    const total = sizes.reduce((sum, own) => sum + own, 0n)
    const amount = total < open ? total : open
    if (amount <= 0n) return
    inProportion(amount, sizes).forEach((part, i) => {
      if (part > 0n) layers.push({ account: each[i]?.[0] ?? '', amount: part })
    })
    open -= amount
  }
  const all = (account: string): readonly [string, bigint] => [account, ledger.balance(account, currency)]
  const isNew = round.version >= 2
  take([all(coverOf(round.id, defaulter))])
  const recalled = recalledIn(recallable(venue, round, defaulter))
  take([isNew ? [cashOf(defaulter), cashForRound(venue, defaulter, round, recalled)] : all(cashOf(defaulter))])
  take([all(fundOf(defaulter))])
  const { lost, left: dues } =
    round.version < 3
      ? { lost: new Map<string, bigint>(), left: [] }
      : closeDues(duesWithDefault(venue, round, defaulter), defaulter, open)
  take([...lost].map(([to, amount]) => [to === OPERATOR ? OPERATOR : settlementBalanceOf(round.id, to), amount]))
  take([all(CAPITAL)])
  take([...venue.members.keys()].filter((id) => id !== defaulter).map((id) => all(fundOf(id))))
  const due = [...stakes].filter(([, stake]) => stake > 0n)
  const handed = isNew ? handedIn(round, venue) : undefined
  const forGoods = ([member, stake]: readonly [string, bigint]): bigint => {
    const own = -(handed?.get(member) ?? 0n)
    return own < 0n ? 0n : own < stake ? own : stake
  }
  take(due.map((one) => [settlementBalanceOf(round.id, one[0]), one[1] - forGoods(one)]))
  take(due.map((one) => [settlementBalanceOf(round.id, one[0]), forGoods(one)]))
  return { layers, dues }
}
