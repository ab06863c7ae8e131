/** What one operator alone could abuse: where a market takes two, one proposes it and another agrees. */
export const FOR_TWO = [
  'add-user',
  'remove-user',
  'admit-user',
  'set-standing',
  'set-deposit-class',
  'revoke-signing-key',
  'record-payment-out',
  'withdraw-capital',
  'sign-contract',
  'set-bank-account',
  'release-payouts',
  'decide-dispute',
  'decide-force-majeure',
  'decide-trade-review',
  'record-screening',
  'declare-undelivered',
  'declare-default',
] as const
export type ForTwo = (typeof FOR_TWO)[number]

/** Those that one alone could do by the rules before the third. */
export const ALONE_BEFORE: ReadonlySet<string> = new Set<ForTwo>(['declare-undelivered', 'declare-default'])

export const isForTwo = (name: string): name is ForTwo => (FOR_TWO as readonly string[]).includes(name)

/** How long a proposal waits for another operator. */
export const PROPOSAL_HOLDS_MS = 7 * 24 * 3_600_000
