import { CheckFailed } from '../../clearing/index.ts'
import { PROVED_GAP } from '../../solver/index.ts'
import type { WeaponResult } from './result.ts'
import { SAME_LOSS } from './tolerances.ts'

/**
 * A result that contradicts itself is withheld: nothing that is listed may be worse than the worst, nor above the bound, and
 * no figure may be missing. Solves of one loss agree to a millionth of it, or where it is next to nothing to a billionth
 * of the reference surplus, so that a part may exceed another by that.
 *
 * @throws CheckFailed naming the first contradiction
 */
export function refuseContradictions(result: WeaponResult): void {
  const { referenceSurplus, worst, proof, runnersUp, curve, protection, onesProtected, withoutPlan, member } = result
  const atMost = (what: string, value: number, most: number, slack = 0): void => {
    if (!(value <= most + slack)) throw new CheckFailed(`${what} is ${value}, above ${most}`)
  }
  const slack = Math.max(PROVED_GAP * Math.abs(worst.loss), SAME_LOSS * Math.abs(referenceSurplus))
  atMost('the worst loss', worst.loss, proof.bound)
  runnersUp.forEach(({ loss }, i) => atMost(`runner-up ${i + 1}`, loss, runnersUp[i - 1]?.loss ?? worst.loss))
  curve.forEach(({ kappa, loss }, i) => {
    atMost(`the loss on the curve from ${kappa}`, loss, worst.loss, slack)
    atMost('a price on the curve', curve[i - 1]?.kappa ?? 0, kappa)
  })
  protection?.levels.forEach(({ worst: remaining, alternatives }, n) => {
    atMost(
      `what remains with ${n + 1} protected`,
      remaining.loss,
      protection.levels[n - 1]?.worst.loss ?? worst.loss,
      slack,
    )
    for (const { loss } of alternatives) atMost(`the best of ${n + 1} protected`, remaining.loss, loss)
  })
  for (const one of onesProtected ?? []) {
    // What is protected takes something from each set, and adds nothing to any.
    atMost(`what remains with ${one.protect} protected`, one.worst.loss, proof.bound, slack)
    atMost(`what remains with ${one.protect} protected`, one.worst.loss, one.bound)
  }
  if (withoutPlan !== undefined) {
    atMost('the worst without the plan', withoutPlan.worst.loss, withoutPlan.bound)
    atMost('the earlier worst with the plan', withoutPlan.sameSetNow, proof.bound, slack)
  }
  if (member === null) return
  for (const one of [member.worst, member.worstGuaranteed, member.worstOverall, ...member.runnersUp]) {
    const what = `the member's loss under ${one.measures.join(' + ') || 'nothing'}`
    atMost(what, one.optimistic, one.pessimistic, PROVED_GAP * member.referenceSurplus)
    atMost(what, one.pessimistic, member.worst.pessimistic, PROVED_GAP * member.referenceSurplus)
    atMost(
      `${what}, for certain`,
      one.optimistic,
      member.worstGuaranteed.optimistic,
      PROVED_GAP * member.referenceSurplus,
    )
  }
}
