import { at } from '../../lists/index.ts'
import { quantity, type MillionUsd } from '../../quantity/index.ts'
import { InputError } from '../../world/index.ts'
import { studyFault } from '../study-fault.ts'

/** How what may be lost under several attacks is weighed. */
export type Risk =
  | { readonly kind: 'worst' }
  /**
   * The mean over that part of what may come in which most is lost: a part of 1 is what is to be expected, a small one what
   * the worst cases come to (conditional value at risk).
   */
  | { readonly kind: 'tail'; readonly tailShare: number; readonly chances: readonly number[] }

/** @param losses under each attack; for `tail` in the order of its chances, which add to 1 */
export function weigh(losses: readonly MillionUsd[], risk: Risk): MillionUsd {
  return risk.kind === 'worst' ? quantity(Math.max(...losses)) : weighPart(losses, losses, risk)
}

/** What a part of each loss counts where all of it is weighed: `weigh` of all is the sum of that of its parts. */
export function weighPart(parts: readonly MillionUsd[], losses: readonly MillionUsd[], risk: Risk): MillionUsd {
  if (risk.kind === 'worst') return at(parts, losses.indexOf(quantity(Math.max(...losses))))
  const order = losses.map((loss, f) => [loss, at(risk.chances, f), at(parts, f)] as const).sort((a, b) => b[0] - a[0])
  let sum = 0
  let left = risk.tailShare
  for (const [, chance, part] of order) {
    const taken = Math.min(left, chance)
    sum += taken * part
    left -= taken
  }
  return quantity(sum / risk.tailShare)
}

/**
 * What a loss must be above to count beside others that are known: where these fill the part that is weighed, one no larger than the least
 * there changes nothing.
 *
 * @param known losses and how likely each is, in any order
 * @returns undefined where any other counts
 */
export function countsAbove<T extends number>(
  known: readonly (readonly [loss: T, chance: number])[],
  risk: Risk,
): T | undefined {
  const part = risk.kind === 'worst' ? 0 : risk.tailShare
  let filled = 0
  for (const [loss, chance] of [...known].sort((one, other) => other[0] - one[0])) {
    filled += chance
    if (filled >= part) return loss
  }
  return undefined
}

/** `worst`, `expected`, `cvar:0.2`. */
export function riskIn(text: string): 'worst' | { readonly tailShare: number } {
  if (text === 'worst') return text
  if (text === 'expected') return { tailShare: 1 }
  const share = Number(
    /^cvar:(0?\.\d+|1|\d{1,2}%)$/.exec(text)?.[1]?.replace(/^(\d+)%$/, (_, n: string) => `${Number(n) / 100}`),
  )
  if (share > 0) return { tailShare: share }
  throw new InputError([studyFault('PLAN_RISK', { text })])
}
