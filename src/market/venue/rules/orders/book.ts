import type { Book, Order } from '../../../round/index.ts'
import { bookOrder, namesOf, type OrderContent, contractUnder } from '../../../round/index.ts'
import type { Contract, Round } from '../../state/round.ts'

/**
 * The book of a round: its terms, and the orders that were opened and accepted. It is published, and names nobody: each order is its own
 * owner in it.
 */
export function bookOf(
  { contracts, tieBreak }: { readonly contracts: ReadonlyMap<string, Contract>; readonly tieBreak: string | undefined },
  round: Round,
): Book {
  const orders = [...round.accepted].map(([id, content]) => orderIn(round, contracts, { id, content }))
  const budgets = new Map<string, number>()
  for (const { budget, amount } of contracts.values()) budgets.set(budget, (budgets.get(budget) ?? 0) + amount)
  const terms = { round: round.id, ...round.terms, budgets: Object.fromEntries(budgets) }
  const rules = rulesOf({ version: round.version, tieBreak })
  return {
    ...terms,
    ...(rules === undefined ? {} : { rules }),
    ...(tieBreak === undefined ? {} : { tieBreak }),
    orders,
  }
}

/** By which rules a round is cleared. Of those of version 2 the first knew no tie-break. */
export function rulesOf({ version, tieBreak }: { version: number; tieBreak: string | undefined }): Book['rules'] {
  if (tieBreak === undefined) return undefined
  return version < 3 ? 2 : 3
}

/** An order as the clearing takes it, cut by what share of the material everybody may have in a shortage. */
function orderIn(
  round: Pick<Round, 'shortage'>,
  contracts: ReadonlyMap<string, Contract>,
  { id, content }: { readonly id: string; readonly content: OrderContent },
): Order {
  const under = contractUnder(content)
  return bookOrder(id, content, {
    contract: under === undefined ? undefined : contracts.get(under.id),
    share: shareFor(round, content),
  })
}

/** What part of what it would buy an order may have: in a basket, of what is shortest. */
export const shareFor = ({ shortage }: Pick<Round, 'shortage'>, content: OrderContent): number =>
  Math.min(...namesOf(content).materials.map(([material]) => shortage.get(material) ?? 1))
