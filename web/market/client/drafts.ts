import { z } from 'zod'
import type { OrderContent } from '../../../src/market/index.ts'
import { orderSchema } from '../../../src/market/light.ts'

/**
 * What somebody has sealed from this browser: the market cannot tell them, so that it is kept here until the round is opened. Each goes
 * by its envelope's key hash: an order that was replaced from elsewhere is not told by what it said before.
 */
const PREFIX = 'ytterby order '

export interface Sealed {
  readonly user: string
  readonly round: string
  readonly order: string
  /** SHA-256 of the key of its envelope. */
  readonly key: string
}
const ofOrder = ({ user, round, order }: Omit<Sealed, 'key'>): string => `${PREFIX}${user} ${round} ${order} `

/** What is kept: the order, and the key that opens its envelope, by which its sender can reveal it. */
export interface Draft {
  readonly content: OrderContent
  readonly opens: string
}
const draftSchema = z.object({ content: orderSchema, opens: z.string() })

/** @returns whether it is kept: a browser may keep nothing, or have no room, and the order is placed all the same */
export function keepDraft(sealed: Sealed, draft: Draft): boolean {
  try {
    localStorage.setItem(`${ofOrder(sealed)}${sealed.key}`, JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

export function draftOf(sealed: Sealed): Draft | undefined {
  try {
    const text = localStorage.getItem(`${ofOrder(sealed)}${sealed.key}`)
    return text === null ? undefined : draftSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** Forgets all that was kept of an order, but for one envelope of it. */
export function forgetDrafts(order: Omit<Sealed, 'key'>, but?: string): void {
  try {
    const own = ofOrder(order)
    for (const key of Object.keys(localStorage))
      if (key.startsWith(own) && key !== `${own}${but ?? ''}`) localStorage.removeItem(key)
  } catch {
    // Nothing was kept.
  }
}
