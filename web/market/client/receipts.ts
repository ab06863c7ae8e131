import { z } from 'zod'
import { receiptSchema } from '../../../src/market/light.ts'

/**
 * What the market has signed about each command that was sent from here: held against the log, it shows whether the entry was dropped or
 * changed. It says nothing beyond what its user has done.
 */
const keptSchema = z.object({
  /** What was asked for. */
  name: z.string(),
  receipt: receiptSchema,
  /** Whether it is of just that, by that user. */
  fits: z.boolean(),
})
export type Kept = Readonly<z.infer<typeof keptSchema>>

/** Of each user. They take about a fifth of what a browser grants: orders that are sealed from here need room as well. */
export const MOST_KEPT = 2000

const ofUser = (user: string): string => `ytterby receipt ${user} `
const droppedOf = (user: string): string => `ytterby receipts-dropped ${user}`

export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** Names in the store of what is kept of a user, the oldest first: instants sort as texts. */
const namesIn = (store: Store, user: string): string[] =>
  Array.from({ length: store.length }, (_, i) => store.key(i) ?? '')
    .filter((name) => name.startsWith(ofUser(user)))
    .sort()

/** How many found no room since the page was loaded: what keeps nothing keeps no count either. */
let unkept = 0

/** Keeps a receipt, and tells whether it is kept; the oldest make room for it. */
export function keepReceipt(user: string, kept: Kept, store?: Store): boolean {
  try {
    const into = store ?? localStorage
    const { at, seq } = kept.receipt
    const name = `${ofUser(user)}${at} ${String(seq).padStart(12, '0')}`
    const others = namesIn(into, user).filter((one) => one !== name)
    const old = others.slice(0, Math.max(0, others.length + 1 - MOST_KEPT))
    for (const one of old) into.removeItem(one)
    if (old.length > 0) into.setItem(droppedOf(user), String(Number(into.getItem(droppedOf(user)) ?? 0) + old.length))
    into.setItem(name, JSON.stringify(kept))
    return true
  } catch {
    // There is no room, or nothing may be kept: the command is done all the same.
    unkept += 1
    return false
  }
}

export interface Receipts {
  /** The newest first. */
  readonly kept: readonly Kept[]
  /** How many had to make room for newer ones. */
  readonly dropped: number
  /** How many found no room since the page was loaded. */
  readonly unkept: number
}

export function receiptsOf(user: string, store?: Store): Receipts {
  try {
    const from = store ?? localStorage
    const kept = namesIn(from, user)
      .reverse()
      .flatMap((name) => {
        const read = keptSchema.safeParse(parsed(from.getItem(name)))
        return read.success ? [read.data] : []
      })
    return { kept, dropped: Number(from.getItem(droppedOf(user)) ?? 0), unkept }
  } catch {
    return { kept: [], dropped: 0, unkept }
  }
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}

/** The file that `ytterby market verify --receipt` reads: in the order of the log. */
export const receiptsFile = (kept: readonly Kept[]): string =>
  `${JSON.stringify(kept.map(({ receipt }) => receipt).reverse(), undefined, 2)}\n`
