import { rulesCommands } from './rules.ts'
import { tablesCommands } from './adopt-tables.ts'
import { memberCommands } from './members.ts'
import { proposalCommands } from './proposals.ts'
import { operatorKeyCommands } from './operator-keys.ts'
import { lotCommands } from './lots.ts'
import { moneyCommands } from './money.ts'
import { payoutCommands } from './payouts.ts'
import { roundCommands } from './rounds.ts'
import { orderCommands } from './orders.ts'
import { disputeCommands } from './disputes.ts'
import { forceMajeureCommands } from './force-majeure.ts'
import { tradeReviewCommands } from './trade-reviews.ts'
import { screeningCommands } from './screenings.ts'

/** All that can be asked of a market, by name. */
export const COMMANDS = {
  ...rulesCommands,
  ...tablesCommands,
  ...memberCommands,
  ...proposalCommands,
  ...operatorKeyCommands,
  ...lotCommands,
  ...moneyCommands,
  ...payoutCommands,
  ...roundCommands,
  ...orderCommands,
  ...disputeCommands,
  ...forceMajeureCommands,
  ...tradeReviewCommands,
  ...screeningCommands,
} as const

export type CommandName = keyof typeof COMMANDS

export const isCommand = (name: string): name is CommandName => Object.hasOwn(COMMANDS, name)
