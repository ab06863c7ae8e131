import { at } from '../../lists/index.ts'

/** Budgets that may pay for the same things are looked at in all their sets: up to this many of them. */
export const MOST_SHARING = 10

/**
 * Sets of budgets of which each limits what only its members may pay for, so that together they say whether the payments can be shared out.
 * Sets that follow from smaller ones are left out: those with a member that none of these payments may come from, and those that fall apart.
 *
 * @param covering for each payment, the budgets that it may come from
 * @returns the sets, each in order; undefined where too many budgets hang together
 */
export function payerGroups(covering: readonly (readonly number[])[]): number[][] | undefined {
  const distinct = [...new Map(covering.map((one) => [one.join(' '), one])).values()].filter(({ length }) => length > 0)
  const groups: number[][] = []
  for (const part of connected(distinct)) {
    const members = [...new Set(part.flat())].sort((a, b) => a - b)
    if (members.length > MOST_SHARING) return undefined
    for (let code = 1; code < 2 ** members.length; code++) {
      const inside = new Set(members.filter((_, i) => Math.floor(code / 2 ** i) % 2 === 1))
      const own = part.filter((one) => one.every((p) => inside.has(p)))
      if (own.length > 0 && new Set(own.flat()).size === inside.size && connected(own).length === 1)
        groups.push([...inside])
    }
  }
  return groups.sort((a, b) => a.length - b.length || at(a, 0) - at(b, 0))
}

/** Sets that have members in common, directly or by way of others. */
function connected(sets: readonly (readonly number[])[]): (readonly number[])[][] {
  const parts: (readonly number[])[][] = []
  for (const one of sets) {
    const touching = parts.filter((part) => part.some((other) => other.some((p) => one.includes(p))))
    const merged = [one, ...touching.flat()]
    for (const part of touching) parts.splice(parts.indexOf(part), 1)
    parts.push(merged)
  }
  return parts
}
