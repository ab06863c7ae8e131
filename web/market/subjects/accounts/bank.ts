import type { BankShown, RegisterShown } from '../../../../src/market/index.ts'
import {
  readStatements,
  sortStatements,
  type BankStatement,
  type SortedEntry,
  type SortedStatement,
} from '../../../../src/market/light.ts'
import { Refused } from '../../client/api.ts'
import type { InputOf } from '../../client/commanding.ts'
import { sumOf } from '../../parts/exact.ts'

/** What passes between the market and its bank, sorted out; sums are exact. */

/**
 * Reads a bank's file.
 *
 * @throws Refused with what is wrong, and where
 */
export function readFile(bytes: Uint8Array): readonly BankStatement[] {
  try {
    return readStatements(bytes)
  } catch (error) {
    if (error instanceof Error && 'faults' in error)
      throw new Refused('command-refused', error.message, error.faults as Refused['faults'])
    throw error
  }
}

/** Whether an entry is taken now, is in from before, or stays out. */
export type Fate = 'taken' | 'in' | 'out'
export const fateOf = ({ verdict }: Pick<SortedEntry, 'verdict'>): Fate =>
  verdict === 'taken' ? 'taken' : verdict === 'already-in' ? 'in' : 'out'

export interface Total {
  readonly n: number
  readonly sum: string
}
export interface Preview {
  readonly statements: readonly SortedStatement[]
  /** What is taken: deposits of members, payouts that went out, payouts that came back. */
  readonly deposits: Total
  readonly out: Total
  readonly back: Total
  /** In how many entries nothing changes: they are in already, or stay out. */
  readonly already: number
  readonly leftOut: number
  /** What is sent, a command for each statement that brings something. */
  readonly commands: readonly InputOf<'record-statement'>[]
}

export function previewOf(read: readonly BankStatement[], bank: BankShown): Preview {
  const statements = sortStatements(read, bank)
  const ours = statements.filter(({ isOurs }) => isOurs)
  const taken = ours.flatMap(({ sorted }) => sorted.flatMap((one) => one.taken ?? []))
  const total = (kind: 'in' | 'out' | 'back'): Total => {
    const own = taken.filter((one) => one.kind === kind)
    return { n: own.length, sum: sumOf(own.map(({ amount }) => amount)) }
  }
  const entries = ours.flatMap(({ sorted }) => sorted)
  const count = (fate: Fate): number => entries.filter((one) => fateOf(one) === fate).length
  return {
    statements,
    deposits: total('in'),
    out: total('out'),
    back: total('back'),
    already: count('in'),
    leftOut: count('out'),
    commands: ours.flatMap(({ id, account, sorted }) => {
      const own = sorted.flatMap((one) => one.taken ?? [])
      return own.length === 0 ? [] : [{ statement: id, account, entries: own }]
    }),
  }
}

type Payout = BankShown['payouts'][number]
export type PayoutState = Payout['status'] | 'proposed'
export interface PayoutRow extends Omit<Payout, 'status'> {
  readonly state: PayoutState
}

type Proposals = RegisterShown['proposals']

/** Proposals about the bank that another operator may still agree to. */
export const bankProposals = (proposals: Proposals): Proposals =>
  proposals.filter(({ command }) => command === 'release-payouts' || command === 'set-bank-account')

/** Ids of the payouts that a proposal is to release. */
export function proposedIn({ command, input }: Pick<Proposals[number], 'command' | 'input'>): readonly string[] {
  const { payouts } = input as { payouts?: unknown }
  return command === 'release-payouts' && Array.isArray(payouts)
    ? payouts.filter((one): one is string => typeof one === 'string')
    : []
}

/** Payouts with how far they are; what is proposed by one operator waits for another. */
export function payoutRows({ payouts }: Pick<BankShown, 'payouts'>, proposals: Proposals): readonly PayoutRow[] {
  const proposed = new Set(proposals.flatMap(proposedIn))
  return payouts.map(({ status, ...one }) => ({
    ...one,
    state: status === 'asked' && proposed.has(one.payout) ? 'proposed' : status,
  }))
}

const OVER: ReadonlySet<PayoutState> = new Set(['paid', 'returned', 'withdrawn'])
/** Whether nothing more is to be done about a payout. */
export const isOver = ({ state }: Pick<PayoutRow, 'state'>): boolean => OVER.has(state)

export const totalOf = (payouts: readonly { readonly amount: string }[]): Total => ({
  n: payouts.length,
  sum: sumOf(payouts.map(({ amount }) => amount)),
})

export interface FileRow {
  readonly date: string
  readonly at: string
  readonly total: Total
  /** How many of its payouts the bank has paid or sent back. */
  readonly done: number
}

/** Payment files, the latest first. */
export const fileRows = ({ files, payouts }: Pick<BankShown, 'files' | 'payouts'>): readonly FileRow[] =>
  files
    .map(({ date, at, payouts: ids }) => {
      const own = payouts.filter(({ payout }) => ids.includes(payout))
      return {
        date,
        at,
        total: totalOf(own),
        done: own.filter(({ status }) => status === 'paid' || status === 'returned').length,
      }
    })
    .sort((a, b) => (a.date < b.date ? 1 : -1))
