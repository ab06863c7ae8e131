import { z } from 'zod'
import { decimalOf } from '../../ledger/index.ts'
import { CAPITAL, fundOf } from '../state/accounts.ts'
import { billionthsOf, money, moneyOrNone, usdPerKg } from '../../amounts.ts'
import { budgetIn, refuseBeyondSetAside } from '../rules/money/budgets.ts'
import { command, memberNamed, OPERATOR_ONLY, tradingOrganisation, TRADER_ONLY } from './command.ts'
import { id, text, uri } from '../forms/schemas.ts'
import { refuseBeyondNotice } from '../rules/money/notices.ts'
import { refuseBeyondFree } from '../rules/money/owed.ts'
import { refuse } from '../forms/refusal.ts'
import { isOver } from '../rules/rounds/round.ts'

const reference = text.meta({ description: 'of the bank’s statement' })

/** What of one budget contracts may bind: a round counts it in whole micro-dollars, and half of what is exact leaves room for what contracts bring. */
const MOST_BOUND = 4_500_000_000n * 1_000_000_000n

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
    'Notes that money from a member’s available balance was paid out.',
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
    'Pays into the default fund from your available balance.',
    z.strictObject({ amount: money }),
    (venue, { amount }, context) => {
      const organisation = tradingOrganisation(venue, context)
      refuseBeyondFree(venue, organisation, billionthsOf(amount))
      return [{ kind: 'fund', organisation, amount }]
    },
  ),
  'give-fund-notice': command(
    TRADER_ONLY,
    'orders',
    'Says how much of your part of the default fund is to leave it. It stays behind the rounds that are announced by then, until each is settled or void.',
    z.strictObject({ amount: moneyOrNone }),
    (venue, { amount }, context) => [
      { kind: 'fund-notice', organisation: tradingOrganisation(venue, context), amount },
    ],
  ),
  'withdraw-from-fund': command(
    TRADER_ONLY,
    'orders',
    'Takes money out of your part of the default fund, of which notice was given.',
    z.strictObject({ amount: money }),
    (venue, { amount }, context) => {
      const organisation = tradingOrganisation(venue, context)
      refuseBeyondNotice(venue, fundOf(organisation), billionthsOf(amount))
      return [{ kind: 'fund-out', organisation, amount }]
    },
  ),
  'give-capital-notice': command(
    OPERATOR_ONLY,
    'operate',
    'Says how much of the operator’s own capital is to leave. It stays behind the rounds that are announced by then, until each is settled or void.',
    z.strictObject({ amount: moneyOrNone }),
    (_, { amount }) => [{ kind: 'capital-notice', amount }],
  ),
  'withdraw-capital': command(
    OPERATOR_ONLY,
    'operate',
    'Notes that capital of the operator, of which notice was given, was paid out.',
    z.strictObject({ amount: money, reference }),
    (venue, { amount, reference: given }) => {
      refuseBeyondNotice(venue, CAPITAL, billionthsOf(amount))
      return [{ kind: 'capital-out', amount, reference: given }]
    },
  ),
  'fund-budget': command(
    TRADER_ONLY,
    'orders',
    'Sets money aside for price contracts, from your available balance.',
    z.strictObject({ budget: id, amount: money }),
    (venue, { budget, amount }, context) => {
      const organisation = tradingOrganisation(venue, context)
      refuseBeyondFree(venue, organisation, billionthsOf(amount))
      return [{ kind: 'budget', budget, organisation, amount }]
    },
  ),
  'take-budget-back': command(
    TRADER_ONLY,
    'orders',
    'Takes back what you set aside for a budget, as far as no price contract binds it.',
    z.strictObject({ budget: id, amount: money }),
    (venue, { budget, amount }, context) => {
      const organisation = tradingOrganisation(venue, context)
      refuseBeyondSetAside(venue, budget, organisation, billionthsOf(amount))
      return [{ kind: 'budget-back', budget, organisation, amount }]
    },
  ),
  'give-up-contract': command(
    TRADER_ONLY,
    'orders',
    'Gives up a price contract of yours: its budget is free of it. Not from the time of a round’s close until it is cleared: its orders may be under it.',
    z.strictObject({ contract: id }),
    (venue, { contract }, context) => {
      const organisation = tradingOrganisation(venue, context)
      if (venue.contracts.get(contract)?.organisation !== organisation) refuse('CONTRACT_NOT_YOURS', { contract })
      const going = [...venue.rounds.values()].find(
        (round) =>
          round.status === 'closed' ||
          round.status === 'opened' ||
          (round.status === 'announced' && round.version >= 3 && isOver(round, context.at)),
      )
      if (going !== undefined) refuse('CONTRACT_IN_ROUND', { round: going.id, status: going.status })
      return [{ kind: 'contract-ended', contract }]
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
      if (venue.contracts.has(contract.id)) refuse('CONTRACT_TWICE', { contract: contract.id })
      if (!venue.tables.materials.has(contract.material)) refuse('MATERIAL_UNKNOWN', { material: contract.material })
      const { there, bound } = budgetIn(venue, contract.budget)
      if (venue.version >= 3 && bound + billionthsOf(contract.amount) > MOST_BOUND)
        refuse('CONTRACT_TOO_LARGE', {
          amount: decimalOf(bound + billionthsOf(contract.amount)),
          currency: venue.currency,
          budget: contract.budget,
          most: decimalOf(MOST_BOUND),
        })
      if (bound + billionthsOf(contract.amount) > there)
        refuse('BUDGET_TOO_SMALL', {
          budget: contract.budget,
          there: decimalOf(there),
          currency: venue.currency,
          bound: decimalOf(bound),
        })
      return [{ kind: 'contract', contract }]
    },
  ),
} as const
