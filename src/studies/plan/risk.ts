/** How what may be lost under several attacks is weighed. */
export type Risk =
  | { readonly kind: 'worst' }
  /**
   * The mean over that part of what may come in which most is lost: a part of 1 is what is to be expected, a small one what
   * the worst cases come to (conditional value at risk).
   */
  | { readonly kind: 'tail'; readonly part: number; readonly chances: readonly number[] }

/** @param losses under each attack; for `tail` in the order of its chances, which come to 1 */
export function weigh(losses: readonly number[], risk: Risk): number {
  if (risk.kind === 'worst') return Math.max(...losses)
  const order = losses.map((loss, f) => [loss, risk.chances[f] ?? 0] as const).sort((a, b) => b[0] - a[0])
  let sum = 0
  let left = risk.part
  for (const [loss, chance] of order) {
    const taken = Math.min(left, chance)
    sum += taken * loss
    left -= taken
  }
  return sum / risk.part
}
