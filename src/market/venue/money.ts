import { z } from 'zod'
import { decimalOf } from '../ledger/index.ts'
import { budgetOf } from './accounts.ts'
import { billionthsOf, money, usdPerKg } from './amounts.ts'
import { command, id, memberNamed, OPERATOR_ONLY, text, tradingOrganisation, TRADER_ONLY, uri } from './command.ts'
import { refuseBeyondFree } from './owed.ts'
import { refuse } from './refusal.ts'

const reference = text.meta({ description: 'of the bank’s statement' })

/** Money in and out, the default fund, budgets and price contracts. */
export const moneyCommands = {
  'record-payment-in': command(
    OPERATOR_ONLY,
    'operate',
    'Notes that a member’s money has arrived at the bank.',
    z.strictObject({ organisation: uri, amount: money, reference }),
    (venue, { organisation, amount, reference: given }) => [
      { kind: 'paid-in', organisation: memberNamed(venue, organisation), amount, reference: given },
    ],
  ),
  'record-payment-out': command(
    OPERATOR_ONLY,
    'operate',
    'Notes that free money of a member was paid out.',
    z.strictObject({ organisation: uri, amount: money, reference }),
    (venue, { organisation, amount, reference: given }) => {
      refuseBeyondFree(venue, memberNamed(venue, organisation), billionthsOf(amount))
      return [{ kind: 'paid-out', organisation, amount, reference: given }]
    },
  ),
  'add-capital': command(
    OPERATOR_ONLY,
    'operate',
    'Adds to the operator’s own capital, which pays for a default before the other members’ fund does.',
    z.strictObject({ amount: money, reference }),
    (_, { amount, reference: given }) => [{ kind: 'capital', amount, reference: given }],
  ),
  'pay-into-fund': command(
    TRADER_ONLY,
    'orders',
    'Pays into the default fund from your free money.',
    z.strictObject({ amount: money }),
    (venue, { amount }, context) => {
      const organisation = tradingOrganisation(venue, context)
      refuseBeyondFree(venue, organisation, billionthsOf(amount))
      return [{ kind: 'fund', organisation, amount }]
    },
  ),
  'fund-budget': command(
    TRADER_ONLY,
    'orders',
    'Sets money aside for price contracts, from your free money.',
    z.strictObject({ budget: id, amount: money }),
    (venue, { budget, amount }, context) => {
      const organisation = tradingOrganisation(venue, context)
      refuseBeyondFree(venue, organisation, billionthsOf(amount))
      return [{ kind: 'budget', budget, organisation, amount }]
    },
  ),
  'sign-contract': command(
    OPERATOR_ONLY,
    'operate',
    'Notes a two-way price contract: a budget pays a seller the difference to the strike, and gets back what is above it. No more of the budget than it holds can be bound.',
    z.strictObject({
      id,
      organisation: uri,
      material: id,
      strike: usdPerKg,
      budget: id,
      amount: money.meta({ description: 'what of the budget this contract may take' }),
    }),
    (venue, contract) => {
      memberNamed(venue, contract.organisation)
      if (venue.contracts.has(contract.id))
        refuse('CONTRACT_TWICE', `There is a contract "${contract.id}" already.`, 'Give it an id of its own.')
      if (!venue.tables.materials.has(contract.material))
        refuse('MATERIAL_UNKNOWN', `There is no material "${contract.material}".`, 'Look it up in materials.csv.')
      const bound = [...venue.contracts.values()]
        .filter(({ budget }) => budget === contract.budget)
        .reduce((sum, { amount }) => sum + BigInt(amount) * 1000n, 0n)
      const there = venue.ledger.balance(budgetOf(contract.budget), venue.currency)
      if (bound + billionthsOf(contract.amount) > there)
        refuse(
          'BUDGET_TOO_SMALL',
          `The budget "${contract.budget}" holds ${decimalOf(there)} ${venue.currency}, of which ${decimalOf(bound)} are bound.`,
          'Set more money aside for it, or bind less.',
        )
      return [{ kind: 'contract', contract }]
    },
  ),
} as const
