import type { BankAccount } from '../../bank/index.ts'

/**
 * What is to leave the default fund or the operator's capital. Those who trade count on it: it stands behind each round that was announced
 * when notice was given, until that is settled or void. Rounds that are announced later do not count on it.
 */
export interface Notice {
  /** What may still leave, in nano-dollars. */
  readonly amount: bigint
  readonly rounds: readonly string[]
}

export type PayoutStatus = 'asked' | 'released' | 'sent' | 'paid' | 'returned' | 'withdrawn'

/** Money that a member has asked for: bound from then on, until the bank has paid it. */
export interface Payout {
  readonly id: string
  readonly organisation: string
  readonly amount: string
  /** As it was in force when it was asked for. */
  readonly account: BankAccount
  status: PayoutStatus
}

/** A member's account, and from when on it is paid to. */
export interface MemberAccount {
  readonly account: BankAccount
  /** Milliseconds since 1970. */
  readonly from: number
}

/** A file of payouts for the bank, as it was made. */
export interface PaymentFileMade {
  readonly date: string
  readonly at: string
  readonly from: BankAccount
  readonly payouts: readonly string[]
}
