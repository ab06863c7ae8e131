import type { OrderContent } from '../../../src/market/index.ts'

/** What somebody has sealed from this browser: the market cannot tell them, so that it is kept here until the round is opened. */
const PREFIX = 'ytterby order '
const keyOf = (user: string, round: string, order: string): string => `${PREFIX}${user} ${round} ${order}`

export function keepDraft(user: string, round: string, order: string, content: OrderContent): void {
  try {
    localStorage.setItem(keyOf(user, round, order), JSON.stringify(content))
  } catch {
    // A browser may keep nothing, or have no room: the order is placed all the same.
  }
}

export function draftOf(user: string, round: string, order: string): OrderContent | undefined {
  try {
    const text = localStorage.getItem(keyOf(user, round, order))
    return text === null ? undefined : (JSON.parse(text) as OrderContent)
  } catch {
    return undefined
  }
}

export function forgetDraft(user: string, round: string, order: string): void {
  try {
    localStorage.removeItem(keyOf(user, round, order))
  } catch {
    // Nothing was kept.
  }
}
